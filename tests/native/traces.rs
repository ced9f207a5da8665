//! Golden traces: every scenario of every example, line by line, as `usher simulate` and the app print them.

use std::{collections::BTreeSet, fs, sync::Arc};

use support::golden;
use trust::watched::Watched;
use usher_interop::read;
use usher_model::{Document, scenario::Scenario};
use usher_scenario::{lines, run};

/// The examples with their names, in order.
pub fn examples() -> Vec<(String, Arc<Document>)> {
    let mut examples: Vec<(String, Arc<Document>)> = fs::read_dir(golden::root().join("examples"))
        .expect("examples/")
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|e| e == "json"))
        .map(|entry| {
            let name = entry.path().file_stem().expect("a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(entry.path()).expect("UTF-8");
            let read = read::read(&text).unwrap_or_else(|error| panic!("{name}: {:?}", error.faults));
            (name, Arc::new(read.into_document()))
        })
        .collect();
    examples.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(!examples.is_empty());
    examples
}

/// Plays a scenario event by event, under watch.
fn play(document: &Arc<Document>, scenario: &Scenario) -> String {
    let mut watched = Watched::new(run::setup_of(document, scenario));
    let mut trace = Vec::new();
    for (at, event) in scenario.events.iter().enumerate() {
        trace.extend(watched.apply(event).unwrap_or_else(|refused| panic!("{}, event {}: {refused}", scenario.id, at + 1)));
    }
    lines::of(&trace, &watched.world.state())
}

#[test]
fn scenarios_of_the_examples_leave_the_committed_traces() {
    let (mut faults, mut expected) = (Vec::new(), BTreeSet::new());
    for (name, document) in examples() {
        assert!(!document.scenarios.is_empty(), "{name} has no scenarios");
        for scenario in &document.scenarios {
            let file = format!("{name}.{}.jsonl", scenario.id);
            faults.extend(golden::compare(&format!("tests/traces/{file}"), &play(&document, scenario)).err());
            expected.insert(file);
        }
    }
    let present = fs::read_dir(golden::root().join("tests/traces")).expect("tests/traces").flatten();
    let present = present.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let present: BTreeSet<String> = present.filter(|file| file.ends_with(".jsonl")).collect();
    faults.extend(present.difference(&expected).map(|file| format!("tests/traces/{file} belongs to no scenario: delete it")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn scenarios_of_the_examples_pass() {
    for (name, document) in examples() {
        for scenario in &document.scenarios {
            let verdict = run::run(&document, scenario);
            assert!(verdict.passed(), "{name}, {}: {:?} {:?}", scenario.id, verdict.failures, verdict.refused);
        }
    }
}

#[test]
fn examples_are_in_canonical_form() {
    for (name, _) in examples() {
        let text = fs::read_to_string(golden::root().join(format!("examples/{name}.json"))).expect("UTF-8");
        let canonical = match read::read(&text).expect("no faults").content {
            read::Content::Workspace(document) => usher_interop::write::workspace(&document),
            read::Content::Workflow(file) => usher_interop::write::workflow(&file),
        };
        golden::compare(&format!("examples/{name}.json"), &canonical).unwrap_or_else(|fault| panic!("{fault}"));
    }
}
