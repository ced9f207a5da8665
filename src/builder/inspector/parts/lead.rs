//! Where a port leads: "then leave by timeout → Nobody is free".

use leptos::prelude::*;
use usher_model::{NodeType, Port, ids::NodeId};
use usher_wording::steps;

use super::super::form::Form;
use super::super::words::{say, word};
use crate::builder::board::Board;
use crate::builder::kinds;
use crate::builder::selection::Selection;
use crate::ui::prelude::*;

/// The words for a port of the form's node and the step behind it, which a press selects.
#[component]
pub fn Lead(
    /// The port.
    port: Port,
) -> impl IntoView {
    let (form, board) = (Form::get(), Board::get());
    let port = StoredValue::new(port);
    let target = Memo::new(move |_| -> Option<(NodeId, NodeType, String)> {
        let language = form.ui.language();
        form.with(|document, workflow| {
            let edge =
                workflow.edges.iter().find(|edge| edge.from.node == form.node_id() && port.with_value(|port| edge.from.port == *port))?;
            let node = workflow.node(&edge.to)?;
            Some((node.id.clone(), node.node_type(), steps::node_name(node, document, language)))
        })
    });
    let by =
        say(move |language| port.with_value(|port| usher_wording::inspector::then_leave_by(steps::port_word(port, language), language)));
    let step = move || match target.get() {
        Some((id, node_type, name)) => view! {
            <button
                type="button"
                class="chip chip--step"
                data-group=kinds::group_name(node_type.group())
                on:click=move |_| board.select(Selection::node(id.clone()))
            >
                <Icon glyph=kinds::glyph(node_type) size=12 />
                <span class="chip__label">{name}</span>
            </button>
        }
        .into_any(),
        None => view! { <span>{word(|words| words.the_run_ends)}</span> }.into_any(),
    };
    view! {
        <p class="section__note lead">
            <span>{by}</span>
            <Icon glyph=Glyph::Arrow size=12 />
            {step}
        </p>
    }
}
