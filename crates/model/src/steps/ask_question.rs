//! Ask a Question: send a text, wait for the answer, save it.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{FieldId, PartId, TagId, VariableName},
    port::Port,
    template::Template,
    time::Duration,
    value::Number,
};

/// Settings of an Ask a Question step.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskQuestion {
    /// The question.
    #[serde(default)]
    pub text: Template,
    /// What counts as an answer.
    pub question: Question,
    /// Where the answer goes.
    #[serde(default)]
    pub save_to: SaveTo,
    /// How often to ask again after an invalid answer.
    #[serde(default)]
    pub retries: Retries,
    /// How long to wait, at most 7 days; absent: 7 days, and no `timeout` port.
    #[serde(default)]
    pub timeout: Option<Duration>,
    /// One port a choice, in place of `answered`.
    #[serde(default)]
    pub port_per_choice: bool,
    /// Whether a question that cannot be delivered leaves by `failed`.
    #[serde(default)]
    pub failure_port: bool,
}

/// What counts as an answer.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Question {
    /// Anything that is not blank.
    #[default]
    Text,
    /// One of a few choices.
    MultipleChoice {
        /// At most ten.
        #[serde(default)]
        choices: Vec<Choice>,
    },
    /// A number.
    Number {
        /// The least that is accepted.
        #[serde(default)]
        min: Option<Number>,
        /// The greatest that is accepted.
        #[serde(default)]
        max: Option<Number>,
    },
    /// A date: ISO, or the stated format.
    Date {
        /// Such as `DD.MM.YYYY`.
        #[serde(default)]
        format: Option<String>,
    },
    /// A phone number, saved as E.164.
    Phone,
    /// An e-mail address.
    Email,
    /// A web address.
    Url,
    /// 1 to 5, digits or stars.
    Rating,
    /// A place.
    Location,
}

/// The kind of a question, without its settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are those of Question")]
pub enum QuestionType {
    Text,
    MultipleChoice,
    Number,
    Date,
    Phone,
    Email,
    Url,
    Rating,
    Location,
}

impl QuestionType {
    /// Every type, in the order in which they are offered.
    pub const ALL: [Self; 9] =
        [Self::Text, Self::MultipleChoice, Self::Number, Self::Date, Self::Phone, Self::Email, Self::Url, Self::Rating, Self::Location];
}

impl Question {
    /// Its kind.
    #[must_use]
    pub const fn question_type(&self) -> QuestionType {
        match self {
            Self::Text => QuestionType::Text,
            Self::MultipleChoice { .. } => QuestionType::MultipleChoice,
            Self::Number { .. } => QuestionType::Number,
            Self::Date { .. } => QuestionType::Date,
            Self::Phone => QuestionType::Phone,
            Self::Email => QuestionType::Email,
            Self::Url => QuestionType::Url,
            Self::Rating => QuestionType::Rating,
            Self::Location => QuestionType::Location,
        }
    }

    /// A question of this kind with nothing set.
    #[must_use]
    pub const fn of_type(kind: QuestionType) -> Self {
        match kind {
            QuestionType::Text => Self::Text,
            QuestionType::MultipleChoice => Self::MultipleChoice { choices: Vec::new() },
            QuestionType::Number => Self::Number { min: None, max: None },
            QuestionType::Date => Self::Date { format: None },
            QuestionType::Phone => Self::Phone,
            QuestionType::Email => Self::Email,
            QuestionType::Url => Self::Url,
            QuestionType::Rating => Self::Rating,
            QuestionType::Location => Self::Location,
        }
    }

    /// The choices; empty for other kinds.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::MultipleChoice { choices } => choices,
            Self::Text
            | Self::Number { .. }
            | Self::Date { .. }
            | Self::Phone
            | Self::Email
            | Self::Url
            | Self::Rating
            | Self::Location => &[],
        }
    }
}

/// One choice of a multiple-choice question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Choice {
    /// The id, which is also the port when choices have ports.
    pub id: PartId,
    /// What the contact sees, at most 20 characters.
    #[serde(default)]
    pub label: String,
    /// Tags that are added when it is chosen.
    #[serde(default)]
    pub tags: Vec<TagId>,
}

/// Where an answer goes.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveTo {
    /// A contact field.
    #[serde(default)]
    pub field: Option<FieldId>,
    /// A variable of the run.
    #[serde(default)]
    pub variable: Option<VariableName>,
}

/// How often to ask again.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Retries {
    /// How many times.
    #[serde(default)]
    pub count: i64,
    /// What is sent then; blank: the question itself.
    #[serde(default)]
    pub text: Template,
}

impl AskQuestion {
    /// `answered` or one port a choice, `invalid`, and `timeout` and `failed` when they are set.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        let mut ports = if self.port_per_choice && !self.question.choices().is_empty() {
            self.question.choices().iter().map(|choice| Port::of_part(&choice.id)).collect()
        } else {
            vec![Port::Answered]
        };
        ports.push(Port::Invalid);
        if self.timeout.is_some() {
            ports.push(Port::Timeout);
        }
        if self.failure_port {
            ports.push(Port::Failed);
        }
        ports
    }
}
