//! `usher simulate` and `usher test` as programs: what they print, and their exit status.

use std::{fs, path::PathBuf};

use support::{
    cli::usher,
    golden::{self, root},
};

/// A file of a test, in the folder for such files below target/; gone with the next `cargo clean`.
pub fn file(name: &str, text: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(name);
    fs::write(&path, text).expect("a file that can be written");
    path.to_string_lossy().into_owned()
}

/// The example, to be changed.
pub fn example() -> serde_json::Value {
    let text = fs::read_to_string(root().join("examples/inbound.json")).expect("the example");
    serde_json::from_str(&text).expect("JSON")
}

/// The events of a scenario of the example, as a file of events.
fn events_of(example: &serde_json::Value, id: &str) -> serde_json::Value {
    let scenarios = example["scenarios"].as_array().expect("scenarios");
    let scenario = scenarios.iter().find(|scenario| scenario["id"] == id).expect("a scenario of this id");
    serde_json::json!({ "start": scenario["start"], "contacts": scenario["contacts"], "users": scenario["users"], "events": scenario["events"] })
}

#[test]
fn simulate_prints_the_trace_and_the_state() {
    let example = example();
    for scenario in example["scenarios"].as_array().expect("scenarios") {
        let id = scenario["id"].as_str().expect("an id");
        let events = file(&format!("events-{id}.json"), &events_of(&example, id).to_string());
        let said = usher(&["simulate", "examples/inbound.json", "--events", &events]);
        assert_eq!((said.status, said.err.as_str()), (0, ""), "{id}");
        golden::compare(&format!("tests/traces/inbound.{id}.jsonl"), &said.out).unwrap_or_else(|fault| panic!("{fault}"));
    }
}

#[test]
fn a_draft_runs_from_its_own_file_and_not_from_a_workspace() {
    let example = example();
    let mut script = events_of(&example, "buyer-gets-sales");
    let workspace = serde_json::json!({
        "format": "usher/workspace", "version": 1, "workspace": example["workspace"], "workflows": [example["workflow"]], "scenarios": []
    });
    let document = file("workspace-of-drafts.json", &workspace.to_string());
    let silent = usher(&["simulate", &document, "--events", &file("events-draft.json", &script.to_string())]);
    assert_eq!(silent.status, 0);
    assert!(!silent.out.contains("messageSent"), "{}", silent.out);
    script["workflow"] = "inbound".into();
    let named = usher(&["simulate", &document, "--events", &file("events-named.json", &script.to_string())]);
    golden::compare("tests/traces/inbound.buyer-gets-sales.jsonl", &named.out).unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn names_cannot_steer_the_terminal() {
    let mut example = example();
    let steering = "\u{1b}[2J\u{9b}31m\r\u{202e}";
    example["scenarios"][0]["contacts"][0]["firstName"] = steering.into();
    example["scenarios"][0]["name"] = steering.into();
    example["scenarios"][0]["expect"] = serde_json::json!([{ "type": "messageSent", "contact": "ivan", "equals": steering }]);
    let document = file("steering.json", &example.to_string());
    let events = file("events-steering.json", &events_of(&example, "buyer-gets-sales").to_string());
    let simulated = usher(&["simulate", &document, "--events", &events]);
    let tested = usher(&["test", &document]);
    assert_eq!((simulated.status, tested.status), (0, 1));
    for text in [&simulated.out, &simulated.err, &tested.out, &tested.err] {
        assert!(!text.chars().any(|c| c != '\n' && usher_scenario::lines::steers(c)), "{text:?}");
    }
    assert!(tested.out.contains(r"\u{1b}[2J"), "{}", tested.out);
    let sent = simulated.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let texts: Vec<String> = sent.filter_map(|line| Some(line.get("text")?.as_str()?.to_owned())).collect();
    assert_eq!(texts, [format!("Hi {steering}! How can we help?")]);
}

#[test]
fn what_does_not_exist_is_told_and_stops_nothing() {
    let script = serde_json::json!({
        "start": "2026-03-02T09:00:00+02:00", "contacts": [{ "id": "c1", "tags": ["gold"] }], "users": [{ "id": "eve", "status": "online" }],
        "events": [
            { "type": "addTags", "contact": "c1", "tags": ["gold"], "by": "api" }, { "type": "assign", "contact": "c1", "to": "eve", "by": "eve" },
            { "type": "stopRun", "contact": "c1", "workflow": "nowhere" }, { "type": "httpAnswer", "node": "nowhere", "status": 200 }
        ]
    });
    let said = usher(&["simulate", "examples/inbound.json", "--events", &file("events-missing.json", &script.to_string())]);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    let lines: Vec<serde_json::Value> = said.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let told: Vec<String> = lines
        .iter()
        .filter(|line| line["notice"]["code"] == "missing")
        .map(|line| format!("{} {} {} {}", line["event"], line["kind"], line["notice"]["what"], line["notice"]["name"]).replace('"', ""))
        .collect();
    let expected = [
        "1 warning user eve",
        "1 warning tag gold",
        "1 error tag gold",
        "2 error user eve",
        "3 error workflow nowhere",
        "4 error step nowhere",
    ];
    assert_eq!(told, expected);
    let mut nothing = script;
    nothing["events"] = serde_json::json!([]);
    let said = usher(&["simulate", "examples/inbound.json", "--events", &file("events-none.json", &nothing.to_string())]);
    assert_eq!((said.status, said.out.lines().count()), (0, 3), "both are told although nothing happens: {}", said.out);
}

#[test]
fn test_counts_and_tells_what_failed() {
    let said = usher(&["test", "examples/inbound.json"]);
    let scenarios = example()["scenarios"].as_array().expect("scenarios").len();
    assert_eq!((said.status, said.out.as_str()), (0, format!("{scenarios} passed, 0 failed\n").as_str()));

    let mut broken = example();
    broken["scenarios"] = serde_json::json!([broken["scenarios"][0], broken["scenarios"][1]]);
    broken["scenarios"][0]["expect"] = serde_json::json!([
        { "type": "assigned", "contact": "ivan", "to": "ana" },
        { "type": "assigned", "contact": "ivan", "to": "boris" },
        { "type": "waiting", "contact": "ivan", "workflow": "inbound", "node": "assign", "after": 1 },
    ]);
    let path = file("broken.json", &broken.to_string());
    let said = usher(&["test", &path]);
    assert_eq!(said.status, 1);
    let expected = format!(
        "{path}: buyer-gets-sales (A buyer reaches Sales)
  expectation 2, after event 2, 2026-03-02T09:00:00+02:00, at step assign
    expected {{\"type\":\"assigned\",\"contact\":\"ivan\",\"to\":\"boris\"}}
    got      assigned to ana
  expectation 3, after event 1, 2026-03-02T09:00:00+02:00, at step need
    expected {{\"type\":\"waiting\",\"contact\":\"ivan\",\"workflow\":\"inbound\",\"node\":\"assign\",\"after\":1}}
    got      waiting at need until 2026-03-02T07:15:00Z
1 passed, 1 failed
"
    );
    assert_eq!(said.out, expected);
}

#[test]
fn coverage_names_what_no_scenario_passes() {
    let name = "coverage of inbound (Inbound conversations)";
    let said = usher(&["test", "--coverage", "examples/inbound.json"]);
    assert_eq!(said.out.lines().next(), Some(format!("examples/inbound.json: {name}: 6 of 6 steps, 11 of 11 ports").as_str()));
    let mut one = example();
    one["scenarios"] = serde_json::json!([one["scenarios"][0]]);
    // A branch, of whose ports none is ever left by.
    let branch = serde_json::json!({ "id": "b", "type": "branch", "config": { "branches": [{ "id": "fr", "name": "French" }] } });
    one["workflow"]["nodes"].as_array_mut().expect("nodes").push(branch);
    let path = file("one.json", &one.to_string());
    let said = usher(&["test", &path, "--coverage", "examples/inbound.json"]);
    let expected = format!(
        "{path}: {name}: 4 of 7 steps, 4 of 13 ports
  not visited: keep (Dedicated agent)
  not visited: sorry (Nobody is free)
  not visited: b (Branch)
  not taken:   invalid of need (What do you need?)
  not taken:   timeout of need (What do you need?)
  not taken:   dedicated of route (Which team?)
  not taken:   default of route (Which team?)
  not taken:   assigned of keep (Dedicated agent)
  not taken:   timeout of assign (Free agent of the team)
  not taken:   next of sorry (Nobody is free)
  not taken:   fr (French) of b (Branch)
  not taken:   else of b (Branch)
examples/inbound.json: {name}: 6 of 6 steps, 11 of 11 ports
"
    );
    assert!(said.out.starts_with(&expected), "{}", said.out);
    assert_eq!(said.status, 0);
}

#[test]
fn bad_files_and_bad_usage_are_told_apart_from_failures() {
    let nowhere = usher(&["test", "examples/nowhere.json", "examples/inbound.json"]);
    assert_eq!(nowhere.status, 2);
    assert!(nowhere.err.contains("examples/nowhere.json"), "{}", nowhere.err);
    assert!(nowhere.out.contains(" passed, 0 failed\n"), "the other file is tested: {}", nowhere.out);

    let mut unknown_key = example();
    unknown_key["workflow"]["nodez"] = serde_json::json!([]);
    let said = usher(&["test", &file("unknown-key.json", &unknown_key.to_string())]);
    assert_eq!((said.status, said.out.as_str()), (2, "0 passed, 0 failed\n"));
    assert!(said.err.contains("nodez"), "{}", said.err);

    let events =
        file("events-bad.json", r#"{"start":"2026-03-02T09:00:00Z","contacts":[],"events":[{"type":"advance","value":-1,"unit":"days"}]}"#);
    let back = usher(&["simulate", "examples/inbound.json", "--events", &events]);
    assert_eq!((back.status, back.out.as_str()), (2, ""));
    assert!(back.err.contains("event 1"), "{}", back.err);

    assert_eq!(usher(&["simulate", "examples/inbound.json"]).status, 2, "no events");
    assert_eq!(usher(&["test"]).status, 2, "no file");
    assert_eq!(usher(&["frobnicate"]).status, 2);
}
