//! Conversation Opened: its conditions.

use usher_model::triggers::ConversationOpened;

use super::Checker;

pub(super) fn check(settings: &ConversationOpened, checker: &mut Checker<'_>) {
    super::conditions::check("conditions", &settings.conditions, checker);
}
