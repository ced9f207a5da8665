//! Jump To: another step of this workflow, one to ten times.

use usher_model::{limits, refs::Reference, steps::JumpTo};

use super::Checker;
use crate::detail::{Detail, Wanted};

pub(super) fn check(settings: &JumpTo, checker: &mut Checker<'_>) {
    match &settings.target {
        None => checker.missing("target", Wanted::Step),
        Some(target) if *target == checker.node.id => checker.report("target", Detail::JumpToItself),
        Some(target) => {
            checker.reference("target", Reference::Node(target.clone()));
            if checker.workflow.node(target).is_some_and(|node| node.trigger().is_some()) {
                checker.report("target", Detail::JumpToTrigger);
            }
        }
    }
    checker.within("maxJumps", settings.max_jumps, 1, Some(limits::JUMPS));
}
