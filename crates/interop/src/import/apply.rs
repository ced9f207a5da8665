//! The workspace that comes of an import.

use std::{collections::BTreeMap, sync::Arc};

use usher_model::{
    Document, NodeKind, Workflow,
    ids::{MAX_ID_CHARS, ScenarioId, WorkflowId},
    scenario::Scenario,
    steps::Step,
    workflow::Status,
};

use super::{Choice, ImportPlan, Mode, objects, remap};
use crate::mentions::rename_workflows;

/// Carries out a plan. The workspace it was made for is not changed; a new one comes back.
#[must_use]
pub fn apply(document: &Document, plan: &ImportPlan) -> Document {
    if plan.mode == Mode::Replace && plan.whole {
        return plan.source.clone();
    }
    let mut result = document.clone();
    objects::merge(&mut result.workspace, &plan.source.workspace, &plan.records);
    let ids = new_ids(document, plan);
    for planned in &plan.workflows {
        let Some(id) = ids.get(&planned.workflow.id) else { continue };
        let workflow = Arc::new(renamed(&planned.workflow, id, &ids, plan));
        match result.workflows.iter().position(|known| known.id == *id) {
            Some(at) => result.workflows[at] = workflow,
            None => result.workflows.push(workflow),
        }
    }
    name_the_workflow_under_test(document, &mut result);
    for scenario in &plan.scenarios {
        add_scenario(&mut result, scenario, plan, &ids);
    }
    result
}

/// A test need not name its workflow while there is only one; once there are more, it must.
fn name_the_workflow_under_test(before: &Document, after: &mut Document) {
    let ([only], true) = (&before.workflows[..], after.workflows.len() > 1) else { return };
    for scenario in &mut after.scenarios {
        if scenario.workflow.is_none() {
            Arc::make_mut(scenario).workflow = Some(only.id.clone());
        }
    }
}

/// The id that each workflow of the file gets; none for those that stay out.
fn new_ids(document: &Document, plan: &ImportPlan) -> BTreeMap<WorkflowId, WorkflowId> {
    let mut ids: BTreeMap<WorkflowId, WorkflowId> = BTreeMap::new();
    let comes = |id: &str| plan.workflows.iter().any(|planned| planned.workflow.id.as_str() == id);
    for planned in &plan.workflows {
        let old = &planned.workflow.id;
        let id = match (&planned.taken_by, planned.choice) {
            (None, Choice::Copy | Choice::Replace) | (Some(_), Choice::Replace) => Some(old.clone()),
            (Some(_), Choice::Copy) => {
                let taken = |id: &str| {
                    comes(id) || document.workflows.iter().any(|w| w.id.as_str() == id) || ids.values().any(|w| w.as_str() == id)
                };
                WorkflowId::new(&free(old.as_str(), taken)).ok()
            }
            (_, Choice::Skip) => None,
        };
        if let Some(id) = id {
            ids.insert(old.clone(), id);
        }
    }
    ids
}

/// `inbound-2`, or the next number that is free.
fn free(id: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut number = 2_u64;
    loop {
        let suffix = format!("-{number}");
        let kept: String = id.chars().take(MAX_ID_CHARS - suffix.len()).collect();
        let candidate = kept + &suffix;
        if !taken(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

fn renamed(workflow: &Workflow, id: &WorkflowId, ids: &BTreeMap<WorkflowId, WorkflowId>, plan: &ImportPlan) -> Workflow {
    let mut workflow = workflow.clone();
    if workflow.id != *id {
        // Two workflows of one name could not be told apart in a list.
        workflow.name = format!("{} ({})", workflow.name, id.as_str().rsplit('-').next().unwrap_or_default()).trim().to_owned();
        workflow.id = id.clone();
        // Were both published, both would answer.
        workflow.status = Status::Draft;
    }
    for node in &mut workflow.nodes {
        let mut changed = (**node).clone();
        if let NodeKind::Step(Step::TriggerWorkflow(step)) = &mut changed.kind
            && let Some(new) = step.workflow.as_ref().and_then(|old| ids.get(old))
        {
            step.workflow = Some(new.clone());
        }
        remap::node(&mut changed, &plan.missing);
        if changed != **node {
            *node = Arc::new(changed);
        }
    }
    workflow.guarantees.iter_mut().for_each(|guarantee| remap::group(&mut guarantee.when, &plan.missing));
    workflow
}

fn add_scenario(result: &mut Document, scenario: &Scenario, plan: &ImportPlan, ids: &BTreeMap<WorkflowId, WorkflowId>) {
    let mut scenario = scenario.clone();
    // In a workflow file a test need not say which workflow it is for; in a workspace it must.
    if let (None, [only]) = (&scenario.workflow, &plan.workflows[..]) {
        scenario.workflow = Some(only.workflow.id.clone());
    }
    if scenario.workflow.as_ref().is_some_and(|workflow| !ids.contains_key(workflow)) {
        return;
    }
    let replaces = plan.workflows.iter().any(|planned| {
        planned.taken_by.is_some() && planned.choice == Choice::Replace && Some(&planned.workflow.id) == scenario.workflow.as_ref()
    });
    rename_workflows(&mut scenario, &|old| ids.get(old).cloned());
    let known = result.scenarios.iter().position(|known| known.id == scenario.id).map(|at| {
        let mut known = (*result.scenarios[at]).clone();
        if let (None, [only]) = (&known.workflow, &result.workflows[..]) {
            known.workflow = Some(only.id.clone());
        }
        (at, known)
    });
    match known {
        None => result.scenarios.push(Arc::new(scenario)),
        Some((_, known)) if known == scenario => {}
        Some((at, known)) if replaces && known.workflow == scenario.workflow => result.scenarios[at] = Arc::new(scenario),
        Some(_) => {
            let id = free(scenario.id.as_str(), |id| result.scenarios.iter().any(|known| known.id.as_str() == id));
            if let Ok(id) = ScenarioId::new(&id) {
                scenario.id = id;
                result.scenarios.push(Arc::new(scenario));
            }
        }
    }
}
