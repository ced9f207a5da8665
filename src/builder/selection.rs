//! What is selected on the canvas: cards, sticky notes, or one connection.

use std::collections::BTreeSet;

use usher_model::{
    PortRef,
    ids::{NodeId, NoteId},
};

/// What is selected. No part of the document: undo does not bring it back, and another tab has its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The cards.
    pub nodes: BTreeSet<NodeId>,
    /// The sticky notes.
    pub notes: BTreeSet<NoteId>,
    /// A connection, by where it begins; then nothing else is selected.
    pub edge: Option<PortRef>,
}

impl Selection {
    /// One card.
    #[must_use]
    pub fn node(id: NodeId) -> Self {
        Self { nodes: BTreeSet::from([id]), ..Self::default() }
    }

    /// One sticky note.
    #[must_use]
    pub fn note(id: NoteId) -> Self {
        Self { notes: BTreeSet::from([id]), ..Self::default() }
    }

    /// One connection.
    #[must_use]
    pub fn edge(from: PortRef) -> Self {
        Self { edge: Some(from), ..Self::default() }
    }

    /// How many cards and notes there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.nodes.len() + self.notes.len()
    }

    /// Whether nothing is selected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count() == 0 && self.edge.is_none()
    }

    /// The only thing selected, when that is a card: what the inspector shows.
    #[must_use]
    pub fn single(&self) -> Option<&NodeId> {
        match (self.nodes.first(), self.count()) {
            (Some(only), 1) => Some(only),
            _ => None,
        }
    }
}
