//! The document made ready to run: once for each world, shared by all its clones.

use std::{collections::BTreeMap, sync::Arc};

use usher_model::{
    Document, Node, NodeType, Workflow,
    graph::Graph,
    ids::{NodeId, TeamId, UserId, WorkflowId},
    labels::StandardField,
    people::User,
    steps::Step,
    workflow::Status,
};

use crate::{
    calendar::Zone,
    index::{FlowIx, NodeIx, UserIx},
};

/// A workflow with its graph and what is asked of it at every event.
#[derive(Debug)]
pub(crate) struct Flow {
    pub(crate) workflow: Arc<Workflow>,
    pub(crate) graph: Graph,
    /// The first trigger; a draft may have none.
    pub(crate) trigger: Option<NodeIx>,
    /// Whether it reacts to events: published, or under test.
    pub(crate) takes_part: bool,
    /// Whether it can write to the contact.
    pub(crate) sends: bool,
}

impl Flow {
    fn new(workflow: &Arc<Workflow>, takes_part: bool) -> Self {
        Self {
            graph: Graph::new(workflow),
            trigger: workflow.nodes.iter().position(|node| node.trigger().is_some()).map(NodeIx::new),
            takes_part,
            sends: sends_messages(workflow),
            workflow: Arc::clone(workflow),
        }
    }

    /// The node at a position.
    pub(crate) fn node(&self, at: NodeIx) -> &Arc<Node> {
        &self.workflow.nodes[at.at()]
    }

    /// The id of the node at a position.
    pub(crate) fn node_id(&self, at: NodeIx) -> &NodeId {
        &self.node(at).id
    }
}

/// Everything about a document that does not change while it runs.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) document: Arc<Document>,
    pub(crate) flows: Vec<Flow>,
    /// Workflows that may start when a conversation opens, in list order.
    pub(crate) on_opened: Vec<FlowIx>,
    /// Workflows that may start when a conversation closes, in list order.
    pub(crate) on_closed: Vec<FlowIx>,
    /// The workspace's time zone; UTC when there is no zone of this name.
    pub(crate) zone: Zone,
    /// After so many seconds without a message a conversation closes; none: never.
    pub(crate) auto_close: Option<i64>,
    /// The longest span of a fair limit, in seconds: assignments are remembered so far back. 0: there is no fair limit.
    pub(crate) fair_span: i64,
    /// Every user, in workspace order: the pool of the whole workspace.
    pub(crate) everybody: Vec<UserIx>,
    users: BTreeMap<UserId, UserIx>,
    teams: BTreeMap<TeamId, Vec<UserIx>>,
    flow_of: BTreeMap<WorkflowId, FlowIx>,
}

impl Plan {
    /// Compiles a document. The workflow under test takes part whatever its status.
    pub(crate) fn new(document: Arc<Document>, under_test: Option<&WorkflowId>) -> Self {
        let workspace = &document.workspace;
        let flows: Vec<Flow> = document
            .workflows
            .iter()
            .map(|workflow| Flow::new(workflow, workflow.status == Status::Published || under_test == Some(&workflow.id)))
            .collect();
        let starting = |node_type: NodeType| {
            let starts = |flow: &Flow| flow.takes_part && flow.trigger.is_some_and(|at| flow.node(at).node_type() == node_type);
            flows.iter().enumerate().filter(|(_, flow)| starts(flow)).map(|(at, _)| FlowIx::new(at)).collect()
        };
        let users: BTreeMap<UserId, UserIx> = first_wins(workspace.users.iter().map(|user| user.id.clone()), UserIx::new);
        let in_workspace_order = |members: &[UserId]| {
            let mut members: Vec<UserIx> = members.iter().filter_map(|id| users.get(id).copied()).collect();
            members.sort();
            members.dedup();
            members
        };
        Self {
            on_opened: starting(NodeType::ConversationOpened),
            on_closed: starting(NodeType::ConversationClosed),
            zone: Zone::named(&workspace.time_zone).unwrap_or_else(Zone::utc),
            // A span of nothing would close every conversation at once: it counts as not set.
            auto_close: workspace.auto_close_after.map(usher_model::time::Duration::seconds).filter(|span| *span > 0),
            fair_span: flows.iter().flat_map(|flow| &flow.workflow.nodes).filter_map(|node| fair_span(node)).max().unwrap_or(0),
            everybody: (0..workspace.users.len()).map(UserIx::new).collect(),
            teams: workspace.teams.iter().rev().map(|team| (team.id.clone(), in_workspace_order(&team.members))).collect(),
            flow_of: first_wins(document.workflows.iter().map(|workflow| workflow.id.clone()), FlowIx::new),
            users,
            flows,
            document,
        }
    }

    /// The workflow at a position.
    pub(crate) fn flow(&self, at: FlowIx) -> &Flow {
        &self.flows[at.at()]
    }

    /// The position of a workflow.
    pub(crate) fn find_flow(&self, id: &WorkflowId) -> Option<FlowIx> {
        self.flow_of.get(id).copied()
    }

    /// The position of a user.
    pub(crate) fn find_user(&self, id: &UserId) -> Option<UserIx> {
        self.users.get(id).copied()
    }

    /// The user at a position.
    pub(crate) fn user(&self, at: UserIx) -> &User {
        &self.document.workspace.users[at.at()]
    }

    /// The members of a team in workspace order; `None` when there is no such team.
    pub(crate) fn members(&self, team: &TeamId) -> Option<&[UserIx]> {
        self.teams.get(team).map(Vec::as_slice)
    }

    /// The allowed values of a list field; empty for others.
    pub(crate) fn allowed(&self, field: &usher_model::ids::FieldId) -> &[String] {
        if StandardField::from_id(field.as_str()).is_some() {
            return &[];
        }
        self.document.workspace.field(field).map_or(&[], |field| &field.values)
    }
}

/// The span of a node's fair limit, in seconds.
fn fair_span(node: &Node) -> Option<i64> {
    match node.step() {
        Some(Step::AssignTo(step)) => step.fair_limit.as_ref().map(|limit| limit.per.seconds()),
        _ => None,
    }
}

/// Positions by id; of two records with one id the first is found.
fn first_wins<K: Ord, I: Copy>(ids: impl DoubleEndedIterator<Item = K> + ExactSizeIterator, index: impl Fn(usize) -> I) -> BTreeMap<K, I> {
    ids.enumerate().rev().map(|(at, id)| (id, index(at))).collect()
}

/// Whether this version runs a type. A step that it does not run ends the run with `step_error`; such a trigger never fires.
#[must_use]
pub const fn runs(node_type: NodeType) -> bool {
    match node_type {
        NodeType::ConversationOpened
        | NodeType::ConversationClosed
        | NodeType::Manual
        | NodeType::Branch
        | NodeType::DateTime
        | NodeType::AskQuestion
        | NodeType::UpdateField
        | NodeType::UpdateTags
        | NodeType::SendMessage
        | NodeType::RouteToTeam
        | NodeType::AssignTo
        | NodeType::Wait
        | NodeType::JumpTo
        | NodeType::OpenConversation
        | NodeType::CloseConversation => true,
        NodeType::ContactTagUpdated
        | NodeType::ContactFieldUpdated
        | NodeType::LifecycleUpdated
        | NodeType::Shortcut
        | NodeType::IncomingWebhook
        | NodeType::ClickToChatAd
        | NodeType::AssigneeUpdated
        | NodeType::NoReplyFromAgent
        | NodeType::UpdateLifecycle
        | NodeType::HttpRequest
        | NodeType::AddComment
        | NodeType::TriggerWorkflow => false,
    }
}

/// Whether a workflow can write to the contact: it has an enabled step that sends a message or asks a question
/// (docs/domain.md, section 3, "one customer-facing workflow at a time").
#[must_use]
pub fn sends_messages(workflow: &Workflow) -> bool {
    workflow.nodes.iter().any(|node| node.enabled && matches!(node.step(), Some(Step::SendMessage(_) | Step::AskQuestion(_))))
}
