//! Laws about what has no part in what happens: how things are called, how a file is written, and whatever nothing leads to.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Play, assert_same, map_texts, over_seeds};

/// Every id in a document and among its contacts: whatever stands under `id`.
fn ids(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| ids(item, found)),
        Value::Object(fields) => {
            found.extend(fields.get("id").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|field| ids(field, found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The new name of an id. A hyphen sorts before letters and digits, so the order of the ids is that of the old ones.
fn new_name(id: &str) -> String {
    format!("{id}-")
}

/// Renames ids wherever they stand in a text: as the whole text, in a list, as a variable of a template.
fn renamed(text: &str, ids: &BTreeSet<String>, fields: &[String]) -> Option<String> {
    if text.split(", ").any(|part| ids.contains(part)) {
        let parts = text.split(", ").map(|part| if ids.contains(part) { new_name(part) } else { part.to_owned() });
        return Some(parts.collect::<Vec<_>>().join(", "));
    }
    let mut new = text.to_owned();
    for field in fields {
        new = new.replace(&format!("$contact.{field}"), &format!("$contact.{}", new_name(field)));
    }
    if let Some(workflow) = text.strip_prefix("workflow ").and_then(|rest| rest.strip_suffix(" is active")) {
        new = format!("workflow {} is active", new_name(workflow));
    }
    (new != text).then_some(new)
}

/// Renames ids that are keys: custom fields of a contact, and channels with a text of their own.
fn rename_keys(value: &mut Value, ids: &BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| rename_keys(item, ids)),
        Value::Object(object) => {
            for key in ["fields", "perChannel"] {
                if let Some(Value::Object(keyed)) = object.get_mut(key) {
                    let rename = |(key, value): (String, Value)| (if ids.contains(&key) { new_name(&key) } else { key }, value);
                    *keyed = std::mem::take(keyed).into_iter().map(rename).collect::<Map<_, _>>();
                }
            }
            object.values_mut().for_each(|field| rename_keys(field, ids));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn m6_renaming_ids_renames_the_trace_and_nothing_else() {
    over_seeds(300, 10_000, |seed| {
        let play = Play::of(seed);
        let mut all = BTreeSet::new();
        ids(&play.document, &mut all);
        ids(&play.contacts, &mut all);
        let custom = play.document["workspace"]["fields"].as_array().into_iter().flatten();
        let fields: Vec<String> = custom.filter_map(|field| field["id"].as_str().map(str::to_owned)).collect();
        let rename = |value: &mut Value| {
            map_texts(value, &|text| renamed(text, &all, &fields));
            rename_keys(value, &all);
        };
        let mut other = play.clone();
        [&mut other.document, &mut other.contacts, &mut other.events].into_iter().for_each(rename);
        let mut expected = Value::Array(play.trace());
        rename(&mut expected);
        let trace = other.trace();
        assert_same(seed, expected.as_array().expect("a list"), &trace);
        trace.len()
    });
}

/// The same value with the keys of every object in the opposite order.
fn backwards(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(backwards).collect(),
        Value::Object(fields) => Value::Object(fields.iter().rev().map(|(key, value)| (key.clone(), backwards(value))).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

#[test]
fn m6_the_order_of_keys_and_the_space_between_them_change_nothing() {
    over_seeds(150, 5_000, |seed| {
        let play = Play::of(seed);
        let text = serde_json::to_string_pretty(&backwards(&play.document)).expect("JSON").replace('\n', "\r\n\t");
        let document = serde_json::from_str(&text).expect("JSON");
        let other = Play { document, contacts: backwards(&play.contacts), events: backwards(&play.events), start: play.start };
        let trace = other.trace();
        assert_same(seed, &play.trace(), &trace);
        trace.len()
    });
}

/// A world with everything added to it that nothing leads to.
fn with_more(mut play: Play) -> Play {
    for workflow in play.workflows() {
        let step = json!({ "id": "nowhere", "type": "wait", "config": { "for": { "value": 1, "unit": "hours" } } });
        workflow["nodes"].as_array_mut().expect("a list").push(step);
    }
    let draft = json!({
        "id": "draft", "name": "Draft", "status": "draft", "settings": { "exitOnIncomingMessage": true },
        "nodes": [{ "id": "t", "type": "conversationOpened" }, { "id": "s", "type": "sendMessage", "config": { "message": { "text": "No" } } }],
        "edges": [{ "from": { "node": "t", "port": "next" }, "to": "s" }]
    });
    play.workflows().push(draft);
    let workspace = &mut play.document["workspace"];
    for (list, new) in [
        ("tags", json!({ "id": "unused", "name": "Unused" })),
        ("lifecycle", json!({ "id": "unused", "name": "Unused" })),
        ("fields", json!({ "id": "unused", "name": "Unused", "type": "text" })),
        ("closingCategories", json!({ "id": "unused", "name": "Unused" })),
        ("teams", json!({ "id": "unused", "name": "Unused", "members": ["ana"] })),
        ("channels", json!({ "id": "unused", "kind": "sms", "name": "Unused" })),
    ] {
        workspace[list].as_array_mut().expect("a list").push(new);
    }
    play.contacts.as_array_mut().expect("a list").push(json!({ "id": "silent", "tags": ["vip"], "assignee": "ana", "channel": "wa" }));
    play
}

#[test]
fn m7_what_nothing_leads_to_changes_no_other_line() {
    over_seeds(300, 10_000, |seed| {
        let play = Play::of(seed);
        let mut trace = with_more(play.clone()).trace();
        let contacts = trace.last_mut().and_then(|state| state["contacts"].as_array_mut()).expect("a state");
        assert_eq!(contacts.pop().map(|last| last["id"].clone()), Some(json!("silent")), "seed {seed}");
        assert_same(seed, &play.trace(), &trace);
        trace.len()
    });
}
