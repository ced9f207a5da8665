//! A test of the list: its name, what came of it, and what can be done with it.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use usher_editor::command::Command;
use usher_model::{Document, contact::Contact, ids::ContactId, scenario::Scenario};
use usher_scenario::run::{Failure, Verdict};
use usher_wording::{Language, expectations::About, simulator as words};

use super::tests::run_one;
use super::words::{say, word};
use crate::state::{Judged, Simulator};
use crate::ui::prelude::{Mark as Dotted, *};

/// A row.
#[component]
pub fn TestRow(
    /// The simulator.
    simulator: Simulator,
    /// The test; `None` in the moment in which it goes.
    test: Memo<Option<Arc<Scenario>>>,
) -> impl IntoView {
    let verdict = Memo::new(move |_| {
        let id = test.get()?.id.clone();
        simulator.verdicts.with(|verdicts| verdicts.get(&id).cloned())
    });
    let faults = move || {
        let (Some(test), Some(Judged::Failed(verdict))) = (test.get(), verdict.get()) else { return Vec::new() };
        let document = simulator.store.snapshot();
        in_words(&test, &verdict, &document, simulator.ui.language())
    };
    let open_at = move |events: usize| {
        if let Some(test) = test.get_untracked() {
            simulator.load(&test);
            simulator.go_to(events);
            simulator.tab.set("timeline");
        }
    };
    let fault = move |(text, at, event): (String, String, usize)| {
        view! {
            <li class="test__fault">
                <Icon glyph=Glyph::Error size=13 />
                <span>
                    {text} <span class="muted">{format!(" ({at})")}</span>
                </span>
                <Button label=word(|words| words.show_moment) size=Size::Mini on_press=move || open_at(event) />
            </li>
        }
    };
    view! {
        <li class="test">
            <div class="test__head">
                {move || view! { <Mark verdict=verdict.get() /> }}
                <Name simulator=simulator test=test />
                <Acts simulator=simulator test=test />
            </div>
            <ul class="test__faults">{move || faults().into_iter().map(fault).collect_view()}</ul>
        </li>
    }
}

#[component]
fn Mark(verdict: Option<Judged>) -> impl IntoView {
    match verdict.map(|verdict| verdict.passed()) {
        None => view! { <Badge label=word(|words| words.not_run) mark=Dotted::Ring /> }.into_any(),
        Some(true) => view! { <Badge label=word(|words| words.passed) tone=Tone::Live mark=Dotted::Dot /> }.into_any(),
        Some(false) => view! { <Badge label=word(|words| words.failed) tone=Tone::Danger mark=Dotted::Square /> }.into_any(),
    }
}

/// The name, edited where it stands.
#[component]
fn Name(simulator: Simulator, test: Memo<Option<Arc<Scenario>>>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let typed = RwSignal::new(None::<String>);
    let name = Signal::derive(move || typed.get().unwrap_or_else(|| test.get().map(|test| test.name.clone()).unwrap_or_default()));
    let keep = move |text: String| {
        let Some(test) = test.try_get_untracked().flatten() else { return };
        let text = text.trim();
        if !text.is_empty() && text != test.name {
            let renamed = Scenario { name: text.to_owned(), ..Scenario::clone(&test) };
            if let Err(refused) = simulator.store.dispatch(Command::ReplaceScenario { scenario: Arc::new(renamed) }) {
                simulator.ui.say_refused(simulator.store, &refused);
            }
        }
        typed.set(None);
    };
    Effect::new(move |_| {
        let is_fresh = simulator.fresh_test.get().is_some() && simulator.fresh_test.get() == test.get().map(|test| test.id.clone());
        if let (true, Some(input)) = (is_fresh, input.get()) {
            // One may type another name at once.
            simulator.fresh_test.set(None);
            let _ = input.focus();
            input.select();
        }
    });
    view! {
        <TextInput
            value=name
            on_input=move |text| typed.set(Some(text))
            on_commit=keep
            name=word(|words| words.test_name)
            bare=true
            compact=true
            class="grow"
            node_ref=input
        />
    }
}

#[component]
fn Acts(simulator: Simulator, test: Memo<Option<Arc<Scenario>>>) -> impl IntoView {
    let label = say(move |language| words::more_about(&test.get().map(|test| test.name.clone()).unwrap_or_default(), language));
    let items = Signal::derive(move || {
        let (fixed, common) = (simulator.ui.language().simulator(), simulator.ui.language().common());
        let with = move |act: fn(Simulator, &Arc<Scenario>)| {
            move || {
                if let Some(test) = test.get_untracked() {
                    act(simulator, &test);
                }
            }
        };
        vec![
            MenuItem::act(fixed.run_test, with(run_one)).icon(Glyph::Play),
            MenuItem::act(fixed.open_in_simulator, with(open)).icon(Glyph::Flask),
            MenuItem::separator(),
            MenuItem::act(common.delete, with(delete)).icon(Glyph::Trash).danger(),
        ]
    });
    view! { <MenuButton label=label items=items icon=Glyph::More icon_only=true size=Size::Compact /> }
}

fn open(simulator: Simulator, test: &Arc<Scenario>) {
    simulator.load(test);
    simulator.tab.set("chat");
}

fn delete(simulator: Simulator, test: &Arc<Scenario>) {
    match simulator.store.dispatch(Command::DeleteScenario { scenario: test.id.clone() }) {
        Ok(()) => {
            let said = (simulator.ui.language_now().common().deleted)(&test.name);
            simulator.ui.offer_undo(simulator.store, said, Glyph::Trash);
        }
        Err(refused) => simulator.ui.say_refused(simulator.store, &refused),
    }
}

/// What went wrong: the sentence, the moment in words, and after how many events it was.
fn in_words(test: &Scenario, verdict: &Verdict, document: &Document, language: Language) -> Vec<(String, String, usize)> {
    let name =
        |id: &ContactId| test.contacts.iter().find(|contact| contact.id == *id).map_or_else(|| id.to_string(), Contact::display_name);
    let workflow = test.workflow.as_ref().and_then(|id| document.workflow(id)).or(match document.workflows.as_slice() {
        [only] => Some(only),
        _ => None,
    });
    let about = About { document, workflow: workflow.map(|workflow| &**workflow), contacts: &name, language };
    let events = |event: u32| usize::try_from(event).unwrap_or(usize::MAX);
    let mut faults: Vec<(String, String, usize)> = Vec::new();
    if let Some((event, why)) = &verdict.refused {
        let text = words::event_refused(*event, &words::refused(why, document, language), language);
        let before = event.saturating_sub(1);
        faults.push((text, words::at_moment(before, "", language).trim_end_matches([',', ' ']).to_owned(), events(before)));
    }
    let of = |failure: &Failure| {
        let text = (language.simulator().expected_got)(&about.expected(&failure.expected), &about.got(&failure.got));
        (text, words::at_moment(failure.event, &words::time(failure.at, document), language), events(failure.event))
    };
    faults.extend(verdict.failures.iter().map(of));
    faults
}
