//! Commands: wishes of the person at the screen, each of which becomes a patch or is refused with a reason.

mod draft;
mod edges;
mod nodes;
mod notes;
mod paste;
mod record;
mod refused;
mod settings;
mod tests_about;
mod workflows;
mod workspace;

use std::sync::Arc;

use usher_model::{
    Document, NodeKind, NodeType, PortRef, Workflow,
    ids::{GuaranteeId, NodeId, NoteId, ScenarioId, WorkflowId},
    node::Position,
    scenario::Scenario,
    workflow::{Guarantee, Note, NoteColor, Settings, Status},
};

use crate::{
    history::Edited,
    patch::{Patch, WorkspaceHead},
};

use draft::Draft;
pub(crate) use edges::may_connect_in;
pub use notes::LEAST_NOTE;
pub use record::{RecordId, WorkspaceRecord};
pub use refused::Refused;

/// What a person wishes to change.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are named as in the document; a comment says what is not plain")]
pub enum Command {
    /// Adds a card with nothing set. `after`: it follows this port, and comes before what followed it. `into`: the same for the
    /// edge of this port, which must be there. Without `at` a free place is found.
    AddNode {
        workflow: WorkflowId,
        node_type: NodeType,
        at: Option<Position>,
        after: Option<PortRef>,
        into: Option<PortRef>,
    },
    /// Puts cards and sticky notes somewhere else.
    MoveNodes {
        workflow: WorkflowId,
        nodes: Vec<(NodeId, Position)>,
        notes: Vec<(NoteId, Position)>,
    },
    /// Moves by so many pixels from the keyboard.
    NudgeNodes {
        workflow: WorkflowId,
        nodes: Vec<NodeId>,
        notes: Vec<NoteId>,
        dx: f64,
        dy: f64,
    },
    /// Lays all cards out anew, by [`crate::tidy`].
    TidyUp {
        workflow: WorkflowId,
    },
    /// Deletes cards and sticky notes; the chain is closed where it is plain how.
    DeleteNodes {
        workflow: WorkflowId,
        nodes: Vec<NodeId>,
        notes: Vec<NoteId>,
    },
    /// Connects a port, in place of its present edge.
    Connect {
        workflow: WorkflowId,
        from: PortRef,
        to: NodeId,
    },
    /// What is offered instead of a circle: a Jump To at the port that goes back to a node.
    InsertJump {
        workflow: WorkflowId,
        from: PortRef,
        to: NodeId,
    },
    /// Puts a card that nothing leads to into an edge, where it was dropped.
    InsertInto {
        workflow: WorkflowId,
        node: NodeId,
        at: Position,
        into: PortRef,
    },
    /// Takes the edge of a port away.
    Disconnect {
        workflow: WorkflowId,
        from: PortRef,
    },
    /// Moves the beginning of an edge to another port, its end to another node, or both.
    Reconnect {
        workflow: WorkflowId,
        from: PortRef,
        new_from: PortRef,
        to: NodeId,
    },
    SetName {
        workflow: WorkflowId,
        node: NodeId,
        name: String,
    },
    /// The note for colleagues.
    SetNote {
        workflow: WorkflowId,
        node: NodeId,
        note: Option<String>,
    },
    SetEnabled {
        workflow: WorkflowId,
        nodes: Vec<NodeId>,
        enabled: bool,
    },
    /// Whole settings. Edges of ports that vanish go with them. A trigger may become another trigger.
    SetConfig {
        workflow: WorkflowId,
        node: NodeId,
        kind: NodeKind,
    },
    /// Copies cards and notes beside themselves, with the edges between them.
    Duplicate {
        workflow: WorkflowId,
        nodes: Vec<NodeId>,
        notes: Vec<NoteId>,
    },
    /// Adds what [`crate::fragment::copy`] wrote; `at` is the top left corner of it all.
    Paste {
        workflow: WorkflowId,
        text: String,
        at: Option<Position>,
    },
    AddNote {
        workflow: WorkflowId,
        at: Position,
        text: String,
        color: NoteColor,
    },
    /// A whole note under its id: text, colour, size, place.
    EditNote {
        workflow: WorkflowId,
        note: Arc<Note>,
    },
    ResizeNote {
        workflow: WorkflowId,
        note: NoteId,
        width: u32,
        height: u32,
    },
    AddGuarantee {
        workflow: WorkflowId,
        guarantee: Guarantee,
    },
    EditGuarantee {
        workflow: WorkflowId,
        guarantee: Guarantee,
    },
    DeleteGuarantee {
        workflow: WorkflowId,
        guarantee: GuaranteeId,
    },

    /// A blank workflow: Conversation Opened with Source is equal to Contact.
    AddWorkflow {
        name: String,
    },
    /// A whole workflow; an id that is taken is made new.
    InsertWorkflow {
        workflow: Arc<Workflow>,
    },
    CloneWorkflow {
        workflow: WorkflowId,
        name: String,
    },
    RenameWorkflow {
        workflow: WorkflowId,
        name: String,
    },
    DescribeWorkflow {
        workflow: WorkflowId,
        description: String,
    },
    SetStatus {
        workflow: WorkflowId,
        status: Status,
    },
    /// `to` is its place afterwards, from 0.
    ReorderWorkflow {
        workflow: WorkflowId,
        to: usize,
    },
    /// The workflow and its tests.
    DeleteWorkflow {
        workflow: WorkflowId,
    },
    SetWorkflowSettings {
        workflow: WorkflowId,
        settings: Settings,
    },
    /// The content of a workflow as it once was; its id stays.
    RestoreWorkflow {
        workflow: Arc<Workflow>,
    },

    AddRecord {
        record: WorkspaceRecord,
    },
    /// A whole record under its id.
    EditRecord {
        record: WorkspaceRecord,
    },
    /// `to` is its place afterwards, from 0.
    ReorderRecord {
        record: RecordId,
        to: usize,
    },
    /// Refused while something refers to it.
    DeleteRecord {
        record: RecordId,
    },
    /// Name, time zone, hours, switches.
    SetWorkspace {
        head: WorkspaceHead,
    },

    AddScenario {
        scenario: Arc<Scenario>,
    },
    ReplaceScenario {
        scenario: Arc<Scenario>,
    },
    DeleteScenario {
        scenario: ScenarioId,
    },
    /// Import: the document becomes another, as one act.
    ReplaceDocument {
        document: Box<Document>,
    },
}

impl Command {
    /// The patch that fulfils the wish. The document is not changed.
    ///
    /// # Errors
    /// Why it cannot be fulfilled.
    pub fn plan(self, document: &Document) -> Result<Patch, Refused> {
        match self {
            Self::AddNode { workflow, node_type, at, after, into } => nodes::add(document, &workflow, node_type, at, after, into),
            Self::MoveNodes { workflow, nodes, notes } => nodes::move_to(document, &workflow, &nodes, &notes),
            Self::NudgeNodes { workflow, nodes, notes, dx, dy } => nodes::nudge(document, &workflow, &nodes, &notes, dx, dy),
            Self::TidyUp { workflow } => nodes::tidy_up(document, &workflow),
            Self::DeleteNodes { workflow, nodes, notes } => nodes::delete(document, &workflow, &nodes, &notes),
            Self::Connect { workflow, from, to } => edges::connect(document, &workflow, from, to),
            Self::InsertJump { workflow, from, to } => edges::insert_jump(document, &workflow, from, to),
            Self::InsertInto { workflow, node, at, into } => edges::insert_into(document, &workflow, node, at, into),
            Self::Disconnect { workflow, from } => edges::disconnect(document, &workflow, &from),
            Self::Reconnect { workflow, from, new_from, to } => edges::reconnect(document, &workflow, &from, new_from, to),
            Self::SetName { workflow, node, name } => settings::name(document, &workflow, &node, name),
            Self::SetNote { workflow, node, note } => settings::note(document, &workflow, &node, note),
            Self::SetEnabled { workflow, nodes, enabled } => settings::enabled(document, &workflow, &nodes, enabled),
            Self::SetConfig { workflow, node, kind } => settings::config(document, &workflow, &node, kind),
            Self::Duplicate { workflow, nodes, notes } => paste::duplicate(document, &workflow, &nodes, &notes),
            Self::Paste { workflow, text, at } => paste::paste(document, &workflow, &text, at),
            Self::AddNote { workflow, at, text, color } => notes::add(document, &workflow, at, text, color),
            Self::EditNote { workflow, note } => notes::edit(document, &workflow, note),
            Self::ResizeNote { workflow, note, width, height } => notes::resize(document, &workflow, &note, width, height),
            Self::AddGuarantee { workflow, guarantee } => notes::add_guarantee(document, &workflow, guarantee),
            Self::EditGuarantee { workflow, guarantee } => notes::edit_guarantee(document, &workflow, guarantee),
            Self::DeleteGuarantee { workflow, guarantee } => notes::delete_guarantee(document, &workflow, &guarantee),
            Self::AddWorkflow { name } => workflows::add(document, &name),
            Self::InsertWorkflow { workflow } => workflows::insert(document, workflow),
            Self::CloneWorkflow { workflow, name } => workflows::clone(document, &workflow, &name),
            Self::RenameWorkflow { workflow, name } => {
                workflows::head(document, &workflow, Edited::WorkflowRenamed, |head| head.name = name)
            }
            Self::DescribeWorkflow { workflow, description } => {
                workflows::head(document, &workflow, Edited::WorkflowDescribed, |head| head.description = description)
            }
            Self::SetStatus { workflow, status } => {
                workflows::head(document, &workflow, Edited::WorkflowStatus { status }, |head| head.status = status)
            }
            Self::ReorderWorkflow { workflow, to } => workflows::reorder(document, &workflow, to),
            Self::DeleteWorkflow { workflow } => workflows::delete(document, &workflow),
            Self::SetWorkflowSettings { workflow, settings } => {
                workflows::head(document, &workflow, Edited::WorkflowSettings, |head| head.settings = settings)
            }
            Self::RestoreWorkflow { workflow } => workflows::restore(document, &workflow),
            Self::AddRecord { record } => workspace::add(document, record),
            Self::EditRecord { record } => workspace::edit(document, record),
            Self::ReorderRecord { record, to } => workspace::reorder(document, &record, to),
            Self::DeleteRecord { record } => workspace::delete(document, &record),
            Self::SetWorkspace { head } => Ok(workspace::head(document, head)),
            Self::AddScenario { scenario } => workspace::add_scenario(document, scenario),
            Self::ReplaceScenario { scenario } => workspace::replace_scenario(document, scenario),
            Self::DeleteScenario { scenario } => workspace::delete_scenario(document, &scenario),
            Self::ReplaceDocument { document: new } => Ok(Patch::new(Edited::Imported, crate::compare::between(document, &new))),
        }
    }
}

/// Whether an edge may be drawn, and if not why. For the preview while drawing.
///
/// # Errors
/// Why [`Command::Connect`] would be refused.
pub fn may_connect(workflow: &Workflow, from: &PortRef, to: &NodeId) -> Result<(), Refused> {
    edges::may_connect(workflow, from, to)
}
