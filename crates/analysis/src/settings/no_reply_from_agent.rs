//! No Reply From Agent: how long, at most seven days.

use usher_model::triggers::NoReplyFromAgent;

use super::Checker;
use crate::detail::Wanted;

pub(super) fn check(settings: &NoReplyFromAgent, checker: &mut Checker<'_>) {
    match settings.after {
        None => checker.missing("after", Wanted::Duration),
        Some(after) => checker.duration("after", after),
    }
    super::conditions::check("conditions", &settings.conditions, checker);
}
