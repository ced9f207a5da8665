//! The keys that work everywhere in the builder, unless a text is being written.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, KeyboardEvent};

use super::board::Board;
use super::canvas::input::{Machine, element_of, is_typing};
use crate::platform::{hold, listening::listen};

/// Listens for as long as the current owner lives; `search` is the palette's.
pub fn follow(board: Board, machine: Machine, search: NodeRef<html::Input>) {
    listen(&document(), "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let in_dialog = document().query_selector("dialog[open]").ok().flatten().is_some();
        if event.default_prevented() || event.is_composing() || in_dialog {
            return;
        }
        // What is dragged is given up from wherever the focus is.
        if event.key() == "Escape" && !machine.is_idle() {
            board.dragged.set(None);
            machine.cancel();
            event.prevent_default();
            return event.stop_propagation();
        }
        if !is_typing(event) && take(board, machine, search, event) {
            event.prevent_default();
            event.stop_propagation();
        }
    });
    // A window that loses the focus hears no key and no button going up.
    listen(&window(), "blur", move |event| {
        // Whatever on the page loses the focus is heard here too.
        let is_window = event.target().is_some_and(|target| target.dyn_ref::<Element>().is_none());
        if is_window && !machine.is_idle() {
            machine.cancel();
        }
    });
    listen(&document(), "keyup", move |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == " ") {
            machine.space(false);
        }
    });
}

/// Does what a key asks for; says whether it did. Letters are taken by their place, so that they work with other alphabets.
fn take(board: Board, machine: Machine, search: NodeRef<html::Input>, event: &KeyboardEvent) -> bool {
    let with_ctrl = event.ctrl_key() || event.meta_key();
    let (key, code) = (event.key(), event.code());
    if with_ctrl && !event.alt_key() {
        match (code.as_str(), event.shift_key()) {
            ("KeyZ", false) => board.undo(),
            ("KeyZ", true) | ("KeyY", false) => board.redo(),
            ("KeyA", false) => {
                board.select_all();
                board.focus_canvas();
            }
            ("KeyD", false) => board.duplicate_selected(),
            ("KeyF", false) => board.panels.find.set(true),
            _ => return false,
        }
        return true;
    }
    match key.as_str() {
        "?" => board.panels.shortcuts.set(true),
        "/" => {
            board.panels.palette.set(Some(None));
            if let Some(input) = search.get_untracked() {
                hold::focus(&input);
            }
        }
        " " if is_on(event, ON_PAGE) && !is_on(event, CONTROLS) => machine.space(true),
        "Delete" | "Backspace" if is_on(event, ON_PAGE) => board.delete_selected(),
        _ => return false,
    }
    true
}

/// Where a key still means the canvas: nothing has the focus, or something beside the canvas that has no list or form.
const ON_PAGE: &str = ".bar, .palette, .problems, .canvas, h1, body:not(:has(:focus))";
/// What takes the space bar itself.
const CONTROLS: &str = "button, a, input, textarea, select";

fn is_on(event: &KeyboardEvent, selector: &str) -> bool {
    element_of(event.target()).is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}
