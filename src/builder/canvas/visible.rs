//! Which cards, notes and connections are in the page: those in view plus a screen around it.

use std::collections::BTreeSet;

use leptos::prelude::*;
use usher_editor::{
    camera::Detail,
    plane::{Plane, Rect},
};
use usher_model::{
    PortRef,
    ids::{NodeId, NoteId},
};

use super::super::board::Board;

/// What is in the page. Copies are the same.
#[derive(Clone, Copy)]
pub struct Visible {
    /// The cards.
    pub cards: Memo<Vec<NodeId>>,
    /// The sticky notes.
    pub notes: Memo<Vec<NoteId>>,
    /// The connections, those on top last.
    pub lines: Memo<Vec<PortRef>>,
    /// How much of a card is drawn.
    pub detail: Memo<Detail>,
}

impl Visible {
    /// Follows the camera and the document for as long as the current owner lives.
    #[must_use]
    pub fn follow(board: Board) -> Self {
        let detail = Memo::new(move |_| board.detail());
        // The part of the canvas that is kept in the page; renewed only when the camera comes near its border.
        let window = Memo::new(move |before: Option<&Rect>| {
            let seen = board.seen();
            match before {
                // Far too large a window after zooming in costs more than a new one.
                Some(before) if holds(*before, seen) && before.w <= seen.w * 6.0 => *before,
                Some(_) | None => Rect::new(seen.x - seen.w, seen.y - seen.h, seen.w * 3.0, seen.h * 3.0),
            }
        });
        let cards = Memo::new(move |_| {
            board.cards.track_list();
            board.cards.track_shape();
            let window = window.get();
            // Far out the cards are painted, not built; those that are selected stay, to be found and focused.
            if detail.get() == Detail::Blocks {
                return Vec::new();
            }
            let is_in = |id: &&NodeId| board.card_rect(id).is_some_and(|rect| rect.overlaps(window));
            board.cards.with(|cards| cards.keys().filter(is_in).cloned().collect())
        });
        let notes = Memo::new(move |_| {
            board.cards.track_list();
            board.cards.track_shape();
            let window = window.get();
            let is_in = |id: &&NoteId| board.note_rect(id).is_some_and(|rect| rect.overlaps(window));
            board.cards.with_notes(|notes| notes.keys().filter(is_in).cloned().collect())
        });
        let lines = Memo::new(move |_| {
            board.lines.track_list();
            board.lines.track_ways();
            let window = window.get();
            if detail.get() == Detail::Blocks {
                return Vec::new();
            }
            let selected = board.selection().get();
            let walked = walked_ports(board);
            let rank = |from: &PortRef, to: &NodeId| {
                let near = selected.nodes.contains(&from.node) || selected.nodes.contains(to);
                (walked.contains(from), near, selected.edge.as_ref() == Some(from))
            };
            let mut found: Vec<((bool, bool, bool), PortRef)> = board.lines.with(|lines| {
                let shown = |line: &&crate::state::lines::Line| {
                    line.route.with_untracked(|route| around(&route.points).is_some_and(|rect| rect.grown(20.0).overlaps(window)))
                };
                let ranked =
                    |line: &crate::state::lines::Line| (line.route.with_untracked(|route| rank(&line.from, &route.to)), line.from.clone());
                lines.values().filter(shown).map(ranked).collect()
            });
            found.sort();
            found.into_iter().map(|(_, from)| from).collect()
        });
        Self { cards, notes, lines, detail }
    }
}

fn walked_ports(board: Board) -> BTreeSet<PortRef> {
    board.overlay.with(|walked| {
        let visits = walked.into_iter().flat_map(|walked| &walked.visits);
        let ports = visits.flat_map(|(node, visit)| visit.taken.iter().map(|port| PortRef { node: node.clone(), port: port.clone() }));
        ports.collect()
    })
}

fn holds(outer: Rect, inner: Rect) -> bool {
    outer.x <= inner.x && outer.y <= inner.y && outer.right() >= inner.right() && outer.bottom() >= inner.bottom()
}

/// The rectangle around a line.
#[must_use]
pub fn around(points: &[Plane]) -> Option<Rect> {
    points.iter().map(|at| Rect::new(at.x, at.y, 0.0, 0.0)).reduce(Rect::union)
}
