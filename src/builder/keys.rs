//! The keys that work everywhere in the builder, unless a text is being written.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::KeyboardEvent;

use super::board::Board;
use super::canvas::input::{Machine, is_typing};
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
        if !is_typing(event) && take(board, search, event) {
            event.prevent_default();
            event.stop_propagation();
        }
    });
    // A window that loses the focus hears no key and no button going up.
    listen(&window(), "blur", move |_| {
        if machine.has_begun() {
            machine.cancel();
        }
    });
}

/// Does what a key asks for; says whether it did. Letters are taken by their place, so that they work with other alphabets.
fn take(board: Board, search: NodeRef<html::Input>, event: &KeyboardEvent) -> bool {
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
        "Delete" | "Backspace" if is_on_page(event) => board.delete_selected(),
        _ => return false,
    }
    true
}

/// Whether no control has the focus: after a press on a panel the keys still mean the canvas.
fn is_on_page(event: &KeyboardEvent) -> bool {
    super::canvas::input::element_of(event.target()).is_some_and(|element| element.tag_name() == "BODY")
}
