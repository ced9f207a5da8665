//! The app as a whole: it opens what the browser holds, provides the contexts, and shows the page of the address.

use leptos::prelude::*;
use leptos::task::spawn_local;
use usher_model::ids::WorkflowId;

use crate::builder::Builder;
use crate::dialogs::{ExportDialog, ImportDialog};
use crate::home::{Home, NoSuchWorkflow, SafeMode};
use crate::platform::page;
use crate::route::Route;
use crate::state::{
    Autosave, Simulator, Store, Ui,
    opening::{self, Opened},
};
use crate::ui::prelude::*;

/// The app.
#[component]
pub fn App() -> impl IntoView {
    let ui = Ui::start();
    provide_context(ui);
    // A workspace is opened once and moves into its pages; the signal says that it is there.
    let opened = StoredValue::new_local(None::<Opened>);
    let is_open = RwSignal::new(false);
    let open = move || {
        spawn_local(async move {
            opened.set_value(Some(opening::open().await));
            is_open.set(true);
        });
    };
    let is_safe = RwSignal::new(page::is_safe_mode());
    if is_safe.get_untracked() {
        page::mark_ready();
    } else {
        open();
    }
    let leave_safe_mode = move || {
        page::end_safe_mode();
        is_safe.set(false);
        open();
    };
    view! {
        {move || {
            if is_safe.get() {
                return view! { <SafeMode on_open=leave_safe_mode /> }.into_any();
            }
            is_open.track();
            match opened.try_update_value(Option::take).flatten() {
                None => view! { <p class="visually-hidden">{ui.say(|words| words.opening)}</p> }.into_any(),
                Some(opened) => view! { <Open opened=opened /> }.into_any(),
            }
        }}
        <LiveRegions announcer=ui.announcer />
        <Toasts toaster=ui.toaster label=ui.say(|words| words.notices) close=ui.say(|words| words.close) />
    }
}

/// What the address shows.
#[derive(Clone, PartialEq)]
enum Page {
    Home,
    Workflow(WorkflowId),
}

/// The pages of an opened workspace.
#[component]
fn Open(
    /// What was opened.
    opened: Opened,
) -> impl IntoView {
    let ui = Ui::get();
    let store = opened.store();
    provide_context(store);
    provide_context(Simulator::start(store, ui));
    provide_context(Autosave::start(store, opened));
    let page = Memo::new(move |_| match ui.route() {
        Route::Home => Page::Home,
        Route::Builder(id) | Route::Simulate(id) => Page::Workflow(id),
    });
    // A reader hears where it is; at the start the browser says it itself.
    Effect::new(move |before: Option<Page>| {
        let now = page.get();
        if before.is_some_and(|before| before != now) {
            request_animation_frame(page::focus_heading);
        }
        now
    });
    Effect::new(|_| page::mark_ready());
    view! {
        {move || match page.get() {
            Page::Home => view! { <Home /> }.into_any(),
            Page::Workflow(id) => view! { <Workflow id=id /> }.into_any(),
        }}
        <ExportDialog />
        <ImportDialog />
    }
}

/// The builder of a workflow, or what to do when there is no such workflow.
#[component]
fn Workflow(
    /// Which one.
    id: WorkflowId,
) -> impl IntoView {
    let workflow = Store::get().workflow(id.clone());
    let exists = Memo::new(move |_| workflow.with(Option::is_some));
    move || {
        if exists.get() { view! { <Builder workflow=id.clone() /> }.into_any() } else { view! { <NoSuchWorkflow /> }.into_any() }
    }
}
