//! The tests of each workflow, run one after the other while nothing else is to be done, and how many pass.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use usher_model::{ids::WorkflowId, scenario::Scenario};
use usher_scenario::run;
use usher_wording::pages;

use crate::platform::clock;
use crate::state::{Store, Ui};

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

/// Runs all tests of the store, and again after each change, for as long as the current owner lives.
#[must_use]
pub fn run_all(store: Store) -> RwSignal<BTreeMap<WorkflowId, Passed>> {
    let results = RwSignal::new(BTreeMap::new());
    Effect::new(move |_| {
        let revision = store.revision();
        spawn_local(async move {
            let document = store.snapshot();
            let mut found: BTreeMap<WorkflowId, Passed> = BTreeMap::new();
            let of = |scenario: &Scenario| scenario.workflow.clone().or_else(|| run::only_workflow(&document));
            for workflow in document.scenarios.iter().filter_map(|scenario| of(scenario)) {
                found.entry(workflow).or_default().all += 1;
            }
            for scenario in &document.scenarios {
                // Between two tests the page may answer to the person, who may have changed everything or left.
                clock::pause(0).await;
                if store.revision_if_open() != Some(revision) {
                    return;
                }
                if run::run(&document, scenario).passed()
                    && let Some(passed) = of(scenario).and_then(|workflow| found.get_mut(&workflow))
                {
                    passed.passed += 1;
                }
            }
            found.values_mut().for_each(|passed| passed.is_complete = true);
            _ = results.try_set(found);
        });
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
