//! What tests keep when steps they name are deleted: a test that named them would be refused as a file.

use std::{collections::BTreeSet, sync::Arc};

use usher_model::{
    Document,
    event::Event,
    ids::{NodeId, WorkflowId},
    scenario::{Expectation, Scenario},
};

use super::{Refused, draft::Draft};
use crate::patch::{Change, Edit};

/// Takes out of every test what it says about steps of a workflow that go. One undo brings both back.
pub fn forget(draft: &mut Draft, document: &Document, id: &WorkflowId, gone: &BTreeSet<&NodeId>) -> Result<(), Refused> {
    for (at, scenario) in document.scenarios.iter().enumerate() {
        let about = |workflow: Option<&WorkflowId>, node: &NodeId| match workflow.or(scenario.workflow.as_ref()) {
            Some(workflow) => workflow == id && gone.contains(node),
            // It means whichever workflow has such a step.
            None => gone.contains(node) && !document.workflows.iter().any(|other| other.id != *id && other.node(node).is_some()),
        };
        let mut after = Scenario::clone(scenario);
        after.expect.retain(|Expectation { check, .. }| !check.node().is_some_and(|node| about(check.workflow(), node)));
        after.events.retain(|event| !matches!(event, Event::HttpAnswer { workflow, node, .. } if about(workflow.as_ref(), node)));
        if after != **scenario {
            draft.record(Edit::Scenario(Change::replaced(at, scenario.clone(), Arc::new(after))))?;
        }
    }
    Ok(())
}
