//! Update Lifecycle: move the contact to a stage, or to none. No change, no line and no event.

use usher_model::{Port, steps::UpdateLifecycle, trace::Notice};

use super::{Cx, Outcome};
use crate::verbs::By;

pub(super) fn enter(step: &UpdateLifecycle, cx: &mut Cx) -> Outcome {
    if let Some(stage) = &step.stage
        && cx.plan.document.workspace.stage(stage).is_none()
    {
        return cx.fail(Notice::Missing { what: "stage", name: stage.to_string() });
    }
    cx.world.set_lifecycle(cx.run.key.contact, step.stage.as_ref(), By::Run(cx.run));
    Outcome::Leave(Port::Next)
}
