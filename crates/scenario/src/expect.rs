//! Expectations: whether one holds at a moment, and what there is instead.

use serde::Serialize;
use usher_engine::{ContactNow, RunNow, RunState, World};
use usher_model::{
    ids::{ContactId, NodeId, StageId, TagId, TeamId, UserId, VariableName, WorkflowId},
    scenario::{Check, ConversationStatus},
    time::Instant,
    trace::{EndReason, TraceEntry, What},
    value::Value,
};

/// What there is in place of what was expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Got {
    /// These messages of workflows, and no other.
    Messages {
        /// Their texts, in order.
        texts: Vec<String>,
    },
    /// This assignee, or nobody.
    Assignee {
        /// Who.
        user: Option<UserId>,
    },
    /// This routed team, or none.
    Team {
        /// Which.
        team: Option<TeamId>,
    },
    /// These tags.
    Tags {
        /// Which, in the order of their ids.
        tags: Vec<TagId>,
    },
    /// This value of a field or variable, or none.
    Value {
        /// Which.
        value: Option<Value>,
    },
    /// This lifecycle stage, or none.
    Stage {
        /// Which.
        stage: Option<StageId>,
    },
    /// The conversation is open or closed.
    Conversation {
        /// Which.
        status: ConversationStatus,
    },
    /// The latest run waits here.
    WaitingAt {
        /// Where.
        node: NodeId,
        /// Until when.
        until: Option<Instant>,
    },
    /// The latest run has ended.
    Ended {
        /// Where.
        node: NodeId,
        /// Why.
        reason: EndReason,
    },
    /// No run of the workflow has started for the contact.
    NoRun,
    /// The node was visited.
    Visited {
        /// When first.
        at: Instant,
    },
    /// The node was not visited.
    NotVisited,
    /// These comments, and no other.
    Comments {
        /// Their texts, in order.
        texts: Vec<String>,
    },
    /// There is no such contact.
    NoSuchContact,
    /// The scenario has fewer events.
    TooFewEvents {
        /// How many.
        events: usize,
    },
    /// Its time was over before the event from which on it was looked for.
    TimeWasOver,
}

/// A moment at which expectations are looked at.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The world.
    pub world: &'a World,
    /// The trace up to here.
    pub trace: &'a [TraceEntry],
    /// The workflow meant where a check names none; `None`: any.
    pub only: Option<&'a WorkflowId>,
}

/// Whether a check is about what the trace tells, and not about how things stand now. Such a check is settled by the trace alone.
#[must_use]
pub const fn is_told(check: &Check) -> bool {
    matches!(
        check,
        Check::MessageSent { .. } | Check::NoMessage { .. } | Check::Comment { .. } | Check::Visited { .. } | Check::NotVisited { .. }
    )
}

impl<'a> Moment<'a> {
    fn contact(&self, id: &ContactId) -> Option<&'a ContactNow> {
        self.world.contact(id)
    }

    /// Whether what is checked holds now.
    ///
    /// # Errors
    /// What there is instead.
    pub fn check(&self, check: &Check) -> Result<(), Got> {
        if self.holds(check, 0) { Ok(()) } else { Err(self.instead(check)) }
    }

    /// Whether what is checked holds now. What must have been told is looked for in the trace from an index on: a caller that
    /// looked before need not read again what it has read.
    #[must_use]
    pub fn holds(&self, check: &Check, from: usize) -> bool {
        let news = Told { entries: self.trace.get(from..).unwrap_or_default(), only: self.only };
        match check {
            Check::MessageSent { contact, contains, equals } => news
                .messages(contact)
                .any(|text| contains.as_ref().is_none_or(|part| text.contains(part)) && equals.as_ref().is_none_or(|whole| text == whole)),
            Check::NoMessage { contact } => self.contact(contact).is_some() && self.told().messages(contact).next().is_none(),
            Check::Comment { contact, contains } => news.comments(contact).any(|text| text.contains(contains)),
            Check::Visited { node, contact, workflow } => news.first_visit(node, contact.as_ref(), workflow.as_ref()).is_some(),
            Check::NotVisited { node, contact, workflow } => self.told().first_visit(node, contact.as_ref(), workflow.as_ref()).is_none(),
            Check::Assigned { contact, to } => self.contact(contact).is_some_and(|now| now.assignee.as_ref() == Some(to)),
            Check::Unassigned { contact } => self.contact(contact).is_some_and(|now| now.assignee.is_none()),
            Check::Team { contact, team } => self.contact(contact).is_some_and(|now| now.team() == team.as_ref()),
            Check::HasTag { contact, tag } => self.contact(contact).is_some_and(|now| now.tags.contains(tag)),
            Check::LacksTag { contact, tag } => self.contact(contact).is_some_and(|now| !now.tags.contains(tag)),
            Check::Field { contact, field, equals } => self.contact(contact).is_some_and(|now| now.fields.get(field) == equals.as_ref()),
            Check::Lifecycle { contact, stage } => self.contact(contact).is_some_and(|now| now.lifecycle == *stage),
            Check::Conversation { contact, status } => self.contact(contact).is_some_and(|now| status_of(now) == *status),
            Check::Variable { contact, workflow, name, equals } => {
                self.contact(contact).is_some() && self.variable(contact, workflow, name) == *equals
            }
            Check::Waiting { contact, workflow, node } => {
                let run = self.world.latest_run(contact, workflow);
                run.is_some_and(|run| matches!(run.state, RunState::Waiting(_)) && run.node == *node)
            }
            Check::Ended { contact, workflow, reason } => {
                self.world.latest_run(contact, workflow).is_some_and(|run| run.state == RunState::Ended(*reason))
            }
        }
    }

    /// What there is where a check asks for something else.
    #[must_use]
    pub fn instead(&self, check: &Check) -> Got {
        let told = self.told();
        if let Check::Visited { node, contact, workflow } | Check::NotVisited { node, contact, workflow } = check {
            return match told.first_visit(node, contact.as_ref(), workflow.as_ref()) {
                Some(at) => Got::Visited { at },
                None => Got::NotVisited,
            };
        }
        let Some((contact, now)) = check.contact().and_then(|id| Some((id, self.contact(id)?))) else { return Got::NoSuchContact };
        match check {
            Check::MessageSent { .. } | Check::NoMessage { .. } => Got::Messages { texts: told.messages(contact).cloned().collect() },
            Check::Comment { .. } => Got::Comments { texts: told.comments(contact).cloned().collect() },
            Check::Assigned { .. } | Check::Unassigned { .. } => Got::Assignee { user: now.assignee.clone() },
            Check::Team { .. } => Got::Team { team: now.team().cloned() },
            Check::HasTag { .. } | Check::LacksTag { .. } => Got::Tags { tags: now.tags.iter().cloned().collect() },
            Check::Field { field, .. } => Got::Value { value: now.fields.get(field).cloned() },
            Check::Lifecycle { .. } => Got::Stage { stage: now.lifecycle.clone() },
            Check::Conversation { .. } => Got::Conversation { status: status_of(now) },
            Check::Variable { workflow, name, .. } => Got::Value { value: self.variable(contact, workflow, name) },
            Check::Waiting { workflow, .. } | Check::Ended { workflow, .. } => match self.world.latest_run(contact, workflow) {
                None => Got::NoRun,
                Some(RunNow { node, state: RunState::Ended(reason), .. }) => Got::Ended { node, reason },
                Some(RunNow { node, until, state: RunState::Waiting(_) | RunState::Running, .. }) => Got::WaitingAt { node, until },
            },
            Check::Visited { .. } | Check::NotVisited { .. } => Got::NotVisited,
        }
    }

    /// The step at which things stood for whom a check is about: where the trace last tells of a run of the contact, and of the
    /// workflow, that it names.
    #[must_use]
    pub fn step(&self, check: &Check) -> Option<(WorkflowId, NodeId)> {
        let (contact, workflow) = (check.contact(), check.workflow());
        self.trace.iter().rev().find_map(|entry| {
            let about = entry.run.is_some()
                && (contact.is_none() || entry.contact.as_ref() == contact)
                && (workflow.is_none() || entry.workflow.as_ref() == workflow);
            entry.workflow.clone().zip(entry.node.clone()).filter(|_| about)
        })
    }

    fn told(&self) -> Told<'a> {
        Told { entries: self.trace, only: self.only }
    }

    fn variable(&self, contact: &ContactId, workflow: &WorkflowId, name: &VariableName) -> Option<Value> {
        self.world.latest_run(contact, workflow)?.variables.remove(name)
    }
}

fn status_of(contact: &ContactNow) -> ConversationStatus {
    if contact.is_open() { ConversationStatus::Open } else { ConversationStatus::Closed }
}

/// What a part of a trace tells.
#[derive(Clone, Copy)]
struct Told<'a> {
    entries: &'a [TraceEntry],
    only: Option<&'a WorkflowId>,
}

impl<'a> Told<'a> {
    /// The messages of workflows to a contact.
    fn messages(self, contact: &ContactId) -> impl Iterator<Item = &'a String> {
        self.about(contact).filter_map(|entry| if let What::MessageSent { text, .. } = &entry.what { Some(text) } else { None })
    }

    /// The comments about a contact.
    fn comments(self, contact: &ContactId) -> impl Iterator<Item = &'a String> {
        self.about(contact).filter_map(|entry| if let What::Commented { text, .. } = &entry.what { Some(text) } else { None })
    }

    fn about(self, contact: &ContactId) -> impl Iterator<Item = &'a TraceEntry> {
        self.entries.iter().filter(move |entry| entry.contact.as_ref() == Some(contact))
    }

    /// When a run first came to a node.
    fn first_visit(self, node: &NodeId, contact: Option<&ContactId>, workflow: Option<&WorkflowId>) -> Option<Instant> {
        let workflow = workflow.or(self.only);
        let visits = |entry: &&TraceEntry| {
            matches!(entry.what, What::Triggered {} | What::Entered { .. })
                && entry.node.as_ref() == Some(node)
                && (contact.is_none() || entry.contact.as_ref() == contact)
                && (workflow.is_none() || entry.workflow.as_ref() == workflow)
        };
        self.entries.iter().find(visits).map(|entry| entry.at)
    }
}
