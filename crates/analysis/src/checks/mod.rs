//! What may be wrong with a workflow as a whole, and with the workspace: a file a code.

mod branch_without_else;
mod empty_business_hours;
mod empty_team;
mod no_timeout_path;
mod no_trigger;
mod no_way_out_on_silence;
mod reference_limit;
mod same_condition;
mod several_triggers;
mod unreachable_step;
mod unused;
mod workspace;

use usher_model::{Document, Node, Workflow, graph::Graph};

use crate::{detail::Detail, finding::Finding};

/// Findings with the position of their node; `None`: of the workflow as a whole.
type Report<'a> = &'a mut dyn FnMut(Option<usize>, Finding);

/// A workflow while it is looked at as a whole.
struct Whole<'a> {
    document: &'a Document,
    workflow: &'a Workflow,
    graph: Graph,
}

impl Whole<'_> {
    /// The nodes that are on, with their positions.
    fn nodes(&self) -> impl Iterator<Item = (usize, &Node)> {
        self.workflow.nodes.iter().enumerate().filter(|(_, node)| node.enabled).map(|(at, node)| (at, &**node))
    }

    fn of_workflow(&self, detail: Detail) -> Finding {
        Finding::new(detail).in_workflow(&self.workflow.id)
    }

    fn of_node(&self, node: &Node, detail: Detail) -> Finding {
        self.of_workflow(detail).at(&node.id)
    }
}

/// Runs every check of a workflow.
pub(crate) fn workflow(document: &Document, workflow: &Workflow, report: Report<'_>) {
    let whole = Whole { document, workflow, graph: Graph::new(workflow) };
    no_trigger::check(&whole, report);
    several_triggers::check(&whole, report);
    reference_limit::check(&whole, report);
    unreachable_step::check(&whole, report);
    branch_without_else::check(&whole, report);
    no_way_out_on_silence::check(&whole, report);
    no_timeout_path::check(&whole, report);
    empty_team::check(&whole, report);
    same_condition::check(&whole, report);
    empty_business_hours::check(&whole, report);
}

/// What may be wrong with the workspace, whatever the workflows do.
pub(crate) fn workspace(document: &Document) -> Vec<Finding> {
    let mut found = Vec::new();
    workspace::check(document, &mut found);
    unused::check(document, &mut found);
    found
}
