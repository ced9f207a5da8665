//! Single changes of a document, each with what takes it back.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use usher_model::{
    Document, Edge, Node, Workflow,
    channel::Channel,
    ids::{NodeId, WorkflowId},
    labels::{Category, Field, Stage, Tag},
    node::Position,
    people::{Team, User},
    scenario::Scenario,
    value::Extra,
    workflow::{Guarantee, Note},
};

use super::{Change, Stale, WorkflowHead, WorkspaceHead, record::found};

/// A list whose order an edit changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names of the lists say it all")]
pub enum List {
    Users,
    Teams,
    Channels,
    Fields,
    Tags,
    Stages,
    Categories,
    Workflows,
    Scenarios,
    Nodes(WorkflowId),
    Edges(WorkflowId),
    Notes(WorkflowId),
    Guarantees(WorkflowId),
}

/// One change of the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "one variant a kind of record; the fields are what it was, what it becomes, and where")]
pub enum Edit {
    /// The settings of the workspace.
    Workspace {
        before: Arc<WorkspaceHead>,
        after: Arc<WorkspaceHead>,
    },
    /// What other tools keep at the top of the file.
    Extra {
        before: Extra,
        after: Extra,
    },
    User(Change<Arc<User>>),
    Team(Change<Arc<Team>>),
    Channel(Change<Arc<Channel>>),
    Field(Change<Arc<Field>>),
    Tag(Change<Arc<Tag>>),
    Stage(Change<Arc<Stage>>),
    Category(Change<Arc<Category>>),
    /// A workflow appears or goes with all that is in it.
    Workflow(Change<Arc<Workflow>>),
    /// The head of a workflow.
    Head {
        workflow: WorkflowId,
        before: Arc<WorkflowHead>,
        after: Arc<WorkflowHead>,
    },
    Node {
        workflow: WorkflowId,
        change: Change<Arc<Node>>,
    },
    /// A card is somewhere else; nothing of its settings is repeated, for this is what happens most.
    Place {
        workflow: WorkflowId,
        node: NodeId,
        at: usize,
        before: Position,
        after: Position,
    },
    Edge {
        workflow: WorkflowId,
        change: Change<Edge>,
    },
    Note {
        workflow: WorkflowId,
        change: Change<Arc<Note>>,
    },
    Guarantee {
        workflow: WorkflowId,
        change: Change<Guarantee>,
    },
    Scenario(Change<Arc<Scenario>>),
    /// A record changes its place in its list.
    Order {
        list: List,
        from: usize,
        to: usize,
    },
}

impl Edit {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self {
            Self::Workspace { before, after } => Self::Workspace { before: after.clone(), after: before.clone() },
            Self::Extra { before, after } => Self::Extra { before: after.clone(), after: before.clone() },
            Self::User(change) => Self::User(change.inverse()),
            Self::Team(change) => Self::Team(change.inverse()),
            Self::Channel(change) => Self::Channel(change.inverse()),
            Self::Field(change) => Self::Field(change.inverse()),
            Self::Tag(change) => Self::Tag(change.inverse()),
            Self::Stage(change) => Self::Stage(change.inverse()),
            Self::Category(change) => Self::Category(change.inverse()),
            Self::Workflow(change) => Self::Workflow(change.inverse()),
            Self::Head { workflow, before, after } => {
                Self::Head { workflow: workflow.clone(), before: after.clone(), after: before.clone() }
            }
            Self::Node { workflow, change } => Self::Node { workflow: workflow.clone(), change: change.inverse() },
            Self::Place { workflow, node, at, before, after } => {
                Self::Place { workflow: workflow.clone(), node: node.clone(), at: *at, before: *after, after: *before }
            }
            Self::Edge { workflow, change } => Self::Edge { workflow: workflow.clone(), change: change.inverse() },
            Self::Note { workflow, change } => Self::Note { workflow: workflow.clone(), change: change.inverse() },
            Self::Guarantee { workflow, change } => Self::Guarantee { workflow: workflow.clone(), change: change.inverse() },
            Self::Scenario(change) => Self::Scenario(change.inverse()),
            Self::Order { list, from, to } => Self::Order { list: list.clone(), from: *to, to: *from },
        }
    }

    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        fn same<T: PartialEq>(change: &Change<T>) -> bool {
            change.before == change.after
        }
        match self {
            Self::Workspace { before, after } => before == after,
            Self::Extra { before, after } => before == after,
            Self::User(change) => same(change),
            Self::Team(change) => same(change),
            Self::Channel(change) => same(change),
            Self::Field(change) => same(change),
            Self::Tag(change) => same(change),
            Self::Stage(change) => same(change),
            Self::Category(change) => same(change),
            Self::Workflow(change) => same(change),
            Self::Head { before, after, .. } => before == after,
            Self::Node { change, .. } => same(change),
            Self::Place { before, after, .. } => before == after,
            Self::Edge { change, .. } => same(change),
            Self::Note { change, .. } => same(change),
            Self::Guarantee { change, .. } => same(change),
            Self::Scenario(change) => same(change),
            Self::Order { from, to, .. } => from == to,
        }
    }

    /// Changes a document; on `Err` it is as it was.
    ///
    /// # Errors
    /// [`Stale`] when the document does not hold what the edit expects.
    pub fn apply(&self, document: &mut Document) -> Result<(), Stale> {
        match self {
            Self::Workspace { before, after } => {
                if WorkspaceHead::of(&document.workspace) != **before {
                    return Err(Stale);
                }
                after.write(&mut document.workspace);
                Ok(())
            }
            Self::Extra { before, after } => {
                if document.x != *before {
                    return Err(Stale);
                }
                document.x = after.clone();
                Ok(())
            }
            Self::User(change) => change.apply(&mut document.workspace.users),
            Self::Team(change) => change.apply(&mut document.workspace.teams),
            Self::Channel(change) => change.apply(&mut document.workspace.channels),
            Self::Field(change) => change.apply(&mut document.workspace.fields),
            Self::Tag(change) => change.apply(&mut document.workspace.tags),
            Self::Stage(change) => change.apply(&mut document.workspace.lifecycle),
            Self::Category(change) => change.apply(&mut document.workspace.closing_categories),
            Self::Workflow(change) => change.apply(&mut document.workflows),
            Self::Head { workflow, before, after } => {
                let workflow = workflow_mut(document, workflow)?;
                if WorkflowHead::of(workflow) != **before {
                    return Err(Stale);
                }
                after.write(workflow);
                Ok(())
            }
            Self::Node { workflow, change } => change.apply(&mut workflow_mut(document, workflow)?.nodes),
            Self::Place { workflow, node, at, before, after } => {
                let nodes = &mut workflow_mut(document, workflow)?.nodes;
                let at = found(nodes, *at, node).ok_or(Stale)?;
                if nodes[at].position != *before {
                    return Err(Stale);
                }
                Arc::make_mut(&mut nodes[at]).position = *after;
                Ok(())
            }
            Self::Edge { workflow, change } => change.apply(&mut workflow_mut(document, workflow)?.edges),
            Self::Note { workflow, change } => change.apply(&mut workflow_mut(document, workflow)?.notes),
            Self::Guarantee { workflow, change } => change.apply(&mut workflow_mut(document, workflow)?.guarantees),
            Self::Scenario(change) => change.apply(&mut document.scenarios),
            Self::Order { list, from, to } => reorder(document, list, *from, *to),
        }
    }
}

fn workflow_mut<'a>(document: &'a mut Document, id: &WorkflowId) -> Result<&'a mut Workflow, Stale> {
    document.workflows.iter_mut().find(|workflow| workflow.id == *id).map(Arc::make_mut).ok_or(Stale)
}

fn reorder(document: &mut Document, list: &List, from: usize, to: usize) -> Result<(), Stale> {
    fn shift<T>(list: &mut Vec<T>, from: usize, to: usize) -> Result<(), Stale> {
        if from >= list.len() || to >= list.len() {
            return Err(Stale);
        }
        let record = list.remove(from);
        list.insert(to, record);
        Ok(())
    }
    match list {
        List::Users => shift(&mut document.workspace.users, from, to),
        List::Teams => shift(&mut document.workspace.teams, from, to),
        List::Channels => shift(&mut document.workspace.channels, from, to),
        List::Fields => shift(&mut document.workspace.fields, from, to),
        List::Tags => shift(&mut document.workspace.tags, from, to),
        List::Stages => shift(&mut document.workspace.lifecycle, from, to),
        List::Categories => shift(&mut document.workspace.closing_categories, from, to),
        List::Workflows => shift(&mut document.workflows, from, to),
        List::Scenarios => shift(&mut document.scenarios, from, to),
        List::Nodes(id) => shift(&mut workflow_mut(document, id)?.nodes, from, to),
        List::Edges(id) => shift(&mut workflow_mut(document, id)?.edges, from, to),
        List::Notes(id) => shift(&mut workflow_mut(document, id)?.notes, from, to),
        List::Guarantees(id) => shift(&mut workflow_mut(document, id)?.guarantees, from, to),
    }
}
