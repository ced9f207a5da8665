//! Derives the schemas from the model's types; the test keeps the committed files current (`UPDATE_EXPECT=1` rewrites them).

use std::path::Path;

use schemars::{SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};
use usher_model::{Document, WorkflowFile, document::VERSION, node::Position, scenario::Script};

use crate::limits;

/// Both files in one schema: the reader and its users choose by `format`.
fn document() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    generator.subschema_for::<Document>();
    generator.subschema_for::<WorkflowFile>();
    let mut defs = definitions(&mut generator);
    let workspace = with_header(defs.remove("Document").unwrap(), "usher/workspace");
    let workflow = with_header(defs.remove("WorkflowFile").unwrap(), "usher/workflow");
    defs.insert("WorkspaceFile".to_owned(), workspace);
    defs.insert("WorkflowFile".to_owned(), workflow);
    defs.sort_keys();
    let files = [json!({ "$ref": "#/$defs/WorkspaceFile" }), json!({ "$ref": "#/$defs/WorkflowFile" })];
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Usher document",
        "description": "A workspace with its workflows, or one workflow with what it refers to (docs/format.md).",
        "oneOf": files,
        "$defs": defs
    })
}

/// The events that the command line simulates.
fn script() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    generator.subschema_for::<Script>();
    let mut defs = definitions(&mut generator);
    defs.sort_keys();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Usher script",
        "description": "What happens to a workspace: the input of usher simulate (docs/format.md).",
        "$ref": "#/$defs/Script",
        "$defs": defs
    })
}

fn definitions(generator: &mut SchemaGenerator) -> Map<String, Value> {
    let mut defs = generator.take_definitions(true);
    for schema in defs.values_mut() {
        bound(schema);
    }
    limit_lists(&mut defs);
    limit_coordinates(&mut defs);
    require_settings(&mut defs);
    defs
}

/// The two header keys of a file come first.
fn with_header(mut file: Value, format: &str) -> Value {
    let object = file.as_object_mut().unwrap();
    let mut properties = Map::new();
    properties.insert("format".to_owned(), json!({ "type": "string", "const": format }));
    properties.insert("version".to_owned(), json!({ "type": "integer", "const": VERSION }));
    properties.extend(object.remove("properties").unwrap().as_object().unwrap().clone());
    object.insert("properties".to_owned(), Value::Object(properties));
    let mut required = vec![json!("format"), json!("version")];
    required.extend(object.remove("required").unwrap().as_array().unwrap().clone());
    object.insert("required".to_owned(), Value::Array(required));
    file
}

/// What the types cannot say: integers that fit, texts that end.
fn bound(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            match object.get("format").and_then(Value::as_str).map(str::to_owned).as_deref() {
                Some("int64") => {
                    object.insert("minimum".to_owned(), json!(i64::MIN));
                    object.insert("maximum".to_owned(), json!(i64::MAX));
                }
                Some("uint32") => {
                    object.insert("minimum".to_owned(), json!(0));
                    object.insert("maximum".to_owned(), json!(u32::MAX));
                }
                Some(other) if object.contains_key("type") && object["format"].is_string() => panic!("bounds of {other}"),
                Some(_) | None => {}
            }
            if object.get("format").is_some_and(Value::is_string) {
                object.shift_remove("format");
            }
            let kinds = object.get("type").cloned().unwrap_or_default();
            let is_text = kinds == "string" || kinds.as_array().is_some_and(|kinds| kinds.contains(&json!("string")));
            if is_text && !["enum", "const", "pattern"].iter().any(|key| object.contains_key(*key)) {
                object.insert("maxLength".to_owned(), json!(limits::STRING_CHARS));
            }
            object.values_mut().for_each(bound);
        }
        Value::Array(list) => list.iter_mut().for_each(bound),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn limit_lists(defs: &mut Map<String, Value>) {
    for (of, list, limit) in [
        ("Document", "workflows", limits::WORKFLOWS),
        ("Workflow", "nodes", limits::NODES),
        ("Workflow", "edges", limits::EDGES),
        ("Scenario", "contacts", limits::CONTACTS),
        ("Scenario", "events", limits::EVENTS),
        ("Script", "contacts", limits::CONTACTS),
        ("Script", "events", limits::EVENTS),
    ] {
        if let Some(schema) = defs.get_mut(of) {
            schema["properties"][list]["maxItems"] = json!(limit);
        }
    }
}

fn limit_coordinates(defs: &mut Map<String, Value>) {
    if let Some(position) = defs.get_mut("Position") {
        for axis in ["x", "y"] {
            position["properties"][axis]["minimum"] = json!(-Position::FARTHEST);
            position["properties"][axis]["maximum"] = json!(Position::FARTHEST);
        }
    }
}

/// A step may leave out its settings only when none of them must be there.
fn require_settings(defs: &mut Map<String, Value>) {
    let needs: Vec<String> = defs.iter().filter(|(_, schema)| schema.get("required").is_some()).map(|(name, _)| name.clone()).collect();
    let Some(node) = defs.get_mut("Node") else { return };
    for variant in node["oneOf"].as_array_mut().unwrap() {
        let config = variant["properties"]["config"]["$ref"].as_str().unwrap().trim_start_matches("#/$defs/").to_owned();
        if needs.contains(&config) {
            variant["required"].as_array_mut().unwrap().push(json!("config"));
        }
    }
}

#[test]
fn the_committed_schemas_are_those_of_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema");
    for (file, schema) in [("document.json", document()), ("script.json", script())] {
        let expected = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let path = folder.join(file);
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&path, &expected).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap();
        assert!(committed == expected, "{file} is not what the types say: run with UPDATE_EXPECT=1 and review the difference");
    }
}
