//! The list of keys, under the question mark.

use leptos::prelude::*;
use usher_wording::ui::{Builder, Common};

use super::board::Board;
use super::words::word;
use crate::ui::prelude::*;

/// What a line says, and its keys.
type Line = (&'static str, &'static [&'static str]);

fn groups(words: &'static Builder, common: &'static Common) -> [(&'static str, Vec<Line>); 3] {
    [
        (
            words.keys_everywhere,
            vec![
                (common.undo, &["Ctrl", "Z"]),
                (common.redo, &["Ctrl", "Shift", "Z"]),
                (words.find_on_canvas, &["Ctrl", "F"]),
                (words.key_search, &["/"]),
                (words.keyboard_help, &["?"]),
                (words.key_leave, &["Esc"]),
            ],
        ),
        (
            words.keys_canvas,
            vec![
                (words.key_follow, &["←", "↑", "↓", "→"]),
                (words.key_pan, &["Space"]),
                (words.key_zoom, &["+", "−"]),
                (words.zoom_to_fit, &["Shift", "1"]),
                (words.zoom_to_selection, &["Shift", "2"]),
                (words.zoom_to_full, &["Shift", "0"]),
                (words.select_all, &["Ctrl", "A"]),
                (words.paste, &["Ctrl", "V"]),
            ],
        ),
        (
            words.keys_step,
            vec![
                (words.key_settings, &["Enter"]),
                (words.key_add, &["A"]),
                (words.key_connect, &["C"]),
                (words.key_port, &["[", "]"]),
                (words.start_moving, &["M"]),
                (words.key_move, &["Shift", "→"]),
                (words.copy, &["Ctrl", "C"]),
                (words.cut, &["Ctrl", "X"]),
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
        groups(language.builder(), language.common())
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
