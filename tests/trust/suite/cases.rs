//! The tables: each row is a rule, run through a real world. Every type has its file.

use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

use serde_json::Value;
use trust::{
    watched::Watched,
    worlds::{Case, START, event, lines, short},
};
use usher_engine::World;
use usher_model::{Document, NodeType, time::Moment};

pub fn table(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let cases: Vec<Case> = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    assert!(!cases.is_empty(), "{} has no rows", path.display());
    cases
}

/// Runs a row; gives the lines that it compares. Whatever happens, nothing may be broken after any event, and the world goes on as the
/// one that was written down and taken up again: nothing can hide.
fn run(case: &Case, node_type: NodeType) -> Vec<String> {
    let start: Moment = case.start.unwrap_or_else(|| START.parse().expect("an instant"));
    let mut watched = Watched::new(case.setup(case.document(node_type.as_str(), node_type.is_trigger())));
    let mut seen = Vec::new();
    for written in &case.events {
        let event = event(written);
        let entries = watched.world.apply(&event).unwrap_or_else(|refused| panic!("{}: {written}: {refused}", case.name));
        watched.world = taken_up(&watched.world, watched.world.document());
        if let Err(fault) = watched.follow(&event, &entries) {
            panic!("{}: after {written}: {fault}\n{}", case.name, serde_json::to_string_pretty(&lines(&entries)).expect("JSON"));
        }
        seen.extend(lines(&entries).iter().filter(|line| case.looks_at(line)).map(|line| short(line, start)));
    }
    seen
}

/// The world after it was written down, with a document.
fn taken_up(world: &World, document: &Arc<Document>) -> World {
    let text = serde_json::to_string(&world.save()).expect("a world is JSON");
    World::restore(Arc::clone(document), serde_json::from_str(&text).expect("what was written is read")).expect("the same steps")
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

pub fn cases_dir() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases")
}

#[test]
fn every_type_keeps_its_table() {
    let mut failures = Vec::new();
    for node_type in NodeType::ALL.into_iter() {
        let file = format!("steps/{}.json", node_type.as_str());
        failures.extend(check(&table(&cases_dir().join(&file)), node_type, &file));
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n\n"));
}

#[test]
fn every_table_is_run() {
    let runnable: BTreeSet<String> = NodeType::ALL.into_iter().map(|t| format!("{}.json", t.as_str())).collect();
    for entry in fs::read_dir(cases_dir().join("steps")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(runnable.contains(&name), "tests/cases/steps/{name} belongs to no type");
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
fn who_was_enrolled_before_the_switch_was_turned_on_is_not_enrolled_again() {
    let row = |once: bool| -> Case {
        let config = serde_json::json!({ "oncePerContact": once });
        serde_json::from_value(serde_json::json!({ "name": "once", "config": config, "events": [], "expect": [] })).expect("a row")
    };
    let document = |once| Arc::new(row(once).document("conversationOpened", true));
    let mut world = row(false).world(Document::clone(&document(false)));
    for text in ["c1: Hello", "c1 is closed by ana"] {
        world.apply(&event(&Value::from(text))).expect("everybody is there");
    }
    let mut world = taken_up(&world, &document(true));
    let entries = world.apply(&event(&Value::from("c1: Hello again"))).expect("everybody is there");
    assert!(lines(&entries).iter().any(|line| line["why"] == "once per contact"), "{entries:?}");
}

/// Two workflows of which each starts the other by what it does, without an end: the first one's trigger, its nodes and edges, the
/// second one, and what begins it.
fn round_and_round(node_type: &str, nodes: Value, edges: Value, other: Value, begins: &str) {
    let case: Case = serde_json::from_value(serde_json::json!({
        "name": "round and round", "events": [], "expect": [], "nodes": nodes, "edges": edges, "others": [other]
    }))
    .expect("a row");
    let mut world = case.world(case.document(node_type, true));
    let entries = world.apply(&event(&Value::from(begins))).expect("everybody is there");
    let guarded = lines(&entries).iter().filter(|line| line["reason"] == "loop_guard").count();
    assert!(guarded > 0, "something must have been stopped");
    assert!(entries.len() < 20_000, "{} lines for one event", entries.len());
    assert_eq!(world.broken(), []);
}

#[test]
fn workflows_that_open_and_close_in_turn_come_to_an_end() {
    round_and_round(
        "conversationClosed",
        serde_json::json!({ "open": { "type": "openConversation" }, "close": { "type": "closeConversation" } }),
        serde_json::json!(["start next open", "open next close"]),
        serde_json::json!({
            "id": "v", "status": "published", "edges": ["t next close", "close next open"],
            "nodes": [{ "id": "t", "type": "conversationOpened" }, { "id": "close", "type": "closeConversation" }, { "id": "open", "type": "openConversation" }]
        }),
        "c1: Hello",
    );
}

#[test]
fn workflows_that_give_the_contact_to_each_other_come_to_an_end() {
    let to = |user: &str| serde_json::json!({ "target": { "kind": "user", "user": user } });
    let wants = |user: &str| serde_json::json!({ "to": { "kind": "user", "user": user } });
    round_and_round(
        "assigneeUpdated",
        serde_json::json!({ "start": { "type": "assigneeUpdated", "config": wants("ana") }, "s": { "type": "assignTo", "config": to("ben") } }),
        serde_json::json!(["start next s"]),
        serde_json::json!({
            "id": "v", "status": "published", "edges": ["t next s"],
            "nodes": [{ "id": "t", "type": "assigneeUpdated", "config": wants("ben") }, { "id": "s", "type": "assignTo", "config": to("ana") }]
        }),
        "c1 goes to ana by ana",
    );
}

#[test]
fn waits_of_no_time_do_not_hide_that_workflows_go_round() {
    let ask = serde_json::json!({ "text": "?", "question": { "type": "text" }, "timeout": { "value": 0, "unit": "seconds" } });
    let to = |user: &str| serde_json::json!({ "target": { "kind": "user", "user": user } });
    let wants = |user: &str| serde_json::json!({ "to": { "kind": "user", "user": user } });
    round_and_round(
        "assigneeUpdated",
        serde_json::json!({
            "start": { "type": "assigneeUpdated", "config": wants("ana") }, "ask": { "type": "askQuestion", "config": ask }, "s": { "type": "assignTo", "config": to("ben") }
        }),
        serde_json::json!(["start next ask", "ask timeout s"]),
        serde_json::json!({
            "id": "v", "status": "published", "edges": ["t next ask", "ask timeout s"],
            "nodes": [
                { "id": "t", "type": "assigneeUpdated", "config": wants("ben") }, { "id": "ask", "type": "askQuestion", "config": ask },
                { "id": "s", "type": "assignTo", "config": to("ana") }
            ]
        }),
        "c1 goes to ana by ana",
    );
}
