//! The canvas: one layer with one transform, and on it connections, notes and cards; over it tools, menus and guides.

mod add_menu;
mod blocks;
pub mod card;
mod connect_list;
mod context_menu;
mod edge;
mod find;
mod finder;
pub mod input;
mod keyboard;
pub mod marks;
mod minimap;
mod moving;
pub mod note;
mod overlays;
mod perform;
mod port;
mod preview;
mod scene;
mod toolbar;
mod visible;
mod walk;

use leptos::prelude::*;
use usher_editor::camera::Detail;

use super::board::{Board, View};
use super::words::word;
use crate::platform::{hold, size};
use crate::ui::prelude::*;

use add_menu::AddMenu;
use blocks::Blocks;
use card::CardView;
use connect_list::ConnectList;
use context_menu::{ContextMenu, ContextMenus};
use edge::{EdgeBar, EdgeView};
use find::Find;
use input::Machine;
use keyboard::Keyboard;
use minimap::Minimap;
use note::NoteView;
use overlays::{DraftEdge, Overlays};
use perform::Performer;
use preview::Shown;
use scene::Stage;
use toolbar::Toolbar;
use visible::Visible;

/// The gesture machine of an open builder, and what is shown of it.
#[must_use]
pub fn machine(board: Board) -> (Machine, Shown) {
    let shown = Shown::new(board);
    (Machine::new(board, Stage::new(board), Performer::new(board, shown)), shown)
}

/// The region of the canvas.
#[component]
pub fn Canvas(
    /// The open builder.
    board: Board,
    /// What the pointer is doing.
    machine: Machine,
    /// What is shown of it.
    shown: Shown,
) -> impl IntoView {
    let visible = Visible::follow(board);
    walk::follow(board);
    let keyboard = Keyboard::new(board, machine);
    let menus = ContextMenus::new(board, machine);
    let region = board.region;
    // The first size shows everything; later ones keep what is in the middle.
    size::follow(region, move |width, height| {
        let before = board.view.get_untracked();
        board.view.set(View { width, height, text_scale: hold::text_scale() });
        if before.width < 1.0 {
            board.start_fitted();
        } else {
            let camera = board.camera.get_untracked();
            board.look(camera.panned((width - before.width) / 2.0, (height - before.height) / 2.0));
            if let Some(id) = board.selection().with_untracked(|selection| selection.single().cloned()) {
                board.reveal(&id);
            }
        }
    });
    let help = fresh_id("how-to");
    let described_by = help.clone();
    let zoom = Memo::new(move |_| format!("{:.3}", board.camera.get().zoom / board.view.get().text_scale));
    view! {
        <section
            class="canvas"
            tabindex="0"
            node_ref=region
            aria-label=word(|words| words.canvas)
            aria-describedby=described_by
            data-cursor=move || machine.cursor()
            style=("--zoom", move || zoom.get())
            on:pointerdown=move |event| machine.down(&event)
            on:pointermove=move |event| machine.moved(&event)
            on:pointerup=move |event| machine.up(&event)
            on:pointercancel=move |_| machine.cancel()
            on:pointerleave=move |_| board.hover_edge(None)
            on:dblclick=move |event| machine.double_click(&event)
            on:wheel=move |event| machine.wheel(&event)
            on:contextmenu=move |event| menus.ask(&event)
            on:keydown=move |event| keyboard.down(&event)
        >
            <p class="visually-hidden" id=help>
                {word(|words| words.how_to)}
            </p>
            <Grid board=board />
            <Blocks board=board detail=visible.detail />
            <World board=board visible=visible shown=shown />
            <Overlays board=board shown=shown />
            <Empty board=board />
            <BackToContent board=board />
            <Show when=move || board.panels.minimap.get()>
                <Minimap board=board />
            </Show>
            <Toolbar board=board />
            <AddMenu board=board />
            <ConnectList board=board />
            <Find board=board />
        </section>
        <ContextMenu menus=menus />
    }
}

/// The dots, which move and grow with the camera.
#[component]
fn Grid(board: Board) -> impl IntoView {
    let grid = usher_editor::size::GRID;
    let step = Memo::new(move |_| board.camera.get().zoom * grid);
    let place = move || {
        let (camera, step) = (board.camera.get(), step.get());
        format!("{}px {}px", (camera.x - step / 2.0) % step, (camera.y - step / 2.0) % step)
    };
    view! {
        <div
            class="canvas__grid"
            data-faint=move || step.get() < grid * 0.5
            style:background-size=move || format!("{0}px {0}px", step.get())
            style:background-position=place
        ></div>
    }
}

/// The layer that the camera moves.
#[component]
fn World(board: Board, visible: Visible, shown: Shown) -> impl IntoView {
    let transform = move || {
        let camera = board.camera.get();
        format!("translate({}px, {}px) scale({})", camera.x, camera.y, camera.zoom)
    };
    let detail = move || match visible.detail.get() {
        Detail::Full => "full",
        Detail::Names => "names",
        Detail::Blocks => "blocks",
    };
    view! {
        <div class="canvas__world" data-lod=detail style:transform=transform>
            <svg class="canvas__edges" aria-hidden="true">
                <For each=move || visible.lines.get() key=|from| from.clone() let:from>
                    {board.lines.line(&from).map(|line| view! { <EdgeView board=board line=line /> })}
                </For>
            </svg>
            <For each=move || visible.notes.get() key=|id| id.clone() let:id>
                {board.cards.note(&id).map(|note| view! { <NoteView board=board id=id note=note /> })}
            </For>
            <For each=move || visible.cards.get() key=|id| id.clone() let:id>
                {board.cards.card(&id).map(|card| view! { <CardView board=board card=card /> })}
            </For>
            <DraftEdge shown=shown />
            <EdgeBar board=board hovered=board.hovered />
        </div>
    }
}

/// What stands on a canvas without cards.
#[component]
fn Empty(board: Board) -> impl IntoView {
    let is_empty = Memo::new(move |_| {
        board.cards.track_list();
        board.cards.with(|cards| cards.is_empty()) && board.cards.with_notes(|notes| notes.is_empty())
    });
    view! {
        <Show when=move || is_empty.get()>
            <div class="canvas__empty">
                <EmptyState title=word(|words| words.empty_canvas_title) text=word(|words| words.empty_canvas_text) icon=Glyph::Tidy />
            </div>
        </Show>
    }
}

/// The way back when nothing is in view.
#[component]
fn BackToContent(board: Board) -> impl IntoView {
    let is_lost = Memo::new(move |_| {
        board.cards.track_shape();
        let (seen, all) = (board.seen(), board.everything());
        seen.w > 1.0 && all.is_some_and(|all| !all.overlaps(seen))
    });
    view! {
        <Show when=move || is_lost.get()>
            <Button label=word(|words| words.back_to_content) icon=Glyph::Fit class="canvas__back" on_press=move || board.fit() />
        </Show>
    }
}
