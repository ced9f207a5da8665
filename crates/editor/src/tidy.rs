//! Tidy up: an own layered layout.

use usher_model::{Workflow, node::Position};

/// Where each node goes, in the order of the workflow's nodes.
#[must_use]
pub fn layout(workflow: &Workflow) -> Vec<Position> {
    workflow.nodes.iter().map(|n| n.position).collect()
}
