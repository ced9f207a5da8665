//! How runs react to what happened: stages 2 to 6 of one event (docs/domain.md, section 4, "Order within one event").

use std::sync::Arc;

use usher_model::{trace::EndReason, value::Location};

use crate::{
    answers::Incoming,
    cause::Cause,
    index::{ContactIx, FlowIx, RunKey},
    planted::Bug,
    run::Run,
    steps::Waking,
    world::World,
};

/// What a contact wrote.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    pub(crate) text: Option<Arc<str>>,
    pub(crate) choice: Option<Arc<str>>,
    pub(crate) location: Option<Location>,
}

impl Said {
    pub(crate) fn incoming(&self) -> Incoming<'_> {
        Incoming { text: self.text.as_deref(), choice: self.choice.as_deref(), location: self.location }
    }
}

/// Something that runs may react to.
#[derive(Clone, Debug)]
pub(crate) enum Happened {
    /// The contact wrote; with what a trigger tells when that opened a conversation.
    Message { said: Said, opened: Option<Cause> },
    /// A user wrote to the contact.
    Reply,
    /// A conversation was closed.
    Closed(Cause),
    /// The contact was assigned to somebody, or to nobody; with what a trigger tells when that is somebody else than before.
    Assigned { somebody: bool, by_user: bool, cause: Option<Cause> },
    /// The contact came from an ad; with what a trigger tells when that opened a conversation.
    Arrived { click: Cause, opened: Option<Cause> },
    /// Something else that triggers look for.
    Occasion(Cause),
    /// Something that the trigger of one workflow alone is asked about.
    Called(FlowIx, Cause),
    /// An agent stopped the runs of a workflow.
    Stopped(FlowIx),
}

/// Something that happened to a contact, and when in the order of everything.
#[derive(Clone, Debug)]
pub(crate) struct Happening {
    contact: ContactIx,
    order: u64,
    what: Happened,
    /// Whether a step caused it.
    chained: bool,
}

impl World {
    /// Notes that something happened, by a step or from outside; runs react to it in turn, first in, first out.
    pub(crate) fn happen(&mut self, contact: ContactIx, what: Happened, by_step: bool) {
        let order = self.next_order();
        self.pending.push_back(Happening { contact, order, what, chained: by_step });
    }

    /// Everything that is to be done at this instant: what happened, in order, each time with the queue after it; then the timers
    /// that are due, one by one, each with everything it causes.
    pub(crate) fn settle(&mut self) {
        loop {
            if let Some(happening) = self.pending.pop_front() {
                self.chained = happening.chained;
                self.react(&happening);
                self.serve_queues();
            } else if Bug::TimersBeforeQueue.is_planted() && self.fire() {
                // The queue comes too late.
            } else if !self.serve_queues() && !self.fire() {
                return;
            }
            self.chained = false;
        }
    }

    /// Stages 2 to 4 for one thing that happened: exits, the run that wants it, triggers.
    fn react(&mut self, happening: &Happening) {
        let contact = happening.contact;
        let mut answered = None;
        if self.person(contact).runs().next().is_some() {
            answered = match &happening.what {
                Happened::Message { .. } => self.longest_waiting_for_answer(contact),
                Happened::Reply
                | Happened::Closed(_)
                | Happened::Assigned { .. }
                | Happened::Arrived { .. }
                | Happened::Occasion(_)
                | Happened::Called(..)
                | Happened::Stopped(_) => None,
            };
            self.exit_runs(happening, answered);
            self.resume_runs(happening, answered);
        }
        match &happening.what {
            Happened::Message { opened: Some(cause), .. }
            | Happened::Closed(cause)
            | Happened::Assigned { cause: Some(cause), .. }
            | Happened::Arrived { click: cause, opened: None }
            | Happened::Occasion(cause) => self.start_runs(contact, cause, answered),
            Happened::Arrived { click, opened: Some(opened) } => self.start_runs_by_either(contact, opened, click),
            Happened::Called(flow, cause) => self.start_run(&Arc::clone(&self.plan), contact, *flow, cause, None),
            Happened::Message { opened: None, .. } | Happened::Reply | Happened::Assigned { cause: None, .. } | Happened::Stopped(_) => {}
        }
    }

    /// The workflow whose run has waited longest for an answer of the contact.
    pub(crate) fn longest_waiting_for_answer(&self, contact: ContactIx) -> Option<FlowIx> {
        let waiting = self.person(contact).runs().filter_map(|run| Some((run.waits_for_answer()?.began, run.key.flow)));
        let first = if Bug::LastToAskIsAnswered.is_planted() { waiting.max() } else { waiting.min() };
        first.map(|(_, flow)| flow)
    }

    /// Stage 2: active runs whose exit settings say so end, in the order in which they started.
    fn exit_runs(&mut self, happening: &Happening, answered: Option<FlowIx>) {
        let exits = |run: &Run| Some((run.number, run.key, self.exit_reason(run, happening, answered)?));
        let mut ending: Vec<(u32, RunKey, EndReason)> = self.person(happening.contact).runs().filter_map(exits).collect();
        ending.sort();
        for (_, key, reason) in ending {
            self.end_active(key, reason);
        }
    }

    fn exit_reason(&self, run: &Run, happening: &Happening, answered: Option<FlowIx>) -> Option<EndReason> {
        let settings = &self.plan.flow(run.key.flow).workflow.settings;
        let was_waiting = || run.waits_for_assignment().is_some_and(|wait| wait.began < happening.order);
        let (exits, reason) = match &happening.what {
            Happened::Message { .. } => {
                let is_answer = answered == Some(run.key.flow) && !Bug::AnswerIsAnExit.is_planted();
                (settings.exit_on_incoming_message && !is_answer, EndReason::ExitIncoming)
            }
            Happened::Reply => (settings.exit_on_outgoing_message, EndReason::ExitOutgoing),
            Happened::Assigned { somebody: true, by_user, .. } => {
                let by_hand = *by_user || Bug::WorkflowsAssignByHand.is_planted();
                (settings.exit_on_manual_assignment && by_hand, EndReason::ExitAssignment)
            }
            // A run that began to wait only after the conversation was closed waits on.
            Happened::Closed(_) => (was_waiting(), EndReason::ConversationClosed),
            Happened::Stopped(flow) => (*flow == run.key.flow, EndReason::StoppedByAgent),
            Happened::Assigned { somebody: false, .. } | Happened::Arrived { .. } | Happened::Occasion(_) | Happened::Called(..) => {
                return None;
            }
        };
        exits.then_some(reason)
    }

    /// Stage 3: the run that waited longest gets the message; runs that waited for an assignee go on once there is one.
    fn resume_runs(&mut self, happening: &Happening, answered: Option<FlowIx>) {
        let contact = happening.contact;
        match &happening.what {
            Happened::Message { said, .. } => {
                if let Some(flow) = answered {
                    self.wake(RunKey { contact, flow }, Waking::Said(said));
                }
            }
            Happened::Assigned { somebody: true, .. } => {
                let waits = |run: &Run| run.waits_for_assignment().filter(|wait| wait.began < happening.order).map(|wait| wait.began);
                let waiting = self.person(contact).runs().filter_map(|run| Some((waits(run)?, run.key)));
                let mut waiting: Vec<(u64, RunKey)> = waiting.collect();
                waiting.sort();
                for (_, key) in waiting {
                    self.wake(key, Waking::Assigned);
                }
            }
            Happened::Reply
            | Happened::Closed(_)
            | Happened::Assigned { somebody: false, .. }
            | Happened::Arrived { .. }
            | Happened::Occasion(_)
            | Happened::Called(..)
            | Happened::Stopped(_) => {}
        }
    }
}
