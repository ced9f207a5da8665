//! The tables: each row is a rule, run through a real world. Every type that the engine runs has its file.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;
use trust::worlds::{Case, START, event, lines, short};
use usher_engine::World;
use usher_model::{NodeType, time::Moment};

fn table(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let cases: Vec<Case> = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    assert!(!cases.is_empty(), "{} has no rows", path.display());
    cases
}

/// Runs a row; gives the lines that it compares. Whatever happens, nothing may be broken after any event.
fn run(case: &Case, node_type: NodeType) -> Vec<String> {
    let start: Moment = case.start.unwrap_or_else(|| START.parse().expect("an instant"));
    let mut world: World = case.world(case.document(node_type.as_str(), node_type.is_trigger()));
    let mut seen = Vec::new();
    for written in &case.events {
        let entries = world.apply(&event(written)).unwrap_or_else(|refused| panic!("{}: {written}: {refused}", case.name));
        let broken = world.broken();
        assert!(broken.is_empty(), "{}: after {written}: {broken:?}", case.name);
        seen.extend(lines(&entries).iter().filter(|line| case.looks_at(line)).map(|line| short(line, start)));
    }
    seen
}

/// Runs a table; gives what is wrong with it.
fn check(cases: &[Case], node_type: NodeType, file: &str) -> Vec<String> {
    let mut failures = Vec::new();
    let mut names = BTreeSet::new();
    for case in cases {
        assert!(names.insert(&case.name), "{file}: two rows are called {}", case.name);
        let got = run(case, node_type);
        if got != case.expect {
            let write = |lines: &[String]| serde_json::to_string_pretty(lines).expect("texts are JSON");
            failures.push(format!("{file}: {}\nexpected {}\ngot {}", case.name, write(&case.expect), write(&got)));
        }
    }
    failures
}

fn cases_dir() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases")
}

#[test]
fn every_type_keeps_its_table() {
    let mut failures = Vec::new();
    for node_type in NodeType::ALL.into_iter().filter(|node_type| usher_engine::runs(*node_type)) {
        let file = format!("steps/{}.json", node_type.as_str());
        failures.extend(check(&table(&cases_dir().join(&file)), node_type, &file));
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n\n"));
}

#[test]
fn every_table_is_run() {
    let runnable: BTreeSet<String> =
        NodeType::ALL.into_iter().filter(|t| usher_engine::runs(*t)).map(|t| format!("{}.json", t.as_str())).collect();
    for entry in fs::read_dir(cases_dir().join("steps")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(runnable.contains(&name), "tests/cases/steps/{name} belongs to no type that the engine runs");
    }
}

#[test]
fn rules_that_need_several_steps_hold() {
    for entry in fs::read_dir(cases_dir().join("rules")).unwrap() {
        let path = entry.unwrap().path();
        let failures = check(&table(&path), NodeType::Wait, &path.file_name().unwrap().to_string_lossy());
        assert!(failures.is_empty(), "\n{}", failures.join("\n\n"));
    }
}

#[test]
fn a_step_that_is_not_run_yet_says_so() {
    for node_type in NodeType::ALL.into_iter().filter(|t| !t.is_trigger() && !usher_engine::runs(*t)) {
        let case: Case = serde_json::from_value(serde_json::json!({ "name": "not yet", "events": ["c1: Hello"], "expect": [] })).unwrap();
        let mut world = case.world(case.document(node_type.as_str(), false));
        let entries = world.apply(&event(&Value::from("c1: Hello"))).unwrap();
        let start: Moment = START.parse().unwrap();
        let seen: Vec<String> = lines(&entries).iter().map(|line| short(line, start)).collect();
        let notice = format!("step: error {{\"code\":\"notRunYet\",\"step\":\"{}\"}}", node_type.as_str());
        assert_eq!(seen[seen.len() - 2..], [notice, "step: ended step_error".to_owned()], "{node_type:?}");
    }
}

#[test]
fn workflows_that_open_and_close_in_turn_come_to_an_end() {
    let case: Case = serde_json::from_value(serde_json::json!({
        "name": "round and round", "events": [], "expect": [],
        "nodes": { "open": { "type": "openConversation" }, "close": { "type": "closeConversation" } },
        "edges": ["start next open", "open next close"],
        "others": [{
            "id": "v", "status": "published", "edges": ["t next close", "close next open"],
            "nodes": [{ "id": "t", "type": "conversationOpened" }, { "id": "close", "type": "closeConversation" }, { "id": "open", "type": "openConversation" }]
        }]
    }))
    .unwrap();
    let mut world = case.world(case.document("conversationClosed", true));
    let entries = world.apply(&event(&Value::from("c1: Hello"))).unwrap();
    let guarded = lines(&entries).iter().filter(|line| line["reason"] == "loop_guard").count();
    assert!(guarded > 0, "something must have been stopped");
    assert!(entries.len() < 20_000, "{} lines for one message", entries.len());
    assert_eq!(world.broken(), []);
}
