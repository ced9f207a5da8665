//! What was written is read back equal, and written again it gives the same bytes.

use std::{collections::BTreeSet, fs};

use proptest::prelude::*;
use support::{
    documents::{document_schema, draw_document, texts_of, words_of},
    golden::root,
};
use trust::generated::{Dice, rolls};
use usher_interop::{
    read::{Content, read, reopen},
    write,
};
use usher_model::{Document, WorkflowFile, document::VERSION};

fn written(content: &Content) -> String {
    match content {
        Content::Workspace(document) => write::workspace(document),
        Content::Workflow(file) => write::workflow(file),
    }
}

#[test]
fn good_files_come_back_byte_for_byte() {
    let folder = root().join("tests/documents/good");
    let mut files: Vec<_> = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.push(root().join("examples/inbound.json"));
    assert!(files.len() >= 4, "{files:?}");
    for path in files {
        let text = fs::read_to_string(&path).expect("a text");
        let read = read(&text).unwrap_or_else(|error| panic!("{path:?}: {:#?}", error.faults));
        assert_eq!(read.migrated_from, None);
        assert!(written(&read.content) == text, "{path:?} is not canonical: usher fmt");
    }
}

#[test]
fn what_is_left_out_is_written_and_what_is_noted_otherwise_is_put_right() {
    let text = r#"{ "workspace": { "teams": [], "name": "A", "x": {"b": 1.0, "a": -0, "n": 8888800400000000000010248191152060862001} },
        "version": 1.0, "format": "usher/workspace", "workflows": [ { "edges": [], "id": "w", "nodes": [
        { "position": { "y": -0.04, "x": 0.30000000000000004 }, "type": "jumpTo", "config": { "maxJumps": 2e0 }, "id": "j" } ] } ] }"#;
    let once = written(&read(text).unwrap_or_else(|error| panic!("{:#?}", error.faults)).content);
    assert!(once.starts_with("{\n  \"format\": \"usher/workspace\",\n  \"version\": 1,\n  \"workspace\": {\n    \"name\": \"A\",\n"));
    for part in [
        "\"timeZone\": \"UTC\"",
        "\"maxJumps\": 2\n",
        "\"x\": 0.3,\n            \"y\": 0\n",
        "\"b\": 1.0,\n      \"a\": -0.0,",
        "\"agentsMayStop\": true",
    ] {
        assert!(once.contains(part), "{part} in {once}");
    }
    assert!(once.ends_with("  \"scenarios\": []\n}\n"));
    assert_eq!(written(&read(&once).expect("canonical").content), once);
}

/// Reads what was written for a document and for each of its workflows as a file.
fn comes_back(document: &Document) {
    let text = write::workspace(document);
    let read = read(&text).unwrap_or_else(|error| panic!("{:#?}\n{text}", error.faults));
    let Content::Workspace(again) = &read.content else { panic!("a workspace") };
    assert_eq!(again, document);
    assert!(written(&read.content) == text);
    assert_eq!(reopen(&text).expect("what was written can be reopened"), read);
    // The types alone, without the checker, read the same.
    let mut value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let header = value.as_object_mut().expect("an object");
    assert_eq!(header.shift_remove("version"), Some(VERSION.into()));
    header.shift_remove("format");
    assert_eq!(&serde_json::from_value::<Document>(value).expect("a document"), document);

    let first = document.workflows.first().expect("a workflow").clone();
    let file = WorkflowFile { workflow: first, workspace: document.workspace.clone(), scenarios: Vec::new(), x: document.x.clone() };
    let text = write::workflow(&file);
    assert_eq!(usher_interop::read::read(&text).expect("a workflow file").content, Content::Workflow(file));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_document_comes_back(rolls in prop::collection::vec(any::<u32>(), 0..1_500)) {
        comes_back(&draw_document(&document_schema(), &mut Dice::new(&rolls)));
    }
}

/// The property would prove little if the dice never drew a jump or a guarantee.
#[test]
fn every_word_of_the_format_is_drawn() {
    let schema = document_schema();
    let mut missing: BTreeSet<String> = words_of(&schema);
    missing.remove("usher/workflow");
    missing.remove("usher/workspace");
    assert!(missing.len() > 150, "only {} words", missing.len());
    for seed in 0..2_000 {
        if seed >= 100 && missing.is_empty() {
            break;
        }
        let long: Vec<u32> = (0..4).flat_map(|part| rolls(seed * 4 + part)).collect();
        let document = draw_document(&schema, &mut Dice::new(&long));
        if seed % 10 == 0 {
            comes_back(&document);
        }
        let value = serde_json::to_value(&document).expect("JSON");
        for text in texts_of(&value) {
            missing.remove(&text);
        }
    }
    assert!(missing.is_empty(), "never drawn: {missing:?}");
}

#[test]
fn what_was_saved_is_reopened_whatever_was_deleted_since() {
    let text = fs::read_to_string(root().join("tests/documents/good/acme.json")).expect("a file");
    let mut value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    value["scenarios"][0]["expect"][3]["node"] = "deleted".into();
    value["workflows"][0]["name"] = "x".repeat(100_001).into();
    let text = serde_json::to_string_pretty(&value).expect("JSON");
    assert_eq!(read(&text).expect_err("two faults").total, 2);
    let document = reopen(&text).expect("what was saved").into_document();
    assert_eq!(document.workflows[0].name.len(), 100_001);
    // What is no document at all is refused with the same faults as a file from outside.
    for bad in
        ["", "{}", "{\"format\":\"usher/workspace\",\"version\":2,\"workspace\":{\"name\":\"A\"}}", "{\"format\":\"usher/workspace\"}"]
    {
        assert_eq!(reopen(bad), read(bad), "{bad}");
        assert!(reopen(bad).is_err(), "{bad}");
    }
}
