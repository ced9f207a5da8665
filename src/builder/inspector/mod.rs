//! The inspector: the settings of what is selected, or those of the workflow when nothing is.

mod form;
mod parts;
mod words;

mod focus;
mod forms;
mod frame;
mod head;
mod several;
mod steps;
mod trigger_type;
mod triggers;
mod workflow;

use leptos::prelude::*;
use usher_analysis::Finding;
use usher_model::ids::{NodeId, WorkflowId};

use frame::Frame;

use crate::builder::board::Board;

/// What is shown.
#[derive(Clone, PartialEq)]
enum Shown {
    Node(NodeId),
    Several,
    Workflow,
}

/// The settings of the selected card; of the workflow when nothing is selected; what can be done with several.
#[component]
pub fn Inspector(
    /// The open workflow.
    workflow: WorkflowId,
    /// The only card that is selected; `None`: nothing, or several.
    #[prop(into)]
    selected: Signal<Option<NodeId>>,
    /// What the analysis found; only what concerns the shown node matters. Faults of settings are found without it.
    #[prop(optional, into)]
    findings: Option<Signal<Vec<Finding>>>,
    /// Called when it wants to close.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let board = Board::get();
    let workflow = StoredValue::new(workflow);
    let several = Memo::new(move |_| board.selection().with(|selection| selection.count()));
    let shown = Memo::new(move |_| match selected.get() {
        Some(id) => Shown::Node(id),
        None if several.get() > 0 => Shown::Several,
        None => Shown::Workflow,
    });
    let others = findings.unwrap_or_else(|| Signal::stored(Vec::new()));
    view! {
        <Frame>
            {move || match shown.get() {
                Shown::Node(id) => view! { <forms::NodeForm workflow=workflow.get_value() id=id others=others on_close=on_close /> }.into_any(),
                Shown::Several => view! { <several::Several count=several on_close=on_close /> }.into_any(),
                Shown::Workflow => view! { <workflow::WorkflowForm id=workflow.get_value() on_close=on_close /> }.into_any(),
            }}
        </Frame>
    }
}
