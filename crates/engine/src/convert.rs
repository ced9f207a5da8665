//! Values converted to the type of a contact field (docs/domain.md, section 4).

use usher_model::{
    labels::FieldType,
    time::{Date, TimeOfDay},
    value::{Number, Value},
};

use crate::{answers, text};

/// The value as a field of this type keeps it: numbers as numbers, checkboxes as yes or no, dates and times in ISO form, phones
/// as E.164 with the contact's country, list values spelled as the list does. `None`: it cannot be converted.
#[must_use]
pub fn to_field(value: &Value, kind: FieldType, allowed: &[String], country: Option<&str>) -> Option<Value> {
    let words = value.to_text();
    let words = words.trim();
    match kind {
        FieldType::Text => Some(Value::Text(value.to_text())),
        FieldType::List => {
            let exact = allowed.iter().find(|entry| entry.as_str() == words);
            exact.or_else(|| allowed.iter().find(|entry| text::same(entry, words))).map(|entry| Value::Text(entry.clone()))
        }
        FieldType::Checkbox => checkbox(value).map(Value::Bool),
        FieldType::Email => answers::email(words).map(Value::from),
        FieldType::Number => match value {
            Value::Number(number) => Some(Value::Number(*number)),
            Value::Text(_) => text::number(words).map(Value::Number),
            Value::Bool(_) | Value::Location(_) => None,
        },
        FieldType::Url => answers::url(words).map(Value::from),
        FieldType::Phone => answers::phone(words, country).map(Value::Text),
        FieldType::Date => day(words).map(|date| Value::Text(date.to_string())),
        FieldType::Time => time(words).map(|time| Value::Text(time.to_string())),
    }
}

/// Yes or no: a checkbox, 1 or 0, or one of the words true, false, yes, no, on, off.
fn checkbox(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(checked) => Some(*checked),
        Value::Number(number) => [(Number::from(1), true), (Number::from(0), false)].iter().find(|(n, _)| n == number).map(|(_, b)| *b),
        Value::Text(words) => match &*text::folded(words) {
            "true" | "yes" | "on" | "1" => Some(true),
            "false" | "no" | "off" | "0" => Some(false),
            _ => None,
        },
        Value::Location(_) => None,
    }
}

/// A date alone, or the date of a date and time.
fn day(words: &str) -> Option<Date> {
    let (date, rest) = words.split_at_checked(10)?;
    (rest.is_empty() || rest.starts_with(['T', ' '])).then(|| date.parse().ok())?
}

/// A time of the day; a single digit for the hour, and seconds, are accepted. `24:00` is no time that a clock shows.
fn time(words: &str) -> Option<TimeOfDay> {
    let mut parts = words.split(':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next().unwrap_or("00"));
    let seconds_fit = second.len() == 2 && second.parse::<u8>().is_ok_and(|s| s < 60);
    if parts.next().is_some() || !seconds_fit {
        return None;
    }
    format!("{hour:0>2}:{minute}").parse().ok().filter(|time: &TimeOfDay| time.minutes() < 1440)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_the_fields_type() {
        use FieldType::*;
        let number = |n: i32| Value::Number(super::Number::from(n));
        let text = |t: &str| Some(Value::from(t));
        for (value, kind, expected) in [
            (Value::from(" as it is "), Text, text(" as it is ")),
            (number(3), Text, text("3")),
            (Value::Bool(true), Text, text("true")),
            (Value::from("pro"), List, text("Pro")),
            (Value::from("gold"), List, None),
            (Value::from("Yes"), Checkbox, Some(Value::Bool(true))),
            (number(0), Checkbox, Some(Value::Bool(false))),
            (number(2), Checkbox, None),
            (Value::from("maybe"), Checkbox, None),
            (Value::from("2,5"), Number, Some(Value::Number(super::Number::new(2.5).unwrap()))),
            (Value::Bool(true), Number, None),
            (Value::from("many"), Number, None),
            (Value::from(" ana@acme.test "), Email, text("ana@acme.test")),
            (Value::from("ana"), Email, None),
            (Value::from("https://acme.test"), Url, text("https://acme.test")),
            (Value::from("acme"), Url, None),
            (Value::from("20 000 000"), Phone, text("+37120000000")),
            (number(20_000_000), Phone, text("+37120000000")),
            (Value::from("no"), Phone, None),
            (Value::from("2026-03-02"), Date, text("2026-03-02")),
            (Value::from("2026-03-02 09:00"), Date, text("2026-03-02")),
            (Value::from("2026-03-021"), Date, None),
            (Value::from("02.03.2026"), Date, None),
            (Value::from("９月"), Date, None),
            (Value::from("9:05"), Time, text("09:05")),
            (Value::from("09:05:59"), Time, text("09:05")),
            (Value::from("24:00"), Time, None),
            (Value::from("9"), Time, None),
            (Value::from("9:5"), Time, None),
            (Value::from(""), Date, None),
        ] {
            let allowed = ["Free".to_owned(), "Pro".to_owned()];
            assert_eq!(to_field(&value, kind, &allowed, Some("LV")), expected, "{value:?} {kind:?}");
        }
    }
}
