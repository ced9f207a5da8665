//! Whatever settings and tests refer to leads elsewhere after an import: no reference is found by one walk and missed by the other.

use std::{
    collections::{BTreeMap, BTreeSet},
    mem::discriminant,
};

use support::documents::{document_schema, draw_document};
use trust::generated::{Dice, rolls};
use usher_interop::{
    import::{self, Missing},
    read::{Content, Read},
};
use usher_model::{
    Document, Node, Workflow,
    event::Event,
    ids::WorkflowId,
    node::NodeType,
    refs::{Reference, group_references, references},
};

/// Documents in which every type, subject and kind of record turns up.
fn drawn() -> impl Iterator<Item = Document> {
    let schema = document_schema();
    (0..1_500_u64).map(move |seed| {
        let long: Vec<u32> = (0..4).flat_map(|part| rolls(seed * 4 + part)).collect();
        draw_document(&schema, &mut Dice::new(&long))
    })
}

fn plan(into: &Document, document: &Document) -> import::ImportPlan {
    import::plan(into, Read { content: Content::Workspace(document.clone()), migrated_from: None })
}

/// The same kind of record under an id that no drawn document has. Steps stay: they come along with their workflow.
fn elsewhere(reference: &Reference) -> Reference {
    macro_rules! renamed {
        ($variant:ident $id:ident) => {
            Reference::$variant(format!("new-{}", $id).parse().expect("an id"))
        };
    }
    match reference {
        Reference::User(id) => renamed!(User id),
        Reference::Team(id) => renamed!(Team id),
        Reference::Channel(id) => renamed!(Channel id),
        Reference::Field(id) => renamed!(Field id),
        Reference::Tag(id) => renamed!(Tag id),
        Reference::Stage(id) => renamed!(Stage id),
        Reference::Category(id) => renamed!(Category id),
        Reference::Workflow(id) => renamed!(Workflow id),
        Reference::Node(id) => Reference::Node(id.clone()),
    }
}

/// What settings refer to, each with its setting, sorted.
fn of_node(node: &Node) -> Vec<(String, Reference)> {
    let mut found = Vec::new();
    references(&node.kind, &mut |setting, reference| found.push((setting.to_owned(), reference)));
    found.sort();
    found
}

fn of_guarantees(workflow: &Workflow) -> Vec<(String, Reference)> {
    let mut found = Vec::new();
    for guarantee in &workflow.guarantees {
        group_references("when", &guarantee.when, &mut |setting, reference| found.push((setting.to_owned(), reference)));
    }
    found.sort();
    found
}

fn led_elsewhere(found: &[(String, Reference)]) -> Vec<(String, Reference)> {
    let mut led: Vec<_> = found.iter().map(|(setting, reference)| (setting.clone(), elsewhere(reference))).collect();
    led.sort();
    led
}

#[test]
fn every_reference_that_is_found_can_lead_elsewhere() {
    let mut seen: BTreeMap<NodeType, BTreeSet<String>> = BTreeMap::new();
    let mut kinds: Vec<Reference> = Vec::new();
    for document in drawn() {
        let mut all: BTreeSet<Reference> = BTreeSet::new();
        for workflow in &document.workflows {
            let found = workflow.nodes.iter().flat_map(|node| of_node(node)).chain(of_guarantees(workflow));
            all.extend(found.map(|(_, reference)| reference).filter(|reference| !matches!(reference, Reference::Node(_))));
        }
        let empty = Document::new("Mine");
        let mut plan = plan(&empty, &document);
        plan.missing = all
            .iter()
            .map(|reference| Missing { reference: reference.clone(), by: Vec::new(), proposal: None, instead: Some(elsewhere(reference)) })
            .collect();
        let result = import::apply(&empty, &plan);
        assert_eq!(result.workflows.len(), document.workflows.len());
        for (before, after) in document.workflows.iter().zip(&result.workflows) {
            for (before, after) in before.nodes.iter().zip(&after.nodes) {
                let found = of_node(before);
                assert_eq!(of_node(after), led_elsewhere(&found), "{before:#?}");
                seen.entry(before.node_type()).or_default().extend(found.into_iter().map(|(setting, _)| setting));
            }
            assert_eq!(of_guarantees(after), led_elsewhere(&of_guarantees(before)));
        }
        for reference in all {
            if kinds.iter().all(|known| discriminant(known) != discriminant(&reference)) {
                kinds.push(reference);
            }
        }
    }
    // The walk would prove little if nothing was found on it.
    let silent: Vec<NodeType> = NodeType::ALL.into_iter().filter(|node_type| seen.get(node_type).is_none_or(BTreeSet::is_empty)).collect();
    assert_eq!(silent, [NodeType::Manual, NodeType::DateTime, NodeType::OpenConversation], "{seen:#?}");
    assert!(seen.values().map(BTreeSet::len).sum::<usize>() >= 43, "{seen:#?}");
    assert_eq!(kinds.len(), 8, "{kinds:?}");
}

#[test]
fn every_workflow_that_a_test_names_is_the_copy() {
    let mut named = BTreeSet::new();
    for document in drawn() {
        let copied = import::apply(&document, &plan(&document, &document));
        for scenario in &copied.scenarios[document.scenarios.len()..] {
            let events = scenario.events.iter().filter_map(|event| Event::workflow(event).map(|workflow| (word(event), workflow)));
            let checks = scenario.expect.iter().map(|expectation| &expectation.check);
            let checks = checks.filter_map(|check| check.workflow().map(|workflow| (word(check), workflow)));
            for (word, workflow) in events.chain(checks) {
                assert_eq!(*workflow, WorkflowId::new("w0-2").expect("an id"), "{word}");
                named.insert(word);
            }
        }
    }
    let expected =
        ["ended", "httpAnswer", "notVisited", "shortcut", "stopRun", "variable", "visited", "waiting", "webhook"].map(str::to_owned);
    assert_eq!(named, BTreeSet::from(expected));
}

/// The word by which documents tell variants apart.
fn word(variant: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(variant).expect("JSON");
    value["type"].as_str().expect("a type").to_owned()
}
