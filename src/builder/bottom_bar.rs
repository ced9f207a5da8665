//! The bar at the bottom of narrow windows: what the panels around the canvas are for wide ones.

use leptos::prelude::*;
use usher_analysis::Severity;

use super::board::Board;
use super::findings::Findings;
use super::words::{common, word};
use crate::route::Route;
use crate::ui::prelude::*;

/// The bar.
#[component]
pub fn BottomBar(
    /// The open builder.
    board: Board,
    /// What is wrong with the workflow.
    findings: Findings,
) -> impl IntoView {
    let (ui, panels) = (board.ui, board.panels);
    let has_undo = Memo::new(move |_| board.store.undo_name().is_some());
    let worst = Memo::new(move |_| match (findings.count(Severity::Error), findings.count(Severity::Warning)) {
        (0, 0) => None,
        (0, warnings) => Some(("warning", warnings)),
        (errors, _) => Some(("danger", errors)),
    });
    // One sheet at a time.
    let toggle = move |which: Sheet| {
        let was_open = match which {
            Sheet::Palette => panels.palette.with_untracked(Option::is_some),
            Sheet::Problems => panels.problems.get_untracked(),
            Sheet::Outline => panels.outline.get_untracked(),
        };
        panels.palette.set((which == Sheet::Palette && !was_open).then_some(None));
        panels.problems.set(which == Sheet::Problems && !was_open);
        panels.outline.set(which == Sheet::Outline && !was_open);
    };
    view! {
        <nav class="bottom-bar" aria-label=word(|words| words.actions)>
            <button
                type="button"
                class="bottom-bar__item"
                aria-expanded=move || panels.palette.with(Option::is_some).to_string()
                on:click=move |_| toggle(Sheet::Palette)
            >
                <Icon glyph=Glyph::Plus size=20 />
                <span class="bottom-bar__label">{word(|words| words.add_short)}</span>
            </button>
            <button
                type="button"
                class="bottom-bar__item"
                aria-disabled=move || (!has_undo.get()).then_some("true")
                on:click=move |_| board.undo()
            >
                <Icon glyph=Glyph::Undo size=20 />
                <span class="bottom-bar__label">{common(|words| words.undo)}</span>
            </button>
            <button type="button" class="bottom-bar__item" data-tone="live" on:click=move |_| ui.go(&Route::Simulate(board.id()))>
                <Icon glyph=Glyph::Play size=20 />
                <span class="bottom-bar__label">{word(|words| words.simulate)}</span>
            </button>
            <button
                type="button"
                class="bottom-bar__item"
                data-tone=move || worst.get().map(|worst| worst.0)
                aria-expanded=move || panels.problems.get().to_string()
                on:click=move |_| toggle(Sheet::Problems)
            >
                <Icon glyph=Glyph::Warning size=20 />
                <span class="bottom-bar__label">{word(|words| words.problems)}</span>
                {move || worst.get().map(|worst| view! { <b class="bottom-bar__count">{worst.1.to_string()}</b> })}
            </button>
            <button
                type="button"
                class="bottom-bar__item"
                aria-expanded=move || panels.outline.get().to_string()
                on:click=move |_| toggle(Sheet::Outline)
            >
                <Icon glyph=Glyph::Outline size=20 />
                <span class="bottom-bar__label">{word(|words| words.outline)}</span>
            </button>
        </nav>
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sheet {
    Palette,
    Problems,
    Outline,
}
