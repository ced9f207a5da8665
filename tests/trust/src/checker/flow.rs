//! Workflows as the checker looks at them, and the runs it follows.

use std::{collections::BTreeMap, sync::Arc};

use usher_engine::Setup;
use usher_model::{
    Node, NodeType, Port, Workflow,
    event::Source,
    ids::{AdId, CategoryId, ChannelId, ContactId, FieldId, NodeId, StageId, TagId, UserId, VariableName, WorkflowId},
    steps::Step,
    time::Instant,
    trace::WaitingFor,
    triggers::{Trigger, click_to_chat_ad::Network},
    value::Value,
    workflow::Status,
};

use super::{Checker, line::Who, queue::Line};

/// Variables by name.
pub(super) type Variables = BTreeMap<VariableName, Value>;

/// A workflow.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    pub(super) workflow: Arc<Workflow>,
    /// Where its trigger is among its nodes.
    pub(super) trigger: Option<usize>,
    /// Published, or under test.
    pub(super) takes_part: bool,
    /// Whether it can write to the contact.
    pub(super) writes: bool,
}

impl Flow {
    /// Every workflow, in list order.
    pub(super) fn all(setup: &Setup) -> Vec<Self> {
        let flow = |workflow: &Arc<Workflow>| Self {
            trigger: workflow.nodes.iter().position(|node| node.trigger().is_some()),
            takes_part: workflow.status == Status::Published || setup.under_test.as_ref() == Some(&workflow.id),
            writes: workflow
                .nodes
                .iter()
                .any(|node| node.enabled && matches!(node.step(), Some(Step::SendMessage(_) | Step::AskQuestion(_)))),
            workflow: Arc::clone(workflow),
        };
        setup.document.workflows.iter().map(flow).collect()
    }

    pub(super) fn node(&self, at: usize) -> &Arc<Node> {
        &self.workflow.nodes[at]
    }

    /// The settings of its trigger.
    pub(super) fn trigger(&self) -> Option<&Trigger> {
        self.node(self.trigger?).trigger()
    }

    /// Where a node is.
    pub(super) fn position(&self, id: &NodeId) -> Option<usize> {
        self.workflow.nodes.iter().position(|node| node.id == *id)
    }

    /// Where the edge of a port leads.
    pub(super) fn edge(&self, from: usize, port: &Port) -> Option<usize> {
        let id = &self.node(from).id;
        let edge = self.workflow.edges.iter().find(|edge| edge.from.node == *id && edge.from.port == *port)?;
        self.position(&edge.to)
    }
}

/// What started a run.
#[derive(Clone, Debug)]
pub(super) enum Cause {
    Opened {
        source: Source,
        channel: Option<ChannelId>,
        first: Option<String>,
    },
    Closed {
        source: Source,
        channel: Option<ChannelId>,
        category: Option<CategoryId>,
        summary: Option<String>,
    },
    Tag {
        tag: TagId,
        added: bool,
    },
    Field {
        field: FieldId,
        old: Option<Value>,
        new: Option<Value>,
    },
    Stage {
        old: Option<StageId>,
        new: Option<StageId>,
    },
    Assignee {
        old: Option<UserId>,
        new: Option<UserId>,
        source: Source,
    },
    Ad {
        ad: AdId,
        network: Network,
    },
    Silence {
        since: Instant,
        after: i64,
    },
    /// A form, a webhook or another workflow; variables whose values are known in advance.
    Given {
        by: NodeType,
        variables: Variables,
    },
}

/// What a run waits for.
#[derive(Clone, Debug)]
pub(super) enum Waits {
    Answer {
        retries: i64,
    },
    Timer,
    /// An answer to the request of this address.
    Response {
        url: String,
    },
    Assignment(Line),
}

impl Waits {
    pub(super) const fn told(&self) -> WaitingFor {
        match self {
            Self::Answer { .. } => WaitingFor::Answer,
            Self::Timer | Self::Response { .. } => WaitingFor::Timer,
            Self::Assignment(_) => WaitingFor::Assignment,
        }
    }
}

/// A wait.
#[derive(Clone, Debug)]
pub(super) struct Wait {
    pub(super) what: Waits,
    pub(super) since: Instant,
    pub(super) until: Instant,
    pub(super) began: u64,
}

/// A run.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) number: u32,
    pub(super) contact: usize,
    pub(super) flow: usize,
    pub(super) node: usize,
    pub(super) cause: Cause,
    pub(super) variables: Variables,
    /// Jumps made at each Jump To.
    pub(super) jumps: BTreeMap<usize, i64>,
    /// Steps since it last waited.
    pub(super) steps: u32,
    /// Hand-overs before it.
    pub(super) depth: u32,
    pub(super) wait: Option<Wait>,
}

impl Run {
    /// The line in which it waits for an assignee.
    pub(super) fn in_line(&self) -> Option<(&Line, u64)> {
        match self.wait.as_ref()? {
            Wait { what: Waits::Assignment(line), began, .. } => Some((line, *began)),
            _ => None,
        }
    }
}

impl Checker {
    /// The ids that a line about these has.
    pub(super) fn names(&self, who: Who) -> (Option<ContactId>, Option<WorkflowId>, Option<NodeId>) {
        let flow = who.flow.map(|at| &self.flows[at]);
        let node = flow.zip(who.node).map(|(flow, at)| flow.node(at).id.clone());
        (who.contact.map(|at| self.people[at].id.clone()), flow.map(|flow| flow.workflow.id.clone()), node)
    }

    pub(super) fn flow_of(&self, id: &WorkflowId) -> Option<usize> {
        self.flows.iter().position(|flow| flow.workflow.id == *id)
    }

    pub(super) fn contact_of(&self, id: &ContactId) -> Option<usize> {
        self.people.iter().position(|person| person.id == *id)
    }

    /// Active runs of a contact, in the order in which they started.
    pub(super) fn runs_of(&self, contact: usize) -> impl Iterator<Item = &Run> {
        self.active.values().filter(move |run| run.contact == contact)
    }

    /// The active run of a workflow.
    pub(super) fn run_of(&self, contact: usize, flow: usize) -> Option<&Run> {
        self.runs_of(contact).find(|run| run.flow == flow)
    }
}
