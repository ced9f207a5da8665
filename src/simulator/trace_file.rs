//! The trace of a session as a file, the same bytes as on the command line.

use leptos::task::spawn_local;
use usher_scenario::lines;

use crate::platform::{clipboard, files};
use crate::state::Simulator;

fn text(simulator: Simulator) -> String {
    simulator.with_untracked(|desk| lines::of(desk.session.trace(), &desk.session.world().state())).unwrap_or_default()
}

/// Copies it.
pub fn copy(simulator: Simulator) {
    let ui = simulator.ui;
    let text = text(simulator);
    spawn_local(async move {
        let copied = clipboard::copy(&text).await.is_ok();
        let words = ui.language_now().simulator();
        ui.toaster.say(if copied { words.trace_copied } else { words.not_copied });
    });
}

/// Gives it as a file.
pub fn download(simulator: Simulator) {
    let ui = simulator.ui;
    let name = simulator.with_untracked(|desk| format!("{}.jsonl", desk.workflow)).unwrap_or_default();
    if files::download(&name, &text(simulator)).is_err() {
        ui.toaster.say(ui.language_now().simulator().not_downloaded);
    }
}
