//! One card: what it is, what it says, its ports, and what is wrong or going on with it.

use leptos::prelude::*;
use usher_editor::size;
use usher_model::{Node, Port, ids::NodeId};
use usher_wording::steps::{self, Piece};

use super::super::board::Board;
use super::super::kinds;
use super::super::words::word;
use super::marks::{Badge, Stop, VisitOrder};
use super::port::PortView;
use crate::state::cards::{Card, Drag};
use crate::ui::prelude::*;

/// The id of a card's element.
#[must_use]
pub fn dom_id(id: &NodeId) -> String {
    format!("step-{id}")
}

/// The ports of a node with their words, as they are drawn.
#[must_use]
pub fn ports_of(node: &Node, language: usher_wording::Language) -> Vec<(Port, String)> {
    node.ports().into_iter().map(|port| (port.clone(), steps::port(node, &port, language))).collect()
}

/// The card of a node.
#[component]
pub fn CardView(
    /// The open builder.
    board: Board,
    /// Its signals.
    card: Card,
) -> impl IntoView {
    let ui = board.ui;
    let node = card.node.clone();
    let name = Memo::new({
        let node = node.clone();
        move |_| {
            board.cards.track_words();
            let language = ui.language();
            node.with(|node| board.store.with_untracked(|document| steps::node_name(node, document, language)))
        }
    });
    let says = Memo::new({
        let node = node.clone();
        move |_| {
            board.cards.track_words();
            let (language, workflow) = (ui.language(), board.workflow_now());
            node.with(|node| match &workflow {
                Some(workflow) => board.store.with_untracked(|document| steps::card_line(node, workflow, document, language)),
                None => Vec::new(),
            })
        }
    });
    let ports = Memo::new({
        let node = node.clone();
        move |_| node.with(|node| ports_of(node, ui.language()))
    });
    let kind = Memo::new({
        let node = node.clone();
        move |_| node.with(|node| node.node_type())
    });
    let size = Memo::new(move |_| size::size_with_ports(ports.with(Vec::len)));
    let is_off = {
        let node = node.clone();
        move || !node.with(|node| node.enabled)
    };
    let drag = card.drag.clone();
    let drag_is = move |wanted: Drag| {
        let drag = drag.clone();
        move || drag.get() == wanted
    };
    let drop = {
        let drag = card.drag.clone();
        move || match drag.get() {
            Drag::Takes => Some("yes"),
            Drag::Refuses => Some("no"),
            Drag::None | Drag::Moving | Drag::Moved => None,
        }
    };
    let problem = {
        let badge = card.badge.clone();
        move || badge.get().map(|problem| problem.severity.as_str())
    };
    let run = {
        let walked = card.walked.clone();
        move || {
            walked.with(|walked| {
                walked.as_ref().map(|run| match (run.is_active, run.order) {
                    (true, _) => "active",
                    (false, 0) => "idle",
                    (false, _) => "visited",
                })
            })
        }
    };
    let at = card.at.clone();
    let place = move || at.with(|at| format!("translate({}px, {}px)", at.x, at.y));
    let selected = card.selected.clone();
    let id = card.id.clone();
    let description = move || says.with(|says| steps::plain(says));
    let (order, badge, stop) = (card.clone(), card.clone(), card.clone());
    let card = StoredValue::new(card);
    view! {
        <div
            class="card"
            role="group"
            tabindex="-1"
            id=dom_id(&id)
            data-node=id.to_string()
            data-group=move || kinds::group_name(kind.get().group())
            data-ports=move || ports.with(Vec::len).to_string()
            data-selected=move || selected.get()
            data-off=is_off
            data-problem=problem
            data-run=run
            data-drop=drop
            data-dragging=drag_is(Drag::Moving)
            data-moved=drag_is(Drag::Moved)
            aria-label=move || name.get()
            aria-roledescription=word(|words| words.step_role)
            aria-description=description
            style:transform=place
            style:width=move || format!("{}px", size.get().0)
            style:height=move || format!("{}px", size.get().1)
        >
            <VisitOrder card=order board=board />
            <Badge card=badge board=board />
            <Stop card=stop />
            <div class="card__body">
                <span class="tile">
                    <Icon glyph=Signal::derive(move || kinds::glyph(kind.get())) size=18 />
                </span>
                <div class="card__text">
                    <span class="card__name">{name}</span>
                    <span class="card__says">{move || says.with(|says| says.iter().map(piece).collect_view())}</span>
                </div>
            </div>
            <div class="card__ports">
                <For each=move || ports.get() key=|port| port.clone() let:port>
                    <PortView board=board card=card.get_value() port=port.0 label=port.1 />
                </For>
            </div>
        </div>
    }
}

fn piece(piece: &Piece) -> AnyView {
    match piece {
        Piece::Text(text) => text.clone().into_any(),
        Piece::Variable(name) => view! { <span class="var">{name.clone()}</span> }.into_any(),
    }
}
