//! A small picture of a workflow: boxes in their group's colours and the lines between them.

use std::fmt::Write;
use std::sync::Arc;

use leptos::prelude::*;
use usher_editor::size;
use usher_model::Workflow;

use crate::builder::kinds::group_name;

/// The picture. It says nothing that the words beside it do not say.
#[component]
pub fn Picture(
    /// What it shows.
    #[prop(into)]
    workflow: Signal<Option<Arc<Workflow>>>,
    /// Its greatest width in CSS pixels.
    width: u32,
    /// Its greatest height in CSS pixels.
    height: u32,
    /// More classes: where it stands.
    #[prop(optional, into)]
    class: String,
) -> impl IntoView {
    let drawn = Memo::new(move |_| workflow.get().as_deref().map(draw).unwrap_or_default());
    let cards = move || {
        let card = |card: Card| {
            view! {
                <rect class="thumb__card" data-group=card.group x=card.x y=card.y width=card.w height=card.h rx="12"></rect>
            }
        };
        drawn.get().cards.into_iter().map(card).collect_view()
    };
    view! {
        <svg
            class=format!("thumb {class}").trim().to_owned()
            viewBox=move || drawn.with(|drawn| drawn.view_box.clone())
            width=width
            height=height
            aria-hidden="true"
            focusable="false"
        >
            <path class="thumb__edge" d=move || drawn.with(|drawn| drawn.lines.clone())></path>
            {cards}
        </svg>
    }
}

#[derive(Clone, PartialEq)]
struct Card {
    group: &'static str,
    x: f64,
    y: f64,
    w: f64,
    h: f64,
}

#[derive(Clone, Default, PartialEq)]
struct Drawn {
    view_box: String,
    lines: String,
    cards: Vec<Card>,
}

fn draw(workflow: &Workflow) -> Drawn {
    let mut drawn = Drawn::default();
    let (mut left, mut top, mut right, mut bottom) = (f64::MAX, f64::MAX, f64::MIN, f64::MIN);
    for node in &workflow.nodes {
        let card = size::card(node);
        (left, top) = (left.min(card.x), top.min(card.y));
        (right, bottom) = (right.max(card.x + card.w), bottom.max(card.bottom()));
        drawn.cards.push(Card { group: group_name(node.kind.node_type().group()), x: card.x, y: card.y, w: card.w, h: card.h });
    }
    if drawn.cards.is_empty() {
        return drawn;
    }
    for edge in &workflow.edges {
        let (Some(from), Some(to)) = (workflow.node(&edge.from.node), workflow.node(&edge.to)) else { continue };
        let ports = from.ports();
        let at = ports.iter().position(|port| *port == edge.from.port).unwrap_or(0);
        let start = size::port_on(size::card(from), at, ports.len());
        let end = size::card(to);
        let (x, middle) = (end.x + end.w / 2.0, (start.y + end.y) / 2.0);
        // Writing into a text cannot fail.
        let _ = write!(drawn.lines, "M{} {}V{middle}H{x}V{}", start.x, start.y, end.y);
    }
    // One or two cards alone would fill the picture and look like something else.
    let (width, height) = ((right - left).max(600.0), (bottom - top).max(400.0));
    let (x, y) = ((left + right - width) / 2.0, (top + bottom - height) / 2.0);
    drawn.view_box = format!("{} {} {} {}", x - 12.0, y - 12.0, width + 24.0, height + 24.0);
    drawn
}
