//! The document made ready to run: once for each world, shared by all its clones.

use std::{collections::BTreeMap, sync::Arc};

use usher_model::{
    Document, Node, NodeType, Workflow,
    graph::Graph,
    ids::{NodeId, TeamId, UserId, WorkflowId},
    labels::StandardField,
    people::User,
    steps::Step,
    triggers::{IncomingWebhook, NoReplyFromAgent, Trigger, incoming_webhook::IdentifyBy},
    workflow::Status,
};

use crate::{
    calendar::Zone,
    cause::Cause,
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

    /// The settings of its trigger.
    pub(crate) fn trigger_settings(&self) -> Option<&Trigger> {
        self.node(self.trigger?).trigger()
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
    /// For each type of trigger, the workflows that react to events by it, in list order.
    starting: Vec<Vec<FlowIx>>,
    /// For each span of a No Reply From Agent trigger, in seconds, the workflows that have it, in list order.
    silences: BTreeMap<i64, Vec<FlowIx>>,
    /// Whether a webhook finds its contact by e-mail address or phone number.
    pub(crate) looks_up: bool,
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
        let mut starting = vec![Vec::new(); NodeType::ALL.len()];
        let (mut silences, mut looks_up) = (BTreeMap::<i64, Vec<FlowIx>>::new(), false);
        for (at, flow) in flows.iter().enumerate().filter(|(_, flow)| flow.takes_part) {
            let Some(trigger) = flow.trigger.map(|at| flow.node(at)) else { continue };
            starting[trigger.node_type() as usize].push(FlowIx::new(at));
            if let Some(Trigger::NoReplyFromAgent(NoReplyFromAgent { after: Some(after), .. })) = trigger.trigger()
                && after.seconds() > 0
            {
                silences.entry(after.seconds()).or_default().push(FlowIx::new(at));
            }
            if let Some(Trigger::IncomingWebhook(IncomingWebhook { identify: Some(identify), .. })) = trigger.trigger() {
                looks_up |= identify.by != IdentifyBy::Id;
            }
        }
        let users: BTreeMap<UserId, UserIx> = first_wins(workspace.users.iter().map(|user| user.id.clone()), UserIx::new);
        let in_workspace_order = |members: &[UserId]| {
            let mut members: Vec<UserIx> = members.iter().filter_map(|id| users.get(id).copied()).collect();
            members.sort();
            members.dedup();
            members
        };
        Self {
            starting,
            silences,
            looks_up,
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

    /// The settings of a workflow's trigger.
    pub(crate) fn trigger(&self, at: FlowIx) -> Option<&Trigger> {
        self.flow(at).trigger_settings()
    }

    /// Whether any workflow reacts to events by a trigger of a type.
    pub(crate) fn reacts_by(&self, trigger: NodeType) -> bool {
        !self.starting[trigger as usize].is_empty()
    }

    /// The workflows that are looked at for a cause, in list order: those with the right trigger; of No Reply From Agent those whose
    /// time has come.
    pub(crate) fn candidates(&self, cause: &Cause) -> &[FlowIx] {
        match cause {
            Cause::Silence { after, .. } => self.silences.get(after).map_or(&[], Vec::as_slice),
            Cause::Opened { .. }
            | Cause::Closed { .. }
            | Cause::Tag { .. }
            | Cause::Field { .. }
            | Cause::Stage { .. }
            | Cause::Assignee { .. }
            | Cause::Ad { .. }
            | Cause::Shortcut { .. }
            | Cause::Webhook { .. }
            | Cause::HandedOver { .. } => &self.starting[cause.trigger_type() as usize],
        }
    }

    /// The first span of silence that is longer than one, in seconds.
    pub(crate) fn next_silence(&self, longer_than: i64) -> Option<i64> {
        self.silences.range(longer_than + 1..).next().map(|(span, _)| *span)
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

/// Whether a workflow can write to the contact: it has an enabled step that sends a message or asks a question
/// (docs/domain.md, section 3, "one customer-facing workflow at a time").
#[must_use]
pub fn sends_messages(workflow: &Workflow) -> bool {
    workflow.nodes.iter().any(|node| node.enabled && matches!(node.step(), Some(Step::SendMessage(_) | Step::AskQuestion(_))))
}
