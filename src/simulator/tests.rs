//! The tests of the workflow: saved from the session, run with one press, and kept in the document.

use std::sync::Arc;

use leptos::prelude::*;
use usher_editor::{command::Command, fresh};
use usher_interop::write;
use usher_model::{
    event::Event,
    ids::{ScenarioId, WorkflowId},
    scenario::Scenario,
};
use usher_scenario::{record, run};
use usher_wording::{names, simulator as words};

use super::test_row::TestRow;
use super::words::word;
use crate::state::{Judged, Simulator, desk::Desk};
use crate::ui::prelude::*;
use crate::work::{self, Job, News};

/// Saves the session as a test and shows it, with its name ready to be changed.
pub fn save(simulator: Simulator) {
    let language = simulator.ui.language_now();
    let is_empty = simulator.with_untracked(|desk| desk.session.cursor() == 0).unwrap_or(true);
    // A test refers to channels of the workspace, not to one that stands in.
    if is_empty || !simulator.keep_channel() {
        return;
    }
    let scenario = simulator.with_untracked(|desk| {
        let name = name_of(desk, language);
        let id = simulator.store.with_untracked(|document| fresh::scenario(document, &name));
        let mut scenario = record::save_as_test(&desk.session, id, &name);
        // Another workflow may join the document later; the test stays with this one.
        scenario.workflow = Some(desk.workflow.clone());
        scenario
    });
    let Some(scenario) = scenario else { return };
    let (id, name) = (scenario.id.clone(), scenario.name.clone());
    match simulator.store.dispatch(Command::AddScenario { scenario: Arc::new(scenario) }) {
        Ok(()) => {
            simulator.fresh_test.set(Some(id));
            simulator.tab.set("tests");
            simulator.ui.offer_undo(simulator.store, (language.simulator().test_saved)(&name), Glyph::Check);
        }
        Err(refused) => simulator.ui.say_refused(simulator.store, &refused),
    }
}

/// The first message and what came of it.
fn name_of(desk: &Desk, language: usher_wording::Language) -> String {
    let events = &desk.session.events()[..desk.session.cursor()];
    let first = events.iter().find_map(|event| {
        let Event::ContactMessage { contact, text, choice, .. } = event else { return None };
        Some((contact, text.as_deref().or(choice.as_deref())))
    });
    let (contact, said) = first.unwrap_or((&desk.contact, None));
    let assignee = desk.session.world().contact(contact).and_then(|contact| contact.assignee.as_ref());
    let assignee = assignee.map(|user| names::user(user, desk.document()));
    words::test_name(&desk.name_of(contact), said, assignee.as_deref(), language)
}

/// The tests of a workflow.
fn tests_of(simulator: Simulator, workflow: &WorkflowId) -> Vec<Arc<Scenario>> {
    simulator.store.with_untracked(|document| {
        let only = run::only_workflow(document);
        let of = |scenario: &&Arc<Scenario>| scenario.workflow.as_ref().or(only.as_ref()) == Some(workflow);
        document.scenarios.iter().filter(of).cloned().collect()
    })
}

/// Runs all tests of the workflow in a worker, so that the page answers meanwhile.
pub fn run_all(simulator: Simulator) {
    let Some(workflow) = simulator.with_untracked(|desk| desk.workflow.clone()) else { return };
    let tests = tests_of(simulator, &workflow);
    simulator.tab.set("tests");
    if tests.is_empty() || simulator.running.get_untracked().is_some() {
        return;
    }
    let document = simulator.store.with_untracked(write::workspace);
    let job = Job::Tests { document, tests: tests.iter().map(|test| test.id.clone()).collect() };
    let all = tests.len();
    let mut passed = 0;
    let hear = move |news| match news {
        News::Test { test, passed: true } => {
            passed += 1;
            judge(simulator, test, Judged::Passed);
        }
        // Why it failed is found out here, where it is shown.
        News::Test { test, passed: false } => {
            if let Some(scenario) = tests.iter().find(|scenario| scenario.id == test) {
                run_one(simulator, scenario);
            }
            step(simulator);
        }
        News::Done => {
            simulator.stop_tests();
            let language = simulator.ui.language_now();
            simulator.ui.announcer.say((language.simulator().passed_of)(count(passed), count(all)));
        }
        News::Failed { .. } => cannot_run(simulator),
        News::Ready | News::Trace { .. } => {}
    };
    simulator.running.set(Some((0, all)));
    match work::start(&job, hear) {
        Ok(running) => simulator.tester.set_value(Some(running)),
        Err(_) => cannot_run(simulator),
    }
}

fn cannot_run(simulator: Simulator) {
    simulator.stop_tests();
    simulator.ui.toaster.say(simulator.ui.language_now().simulator().tests_not_run);
}

fn judge(simulator: Simulator, test: ScenarioId, judged: Judged) {
    simulator.verdicts.update(|verdicts| _ = verdicts.insert(test, judged));
    step(simulator);
}

fn step(simulator: Simulator) {
    simulator.running.update(|running| *running = running.map(|(done, all)| (done + 1, all)));
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Runs a test on the page.
pub fn run_one(simulator: Simulator, scenario: &Arc<Scenario>) {
    let judged = Judged::of(run::run(&simulator.store.snapshot(), scenario));
    simulator.verdicts.update(|verdicts| _ = verdicts.insert(scenario.id.clone(), judged));
}

/// The panel.
#[component]
pub fn Tests(
    /// The simulator.
    simulator: Simulator,
    /// The tab that is seen.
    #[prop(into)]
    tab: Signal<&'static str>,
) -> impl IntoView {
    let is_seen = Memo::new(move |_| tab.get() == "tests");
    view! {
        <Show when=move || is_seen.get()>
            <Panel simulator=simulator />
        </Show>
    }
}

#[component]
fn Panel(simulator: Simulator) -> impl IntoView {
    let ui = simulator.ui;
    let tests = Memo::new(move |_| {
        let _ = simulator.store.revision();
        let workflow = simulator.with(|desk| desk.workflow.clone());
        workflow.map(|workflow| tests_of(simulator, &workflow)).unwrap_or_default()
    });
    let ids = Memo::new(move |_| tests.get().into_iter().map(|test| test.id.clone()).collect::<Vec<ScenarioId>>());
    let nothing = Memo::new(move |_| simulator.with(|desk| desk.session.cursor() == 0).unwrap_or(true));
    let cannot_save =
        Signal::derive(move || if nothing.get() { ui.language().simulator().nothing_to_save.to_owned() } else { String::new() });
    let is_running = Memo::new(move |_| simulator.running.get().is_some());
    let cannot_run =
        Signal::derive(move || if tests.with(Vec::is_empty) { ui.language().simulator().no_tests.to_owned() } else { String::new() });
    let summary = move || {
        let language = ui.language();
        if let Some((done, all)) = simulator.running.get() {
            return words::progress(done, all, language);
        }
        let (passed, run) = simulator.verdicts.with(|verdicts| {
            let of = |id: &ScenarioId| verdicts.get(id).map(|verdict| verdict.passed());
            ids.with(|ids| (ids.iter().filter(|id| of(id) == Some(true)).count(), ids.iter().filter(|id| of(id).is_some()).count()))
        });
        if run == 0 { String::new() } else { (language.simulator().passed_of)(count(passed), count(run)) }
    };
    let row = move |id: ScenarioId| {
        let test = Memo::new(move |_| tests.with(|tests| tests.iter().find(|test| test.id == id).cloned()));
        view! { <TestRow simulator=simulator test=test /> }
    };
    view! {
        <div class="dock__head">
            <Button
                label=word(|words| words.save_as_test)
                icon=Glyph::Import
                size=Size::Compact
                refused=cannot_save
                on_press=move || save(simulator)
            />
            {move || {
                if is_running.get() {
                    view! {
                        <Button label=word(|words| words.stop_tests) icon=Glyph::Cross size=Size::Compact on_press=move || simulator.stop_tests() />
                    }
                        .into_any()
                } else {
                    view! {
                        <Button
                            label=word(|words| words.run_all_tests)
                            icon=Glyph::Flask
                            size=Size::Compact
                            refused=cannot_run
                            on_press=move || run_all(simulator)
                        />
                    }
                        .into_any()
                }
            }}
            <span class="grow"></span>
            <span class="muted num">{summary}</span>
        </div>
        <Show
            when=move || ids.with(|ids| !ids.is_empty())
            fallback=|| {
                view! {
                    <EmptyState title=word(|words| words.no_tests_title) text=word(|words| words.no_tests) icon=Glyph::Flask />
                }
            }
        >
            <ul class="tests" role="list" aria-label=word(|words| words.test_list)>
                <For each=move || ids.get() key=ScenarioId::clone let:id>
                    {row(id)}
                </For>
            </ul>
        </Show>
    }
}
