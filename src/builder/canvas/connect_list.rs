//! The list of steps that a port can be connected to: the way to connect without dragging.

use leptos::prelude::*;
use leptos::web_sys::Element;
use usher_editor::{command::Refused, outline, plane::Screen};
use usher_model::{PortRef, ids::NodeId};
use usher_wording::names;

use super::super::board::Board;
use super::super::words::word;
use super::finder::{Entry, Finder};
use super::keyboard::node_of;

/// The list, while it is open.
#[component]
pub fn ConnectList(
    /// The open builder.
    board: Board,
) -> impl IntoView {
    let ui = board.ui;
    let entries = Signal::derive(move || {
        let Some(from) = board.connecting.get() else { return Vec::new() };
        let Some(workflow) = board.workflow().get() else { return Vec::new() };
        let language = ui.language();
        let mut entries = Vec::new();
        for row in outline::outline(&workflow).into_iter().filter(|row| !row.again) {
            let aside = match usher_editor::command::may_connect(&workflow, &from, &row.node) {
                Ok(()) => String::new(),
                Err(Refused::ClosesCycle { .. }) => language.builder().by_jump.to_owned(),
                // A trigger and the step itself are no targets; what else is refused is not there any more.
                Err(_) => continue,
            };
            let Some(node) = workflow.node(&row.node) else { continue };
            entries.push(Entry {
                id: row.node.to_string(),
                heading: String::new(),
                node_type: node.node_type(),
                label: board.store.with_untracked(|document| names::node(&row.node, &workflow, document, language)),
                aside,
                refused: String::new(),
            });
        }
        entries
    });
    let pick = move |from: PortRef, id: String| {
        if let Ok(to) = NodeId::new(&id) {
            let card = from.node.clone();
            board.connect(from, to, true);
            board.focus_card(&card);
        }
    };
    // Instead of choosing from the list one may just press the card.
    let press = move |from: &PortRef, pressed: &Element| match node_of(pressed) {
        Some(to) if to != from.node => {
            board.connect(from.clone(), to, true);
            board.focus_card(&from.node);
            true
        }
        Some(_) | None => false,
    };
    move || {
        let from = board.connecting.get()?;
        let pressed_from = from.clone();
        let at = board.port_on_screen(&from).unwrap_or_default();
        Some(view! {
            <Finder
                board=board
                label=word(|words| words.connect_to)
                placeholder=word(|words| words.find_step)
                at=Screen::new(at.x, at.y + 8.0)
                entries=entries
                on_pick=Callback::new(move |id| pick(from.clone(), id))
                on_outside=Callback::new(move |pressed: Element| press(&pressed_from, &pressed))
                on_close=Callback::new(move |()| board.connecting.set(None))
            />
        })
    }
}
