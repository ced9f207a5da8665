//! Which steps and ports scenarios pass through.

use std::collections::BTreeSet;

use usher_model::{
    Port, Workflow,
    ids::{NodeId, WorkflowId},
    trace::{TraceEntry, What},
    workflow::PortRef,
};

/// The nodes and ports that runs passed through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    nodes: BTreeSet<(WorkflowId, NodeId)>,
    ports: BTreeSet<(WorkflowId, NodeId, Port)>,
}

/// How much of a workflow is covered, and what is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// Nodes that were visited.
    pub nodes: usize,
    /// Ports that were taken.
    pub ports: usize,
    /// Nodes that were not, in the workflow's order.
    pub missing_nodes: Vec<NodeId>,
    /// Ports that were not, in the order of nodes and ports.
    pub missing_ports: Vec<PortRef>,
}

/// The nodes that runs visited and the ports they took, over all the traces.
#[must_use]
pub fn of<'a>(traces: impl IntoIterator<Item = &'a [TraceEntry]>) -> Coverage {
    let mut coverage = Coverage::default();
    for entry in traces.into_iter().flatten() {
        let (Some(_), Some(workflow), Some(node)) = (entry.run, &entry.workflow, &entry.node) else { continue };
        if let What::Triggered {} | What::Entered { .. } = &entry.what {
            coverage.nodes.insert((workflow.clone(), node.clone()));
        } else if let What::Left { port } = &entry.what {
            coverage.ports.insert((workflow.clone(), node.clone(), port.clone()));
        }
    }
    coverage
}

impl Coverage {
    /// How much of a workflow is covered, by its nodes and ports as they are now.
    #[must_use]
    pub fn of_workflow(&self, workflow: &Workflow) -> Covered {
        let visited = |node: &NodeId| self.nodes.contains(&(workflow.id.clone(), node.clone()));
        let taken = |at: &PortRef| self.ports.contains(&(workflow.id.clone(), at.node.clone(), at.port.clone()));
        let ports = workflow.nodes.iter().flat_map(|node| node.ports().into_iter().map(|port| PortRef { node: node.id.clone(), port }));
        let (taken, missing_ports): (Vec<PortRef>, Vec<PortRef>) = ports.partition(taken);
        let missing_nodes: Vec<NodeId> = workflow.nodes.iter().map(|node| node.id.clone()).filter(|node| !visited(node)).collect();
        Covered { nodes: workflow.nodes.len() - missing_nodes.len(), ports: taken.len(), missing_nodes, missing_ports }
    }

    /// Whether a node was visited.
    #[must_use]
    pub fn visited(&self, workflow: &WorkflowId, node: &NodeId) -> bool {
        self.nodes.contains(&(workflow.clone(), node.clone()))
    }

    /// Whether a port was taken.
    #[must_use]
    pub fn took(&self, workflow: &WorkflowId, at: &PortRef) -> bool {
        self.ports.contains(&(workflow.clone(), at.node.clone(), at.port.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{run, sample};

    #[test]
    fn a_scenario_covers_the_nodes_and_ports_it_passes() {
        let document = sample::document();
        let workflow = &document.workflows[0];
        let trace = run::run(&document, &sample::scenario("buyer-gets-sales")).trace;
        let covered = of([trace.as_slice()]).of_workflow(workflow);
        assert_eq!((covered.nodes, covered.ports), (4, 4));
        assert_eq!(covered.missing_nodes.iter().map(NodeId::as_str).collect::<Vec<_>>(), ["keep", "sorry"]);
        assert!(covered.missing_ports.iter().any(|at| at.node.as_str() == "assign" && at.port == Port::Timeout));
        assert!(covered.missing_ports.iter().all(|at| at.node.as_str() != "start"));
    }

    #[test]
    fn the_scenarios_of_the_example_cover_all_of_it() {
        let document = sample::document();
        let traces: Vec<_> = document.scenarios.iter().map(|scenario| run::run(&document, scenario).trace).collect();
        let covered = of(traces.iter().map(Vec::as_slice)).of_workflow(&document.workflows[0]);
        assert_eq!((covered.missing_nodes, covered.missing_ports), (vec![], vec![]));
    }
}
