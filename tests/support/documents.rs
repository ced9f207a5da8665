//! Documents drawn by dice from the committed schema: every type, subject, operator, event and expectation turns up, also those
//! that are added later. What the schema cannot say (ids once only, edges that exist) is put right afterwards.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use usher_interop::schema;
use usher_model::{Document, node::Node};

use trust::generated::Dice;

/// Draws a document that can be read.
#[must_use]
pub fn draw_document(schema: &Value, dice: &mut Dice<'_>) -> Document {
    let defs = &schema["$defs"];
    let mut file = Drawing { defs, dice }.value(&defs["WorkspaceFile"]);
    let root = file.as_object_mut().expect("an object");
    root.remove("format");
    root.remove("version");
    workspace(&mut file["workspace"]);
    let workflows = at_least(&mut file, "workflows", || json!({ "id": "w0" }));
    number(workflows, "w");
    for flow in workflows {
        workflow(flow, dice);
    }
    let scenarios = at_least(&mut file, "scenarios", || json!({ "id": "s0", "start": "2026-03-02T09:00:00+02:00" }));
    number(scenarios, "s");
    scenarios.iter_mut().for_each(scenario);
    serde_json::from_value(file).expect("what fits the schema is a document")
}

/// The committed schema of documents.
#[must_use]
pub fn document_schema() -> Value {
    serde_json::from_str(schema::DOCUMENT).expect("JSON")
}

/// Every word by which the schema tells variants apart, and every listed word.
#[must_use]
pub fn words_of(schema: &Value) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    collect(schema, &mut |object| {
        words.extend(object.get("const").and_then(Value::as_str).map(str::to_owned));
        let listed = object.get("enum").and_then(Value::as_array).into_iter().flatten();
        words.extend(listed.filter_map(Value::as_str).map(str::to_owned));
    });
    words
}

/// Every text of a JSON value.
#[must_use]
pub fn texts_of(value: &Value) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    collect(value, &mut |object| {
        for value in object.values() {
            match value {
                Value::String(text) => {
                    texts.insert(text.clone());
                }
                Value::Array(list) => texts.extend(list.iter().filter_map(Value::as_str).map(str::to_owned)),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => {}
            }
        }
    });
    texts
}

fn collect(value: &Value, visit: &mut impl FnMut(&Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            visit(object);
            object.values().for_each(|value| collect(value, visit));
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, visit)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

struct Drawing<'s, 'd, 'r> {
    defs: &'s Value,
    dice: &'d mut Dice<'r>,
}

impl<'s> Drawing<'s, '_, '_> {
    fn value(&mut self, schema: &'s Value) -> Value {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let name = reference.trim_start_matches("#/$defs/");
            return match name {
                // Names of what every drawn document has.
                "ContactId" => json!(self.dice.pick(&["c0", "c1"])),
                "WorkflowId" => json!("w0"),
                "NodeId" => json!(self.dice.pick(&["n0", "n1"])),
                "Extra" => self.anything(),
                "Instant" => json!(self.dice.pick(&["2026-03-02T09:00:00+02:00", "1969-12-31T23:59:59Z", "0001-01-01T00:00:00-05:30"])),
                "Date" => json!(self.dice.pick(&["2026-12-24", "2024-02-29", "0001-01-01"])),
                "TimeOfDay" => json!(self.dice.pick(&["00:00", "09:30", "24:00"])),
                "Position" => json!({ "x": self.coordinate(), "y": self.coordinate() }),
                name => self.value(&self.defs[name]),
            };
        }
        if let Some(variants) = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array) {
            let null = variants.iter().any(|variant| variant["type"] == "null");
            let rest: Vec<&Value> = variants.iter().filter(|variant| variant["type"] != "null").collect();
            if null && self.dice.once_in(4) {
                return Value::Null;
            }
            let variant = self.dice.pick(&rest);
            return self.value(variant);
        }
        if let Some(value) = schema.get("const") {
            return value.clone();
        }
        if let Some(words) = schema.get("enum").and_then(Value::as_array) {
            return self.dice.pick(words);
        }
        match &schema["type"] {
            Value::Array(kinds) => {
                let kind = self.dice.pick(kinds);
                self.typed(kind.as_str().expect("the name of a type"), schema)
            }
            Value::String(kind) => self.typed(kind, schema),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => self.anything(),
        }
    }

    fn typed(&mut self, kind: &str, schema: &'s Value) -> Value {
        match kind {
            "null" => Value::Null,
            "boolean" => json!(self.dice.once_in(2)),
            "integer" if schema.get("minimum").and_then(Value::as_i64) == Some(0) => json!(self.dice.pick(&[0, 1, 7, u32::MAX])),
            "integer" => json!(self.dice.pick(&[0, 1, 3, -1, 24, 9_007_199_254_740_993, i64::MAX, i64::MIN])),
            "number" => self.dice.pick(&[json!(0), json!(0.1), json!(-2.5), json!(1e300), json!(5e-324), json!(123_456_789)]),
            "string" if schema.get("pattern").is_some() => {
                json!(self.dice.pick(&["a", "B-1_c", "vip", "__proto__", "constructor", "toString"]))
            }
            "string" => json!(self.dice.pick(&[
                "",
                "Hello",
                "Привет 👋🏽 \u{202e}мир",
                "line\nbreak \"quotes\" \\ \u{1} \u{7f}",
                "Hi {{$contact.first_name|there}}!",
                "{{$contact.plan}} and {{$contact.planned|no $contact.plan}}",
                "{{broken",
                "{{{{ ]]> <script> &amp; \u{2028}",
            ])),
            "array" => {
                // What has many variants wants long lists; the parts of one variant do not.
                let count = match schema["items"]["$ref"].as_str().unwrap_or_default().trim_start_matches("#/$defs/") {
                    "Node" | "Event" | "Expectation" | "Condition" => 10,
                    "Workflow" | "Scenario" => 2,
                    _ => 4,
                };
                let count = self.dice.below(count);
                (0..count).map(|_| self.value(&schema["items"])).collect()
            }
            "object" => self.object(schema),
            other => panic!("a schema of type {other}"),
        }
    }

    fn object(&mut self, schema: &'s Value) -> Value {
        let mut object = Map::new();
        let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for (key, value) in schema["properties"].as_object().into_iter().flatten() {
            if required.contains(&key.as_str()) || !self.dice.once_in(5) {
                object.insert(key.clone(), self.value(value));
            }
        }
        for value in schema["patternProperties"].as_object().into_iter().flat_map(Map::values) {
            for key in ["first", "a-b"] {
                if self.dice.once_in(2) {
                    object.insert(key.to_owned(), self.value(value));
                }
            }
        }
        Value::Object(object)
    }

    /// Coordinates have one decimal.
    fn coordinate(&mut self) -> Value {
        self.dice.pick(&[json!(0), json!(-260), json!(120.5), json!(0.1), json!(1e7), json!(-1e7)])
    }

    /// What other tools may keep.
    fn anything(&mut self) -> Value {
        self.dice.pick(&[
            json!({ "b": [1, 2.5, null, true], "a": { "deep": ["é"] } }),
            json!("text"),
            json!([]),
            json!(18_446_744_073_709_551_615_u64),
            json!(-0.0),
            json!(false),
        ])
    }
}

fn list<'v>(value: &'v mut Value, key: &str) -> &'v mut [Value] {
    value.get_mut(key).and_then(Value::as_array_mut).map_or(&mut [], Vec::as_mut_slice)
}

/// The list under a key; when it is missing or empty, one with a single item.
fn at_least<'v>(value: &'v mut Value, key: &str, one: impl Fn() -> Value) -> &'v mut Vec<Value> {
    let list = value.as_object_mut().expect("an object").entry(key).or_insert_with(|| json!([]));
    let list = list.as_array_mut().expect("a list");
    if list.is_empty() {
        list.push(one());
    }
    list
}

/// Ids that stand once each.
fn number(list: &mut [Value], prefix: &str) {
    for (n, record) in list.iter_mut().enumerate() {
        record["id"] = json!(format!("{prefix}{n}"));
    }
}

fn workspace(workspace: &mut Value) {
    for (key, prefix) in [
        ("users", "u"),
        ("teams", "t"),
        ("channels", "ch"),
        ("fields", "f"),
        ("tags", "tag"),
        ("lifecycle", "l"),
        ("closingCategories", "cat"),
    ] {
        number(list(workspace, key), prefix);
    }
}

fn workflow(flow: &mut Value, dice: &mut Dice<'_>) {
    number(list(flow, "notes"), "note");
    number(list(flow, "guarantees"), "g");
    let nodes = at_least(flow, "nodes", || json!({ "id": "n0", "type": "conversationOpened" }));
    nodes.push(json!({ "id": "n1", "type": "openConversation" }));
    number(nodes, "n");
    for node in nodes.iter_mut() {
        if let Some(config) = node.get_mut("config") {
            number(list(config, "branches"), "part");
            number(list(config, "routes"), "part");
            if let Some(question) = config.get_mut("question") {
                number(list(question, "choices"), "part");
            }
        }
    }
    let drawn: Vec<Node> = nodes.iter().map(|node| serde_json::from_value(node.clone()).expect("a node")).collect();
    let mut edges = Vec::new();
    for (n, node) in drawn.iter().enumerate() {
        for port in node.ports() {
            // Edges lead down the list, so that they make no circles.
            let below: Vec<&Node> = drawn[n + 1..].iter().filter(|node| node.trigger().is_none()).collect();
            if !below.is_empty() && !dice.once_in(3) {
                let to = &dice.pick(&below).id;
                edges.push(json!({ "from": { "node": node.id, "port": port }, "to": to }));
            }
        }
    }
    flow["edges"] = Value::Array(edges);
}

fn scenario(scenario: &mut Value) {
    let contacts = at_least(scenario, "contacts", || json!({ "id": "c0" }));
    contacts.push(json!({ "id": "c1" }));
    number(contacts, "c");
    number(list(scenario, "users"), "u");
    for event in list(scenario, "events") {
        if event["type"] == "contactMessage" {
            let event = event.as_object_mut().expect("an object");
            let said = ["text", "choice", "location"].into_iter().find(|key| event.get(*key).is_some_and(|value| !value.is_null()));
            for key in ["text", "choice", "location"] {
                if Some(key) != said {
                    event.remove(key);
                }
            }
            if said.is_none() {
                event.insert("text".to_owned(), json!("Hello"));
            }
        }
    }
}
