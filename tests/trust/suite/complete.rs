//! That the tables leave nothing out: every port of every type is left by, and everything that a trace can say is said by some row.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use trust::worlds::{Case, event};
use usher_model::{
    NodeType,
    trace::{TraceEntry, What},
};

use crate::cases::{cases_dir, table};

/// The traces of all rows of all tables, each with the row's document at hand.
fn every_row(mut look: impl FnMut(&Case, NodeType, &[TraceEntry])) {
    let mut files: Vec<(NodeType, String)> = NodeType::ALL.iter().map(|of| (*of, format!("steps/{}.json", of.as_str()))).collect();
    for entry in fs::read_dir(cases_dir().join("rules")).expect("a folder") {
        files.push((NodeType::Wait, format!("rules/{}", entry.expect("a file").file_name().to_string_lossy())));
    }
    for (node_type, file) in files {
        for case in table(&cases_dir().join(file)) {
            let mut world = case.world(case.document(node_type.as_str(), node_type.is_trigger()));
            let mut trace = Vec::new();
            for written in &case.events {
                trace.extend(world.apply(&event(written)).expect("a row is about somebody"));
            }
            look(&case, node_type, &trace);
        }
    }
}

#[test]
fn every_port_of_every_type_is_left_by_in_some_row() {
    let mut left: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    every_row(|case, node_type, trace| {
        let document = case.document(node_type.as_str(), node_type.is_trigger());
        for entry in trace {
            if let (What::Left { port }, Some(workflow), Some(node)) = (&entry.what, &entry.workflow, &entry.node) {
                let node = document.workflow(workflow).and_then(|workflow| workflow.node(node)).expect("a node of the row");
                // Branches, routes and choices are named as the row likes.
                let name = if matches!(port, usher_model::Port::Part(_)) { "part" } else { port.as_str() };
                left.entry(node.node_type().as_str()).or_default().insert(name.to_owned());
            }
        }
    });
    let expected = NodeType::ALL.map(|node_type| (node_type.as_str(), ports(node_type)));
    for (name, ports) in expected {
        let empty = BTreeSet::new();
        let left = left.get(name).unwrap_or(&empty);
        let missing: Vec<&&str> = ports.iter().filter(|port| !left.contains(**port)).collect();
        assert!(missing.is_empty(), "no row leaves a {name} by {missing:?}");
    }
}

/// The ports that a type can have, in alphabetical order (docs/domain.md, section 4).
fn ports(node_type: NodeType) -> &'static [&'static str] {
    match node_type {
        NodeType::Branch => &["else", "part"],
        NodeType::DateTime => &["inside", "outside"],
        NodeType::AskQuestion => &["answered", "failed", "invalid", "part", "timeout"],
        NodeType::HttpRequest => &["failure", "success"],
        NodeType::SendMessage => &["failed", "next"],
        NodeType::RouteToTeam => &["dedicated", "default", "part"],
        NodeType::AssignTo => &["assigned", "timeout"],
        NodeType::TriggerWorkflow => &[],
        NodeType::ConversationOpened
        | NodeType::ConversationClosed
        | NodeType::ContactTagUpdated
        | NodeType::ContactFieldUpdated
        | NodeType::LifecycleUpdated
        | NodeType::Shortcut
        | NodeType::IncomingWebhook
        | NodeType::ClickToChatAd
        | NodeType::AssigneeUpdated
        | NodeType::NoReplyFromAgent
        | NodeType::Manual
        | NodeType::UpdateField
        | NodeType::UpdateTags
        | NodeType::UpdateLifecycle
        | NodeType::AddComment
        | NodeType::Wait
        | NodeType::JumpTo
        | NodeType::OpenConversation
        | NodeType::CloseConversation => &["next"],
    }
}

/// The names are read from the model's source, so a new reason without a row is red.
#[test]
fn everything_that_a_trace_can_say_is_said_in_some_row() {
    let mut said = BTreeSet::new();
    every_row(|_, _, trace| {
        for entry in trace {
            let text = format!("{:?}", entry.what);
            said.extend(text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with(char::is_uppercase)).map(str::to_owned));
        }
    });
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/model/src/trace");
    let (mut names, mut missing) = (0, Vec::new());
    for file in ["mod.rs", "notice.rs", "reasons.rs"] {
        let text = fs::read_to_string(folder.join(file)).expect("a source file");
        let mut of = None;
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("pub enum ") {
                of = name.split(' ').next();
            } else if line == "}" {
                of = None;
            } else if let (Some(of), Some(variant)) = (of, line.strip_prefix("    ").filter(|rest| rest.starts_with(char::is_uppercase))) {
                let variant = variant.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                names += 1;
                if !said.contains(variant) {
                    missing.push(format!("{of}::{variant}"));
                }
            }
        }
    }
    assert!(names > 80, "only {names} names were found");
    assert!(missing.is_empty(), "no row says {missing:?}");
}
