//! Trigger Another Workflow: a workflow that begins with a Manual trigger.

use usher_model::{NodeType, refs::Reference, steps::TriggerWorkflow};

use super::Checker;
use crate::detail::{Detail, Wanted};

pub(super) fn check(settings: &TriggerWorkflow, checker: &mut Checker<'_>) {
    checker.required("workflow", settings.workflow.as_ref(), Wanted::Workflow, Reference::Workflow);
    if let Some(id) = &settings.workflow
        && let Some(workflow) = checker.document.workflow(id)
        && workflow.trigger().is_some_and(|trigger| trigger.node_type() != NodeType::Manual)
    {
        checker.report("workflow", Detail::TargetNotManual { workflow: id.clone() });
    }
    for (name, value) in &settings.variables {
        checker.template(&format!("variables.{name}"), value);
    }
}
