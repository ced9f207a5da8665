//! A workflow of the list: picture, name, status, problems, tests, last change, and its menu.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::web_sys::DragEvent;
use usher_editor::command::Command;
use usher_model::{ids::WorkflowId, workflow::Status};

use super::acts;
use super::picture::Picture;
use super::problems::{self, Problems};
use super::row_menu::RowMenu;
use super::tests::{Passed, Tests};
use crate::platform::clock;
use crate::route::Route;
use crate::state::{Store, Ui};
use crate::ui::prelude::*;

/// A row that is being dragged, and where it would go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dragging {
    /// The dragged workflow.
    pub id: WorkflowId,
    /// The row it is over, and whether it would come after that one.
    pub over: Option<(WorkflowId, bool)>,
}

/// One row.
#[component]
pub fn Row(
    /// Which workflow.
    id: WorkflowId,
    /// Whether the list shows the order in which workflows start, so that rows can be moved.
    is_start_order: Signal<bool>,
    /// The row that is being dragged.
    dragging: RwSignal<Option<Dragging>>,
    /// How many tests pass.
    results: RwSignal<BTreeMap<WorkflowId, Passed>>,
    /// Called when its name shall be changed.
    on_rename: Callback<WorkflowId>,
) -> impl IntoView {
    let (ui, store) = (Ui::get(), Store::get());
    let workflow = store.workflow(id.clone());
    let name = Signal::derive(move || workflow.get().map(|workflow| workflow.name.clone()).unwrap_or_default());
    let about = move || workflow.get().map(|workflow| workflow.description.clone()).unwrap_or_default();
    let key = StoredValue::new(id.clone());
    let number = Memo::new(move |_| {
        store.with(|document| key.with_value(|id| document.workflows.iter().position(|workflow| workflow.id == *id)).map_or(0, |at| at + 1))
    });
    let worst = Memo::new(move |_| key.with_value(|id| problems::worst(store, id)));
    let changed = move || {
        let at = store.changed_at().get(&key.get_value()).copied();
        at.map(|at| clock::when(at, ui.language())).unwrap_or_default()
    };
    let is_dragged = move || dragging.with(|dragging| dragging.as_ref().is_some_and(|dragging| key.with_value(|id| dragging.id == *id)));
    let drop_side = move || {
        dragging.with(|dragging| {
            let (over, after) = dragging.as_ref()?.over.as_ref()?;
            key.with_value(|id| over == id).then_some(if *after { "after" } else { "before" })
        })
    };
    view! {
        <li
            class="list__row"
            data-dragging=is_dragged
            data-drop=drop_side
            on:dragover=move |event| drag_over(&event, dragging, &key.get_value())
            on:drop=move |event| drop_here(&event, dragging, store, ui)
        >
            <span
                class="list__place"
                aria-hidden="true"
                draggable=move || is_start_order.get().to_string()
                on:dragstart=move |event| {
                    if let Some(data) = event.data_transfer() {
                        data.set_effect_allowed("move");
                    }
                    dragging.set(Some(Dragging { id: key.get_value(), over: None }));
                }
                on:dragend=move |_| dragging.set(None)
            >
                <span class="list__number">{number}</span>
                <Icon glyph=Glyph::Grip />
            </span>
            <Picture workflow=workflow width=60 height=44 class="list__picture" />
            <div class="list__name">
                <a class="list__link" href=Route::Builder(id.clone()).to_hash()>
                    {name}
                </a>
                <span class="list__about">{about}</span>
            </div>
            <div class="list__meta">
                <span>
                    <StatusBadge status=Signal::derive(move || workflow.get().map(|workflow| workflow.status).unwrap_or_default()) />
                </span>
                <Problems worst=worst />
                <Tests id=id.clone() results=results />
            </div>
            <span class="list__changed">{changed}</span>
            <RowMenu id=id name=name number=number worst=worst is_start_order=is_start_order on_rename=on_rename />
        </li>
    }
}

/// The status of a workflow on a pill.
#[component]
pub fn StatusBadge(
    /// Which one.
    #[prop(into)]
    status: Signal<Status>,
) -> impl IntoView {
    let ui = Ui::get();
    let label = Signal::derive(move || {
        let words = ui.language().pages();
        match status.get() {
            Status::Draft => words.draft.to_owned(),
            Status::Published => words.published.to_owned(),
            Status::Stopped => words.stopped.to_owned(),
        }
    });
    let tone = move || if status.get() == Status::Published { Tone::Live } else { Tone::Neutral };
    let mark = move || match status.get() {
        Status::Draft => Mark::Ring,
        Status::Published => Mark::Dot,
        Status::Stopped => Mark::Square,
    };
    view! { <Badge label=label tone=tone mark=mark /> }
}

fn drag_over(event: &DragEvent, dragging: RwSignal<Option<Dragging>>, id: &WorkflowId) {
    if dragging.with_untracked(Option::is_none) {
        return;
    }
    event.prevent_default();
    let row = event_target_row(event);
    let after = row.is_some_and(|(top, height)| f64::from(event.client_y()) > top + height / 2.0);
    let over = Some((id.clone(), after));
    dragging.update(|dragging| {
        if let Some(dragging) = dragging {
            dragging.over = over;
        }
    });
}

/// Top and height of the row that an event is about, in CSS pixels of the window.
fn event_target_row(event: &DragEvent) -> Option<(f64, f64)> {
    use leptos::wasm_bindgen::JsCast;
    let row = event.current_target()?.dyn_into::<leptos::web_sys::Element>().ok()?.get_bounding_client_rect();
    Some((row.top(), row.height()))
}

fn drop_here(event: &DragEvent, dragging: RwSignal<Option<Dragging>>, store: Store, ui: Ui) {
    let Some(Dragging { id, over: Some((over, after)) }) = dragging.try_update(Option::take).flatten() else { return };
    event.prevent_default();
    let place = |id: &WorkflowId| store.with_untracked(|document| document.workflows.iter().position(|workflow| workflow.id == *id));
    let (Some(from), Some(over)) = (place(&id), place(&over)) else { return };
    // `to` is the place afterwards: what stands after the dragged row moves up by one.
    let to = over + usize::from(after);
    let to = if to > from { to - 1 } else { to };
    if to != from {
        acts::ask(store, ui, Command::ReorderWorkflow { workflow: id, to });
    }
}
