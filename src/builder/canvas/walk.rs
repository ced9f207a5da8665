//! What a simulation shows on the canvas: every card and connection is told what happened at it.

use leptos::prelude::*;
use usher_model::PortRef;

use super::super::board::Board;
use crate::state::{
    cards::{CardRun, put},
    lines::LineRun,
    overlay::Walked,
};

/// Keeps the cards and connections in step with the walk for as long as the current owner lives.
pub fn follow(board: Board) {
    Effect::new(move |_| {
        board.cards.track_list();
        board.lines.track_list();
        let id = board.id();
        board.overlay.with(|walked| show(board, walked.filter(|walked| walked.workflow.as_ref().is_none_or(|workflow| *workflow == id))));
    });
    // Where the run goes, the camera goes too.
    let active =
        Memo::new(move |_| board.overlay.with(|walked| walked.and_then(|walked| walked.active.as_ref().map(|active| active.node.clone()))));
    Effect::new(move |_| {
        if let Some(node) = active.get() {
            board.reveal(&node);
        }
    });
}

fn show(board: Board, walked: Option<&Walked>) {
    board.cards.with(|cards| {
        for card in cards.values() {
            let run = walked.map(|walked| {
                let visit = walked.visits.get(&card.id);
                let active = walked.active.as_ref().filter(|active| active.node == card.id);
                CardRun {
                    order: visit.map_or(0, |visit| visit.order),
                    taken: visit.map(|visit| visit.taken.clone()).unwrap_or_default(),
                    is_active: active.is_some(),
                    left: active.and_then(|active| active.left.clone()),
                    stops: walked.stops.contains(&card.id),
                }
            });
            put(&card.walked, run);
        }
    });
    board.lines.with(|lines| {
        for line in lines.values() {
            put(&line.run, walked.map_or(LineRun::None, |walked| run_of(walked, &line.from)));
        }
    });
}

fn run_of(walked: &Walked, from: &PortRef) -> LineRun {
    if walked.walking.as_ref() == Some(from) {
        return LineRun::Walking;
    }
    let is_taken = walked.visits.get(&from.node).is_some_and(|visit| visit.taken.contains(&from.port));
    if is_taken { LineRun::Walked } else { LineRun::None }
}
