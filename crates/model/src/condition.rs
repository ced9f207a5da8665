//! Conditions: subject – operator – value, joined by all of or any of (docs/domain.md, section 5).

use serde::{Deserialize, Serialize};

use crate::{
    ids::{FieldId, TeamId, VariableName},
    labels::FieldType,
    template::Template,
    time::Duration,
    value::Number,
};

/// Whether all conditions of a group must hold or one is enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Match {
    /// Every condition must hold.
    #[default]
    All,
    /// One condition that holds is enough.
    Any,
}

/// Conditions joined on one level. An empty group holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// How the conditions are joined.
    #[serde(default, rename = "match")]
    pub join: Match,
    /// The conditions, in order.
    #[serde(default)]
    pub conditions: Vec<Condition>,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// What is looked at.
    pub subject: Subject,
    /// How it is compared.
    pub operator: Operator,
    /// With what; `null` while it is not chosen, and where the operator asks for none.
    #[serde(default)]
    pub value: Option<ConditionValue>,
}

/// What a condition looks at. Read live, never from the start of the run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Subject {
    /// A standard or custom contact field.
    Field {
        /// Which one.
        field: Option<FieldId>,
    },
    /// The contact's tags.
    Tags,
    /// The contact's lifecycle stage.
    Lifecycle,
    /// A variable of the run: question, HTTP or form.
    Variable {
        /// Its name, without `$var.`.
        name: Option<VariableName>,
    },
    /// The contact's assignee.
    Assignee,
    /// The status of the contact's assignee.
    AssigneeStatus,
    /// A team of the contact's assignee.
    AssigneeTeam,
    /// The team a Route to Team step chose.
    RoutedTeam,
    /// The last interacted channel.
    LastChannel,
    /// The text of the last incoming message.
    LastIncomingMessage,
    /// The text of the last outgoing message.
    LastOutgoingMessage,
    /// Who sent the last outgoing message.
    LastOutgoingSource,
    /// Time since the contact last wrote.
    TimeSinceLastIncoming,
    /// Time since the contact was last written to.
    TimeSinceLastOutgoing,
    /// Who caused the event: who opened or closed the conversation, who changed the assignee.
    Source,
    /// The channel of the event.
    Channel,
    /// The category of the closing note.
    ClosingCategory,
    /// The first message of the conversation.
    FirstMessage,
    /// When the conversation was opened.
    ConversationOpenedAt,
    /// How many conversations the contact has had, this one included.
    ConversationCount,
    /// Whether a conversation is open.
    ConversationStatus,
    /// Whether the messaging window of the last channel is open.
    MessagingWindow,
    /// How many users of a team are online.
    UsersOnline {
        /// Which team.
        team: Option<TeamId>,
    },
    /// How many users of a team have room for one more contact.
    UsersWithRoom {
        /// Which team.
        team: Option<TeamId>,
        /// Room is fewer open contacts than this; `null`: any number.
        #[serde(default)]
        max_open_contacts: Option<i64>,
    },
}

/// How a subject is compared with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the operators of docs/domain.md, section 5")]
pub enum Operator {
    IsEqualTo,
    IsNotEqualTo,
    Contains,
    DoesNotContain,
    StartsWith,
    EndsWith,
    IsGreaterThan,
    IsLessThan,
    IsBetween,
    HasAnyOf,
    HasAllOf,
    HasNoneOf,
    Exists,
    DoesNotExist,
    IsTimestampAfter,
    IsTimestampBefore,
    IsTimestampBetween,
}

/// Which form of value an operator asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// None: `exists`, `does not exist`.
    Nothing,
    /// One value.
    One,
    /// A list of values.
    Many,
    /// From and to, both included.
    Range,
}

impl Operator {
    /// Every operator, in the order in which they are offered.
    pub const ALL: [Self; 17] = [
        Self::IsEqualTo,
        Self::IsNotEqualTo,
        Self::Contains,
        Self::DoesNotContain,
        Self::StartsWith,
        Self::EndsWith,
        Self::IsGreaterThan,
        Self::IsLessThan,
        Self::IsBetween,
        Self::HasAnyOf,
        Self::HasAllOf,
        Self::HasNoneOf,
        Self::Exists,
        Self::DoesNotExist,
        Self::IsTimestampAfter,
        Self::IsTimestampBefore,
        Self::IsTimestampBetween,
    ];

    /// The form of value it asks for.
    #[must_use]
    pub const fn takes(self) -> Takes {
        match self {
            Self::Exists | Self::DoesNotExist => Takes::Nothing,
            Self::HasAnyOf | Self::HasAllOf | Self::HasNoneOf => Takes::Many,
            Self::IsBetween | Self::IsTimestampBetween => Takes::Range,
            Self::IsEqualTo
            | Self::IsNotEqualTo
            | Self::Contains
            | Self::DoesNotContain
            | Self::StartsWith
            | Self::EndsWith
            | Self::IsGreaterThan
            | Self::IsLessThan
            | Self::IsTimestampAfter
            | Self::IsTimestampBefore => Takes::One,
        }
    }

    /// Whether it holds when the subject has no value at all (docs/domain.md, section 5, rules).
    #[must_use]
    pub const fn holds_when_absent(self) -> bool {
        matches!(self, Self::IsNotEqualTo | Self::DoesNotContain | Self::HasNoneOf | Self::DoesNotExist)
    }
}

/// The type of a subject: decides which operators it has and how values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SubjectType {
    /// Free text.
    Text,
    /// A number.
    Number,
    /// One of listed values: a list field, lifecycle, a source, a category.
    List,
    /// Yes or no.
    Checkbox,
    /// A day or an instant.
    Date,
    /// A time of the day.
    Time,
    /// A set of tags.
    Tags,
    /// A variable: compared as text or as a number, as the operator asks.
    Variable,
    /// One record that may be absent: assignee, its status, a team, who sent the last message.
    Choice,
    /// A channel that is always there.
    Channel,
    /// A span of time.
    Elapsed,
    /// Open or closed, of a conversation.
    Status,
    /// Open or closed, of a messaging window.
    Window,
    /// How many; never absent.
    Count,
}

impl SubjectType {
    /// The operators a subject of this type has, in the order in which they are offered.
    #[must_use]
    pub const fn operators(self) -> &'static [Operator] {
        use Operator::*;
        match self {
            Self::Text => &[IsEqualTo, IsNotEqualTo, Contains, DoesNotContain, StartsWith, EndsWith, Exists, DoesNotExist],
            Self::Number | Self::Count => &[IsEqualTo, IsNotEqualTo, IsGreaterThan, IsLessThan, IsBetween, Exists, DoesNotExist],
            Self::List => &[IsEqualTo, IsNotEqualTo, HasAnyOf, HasNoneOf, Exists, DoesNotExist],
            Self::Checkbox => &[IsEqualTo, Exists, DoesNotExist],
            Self::Date | Self::Time => &[IsTimestampAfter, IsTimestampBefore, IsTimestampBetween, Exists, DoesNotExist],
            Self::Tags => &[HasAnyOf, HasAllOf, HasNoneOf, Exists, DoesNotExist],
            Self::Variable => &[
                IsEqualTo,
                IsNotEqualTo,
                Contains,
                DoesNotContain,
                StartsWith,
                EndsWith,
                IsGreaterThan,
                IsLessThan,
                IsBetween,
                Exists,
                DoesNotExist,
            ],
            Self::Choice => &[IsEqualTo, IsNotEqualTo, Exists, DoesNotExist],
            Self::Channel => &[IsEqualTo, IsNotEqualTo, HasAnyOf, HasNoneOf],
            Self::Elapsed => &[IsGreaterThan, IsLessThan, IsBetween],
            Self::Status => &[IsEqualTo, IsNotEqualTo],
            Self::Window => &[IsEqualTo],
        }
    }

    /// The type of a contact field as a subject.
    #[must_use]
    pub const fn of_field(field: FieldType) -> Self {
        match field {
            FieldType::Text | FieldType::Email | FieldType::Url | FieldType::Phone => Self::Text,
            FieldType::Number => Self::Number,
            FieldType::List => Self::List,
            FieldType::Checkbox => Self::Checkbox,
            FieldType::Date => Self::Date,
            FieldType::Time => Self::Time,
        }
    }
}

impl Subject {
    /// The subject's type; a field that is not chosen or not known counts as text.
    #[must_use]
    pub fn subject_type(&self, type_of_field: impl Fn(&FieldId) -> Option<FieldType>) -> SubjectType {
        match self {
            Self::Field { field } => SubjectType::of_field(field.as_ref().and_then(type_of_field).unwrap_or(FieldType::Text)),
            Self::Tags => SubjectType::Tags,
            Self::Variable { .. } => SubjectType::Variable,
            Self::Lifecycle | Self::Source | Self::ClosingCategory => SubjectType::List,
            Self::Assignee | Self::AssigneeStatus | Self::AssigneeTeam | Self::RoutedTeam | Self::LastOutgoingSource => SubjectType::Choice,
            Self::LastChannel | Self::Channel => SubjectType::Channel,
            Self::LastIncomingMessage | Self::LastOutgoingMessage | Self::FirstMessage => SubjectType::Text,
            Self::TimeSinceLastIncoming | Self::TimeSinceLastOutgoing => SubjectType::Elapsed,
            Self::ConversationOpenedAt => SubjectType::Date,
            Self::ConversationStatus => SubjectType::Status,
            Self::MessagingWindow => SubjectType::Window,
            Self::ConversationCount | Self::UsersOnline { .. } | Self::UsersWithRoom { .. } => SubjectType::Count,
        }
    }
}

/// One end of a range.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Bound {
    /// A number.
    Number(Number),
    /// A date, a time, an instant, or a template that gives one.
    Text(Template),
    /// A span of time.
    Duration(Duration),
}

/// From one value to another, both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The least value that fits.
    pub from: Bound,
    /// The greatest value that fits.
    pub to: Bound,
}

/// What a subject is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum ConditionValue {
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text, an id, a date; may be a template.
    Text(Template),
    /// Ids or listed values.
    List(Vec<String>),
    /// From and to.
    Range(Range),
    /// A span of time.
    Duration(Duration),
}
