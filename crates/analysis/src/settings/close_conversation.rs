//! Close Conversation: a category that exists, a summary that parses.

use usher_model::{limits, refs::Reference, steps::CloseConversation};

use super::Checker;
use crate::detail::Counted;

pub(super) fn check(settings: &CloseConversation, checker: &mut Checker<'_>) {
    if let Some(category) = &settings.category {
        checker.reference("category", Reference::Category(category.clone()));
    }
    checker.template("summary", &settings.summary);
    let given = limits::characters(settings.summary.as_str());
    checker.reference_limit("summary", Counted::SummaryCharacters, given, limits::SUMMARY_CHARS);
}
