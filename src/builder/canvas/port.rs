//! One port of a card: its word, the circle that connects, and the plus that adds a step behind it.

use leptos::prelude::*;
use leptos::web_sys::MouseEvent;
use usher_model::{Port, PortRef};

use super::super::board::Board;
use crate::state::cards::Card;
use crate::ui::prelude::*;

/// A port.
#[component]
pub fn PortView(
    /// The open builder.
    board: Board,
    /// The card it is on.
    card: Card,
    /// Which port.
    port: Port,
    /// Its word.
    label: String,
) -> impl IntoView {
    let ui = board.ui;
    let from = StoredValue::new(PortRef { node: card.id.clone(), port: port.clone() });
    let shown = StoredValue::new(label.clone());
    let is_linked = {
        let (linked, port) = (card.linked.clone(), port.clone());
        move || linked.with(|linked| linked.contains(&port))
    };
    let is_taken = {
        let (walked, port) = (card.walked.clone(), port.clone());
        move || walked.with(|walked| walked.as_ref().is_some_and(|run| run.taken.contains(&port)))
    };
    let is_pressed = move || board.connecting.with(|connecting| connecting.as_ref() == Some(&from.get_value())).to_string();
    let connect_name = move || (ui.language().builder().connect_from)(&shown.get_value());
    let add_name = move || (ui.language().builder().add_after)(&shown.get_value());
    // The pointer's press and drag are read by the canvas; this is the keyboard's press, and a screen reader's.
    let connect = move |event: MouseEvent| {
        if event.detail() == 0 {
            board.connecting.set(Some(from.get_value()));
        }
    };
    let add = move |event: MouseEvent| {
        event.stop_propagation();
        board.ask_what_follows(from.get_value());
    };
    view! {
        <div class="card__port" data-port=port.to_string() data-linked=is_linked data-taken=is_taken>
            <span class="card__port-label">{label}</span>
            <button type="button" class="card__connect" tabindex="-1" aria-label=connect_name aria-pressed=is_pressed on:click=connect></button>
            <button type="button" class="card__add" tabindex="-1" aria-label=add_name aria-haspopup="listbox" on:click=add>
                <Icon glyph=Glyph::Plus size=14 />
            </button>
        </div>
    }
}
