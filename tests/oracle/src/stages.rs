//! The order within one event (docs/domain.md, section 4): exits, the run that waits for it, starts, the queue; then what steps caused.

use usher_model::{
    event::{Actor, Source},
    ids::{AdId, CategoryId, ChannelId, ContactId, FieldId, StageId, TagId, UserId, WorkflowId},
    port::Port,
    trace::{EndReason, WaitingFor},
};

use crate::{Oracle, run::State};

/// Something to which runs and triggers react.
#[derive(Clone)]
pub(crate) struct Happening {
    pub(crate) contact: ContactId,
    /// The number that the next fact had when it happened: who began to wait later does not react.
    pub(crate) when: usize,
    pub(crate) kind: Kind,
}

/// What it is.
#[derive(Clone)]
pub(crate) enum Kind {
    Message {
        text: String,
    },
    AgentWrote,
    Opened {
        by: Source,
        channel: ChannelId,
    },
    Closed {
        by: Source,
        category: Option<CategoryId>,
    },
    Assigned {
        old: Option<UserId>,
        new: Option<UserId>,
        by: Actor,
    },
    Tag {
        tag: TagId,
        added: bool,
    },
    Field {
        field: FieldId,
    },
    Stage {
        new: Option<StageId>,
    },
    Shortcut {
        workflow: WorkflowId,
    },
    Webhook {
        workflow: WorkflowId,
    },
    AdClick {
        ad: AdId,
        on_tiktok: bool,
    },
    /// A silence has lasted as long as these workflows wait for.
    NoReply {
        workflows: Vec<WorkflowId>,
    },
    HandedOver,
}

impl Happening {
    pub(crate) fn of(contact: &ContactId, when: usize, kind: Kind) -> Self {
        Self { contact: contact.clone(), when, kind }
    }
}

impl Oracle {
    /// Stages 2 to 5 for each thing that an event did, then for each that steps caused, in turn. A message or a click and the opening
    /// by it are one thing.
    pub(crate) fn react(&mut self, things: Vec<Vec<Happening>>) {
        self.reacting = false;
        for happenings in &things {
            self.stages(happenings);
        }
        if things.is_empty() {
            self.serve();
        }
        self.reacting = true;
        while let Some(happening) = self.caused.pop_front() {
            self.stages(&[happening]);
        }
        self.reacting = false;
    }

    fn stages(&mut self, happenings: &[Happening]) {
        // Who will take the message as an answer is known before anybody is ended by it.
        let contacts_message = happenings.iter().find_map(|happening| match &happening.kind {
            Kind::Message { text } => Some((happening.contact.clone(), text.clone())),
            _ => None,
        });
        let answering = contacts_message
            .as_ref()
            .and_then(|(contact, _)| self.waiting(WaitingFor::Answer).into_iter().find(|run| self.runs[*run].contact == *contact));
        for happening in happenings {
            self.exits(happening, answering);
        }
        if let (Some(run), Some((_, text))) = (answering, &contacts_message) {
            self.answer(run, text);
        }
        for happening in happenings {
            self.end_of_waiting(happening);
        }
        let answered = answering.map(|run| self.runs[run].workflow.clone());
        self.starts(happenings, answered.as_ref());
        self.serve();
    }

    fn exits(&mut self, happening: &Happening, answering: Option<usize>) {
        for run in self.active(&happening.contact) {
            let settings = self.workflow(&self.runs[run].workflow).settings;
            let reason = match &happening.kind {
                Kind::Message { .. } if settings.exit_on_incoming_message && answering != Some(run) => EndReason::ExitIncoming,
                Kind::AgentWrote if settings.exit_on_outgoing_message => EndReason::ExitOutgoing,
                Kind::Assigned { new: Some(_), by: Actor::User(_), .. } if settings.exit_on_manual_assignment => EndReason::ExitAssignment,
                _ => continue,
            };
            self.end(run, reason);
        }
    }

    /// Runs that waited for an assignee already when the contact was assigned from outside, or the conversation closed.
    fn end_of_waiting(&mut self, happening: &Happening) {
        let assigned = matches!(happening.kind, Kind::Assigned { new: Some(_), .. });
        if !assigned && !matches!(happening.kind, Kind::Closed { .. }) {
            return;
        }
        // Those that end do so in the order in which they started, as by exits; those that go on in the order in which they wait.
        let runs = if assigned { self.waiting(WaitingFor::Assignment) } else { self.active(&happening.contact) };
        for run in runs {
            let waits = matches!(self.runs[run].state, State::Waits(WaitingFor::Assignment, _));
            if !waits || self.runs[run].contact != happening.contact || self.runs[run].since >= happening.when {
                continue;
            }
            if assigned {
                self.leave_and_go(run, &Port::Assigned, EndReason::PathEnd);
            } else {
                self.end(run, EndReason::ConversationClosed);
            }
        }
    }
}
