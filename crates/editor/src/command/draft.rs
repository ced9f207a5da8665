//! A draft: the edits of a command so far, and the document as they leave it.

use std::sync::Arc;

use usher_model::{
    Document, Edge, Node, PortRef, Workflow,
    ids::{NodeId, WorkflowId},
};

use super::Refused;
use crate::{
    history::Edited,
    patch::{Change, Edit, Patch},
};

/// Edits of one workflow that are made one after the other. Lists are copied once, records never.
pub struct Draft {
    document: Document,
    id: WorkflowId,
    edits: Vec<Edit>,
}

impl Draft {
    pub fn new(document: &Document, workflow: &WorkflowId) -> Result<Self, Refused> {
        document.workflow(workflow).ok_or(Refused::Missing)?;
        Ok(Self { document: document.clone(), id: workflow.clone(), edits: Vec::new() })
    }

    /// The workflow as the edits so far leave it.
    pub fn workflow(&self) -> Result<&Arc<Workflow>, Refused> {
        self.document.workflow(&self.id).ok_or(Refused::Missing)
    }

    pub fn record(&mut self, edit: Edit) -> Result<(), Refused> {
        edit.apply(&mut self.document).map_err(|_| Refused::Missing)?;
        self.edits.push(edit);
        Ok(())
    }

    pub fn node(&self, id: &NodeId) -> Result<(usize, &Arc<Node>), Refused> {
        find_node(self.workflow()?, id)
    }

    pub fn add_node(&mut self, node: Node) -> Result<(), Refused> {
        let at = self.workflow()?.nodes.len();
        self.record(Edit::Node { workflow: self.id.clone(), change: Change::added(at, Arc::new(node)) })
    }

    pub fn replace_node(&mut self, node: Node) -> Result<(), Refused> {
        let (at, before) = self.node(&node.id)?;
        let change = Change::replaced(at, before.clone(), Arc::new(node));
        self.record(Edit::Node { workflow: self.id.clone(), change })
    }

    /// The edge of a port, with its place in the list.
    pub fn edge(&self, from: &PortRef) -> Result<Option<(usize, &Edge)>, Refused> {
        Ok(self.workflow()?.edges.iter().enumerate().find(|(_, edge)| edge.from == *from))
    }

    /// Lets a port lead to a node, in place of its present edge.
    pub fn lead(&mut self, from: PortRef, to: NodeId) -> Result<(), Refused> {
        let after = Edge { from, to };
        let change = match self.edge(&after.from)? {
            Some((at, before)) => Change::replaced(at, before.clone(), after),
            None => Change::added(self.workflow()?.edges.len(), after),
        };
        self.record(Edit::Edge { workflow: self.id.clone(), change })
    }

    /// Takes the edges away that a test finds, from the back.
    pub fn remove_edges(&mut self, gone: impl Fn(&Edge) -> bool) -> Result<(), Refused> {
        let found: Vec<(usize, Edge)> =
            self.workflow()?.edges.iter().enumerate().filter(|(_, edge)| gone(edge)).map(|(at, edge)| (at, edge.clone())).collect();
        for (at, edge) in found.into_iter().rev() {
            self.record(Edit::Edge { workflow: self.id.clone(), change: Change::removed(at, edge) })?;
        }
        Ok(())
    }

    pub fn finish(self, edited: Edited) -> Patch {
        Patch::new(edited, self.edits)
    }
}

/// A node with its place in the list.
pub fn find_node<'a>(workflow: &'a Workflow, id: &NodeId) -> Result<(usize, &'a Arc<Node>), Refused> {
    workflow.nodes.iter().enumerate().find(|(_, node)| node.id == *id).ok_or(Refused::Missing)
}

/// A port that is there.
pub fn check_port(workflow: &Workflow, from: &PortRef) -> Result<(), Refused> {
    let (_, node) = find_node(workflow, &from.node)?;
    if node.ports().contains(&from.port) { Ok(()) } else { Err(Refused::NoSuchPort(from.clone())) }
}
