//! The minimap: everything at a glance, and where the camera is. A press in it takes the camera there.

use std::fmt::Write;

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::PointerEvent;
use usher_editor::plane::{Plane, Rect};
use usher_model::StepGroup;

use super::super::board::Board;
use super::super::kinds;
use crate::platform::hold;

/// The picture's size in its own pixels.
const SIZE: (f64, f64) = (146.0, 110.0);
/// What stays free at its sides.
const PAD: f64 = 8.0;

/// What is drawn; renewed with the document, not with the camera.
#[derive(Clone, Debug, Default, PartialEq)]
struct Drawn {
    blocks: Vec<(StepGroup, String)>,
    lines: String,
    scale: f64,
    x: f64,
    y: f64,
}

fn draw(board: Board) -> Drawn {
    let Some(all) = board.everything() else { return Drawn { scale: 1.0, ..Drawn::default() } };
    let scale = ((SIZE.0 - 2.0 * PAD) / all.w.max(1.0)).min((SIZE.1 - 2.0 * PAD) / all.h.max(1.0)).min(0.25);
    let x = (SIZE.0 - scale * all.w) / 2.0 - scale * all.x;
    let y = (SIZE.1 - scale * all.h) / 2.0 - scale * all.y;
    let mut blocks: Vec<(StepGroup, String)> = StepGroup::ALL.into_iter().map(|group| (group, String::new())).collect();
    if let Some(workflow) = board.workflow_now() {
        for node in &workflow.nodes {
            let card = usher_editor::size::card(node);
            if let Some((_, path)) = blocks.iter_mut().find(|(group, _)| *group == node.node_type().group()) {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h{}v{}h{}z", card.x, card.y, card.w, card.h, -card.w);
            }
        }
    }
    blocks.retain(|(_, path)| !path.is_empty());
    let lines = board.lines.with(|lines| {
        let mut path = String::new();
        for line in lines.values() {
            line.route.with_untracked(|route| path.push_str(&route.path));
        }
        path
    });
    Drawn { blocks, lines, scale, x, y }
}

/// The minimap.
#[component]
pub fn Minimap(
    /// The open builder.
    board: Board,
) -> impl IntoView {
    let drawn = Memo::new(move |_| {
        board.cards.track_shape();
        board.lines.track_ways();
        draw(board)
    });
    let transform = move || drawn.with(|drawn| format!("translate({} {}) scale({})", drawn.x, drawn.y, drawn.scale));
    let seen = Memo::new(move |_| {
        let (seen, (x, y, scale)) = (board.seen(), drawn.with(|drawn| (drawn.x, drawn.y, drawn.scale)));
        let (left, top) = ((x + scale * seen.x).max(1.0), (y + scale * seen.y).max(1.0));
        let (right, bottom) = ((x + scale * seen.right()).min(SIZE.0 - 1.0), (y + scale * seen.bottom()).min(SIZE.1 - 1.0));
        Rect::new(left, top, (right - left).max(0.0), (bottom - top).max(0.0))
    });
    let svg = NodeRef::<html::Div>::new();
    let held = StoredValue::new(None::<i32>);
    let go = move |event: &PointerEvent| {
        let Some(map) = svg.get_untracked() else { return };
        let rect = map.get_bounding_client_rect();
        let (px, py) = (f64::from(event.client_x()) - rect.x(), f64::from(event.client_y()) - rect.y());
        let at = drawn.with_untracked(|drawn| Plane::new((px - drawn.x) / drawn.scale, (py - drawn.y) / drawn.scale));
        let view = board.view.get_untracked();
        board.look(board.camera.get_untracked().centred_on(at, view.width, view.height));
    };
    let stroke = move || format!("{}", drawn.with(|drawn| 0.9 / drawn.scale));
    view! {
        <div
            class="minimap"
            aria-hidden="true"
            node_ref=svg
            on:pointerdown=move |event| {
                event.stop_propagation();
                if let Some(map) = svg.get_untracked() {
                    hold::capture(&map, &event);
                    held.set_value(Some(event.pointer_id()));
                    go(&event);
                }
            }
            on:pointermove=move |event| {
                if held.get_value() == Some(event.pointer_id()) {
                    go(&event);
                }
            }
            on:pointerup=move |_| held.set_value(None)
            on:pointercancel=move |_| held.set_value(None)
        >
            <svg class="minimap__picture" width=SIZE.0.to_string() height=SIZE.1.to_string()>
                <g transform=transform>
                    <path class="thumb__edge" d=move || drawn.with(|drawn| drawn.lines.clone()) stroke-width=stroke></path>
                    {move || {
                        drawn
                            .with(|drawn| drawn.blocks.clone())
                            .into_iter()
                            .map(|(group, path)| {
                                view! { <path class="thumb__card" data-group=kinds::group_name(group) d=path vector-effect="non-scaling-stroke"></path> }
                            })
                            .collect_view()
                    }}
                </g>
                <rect
                    class="minimap__view"
                    rx="3"
                    x=move || seen.get().x.to_string()
                    y=move || seen.get().y.to_string()
                    width=move || seen.get().w.to_string()
                    height=move || seen.get().h.to_string()
                ></rect>
            </svg>
        </div>
    }
}
