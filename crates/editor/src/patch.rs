//! Patches: records before and after, in the order in which they change.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use usher_model::{
    Document, Edge, Node, PortRef, Workflow, Workspace,
    channel::Channel,
    ids::{GuaranteeId, NodeId, NoteId, ScenarioId, WorkflowId},
    labels::{Category, Field, Stage, Tag},
    node::Position,
    people::{Team, User},
    scenario::Scenario,
    time::{Duration, OpenHours},
    value::Extra,
    workflow::{Guarantee, Note, Settings, Status},
    workspace::Profile,
};

use crate::history::Edited;

/// What an admin did as one act, with what is needed to do it, to undo it and to write it into the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Patch {
    /// The single changes, in order.
    #[serde(rename = "e")]
    pub edits: Vec<Edit>,
    /// What the person would call it.
    #[serde(rename = "n")]
    pub edited: Edited,
}

/// One record of a list before and after: nothing before is an insertion, nothing after a removal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change<T> {
    /// Its place in its list.
    #[serde(rename = "i")]
    pub at: usize,
    /// What it was.
    #[serde(rename = "b", default = "nothing", skip_serializing_if = "Option::is_none")]
    pub before: Option<T>,
    /// What it becomes.
    #[serde(rename = "a", default = "nothing", skip_serializing_if = "Option::is_none")]
    pub after: Option<T>,
}

const fn nothing<T>() -> Option<T> {
    None
}

/// The settings of a workspace that are no lists of records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceHead {
    /// The label.
    pub name: String,
    /// Another product to keep to.
    #[serde(default)]
    pub profile: Option<Profile>,
    /// An IANA name.
    pub time_zone: String,
    /// When the business is open.
    #[serde(default)]
    pub business_hours: Vec<OpenHours>,
    /// A conversation without a message for so long closes.
    #[serde(default)]
    pub auto_close_after: Option<Duration>,
    /// At most one workflow that can write to a contact at a time.
    #[serde(default)]
    pub one_customer_facing_workflow: bool,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}

impl WorkspaceHead {
    /// The head of a workspace.
    #[must_use]
    pub fn of(workspace: &Workspace) -> Self {
        Self {
            name: workspace.name.clone(),
            profile: workspace.profile,
            time_zone: workspace.time_zone.clone(),
            business_hours: workspace.business_hours.clone(),
            auto_close_after: workspace.auto_close_after,
            one_customer_facing_workflow: workspace.one_customer_facing_workflow,
            x: workspace.x.clone(),
        }
    }

    pub(crate) fn write(&self, workspace: &mut Workspace) {
        let head = self.clone();
        workspace.name = head.name;
        workspace.profile = head.profile;
        workspace.time_zone = head.time_zone;
        workspace.business_hours = head.business_hours;
        workspace.auto_close_after = head.auto_close_after;
        workspace.one_customer_facing_workflow = head.one_customer_facing_workflow;
        workspace.x = head.x;
    }
}

/// What a workflow says about itself, without its nodes, edges, notes and guarantees.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkflowHead {
    /// The label.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Whether it reacts to events.
    pub status: Status,
    /// When runs end early.
    pub settings: Settings,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}

impl WorkflowHead {
    /// The head of a workflow.
    #[must_use]
    pub fn of(workflow: &Workflow) -> Self {
        Self {
            name: workflow.name.clone(),
            description: workflow.description.clone(),
            status: workflow.status,
            settings: workflow.settings,
            x: workflow.x.clone(),
        }
    }

    pub(crate) fn write(&self, workflow: &mut Workflow) {
        let head = self.clone();
        workflow.name = head.name;
        workflow.description = head.description;
        workflow.status = head.status;
        workflow.settings = head.settings;
        workflow.x = head.x;
    }
}

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

/// The document is not the one that a patch was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the document is not the one this change was made for")]
pub struct Stale;

/// A record that a list holds under a key.
pub trait Record: Clone + PartialEq {
    /// By what it is found.
    type Key: PartialEq;
    /// Its key.
    fn key(&self) -> &Self::Key;
}

macro_rules! records {
    ($($record:ty, $key:ty, $field:ident;)*) => { $(
        impl Record for $record {
            type Key = $key;
            fn key(&self) -> &$key {
                &self.$field
            }
        }
    )* };
}

records! {
    Arc<User>, usher_model::ids::UserId, id;
    Arc<Team>, usher_model::ids::TeamId, id;
    Arc<Channel>, usher_model::ids::ChannelId, id;
    Arc<Field>, usher_model::ids::FieldId, id;
    Arc<Tag>, usher_model::ids::TagId, id;
    Arc<Stage>, usher_model::ids::StageId, id;
    Arc<Category>, usher_model::ids::CategoryId, id;
    Arc<Workflow>, WorkflowId, id;
    Arc<Node>, NodeId, id;
    Edge, PortRef, from;
    Arc<Note>, NoteId, id;
    Guarantee, GuaranteeId, id;
    Arc<Scenario>, ScenarioId, id;
}

impl<T: Record> Change<T> {
    /// A record that appears at a place.
    pub const fn added(at: usize, record: T) -> Self {
        Self { at, before: None, after: Some(record) }
    }

    /// A record that goes.
    pub const fn removed(at: usize, record: T) -> Self {
        Self { at, before: Some(record), after: None }
    }

    /// A record that becomes another under the same key.
    pub const fn replaced(at: usize, before: T, after: T) -> Self {
        Self { at, before: Some(before), after: Some(after) }
    }

    /// What the record is after the change, or was before it.
    pub fn record(&self) -> Option<&T> {
        self.after.as_ref().or(self.before.as_ref())
    }

    /// Whether something appears or goes.
    pub const fn changes_length(&self) -> bool {
        self.before.is_none() || self.after.is_none()
    }

    fn inverse(&self) -> Self {
        Self { at: self.at, before: self.after.clone(), after: self.before.clone() }
    }

    fn apply(&self, list: &mut Vec<T>) -> Result<(), Stale> {
        match (&self.before, &self.after) {
            (None, None) => Ok(()),
            (None, Some(after)) => {
                if self.at > list.len() {
                    return Err(Stale);
                }
                list.insert(self.at, after.clone());
                Ok(())
            }
            // A removal must take the record from where the inverse would put it back.
            (Some(before), None) => {
                if list.get(self.at) != Some(before) {
                    return Err(Stale);
                }
                list.remove(self.at);
                Ok(())
            }
            (Some(before), Some(after)) => {
                let at = found(list, self.at, before.key()).ok_or(Stale)?;
                if list[at] != *before {
                    return Err(Stale);
                }
                list[at] = after.clone();
                Ok(())
            }
        }
    }
}

/// Where a record is: where it is said to be, or else wherever it is.
fn found<T: Record>(list: &[T], hint: usize, key: &T::Key) -> Option<usize> {
    if list.get(hint).is_some_and(|record| record.key() == key) {
        return Some(hint);
    }
    list.iter().position(|record| record.key() == key)
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

impl Patch {
    /// A patch of these edits, those that change nothing left out.
    #[must_use]
    pub fn new(edited: Edited, mut edits: Vec<Edit>) -> Self {
        edits.retain(|edit| !edit.is_empty());
        Self { edits, edited }
    }

    /// Whether it changes nothing, so that it is not recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edits.iter().all(Edit::is_empty)
    }

    /// The patch that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { edits: self.edits.iter().rev().map(Edit::inverse).collect(), edited: self.edited.clone() }
    }

    /// Changes a document as one act.
    ///
    /// # Errors
    /// [`Stale`] when the document is not the one it was made for; the document is then as it was.
    pub fn apply(&self, document: &mut Document) -> Result<(), Stale> {
        for (done, edit) in self.edits.iter().enumerate() {
            if let Err(stale) = edit.apply(document) {
                for edit in self.edits[..done].iter().rev() {
                    edit.inverse().apply(document)?;
                }
                return Err(stale);
            }
        }
        Ok(())
    }

    /// The bytes of its JSON: what it costs in the journal, and about what it costs in memory.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let mut counter = Counter(0);
        // Writing plain data into a counter cannot fail; a patch that could not be written would count as nothing.
        let _ = serde_json::to_writer(&mut counter, self);
        counter.0
    }

    /// The nodes that it adds, in order: what a view selects after adding, pasting or duplicating.
    #[must_use]
    pub fn added_nodes(&self) -> Vec<NodeId> {
        let added = |edit: &Edit| {
            let Edit::Node { change: Change { before: None, after: Some(node), .. }, .. } = edit else { return None };
            Some(node.id.clone())
        };
        self.edits.iter().filter_map(added).collect()
    }

    /// The sticky notes that it adds, in order.
    #[must_use]
    pub fn added_notes(&self) -> Vec<NoteId> {
        let added = |edit: &Edit| {
            let Edit::Note { change: Change { before: None, after: Some(note), .. }, .. } = edit else { return None };
            Some(note.id.clone())
        };
        self.edits.iter().filter_map(added).collect()
    }

    /// The first workflow that it adds: the one to open.
    #[must_use]
    pub fn added_workflow(&self) -> Option<&WorkflowId> {
        self.edits.iter().find_map(|edit| {
            let Edit::Workflow(Change { before: None, after: Some(workflow), .. }) = edit else { return None };
            Some(&workflow.id)
        })
    }
}

struct Counter(usize);

impl std::io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
