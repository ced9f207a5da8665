//! The builder of one workflow.

use leptos::prelude::*;
use usher_model::ids::WorkflowId;

use crate::home::{Bar, SaveStatus, StorageBanner};
use crate::state::{Store, Ui};

/// The workflow's name and its steps in the order in which they were made.
#[component]
pub fn Builder(
    /// Which workflow; it exists.
    workflow: WorkflowId,
) -> impl IntoView {
    let ui = Ui::get();
    let workflow = Store::get().workflow(workflow);
    let name = Signal::derive(move || workflow.get().map(|workflow| workflow.name.clone()).unwrap_or_default());
    ui.title(name);
    let steps = move || {
        let nodes = workflow.get().map(|workflow| workflow.nodes.clone()).unwrap_or_default();
        nodes.iter().map(|node| view! { <li>{node.name.clone()}</li> }).collect_view()
    };
    view! {
        <div class="page">
            <Bar>
                <SaveStatus />
            </Bar>
            <main class="page__main" id="main" tabindex="-1">
                <StorageBanner />
                <div class="head">
                    <h1 class="head__title" tabindex="-1">
                        {name}
                    </h1>
                </div>
                <ul>{steps}</ul>
            </main>
        </div>
    }
}
