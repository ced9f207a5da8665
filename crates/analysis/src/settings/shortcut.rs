//! Shortcut: a form whose fields have labels, and lists values.

use usher_model::{labels::FieldType, triggers::Shortcut};

use super::Checker;
use crate::detail::Wanted;

pub(super) fn check(settings: &Shortcut, checker: &mut Checker<'_>) {
    for (at, field) in settings.form.iter().enumerate() {
        if field.label.trim().is_empty() {
            checker.missing(&format!("form[{at}].label"), Wanted::Label);
        }
        if field.kind == FieldType::List && field.values.is_empty() {
            checker.missing(&format!("form[{at}].values"), Wanted::Choices);
        }
    }
    super::conditions::check("conditions", &settings.conditions, checker);
}
