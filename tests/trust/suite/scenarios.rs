//! Tables of scenarios: every event with what it does, every expectation where it holds and where it does not.

use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

use serde::Deserialize;
use serde_json::{Value, json};
use trust::{
    watched::Watched,
    worlds::{START, event},
};
use usher_model::{Document, scenario::Scenario, time::Moment};
use usher_scenario::run::{Verdict, setup_of};

fn read(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn table(file: &str) -> Value {
    read(&format!("tests/cases/scenarios/{file}.json"))
}

/// The words by which the committed schema tells events, or expectations, apart.
fn types(of: &str) -> BTreeSet<String> {
    let schema = read("docs/schema/document.json");
    let variants = schema["$defs"][of]["oneOf"].as_array().expect("variants").clone();
    let types: BTreeSet<String> = variants.iter().filter_map(|v| Some(v["properties"]["type"]["const"].as_str()?.to_owned())).collect();
    assert_eq!(types.len(), variants.len());
    types
}

/// Plays a scenario under watch, and then as `usher test` does.
fn run(document: &Arc<Document>, scenario: &Scenario) -> Verdict {
    let mut watched = Watched::new(setup_of(document, scenario));
    for event in &scenario.events {
        if watched.apply(event).is_err() {
            break;
        }
    }
    usher_scenario::run::run(document, scenario)
}

fn scenario(events: &[Value], expect: &Value) -> Scenario {
    let events: Vec<Value> = events.iter().map(|written| serde_json::to_value(event(written)).expect("JSON")).collect();
    let contacts = json!([{ "id": "c1", "firstName": "Ivan" }, { "id": "c2" }, { "id": "c3" }]);
    let written = json!({ "id": "row", "workflow": "w", "start": START, "contacts": contacts, "events": events, "expect": expect });
    serde_json::from_value(written).unwrap_or_else(|e| panic!("{expect}: {e}"))
}

/// A row of the table of events.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventRow {
    name: String,
    /// What differs in the workflow under test.
    #[serde(default)]
    workflow: serde_json::Map<String, Value>,
    #[serde(default)]
    before: Vec<Value>,
    event: Value,
    #[serde(default)]
    later: Vec<Value>,
    expect: Vec<Value>,
}

#[test]
fn every_event_does_what_its_row_says_and_nothing_does_without_it() {
    let rows: Vec<EventRow> = serde_json::from_value(table("events")).unwrap();
    let mut seen = BTreeSet::new();
    for row in rows {
        seen.insert(row.event["type"].as_str().unwrap().to_owned());
        let mut document = table("document");
        document["workflows"][0].as_object_mut().unwrap().extend(row.workflow.clone());
        let document: Arc<Document> = Arc::new(serde_json::from_value(document).unwrap());
        let with = [&row.before[..], std::slice::from_ref(&row.event), &row.later[..]].concat();
        let without = [&row.before[..], &row.later[..]].concat();
        for expect in row.expect {
            let verdict = run(&document, &scenario(&with, &json!([expect])));
            assert!(verdict.passed(), "{}: {:?} {:?}", row.name, verdict.failures, verdict.refused);
            let verdict = run(&document, &scenario(&without, &json!([expect])));
            assert!(!verdict.failures.is_empty(), "{}: {expect} holds without the event", row.name);
        }
    }
    assert_eq!(seen, types("Event"), "each event has a row");
}

/// A row of the table of expectations; without `got` it holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(default)]
    name: String,
    expect: Value,
    #[serde(default)]
    got: Value,
    /// After which event and at what time of the first day it failed; left out: after the last.
    #[serde(default)]
    when: Option<String>,
    /// Where the run was then: `workflow/node`.
    #[serde(default)]
    step: Option<String>,
}

/// What is told of the only expectation of a scenario: `got`, when, and the step; null when it held.
fn told(verdict: &Verdict) -> (Value, Option<String>, Option<String>) {
    assert_eq!(verdict.refused, None);
    let Some(failure) = verdict.failures.first() else { return (Value::Null, None, None) };
    let local = Moment::new(failure.at, 120).to_string();
    let step = failure.step.as_ref().map(|(workflow, node)| format!("{workflow}/{node}"));
    (serde_json::to_value(&failure.got).expect("JSON"), Some(format!("{} {}", failure.event, &local[11..16])), step)
}

#[test]
fn every_expectation_holds_and_fails_as_its_rows_say() {
    let (table, document) = (table("expectations"), Arc::new(serde_json::from_value(table("document")).unwrap()));
    let events = table["events"].as_array().unwrap();
    let (mut held, mut failed) = (BTreeSet::new(), BTreeSet::new());
    for row in serde_json::from_value::<Vec<Row>>(table["rows"].clone()).unwrap() {
        let kind = row.expect["type"].as_str().unwrap().to_owned();
        if row.got.is_null() {
            held.insert(kind)
        } else {
            failed.insert(kind)
        };
        let (got, when, step) = told(&run(&document, &scenario(events, &json!([row.expect]))));
        let expected_when = (!row.got.is_null()).then(|| row.when.unwrap_or_else(|| "7 09:00".to_owned()));
        assert_eq!((got, when, step), (row.got, expected_when, row.step), "{} {}", row.name, row.expect);
    }
    assert_eq!(held, types("Expectation"), "each expectation holds in a row");
    assert_eq!(failed, types("Expectation"), "and fails in another");
}

#[test]
fn of_a_scenario_that_breaks_off_what_was_due_before_is_told() {
    let document = Arc::new(serde_json::from_value(table("document")).unwrap());
    let events = [json!("c1: Hello"), json!("+1 hours"), json!("until 2026-03-02T09:30:00+02:00"), json!("c1: Hello")];
    let expect = json!([
        { "type": "unassigned", "contact": "c1", "after": 1 },
        { "type": "assigned", "contact": "c1", "to": "ana", "after": 2 },
        { "type": "assigned", "contact": "c1", "to": "ana" },
        { "type": "assigned", "contact": "c1", "to": "ana", "within": { "value": 1, "unit": "days" } },
    ]);
    let verdict = run(&document, &scenario(&events, &expect));
    let refused = verdict.refused.as_ref().map(|(event, why)| (*event, why.to_string()));
    assert_eq!(refused, Some((3, "it is 2026-03-02T08:00:00Z already: the clock does not go back to 2026-03-02T07:30:00Z".to_owned())));
    assert_eq!(verdict.failures.iter().map(|failure| (failure.expectation, failure.event)).collect::<Vec<_>>(), [(1, 2)]);
    assert!(!verdict.passed());
    assert_eq!(verdict.trace.last().map(|entry| entry.event), Some(2), "the stops of the clock leave no lines of their own");
}
