//! Laws about the graph: branches in another order, steps that do nothing on the way, and a jump in place of an edge.

use serde_json::{Value, json};

use super::{Play, assert_same, over_seeds};

/// The step that a law puts in.
const EXTRA: &str = "extra";

/// The trace without the lines that a law adds or moves, and without their numbers.
fn effects(trace: Vec<Value>, moved: impl Fn(&Value) -> bool) -> Vec<Value> {
    let mut kept: Vec<Value> = trace.into_iter().filter(|line| !moved(line)).collect();
    for line in kept.iter_mut().filter_map(Value::as_object_mut) {
        line.remove("seq");
    }
    kept
}

#[test]
fn m9_branches_that_exclude_each_other_can_change_places() {
    over_seeds(600, 200, |seed| {
        let mut play = Play::of(seed);
        let tags = |operator: &str, id: &str| {
            let condition = json!({ "subject": { "kind": "tags" }, "operator": operator, "value": ["vip"] });
            json!({ "id": id, "name": id, "when": { "match": "all", "conditions": [condition] } })
        };
        for node in play.nodes().filter(|node| node["type"] == "branch") {
            node["config"]["branches"] = json!([tags("hasAnyOf", "a"), tags("hasNoneOf", "b")]);
            // A disabled step is left by its first port, whichever that is.
            node["enabled"] = json!(true);
        }
        let mut swapped = play.clone();
        for node in swapped.nodes().filter(|node| node["type"] == "branch") {
            node["config"]["branches"].as_array_mut().expect("a list").reverse();
        }
        let is_condition = |line: &Value| line["kind"] == "condition";
        let trace = play.trace();
        let taken = trace.iter().filter(|line| line["kind"] == "left" && (line["port"] == "a" || line["port"] == "b")).count();
        assert_same(seed, &effects(trace, is_condition), &effects(swapped.trace(), is_condition));
        taken
    });
}

/// Puts a step on an edge of each workflow, which one depends on the seed; it leads on to where the edge led by these ports.
fn put_on_edges(play: &mut Play, seed: u64, step: impl Fn(&Value) -> Value, ports: &[&str]) {
    for workflow in play.workflows() {
        let edges = workflow["edges"].as_array_mut().expect("a list");
        if edges.is_empty() {
            continue;
        }
        let at = usize::try_from(seed).expect("small") % edges.len();
        let to = std::mem::replace(&mut edges[at]["to"], json!(EXTRA));
        edges.extend(ports.iter().map(|port| json!({ "from": { "node": EXTRA, "port": port }, "to": to })));
        let mut step = step(&to);
        step["id"] = json!(EXTRA);
        workflow["nodes"].as_array_mut().expect("a list").push(step);
    }
}

/// Whether a step more makes a difference because runs are stopped that do not come to an end.
fn is_guarded(trace: &[Value]) -> bool {
    trace.iter().any(|line| line["reason"] == "loop_guard")
}

/// Compares a world with the same one with a step more on an edge of each workflow. Gives how often runs came by.
fn same_with(seed: u64, step: impl Fn(&Value) -> Value, ports: &[&str]) -> usize {
    let play = Play::of(seed);
    let mut longer = play.clone();
    put_on_edges(&mut longer, seed, step, ports);
    let (trace, longer) = (play.trace(), longer.trace());
    if is_guarded(&trace) {
        return 0;
    }
    let is_extra = |line: &Value| line["node"] == EXTRA;
    let passed = longer.iter().filter(|line| is_extra(line)).count();
    assert_same(seed, &effects(trace, is_extra), &effects(longer, is_extra));
    passed
}

#[test]
fn m10_a_disabled_step_on_the_way_changes_nothing() {
    let hour = json!({ "value": 1, "unit": "hours" });
    let steps = [
        (json!({ "type": "wait", "config": { "for": hour } }), "next"),
        (json!({ "type": "sendMessage", "config": { "message": { "text": "Not sent" } } }), "next"),
        (json!({ "type": "askQuestion", "config": { "text": "Well?", "question": { "type": "text" } } }), "answered"),
        (json!({ "type": "assignTo", "config": { "target": { "kind": "workspace" } } }), "assigned"),
        (json!({ "type": "updateTags", "config": { "action": "add", "tags": ["lead"] } }), "next"),
        (json!({ "type": "closeConversation" }), "next"),
        (json!({ "type": "branch", "config": { "branches": [{ "id": "first", "when": {} }] } }), "first"),
        (json!({ "type": "jumpTo", "config": { "target": EXTRA } }), "next"),
    ];
    over_seeds(600, 1_000, |seed| {
        let (step, port) = &steps[usize::try_from(seed).expect("small") % steps.len()];
        let disabled = |_: &Value| {
            let mut step = step.clone();
            step["enabled"] = json!(false);
            step
        };
        same_with(seed / 3, disabled, &[port])
    });
}

#[test]
fn m10_a_jump_in_place_of_an_edge_changes_nothing() {
    // After ten jumps the run goes on by `next`, which leads to the same step.
    let jump = |to: &Value| json!({ "type": "jumpTo", "config": { "target": to, "maxJumps": 10 } });
    over_seeds(600, 1_000, |seed| same_with(seed, jump, &["next"]));
}
