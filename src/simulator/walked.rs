//! What the canvas shows of the session: the way of the chosen contact's run, where it is, and how long it still waits.

use leptos::prelude::*;
use usher_engine::{RunNow, RunState};
use usher_model::PortRef;
use usher_wording::{Language, simulator as words};

use crate::builder::board::Board;
use crate::state::{
    Simulator, Ui,
    desk::Desk,
    overlay::{Active, Overlay, Walked},
};

/// Keeps the canvas in step for as long as the current owner lives.
pub fn show(simulator: Simulator) {
    let (overlay, ui) = (Overlay::get(), Ui::get());
    let walked = Memo::new(move |_| simulator.with(|desk| walked(desk, ui.language())));
    Effect::new(move |_| overlay.show(walked.get()));
    on_cleanup(move || overlay.show(None));
    keep_in_view(walked);
}

/// The dock takes its room from the canvas, so the whole workflow is shown anew, and later wherever the run goes.
fn keep_in_view(walked: Memo<Option<Walked>>) {
    let board = Board::get();
    let active = Memo::new(move |_| walked.with(|walked| Some(walked.as_ref()?.active.as_ref()?.node.clone())));
    let size = Memo::new(move |_| {
        let view = board.view.get();
        (view.width, view.height)
    });
    // The size of the canvas is known a moment after the dock has opened.
    let before = board.view.with_untracked(|view| (view.width, view.height));
    Effect::new(move |is_fitted: Option<bool>| {
        let (width, height) = size.get();
        let is_fitted = is_fitted.unwrap_or_default();
        let is_new = (width - before.0).abs() > 1.0 || (height - before.1).abs() > 1.0;
        if !is_fitted && is_new && width > 1.0 && height > 1.0 {
            board.start_fitted();
            return true;
        }
        is_fitted
    });
    Effect::new(move |_| {
        size.track();
        if let Some(node) = active.get() {
            board.reveal(&node);
        }
    });
}

fn walked(desk: &Desk, language: Language) -> Walked {
    let mut walked = Walked { workflow: Some(desk.workflow.clone()), ..Walked::default() };
    let Some(run) = desk.session.walk(&desk.contact, &desk.workflow) else { return walked };
    for (at, visited) in run.path.iter().enumerate() {
        let visit = walked.visits.entry(visited.node.clone()).or_default();
        if visit.order == 0 {
            visit.order = at + 1;
        }
        visit.taken.extend(visited.port.clone());
    }
    if !matches!(run.state, RunState::Ended(_)) {
        walked.active =
            Some(Active { node: run.node.clone(), left: left(&run, desk, language), waits: matches!(run.state, RunState::Waiting(_)) });
        // The node before the one where it stands; a run that stands at its trigger came by no edge.
        let before = run.path.len().checked_sub(2).and_then(|at| run.path.get(at));
        walked.walking = before.and_then(|visited| Some(PortRef { node: visited.node.clone(), port: visited.port.clone()? }));
    }
    walked
}

/// The virtual time that a run still waits, as it is to be read.
pub fn left(run: &RunNow, desk: &Desk, language: Language) -> Option<String> {
    run.until.map(|until| words::countdown(until.since(desk.now()), language))
}
