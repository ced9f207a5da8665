//! A workflow: one trigger, steps, the edges between them, settings, notes and guarantees.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    condition::Group,
    ids::{GuaranteeId, NodeId, NoteId, WorkflowId},
    node::{Node, Position},
    port::Port,
    time::Duration,
    value::Extra,
};

/// Whether a workflow reacts to events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Status {
    /// Being written.
    #[default]
    Draft,
    /// Reacts to events.
    Published,
    /// Was published and does not react any more.
    Stopped,
}

/// When a run ends early (docs/domain.md, "Exit settings of a workflow").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Settings {
    /// A user writes to the contact.
    #[serde(default)]
    pub exit_on_outgoing_message: bool,
    /// The contact writes, and it is no answer to this run's own question.
    #[serde(default)]
    pub exit_on_incoming_message: bool,
    /// A user assigns the contact.
    #[serde(default)]
    pub exit_on_manual_assignment: bool,
    /// Agents may stop a run.
    #[serde(default = "yes")]
    pub agents_may_stop: bool,
}

const fn yes() -> bool {
    true
}

impl Default for Settings {
    fn default() -> Self {
        Self { exit_on_outgoing_message: false, exit_on_incoming_message: false, exit_on_manual_assignment: false, agents_may_stop: true }
    }
}

/// Where an edge begins.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PortRef {
    /// The node.
    pub node: NodeId,
    /// Its port.
    pub port: Port,
}

/// A connection from one port to one node.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Edge {
    /// Where it begins.
    pub from: PortRef,
    /// Where it leads.
    pub to: NodeId,
}

/// The colour of a sticky note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names of the colours say it all")]
pub enum NoteColor {
    #[default]
    Yellow,
    Green,
    Blue,
    Pink,
}

/// A sticky note on the canvas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Note {
    /// The id, unique in the workflow.
    pub id: NoteId,
    /// What it says.
    #[serde(default)]
    pub text: String,
    /// Its top left corner.
    #[serde(default)]
    pub position: Position,
    /// Width in pixels.
    #[serde(default = "note_width")]
    pub width: u32,
    /// Height in pixels.
    #[serde(default = "note_height")]
    pub height: u32,
    /// Its colour.
    #[serde(default)]
    pub color: NoteColor,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}

const fn note_width() -> u32 {
    200
}

const fn note_height() -> u32 {
    100
}

/// A promise about every run of a workflow, to be proved or refuted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Guarantee {
    /// The id, unique in the workflow.
    pub id: GuaranteeId,
    /// The label.
    #[serde(default)]
    pub name: String,
    /// For which contacts; an empty group: for all.
    #[serde(default)]
    pub when: Group,
    /// What is promised.
    pub must: Promise,
}

/// What a guarantee promises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Promise {
    /// The contact is assigned or told something in time.
    AssignedOrTold {
        /// Within this span.
        within: Duration,
    },
    /// The run ends with somebody assigned.
    EndsAssigned,
    /// The run never comes to a step.
    NeverVisits {
        /// Which one.
        node: Option<NodeId>,
    },
    /// One step always comes before another.
    VisitsBefore {
        /// The earlier one.
        first: Option<NodeId>,
        /// The later one.
        then: Option<NodeId>,
    },
    /// No question is asked twice.
    AsksAtMostOnce,
    /// No message is sent later than this.
    SilentAfter {
        /// After the start of the run.
        after: Duration,
    },
}

/// A workflow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Workflow {
    /// The id, unique in the workspace.
    pub id: WorkflowId,
    /// The label.
    #[serde(default)]
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub description: String,
    /// Whether it reacts to events.
    #[serde(default)]
    pub status: Status,
    /// When runs end early.
    #[serde(default)]
    pub settings: Settings,
    /// Triggers and steps, in the order in which they were made.
    #[serde(default)]
    pub nodes: Vec<Arc<Node>>,
    /// Connections, in the order in which they were made.
    #[serde(default)]
    pub edges: Vec<Edge>,
    /// Sticky notes.
    #[serde(default)]
    pub notes: Vec<Arc<Note>>,
    /// Promises.
    #[serde(default)]
    pub guarantees: Vec<Guarantee>,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}

impl Workflow {
    /// A workflow without nodes.
    #[must_use]
    pub fn new(id: WorkflowId, name: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            description: String::new(),
            status: Status::default(),
            settings: Settings::default(),
            nodes: Vec::new(),
            edges: Vec::new(),
            notes: Vec::new(),
            guarantees: Vec::new(),
            x: Extra::default(),
        }
    }

    /// The node of this id. Walks the list: for many look-ups make a [`crate::graph::Graph`].
    #[must_use]
    pub fn node(&self, id: &NodeId) -> Option<&Arc<Node>> {
        self.nodes.iter().find(|node| node.id == *id)
    }

    /// The trigger; the first one where a draft has several.
    #[must_use]
    pub fn trigger(&self) -> Option<&Arc<Node>> {
        self.nodes.iter().find(|node| node.trigger().is_some())
    }
}
