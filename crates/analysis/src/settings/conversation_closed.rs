//! Conversation Closed: its conditions.

use usher_model::triggers::ConversationClosed;

use super::Checker;

pub(super) fn check(settings: &ConversationClosed, checker: &mut Checker<'_>) {
    super::conditions::check("conditions", &settings.conditions, checker);
}
