//! Condition groups: what is not chosen, operators that do not fit, values of another form, references (docs/domain.md, section 5).

use usher_engine::calendar;
use usher_model::{
    condition::{Bound, Condition, ConditionValue, Group, Operator, Range, Subject, SubjectType, Takes},
    event::Source,
    labels::{FieldType, StandardField},
    limits,
    people::UserStatus,
    refs,
    template::Template,
    time::{Date, TimeOfDay},
};

use super::Checker;
use crate::detail::{Counted, Detail, Expected, Wanted};

/// Checks a group; `setting` is its path.
pub(super) fn check(setting: &str, group: &Group, checker: &mut Checker<'_>) {
    checker.at_most(setting, Counted::Conditions, group.conditions.len(), limits::CONDITIONS);
    for (at, condition) in group.conditions.iter().enumerate() {
        check_condition(&format!("{setting}[{at}]"), condition, checker);
    }
}

fn check_condition(path: &str, condition: &Condition, checker: &mut Checker<'_>) {
    let value_path = format!("{path}.value");
    check_subject(&format!("{path}.subject"), &condition.subject, checker);
    // References to the subject's field or team belong to the subject, the others to the value.
    let alone = Group { conditions: vec![condition.clone()], ..Group::default() };
    let mut seen = Vec::new();
    refs::group_references(path, &alone, &mut |_, reference| seen.push(reference));
    for reference in seen {
        let of_subject = names_subject(&condition.subject, &reference);
        let is_variable = matches!(reference, refs::Reference::Field(_)) && !of_subject;
        // Fields in variables are reported with the other variables of the value.
        if !is_variable {
            checker.reference(if of_subject { path } else { &value_path }, reference);
        }
    }
    let workspace = &checker.document.workspace;
    if let Subject::Field { field } = &condition.subject
        && field.as_ref().is_none_or(|field| workspace.field_type(field).is_none())
    {
        // What the field holds is not known: neither operator nor value can be judged.
        return;
    }
    let kind = condition.subject.subject_type(|field| workspace.field_type(field));
    if !kind.operators().contains(&condition.operator) {
        let detail = Detail::OperatorNotAllowed { subject: condition.subject.clone(), operator: condition.operator };
        checker.report(&format!("{path}.operator"), detail);
        return;
    }
    match (condition.operator.takes(), &condition.value) {
        (Takes::Nothing, _) => {}
        (Takes::One | Takes::Many | Takes::Range, None) => checker.missing(&value_path, Wanted::Value),
        (Takes::One, Some(value)) => check_one(&value_path, condition, kind, value, checker),
        (Takes::Many, Some(ConditionValue::List(list))) if list.is_empty() => checker.missing(&value_path, Wanted::Value),
        (Takes::Many, Some(ConditionValue::List(list))) => {
            for word in list {
                check_word(&value_path, &condition.subject, word, checker);
            }
        }
        (Takes::Many, Some(ConditionValue::Text(text))) if !text.is_blank() => checker.template(&value_path, text),
        (Takes::Many, Some(other)) => wrong(&value_path, Expected::List, other, checker),
        (Takes::Range, Some(ConditionValue::Range(range))) => check_range(&value_path, kind, range, checker),
        (Takes::Range, Some(other)) => wrong(&value_path, Expected::Range, other, checker),
    }
}

/// Whether a reference is to the very field or team that the subject is about.
fn names_subject(subject: &Subject, reference: &refs::Reference) -> bool {
    if let Subject::Field { field: Some(field) } = subject {
        return *reference == refs::Reference::Field(field.clone());
    }
    if let Subject::UsersOnline { team: Some(team) } | Subject::UsersWithRoom { team: Some(team), .. } = subject {
        return *reference == refs::Reference::Team(team.clone());
    }
    false
}

fn check_subject(path: &str, subject: &Subject, checker: &mut Checker<'_>) {
    match subject {
        Subject::Field { field: None } => checker.missing(path, Wanted::Field),
        Subject::Variable { name: None } => checker.missing(path, Wanted::Subject),
        Subject::Variable { name: Some(name) } if !checker.sets(name.as_str()) => {
            let variable = usher_model::template::Variable {
                namespace: usher_model::template::Namespace::Var,
                name: std::sync::Arc::from(name.as_str()),
            };
            checker.variable(path, &variable);
        }
        Subject::UsersOnline { team: None } | Subject::UsersWithRoom { team: None, .. } => checker.missing(path, Wanted::Team),
        Subject::UsersWithRoom { team: Some(_), max_open_contacts: Some(limit) } => checker.within(path, *limit, 1, None),
        Subject::Field { field: Some(_) }
        | Subject::Variable { name: Some(_) }
        | Subject::UsersOnline { team: Some(_) }
        | Subject::UsersWithRoom { team: Some(_), max_open_contacts: None }
        | Subject::Tags
        | Subject::Lifecycle
        | Subject::Assignee
        | Subject::AssigneeStatus
        | Subject::AssigneeTeam
        | Subject::RoutedTeam
        | Subject::LastChannel
        | Subject::LastIncomingMessage
        | Subject::LastOutgoingMessage
        | Subject::LastOutgoingSource
        | Subject::TimeSinceLastIncoming
        | Subject::TimeSinceLastOutgoing
        | Subject::Source
        | Subject::Channel
        | Subject::ClosingCategory
        | Subject::FirstMessage
        | Subject::ConversationOpenedAt
        | Subject::ConversationCount
        | Subject::ConversationStatus
        | Subject::MessagingWindow => {}
    }
}

fn check_one(path: &str, condition: &Condition, kind: SubjectType, value: &ConditionValue, checker: &mut Checker<'_>) {
    if let ConditionValue::Text(text) = value {
        if text.is_blank() {
            checker.missing(path, Wanted::Value);
            return;
        }
        checker.template(path, text);
        if text.segments().is_err() || text.variables().next().is_some() {
            return;
        }
    }
    let expected = expected(kind, condition.operator);
    if fits(expected, value) {
        if let ConditionValue::Text(text) = value {
            check_word(path, &condition.subject, text.as_str(), checker);
        }
    } else {
        wrong(path, expected, value, checker);
    }
}

/// The form of a single value.
fn expected(kind: SubjectType, operator: Operator) -> Expected {
    match kind {
        SubjectType::Number | SubjectType::Count => Expected::Number,
        SubjectType::Checkbox => Expected::YesNo,
        SubjectType::Date => Expected::Date,
        SubjectType::Time => Expected::Time,
        SubjectType::Elapsed => Expected::Duration,
        SubjectType::Status | SubjectType::Window => Expected::OpenOrClosed,
        SubjectType::Variable if matches!(operator, Operator::IsGreaterThan | Operator::IsLessThan) => Expected::Number,
        SubjectType::Text | SubjectType::List | SubjectType::Tags | SubjectType::Variable | SubjectType::Choice | SubjectType::Channel => {
            Expected::Text
        }
    }
}

fn fits(expected: Expected, value: &ConditionValue) -> bool {
    match (expected, value) {
        (Expected::Text, ConditionValue::Text(_) | ConditionValue::Number(_) | ConditionValue::Bool(_)) => true,
        (Expected::Number, ConditionValue::Number(_)) => true,
        (Expected::Number, ConditionValue::Text(text)) => text.as_str().trim().replace(',', ".").parse::<f64>().is_ok_and(f64::is_finite),
        (Expected::YesNo, ConditionValue::Bool(_)) => true,
        (Expected::YesNo, ConditionValue::Text(text)) => matches!(text.as_str(), "true" | "false"),
        (Expected::Date, ConditionValue::Text(text)) => is_date(text),
        (Expected::Time, ConditionValue::Text(text)) => is_time(text),
        (Expected::Duration, ConditionValue::Duration(_)) => true,
        (Expected::OpenOrClosed, ConditionValue::Text(text)) => matches!(text.as_str(), "open" | "closed"),
        _ => false,
    }
}

fn is_date(text: &Template) -> bool {
    text.as_str().trim().parse::<Date>().is_ok() || calendar::parse_instant(text.as_str(), &calendar::Zone::utc()).is_some()
}

fn is_time(text: &Template) -> bool {
    text.as_str().trim().parse::<TimeOfDay>().is_ok()
}

/// A word out of a fixed set, or one of the values of a list field.
fn check_word(path: &str, subject: &Subject, word: &str, checker: &mut Checker<'_>) {
    let is_status = || UserStatus::ALL.iter().any(|status| status.as_str() == word);
    let is_source = || Source::ALL.iter().any(|source| source.as_str() == word);
    let is_sender = || ["user", "workflow", "broadcast", "api"].contains(&word);
    let expected = if *subject == Subject::AssigneeStatus && !is_status() {
        Some(Expected::Status)
    } else if (*subject == Subject::Source && !is_source()) || (*subject == Subject::LastOutgoingSource && !is_sender()) {
        Some(Expected::Source)
    } else {
        None
    };
    if let Some(expected) = expected {
        checker.report(path, Detail::WrongValue { expected, given: word.to_owned() });
    }
    if let Subject::Field { field: Some(field) } = subject
        && StandardField::from_id(field.as_str()).is_none()
        && let Some(known) = checker.document.workspace.field(field)
        && known.kind == FieldType::List
        && !known.values.iter().any(|value| value.trim().to_lowercase() == word.trim().to_lowercase())
        && !word.contains("{{")
    {
        checker.report(path, Detail::ValueNotInList { value: word.to_owned(), field: field.clone() });
    }
}

fn check_range(path: &str, kind: SubjectType, range: &Range, checker: &mut Checker<'_>) {
    let mut all_fit = true;
    for (end, bound) in [("from", &range.from), ("to", &range.to)] {
        let path = format!("{path}.{end}");
        let expected = expected(kind, Operator::IsGreaterThan);
        let value = match bound {
            Bound::Number(number) => ConditionValue::Number(*number),
            Bound::Text(text) => ConditionValue::Text(text.clone()),
            Bound::Duration(duration) => ConditionValue::Duration(*duration),
        };
        if let Bound::Text(text) = bound {
            checker.template(&path, text);
            if text.segments().is_err() || text.variables().next().is_some() {
                all_fit = false;
                continue;
            }
        }
        if !fits(expected, &value) {
            all_fit = false;
            wrong(&path, expected, &value, checker);
        }
    }
    if all_fit && is_backwards(range) {
        checker.report(path, Detail::BackwardsRange { from: shown(&range.from), to: shown(&range.to) });
    }
}

/// Times of the day may cross midnight only in business hours; here the end is never before the start.
fn is_backwards(range: &Range) -> bool {
    match (&range.from, &range.to) {
        (Bound::Number(from), Bound::Number(to)) => from.get() > to.get(),
        (Bound::Duration(from), Bound::Duration(to)) => from.seconds() > to.seconds(),
        (Bound::Text(from), Bound::Text(to)) => match (from.as_str().parse::<Date>(), to.as_str().parse::<Date>()) {
            (Ok(from), Ok(to)) => from > to,
            _ => matches!((from.as_str().parse::<TimeOfDay>(), to.as_str().parse::<TimeOfDay>()), (Ok(from), Ok(to)) if from > to),
        },
        _ => false,
    }
}

fn shown(bound: &Bound) -> String {
    match bound {
        Bound::Number(number) => number.to_string(),
        Bound::Text(text) => text.as_str().to_owned(),
        Bound::Duration(duration) => duration.seconds().to_string(),
    }
}

fn wrong(path: &str, expected: Expected, value: &ConditionValue, checker: &mut Checker<'_>) {
    let given = match value {
        ConditionValue::Bool(yes) => yes.to_string(),
        ConditionValue::Number(number) => number.to_string(),
        ConditionValue::Text(text) => text.as_str().to_owned(),
        ConditionValue::List(list) => list.join(", "),
        ConditionValue::Range(range) => format!("{} – {}", shown(&range.from), shown(&range.to)),
        ConditionValue::Duration(duration) => duration.seconds().to_string(),
    };
    checker.report(path, Detail::WrongValue { expected, given });
}
