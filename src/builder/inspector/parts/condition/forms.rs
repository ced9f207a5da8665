//! Which form a condition's value has, and how a value is carried over when the form changes.

use usher_model::{
    Document,
    condition::{Condition, ConditionValue, Operator, Subject, SubjectType, Takes},
    ids::FieldId,
    template::Template,
    value::Number,
};

use super::super::records::Records;

/// The form in which a value is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueForm {
    /// There is none.
    Nothing,
    /// A text with variables.
    Text(Example),
    /// A number.
    Number,
    /// Yes or no.
    YesNo,
    /// A span of time.
    Duration,
    /// One of some.
    One(Of),
    /// Several of some.
    Many(Of),
    /// From and to.
    Range(Ends),
}

/// What a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    /// Any text.
    Plain,
    /// A day.
    Date,
    /// A time of the day.
    Time,
}

/// What there is to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// Records of the workspace.
    Records(Records),
    /// The values that a list field allows.
    Values(FieldId),
    /// Who may cause an event.
    Sources,
    /// Who may send a message.
    Senders,
    /// The statuses of a user.
    Statuses,
    /// Open or closed.
    OpenOrClosed,
}

/// What the ends of a range are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Numbers.
    Number,
    /// Days or times, or variables.
    Text(Example),
    /// Spans of time.
    Duration,
}

/// The type of a subject.
#[must_use]
pub fn type_of(subject: &Subject, document: &Document) -> SubjectType {
    subject.subject_type(|field| document.workspace.field_type(field))
}

/// The operators a subject has.
#[must_use]
pub fn operators(subject: &Subject, document: &Document) -> &'static [Operator] {
    type_of(subject, document).operators()
}

/// The form of a condition's value.
#[must_use]
pub fn form(condition: &Condition, document: &Document) -> ValueForm {
    let kind = type_of(&condition.subject, document);
    match condition.operator.takes() {
        Takes::Nothing => ValueForm::Nothing,
        Takes::Range => ValueForm::Range(match kind {
            SubjectType::Date => Ends::Text(Example::Date),
            SubjectType::Time => Ends::Text(Example::Time),
            SubjectType::Elapsed => Ends::Duration,
            SubjectType::Text
            | SubjectType::Number
            | SubjectType::List
            | SubjectType::Checkbox
            | SubjectType::Tags
            | SubjectType::Variable
            | SubjectType::Choice
            | SubjectType::Channel
            | SubjectType::Status
            | SubjectType::Window
            | SubjectType::Count => Ends::Number,
        }),
        Takes::Many => ValueForm::Many(of(&condition.subject)),
        Takes::One => one(condition, kind),
    }
}

fn one(condition: &Condition, kind: SubjectType) -> ValueForm {
    let is_text = matches!(condition.value, Some(ConditionValue::Text(_)));
    match kind {
        SubjectType::Text => ValueForm::Text(Example::Plain),
        SubjectType::Number | SubjectType::Count if is_text => ValueForm::Text(Example::Plain),
        SubjectType::Number | SubjectType::Count => ValueForm::Number,
        SubjectType::Variable if matches!(condition.operator, Operator::IsGreaterThan | Operator::IsLessThan) && !is_text => {
            ValueForm::Number
        }
        SubjectType::Variable => ValueForm::Text(Example::Plain),
        SubjectType::Checkbox => ValueForm::YesNo,
        SubjectType::Date => ValueForm::Text(Example::Date),
        SubjectType::Time => ValueForm::Text(Example::Time),
        SubjectType::Elapsed => ValueForm::Duration,
        SubjectType::List | SubjectType::Tags | SubjectType::Choice | SubjectType::Channel | SubjectType::Status | SubjectType::Window => {
            ValueForm::One(of(&condition.subject))
        }
    }
}

/// What the values of a subject are chosen from.
fn of(subject: &Subject) -> Of {
    match subject {
        Subject::Field { field: Some(field) } => Of::Values(field.clone()),
        Subject::Tags => Of::Records(Records::Tags),
        Subject::Lifecycle => Of::Records(Records::Stages),
        Subject::Assignee => Of::Records(Records::Users),
        Subject::AssigneeStatus => Of::Statuses,
        Subject::AssigneeTeam | Subject::RoutedTeam | Subject::UsersOnline { .. } | Subject::UsersWithRoom { .. } => {
            Of::Records(Records::Teams)
        }
        Subject::LastChannel | Subject::Channel => Of::Records(Records::Channels),
        Subject::LastOutgoingSource => Of::Senders,
        Subject::ClosingCategory => Of::Records(Records::Categories),
        Subject::ConversationStatus | Subject::MessagingWindow => Of::OpenOrClosed,
        Subject::Source
        | Subject::Field { field: None }
        | Subject::Variable { .. }
        | Subject::LastIncomingMessage
        | Subject::LastOutgoingMessage
        | Subject::TimeSinceLastIncoming
        | Subject::TimeSinceLastOutgoing
        | Subject::FirstMessage
        | Subject::ConversationOpenedAt
        | Subject::ConversationCount => Of::Sources,
    }
}

/// The value as the new form takes it; `None` where nothing of it can be kept.
#[must_use]
pub fn carried_over(value: Option<ConditionValue>, form: &ValueForm) -> Option<ConditionValue> {
    let number = |text: &Template| text.as_str().trim().parse::<f64>().ok().and_then(Number::new).map(ConditionValue::Number);
    match (form, value?) {
        (ValueForm::Text(_), value @ ConditionValue::Text(_))
        | (ValueForm::Number, value @ ConditionValue::Number(_))
        | (ValueForm::YesNo, value @ ConditionValue::Bool(_))
        | (ValueForm::Duration, value @ ConditionValue::Duration(_))
        | (ValueForm::One(_), value @ ConditionValue::Text(_))
        | (ValueForm::Many(_), value @ ConditionValue::List(_))
        | (ValueForm::Range(_), value @ ConditionValue::Range(_)) => Some(value),
        (ValueForm::Text(_), ConditionValue::Number(number)) => Some(ConditionValue::Text(Template::new(&number.to_string()))),
        (ValueForm::Number, ConditionValue::Text(text)) => number(&text),
        (ValueForm::One(_), ConditionValue::List(list)) => list.first().map(|first| ConditionValue::Text(Template::new(first))),
        (ValueForm::Many(_), ConditionValue::Text(text)) if !text.is_blank() => Some(ConditionValue::List(vec![text.as_str().to_owned()])),
        (_, _) => None,
    }
}

/// A condition that begins to look at something else: its operator if the new subject has it, its value if it means the same.
pub fn look_at(condition: &mut Condition, subject: Subject, document: &Document) {
    let before = form(condition, document);
    let had = type_of(&condition.subject, document);
    condition.subject = subject;
    let operators = operators(&condition.subject, document);
    if !operators.contains(&condition.operator) {
        condition.operator = operators[0];
    }
    let after = form(condition, document);
    let is_same_kind = before == after && had == type_of(&condition.subject, document);
    let is_free = matches!(after, ValueForm::Text(Example::Plain) | ValueForm::Number | ValueForm::Duration);
    condition.value = condition.value.take().filter(|_| is_same_kind || is_free);
    settle(condition, document);
}

/// Makes the value one that the condition's form takes.
pub fn settle(condition: &mut Condition, document: &Document) {
    let form = form(condition, document);
    condition.value = carried_over(condition.value.take(), &form);
    if condition.value.is_none() && form == ValueForm::YesNo {
        condition.value = Some(ConditionValue::Bool(true));
    }
}
