//! Findings by tables: a fragment of a document, and every finding it must give, in order.
#![allow(clippy::unwrap_used, reason = "a test stops at what it does not expect")]

use std::{collections::BTreeSet, fs, path::PathBuf};

use serde_json::{Value, json};
use usher_analysis::{Code, Finding, Severity, analyse, analyse_workflow, fix, settings};
use usher_model::{Document, Node, NodeKind, NodeType, ids::NodeId, node::Position};

/// One row of tests/cases/findings/*.json.
pub struct Case {
    /// File and name, for messages.
    pub name: String,
    /// The document.
    pub document: Document,
    /// `code node setting`, as far as there are any.
    expect: Vec<String>,
}

/// A small workspace that the rows add to or take from.
fn workspace() -> Value {
    json!({
        "name": "Acme",
        "timeZone": "Europe/Riga",
        "businessHours": [{ "day": "mon", "from": "09:00", "to": "18:00" }],
        "users": [{ "id": "ana", "name": "Ana", "skills": ["ru"] }],
        "teams": [{ "id": "sales", "name": "Sales", "members": ["ana"] }],
        "channels": [{ "id": "wa", "kind": "whatsapp", "name": "WhatsApp" }, { "id": "mail", "kind": "email", "name": "Mail" }],
        "fields": [
            { "id": "need", "name": "Need", "type": "text" },
            { "id": "age", "name": "Age", "type": "number" },
            { "id": "plan", "name": "Plan", "type": "list", "values": ["free", "pro"] },
            { "id": "born", "name": "Born", "type": "date" }
        ],
        "tags": [{ "id": "vip", "name": "VIP" }],
        "lifecycle": [{ "id": "lead", "name": "Lead" }],
        "closingCategories": [{ "id": "done", "name": "Done" }]
    })
}

/// The trigger `start` leads to the first of the row's nodes, that one to the second and so on, unless the row has edges.
fn chain(nodes: &[Value], ports: &[Value]) -> Vec<Value> {
    let id = |node: &Value| node["id"].clone();
    let port = |at: usize| ports.get(at).cloned().unwrap_or_else(|| json!("next"));
    let pairs = nodes.iter().zip(nodes.iter().skip(1)).enumerate();
    pairs.map(|(at, (from, to))| json!({ "from": { "node": id(from), "port": port(at) }, "to": id(to) })).collect()
}

fn document(row: &Value) -> Document {
    let mut workspace = workspace();
    for (key, value) in row["workspace"].as_object().into_iter().flatten() {
        workspace[key] = value.clone();
    }
    let mut nodes = row["nodes"].as_array().cloned().unwrap_or_default();
    if row["trigger"] != json!(false) {
        let trigger = row["trigger"].as_object().map_or_else(|| json!({ "type": "conversationOpened" }), |it| json!(it));
        nodes.insert(
            0,
            json!({ "id": "start", "type": trigger["type"], "config": trigger.get("config").cloned().unwrap_or_else(|| json!({})) }),
        );
    }
    let many = row["repeat"].as_u64().unwrap_or(0);
    nodes.extend((0..many).map(|n| json!({ "id": format!("n{n}"), "type": "openConversation", "config": {} })));
    let ports = row["ports"].as_array().cloned().unwrap_or_default();
    let edges = row["edges"].as_array().cloned().unwrap_or_else(|| chain(&nodes, &ports));
    let mut workflows = vec![json!({ "id": "w", "name": "W", "nodes": nodes, "edges": edges })];
    workflows.extend(row["others"].as_array().cloned().unwrap_or_default());
    let text = json!({ "workspace": workspace, "workflows": workflows });
    serde_json::from_value(text).unwrap_or_else(|fault| panic!("{}: {fault}", row["name"]))
}

/// Every row of every file, in the order of the files' names.
pub fn cases() -> Vec<Case> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("cases/findings");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let rows: Vec<Value> =
            serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()));
        for row in rows {
            cases.push(Case {
                name: format!("{}: {}", file.file_stem().unwrap().to_string_lossy(), row["name"].as_str().unwrap()),
                document: document(&row),
                expect: row["expect"].as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect(),
            });
        }
    }
    cases
}

fn shown(finding: &Finding) -> String {
    let node = finding.node.as_ref().map_or("", |node| node.as_str());
    [finding.code.as_str(), node, finding.setting.as_deref().unwrap_or_default()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What a row is compared with: hints about unused records only where the row speaks of them.
fn found(case: &Case) -> Vec<Finding> {
    let wants_unused = case.expect.iter().any(|line| line.starts_with("unused"));
    analyse(&case.document).into_iter().filter(|finding| wants_unused || finding.code != Code::Unused).collect()
}

#[test]
fn every_row_gives_its_findings() {
    let mut wrong = Vec::new();
    for case in cases() {
        let found: Vec<String> = found(&case).iter().map(shown).collect();
        if found != case.expect {
            wrong.push(format!("{}\n  expected {:?}\n  got      {found:?}", case.name, case.expect));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_row() {
    let rows = cases();
    let seen: BTreeSet<&str> = rows.iter().flat_map(|case| &case.expect).map(|line| line.split(' ').next().unwrap()).collect();
    for code in Code::ALL {
        assert!(seen.contains(code.as_str()), "{} has no row in tests/cases/findings", code.as_str());
    }
}

#[test]
fn a_fix_does_away_with_its_finding() {
    let mut fixed = 0;
    for case in cases() {
        for finding in found(&case) {
            let (Some(_), Some(at)) = (&finding.fix, &finding.node) else { continue };
            let mut document = case.document.clone();
            let workflow = std::sync::Arc::make_mut(&mut document.workflows[0]);
            let node = workflow.nodes.iter_mut().find(|node| node.id == *at).unwrap();
            let Some(kind) = fix::apply(&finding, &node.kind) else { continue };
            std::sync::Arc::make_mut(node).kind = kind;
            let left = analyse(&document);
            // A timeout that was missing still wants its edge, which is the same kind of finding with other words.
            let same =
                left.iter().any(|other| other.detail == finding.detail && other.node == finding.node && other.setting == finding.setting);
            assert!(!same, "{}: {} is still there", case.name, shown(&finding));
            fixed += 1;
        }
    }
    assert!(fixed >= 5, "only {fixed} fixes were tried");
}

#[test]
fn a_form_gets_the_findings_of_its_settings() {
    for case in cases() {
        let workflow = &case.document.workflows[0];
        let whole = analyse_workflow(&case.document, workflow);
        for node in workflow.nodes.iter().filter(|node| node.enabled) {
            for finding in settings::check(&case.document, workflow, node) {
                assert!(whole.contains(&finding), "{}: {}", case.name, shown(&finding));
            }
        }
    }
}

#[test]
fn nothing_chosen_is_reported_for_every_type_that_needs_a_choice() {
    let silent = [
        NodeType::ConversationOpened,
        NodeType::ConversationClosed,
        NodeType::LifecycleUpdated,
        NodeType::Shortcut,
        NodeType::ClickToChatAd,
        NodeType::AssigneeUpdated,
        NodeType::Manual,
        NodeType::UpdateLifecycle,
        NodeType::RouteToTeam,
        NodeType::OpenConversation,
        NodeType::CloseConversation,
    ];
    for kind in NodeType::ALL {
        let mut document = Document::new("Acme");
        let mut workflow = usher_model::Workflow::new("w".parse().unwrap(), "W");
        workflow.nodes.push(Node::new(NodeId::new("n").unwrap(), kind, Position::default()).into());
        document.workflows.push(workflow.into());
        let workflow = &document.workflows[0];
        let missing = settings::check(&document, workflow, &workflow.nodes[0]);
        let asks = missing.iter().any(|finding| finding.code == Code::MissingSetting);
        assert_eq!(asks, !silent.contains(&kind), "{}: {missing:?}", kind.as_str());
    }
}

#[test]
fn every_dangling_reference_is_found() {
    // In a workspace without anything, each reference of the rows' settings is one to something missing.
    for case in cases() {
        let mut document = case.document.clone();
        document.workspace = usher_model::Workspace::new("Empty");
        let workflow = document.workflows[0].clone();
        for node in &workflow.nodes {
            let mut wanted = BTreeSet::new();
            usher_model::refs::references(&node.kind, &mut |_, reference| {
                wanted.insert(reference);
            });
            let found: BTreeSet<_> =
                settings::check(&document, &workflow, node)
                    .into_iter()
                    .filter_map(|finding| {
                        if let usher_analysis::Detail::MissingReference(reference) = finding.detail { Some(reference) } else { None }
                    })
                    .collect();
            let to_workspace = |reference: &&usher_model::refs::Reference| {
                !matches!(reference, usher_model::refs::Reference::Node(_) | usher_model::refs::Reference::Workflow(_))
            };
            let missed: Vec<_> = wanted.iter().filter(to_workspace).filter(|reference| !found.contains(reference)).collect();
            assert!(missed.is_empty(), "{}: {missed:?} at {}", case.name, node.id);
        }
    }
}

#[test]
fn a_step_that_is_off_stops_nobody() {
    let mut document = cases().into_iter().next().unwrap().document;
    let workflow = std::sync::Arc::make_mut(&mut document.workflows[0]);
    workflow.nodes.retain(|node| matches!(node.kind, NodeKind::Trigger(_)));
    let mut off = Node::new(NodeId::new("off").unwrap(), NodeType::AssignTo, Position::default());
    off.enabled = false;
    workflow.edges = vec![serde_json::from_value(json!({ "from": { "node": "start", "port": "next" }, "to": "off" })).unwrap()];
    workflow.nodes.push(off.into());
    let workflow = document.workflows[0].clone();
    assert!(analyse_workflow(&document, &workflow).iter().all(|finding| finding.severity != Severity::Error));
    assert!(!settings::check(&document, &workflow, &workflow.nodes[1]).is_empty(), "its form still says what is missing");
}

#[test]
fn the_example_may_be_published() {
    let text = include_str!("../../examples/inbound.json");
    let mut file: Value = serde_json::from_str(text).unwrap();
    for header in ["format", "version"] {
        file.as_object_mut().unwrap().remove(header);
    }
    let document = Document::from(serde_json::from_value::<usher_model::WorkflowFile>(file).unwrap());
    let errors: Vec<String> = analyse(&document).iter().filter(|finding| finding.severity == Severity::Error).map(shown).collect();
    assert_eq!(errors, Vec::<String>::new());
    assert!(usher_analysis::may_be_published(&document, &document.workflows[0]));
}
