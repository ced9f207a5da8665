//! A failing world made small: events dropped, then workflows, steps, edges and contacts.

use std::sync::Arc;

use oracle::worlds::Drawn;
use serde_json::json;
use usher_model::Document;

use crate::{
    compare::{CANNOT, difference},
    counts::Counts,
};

/// Whether the opinions differ; that one of them cannot play a mutilated world does not count.
fn fails(drawn: &Drawn) -> bool {
    difference(drawn, &mut Counts::default()).is_some_and(|what| !what.contains(CANNOT))
}

/// Tries every way to leave one thing out; keeps what still fails.
fn leave_out(drawn: &mut Drawn, ways: usize, without: impl Fn(&Drawn, usize) -> Option<Drawn>) -> bool {
    let mut smaller = false;
    for way in (0..ways).rev() {
        if let Some(less) = without(drawn, way).filter(fails) {
            *drawn = less;
            smaller = true;
        }
    }
    smaller
}

fn changed(drawn: &Drawn, change: impl FnOnce(&mut Document)) -> Drawn {
    let mut drawn = drawn.clone();
    change(Arc::make_mut(&mut drawn.begin.document));
    drawn
}

/// The smallest world in which the opinions still differ that leaving out finds.
pub fn smallest(mut drawn: Drawn) -> Drawn {
    // What gives up on a mutilated world would fill the screen.
    let loud = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    while leave_out_all(&mut drawn) {}
    std::panic::set_hook(loud);
    drawn
}

fn leave_out_all(drawn: &mut Drawn) -> bool {
    {
        let events = drawn.events.len();
        let mut smaller = leave_out(drawn, events, |drawn, at| {
            let mut drawn = drawn.clone();
            drawn.events.remove(at);
            Some(drawn)
        });
        let workflows = drawn.begin.document.workflows.len();
        smaller |= leave_out(drawn, workflows, |drawn, at| Some(changed(drawn, |document| drop(document.workflows.remove(at)))));
        for workflow in 0..drawn.begin.document.workflows.len() {
            let nodes = drawn.begin.document.workflows[workflow].nodes.len();
            smaller |= leave_out(drawn, nodes.saturating_sub(1), |drawn, at| {
                Some(changed(drawn, |document| {
                    let workflow = Arc::make_mut(&mut document.workflows[workflow]);
                    let gone = workflow.nodes.remove(at + 1).id.clone();
                    let next = workflow.edges.iter().find(|edge| edge.from.node == gone).map(|edge| edge.to.clone());
                    workflow.edges.retain(|edge| edge.from.node != gone);
                    for edge in &mut workflow.edges {
                        if let (true, Some(next)) = (edge.to == gone, &next) {
                            edge.to = next.clone();
                        }
                    }
                    workflow.edges.retain(|edge| edge.to != gone);
                }))
            });
            let edges = drawn.begin.document.workflows[workflow].edges.len();
            smaller |= leave_out(drawn, edges, |drawn, at| {
                Some(changed(drawn, |document| drop(Arc::make_mut(&mut document.workflows[workflow]).edges.remove(at))))
            });
        }
        let contacts = drawn.begin.contacts.len();
        smaller |= leave_out(drawn, contacts, |drawn, at| {
            let mut drawn = drawn.clone();
            let gone = drawn.begin.contacts.remove(at).id;
            drawn.events.iter().all(|event| event.contact() != Some(&gone)).then_some(drawn)
        });
        smaller
    }
}

/// The world as JSON, without what is left at its default.
pub fn written(drawn: &Drawn) -> String {
    let begin = &drawn.begin;
    let mut value = json!({
        "workspace": begin.document.workspace, "workflows": begin.document.workflows, "underTest": begin.under_test,
        "contacts": begin.contacts, "users": begin.users, "events": drawn.events
    });
    bare(&mut value);
    let lines = value.as_object().into_iter().flatten().map(|(key, value)| match value.as_array() {
        Some(list) => format!("{key}\n{}", list.iter().map(|one| format!("  {one}\n")).collect::<String>()),
        None => format!("{key} {value}\n"),
    });
    lines.collect()
}

fn bare(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            map.values_mut().for_each(bare);
            map.retain(|key, value| {
                let empty = value.is_null() || value == "" || *value == json!([]) || *value == json!({}) || *value == json!(false);
                !empty && key != "position" && key != "name"
            });
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(bare),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) | serde_json::Value::String(_) => {}
    }
}
