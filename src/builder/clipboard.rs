//! Copies of steps through the system's clipboard: across workflows, tabs and browsers, as JSON text.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{ClipboardEvent, Event};
use usher_editor::{command::Command, fragment};
use usher_wording::builder;

use super::board::Board;
use crate::platform::{clipboard, listening::listen};

/// Listens to the browser's copy, cut and paste for as long as the current owner lives.
pub fn follow(board: Board) {
    listen(&document(), "copy", move |event| _ = take(board, &event));
    listen(&document(), "cut", move |event| {
        if take(board, &event) {
            board.delete_selected();
        }
    });
    listen(&document(), "paste", move |event| {
        let Some(text) = clipboard::pasted_outside_inputs(&event).filter(|text| fragment::is_fragment(text)) else { return };
        event.prevent_default();
        board.paste(text);
    });
}

/// Puts what is selected onto the clipboard; says whether it did. Text that somebody selected on the page goes before.
fn take(board: Board, event: &Event) -> bool {
    let has_text = window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed());
    if has_text || clipboard::is_for_an_input(event) {
        return false;
    }
    let (Some(text), Some(event)) = (board.copied_text(), event.dyn_ref::<ClipboardEvent>()) else { return false };
    let given = event.clipboard_data().is_some_and(|data| data.set_data("text/plain", &text).is_ok());
    if given {
        event.prevent_default();
        board.say_copied();
    }
    given
}

impl Board {
    /// The text for the clipboard; `None` when nothing is selected.
    #[must_use]
    pub fn copied_text(self) -> Option<String> {
        let workflow = self.workflow_now()?;
        self.selection()
            .with_untracked(|selection| (selection.count() > 0).then(|| fragment::copy(&workflow, &selection.nodes, &selection.notes)))
    }

    /// Says how many steps were copied.
    pub fn say_copied(self) {
        let n = self.selection().with_untracked(|selection| i64::try_from(selection.count()).unwrap_or(i64::MAX));
        self.ui.announcer.say(builder::copied_steps(n, self.language_now()));
    }

    /// Adds copied steps in the middle of what is seen.
    pub fn paste(self, text: String) {
        let language = self.language_now();
        let at = self.middle_of_view().moved(-usher_editor::size::CARD_WIDTH / 2.0, -usher_editor::size::CARD_HEIGHT);
        let count = fragment::read(&text).map_or(0, |fragment| fragment.nodes.len() + fragment.notes.len());
        let says = move || builder::added_steps(i64::try_from(count).unwrap_or(i64::MAX), language);
        let at = Some(usher_editor::place::to_grid(at).into());
        let done = self.perform(Command::Paste { workflow: self.id(), text, at }, says);
        self.select_added(done.as_deref());
        self.focus_canvas();
    }
}
