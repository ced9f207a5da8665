//! What tests keep when steps they name are deleted: a test that named them would be refused as a file.

use std::{collections::BTreeSet, sync::Arc};

use usher_model::{
    Document,
    event::Event,
    ids::{NodeId, WorkflowId},
    scenario::{Check, Scenario},
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
        after.expect.retain(|expectation| !named(&expectation.check).is_some_and(|(workflow, node)| about(workflow, node)));
        after.events.retain(|event| !matches!(event, Event::HttpAnswer { workflow, node, .. } if about(workflow.as_ref(), node)));
        if after != **scenario {
            draft.record(Edit::Scenario(Change::replaced(at, scenario.clone(), Arc::new(after))))?;
        }
    }
    Ok(())
}

/// The step that an expectation names.
fn named(check: &Check) -> Option<(Option<&WorkflowId>, &NodeId)> {
    match check {
        Check::Visited { node, workflow, .. } | Check::NotVisited { node, workflow, .. } => Some((workflow.as_ref(), node)),
        Check::Waiting { node, workflow, .. } => Some((Some(workflow), node)),
        Check::MessageSent { .. }
        | Check::NoMessage { .. }
        | Check::Assigned { .. }
        | Check::Unassigned { .. }
        | Check::Team { .. }
        | Check::HasTag { .. }
        | Check::LacksTag { .. }
        | Check::Field { .. }
        | Check::Lifecycle { .. }
        | Check::Conversation { .. }
        | Check::Variable { .. }
        | Check::Ended { .. }
        | Check::Comment { .. } => None,
    }
}
