//! Update Lifecycle: a stage that exists; none clears it.

use usher_model::{refs::Reference, steps::UpdateLifecycle};

use super::Checker;

pub(super) fn check(settings: &UpdateLifecycle, checker: &mut Checker<'_>) {
    if let Some(stage) = &settings.stage {
        checker.reference("stage", Reference::Stage(stage.clone()));
    }
}
