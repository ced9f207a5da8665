//! The pages without a workflow: one that does not exist, and the start after two crashes.

use leptos::prelude::*;

use super::{Bar, SaveStatus, StorageBanner};
use crate::route::Route;
use crate::state::Ui;
use crate::ui::prelude::*;

/// An address whose workflow is not in this workspace.
#[component]
pub fn NoSuchWorkflow() -> impl IntoView {
    let ui = Ui::get();
    ui.title(ui.say(|words| words.no_such_title));
    view! {
        <div class="page">
            <Bar>
                <SaveStatus />
            </Bar>
            <main class="page__main" id="main" tabindex="-1">
                <StorageBanner />
                <h1 class="visually-hidden" tabindex="-1">
                    {ui.say(|words| words.no_such_title)}
                </h1>
                <EmptyState
                    title=ui.say(|words| words.no_such_title)
                    text=ui.say(|words| words.no_such_about)
                    icon=Glyph::Search
                >
                    <Button kind=Kind::Primary label=ui.say(|words| words.to_workflows) on_press=move || ui.go(&Route::Home) />
                    <Button icon=Glyph::Import label=ui.say(|words| words.import) on_press=move || ui.pick_import() />
                </EmptyState>
            </main>
        </div>
    }
}

/// The start after two crashes within a minute: nothing is opened by itself.
#[component]
pub fn SafeMode(
    /// Called when the person wants the workspace opened after all.
    #[prop(into)]
    on_open: Callback<()>,
) -> impl IntoView {
    let ui = Ui::get();
    ui.title(ui.say(|words| words.safe_title));
    view! {
        <main class="recovery">
            <h1 class="recovery__title" tabindex="-1">
                {ui.say(|words| words.safe_title)}
            </h1>
            <p class="recovery__text">{ui.say(|words| words.safe_about)}</p>
            <div class="recovery__acts">
                <a class="button button--primary" href="recover.html">
                    {ui.say(|words| words.all_saved)}
                </a>
                <Button label=ui.say(|words| words.safe_open) on_press=on_open />
            </div>
        </main>
    }
}
