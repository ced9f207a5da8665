//! Conditions evaluated: a value, an operator, another value, and a reason when they cannot be compared (docs/domain.md, section 5).

use std::{borrow::Cow, cmp::Ordering};

use usher_model::{
    condition::{Bound, ConditionValue, Operator, Range, SubjectType},
    time::{Date, Instant, TimeOfDay},
    trace::Notice,
    value::Number,
};

use crate::{
    calendar::{Zone, parse_instant},
    planted::Bug,
    text,
};

/// The value of a condition's subject, read at the moment of the comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum Left {
    /// There is none.
    Absent,
    /// A text, an id, a listed value.
    Text(String),
    /// A number or a count.
    Number(f64),
    /// A checkbox.
    Bool(bool),
    /// Several ids: tags, the teams of an assignee. An empty set counts as absent.
    Set(Vec<String>),
    /// A span of time in seconds.
    Seconds(i64),
    /// A point in time.
    Instant(Instant),
    /// A day.
    Date(Date),
    /// A time of the day in minutes after midnight.
    Minutes(u16),
}

impl Left {
    /// Whether there is no value.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        match self {
            Self::Absent => true,
            Self::Set(ids) => ids.is_empty(),
            Self::Text(_) | Self::Number(_) | Self::Bool(_) | Self::Seconds(_) | Self::Instant(_) | Self::Date(_) | Self::Minutes(_) => {
                false
            }
        }
    }

    /// The value as the trace shows it; `None` when absent. A span is its seconds, a set its ids with commas.
    #[must_use]
    pub fn to_text(&self) -> Option<String> {
        self.words().map(Cow::into_owned)
    }

    /// The same of a value that is no longer needed.
    #[must_use]
    pub fn into_text(self) -> Option<String> {
        if let Self::Text(text) = self { Some(text) } else { self.to_text() }
    }

    /// The same without a copy where it is a text anyway.
    fn words(&self) -> Option<Cow<'_, str>> {
        if self.is_absent() {
            return None;
        }
        let text = match self {
            Self::Absent => return None,
            Self::Text(text) => return Some(Cow::Borrowed(text)),
            Self::Number(number) => number.to_string(),
            Self::Bool(value) => value.to_string(),
            Self::Set(ids) => ids.join(", "),
            Self::Seconds(seconds) => seconds.to_string(),
            Self::Instant(instant) => instant.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Minutes(minutes) => TimeOfDay::from_minutes(*minutes).map_or_else(|| minutes.to_string(), |t| t.to_string()),
        };
        Some(Cow::Owned(text))
    }
}

/// What came of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Whether the condition holds.
    pub result: bool,
    /// Why it could not be decided as asked; the result is then `false`.
    pub notice: Option<Notice>,
}

/// Compares a subject's value with a condition's. Templates in `right` are already rendered. An absent value makes *is not equal
/// to*, *does not contain*, *has none of* and *does not exist* true and all others false; what does not parse is false, with a
/// notice; *between* includes both ends; dates are compared as instants in the zone (docs/domain.md, section 5).
#[must_use]
pub fn compare(kind: SubjectType, left: &Left, operator: Operator, right: Option<&ConditionValue>, zone: &Zone) -> Compared {
    let decided = match operator {
        Operator::Exists => Ok(!left.is_absent()),
        Operator::DoesNotExist => Ok(left.is_absent()),
        Operator::IsEqualTo
        | Operator::IsNotEqualTo
        | Operator::Contains
        | Operator::DoesNotContain
        | Operator::StartsWith
        | Operator::EndsWith
        | Operator::IsGreaterThan
        | Operator::IsLessThan
        | Operator::IsBetween
        | Operator::HasAnyOf
        | Operator::HasAllOf
        | Operator::HasNoneOf
        | Operator::IsTimestampAfter
        | Operator::IsTimestampBefore
        | Operator::IsTimestampBetween => {
            if left.is_absent() {
                Ok(operator.holds_when_absent() || Bug::AbsentHolds.is_planted())
            } else {
                right.ok_or_else(not_set).and_then(|right| compare_present(kind, left, operator, right, zone))
            }
        }
    };
    match decided {
        Ok(result) => Compared { result, notice: None },
        Err(notice) => Compared { result: false, notice: Some(notice) },
    }
}

fn not_set() -> Notice {
    Notice::NotSet { setting: "value" }
}

/// Compares a value that is there by an operator that takes one.
fn compare_present(kind: SubjectType, left: &Left, operator: Operator, right: &ConditionValue, zone: &Zone) -> Result<bool, Notice> {
    use Operator as Op;
    match operator {
        Op::IsEqualTo => is_equal(kind, left, right),
        Op::IsNotEqualTo => is_equal(kind, left, right).map(|equal| !equal),
        Op::Contains => by_text(left, right, |left, right| left.contains(right)),
        Op::DoesNotContain => by_text(left, right, |left, right| !left.contains(right)),
        Op::StartsWith => by_text(left, right, |left, right| left.starts_with(right)),
        Op::EndsWith => by_text(left, right, |left, right| left.ends_with(right)),
        Op::IsGreaterThan => Ok(ordering(left, right)? == Ordering::Greater),
        Op::IsLessThan => Ok(ordering(left, right)? == Ordering::Less),
        Op::IsBetween => {
            let range = range(right)?;
            Ok(ordering(left, &value_of(&range.from))? != Ordering::Less && ordering(left, &value_of(&range.to))? != Ordering::Greater)
        }
        Op::HasAnyOf => Ok(wanted(right)?.iter().any(|id| has(kind, left, id))),
        Op::HasAllOf => Ok(wanted(right)?.iter().all(|id| has(kind, left, id))),
        Op::HasNoneOf => Ok(!wanted(right)?.iter().any(|id| has(kind, left, id))),
        Op::IsTimestampAfter => Ok(moment(kind, left, zone)? > moment(kind, &text_of(right)?, zone)?),
        Op::IsTimestampBefore => Ok(moment(kind, left, zone)? < moment(kind, &text_of(right)?, zone)?),
        Op::IsTimestampBetween => {
            let (range, at) = (range(right)?, moment(kind, left, zone)?);
            let end = |bound: &Bound| moment(kind, &text_of(&value_of(bound))?, zone);
            Ok(end(&range.from)? <= at && at <= end(&range.to)?)
        }
        Op::Exists => Ok(true),
        Op::DoesNotExist => Ok(false),
    }
}

/// *Is equal to*, by the type of the subject.
fn is_equal(kind: SubjectType, left: &Left, right: &ConditionValue) -> Result<bool, Notice> {
    match kind {
        SubjectType::Number | SubjectType::Count | SubjectType::Elapsed => Ok(ordering(left, right)? == Ordering::Equal),
        // As numbers when one of them is a number and the other reads as one; else as texts.
        SubjectType::Variable if matches!(left, Left::Number(_)) || matches!(right, ConditionValue::Number(_)) => {
            match (number_of_left(left), number_of_right(right)) {
                (Ok(a), Ok(b)) => Ok(a == b),
                _ => same_text(left, right),
            }
        }
        SubjectType::Checkbox => {
            let right = words(right)?;
            Ok(left.words().is_some_and(|left| text::same(&left, &right)))
        }
        SubjectType::Variable | SubjectType::Text | SubjectType::List | SubjectType::Date | SubjectType::Time => same_text(left, right),
        SubjectType::Tags | SubjectType::Choice | SubjectType::Channel | SubjectType::Status | SubjectType::Window => {
            let right = words(right)?;
            Ok(has(kind, left, right.trim()))
        }
    }
}

/// Whether the value is, or has among its ids, the one that is wanted. Ids are compared as they are; listed values as texts.
fn has(kind: SubjectType, left: &Left, wanted: &str) -> bool {
    let same = |value: &str| match kind {
        SubjectType::List | SubjectType::Text | SubjectType::Variable => text::same(value, wanted),
        SubjectType::Tags
        | SubjectType::Choice
        | SubjectType::Channel
        | SubjectType::Status
        | SubjectType::Window
        | SubjectType::Number
        | SubjectType::Checkbox
        | SubjectType::Date
        | SubjectType::Time
        | SubjectType::Elapsed
        | SubjectType::Count => value == wanted,
    };
    match left {
        Left::Set(ids) => ids.iter().any(|id| same(id)),
        Left::Absent => false,
        Left::Text(_) | Left::Number(_) | Left::Bool(_) | Left::Seconds(_) | Left::Instant(_) | Left::Date(_) | Left::Minutes(_) => {
            left.words().is_some_and(|value| same(&value))
        }
    }
}

/// Compares both as texts, folded.
fn by_text(left: &Left, right: &ConditionValue, holds: impl Fn(&str, &str) -> bool) -> Result<bool, Notice> {
    let left = left.words().unwrap_or_default();
    Ok(holds(&text::folded(&left), &text::folded(&words(right)?)))
}

/// Whether both are the same text, folded.
fn same_text(left: &Left, right: &ConditionValue) -> Result<bool, Notice> {
    Ok(text::same(&left.words().unwrap_or_default(), &words(right)?))
}

/// One value as words.
fn words(right: &ConditionValue) -> Result<Cow<'_, str>, Notice> {
    match right {
        ConditionValue::Bool(value) => Ok(value.to_string().into()),
        ConditionValue::Number(number) => Ok(number.to_string().into()),
        ConditionValue::Text(text) => Ok(text.as_str().into()),
        ConditionValue::List(_) | ConditionValue::Range(_) | ConditionValue::Duration(_) => Err(not_set()),
    }
}

/// The ids or listed values that are wanted.
fn wanted(right: &ConditionValue) -> Result<Vec<String>, Notice> {
    match right {
        ConditionValue::List(ids) => Ok(ids.clone()),
        ConditionValue::Bool(_)
        | ConditionValue::Number(_)
        | ConditionValue::Text(_)
        | ConditionValue::Range(_)
        | ConditionValue::Duration(_) => words(right).map(|id| vec![id.into_owned()]),
    }
}

fn range(right: &ConditionValue) -> Result<&Range, Notice> {
    match right {
        ConditionValue::Range(range) => Ok(range),
        ConditionValue::Bool(_)
        | ConditionValue::Number(_)
        | ConditionValue::Text(_)
        | ConditionValue::List(_)
        | ConditionValue::Duration(_) => Err(not_set()),
    }
}

/// An end of a range as a value of its own.
fn value_of(bound: &Bound) -> ConditionValue {
    match bound {
        Bound::Number(number) => ConditionValue::Number(*number),
        Bound::Text(text) => ConditionValue::Text(text.clone()),
        Bound::Duration(duration) => ConditionValue::Duration(*duration),
    }
}

/// Which of the two is the greater number, or the longer span.
fn ordering(left: &Left, right: &ConditionValue) -> Result<Ordering, Notice> {
    if let (Left::Seconds(seconds), ConditionValue::Duration(duration)) = (left, right) {
        return Ok(seconds.cmp(&duration.seconds()));
    }
    let (left, right) = (number_of_left(left)?, number_of_right(right)?);
    Ok(left.total_cmp(&right))
}

fn not_a_number(value: String) -> Notice {
    Notice::NotANumber { value }
}

/// A finite number; 0 has one sign only.
fn finite(number: f64) -> Option<f64> {
    Number::new(number).map(Number::get)
}

fn number_of_left(left: &Left) -> Result<f64, Notice> {
    let number = match left {
        Left::Number(number) => finite(*number),
        Left::Text(text) => text::number(text).map(Number::get),
        Left::Absent | Left::Bool(_) | Left::Set(_) | Left::Seconds(_) | Left::Instant(_) | Left::Date(_) | Left::Minutes(_) => None,
    };
    number.ok_or_else(|| not_a_number(left.to_text().unwrap_or_default()))
}

fn number_of_right(right: &ConditionValue) -> Result<f64, Notice> {
    match right {
        ConditionValue::Number(number) => Ok(number.get()),
        ConditionValue::Text(text) => text::number(text.as_str()).map(Number::get).ok_or_else(|| not_a_number(text.as_str().to_owned())),
        ConditionValue::Bool(_) | ConditionValue::List(_) | ConditionValue::Range(_) | ConditionValue::Duration(_) => Err(not_set()),
    }
}

/// The other side of a comparison of dates or times.
fn text_of(right: &ConditionValue) -> Result<Left, Notice> {
    words(right).map(|text| Left::Text(text.into_owned()))
}

/// A date as the instant at which it begins, or a time of the day in minutes: numbers that can be compared.
fn moment(kind: SubjectType, value: &Left, zone: &Zone) -> Result<i64, Notice> {
    let bad = || Notice::BadTime { value: value.to_text().unwrap_or_default() };
    match value {
        Left::Instant(instant) => Ok(instant.seconds()),
        Left::Date(date) => Ok(zone.start_of(*date).seconds()),
        Left::Minutes(minutes) => Ok(i64::from(*minutes)),
        Left::Text(text) if kind == SubjectType::Time => {
            text.trim().parse().map(|time: TimeOfDay| i64::from(time.minutes())).map_err(|_| bad())
        }
        Left::Text(text) => parse_instant(text, zone).map(Instant::seconds).ok_or_else(bad),
        Left::Absent | Left::Number(_) | Left::Bool(_) | Left::Set(_) | Left::Seconds(_) => Err(bad()),
    }
}

#[cfg(test)]
#[path = "conditions_tests.rs"]
mod tests;
