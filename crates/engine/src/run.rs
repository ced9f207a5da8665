//! A run: one contact's passage through one workflow (docs/domain.md, section 4, "A run's states and end reasons").

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};
use usher_model::{
    Port,
    ids::{ContactId, NodeId, VariableName, WorkflowId},
    time::Instant,
    trace::{EndReason, WaitingFor},
    value::Value,
};

use crate::{assign::LineKey, cause::Cause, index::NodeIx, index::RunKey, plan::Plan};

/// What a run waits for, with what it needs to know then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Waiting {
    /// An answer to its question.
    Answer {
        /// How often it may still ask again.
        retries_left: i64,
    },
    /// The end of a wait.
    Timer,
    /// The answer to a request: the end of its delay, or the answer that a person gives in place of the other system.
    Response {
        /// The address that was asked.
        url: String,
    },
    /// Somebody who fits, in this line.
    Assignment(Arc<LineKey>),
}

impl Waiting {
    pub(crate) const fn what(&self) -> WaitingFor {
        match self {
            Self::Answer { .. } => WaitingFor::Answer,
            Self::Timer | Self::Response { .. } => WaitingFor::Timer,
            Self::Assignment(_) => WaitingFor::Assignment,
        }
    }
}

/// A wait of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Wait {
    pub(crate) waiting: Waiting,
    /// The instant at which it began.
    pub(crate) since: Instant,
    /// When its timer is due.
    pub(crate) until: Instant,
    /// When it began, in the order of everything that happened: decides between timers of one instant.
    pub(crate) began: u64,
}

/// A node that a run came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Visit {
    pub(crate) node: NodeIx,
    /// By which port it was left; none while the run is there, and where it ended without leaving.
    pub(crate) port: Option<Port>,
}

/// A run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Run {
    pub(crate) key: RunKey,
    /// Counts the runs of a world from 1.
    pub(crate) number: u32,
    /// Where it is.
    pub(crate) node: NodeIx,
    pub(crate) cause: Cause,
    /// Hand-overs from one workflow to the next that led to it.
    pub(crate) depth: u32,
    pub(crate) variables: BTreeMap<VariableName, Value>,
    /// Jumps made so far at each Jump To step it came by.
    pub(crate) jumps: Vec<(NodeIx, i64)>,
    /// Where it has been since it started.
    pub(crate) path: Vec<Visit>,
    /// Steps executed since it last waited.
    pub(crate) steps: u32,
    /// What it waits for; none while it executes and once it has ended.
    pub(crate) wait: Option<Wait>,
    pub(crate) ended: Option<EndReason>,
}

impl Run {
    /// A run that stands at its trigger, with the variables that the trigger gives.
    pub(crate) fn new(key: RunKey, trigger: NodeIx, cause: Cause) -> Self {
        Self {
            key,
            number: 0,
            node: trigger,
            variables: cause.given().clone(),
            cause,
            depth: 0,
            jumps: Vec::new(),
            path: vec![Visit { node: trigger, port: None }],
            steps: 0,
            wait: None,
            ended: None,
        }
    }

    /// The wait, if it waits for an answer.
    pub(crate) fn waits_for_answer(&self) -> Option<&Wait> {
        self.wait.as_ref().filter(|wait| matches!(wait.waiting, Waiting::Answer { .. }))
    }

    /// The wait, if it waits for the answer of another system.
    pub(crate) fn waits_for_response(&self) -> Option<&Wait> {
        self.wait.as_ref().filter(|wait| matches!(wait.waiting, Waiting::Response { .. }))
    }

    /// The wait, if it waits for an assignee.
    pub(crate) fn waits_for_assignment(&self) -> Option<&Wait> {
        self.wait.as_ref().filter(|wait| matches!(wait.waiting, Waiting::Assignment(_)))
    }

    /// The run as others see it.
    pub(crate) fn view(&self, plan: &Plan, contact: &ContactId) -> RunNow {
        let flow = plan.flow(self.key.flow);
        let visited = |visit: &Visit| VisitedNode { node: flow.node_id(visit.node).clone(), port: visit.port.clone() };
        RunNow {
            number: self.number,
            contact: contact.clone(),
            workflow: flow.workflow.id.clone(),
            node: flow.node_id(self.node).clone(),
            state: match (&self.wait, self.ended) {
                (_, Some(reason)) => RunState::Ended(reason),
                (Some(wait), None) => RunState::Waiting(wait.waiting.what()),
                (None, None) => RunState::Running,
            },
            until: self.wait.as_ref().map(|wait| wait.until),
            variables: self.variables.clone(),
            path: self.path.iter().map(visited).collect(),
        }
    }
}

/// What a run does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunState {
    /// It executes steps; never seen between events.
    Running,
    /// It waits.
    Waiting(WaitingFor),
    /// It has ended.
    Ended(EndReason),
}

/// A node that a run came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitedNode {
    /// Which.
    pub node: NodeId,
    /// By which port it was left; none while the run is there, and where it ended without leaving.
    pub port: Option<Port>,
}

/// A run as it is now, or as it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunNow {
    /// Counts the runs of a world from 1, as the trace does.
    pub number: u32,
    /// Whose.
    pub contact: ContactId,
    /// Of which workflow.
    pub workflow: WorkflowId,
    /// Where it is, or where it ended.
    pub node: NodeId,
    /// What it does.
    pub state: RunState,
    /// When its wait is over at the latest; none when it does not wait.
    pub until: Option<Instant>,
    /// The variables it has set.
    pub variables: BTreeMap<VariableName, Value>,
    /// Where it has been, trigger first.
    pub path: Vec<VisitedNode>,
}
