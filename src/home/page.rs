//! The list of workflows, or the first visit while there is none.

use leptos::prelude::*;

use super::acts;
use super::first::First;
use super::list::List;
use super::order::SortBy;
use super::rename::RenameDialog;
use super::{Bar, SaveStatus, StorageBanner};
use crate::state::{Store, Ui, ui::ExportOf};
use crate::ui::prelude::*;

/// The page of all workflows.
#[component]
pub fn Home() -> impl IntoView {
    let (ui, store) = (Ui::get(), Store::get());
    ui.title(ui.say(|words| words.workflows));
    let count = Memo::new(move |_| store.with(|document| document.workflows.len()));
    let is_first = Memo::new(move |_| count.get() == 0);
    let search = RwSignal::new(String::new());
    let sort_by = RwSignal::new(SortBy::default());
    let renamed = RwSignal::new(None);
    view! {
        <div class="page">
            <Bar>
                <SaveStatus />
            </Bar>
            <main class="page__main" id="main" tabindex="-1">
                <StorageBanner />
                <div class="head">
                    <h1 class="head__title" tabindex="-1">
                        {ui.say(|words| words.workflows)}
                    </h1>
                    <Show when=move || !is_first.get()>
                        <span class="head__count">{count}</span>
                    </Show>
                    <span class="grow"></span>
                    <Show when=move || !is_first.get()>
                        <div class="head__search">
                            <TextInput
                                search=true
                                icon=Glyph::Search
                                value=search
                                on_input=move |text| search.set(text)
                                name=ui.say(|words| words.find)
                                placeholder=ui.say(|words| words.find)
                            />
                        </div>
                        <SortMenu sort_by=sort_by />
                        <Button
                            class="head__act"
                            kind=Kind::Quiet
                            icon=Glyph::Export
                            shrinks=true
                            label=ui.say(|words| words.export_all)
                            on_press=move || ui.export(ExportOf::Everything)
                        />
                    </Show>
                    <Button class="head__act" icon=Glyph::Import shrinks=true label=ui.say(|words| words.import) on_press=move || ui.pick_import() />
                    {move || {
                        // One primary button a view: at the first visit that is the example.
                        let kind = if is_first.get() { Kind::Secondary } else { Kind::Primary };
                        view! {
                            <Button
                                kind=kind
                                icon=Glyph::Plus
                                label=ui.say(|words| words.new_workflow)
                                on_press=move || acts::new_workflow(store, ui)
                            />
                        }
                    }}
                </div>
                {move || {
                    if is_first.get() {
                        view! { <First /> }.into_any()
                    } else {
                        view! {
                            <List search=search sort_by=sort_by on_rename=move |id| renamed.set(Some(id)) />
                            <ExampleOffer />
                        }
                            .into_any()
                    }
                }}
            </main>
            <RenameDialog of=renamed />
        </div>
    }
}

/// The example, for those who have deleted it or began without it.
#[component]
fn ExampleOffer() -> impl IntoView {
    let (ui, store) = (Ui::get(), Store::get());
    let example = StoredValue::new(acts::example());
    let is_absent = Memo::new(move |_| {
        example
            .with_value(|example| example.as_ref().is_some_and(|example| store.with(|document| document.workflow(&example.id).is_none())))
    });
    view! {
        <Show when=move || is_absent.get()>
            <div class="subhead">
                <Button icon=Glyph::Eye label=ui.say(|words| words.open_example) on_press=move || acts::open_example(store, ui) />
            </div>
        </Show>
    }
}

/// Chooses what the list is sorted by.
#[component]
fn SortMenu(
    /// The choice.
    sort_by: RwSignal<SortBy>,
) -> impl IntoView {
    let ui = Ui::get();
    let word = move |by: SortBy| {
        let words = ui.language().pages();
        match by {
            SortBy::Start => words.by_start,
            SortBy::Name => words.by_name,
            SortBy::Change => words.by_change,
            SortBy::Status => words.by_status,
        }
    };
    let items = Signal::derive(move || {
        let item = |by: SortBy| MenuItem::act(word(by), move || sort_by.set(by)).checked(sort_by.get() == by);
        SortBy::ALL.map(item).to_vec()
    });
    let label = Signal::derive(move || word(sort_by.get()).to_owned());
    let name = Signal::derive(move || format!("{}: {}", ui.language().pages().sort, word(sort_by.get())));
    view! { <MenuButton label=label name=name items=items icon=Glyph::Filter shrinks=true class="only-wide" /> }
}
