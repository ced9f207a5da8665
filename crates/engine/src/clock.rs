//! Virtual time: what is due when, and a clock that stops at each due instant (docs/domain.md, section 4).

use std::collections::BTreeSet;

use usher_model::{
    event::Actor,
    time::Instant,
    trace::{Notice, What},
};

use crate::{
    index::{ContactIx, RunKey},
    react::Happened,
    refused::Refused,
    steps::Waking,
    verbs::By,
    world::World,
};

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Timer {
    /// The wait of a run is over.
    Run(RunKey),
    /// A conversation without messages closes.
    AutoClose(ContactIx),
    /// Nobody has replied to a contact for as long as a trigger asks for.
    Silence(ContactIx),
}

/// What is due when. Of two timers of one instant the one that began first comes first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Timers(BTreeSet<(Instant, u64, Timer)>);

impl Timers {
    pub(crate) fn add(&mut self, due: Instant, began: u64, timer: Timer) {
        self.0.insert((due, began, timer));
    }

    pub(crate) fn remove(&mut self, due: Instant, began: u64, timer: Timer) {
        self.0.remove(&(due, began, timer));
    }

    pub(crate) fn first(&self) -> Option<(Instant, u64, Timer)> {
        self.0.first().copied()
    }

    pub(crate) fn contains(&self, due: Instant, began: u64, timer: Timer) -> bool {
        self.0.contains(&(due, began, timer))
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

impl World {
    /// When something is due next: a run's wait, an automatic close, or the instant at which a fair limit lets a waiting run go
    /// on. `None`: nothing will ever happen by itself.
    #[must_use]
    pub fn next_timer(&self) -> Option<Instant> {
        let timer = self.timers.first().map(|(due, _, _)| due);
        [timer, self.next_release()].into_iter().flatten().min().map(|due| due.max(self.state.now))
    }

    /// Lets the clock go on by a span.
    pub(crate) fn advance_by(&mut self, seconds: i64) -> Result<(), Refused> {
        let target = self.state.now.plus_seconds(seconds);
        self.advance_to(target)
    }

    /// Lets the clock go on to the next timer, if there is one.
    pub(crate) fn advance_to_next(&mut self) {
        match self.next_timer() {
            Some(due) => self.run_clock(due),
            None => self.tell(None, What::Warning { notice: Notice::NothingToWaitFor }),
        }
    }

    /// Lets the clock go on to an instant.
    pub(crate) fn advance_to(&mut self, target: Instant) -> Result<(), Refused> {
        if target < self.state.now {
            return Err(Refused::ClockSetBack { now: self.state.now, to: target });
        }
        self.run_clock(target);
        Ok(())
    }

    /// Stops at each due instant up to the target: what a timer causes, the queue included, is done before the next one.
    fn run_clock(&mut self, target: Instant) {
        while let Some(due) = self.next_timer().filter(|due| *due <= target) {
            self.state.now = due;
            // A fair limit may have become free by nothing but time.
            self.queues.changed = true;
            self.settle();
        }
        self.state.now = target;
    }

    /// Stage 6 for one timer: the first one that is due. Gives whether there was one.
    pub(crate) fn fire(&mut self) -> bool {
        let Some((due, began, timer)) = self.timers.first().filter(|(due, _, _)| *due <= self.state.now) else {
            return false;
        };
        self.timers.remove(due, began, timer);
        match timer {
            Timer::Run(key) => {
                // A wait of no time at all goes on with what the steps of this instant cause: it may not go round for ever.
                let wait = self.person(key.contact).active(key.flow).and_then(|run| run.wait.as_ref());
                self.chained = wait.is_some_and(|wait| wait.since == self.state.now);
                self.wake(key, Waking::Due);
                // As after an event: the queue before anybody reacts to what the run's steps caused.
                self.serve_queues();
            }
            Timer::Silence(contact) => self.tell_silence(contact),
            Timer::AutoClose(contact) => {
                if let Some(cause) = self.close_conversation(contact, By::Actor(&Actor::AutoClose), None, None) {
                    self.happen(contact, Happened::Closed(cause), false);
                }
            }
        }
        true
    }

    /// Restarts the auto-close timer of a conversation, or takes it away when none is open.
    pub(crate) fn touch(&mut self, contact: ContactIx) {
        let Some(span) = self.plan.auto_close else { return };
        if let Some((due, began)) = self.person(contact).auto_close {
            self.timers.remove(due, began, Timer::AutoClose(contact));
        }
        let next = self.person(contact).now.is_open().then(|| (self.state.now.plus_seconds(span), self.next_order()));
        if let Some((due, began)) = next {
            self.timers.add(due, began, Timer::AutoClose(contact));
        }
        self.person_mut(contact).auto_close = next;
    }
}
