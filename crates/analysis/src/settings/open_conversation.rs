//! Open Conversation: nothing to set, nothing to report.

use usher_model::steps::OpenConversation;

use super::Checker;

pub(super) const fn check(OpenConversation {}: &OpenConversation, _: &mut Checker<'_>) {}
