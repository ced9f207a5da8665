//! Update Contact Tag: at least one tag.

use usher_model::{refs::Reference, steps::UpdateTags};

use super::Checker;
use crate::detail::Wanted;

pub(super) fn check(settings: &UpdateTags, checker: &mut Checker<'_>) {
    if settings.tags.is_empty() {
        checker.missing("tags", Wanted::Tag);
    }
    for (at, tag) in settings.tags.iter().enumerate() {
        checker.reference(&format!("tags[{at}]"), Reference::Tag(tag.clone()));
    }
}
