//! What a patch touches: the views that must renew after it.

use std::collections::{BTreeMap, BTreeSet};

use usher_model::{
    PortRef,
    ids::{NodeId, NoteId, WorkflowId},
};

use crate::patch::{Change, Edit, List, Patch, Record};

/// What must be renewed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Settings or records of the workspace: names on cards may read differently.
    pub workspace: bool,
    /// Which workflows there are, their order or what they say about themselves.
    pub workflow_list: bool,
    /// The scenarios.
    pub scenarios: bool,
    /// Per workflow what changed in it.
    pub workflows: BTreeMap<WorkflowId, TouchedWorkflow>,
}

/// What changed in one workflow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TouchedWorkflow {
    /// The workflow itself appeared or went: everything is new.
    pub whole: bool,
    /// Name, description, status or settings.
    pub head: bool,
    /// Nodes that appeared, went or changed their settings. Whether one is still there says the document.
    pub nodes: BTreeSet<NodeId>,
    /// Nodes that are only somewhere else.
    pub moved: BTreeSet<NodeId>,
    /// Nodes appeared, went or changed order.
    pub node_list: bool,
    /// Ports whose edge appeared, went or leads elsewhere.
    pub edges: BTreeSet<PortRef>,
    /// Sticky notes that appeared, went or changed.
    pub notes: BTreeSet<NoteId>,
    /// Guarantees.
    pub guarantees: bool,
}

impl Patch {
    /// What views must renew after it; the same for its inverse.
    #[must_use]
    pub fn touched(&self) -> Touched {
        let mut touched = Touched::default();
        for edit in &self.edits {
            touched.add(edit);
        }
        touched
    }
}

impl Touched {
    fn add(&mut self, edit: &Edit) {
        match edit {
            Edit::Workspace { .. }
            | Edit::Extra { .. }
            | Edit::User(_)
            | Edit::Team(_)
            | Edit::Channel(_)
            | Edit::Field(_)
            | Edit::Tag(_)
            | Edit::Stage(_)
            | Edit::Category(_) => self.workspace = true,
            Edit::Workflow(change) => {
                self.workflow_list = true;
                if let Some(id) = key(change) {
                    self.workflow(&id).whole = true;
                }
            }
            Edit::Head { workflow, .. } => {
                self.workflow_list = true;
                self.workflow(workflow).head = true;
            }
            Edit::Node { workflow, change } => {
                let of = self.workflow(workflow);
                of.nodes.extend(key(change));
                of.node_list |= change.changes_length();
            }
            Edit::Place { workflow, node, .. } => {
                self.workflow(workflow).moved.insert(node.clone());
            }
            Edit::Edge { workflow, change } => self.workflow(workflow).edges.extend(key(change)),
            Edit::Note { workflow, change } => self.workflow(workflow).notes.extend(key(change)),
            Edit::Guarantee { workflow, .. } => self.workflow(workflow).guarantees = true,
            Edit::Scenario(_) => self.scenarios = true,
            Edit::Order { list, .. } => self.order(list),
        }
    }

    fn order(&mut self, list: &List) {
        match list {
            List::Users | List::Teams | List::Channels | List::Fields | List::Tags | List::Stages | List::Categories => {
                self.workspace = true
            }
            List::Workflows => self.workflow_list = true,
            List::Scenarios => self.scenarios = true,
            List::Nodes(id) => self.workflow(id).node_list = true,
            List::Guarantees(id) => self.workflow(id).guarantees = true,
            // In which order edges and notes were made shows nowhere on the canvas.
            List::Edges(id) | List::Notes(id) => {
                self.workflow(id);
            }
        }
    }

    fn workflow(&mut self, id: &WorkflowId) -> &mut TouchedWorkflow {
        self.workflows.entry(id.clone()).or_default()
    }
}

fn key<T: Record>(change: &Change<T>) -> Option<T::Key>
where
    T::Key: Clone,
{
    change.record().map(|record| record.key().clone())
}
