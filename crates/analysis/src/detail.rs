//! What a finding says: the data of its sentence.

use usher_model::{
    condition::{Operator, Subject},
    ids::{FieldId, TeamId, WorkflowId},
    labels::FieldType,
    refs::Reference,
    steps::ask_question::QuestionType,
    template::{TemplateError, Variable},
    time::{Duration, OpenHours},
};

use crate::finding::Code;

/// What must be chosen or written, and is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say what is wanted")]
pub enum Wanted {
    User,
    Team,
    Channel,
    Field,
    Tag,
    Workflow,
    Step,
    Duration,
    Message,
    Question,
    Comment,
    Url,
    HeaderName,
    Choices,
    ChoiceLabel,
    Branches,
    Hours,
    Ranges,
    Assignee,
    Contact,
    Subject,
    Value,
    Skill,
    TemplateName,
    Label,
}

impl Wanted {
    /// Everything that can be wanted.
    pub const ALL: [Self; 25] = [
        Self::User,
        Self::Team,
        Self::Channel,
        Self::Field,
        Self::Tag,
        Self::Workflow,
        Self::Step,
        Self::Duration,
        Self::Message,
        Self::Question,
        Self::Comment,
        Self::Url,
        Self::HeaderName,
        Self::Choices,
        Self::ChoiceLabel,
        Self::Branches,
        Self::Hours,
        Self::Ranges,
        Self::Assignee,
        Self::Contact,
        Self::Subject,
        Self::Value,
        Self::Skill,
        Self::TemplateName,
        Self::Label,
    ];
}

/// What there are too many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say what is counted")]
pub enum Counted {
    Branches,
    Conditions,
    Choices,
    Headers,
    Mappings,
    Steps,
    Workflows,
    Attachments,
    CommentCharacters,
    SummaryCharacters,
    CategoryCharacters,
    FieldCharacters,
    TagCharacters,
}

impl Counted {
    /// Everything that is counted.
    pub const ALL: [Self; 13] = [
        Self::Branches,
        Self::Conditions,
        Self::Choices,
        Self::Headers,
        Self::Mappings,
        Self::Steps,
        Self::Workflows,
        Self::Attachments,
        Self::CommentCharacters,
        Self::SummaryCharacters,
        Self::CategoryCharacters,
        Self::FieldCharacters,
        Self::TagCharacters,
    ];
}

/// The form of value that a subject and an operator ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say what is expected")]
pub enum Expected {
    Text,
    Number,
    YesNo,
    Date,
    Time,
    Duration,
    List,
    Range,
    Status,
    Source,
    OpenOrClosed,
    Instant,
}

impl Expected {
    /// Every form.
    pub const ALL: [Self; 12] = [
        Self::Text,
        Self::Number,
        Self::YesNo,
        Self::Date,
        Self::Time,
        Self::Duration,
        Self::List,
        Self::Range,
        Self::Status,
        Self::Source,
        Self::OpenOrClosed,
        Self::Instant,
    ];
}

/// What a finding says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is documented by its code")]
pub enum Detail {
    NoTrigger,
    SeveralTriggers { count: usize },
    MissingSetting(Wanted),
    MissingReference(Reference),
    BothSet,
    DurationTooLong { given: Duration, limit: Duration },
    DurationNotPositive { given: Duration },
    TooMany { what: Counted, given: usize, limit: usize },
    OutOfRange { given: i64, min: i64, max: Option<i64> },
    TextTooLong { given: usize, limit: usize },
    AnswerDoesNotFit { question: QuestionType, field: FieldId, kind: FieldType },
    DuplicateChoice { label: String },
    BackwardsRange { from: String, to: String },
    JumpToItself,
    JumpToTrigger,
    TargetNotManual { workflow: WorkflowId },
    BadTemplate(TemplateError),
    UrlNotHttp { url: String },
    BadPointer { pointer: String },
    OperatorNotAllowed { subject: Subject, operator: Operator },
    WrongValue { expected: Expected, given: String },
    EmptyInterval(OpenHours),
    UnknownTimeZone { name: String, like: Option<String> },
    UnknownVariable(Variable),
    ValueNotInList { value: String, field: FieldId },
    SkillNobodyHas { skill: String },
    ReferenceLimit { what: Counted, name: Option<String>, given: usize, limit: usize },
    UnreachableStep,
    BranchWithoutElse,
    NoWayOutOnSilence { has_timeout: bool },
    NoTimeoutPath { has_timeout: bool },
    EmptyTeam { team: TeamId },
    SameCondition { first: String, second: String },
    EmptyBusinessHours { of_workspace: bool },
    Unused(Reference),
}

impl Detail {
    /// The code of a finding that says this.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::NoTrigger => Code::NoTrigger,
            Self::SeveralTriggers { .. } => Code::SeveralTriggers,
            Self::MissingSetting(_) => Code::MissingSetting,
            Self::MissingReference(_) => Code::MissingReference,
            Self::BothSet => Code::BothSet,
            Self::DurationTooLong { .. } => Code::DurationTooLong,
            Self::DurationNotPositive { .. } => Code::DurationNotPositive,
            Self::TooMany { .. } => Code::TooMany,
            Self::OutOfRange { .. } => Code::OutOfRange,
            Self::TextTooLong { .. } => Code::TextTooLong,
            Self::AnswerDoesNotFit { .. } => Code::AnswerDoesNotFit,
            Self::DuplicateChoice { .. } => Code::DuplicateChoice,
            Self::BackwardsRange { .. } => Code::BackwardsRange,
            Self::JumpToItself => Code::JumpToItself,
            Self::JumpToTrigger => Code::JumpToTrigger,
            Self::TargetNotManual { .. } => Code::TargetNotManual,
            Self::BadTemplate(_) => Code::BadTemplate,
            Self::UrlNotHttp { .. } => Code::UrlNotHttp,
            Self::BadPointer { .. } => Code::BadPointer,
            Self::OperatorNotAllowed { .. } => Code::OperatorNotAllowed,
            Self::WrongValue { .. } => Code::WrongValue,
            Self::EmptyInterval(_) => Code::EmptyInterval,
            Self::UnknownTimeZone { .. } => Code::UnknownTimeZone,
            Self::UnknownVariable(_) => Code::UnknownVariable,
            Self::ValueNotInList { .. } => Code::ValueNotInList,
            Self::SkillNobodyHas { .. } => Code::SkillNobodyHas,
            Self::ReferenceLimit { .. } => Code::ReferenceLimit,
            Self::UnreachableStep => Code::UnreachableStep,
            Self::BranchWithoutElse => Code::BranchWithoutElse,
            Self::NoWayOutOnSilence { .. } => Code::NoWayOutOnSilence,
            Self::NoTimeoutPath { .. } => Code::NoTimeoutPath,
            Self::EmptyTeam { .. } => Code::EmptyTeam,
            Self::SameCondition { .. } => Code::SameCondition,
            Self::EmptyBusinessHours { .. } => Code::EmptyBusinessHours,
            Self::Unused(_) => Code::Unused,
        }
    }
}
