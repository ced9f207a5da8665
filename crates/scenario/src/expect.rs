//! Expectations: whether one holds at a moment, and what there is instead.

use serde::Serialize;
use usher_engine::{ContactNow, RunState, World};
use usher_model::{
    ids::{ContactId, NodeId, StageId, TagId, TeamId, UserId, WorkflowId},
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
}

/// A moment at which expectations are looked at.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The world.
    pub world: &'a World,
    /// The trace up to here.
    pub trace: &'a [TraceEntry],
    /// More of the trace, after that.
    pub more: &'a [TraceEntry],
    /// The workflow meant where a check names none; `None`: any.
    pub only: Option<&'a WorkflowId>,
}

impl<'a> Moment<'a> {
    fn entries(&self) -> impl Iterator<Item = &'a TraceEntry> + use<'a> {
        self.trace.iter().chain(self.more)
    }

    fn about(&self, contact: &ContactId) -> impl Iterator<Item = &'a TraceEntry> {
        self.entries().filter(move |entry| entry.contact.as_ref() == Some(contact))
    }

    fn contact(&self, id: &ContactId) -> Result<&'a ContactNow, Got> {
        self.world.contact(id).ok_or(Got::NoSuchContact)
    }

    /// Whether what is checked holds now.
    ///
    /// # Errors
    /// What there is instead.
    pub fn check(&self, check: &Check) -> Result<(), Got> {
        match check {
            Check::MessageSent { .. } | Check::NoMessage { .. } | Check::Comment { .. } => self.check_texts(check),
            Check::Assigned { contact, to } => self.assignee(contact, Some(to)),
            Check::Unassigned { contact } => self.assignee(contact, None),
            Check::Team { contact, team } => {
                let now = self.contact(contact)?.team();
                holds(now == team.as_ref(), || Got::Team { team: now.cloned() })
            }
            Check::HasTag { contact, tag } => self.tag(contact, tag, true),
            Check::LacksTag { contact, tag } => self.tag(contact, tag, false),
            Check::Field { contact, field, equals } => {
                let value = self.contact(contact)?.fields.get(field);
                holds(value == equals.as_ref(), || Got::Value { value: value.cloned() })
            }
            Check::Lifecycle { contact, stage } => {
                let now = &self.contact(contact)?.lifecycle;
                holds(now == stage, || Got::Stage { stage: now.clone() })
            }
            Check::Conversation { contact, status } => {
                let now = if self.contact(contact)?.is_open() { ConversationStatus::Open } else { ConversationStatus::Closed };
                holds(now == *status, || Got::Conversation { status: now })
            }
            Check::Variable { .. } | Check::Waiting { .. } | Check::Ended { .. } => self.check_run(check),
            Check::Visited { node, contact, workflow } => match self.first_visit(node, contact.as_ref(), workflow.as_ref()) {
                Some(_) => Ok(()),
                None => Err(Got::NotVisited),
            },
            Check::NotVisited { node, contact, workflow } => match self.first_visit(node, contact.as_ref(), workflow.as_ref()) {
                Some(at) => Err(Got::Visited { at }),
                None => Ok(()),
            },
        }
    }

    fn assignee(&self, contact: &ContactId, to: Option<&UserId>) -> Result<(), Got> {
        let user = self.contact(contact)?.assignee.as_ref();
        holds(user == to, || Got::Assignee { user: user.cloned() })
    }

    fn tag(&self, contact: &ContactId, tag: &TagId, has: bool) -> Result<(), Got> {
        let tags = &self.contact(contact)?.tags;
        holds(tags.contains(tag) == has, || Got::Tags { tags: tags.iter().cloned().collect() })
    }

    /// Checks of what was written.
    fn check_texts(&self, check: &Check) -> Result<(), Got> {
        let messages = |contact: &ContactId| -> Result<Vec<String>, Got> {
            self.contact(contact)?;
            let sent = |entry: &TraceEntry| if let What::MessageSent { text, .. } = &entry.what { Some(text.clone()) } else { None };
            Ok(self.about(contact).filter_map(sent).collect())
        };
        if let Check::MessageSent { contact, contains, equals } = check {
            let texts = messages(contact)?;
            let fits = |text: &String| {
                contains.as_ref().is_none_or(|part| text.contains(part)) && equals.as_ref().is_none_or(|whole| text == whole)
            };
            holds(texts.iter().any(fits), || Got::Messages { texts: texts.clone() })
        } else if let Check::NoMessage { contact } = check {
            let texts = messages(contact)?;
            holds(texts.is_empty(), || Got::Messages { texts: texts.clone() })
        } else if let Check::Comment { contact, contains } = check {
            self.contact(contact)?;
            let written = |entry: &TraceEntry| if let What::Commented { text, .. } = &entry.what { Some(text.clone()) } else { None };
            let texts: Vec<String> = self.about(contact).filter_map(written).collect();
            holds(texts.iter().any(|text| text.contains(contains)), || Got::Comments { texts: texts.clone() })
        } else {
            Ok(())
        }
    }

    /// Checks of the latest run of a workflow.
    fn check_run(&self, check: &Check) -> Result<(), Got> {
        let (Check::Variable { contact, workflow, .. } | Check::Waiting { contact, workflow, .. } | Check::Ended { contact, workflow, .. }) =
            check
        else {
            return Ok(());
        };
        self.contact(contact)?;
        let run = self.world.latest_run(contact, workflow);
        if let Check::Variable { name, equals, .. } = check {
            let value = run.as_ref().and_then(|run| run.variables.get(name));
            return holds(value == equals.as_ref(), || Got::Value { value: value.cloned() });
        }
        let run = run.ok_or(Got::NoRun)?;
        let fits = match (check, run.state) {
            (Check::Waiting { node, .. }, RunState::Waiting(_)) => run.node == *node,
            (Check::Ended { reason, .. }, RunState::Ended(ended)) => ended == *reason,
            _ => false,
        };
        holds(fits, || match run.state {
            RunState::Ended(reason) => Got::Ended { node: run.node.clone(), reason },
            RunState::Waiting(_) | RunState::Running => Got::WaitingAt { node: run.node.clone(), until: run.until },
        })
    }

    /// When a run first came to a node.
    fn first_visit(&self, node: &NodeId, contact: Option<&ContactId>, workflow: Option<&WorkflowId>) -> Option<Instant> {
        let workflow = workflow.or(self.only);
        let visits = |entry: &&TraceEntry| {
            matches!(entry.what, What::Triggered {} | What::Entered { .. })
                && entry.node.as_ref() == Some(node)
                && (contact.is_none() || entry.contact.as_ref() == contact)
                && (workflow.is_none() || entry.workflow.as_ref() == workflow)
        };
        self.entries().find(visits).map(|entry| entry.at)
    }
}

fn holds(fits: bool, instead: impl FnOnce() -> Got) -> Result<(), Got> {
    if fits { Ok(()) } else { Err(instead()) }
}
