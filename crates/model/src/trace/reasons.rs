//! Why a trace says what it says: why a run ended, a workflow did not start, a user was chosen or not, an answer did not count.

use serde::{Deserialize, Serialize, Serializer};

use crate::ids::{VariableName, WorkflowId};

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
    /// A required field of the shortcut's form is empty.
    EmptyFormField(VariableName),
    /// A required field of the shortcut's form holds something that is not of its type.
    BadFormField(VariableName),
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
            Self::EmptyFormField(variable) => serializer.collect_str(&format_args!("{variable} is not filled in")),
            Self::BadFormField(variable) => serializer.collect_str(&format_args!("{variable} does not fit")),
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
