//! Comparisons as a plain reading of docs/domain.md, section 5, decides them; `None` where it does not.

use std::cmp::Ordering;

use usher_model::{
    condition::{Bound, ConditionValue, Operator, Range, SubjectType},
    time::{Date, TimeOfDay},
};

use super::{conditions::Left, text, zone::Zone};

/// I37: whether a condition holds.
pub(super) fn holds(kind: SubjectType, left: &Left, operator: Operator, right: Option<&ConditionValue>, zone: &Zone) -> Option<bool> {
    use Operator as Op;
    let shown = left.shown();
    match (operator, &shown) {
        (Op::Exists, _) => return Some(shown.is_some()),
        (Op::DoesNotExist, _) => return Some(shown.is_none()),
        // An absent value makes just these true.
        (_, None) => return Some(matches!(operator, Op::IsNotEqualTo | Op::DoesNotContain | Op::HasNoneOf)),
        (_, Some(_)) => {}
    }
    let Some(right) = right else { return Some(false) };
    let shown = shown.unwrap_or_default();
    match operator {
        Op::IsEqualTo => equal(kind, left, right),
        Op::IsNotEqualTo => Some(!equal(kind, left, right)? && comparable(kind, left, right)),
        Op::Contains => Some(text::folded(&shown)?.contains(&text::folded(&one(right)?)?)),
        Op::DoesNotContain => Some(!text::folded(&shown)?.contains(&text::folded(&one(right)?)?)),
        Op::StartsWith => Some(text::folded(&shown)?.starts_with(&text::folded(&one(right)?)?)),
        Op::EndsWith => Some(text::folded(&shown)?.ends_with(&text::folded(&one(right)?)?)),
        Op::IsGreaterThan => Some(order(left, right)?.is_some_and(Ordering::is_gt)),
        Op::IsLessThan => Some(order(left, right)?.is_some_and(Ordering::is_lt)),
        Op::IsBetween => {
            let Range { from, to } = range(right)?;
            Some(order(left, &alone(from))?.is_some_and(Ordering::is_ge) && order(left, &alone(to))?.is_some_and(Ordering::is_le))
        }
        Op::HasAnyOf => any_of(kind, left, right),
        Op::HasNoneOf => any_of(kind, left, right).map(|any| !any),
        Op::HasAllOf => match (left, right) {
            (Left::Ids(ids), ConditionValue::List(wanted)) => Some(wanted.iter().all(|id| ids.contains(id))),
            _ => None,
        },
        Op::IsTimestampAfter => Some(moment(kind, left, zone)? > moment(kind, &Left::Text(one(right)?), zone)?),
        Op::IsTimestampBefore => Some(moment(kind, left, zone)? < moment(kind, &Left::Text(one(right)?), zone)?),
        Op::IsTimestampBetween => {
            let (Range { from, to }, at) = (range(right)?, moment(kind, left, zone)?);
            let end = |bound: &Bound| moment(kind, &Left::Text(one(&alone(bound))?), zone);
            Some(end(from)? <= at && at <= end(to)?)
        }
        Op::Exists | Op::DoesNotExist => None,
    }
}

/// Whether both sides can be compared at all: where they cannot, *is not equal to* is false as well.
fn comparable(kind: SubjectType, left: &Left, right: &ConditionValue) -> bool {
    match kind {
        SubjectType::Number | SubjectType::Count | SubjectType::Elapsed => matches!(order(left, right), Some(Some(_))),
        _ => true,
    }
}

fn equal(kind: SubjectType, left: &Left, right: &ConditionValue) -> Option<bool> {
    match kind {
        SubjectType::Number | SubjectType::Count | SubjectType::Elapsed => Some(order(left, right)?.is_some_and(Ordering::is_eq)),
        SubjectType::Variable if matches!(left, Left::Number(_)) || matches!(right, ConditionValue::Number(_)) => match order(left, right)?
        {
            Some(order) => Some(order.is_eq()),
            None => text::same(&left.shown()?, &one(right)?),
        },
        SubjectType::Variable | SubjectType::Text | SubjectType::List | SubjectType::Checkbox => text::same(&left.shown()?, &one(right)?),
        SubjectType::Tags | SubjectType::Choice | SubjectType::Channel | SubjectType::Status | SubjectType::Window => {
            let wanted = one(right)?;
            Some(ids(left).iter().any(|id| id == wanted.trim()))
        }
        SubjectType::Date | SubjectType::Time => None,
    }
}

fn any_of(kind: SubjectType, left: &Left, right: &ConditionValue) -> Option<bool> {
    let wanted = match right {
        ConditionValue::List(wanted) => wanted.clone(),
        other => vec![one(other)?],
    };
    if kind == SubjectType::List {
        let shown = left.shown()?;
        let same: Option<Vec<bool>> = wanted.iter().map(|wanted| text::same(&shown, wanted)).collect();
        return same.map(|same| same.contains(&true));
    }
    Some(wanted.iter().any(|id| ids(left).contains(id)))
}

fn ids(left: &Left) -> Vec<String> {
    match left {
        Left::Ids(ids) => ids.clone(),
        other => other.shown().into_iter().collect(),
    }
}

/// One value as words.
fn one(right: &ConditionValue) -> Option<String> {
    match right {
        ConditionValue::Bool(value) => Some(value.to_string()),
        ConditionValue::Number(number) => Some(number.to_string()),
        ConditionValue::Text(text) => Some(text.as_str().to_owned()),
        ConditionValue::List(_) | ConditionValue::Range(_) | ConditionValue::Duration(_) => None,
    }
}

fn range(right: &ConditionValue) -> Option<&Range> {
    if let ConditionValue::Range(range) = right { Some(range) } else { None }
}

fn alone(bound: &Bound) -> ConditionValue {
    match bound {
        Bound::Number(number) => ConditionValue::Number(*number),
        Bound::Text(text) => ConditionValue::Text(text.clone()),
        Bound::Duration(duration) => ConditionValue::Duration(*duration),
    }
}

/// Which is the greater number; `Some(None)`: one of them is no number; `None`: not decided.
fn order(left: &Left, right: &ConditionValue) -> Option<Option<Ordering>> {
    let right = match (left, right) {
        (Left::Seconds(seconds), ConditionValue::Duration(duration)) => return Some(Some(seconds.cmp(&duration.seconds()))),
        (_, ConditionValue::Number(number)) => Some(number.get()),
        (_, ConditionValue::Text(words)) => text::number(words.as_str())?,
        _ => None,
    };
    let left = match left {
        Left::Number(number) => Some(*number),
        Left::Text(words) => text::number(words)?,
        Left::None | Left::Ids(_) | Left::Seconds(_) | Left::Instant(_) => None,
    };
    Some(left.zip(right).and_then(|(left, right)| left.partial_cmp(&right)))
}

/// A point in time as a number: seconds, or of a time of the day minutes.
fn moment(kind: SubjectType, left: &Left, zone: &Zone) -> Option<i64> {
    match left {
        Left::Instant(instant) => Some(instant.seconds()),
        Left::Text(words) if kind == SubjectType::Time => words.trim().parse::<TimeOfDay>().ok().map(|time| i64::from(time.minutes())),
        Left::Text(words) => match words.trim().parse::<Date>() {
            Ok(date) => Some(zone.first(date.days() * 86_400).seconds()),
            Err(_) => zone.read(words).map(usher_model::time::Instant::seconds),
        },
        _ => None,
    }
}
