//! What a run reports: every decision with its reason (docs/format.md, "The command line").

mod notice;
mod reasons;
mod state;

use serde::{Deserialize, Serialize};

use crate::{
    condition::{ConditionValue, Operator, Subject},
    event::Actor,
    ids::{CategoryId, ChannelId, ContactId, FieldId, NodeId, PartId, StageId, TagId, TeamId, UserId, VariableName, WorkflowId},
    port::Port,
    time::Instant,
    value::Value,
};

pub use {
    notice::{CannotTakeOver, Notice},
    reasons::{Chosen, DeliveryFailure, EndReason, InvalidAnswer, NotTriggered, Skipped},
    state::{ContactState, StateLine, UserState},
};

/// One line of the trace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TraceEntry {
    /// Counts the entries of a session from 1.
    pub seq: u64,
    /// When, in virtual time.
    pub at: Instant,
    /// The number of the event that caused it, from 1.
    pub event: u32,
    /// About whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
    /// Of which workflow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow: Option<WorkflowId>,
    /// Of which run; counts the runs of a session from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run: Option<u32>,
    /// At which node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<NodeId>,
    /// What happened.
    #[serde(flatten)]
    pub what: What,
}

/// What a trace entry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "the fields are those of docs/format.md, \"The trace\"")]
pub enum What {
    /// A run starts.
    Triggered {},
    /// A workflow of the right trigger type does not start.
    NotTriggered { why: NotTriggered },
    /// The run comes to a node.
    Entered { node_type: &'static str },
    /// The run leaves a node.
    Left { port: Port },
    /// A condition was looked at. `left` is the value there is; none when absent.
    Condition {
        #[serde(skip_serializing_if = "Option::is_none")]
        part: Option<PartId>,
        subject: Subject,
        #[serde(skip_serializing_if = "Option::is_none")]
        left: Option<String>,
        operator: Operator,
        #[serde(skip_serializing_if = "Option::is_none")]
        right: Option<ConditionValue>,
        result: bool,
    },
    /// Date & Time: the local instant that was looked at, and whether it is inside.
    Calendar { local: String, inside: bool },
    /// Route to Team: the dedicated agent was looked at.
    Dedicated {
        #[serde(skip_serializing_if = "Option::is_none")]
        user: Option<UserId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        status: Option<&'static str>,
        taken: bool,
    },
    /// The conversation is routed to a team, or to none.
    Routed {
        #[serde(skip_serializing_if = "Option::is_none")]
        team: Option<TeamId>,
    },
    /// The workflow's message was delivered.
    MessageSent {
        text: String,
        channel: ChannelId,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        attachments: Vec<String>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        choices: Vec<String>,
    },
    /// The workflow's message did not get through.
    MessageFailed {
        text: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        channel: Option<ChannelId>,
        why: DeliveryFailure,
    },
    /// The run waits.
    Waiting {
        #[serde(rename = "for")]
        what: WaitingFor,
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<Instant>,
    },
    /// A timer of the run is due.
    TimedOut { what: WaitingFor },
    /// The contact's message is the answer.
    Answered { value: Value },
    /// The contact's message is no valid answer.
    Invalid { text: String, why: InvalidAnswer, retries_left: i64 },
    /// A variable of the run is set.
    VariableSet { name: VariableName, value: Value },
    /// The contact is assigned, or with no user unassigned.
    Assigned {
        #[serde(skip_serializing_if = "Option::is_none")]
        user: Option<UserId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<Actor>,
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<Chosen>,
    },
    /// A user of the pool was passed over.
    SkippedUser { user: UserId, why: Skipped },
    /// The run waits in the queue of a pool.
    Queued { pool: String, position: u32 },
    /// A contact field changed.
    FieldChanged {
        field: FieldId,
        #[serde(skip_serializing_if = "Option::is_none")]
        old: Option<Value>,
        #[serde(skip_serializing_if = "Option::is_none")]
        new: Option<Value>,
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<Actor>,
    },
    /// A tag was added.
    TagAdded {
        tag: TagId,
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<Actor>,
    },
    /// A tag was removed.
    TagRemoved {
        tag: TagId,
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<Actor>,
    },
    /// The lifecycle stage changed.
    LifecycleChanged {
        #[serde(skip_serializing_if = "Option::is_none")]
        old: Option<StageId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        new: Option<StageId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<Actor>,
    },
    /// A note for the team.
    Commented { text: String, mentions: Vec<UserId> },
    /// A conversation opened.
    ConversationOpened { by: Actor },
    /// A conversation closed.
    ConversationClosed {
        by: Actor,
        #[serde(skip_serializing_if = "Option::is_none")]
        category: Option<CategoryId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        summary: Option<String>,
    },
    /// A user's status changed.
    UserStatusChanged { user: UserId, status: &'static str },
    /// A request: what would be sent, and the status of the answer once there is one. The answer to a request that was waited for has a
    /// line of its own.
    HttpRequest {
        method: &'static str,
        url: String,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        headers: Vec<String>,
        #[serde(skip_serializing_if = "String::is_empty")]
        body: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        status: Option<i64>,
    },
    /// Jump To went back, for the so-manieth time.
    Jumped { to: NodeId, jump: i64, limit: i64 },
    /// The run ended.
    Ended { reason: EndReason },
    /// Something remarkable.
    Warning { notice: Notice },
    /// Something that could not be done.
    Error { notice: Notice },
}

/// What a run waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitingFor {
    /// An answer to its question.
    Answer,
    /// The end of a wait.
    Timer,
    /// Somebody who fits.
    Assignment,
}
