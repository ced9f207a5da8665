//! Branch: one to nine branches with sound conditions.

use usher_model::{limits, steps::Branch};

use super::Checker;
use crate::detail::{Counted, Wanted};

pub(super) fn check(settings: &Branch, checker: &mut Checker<'_>) {
    if settings.branches.is_empty() {
        checker.missing("branches", Wanted::Branches);
    }
    checker.at_most("branches", Counted::Branches, settings.branches.len(), limits::BRANCHES);
    for (at, arm) in settings.branches.iter().enumerate() {
        super::conditions::check(&format!("branches[{at}].when"), &arm.when, checker);
    }
}
