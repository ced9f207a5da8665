//! Laws that need more than the engine: what the analysis says of a workflow holds when it runs, and files come back (docs/reliability.md).

use std::{collections::BTreeSet, fs, sync::Arc};

use support::golden::root;
use trust::generated::{Dice, draw, rolls};
use usher_analysis::{Code, Severity, analyse};
use usher_engine::{Setup, World};
use usher_interop::{
    export, import,
    read::{Content, Read, read},
    write,
};
use usher_model::{
    Document, NodeType,
    ids::{NodeId, WorkflowId},
    time::Instant,
    trace::{EndReason, TraceEntry, What},
};

const SEEDS: u64 = 600;

/// What a random document is found to be like, and everything that happens in it.
fn analysed_and_run(seed: u64) -> (Document, Vec<usher_analysis::Finding>, Vec<TraceEntry>) {
    let drawn = draw(&mut Dice::new(&rolls(seed)), 40);
    let findings = analyse(&drawn.document);
    let start = Instant::from_seconds(1_772_434_800);
    let document = Arc::new(drawn.document.clone());
    let mut world = World::new(Setup { document, under_test: None, start, contacts: drawn.contacts, users: Vec::new() });
    let entries = drawn.events.iter().flat_map(|event| world.apply(event).unwrap_or_default());
    let trace = entries.collect();
    (drawn.document, findings, trace)
}

#[test]
fn m11_what_cannot_be_reached_is_never_visited() {
    let mut unreachable = 0;
    for seed in 0..SEEDS {
        let (_, findings, trace) = analysed_and_run(seed);
        let place = |workflow: &Option<WorkflowId>, node: &Option<NodeId>| workflow.clone().zip(node.clone());
        let visited: BTreeSet<_> = trace.iter().filter_map(|entry| place(&entry.workflow, &entry.node)).collect();
        for finding in findings.iter().filter(|finding| finding.code == Code::UnreachableStep) {
            let place = place(&finding.workflow, &finding.node).expect("a step");
            assert!(!visited.contains(&place), "seed {seed}: {place:?} was visited");
            unreachable += 1;
        }
    }
    assert!(unreachable > 300, "only {unreachable} steps could not be reached");
}

#[test]
fn m11_without_errors_no_step_fails() {
    let mut ended = 0;
    for seed in 0..SEEDS {
        let (document, findings, trace) = analysed_and_run(seed);
        let wrong: BTreeSet<&WorkflowId> = findings
            .iter()
            .filter(|finding| finding.code.severity() == Severity::Error)
            .filter_map(|finding| finding.workflow.as_ref())
            .collect();
        for entry in &trace {
            let (What::Ended { reason }, Some(workflow)) = (&entry.what, &entry.workflow) else { continue };
            if wrong.contains(workflow) {
                continue;
            }
            ended += 1;
            // Whether the other workflow is free to take over is known only when the run comes there.
            let node = entry.node.as_ref().and_then(|node| document.workflow(workflow)?.node(node));
            let hands_over = node.is_some_and(|node| node.node_type() == NodeType::TriggerWorkflow);
            assert!(*reason != EndReason::StepError || hands_over, "seed {seed}: {entry:?}");
        }
    }
    assert!(ended > 1_000, "only {ended} runs ended in workflows without errors");
}

/// Every workflow of a document as a file, brought into a workspace with nothing in it but the file's own settings, and exported again.
fn comes_back(document: &Document) -> usize {
    for workflow in &document.workflows {
        let mut file = export::workflow_file(document, &workflow.id).expect("a workflow");
        for scenario in &mut file.scenarios {
            // A test need not name the only workflow; where it comes in there may be more, so then it does.
            Arc::make_mut(scenario).workflow = Some(workflow.id.clone());
        }
        let text = write::workflow(&file);
        let Content::Workflow(parsed) = read(&text).unwrap_or_else(|error| panic!("{:#?}", error.faults)).content else {
            panic!("a workflow")
        };
        let mut empty = Document::new(&file.workspace.name);
        empty.workspace = file.workspace.clone();
        let workspace = &mut empty.workspace;
        workspace.users.clear();
        workspace.teams.clear();
        workspace.channels.clear();
        workspace.fields.clear();
        workspace.tags.clear();
        workspace.lifecycle.clear();
        workspace.closing_categories.clear();
        let plan = import::plan(&empty, Read { content: Content::Workflow(parsed), migrated_from: None });
        let again = export::workflow_file(&import::apply(&empty, &plan), &workflow.id).expect("the workflow that was brought in");
        let again = write::workflow(&again);
        let different = text.lines().zip(again.lines()).find(|(before, after)| before != after);
        assert!(again == text, "{}: {different:?}", workflow.id);
    }
    document.workflows.len()
}

#[test]
fn m13_a_workflow_that_was_exported_and_brought_in_is_exported_as_the_same_bytes() {
    let example = fs::read_to_string(root().join("examples/inbound.json")).expect("the example");
    let mut workflows = comes_back(&read(&example).expect("the example is fine").into_document());
    for seed in 0..100 {
        workflows += comes_back(&draw(&mut Dice::new(&rolls(seed)), 0).document);
    }
    assert!(workflows > 100);
}
