//! How cards come to their new places after Tidy up: gliding, or outlined for a moment where less motion is wanted.

use std::time::Duration;

use leptos::prelude::*;
use usher_editor::{plane::Plane, size};
use usher_model::{PortRef, ids::NodeId};

use super::board::Board;
use crate::platform::{clock, media};
use crate::state::cards::{Card, Drag, put};

/// How long cards are under way, in milliseconds.
const GLIDE_MS: f64 = 320.0;
/// How long what moved stays outlined.
const OUTLINED: Duration = Duration::from_secs(2);
/// More cards than this jump: so many could not be followed anyway.
const MOST: usize = 300;

struct Move {
    card: Card,
    from: Plane,
    to: Plane,
}

impl Board {
    /// Lets these cards, which were at the given places, come to where the document has them.
    pub fn settle(self, moved: Vec<(NodeId, Plane)>) {
        let found = moved.into_iter().filter_map(|(id, from)| {
            let card = self.cards.card(&id)?;
            let to = card.at.get_untracked();
            Some(Move { card, from, to })
        });
        let moves: Vec<Move> = found.collect();
        if media::wants_less_motion() || moves.len() > MOST {
            for moved in &moves {
                put(&moved.card.drag, Drag::Moved);
            }
            set_timeout(move || moves.iter().for_each(|moved| put(&moved.card.drag, Drag::None)), OUTLINED);
            return;
        }
        if !moves.is_empty() {
            step(self, moves, clock::now_ms());
        }
    }

    /// Lets connections lead straight to where cards are shown now.
    pub fn preview_lines(self, of: impl Fn(&NodeId) -> bool) {
        let ends: Vec<_> = self.lines.with(|lines| {
            let touched = lines.values().filter(|line| of(&line.from.node) || line.route.with_untracked(|route| of(&route.to)));
            touched.map(|line| (line.from.clone(), line.route.with_untracked(|route| route.to.clone()))).collect()
        });
        for (from, to) in ends {
            self.preview_line(&from, &to);
        }
    }

    /// Lets one connection lead straight to where its cards are shown now.
    pub fn preview_line(self, from: &PortRef, to: &NodeId) {
        if let (Some(start), Some(target)) = (self.port_in_plane(from), self.card_rect(to)) {
            self.lines.preview(from, start, size::entry_of(target));
        }
    }

    /// The middle of a port, where its card is shown now.
    #[must_use]
    pub fn port_in_plane(self, from: &PortRef) -> Option<Plane> {
        let card = self.cards.card(&from.node)?;
        let rect = self.card_rect(&from.node)?;
        let ports = card.node.with_untracked(|node| node.ports());
        let index = ports.iter().position(|port| *port == from.port)?;
        Some(size::port_on(rect, index, ports.len()))
    }
}

fn step(board: Board, moves: Vec<Move>, begun: f64) {
    // The builder may have been left, or a card taken elsewhere meanwhile.
    if board.camera.try_get_untracked().is_none() {
        return;
    }
    let share = ((clock::now_ms() - begun) / GLIDE_MS).clamp(0.0, 1.0);
    let eased = 1.0 - (1.0 - share).powi(3);
    let goes_on = |moved: &Move| moved.card.node.with_untracked(|node| Plane::from(node.position) == moved.to);
    for moved in moves.iter().filter(|moved| goes_on(moved)) {
        let at = Plane::new(moved.from.x + (moved.to.x - moved.from.x) * eased, moved.from.y + (moved.to.y - moved.from.y) * eased);
        put(&moved.card.at, if share < 1.0 { at } else { moved.to });
    }
    if share < 1.0 {
        board.preview_lines(|id| moves.iter().any(|moved| moved.card.id == *id));
        request_animation_frame(move || step(board, moves, begun));
    } else {
        board.lines.lay();
    }
}
