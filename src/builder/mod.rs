//! The builder of one workflow: bar, palette, canvas, problems and inspector, or the simulator beside the canvas.

mod acts;
pub mod board;
mod bottom_bar;
pub mod canvas;
mod clipboard;
mod findings;
pub mod inspector;
mod keys;
pub mod kinds;
mod outline;
mod palette;
mod palette_item;
mod problems;
pub mod selection;
mod settle;
mod shortcuts;
mod sight;
mod top_bar;
mod words;

use leptos::html;
use leptos::prelude::*;
use usher_model::ids::WorkflowId;

use board::Board;
use bottom_bar::BottomBar;
use canvas::Canvas;
use findings::Findings;
use inspector::Inspector;
use outline::Outline;
use palette::Palette;
use palette_item::Ghost;
use problems::Problems;
use shortcuts::Shortcuts;
use top_bar::TopBar;

use crate::home::StorageBanner;
use crate::platform::media;
use crate::route::Route;
use crate::simulator::Dock;
use crate::state::Simulator;

/// The builder.
#[component]
pub fn Builder(
    /// Which workflow; it exists.
    workflow: WorkflowId,
) -> impl IntoView {
    let board = Board::open(workflow.clone());
    provide_context(board);
    provide_context(board.overlay);
    let ui = board.ui;
    ui.title(Signal::derive(move || board.workflow().with(|workflow| workflow.as_ref().map(|w| w.name.clone()).unwrap_or_default())));
    let findings = Findings::follow(board);
    let simulating = Memo::new(move |_| matches!(ui.route(), Route::Simulate(_)));
    let is_wide = media::matches("(min-width: 64em)");
    let selected = Signal::derive(move || board.selection().with(|selection| selection.single().cloned()));
    // Where the inspector lies over the canvas, an empty selection leaves the canvas alone.
    let has_inspector = Memo::new(move |_| {
        board.panels.inspector.get() && (is_wide.get() && !simulating.get() || board.selection().with(|selection| selection.count() > 0))
    });
    let search = NodeRef::<html::Input>::new();
    let (machine, shown) = canvas::machine(board);
    provide_context(machine);
    keys::follow(board, machine, search);
    clipboard::follow(board);
    let id = StoredValue::new(workflow);
    let simulator = Simulator::get();
    let all = Signal::derive(move || findings.all().as_ref().clone());
    view! {
        <main
            class="builder"
            data-mode=move || if simulating.get() { "simulate" } else { "edit" }
            data-tab=move || simulating.get().then(|| simulator.tab.get())
        >
            <TopBar board=board findings=findings simulating=simulating />
            <div class="builder__banner">
                <StorageBanner />
            </div>
            <Palette board=board search=search />
            <Canvas board=board machine=machine shown=shown />
            <Outline board=board />
            <Problems board=board findings=findings />
            <Show when=move || has_inspector.get()>
                <Inspector workflow=id.get_value() selected=selected findings=all on_close=move || board.close_settings() />
            </Show>
            <Show when=move || simulating.get()>
                <Dock workflow=id.get_value() />
            </Show>
            <BottomBar board=board findings=findings />
            <Ghost board=board />
            <Shortcuts board=board />
        </main>
    }
}
