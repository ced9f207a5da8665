//! Silence: the contact wrote last and nobody replies, for No Reply From Agent (docs/domain.md, section 3).

use crate::{cause::Cause, clock::Timer, contact::Silence, index::ContactIx, react::Happened, world::World};

impl World {
    /// Begins the silence of a contact anew, or ends it: after every message, assignment, opening and closing. Each of these is the
    /// later one of message and assignment, so a silence always begins now.
    pub(crate) fn renew_silence(&mut self, contact: ContactIx) {
        if self.plan.next_silence(0).is_none() {
            return;
        }
        if let Some((due, began)) = self.person(contact).silence.as_ref().and_then(|silence| self.silence_due(silence)) {
            self.timers.remove(due, began, Timer::Silence(contact));
        }
        let next = self.is_silent(contact).then(|| Silence { since: self.state.now, began: self.next_order(), told: 0 });
        self.person_mut(contact).silence = next;
        self.register_silence(contact);
    }

    /// Whether the conversation is open and assigned, and the contact wrote last in it.
    pub(crate) fn is_silent(&self, contact: ContactIx) -> bool {
        let now = &self.person(contact).now;
        now.assignee.is_some() && now.open_conversation().is_some_and(|conversation| conversation.unanswered)
    }

    /// When the next workflow wants to know of a silence, with the silence's place in the order.
    pub(crate) fn silence_due(&self, silence: &Silence) -> Option<(usher_model::time::Instant, u64)> {
        let span = self.plan.next_silence(silence.told)?;
        Some((silence.since.plus_seconds(span), silence.began))
    }

    /// Notes the timer of a silence.
    pub(crate) fn register_silence(&mut self, contact: ContactIx) {
        if let Some((due, began)) = self.person(contact).silence.as_ref().and_then(|silence| self.silence_due(silence)) {
            self.timers.add(due, began, Timer::Silence(contact));
        }
    }

    /// A silence has lasted as long as a trigger asks for.
    pub(crate) fn tell_silence(&mut self, contact: ContactIx) {
        let Some(Silence { since, told, .. }) = self.person(contact).silence else { return };
        let Some(after) = self.plan.next_silence(told) else { return };
        if let Some(silence) = &mut self.person_mut(contact).silence {
            silence.told = after;
        }
        self.register_silence(contact);
        self.happen(contact, Happened::Occasion(Cause::Silence { since, after }), false);
    }
}
