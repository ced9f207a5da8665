//! The outline: the canvas as a tree that reads from top to bottom, for screen readers and for large workflows.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;
use usher_editor::outline::{Row, outline};
use usher_model::ids::NodeId;
use usher_wording::{names, steps};

use super::board::Board;
use super::kinds;
use super::selection::Selection;
use super::words::{common, word};
use crate::platform::hold;
use crate::ui::prelude::*;

/// More lines than this are not all put into the page: those around the selection are.
const MOST: usize = 400;

/// The panel with the tree.
#[component]
pub fn Outline(
    /// The open builder.
    board: Board,
) -> impl IntoView {
    let open = board.panels.outline;
    move || {
        open.get().then(|| {
            view! {
                <section class="outline" data-open="" aria-label=word(|words| words.outline)>
                    <div class="outline__head">
                        <span>{word(|words| words.outline)}</span>
                        <span class="grow"></span>
                        <Button
                            label=common(|words| words.close)
                            icon=Glyph::Cross
                            icon_only=true
                            kind=Kind::Quiet
                            size=Size::Compact
                            on_press=move || {
                                open.set(false);
                                board.focus_canvas();
                            }
                        />
                    </div>
                    <Tree board=board />
                </section>
            }
        })
    }
}

fn row_id(at: usize) -> String {
    format!("outline-{at}")
}

#[component]
fn Tree(board: Board) -> impl IntoView {
    let rows = Memo::new(move |_| {
        board.cards.track_shape();
        board.cards.track_list();
        board.workflow().with(|workflow| workflow.as_ref().map(|workflow| outline(workflow)).unwrap_or_default())
    });
    let selected = Memo::new(move |_| {
        let id = board.selection().with(|selection| selection.single().cloned());
        id.and_then(|id| rows.with(|rows| rows.iter().position(|row| row.node == id && !row.again)))
    });
    // The line that Tab comes to.
    let current = RwSignal::new(0_usize);
    Effect::new(move |_| {
        if let Some(at) = selected.get() {
            current.set(at);
        }
    });
    let tree = NodeRef::<html::Ul>::new();
    let window = Memo::new(move |_| {
        let count = rows.with(Vec::len);
        let start = current.get().saturating_sub(MOST / 2).min(count.saturating_sub(MOST)) / 100 * 100;
        (start, count.min(start + MOST + 100))
    });
    let go = move |to: usize| {
        current.set(to);
        request_animation_frame(move || _ = hold::focus_id(&row_id(to)));
    };
    let choose = move |at: usize, opens: bool| {
        let Some(row) = rows.with_untracked(|rows| rows.get(at).cloned()) else { return };
        board.select(Selection::node(row.node.clone()));
        board.reveal(&row.node);
        if opens {
            board.open_settings(&row.node);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let (at, count) = (current.get_untracked(), rows.with_untracked(Vec::len));
        if count == 0 {
            return;
        }
        let depth = |at: usize| rows.with_untracked(|rows| rows[at].depth);
        let next = match event.key().as_str() {
            "ArrowDown" => (at + 1).min(count - 1),
            "ArrowUp" => at.saturating_sub(1),
            "Home" => 0,
            "End" => count - 1,
            // Out of this level, and into the next one.
            "ArrowLeft" => (0..at).rev().find(|other| depth(*other) < depth(at)).unwrap_or(at),
            "ArrowRight" => (at + 1).min(count - 1),
            "Enter" => {
                event.prevent_default();
                return choose(at, true);
            }
            "Escape" => {
                event.stop_propagation();
                board.panels.outline.set(false);
                return board.focus_canvas();
            }
            key if key.chars().count() == 1 && key != " " && !event.ctrl_key() && !event.meta_key() => {
                let letter = key.to_lowercase();
                let begins = |row: &Row| board.name_of(&row.node).to_lowercase().starts_with(&letter);
                let all = (at + 1..count).chain(0..=at);
                match all.into_iter().find(|at| rows.with_untracked(|rows| begins(&rows[*at]))) {
                    Some(found) => found,
                    None => return,
                }
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        choose(next, false);
        go(next);
    };
    let lines = move || {
        let (start, end) = window.get();
        rows.with(|rows| rows.iter().cloned().enumerate().skip(start).take(end - start).collect::<Vec<_>>())
    };
    view! {
        <ul class="outline__tree" role="tree" aria-label=word(|words| words.outline) node_ref=tree on:keydown=on_key>
            <For each=lines key=|(at, row)| (*at, row.node.clone(), row.depth, row.via.clone(), row.again, row.loose) let:row>
                <Line board=board at=row.0 row=row.1 current=current on_choose=Callback::new(move |at| choose(at, false)) />
            </For>
        </ul>
    }
}

#[component]
fn Line(board: Board, at: usize, row: Row, current: RwSignal<usize>, on_choose: Callback<usize>) -> impl IntoView {
    let ui = board.ui;
    let card = board.cards.card(&row.node);
    let node_type = card.as_ref().map(|card| card.node.with_untracked(|node| node.node_type()));
    let id = StoredValue::new(row.node.clone());
    let name = Memo::new(move |_| {
        board.cards.track_words();
        let language = ui.language();
        let of = |id: &NodeId| {
            board.workflow().with(|workflow| {
                let workflow = workflow.as_ref()?;
                Some(board.store.with_untracked(|document| names::node(id, workflow, document, language)))
            })
        };
        id.with_value(of).unwrap_or_default()
    });
    let via = row.via.clone();
    let port = move || {
        let (from, port) = via.as_ref()?;
        let from = board.cards.card(from)?;
        let is_one_of_many = from.node.with(|node| node.ports().len() > 1);
        is_one_of_many.then(|| from.node.with(|node| steps::port(node, port, ui.language())))
    };
    let (again, loose) = (row.again, row.loose);
    let aside = move || {
        let words = ui.language().builder();
        if again { Some(words.again) } else { (loose).then_some(words.loose) }
    };
    let is_selected = {
        let card = card.clone();
        move || (!again && card.as_ref().is_some_and(|card| card.selected.get())).to_string()
    };
    let level = (row.depth + 1).to_string();
    view! {
        <li
            class="outline__item"
            role="treeitem"
            id=row_id(at)
            tabindex=move || if current.get() == at { "0" } else { "-1" }
            data-group=node_type.map(|node_type| kinds::group_name(node_type.group()))
            attr:aria-level=level.clone()
            aria-selected=is_selected
            style=("--level", level)
            on:click=move |_| {
                current.set(at);
                on_choose.run(at);
            }
        >
            <span class="tile tile--small">
                <Icon glyph=node_type.map_or(Glyph::Dot, kinds::glyph) size=14 />
            </span>
            <span class="cut">{name}</span>
            {move || port().map(|port| view! { <span class="outline__port">{port}</span> })}
            {move || aside().map(|words| view! { <span class="outline__port">{words}</span> })}
        </li>
    }
}
