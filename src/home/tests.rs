//! The tests of each workflow, run in a worker, and how many pass.

use std::collections::BTreeMap;

use leptos::prelude::*;
use usher_interop::write;
use usher_model::{
    ids::{ScenarioId, WorkflowId},
    scenario::Scenario,
};
use usher_scenario::run;
use usher_wording::pages;

use crate::state::{Store, Ui};
use crate::work::{self, Job, News};

/// How many tests of a workflow pass, and of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// Those that pass, of those that have been run.
    pub passed: usize,
    /// All.
    pub all: usize,
    /// Whether all have been run.
    pub is_complete: bool,
}

/// Runs all tests of the store in a worker, and again after each change, for as long as the current owner lives.
#[must_use]
pub fn run_all(store: Store) -> RwSignal<BTreeMap<WorkflowId, Passed>> {
    let results = RwSignal::new(BTreeMap::new());
    let running = StoredValue::new_local(None);
    Effect::new(move |_| {
        let _ = store.revision();
        // What the last run would still find is about a document that is no more.
        running.set_value(None);
        let document = store.snapshot();
        let of = |scenario: &Scenario| scenario.workflow.clone().or_else(|| run::only_workflow(&document));
        let workflows: BTreeMap<ScenarioId, WorkflowId> =
            document.scenarios.iter().filter_map(|scenario| Some((scenario.id.clone(), of(scenario)?))).collect();
        let mut found: BTreeMap<WorkflowId, Passed> = BTreeMap::new();
        for workflow in workflows.values() {
            found.entry(workflow.clone()).or_default().all += 1;
        }
        if workflows.is_empty() {
            results.set(found);
            return;
        }
        let job = Job::Tests { document: write::workspace(&document), tests: workflows.keys().cloned().collect() };
        let hear = move |news| match news {
            News::Test { test, passed } => {
                if let Some(of) = workflows.get(&test).and_then(|workflow| found.get_mut(workflow)) {
                    of.passed += usize::from(passed);
                }
            }
            News::Done => {
                found.values_mut().for_each(|passed| passed.is_complete = true);
                _ = results.try_set(std::mem::take(&mut found));
            }
            // Then no number is shown, as before the tests have been run.
            News::Failed { .. } | News::Ready | News::Trace { .. } => {}
        };
        running.set_value(work::start(&job, hear).ok());
    });
    results
}

/// The cell of a row: a ring that is as full as tests pass, and the numbers.
#[component]
pub fn Tests(
    /// Which workflow.
    id: WorkflowId,
    /// What [`run_all`] found.
    results: RwSignal<BTreeMap<WorkflowId, Passed>>,
) -> impl IntoView {
    let ui = Ui::get();
    let passed = Memo::new(move |_| results.with(|results| results.get(&id).copied()).filter(|passed| passed.is_complete));
    let is_none = move || passed.get().is_none_or(|passed| passed.all == 0);
    #[expect(clippy::cast_precision_loss, reason = "nobody writes 2^53 tests")]
    let share = move || passed.get().map_or(0.0, |passed| passed.passed as f64 / passed.all.max(1) as f64).to_string();
    let says = move || {
        let language = ui.language();
        match passed.get().filter(|passed| passed.all > 0) {
            Some(Passed { passed, all, .. }) => pages::of(passed, all, language),
            None => language.pages().no_tests.to_owned(),
        }
    };
    view! {
        <span class="list__tests" class:muted=is_none>
            <span class="ring" data-empty=is_none style=("--value", share)></span>
            <span>{says}</span>
        </span>
    }
}
