//! Patches: records before and after, in the order in which they change.

mod edit;
mod heads;
mod record;

pub use edit::{Edit, List};
pub use heads::{WorkflowHead, WorkspaceHead};
pub use record::{Change, Record, Stale};

use serde::{Deserialize, Serialize};
use usher_model::{
    Document,
    ids::{NodeId, NoteId, WorkflowId},
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
