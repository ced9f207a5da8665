//! Contact Field Updated: a field.

use usher_model::{refs::Reference, triggers::ContactFieldUpdated};

use super::Checker;
use crate::detail::Wanted;

pub(super) fn check(settings: &ContactFieldUpdated, checker: &mut Checker<'_>) {
    checker.required("field", settings.field.as_ref(), Wanted::Field, Reference::Field);
    super::conditions::check("conditions", &settings.conditions, checker);
}
