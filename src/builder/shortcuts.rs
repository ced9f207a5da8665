//! The list of keys, under the question mark.

use leptos::prelude::*;
use usher_wording::{builder::Words, ui::Strings};

use super::board::Board;
use super::words::word;
use crate::ui::prelude::*;

/// What a line says, and its keys.
type Line = (&'static str, &'static [&'static str]);

fn groups(words: &'static Strings, fine: &'static Words) -> [(&'static str, Vec<Line>); 3] {
    let (builder, common) = (words.builder, words.common);
    [
        (
            fine.keys_everywhere,
            vec![
                (common.undo, &["Ctrl", "Z"]),
                (common.redo, &["Ctrl", "Shift", "Z"]),
                (fine.find_on_canvas, &["Ctrl", "F"]),
                (fine.key_search, &["/"]),
                (builder.keyboard_help, &["?"]),
                (fine.key_leave, &["Esc"]),
            ],
        ),
        (
            fine.keys_canvas,
            vec![
                (fine.key_follow, &["←", "↑", "↓", "→"]),
                (fine.key_pan, &["Space"]),
                (fine.key_zoom, &["+", "−"]),
                (builder.zoom_to_fit, &["Shift", "1"]),
                (builder.zoom_to_selection, &["Shift", "2"]),
                (fine.zoom_to_full, &["Shift", "0"]),
                (fine.select_all, &["Ctrl", "A"]),
                (fine.paste, &["Ctrl", "V"]),
            ],
        ),
        (
            fine.keys_step,
            vec![
                (fine.key_settings, &["Enter"]),
                (fine.key_add, &["A"]),
                (fine.key_connect, &["C"]),
                (fine.key_port, &["[", "]"]),
                (fine.start_moving, &["M"]),
                (fine.key_move, &["Shift", "→"]),
                (fine.copy, &["Ctrl", "C"]),
                (fine.cut, &["Ctrl", "X"]),
                (common.duplicate, &["Ctrl", "D"]),
                (common.delete, &["Del"]),
            ],
        ),
    ]
}

/// The dialog.
#[component]
pub fn Shortcuts(
    /// The open builder.
    board: Board,
) -> impl IntoView {
    let (ui, open) = (board.ui, board.panels.shortcuts);
    let list = move || {
        let language = ui.language();
        groups(language.strings(), language.builder())
            .into_iter()
            .map(|(title, lines)| {
                let lines = lines.into_iter().map(|(says, keys)| {
                    let keys = keys.iter().map(|key| view! { <kbd class="key">{*key}</kbd> }).collect_view();
                    view! {
                        <div class="shortcut">
                            <span>{says}</span>
                            <span class="shortcut__keys">{keys}</span>
                        </div>
                    }
                });
                view! {
                    <h3 class="section__head">{title}</h3>
                    <div class="shortcuts">{lines.collect_view()}</div>
                }
            })
            .collect_view()
    };
    view! {
        <Dialog open=open on_close=move || open.set(false) title=word(|words| words.keyboard_help) size=DialogSize::Wide>
            {list}
        </Dialog>
    }
}
