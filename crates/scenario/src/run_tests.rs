//! Tables of expectations that hold, and of what is told when they do not.

use super::*;
use crate::sample;

/// Runs a scenario of the example with other expectations.
fn failures(id: &str, expect: serde_json::Value) -> Vec<String> {
    let mut scenario = sample::scenario(id);
    scenario.expect = serde_json::from_value(expect).unwrap();
    let verdict = run(&sample::document(), &scenario);
    let told = |failure: &Failure| {
        let got = serde_json::to_string(&failure.got).unwrap();
        format!("{} after {} at {}: {got}", failure.expectation, failure.event, &failure.at.to_string()[11..16])
    };
    verdict.failures.iter().map(told).collect()
}

#[test]
fn every_scenario_of_the_example_passes() {
    let document = sample::document();
    assert!(document.scenarios.len() >= 5);
    for scenario in &document.scenarios {
        let verdict = run(&document, scenario);
        assert!(verdict.passed(), "{}: {:?} {:?}", scenario.id, verdict.failures, verdict.refused);
        assert!(!scenario.expect.is_empty());
    }
}

#[test]
fn a_failure_says_what_there_was_and_when() {
    let told = failures(
        "buyer-gets-sales",
        serde_json::json!([
            { "type": "messageSent", "contact": "ivan", "contains": "Goodbye" },
            { "type": "noMessage", "contact": "ivan", "after": 1 },
            { "type": "assigned", "contact": "ivan", "to": "boris" },
            { "type": "assigned", "contact": "ivan", "to": "ana", "after": 1 },
            { "type": "unassigned", "contact": "ivan" },
            { "type": "team", "contact": "ivan", "team": "support" },
            { "type": "team", "contact": "ivan", "team": null },
            { "type": "hasTag", "contact": "ivan", "tag": "vip" },
            { "type": "lacksTag", "contact": "ivan", "tag": "lead" },
            { "type": "field", "contact": "ivan", "field": "need", "equals": null },
            { "type": "lifecycle", "contact": "ivan", "stage": "customer" },
            { "type": "conversation", "contact": "ivan", "status": "closed" },
            { "type": "variable", "contact": "ivan", "workflow": "inbound", "name": "need", "equals": "Get help" },
            { "type": "visited", "node": "keep" },
            { "type": "notVisited", "node": "need", "workflow": "inbound" },
            { "type": "waiting", "contact": "ivan", "workflow": "inbound", "node": "need" },
            { "type": "waiting", "contact": "ivan", "workflow": "inbound", "node": "assign", "after": 1 },
            { "type": "ended", "contact": "ivan", "workflow": "inbound", "reason": "timeout" },
            { "type": "ended", "contact": "ivan", "workflow": "other", "reason": "timeout" },
            { "type": "comment", "contact": "ivan", "contains": "x" },
            { "type": "unassigned", "contact": "nobody" },
            { "type": "unassigned", "contact": "ivan", "after": 9 },
        ]),
    );
    let question = r#"{"kind":"messages","texts":["Hi Ivan! How can we help?"]}"#;
    let expected = [
        format!("0 after 2 at 07:00: {question}"),
        format!("1 after 1 at 07:00: {question}"),
        r#"2 after 2 at 07:00: {"kind":"assignee","user":"ana"}"#.to_owned(),
        r#"3 after 1 at 07:00: {"kind":"assignee","user":null}"#.to_owned(),
        r#"4 after 2 at 07:00: {"kind":"assignee","user":"ana"}"#.to_owned(),
        r#"5 after 2 at 07:00: {"kind":"team","team":"sales"}"#.to_owned(),
        r#"6 after 2 at 07:00: {"kind":"team","team":"sales"}"#.to_owned(),
        r#"7 after 2 at 07:00: {"kind":"tags","tags":["lead"]}"#.to_owned(),
        r#"8 after 2 at 07:00: {"kind":"tags","tags":["lead"]}"#.to_owned(),
        r#"9 after 2 at 07:00: {"kind":"value","value":"Buy something"}"#.to_owned(),
        r#"10 after 2 at 07:00: {"kind":"stage","stage":null}"#.to_owned(),
        r#"11 after 2 at 07:00: {"kind":"conversation","status":"open"}"#.to_owned(),
        r#"12 after 2 at 07:00: {"kind":"value","value":"Buy something"}"#.to_owned(),
        r#"13 after 2 at 07:00: {"kind":"notVisited"}"#.to_owned(),
        r#"14 after 2 at 07:00: {"kind":"visited","at":"2026-03-02T07:00:00Z"}"#.to_owned(),
        r#"15 after 2 at 07:00: {"kind":"ended","node":"assign","reason":"path_end"}"#.to_owned(),
        r#"16 after 1 at 07:00: {"kind":"waitingAt","node":"need","until":"2026-03-02T07:15:00Z"}"#.to_owned(),
        r#"17 after 2 at 07:00: {"kind":"ended","node":"assign","reason":"path_end"}"#.to_owned(),
        r#"18 after 2 at 07:00: {"kind":"noRun"}"#.to_owned(),
        r#"19 after 2 at 07:00: {"kind":"comments","texts":[]}"#.to_owned(),
        r#"20 after 2 at 07:00: {"kind":"noSuchContact"}"#.to_owned(),
        r#"21 after 2 at 07:00: {"kind":"tooFewEvents","events":2}"#.to_owned(),
    ];
    assert_eq!(told, expected);
}

#[test]
fn what_must_come_in_time_is_looked_for_at_every_instant() {
    let mut scenario = sample::scenario("everybody-offline");
    // One long leap: the clock stops at the timeout on its way, and nowhere else.
    scenario.events.truncate(2);
    scenario.events.push(Event::Advance { value: 3, unit: usher_model::time::Unit::Days });
    let run_with = |expect: serde_json::Value| {
        let mut scenario = scenario.clone();
        scenario.expect = serde_json::from_value(expect).unwrap();
        run(&sample::document(), &scenario).failures
    };
    let busy = |minutes: i64| serde_json::json!({ "type": "messageSent", "contact": "ivan", "contains": "busy", "within": { "value": minutes, "unit": "minutes" } });
    assert_eq!(run_with(serde_json::json!([busy(10), busy(5000)])), []);
    let late = run_with(serde_json::json!([busy(9)]));
    assert_eq!((late.len(), late[0].event, late[0].at.to_string().as_str()), (1, 2, "2026-03-02T07:00:00Z"));

    // It need not still be true at the end, and is not looked for before the event it names.
    let waiting = |within: i64| serde_json::json!({ "type": "waiting", "contact": "ivan", "workflow": "inbound", "node": "assign", "within": { "value": within, "unit": "minutes" } });
    assert_eq!(run_with(serde_json::json!([waiting(1)])), []);
    let silent = serde_json::json!({ "type": "noMessage", "contact": "ivan", "within": { "value": 1, "unit": "minutes" } });
    assert_eq!(run_with(serde_json::json!([silent])), [], "nothing was said at the start");
    let silent = serde_json::json!({ "type": "noMessage", "contact": "ivan", "after": 1, "within": { "value": 1, "unit": "minutes" } });
    assert_eq!(run_with(serde_json::json!([silent])).len(), 1);
}

#[test]
fn a_scenario_about_nobody_does_not_pass() {
    let mut scenario = sample::scenario("buyer-gets-sales");
    scenario.events.insert(1, sample::write("nobody", "Hello"));
    let verdict = run(&sample::document(), &scenario);
    assert!(!verdict.passed());
    assert!(matches!(verdict.refused, Some((2, Refused::UnknownContact(_)))));
    assert!(verdict.failures.is_empty() && !verdict.trace.is_empty());
}

#[test]
fn the_only_workflow_is_under_test() {
    let document = sample::document();
    let mut scenario = sample::scenario("buyer-gets-sales");
    scenario.workflow = None;
    assert!(run(&document, &scenario).passed());
    let mut two = Document::clone(&document);
    let mut copy = usher_model::Workflow::clone(&two.workflows[0]);
    copy.id = "copy".parse().unwrap();
    two.workflows.push(Arc::new(copy));
    let two = Arc::new(two);
    assert!(!run(&two, &scenario).passed(), "neither of two drafts starts");
    scenario.workflow = Some("inbound".parse().unwrap());
    assert!(run(&two, &scenario).passed());
}
