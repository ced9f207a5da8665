//! What a run reports: every decision with its reason (docs/format.md, "The command line").

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};

use crate::{
    condition::{ConditionValue, Operator, Subject},
    event::Actor,
    ids::{CategoryId, ChannelId, ContactId, FieldId, NodeId, StageId, TagId, TeamId, UserId, VariableName, WorkflowId},
    port::Port,
    scenario::ConversationStatus,
    time::Instant,
    value::Value,
};

/// Why a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// A port without an edge.
    PathEnd,
    /// A wait was over and its `timeout` port has no edge, or there is no such port.
    Timeout,
    /// The `invalid` port has no edge.
    InvalidAnswer,
    /// A user wrote, and the workflow exits then.
    ExitOutgoing,
    /// The contact wrote something else, and the workflow exits then.
    ExitIncoming,
    /// A user assigned the contact, and the workflow exits then.
    ExitAssignment,
    /// An agent stopped it.
    StoppedByAgent,
    /// The conversation was closed while waiting for an assignee.
    ConversationClosed,
    /// Another workflow took over.
    HandedOver,
    /// Too many steps without waiting, or too long a chain of workflows.
    LoopGuard,
    /// A step could not be run.
    StepError,
    /// Nobody will ever fit.
    NoCandidates,
}

impl EndReason {
    /// Every reason.
    pub const ALL: [Self; 12] = [
        Self::PathEnd,
        Self::Timeout,
        Self::InvalidAnswer,
        Self::ExitOutgoing,
        Self::ExitIncoming,
        Self::ExitAssignment,
        Self::StoppedByAgent,
        Self::ConversationClosed,
        Self::HandedOver,
        Self::LoopGuard,
        Self::StepError,
        Self::NoCandidates,
    ];
}

/// Why a workflow did not start on an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTriggered {
    /// Its conditions do not hold; the `condition` entries before say which.
    Conditions,
    /// The tag, field, stage, ad or assignee is not one it looks for.
    OtherSubject,
    /// The contact was enrolled before, and it enrols once.
    OncePerContact,
    /// The contact has an active run of it.
    AlreadyRunning,
    /// Another workflow that can write to the contact has an active run.
    OtherWorkflowActive(WorkflowId),
    /// The webhook names a contact that does not exist.
    NoSuchContact,
    /// The message that opened the conversation was the answer to this workflow's own question.
    Answered,
}

impl Serialize for NotTriggered {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Conditions => serializer.serialize_str("conditions do not hold"),
            Self::OtherSubject => serializer.serialize_str("not what it looks for"),
            Self::OncePerContact => serializer.serialize_str("once per contact"),
            Self::AlreadyRunning => serializer.serialize_str("already running"),
            Self::OtherWorkflowActive(workflow) => serializer.collect_str(&format_args!("workflow {workflow} is active")),
            Self::NoSuchContact => serializer.serialize_str("no such contact"),
            Self::Answered => serializer.serialize_str("the message was an answer"),
        }
    }
}

/// Why a user of the pool was not chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// The status is offline, and only online users are wanted.
    Offline,
    /// The status is busy, and only online users are wanted.
    Busy,
    /// As many open contacts as the limit allows, or more.
    Full {
        /// Open contacts now.
        open: u32,
        /// The limit.
        limit: i64,
    },
    /// A required skill is missing.
    LacksSkill(String),
    /// As many assignments in the span as the fair limit allows.
    FairLimit {
        /// Assignments in the span.
        assigned: u32,
        /// The limit.
        limit: i64,
    },
    /// A candidate, but the pool chose this user later than the one chosen now.
    ChosenLater,
    /// A candidate, but with more open contacts than the one chosen now.
    MoreOpen {
        /// Open contacts now.
        open: u32,
        /// Open contacts of the one chosen.
        chosen: u32,
    },
    /// A candidate with as few open contacts, but assigned later than the one chosen now.
    AssignedLater,
    /// A candidate just as good, but later in the order of the pool.
    LaterInOrder,
}

impl Serialize for Skipped {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Offline => serializer.serialize_str("offline"),
            Self::Busy => serializer.serialize_str("busy"),
            Self::Full { open, limit } => serializer.collect_str(&format_args!("{open} of {limit} open")),
            Self::LacksSkill(skill) => serializer.collect_str(&format_args!("lacks skill {skill}")),
            Self::FairLimit { assigned, limit } => serializer.collect_str(&format_args!("{assigned} of {limit} in the span")),
            Self::ChosenLater => serializer.serialize_str("chosen later"),
            Self::MoreOpen { open, chosen } => serializer.collect_str(&format_args!("{open} open, not {chosen}")),
            Self::AssignedLater => serializer.serialize_str("assigned later"),
            Self::LaterInOrder => serializer.serialize_str("later in the order"),
        }
    }
}

/// Why a user got the contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Named in the step.
    Specific,
    /// Already the contact's assignee.
    Dedicated,
    /// Round robin: chosen by this pool longest ago.
    LongestAgo,
    /// Round robin: never chosen by this pool, first in the workspace's order.
    NeverChosen,
    /// Least open contacts.
    FewestOpen {
        /// Open contacts before this one.
        open: u32,
    },
    /// Somebody assigned the contact by hand or by the API.
    ByHand,
}

impl Serialize for Chosen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Specific => serializer.serialize_str("named in the step"),
            Self::Dedicated => serializer.serialize_str("dedicated agent"),
            Self::LongestAgo => serializer.serialize_str("chosen longest ago"),
            Self::NeverChosen => serializer.serialize_str("not chosen yet"),
            Self::FewestOpen { open } => serializer.collect_str(&format_args!("fewest open: {open}")),
            Self::ByHand => serializer.serialize_str("by hand"),
        }
    }
}

/// Why a message did not get through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DeliveryFailure {
    /// The channel is marked so that deliveries fail.
    ChannelFails,
    /// Free text outside of the messaging window.
    OutsideWindow,
    /// The contact has no channel, or the chosen one does not exist.
    NoChannel,
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

/// Something that is remarkable, and after which the run goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Notice {
    /// A variable of a text has no value; empty text, or the fallback, stands in.
    AbsentVariable {
        /// Its name, as `$contact.first_name`.
        variable: String,
    },
    /// A number was wanted, and this is none.
    NotANumber {
        /// What there is.
        value: String,
    },
    /// A value that cannot be converted to the field's type; nothing was changed.
    CannotConvert {
        /// The value.
        value: String,
        /// What the field holds.
        field: FieldId,
    },
    /// Something that does not exist, by its id or name.
    Missing {
        /// What kind of thing.
        what: &'static str,
        /// By which name it was looked for.
        name: String,
    },
    /// A setting that is not chosen.
    NotSet {
        /// Which one.
        setting: &'static str,
    },
    /// A template that does not parse.
    BadTemplate {
        /// Why.
        message: String,
    },
    /// A date and time that cannot be read.
    BadTime {
        /// What there is.
        value: String,
    },
    /// A step that this version does not run.
    NotRunYet {
        /// Its type.
        step: &'static str,
    },
    /// `nextTimer` without any timer, or `advanceTo` an instant that is past.
    NothingToWaitFor,
    /// The conversation was closed already, or is open already.
    NoEffect,
    /// The target of a hand-over does not take part, or the contact has a run of it.
    CannotHandOver {
        /// Which workflow.
        workflow: WorkflowId,
    },
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
        part: Option<String>,
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
    /// A request was answered.
    HttpRequest { method: &'static str, url: String, status: i64 },
    /// Jump To went back, for the so-manieth time.
    Jumped { to: NodeId, jump: i64, limit: i64 },
    /// The run ended.
    Ended { reason: EndReason },
    /// Something remarkable.
    Warning { notice: Notice },
    /// Something that could not be done.
    Error { notice: Notice },
}

/// Why an answer is invalid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum InvalidAnswer {
    /// Nothing but white space.
    Blank,
    /// None of the choices.
    NoChoice,
    /// Not a number.
    NotANumber,
    /// Below the minimum.
    TooSmall {
        /// The minimum.
        min: crate::value::Number,
    },
    /// Above the maximum.
    TooLarge {
        /// The maximum.
        max: crate::value::Number,
    },
    /// Not a date.
    NotADate,
    /// Not a phone number.
    NotAPhone,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a web address.
    NotAUrl,
    /// Not 1 to 5.
    NotARating,
    /// Not a place.
    NotALocation,
}

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

/// The last line of a trace: the state of contacts and users.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "state")]
pub struct StateLine {
    /// In the order given.
    pub contacts: Vec<ContactState>,
    /// In the workspace's order.
    pub users: Vec<UserState>,
}

/// A contact at the end of a trace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContactState {
    /// Who.
    pub id: ContactId,
    /// The assignee.
    pub assignee: Option<UserId>,
    /// The routed team.
    pub team: Option<TeamId>,
    /// The tags, sorted.
    pub tags: Vec<TagId>,
    /// The custom and standard fields that have a value.
    pub fields: BTreeMap<FieldId, Value>,
    /// The lifecycle stage.
    pub lifecycle: Option<StageId>,
    /// Open or closed.
    pub conversation: ConversationStatus,
}

/// A user at the end of a trace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UserState {
    /// Who.
    pub id: UserId,
    /// The status that counts.
    pub status: &'static str,
    /// Open contacts.
    pub open: u32,
}
