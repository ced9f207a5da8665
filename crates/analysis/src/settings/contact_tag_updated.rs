//! Contact Tag Updated: at least one tag.

use usher_model::{refs::Reference, triggers::ContactTagUpdated};

use super::Checker;
use crate::detail::Wanted;

pub(super) fn check(settings: &ContactTagUpdated, checker: &mut Checker<'_>) {
    if settings.tags.is_empty() {
        checker.missing("tags", Wanted::Tag);
    }
    for (at, tag) in settings.tags.iter().enumerate() {
        checker.reference(&format!("tags[{at}]"), Reference::Tag(tag.clone()));
    }
    super::conditions::check("conditions", &settings.conditions, checker);
}
