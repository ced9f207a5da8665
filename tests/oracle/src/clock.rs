//! What is due and when (docs/domain.md, section 4): the clock stops at each due instant, serves the queue, and lets timers go off.

use usher_model::{
    event::Actor,
    ids::{ContactId, WorkflowId},
    people::User,
    port::Port,
    steps::{Step, assign_to::FairLimit},
    time::{Duration, Instant},
    trace::{EndReason, Skipped, WaitingFor, What},
    triggers::Trigger,
};

use crate::{
    Oracle,
    facts::{Fact, Point},
    run::State,
    stages::{Happening, Kind},
};

/// Something that will happen by itself.
pub(crate) struct Due {
    pub(crate) at: Instant,
    /// The number of the fact from which on it was waited for: of one instant the least goes first.
    since: usize,
    what: Timer,
}

enum Timer {
    Run(usize),
    AutoClose(ContactId),
    NoReply(ContactId, Vec<WorkflowId>),
    /// A fair limit lets a user go; the queue does the rest.
    LetGo,
}

impl Oracle {
    pub(crate) fn dues(&self) -> Vec<Due> {
        let mut dues = Vec::new();
        for (run, state) in self.runs.iter().enumerate() {
            if let State::Waits(what, at) = state.state {
                dues.push(Due { at, since: state.since, what: Timer::Run(run) });
                if what == WaitingFor::Assignment {
                    dues.extend(self.lets_go(run).map(|at| Due { at, since: 0, what: Timer::LetGo }));
                }
            }
        }
        for contact in &self.begin.contacts {
            dues.extend(self.auto_close(&contact.id));
            dues.extend(self.no_replies(&contact.id));
        }
        dues
    }

    /// When the fair limit lets the first user go for whom a run waits, and who fits in every other way.
    fn lets_go(&self, run: usize) -> Option<Instant> {
        let node = self.node_of(run);
        let Some(Step::AssignTo(step)) = node.step() else { return None };
        let FairLimit { count, per } = step.fair_limit.clone()?;
        let fits_then = |user: &&User| matches!(self.unfit(step, &self.runs[run].skills, user), Some(Skipped::FairLimit { .. }));
        let let_go = self.members(self.runs[run].pool.as_ref()?).into_iter().filter(fits_then).filter_map(|user| {
            // With so many that the span still holds, one less than the limit is left once this one has gone.
            let held = self.assigned_within(&user.id, per.seconds());
            held.get(held.len() - usize::try_from(count).ok()?).map(|at| at.plus(per))
        });
        let_go.min()
    }

    fn auto_close(&self, contact: &ContactId) -> Option<Due> {
        let after: Duration = self.workspace().auto_close_after?;
        let (opened, _) = self.opening(contact).filter(|_| self.is_open(contact))?;
        let heard = self.incoming(contact).map(|(point, _)| point);
        let (at, since): Point = [Some(opened), heard, self.outgoing(contact)].into_iter().flatten().max_by_key(|(_, number)| *number)?;
        Some(Due { at: at.plus(after), since, what: Timer::AutoClose(contact.clone()) })
    }

    /// Open, assigned, the latest message of the conversation is the contact's: each length of silence that a workflow waits for.
    fn no_replies(&self, contact: &ContactId) -> Vec<Due> {
        let Some((heard, _)) = self.incoming(contact) else { return Vec::new() };
        let Some((opened, _)) = self.opening(contact).filter(|_| self.is_open(contact)) else { return Vec::new() };
        if self.assignee(contact).is_none() || heard.1 < opened.1 || self.outgoing(contact).is_some_and(|sent| sent.1 > heard.1) {
            return Vec::new();
        }
        let (at, since) = self.assigned_at(contact).filter(|assigned| assigned.1 > heard.1).unwrap_or(heard);
        let mut dues: Vec<Due> = Vec::new();
        for workflow in self.begin.document.workflows.iter().filter(|workflow| self.takes_part(workflow)) {
            let Some(Trigger::NoReplyFromAgent(trigger)) = workflow.trigger().and_then(|node| node.trigger()) else { continue };
            let Some(after) = trigger.after else { continue };
            if self.told_no_reply(contact, &workflow.id).is_some_and(|told| told > since) {
                continue;
            }
            let at = at.plus(after);
            match dues.iter_mut().find(|due| due.at == at) {
                Some(Due { what: Timer::NoReply(_, workflows), .. }) => workflows.push(workflow.id.clone()),
                _ => dues.push(Due { at, since, what: Timer::NoReply(contact.clone(), vec![workflow.id.clone()]) }),
            }
        }
        dues
    }

    /// Lets the clock go on, stopping at each due instant. The clock never goes back.
    pub(crate) fn go_on_to(&mut self, target: Instant) {
        while let Some(at) = self.dues().into_iter().map(|due| due.at).filter(|at| *at <= target).min() {
            if at > self.now {
                self.now = at;
                self.caused_steps.clear();
            }
            // The queue of an instant is served before its timeouts.
            self.react(Vec::new());
            let due = self.dues().into_iter().filter(|due| due.at <= self.now).min_by_key(|due| (due.at, due.since));
            match due.map(|due| due.what) {
                Some(Timer::Run(run)) => self.wake(run),
                Some(Timer::AutoClose(contact)) => {
                    let closed = self.close(&contact, &Actor::AutoClose, None, None);
                    self.react(closed.into_iter().map(|closed| vec![closed]).collect());
                }
                Some(Timer::NoReply(contact, workflows)) => {
                    for workflow in &workflows {
                        self.note(Fact::NoReply { contact: contact.clone(), workflow: workflow.clone() });
                    }
                    let happening = Happening::of(&contact, self.facts.count(), Kind::NoReply { workflows });
                    self.react(vec![vec![happening]]);
                }
                Some(Timer::LetGo) | None => {}
            }
        }
        self.now = target;
    }

    fn wake(&mut self, run: usize) {
        let State::Waits(what, _) = self.runs[run].state else { return };
        self.tell_of(run, What::TimedOut { what });
        let has_port = self.node_of(run).ports().contains(&Port::Timeout);
        match what {
            WaitingFor::Timer => self.leave_and_go(run, &Port::Next, EndReason::PathEnd),
            WaitingFor::Answer | WaitingFor::Assignment if has_port => self.leave_and_go(run, &Port::Timeout, EndReason::Timeout),
            WaitingFor::Answer | WaitingFor::Assignment => self.end(run, EndReason::Timeout),
        }
        self.react(Vec::new());
    }
}
