//! One connection, and the small bar in its middle that adds a step or deletes it.

use leptos::prelude::*;
use usher_model::PortRef;

use super::super::board::Board;
use super::super::words::word;
use crate::state::lines::{Line, LineRun};
use crate::ui::prelude::*;

/// A connection.
#[component]
pub fn EdgeView(
    /// The open builder.
    board: Board,
    /// Its signals.
    line: Line,
) -> impl IntoView {
    let route = line.route.clone();
    let path = Memo::new(move |_| route.with(|route| (route.path.clone(), route.arrow.clone())));
    let from = board.cards.card(&line.from.node);
    let is_off = move || from.as_ref().is_some_and(|card| card.node.with(|node| !node.enabled));
    let run = line.run.clone();
    let run_name = move || match run.get() {
        LineRun::None => None,
        LineRun::Walked => Some("walked"),
        LineRun::Walking => Some("walking"),
    };
    let is_walking = {
        let run = line.run.clone();
        Memo::new(move |_| run.get() == LineRun::Walking)
    };
    let (near, hovered, selected) = (line.near.clone(), line.hovered.clone(), line.selected.clone());
    view! {
        <g
            class="edge"
            data-near=move || near.get()
            data-off=is_off
            data-run=run_name
            data-hover=move || hovered.get()
            data-selected=move || selected.get()
        >
            <path class="edge__line" d=move || path.with(|path| path.0.clone())></path>
            {move || is_walking.get().then(|| view! { <path class="edge__flow" d=move || path.with(|path| path.0.clone())></path> })}
            <path class="edge__arrow" d=move || path.with(|path| path.1.clone())></path>
        </g>
    }
}

/// The bar of the connection that the pointer is on, or that is selected.
#[component]
pub fn EdgeBar(
    /// The open builder.
    board: Board,
    /// The connection under the pointer.
    #[prop(into)]
    hovered: Signal<Option<PortRef>>,
) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let selected = board.selection().with(|selection| selection.edge.clone());
        hovered.get().or(selected)
    });
    let bar = move |from: PortRef| {
        let line = board.lines.line(&from)?;
        let route = line.route;
        let handle = Memo::new(move |_| route.with(|route| (route.handle.x, route.handle.y)));
        let (add, delete) = (from.clone(), from);
        Some(view! {
            <div
                class="edge-bar"
                data-edge-bar=""
                style:left=move || format!("{}px", handle.get().0)
                style:top=move || format!("{}px", handle.get().1)
            >
                <Button
                    label=word(|words| words.insert_here)
                    icon=Glyph::Plus
                    icon_only=true
                    kind=Kind::Quiet
                    size=Size::Mini
                    on_press=move || board.ask_what_goes_into(add.clone())
                />
                <Button
                    label=word(|words| words.delete_edge)
                    icon=Glyph::Trash
                    icon_only=true
                    kind=Kind::Quiet
                    size=Size::Mini
                    on_press=move || board.disconnect(&delete)
                />
            </div>
        })
    };
    move || {
        board.lines.track_list();
        shown.get().and_then(bar)
    }
}
