//! The table of workflows.

use leptos::prelude::*;
use usher_model::ids::WorkflowId;

use super::order::{self, SortBy};
use super::row::{Dragging, Row};
use super::tests;
use crate::state::{Store, Ui};
use crate::ui::prelude::*;

/// The workflows that the search leaves, sorted.
#[component]
pub fn List(
    /// What is searched for.
    search: RwSignal<String>,
    /// What it is sorted by.
    sort_by: RwSignal<SortBy>,
    /// Called with the workflow whose name shall be changed.
    #[prop(into)]
    on_rename: Callback<WorkflowId>,
) -> impl IntoView {
    let (ui, store) = (Ui::get(), Store::get());
    let shown = Memo::new(move |_| {
        let changed_at = store.changed_at();
        store.with(|document| order::listed(document, &search.read(), sort_by.get(), &changed_at))
    });
    let is_start_order = Signal::derive(move || sort_by.get() == SortBy::Start);
    let results = tests::run_all(store);
    let dragging = RwSignal::new(None::<Dragging>);
    view! {
        <div class="list">
            <div class="list__head" aria-hidden="true">
                <span class="list__place">"#"</span>
                <span></span>
                <span>{ui.say(|words| words.name)}</span>
                <span>{ui.say(|words| words.status)}</span>
                <span>{ui.say(|words| words.problems)}</span>
                <span>{ui.say(|words| words.tests)}</span>
                <span class="list__changed">{ui.say(|words| words.changed)}</span>
                <span></span>
            </div>
            <ul aria-label=ui.say(|words| words.workflows)>
                <For each=move || shown.get() key=|id| id.clone() let:id>
                    <Row id=id is_start_order=is_start_order dragging=dragging results=results on_rename=on_rename />
                </For>
            </ul>
            <Show when=move || shown.with(Vec::is_empty)>
                <EmptyState
                    icon=Glyph::Search
                    title=ui.say(|words| words.nothing_found)
                    text=ui.say(|words| words.nothing_found_about)
                >
                    <Button label=ui.say(|words| words.clear_search) on_press=move || search.set(String::new()) />
                </EmptyState>
            </Show>
            <p class="list__foot">
                <Icon glyph=Glyph::Info size=14 />
                <span>{ui.say(|words| words.order_note)}</span>
            </p>
        </div>
    }
}
