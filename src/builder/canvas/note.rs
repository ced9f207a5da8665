//! One sticky note: its text, written in place, and the grip that makes it larger.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;
use usher_editor::command::Command;
use usher_model::{
    ids::NoteId,
    workflow::{Note, NoteColor},
};

use super::super::board::Board;
use super::super::words::word;
use crate::platform::hold;
use crate::state::cards::NoteCard;

/// The id of a note's element.
#[must_use]
pub fn dom_id(id: &NoteId) -> String {
    format!("note-{id}")
}

/// The value of `data-color`; yellow needs none.
#[must_use]
pub const fn color_name(color: NoteColor) -> Option<&'static str> {
    match color {
        NoteColor::Yellow => None,
        NoteColor::Green => Some("green"),
        NoteColor::Blue => Some("blue"),
        NoteColor::Pink => Some("rose"),
    }
}

/// The note.
#[component]
pub fn NoteView(
    /// The open builder.
    board: Board,
    /// Its id.
    id: NoteId,
    /// Its signals.
    note: NoteCard,
) -> impl IntoView {
    let ui = board.ui;
    let own = StoredValue::new(id.clone());
    let is_written = Memo::new(move |_| board.writing.with(|writing| writing.as_ref() == Some(&own.get_value())));
    let text = {
        let note = note.note.clone();
        Memo::new(move |_| note.with(|note| note.text.clone()))
    };
    let color = {
        let note = note.note.clone();
        move || note.with(|note| color_name(note.color))
    };
    let name = move || {
        let words = ui.language();
        let text = text.get();
        let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().to_owned();
        if first.is_empty() { words.builder().empty_note.to_owned() } else { first }
    };
    let (at, size, selected) = (note.at.clone(), note.size.clone(), note.selected.clone());
    let size_of = note.size.clone();
    let record = note.note;
    view! {
        <div
            class="note"
            role="group"
            tabindex="-1"
            id=dom_id(&id)
            data-note=id.to_string()
            data-color=color
            data-selected=move || selected.get()
            aria-label=name
            aria-roledescription=word(|words| words.note_role)
            style:transform=move || at.with(|at| format!("translate({}px, {}px)", at.x, at.y))
            style:width=move || format!("{}px", size.get().0)
            style:height=move || format!("{}px", size_of.get().1)
            on:dblclick=move |event| {
                event.stop_propagation();
                board.writing.set(Some(own.get_value()));
            }
        >
            {move || {
                if is_written.get() {
                    view! { <Writing board=board record=record.clone() /> }.into_any()
                } else {
                    text.get().into_any()
                }
            }}
            <button type="button" class="note__grip" tabindex="-1" data-grip="" aria-label=word(|words| words.resize)></button>
        </div>
    }
}

/// The text while it is written. Each change is an edit of its own to undo only when the writing is over.
#[component]
fn Writing(board: Board, record: ArcRwSignal<Arc<Note>>) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    let begun = record.with_untracked(|note| note.text.clone());
    let id = record.with_untracked(|note| note.id.clone());
    Effect::new(move |_| {
        if let Some(area) = area.get() {
            hold::focus(&area);
        }
    });
    let write = move |_| {
        let Some(text) = area.get_untracked().map(|area| area.value()) else { return };
        let note = Note { text, ..Note::clone(&record.get_untracked()) };
        if let Err(why) = board.store.dispatch(Command::EditNote { workflow: board.id(), note: Arc::new(note) }) {
            board.explain(&why);
        }
    };
    let done = move || {
        board.store.seal();
        board.writing.set(None);
    };
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        if event.key() == "Escape" {
            done();
            board.focus_note(&id);
        }
    };
    view! {
        <textarea
            class="note__text"
            node_ref=area
            aria-label=super::super::words::word(|words| words.note_text)
            prop:value=begun
            on:input=write
            on:keydown=on_key
            on:blur=move |_| {
                if board.writing.try_get_untracked().flatten().is_some() {
                    done();
                }
            }
            on:pointerdown=|event| event.stop_propagation()
            on:dblclick=|event| event.stop_propagation()
        ></textarea>
    }
}
