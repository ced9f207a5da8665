//! Update Contact Field: a field that exists, a value that it can hold.

use usher_model::{
    labels::FieldType,
    refs::Reference,
    steps::UpdateField,
    time::{Date, TimeOfDay},
};

use super::Checker;
use crate::detail::{Detail, Expected, Wanted};

pub(super) fn check(settings: &UpdateField, checker: &mut Checker<'_>) {
    checker.required("field", settings.field.as_ref(), Wanted::Field, Reference::Field);
    let Some(value) = &settings.value else { return };
    if value.is_blank() {
        checker.missing("value", Wanted::Value);
        return;
    }
    checker.template("value", value);
    // A value with variables is known at run time only.
    if value.segments().is_err() || value.variables().next().is_some() {
        return;
    }
    let Some(field) = &settings.field else { return };
    let Some(kind) = checker.document.workspace.field_type(field) else { return };
    let text = value.as_str().trim();
    let expected = match kind {
        FieldType::Number => (!text.replace(',', ".").parse::<f64>().is_ok_and(f64::is_finite)).then_some(Expected::Number),
        FieldType::Checkbox => (!matches!(text, "true" | "false")).then_some(Expected::YesNo),
        FieldType::Date => text.parse::<Date>().is_err().then_some(Expected::Date),
        FieldType::Time => text.parse::<TimeOfDay>().is_err().then_some(Expected::Time),
        FieldType::List => {
            let known = checker.document.workspace.field(field);
            let folded = text.to_lowercase();
            if known.is_some_and(|list| !list.values.iter().any(|value| value.trim().to_lowercase() == folded)) {
                checker.report("value", Detail::ValueNotInList { value: text.to_owned(), field: field.clone() });
            }
            None
        }
        FieldType::Text | FieldType::Email | FieldType::Url | FieldType::Phone => None,
    };
    if let Some(expected) = expected {
        checker.report("value", Detail::WrongValue { expected, given: text.to_owned() });
    }
}
