//! What is due when, and a clock that stops there (docs/domain.md, section 4, "Order within one event").

use usher_model::{
    event::Actor,
    time::Instant,
    trace::{EndReason, What},
    triggers::Trigger,
};

use super::{
    Checked, Checker, ensure,
    flow::{Cause, Waits},
    line::{Lines, Who},
    people::Silence,
    react::What as Happened,
};

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    Run(u32),
    AutoClose(usize),
    Silence(usize),
}

impl Checker {
    /// Everything that has to come at this instant: what happened, first in, first out, each with the queue after it; then what is
    /// due, one after the other (I39).
    pub(super) fn settle(&mut self, lines: &mut Lines) -> Checked {
        loop {
            if let Some(happening) = self.pending.pop_front() {
                self.react(lines, &happening)?;
                self.serve(lines)?;
            } else if !self.serve(lines)? && !self.fire(lines)? {
                return Ok(());
            }
        }
    }

    /// I33, I40: the clock goes on to an instant, and stops wherever something is due.
    pub(super) fn clock(&mut self, lines: &mut Lines, target: Instant) -> Checked {
        while let Some(stop) = self.next_stop().filter(|stop| *stop <= target) {
            self.now = stop;
            self.settle(lines)?;
        }
        self.now = target;
        Ok(())
    }

    /// When something happens by itself next.
    pub(super) fn next_stop(&self) -> Option<Instant> {
        let due = self.due().map(|(due, ..)| due);
        [due, self.next_release()].into_iter().flatten().min().map(|due| due.max(self.now))
    }

    /// I40: what is due first; of one instant what began first.
    fn due(&self) -> Option<(Instant, u64, Due)> {
        let runs = self.active.values().filter_map(|run| {
            let wait = run.wait.as_ref()?;
            Some((wait.until, wait.began, Due::Run(run.number)))
        });
        let people = self.people.iter().enumerate();
        let closing = people.clone().filter_map(|(at, person)| person.auto_close.map(|(due, began)| (due, began, Due::AutoClose(at))));
        let silent = people.filter_map(|(at, person)| {
            let silence = person.silence?;
            let span = self.silence_after(silence.told)?;
            Some((silence.since.plus_seconds(span), silence.began, Due::Silence(at)))
        });
        runs.chain(closing).chain(silent).min()
    }

    /// Stage 6 for what is due first. Gives whether anything was.
    fn fire(&mut self, lines: &mut Lines) -> Checked<bool> {
        let Some((_, _, due)) = self.due().filter(|(due, ..)| *due <= self.now) else { return Ok(false) };
        match due {
            Due::Run(number) => {
                let run = self.active.remove(&number).expect("it waits");
                let wait = run.wait.as_ref().expect("it waits");
                self.told(lines, Who::run(&run), "I33", &What::TimedOut { what: wait.what.told() })?;
                self.seen.timed_out(matches!(wait.what, Waits::Assignment(_)));
                self.wake_due(lines, run)?;
                // As after an event: the queue before anybody reacts to what the run's steps caused.
                self.serve(lines)?;
            }
            Due::AutoClose(contact) => {
                let what = What::ConversationClosed { by: Actor::AutoClose, category: None, summary: None };
                self.told(lines, Who::contact(contact), "I40", &what)?;
                self.close(contact, &Actor::AutoClose, None, None);
            }
            Due::Silence(contact) => {
                let silence = self.people[contact].silence.as_mut().expect("somebody is silent");
                let since = silence.since;
                let after = self.silence_after(self.people[contact].silence.map_or(0, |silence| silence.told)).expect("it is due");
                self.people[contact].silence = self.people[contact].silence.map(|silence| Silence { told: after, ..silence });
                self.happened(contact, Happened::Occasion(Cause::Silence { since, after }));
            }
        }
        Ok(true)
    }

    /// The next longer span for which a workflow wants to know of a silence, in seconds.
    pub(super) fn silence_after(&self, longer_than: i64) -> Option<i64> {
        let spans = self.flows.iter().filter(|flow| flow.takes_part).filter_map(|flow| match flow.trigger() {
            Some(Trigger::NoReplyFromAgent(trigger)) => trigger.after.map(usher_model::time::Duration::seconds),
            _ => None,
        });
        spans.filter(|span| *span > longer_than).min()
    }

    /// After a message, an opening or a closing: the automatic close counts from here.
    pub(super) fn touch(&mut self, contact: usize) {
        let span = self.setup.document.workspace.auto_close_after.map_or(0, usher_model::time::Duration::seconds);
        let began = self.tick();
        let open = span > 0 && self.people[contact].is_open();
        self.people[contact].auto_close = open.then(|| (self.now.plus_seconds(span), began));
    }

    /// After a message, an assignment, an opening or a closing: a silence begins here, or there is none.
    pub(super) fn hush(&mut self, contact: usize) {
        let began = self.tick();
        let person = &self.people[contact];
        let silent = person.assignee.is_some() && person.open().is_some_and(|talk| talk.unanswered);
        self.people[contact].silence = silent.then_some(Silence { since: self.now, began, told: 0 });
    }

    /// I15, I33: a wait is over: by `timeout` where there is one.
    fn wake_due(&mut self, lines: &mut Lines, mut run: super::flow::Run) -> Checked {
        run.steps = 0;
        let wait = run.wait.take().expect("it waits");
        self.seen.waited(&self.zone, &wait);
        ensure(wait.until == self.now, "I33", || format!("the wait until {} is over at {}", wait.until, self.now))?;
        let out = match &wait.what {
            Waits::Timer => super::burst::Out::Leave(usher_model::Port::Next),
            Waits::Response { url } => self.answered_request(lines, &mut run, url)?,
            Waits::Answer { .. } | Waits::Assignment(_) => {
                let has_port = self.flows[run.flow].node(run.node).ports().contains(&usher_model::Port::Timeout);
                if has_port { super::burst::Out::Leave(usher_model::Port::Timeout) } else { super::burst::Out::End(EndReason::Timeout) }
            }
        };
        self.walk(lines, run, out)
    }
}
