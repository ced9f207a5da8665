//! Finding a step of the open workflow by its name or by what its card says.

use leptos::prelude::*;
use usher_editor::{outline, plane::Screen};
use usher_model::ids::NodeId;
use usher_wording::{names, steps};

use super::super::board::Board;
use super::super::selection::Selection;
use super::super::words::word;
use super::finder::{Entry, Finder};

/// The list, while it is open.
#[component]
pub fn Find(
    /// The open builder.
    board: Board,
) -> impl IntoView {
    let ui = board.ui;
    let open = board.panels.find;
    let entries = Signal::derive(move || {
        let Some(workflow) = board.workflow().get() else { return Vec::new() };
        let language = ui.language();
        let rows = outline::outline(&workflow).into_iter().filter(|row| !row.again);
        let entry = |id: NodeId| {
            let node = workflow.node(&id)?;
            Some(Entry {
                id: id.to_string(),
                heading: String::new(),
                node_type: node.node_type(),
                label: board.store.with_untracked(|document| names::node(&id, &workflow, document, language)),
                aside: String::new(),
                refused: String::new(),
            })
        };
        rows.filter_map(|row| entry(row.node)).collect()
    });
    let matches = Callback::new(move |(entry, text): (Entry, String)| {
        let says = || {
            let (workflow, id) = (board.workflow_now()?, NodeId::new(&entry.id).ok()?);
            let node = workflow.node(&id)?;
            let language = board.language_now();
            let line = board.store.with_untracked(|document| steps::plain(&steps::card_line(node, &workflow, document, language)));
            Some(format!("{line} {}", steps::node_type(node.node_type(), language)).to_lowercase())
        };
        entry.label.to_lowercase().contains(&text) || says().is_some_and(|says| says.contains(&text))
    });
    let pick = move |id: String| {
        if let Ok(id) = NodeId::new(&id) {
            board.select(Selection::node(id.clone()));
            board.walks.set(true);
            board.reveal(&id);
            board.focus_card(&id);
        }
    };
    move || {
        open.get().then(|| {
            let view = board.view.get_untracked();
            view! {
                <Finder
                    board=board
                    label=word(|words| words.find_on_canvas)
                    placeholder=word(|words| words.find_on_canvas)
                    at=Screen::new(view.width / 2.0 - 128.0 * view.text_scale, 12.0)
                    entries=entries
                    matches=matches
                    on_pick=Callback::new(pick)
                    on_close=Callback::new(move |()| open.set(false))
                />
            }
        })
    }
}
