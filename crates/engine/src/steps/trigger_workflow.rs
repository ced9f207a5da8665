//! Trigger Another Workflow: the run ends and one of the other workflow begins, five times in a row at most.

use usher_model::{
    limits::CHAIN_DEPTH,
    steps::TriggerWorkflow,
    trace::{CannotTakeOver, EndReason, Notice},
    value::Value,
};

use super::{Cx, Outcome};
use crate::{cause::Given, planted::Bug};

pub(super) fn enter(step: &TriggerWorkflow, cx: &mut Cx) -> Outcome {
    let Some(workflow) = &step.workflow else { return cx.fail(Notice::NotSet { setting: "workflow" }) };
    let Some(flow) = cx.plan.find_flow(workflow) else {
        return cx.fail(Notice::Missing { what: "workflow", name: workflow.to_string() });
    };
    let why = if flow == cx.run.key.flow {
        // This very run is one of it.
        Some(CannotTakeOver::AlreadyRunning)
    } else {
        cx.world.why_not_taken_over(cx.plan, cx.run.key.contact, flow)
    };
    let trigger = match (why, cx.plan.flow(flow).trigger) {
        (None, Some(trigger)) => trigger,
        (why, _) => {
            let why = why.unwrap_or(CannotTakeOver::OtherTrigger);
            return cx.fail(Notice::CannotHandOver { workflow: workflow.clone(), why });
        }
    };
    if cx.run.depth >= CHAIN_DEPTH + u32::from(Bug::HandedOverOnceMore.is_planted()) {
        return Outcome::End(EndReason::LoopGuard);
    }
    let mut given = Given::new();
    for (name, template) in &step.variables {
        let Some(text) = cx.text(template) else { return Outcome::End(EndReason::StepError) };
        given.insert(name.clone(), Value::Text(text));
    }
    Outcome::HandOver(flow, trigger, given)
}
