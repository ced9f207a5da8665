//! Values as contact fields keep them (docs/domain.md, section 4), as far as a plain reading can decide.

use usher_model::{
    Workspace,
    ids::FieldId,
    labels::FieldType,
    time::{Date, TimeOfDay},
    value::{Number, Value},
};

use super::text;

/// What comes of converting a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// Just this.
    As(Value),
    /// It cannot be converted.
    Never,
    /// A plain reading does not decide.
    Unsure,
}

impl Kept {
    /// Whether this may have come of it; `None`: that it cannot be converted.
    pub(super) fn may_be(&self, value: Option<&Value>) -> bool {
        match self {
            Self::As(kept) => value == Some(kept),
            Self::Never => value.is_none(),
            Self::Unsure => true,
        }
    }
}

/// A value converted to the type of a contact field.
pub(super) fn to_field(workspace: &Workspace, field: &FieldId, value: &Value) -> Kept {
    let allowed = workspace.field(field).map_or(&[][..], |field| &field.values);
    match workspace.field_type(field) {
        Some(kind) => to_type(kind, allowed, value),
        None => Kept::Never,
    }
}

/// A value converted to a type; `allowed` are the values of a list.
pub(super) fn to_type(kind: FieldType, allowed: &[String], value: &Value) -> Kept {
    let words = value.to_text();
    let trimmed = words.trim();
    match kind {
        FieldType::Text => Kept::As(Value::Text(words)),
        FieldType::List => list(allowed, trimmed),
        FieldType::Checkbox => checkbox(value, trimmed),
        FieldType::Number => match (value, text::number(trimmed)) {
            (Value::Number(number), _) => Kept::As(Value::Number(*number)),
            (Value::Bool(_) | Value::Location(_), _) | (Value::Text(_), Some(None)) => Kept::Never,
            (Value::Text(_), Some(Some(number))) => Number::new(number).map_or(Kept::Never, |number| Kept::As(Value::Number(number))),
            (Value::Text(_), None) => Kept::Unsure,
        },
        FieldType::Phone => text::plain_phone(trimmed).map_or(Kept::Unsure, |phone| Kept::As(Value::Text(phone))),
        FieldType::Email | FieldType::Url => Kept::Unsure,
        FieldType::Date => match trimmed.parse::<Date>() {
            Ok(date) => Kept::As(Value::Text(date.to_string())),
            Err(_) if trimmed.len() < 10 => Kept::Never,
            Err(_) => Kept::Unsure,
        },
        FieldType::Time => match trimmed.parse::<TimeOfDay>() {
            Ok(time) if time.minutes() < 1_440 => Kept::As(Value::Text(time.to_string())),
            Ok(_) => Kept::Never,
            Err(_) => Kept::Unsure,
        },
    }
}

fn list(allowed: &[String], words: &str) -> Kept {
    if let Some(exact) = allowed.iter().find(|entry| *entry == words) {
        return Kept::As(Value::Text(exact.clone()));
    }
    for entry in allowed {
        match text::same(entry, words) {
            Some(true) => return Kept::As(Value::Text(entry.clone())),
            Some(false) => {}
            None => return Kept::Unsure,
        }
    }
    Kept::Never
}

fn checkbox(value: &Value, words: &str) -> Kept {
    match (value, text::folded(words).as_deref()) {
        (Value::Bool(checked), _) => Kept::As(Value::Bool(*checked)),
        (Value::Location(_), _) => Kept::Never,
        (_, Some("1")) | (Value::Text(_), Some("true" | "yes" | "on")) => Kept::As(Value::Bool(true)),
        (_, Some("0")) | (Value::Text(_), Some("false" | "no" | "off")) => Kept::As(Value::Bool(false)),
        (_, Some(_)) => Kept::Never,
        (_, None) => Kept::Unsure,
    }
}

/// I6: whether a field of this type can hold a value.
pub(super) fn fits(workspace: &Workspace, field: &FieldId, value: &Value) -> bool {
    let allowed = workspace.field(field).map_or(&[][..], |field| &field.values);
    workspace.field_type(field).is_some_and(|kind| fits_type(kind, allowed, value))
}

/// Whether a value is one of a type.
pub(super) fn fits_type(kind: FieldType, allowed: &[String], value: &Value) -> bool {
    match (kind, value) {
        (FieldType::Text, Value::Text(_)) | (FieldType::Number, Value::Number(_)) | (FieldType::Checkbox, Value::Bool(_)) => true,
        (FieldType::List, Value::Text(words)) => allowed.contains(words),
        (FieldType::Email, Value::Text(words)) => words.contains('@'),
        (FieldType::Url, Value::Text(words)) => words.contains('.') || words.contains(':'),
        (FieldType::Phone, Value::Text(words)) => text::is_e164(words),
        (FieldType::Date, Value::Text(words)) => words.parse::<Date>().is_ok(),
        (FieldType::Time, Value::Text(words)) => words.parse::<TimeOfDay>().is_ok_and(|time| time.minutes() < 1_440),
        _ => false,
    }
}
