//! Moving by the keys: M takes what is selected, arrows move it, Enter leaves it there, Escape puts it back.

use leptos::prelude::*;
use usher_editor::{command::Command, plane::Plane};
use usher_model::{
    ids::{NodeId, NoteId},
    node::Position,
};

use super::super::board::Board;
use crate::state::cards::{Drag, put};

/// Where cards and notes are.
type Places = (Vec<(NodeId, Position)>, Vec<(NoteId, Position)>);

/// What is being moved by the keys. Copies are the same.
#[derive(Clone, Copy)]
pub struct Moving {
    board: Board,
    by: RwSignal<Option<(f64, f64)>>,
}

impl Moving {
    /// Nothing is moved.
    #[must_use]
    pub fn new(board: Board) -> Self {
        Self { board, by: RwSignal::new(None) }
    }

    /// Whether something is being moved.
    #[must_use]
    pub fn is_on(self) -> bool {
        self.by.with_untracked(Option::is_some)
    }

    /// Takes what is selected.
    pub fn start(self) {
        let board = self.board;
        if board.selection().with_untracked(|selection| selection.count() == 0) {
            return;
        }
        self.by.set(Some((0.0, 0.0)));
        self.show();
        board.ui.announcer.say(board.language_now().builder().moving);
    }

    /// Moves it on, in pixels at 100 %.
    pub fn by(self, right: f64, down: f64) {
        self.by.update(|by| *by = by.map(|(x, y)| (x + right, y + down)));
        self.show();
        if let Some(rect) = self.board.selected_rect() {
            self.board.reveal_rect(rect);
        }
    }

    /// Leaves it where it is.
    pub fn drop_here(self) {
        let Some((dx, dy)) = self.by.get_untracked() else { return };
        let board = self.board;
        self.end();
        let (nodes, notes) = self.places(dx, dy);
        let words = board.language_now().builder();
        board.perform(Command::MoveNodes { workflow: board.id(), nodes, notes }, || words.dropped.to_owned());
    }

    /// Puts it back.
    pub fn put_back(self) {
        self.end();
        self.board.ui.announcer.say(self.board.language_now().builder().put_back);
    }

    fn places(self, dx: f64, dy: f64) -> Places {
        let board = self.board;
        let moved = |at: Position| Position::new(at.x() + dx, at.y() + dy);
        board.selection().with_untracked(|selection| {
            let node = |id: &NodeId| board.cards.card(id).map(|card| (id.clone(), moved(card.node.with_untracked(|node| node.position))));
            let note = |id: &NoteId| board.cards.note(id).map(|note| (id.clone(), moved(note.note.with_untracked(|note| note.position))));
            (selection.nodes.iter().filter_map(node).collect(), selection.notes.iter().filter_map(note).collect())
        })
    }

    fn show(self) {
        let Some((dx, dy)) = self.by.get_untracked() else { return };
        let board = self.board;
        let (nodes, notes) = self.places(dx, dy);
        for (id, at) in &nodes {
            if let Some(card) = board.cards.card(id) {
                put(&card.at, Plane::from(*at));
                put(&card.drag, Drag::Moving);
            }
        }
        for (id, at) in &notes {
            if let Some(note) = board.cards.note(id) {
                put(&note.at, Plane::from(*at));
            }
        }
        board.preview_lines(|id| nodes.iter().any(|(node, _)| node == id));
        board.preview.update(|preview| *preview += 1);
    }

    fn end(self) {
        self.by.set(None);
        let board = self.board;
        let (nodes, notes) = self.places(0.0, 0.0);
        for (id, at) in &nodes {
            if let Some(card) = board.cards.card(id) {
                put(&card.at, Plane::from(*at));
                put(&card.drag, Drag::None);
            }
        }
        for (id, at) in &notes {
            if let Some(note) = board.cards.note(id) {
                put(&note.at, Plane::from(*at));
            }
        }
        board.lines.lay();
    }
}
