//! Copies of steps as JSON text: what travels through the system clipboard.

use std::{collections::BTreeSet, sync::Arc};

use serde::{Deserialize, Serialize};
use usher_model::{
    Edge, Node, Workflow,
    ids::{NodeId, NoteId},
    workflow::Note,
};

/// The name under which copies travel.
pub const FORMAT: &str = "usher/steps";

/// Steps and notes with the edges between them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fragment {
    /// Always [`FORMAT`].
    pub format: String,
    /// The version of the document format.
    pub version: u32,
    /// Triggers and steps.
    pub nodes: Vec<Arc<Node>>,
    /// The edges both of whose ends were copied.
    pub edges: Vec<Edge>,
    /// Sticky notes.
    #[serde(default)]
    pub notes: Vec<Arc<Note>>,
}

/// The fragment of a workflow with these nodes and notes, in the workflow's order.
#[must_use]
pub fn fragment(workflow: &Workflow, nodes: &BTreeSet<NodeId>, notes: &BTreeSet<NoteId>) -> Fragment {
    let inner = |edge: &&Edge| nodes.contains(&edge.from.node) && nodes.contains(&edge.to);
    Fragment {
        format: FORMAT.to_owned(),
        version: usher_model::document::VERSION,
        nodes: workflow.nodes.iter().filter(|node| nodes.contains(&node.id)).cloned().collect(),
        edges: workflow.edges.iter().filter(inner).cloned().collect(),
        notes: workflow.notes.iter().filter(|note| notes.contains(&note.id)).cloned().collect(),
    }
}

/// The text to put on the clipboard.
#[must_use]
pub fn copy(workflow: &Workflow, nodes: &BTreeSet<NodeId>, notes: &BTreeSet<NoteId>) -> String {
    serde_json::to_string_pretty(&fragment(workflow, nodes, notes)).unwrap_or_default()
}

/// Whether a text looks like a copy of steps, so that pasting it means adding them.
#[must_use]
pub fn is_fragment(text: &str) -> bool {
    read(text).is_some()
}

/// The fragment in a text; `None` when it is anything else.
#[must_use]
pub fn read(text: &str) -> Option<Fragment> {
    let fragment: Fragment = serde_json::from_str(text).ok()?;
    // A step with two ports of one name could be in no document.
    let distinct = |node: &Arc<Node>| {
        let ports = node.ports();
        ports.iter().collect::<BTreeSet<_>>().len() == ports.len()
    };
    let fits = fragment.format == FORMAT && fragment.version <= usher_model::document::VERSION && fragment.nodes.iter().all(distinct);
    fits.then_some(fragment)
}
