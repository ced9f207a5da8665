//! Incoming Webhook: how the contact is found, and pointers that are some.

use usher_model::triggers::IncomingWebhook;

use super::Checker;
use crate::detail::Wanted;

pub(super) fn check(settings: &IncomingWebhook, checker: &mut Checker<'_>) {
    match &settings.identify {
        None => checker.missing("identify", Wanted::Contact),
        Some(identify) => checker.pointer("identify.pointer", &identify.pointer),
    }
    for (name, pointer) in &settings.variables {
        checker.pointer(&format!("variables.{name}"), pointer);
    }
    super::conditions::check("conditions", &settings.conditions, checker);
}
