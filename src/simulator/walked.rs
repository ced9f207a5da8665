//! What the canvas shows of the session: the way of the chosen contact's run, where it is, and how long it still waits.

use leptos::prelude::*;
use usher_engine::{RunNow, RunState};
use usher_model::PortRef;
use usher_wording::{Language, simulator as words};

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
