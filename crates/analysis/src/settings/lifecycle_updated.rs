//! Lifecycle Updated: stages that exist; none means any.

use usher_model::{refs::Reference, triggers::LifecycleUpdated};

use super::Checker;

pub(super) fn check(settings: &LifecycleUpdated, checker: &mut Checker<'_>) {
    for (at, stage) in settings.stages.iter().enumerate() {
        checker.reference(&format!("stages[{at}]"), Reference::Stage(stage.clone()));
    }
    super::conditions::check("conditions", &settings.conditions, checker);
}
