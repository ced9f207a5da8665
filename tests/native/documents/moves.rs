//! Workflows that leave a workspace and come into another one: what goes along, what is kept, what is copied.

use std::{fs, sync::Arc};

use support::golden::root;
use usher_interop::{
    export,
    fault::RecordKind,
    import::{self, Choice, Mode, State},
    read::{Content, Read, read},
    write,
};
use usher_model::{Document, NodeKind, ids::WorkflowId, refs::Reference, scenario::Check, steps::Step, workflow::Status};
use usher_scenario::run::run;

fn example() -> Document {
    let text = fs::read_to_string(root().join("examples/inbound.json")).expect("the example");
    read(&text).unwrap_or_else(|error| panic!("{:#?}", error.faults)).into_document()
}

fn id(text: &str) -> WorkflowId {
    WorkflowId::new(text).expect("an id")
}

fn as_read(document: &Document) -> Read {
    Read { content: Content::Workspace(document.clone()), migrated_from: None }
}

/// The workflow as a file, as another program would read it.
fn exported(document: &Document) -> Read {
    let file = export::workflow_file(document, &document.workflows[0].id).expect("a workflow");
    read(&write::workflow(&file)).unwrap_or_else(|error| panic!("{:#?}", error.faults))
}

#[test]
fn an_exported_workflow_runs_to_the_same_trace() {
    let mut document = example();
    // Things that the workflow does not need, among those that it does.
    let stranger = serde_json::json!({ "id": "stranger", "name": "Nobody's colleague", "status": "online" });
    document.workspace.users.insert(1, Arc::new(serde_json::from_value(stranger).expect("a user")));
    document.workspace.tags.insert(0, Arc::new(serde_json::from_value(serde_json::json!({ "id": "unused" })).expect("a tag")));
    let alone = Arc::new(exported(&document).into_document());
    assert!(!alone.workspace.users.iter().any(|user| user.id.as_str() == "stranger"));
    assert!(!alone.workspace.tags.iter().any(|tag| tag.id.as_str() == "unused"));
    assert_eq!(alone.workflows, document.workflows);
    assert_eq!(alone.workspace.channels, document.workspace.channels);
    let document = Arc::new(document);
    assert!(document.scenarios.len() >= 5 && alone.scenarios.len() == document.scenarios.len());
    for (there, here) in document.scenarios.iter().zip(&alone.scenarios) {
        let (there, here) = (run(&document, there), run(&alone, here));
        assert!(here.passed(), "{:?}", here.failures);
        assert_eq!(there.trace, here.trace);
    }
    assert_eq!(export::workflow_file(&document, &id("no-such")), None);
}

#[test]
fn whoever_may_be_chosen_or_counted_goes_along() {
    let exported = |config: &str| {
        let text = format!(
            r#"{{ "format": "usher/workspace", "version": 1, "workspace": {{ "name": "A",
                "users": [ {{ "id": "a" }}, {{ "id": "stranger" }}, {{ "id": "b" }} ],
                "teams": [ {{ "id": "one", "members": ["b", "a"] }}, {{ "id": "two" }} ] }},
                "workflows": [ {{ "id": "w", "nodes": [ {{ "id": "n", {config} }} ] }} ] }}"#
        );
        let document = read(&text).unwrap_or_else(|error| panic!("{:#?}", error.faults)).into_document();
        let workspace = export::workflow_file(&document, &id("w")).expect("a workflow").workspace;
        let users: Vec<&str> = workspace.users.iter().map(|user| user.id.as_str()).collect();
        let teams: Vec<&str> = workspace.teams.iter().map(|team| team.id.as_str()).collect();
        format!("{} | {}", users.join(" "), teams.join(" "))
    };
    let to = |target: &str| exported(&format!(r#""type": "assignTo", "config": {{ "target": {target} }}"#));
    assert_eq!(to(r#"{ "kind": "team", "team": "one" }"#), "a b | one");
    assert_eq!(to(r#"{ "kind": "team", "team": "two" }"#), " | two");
    assert_eq!(to(r#"{ "kind": "user", "user": "b" }"#), "b | ");
    assert_eq!(to(r#"{ "kind": "workspace" }"#), "a stranger b | ");
    let asked = |subject: &str| {
        exported(&format!(
            r#""type": "branch", "config": {{ "branches": [ {{ "id": "p", "when": {{ "conditions": [
                {{ "subject": {subject}, "operator": "exists" }} ] }} }} ] }}"#
        ))
    };
    assert_eq!(asked(r#"{ "kind": "assigneeTeam" }"#), "a b | one two");
    assert_eq!(asked(r#"{ "kind": "usersOnline", "team": "one" }"#), "a b | one");
    assert_eq!(asked(r#"{ "kind": "assigneeStatus" }"#), " | ");
}

#[test]
fn tests_that_name_other_workflows_stay_behind() {
    let mut document = example();
    document.workflows.push(Arc::new(usher_model::Workflow::new(id("other"), "Other")));
    let mut foreign = (*document.scenarios[0]).clone();
    foreign.id = "foreign".parse().expect("an id");
    foreign.workflow = Some(document.workflows[0].id.clone());
    foreign.expect = vec![usher_model::scenario::Expectation::at_end(Check::Waiting {
        contact: foreign.contacts[0].id.clone(),
        workflow: id("other"),
        node: "n".parse().expect("an id"),
    })];
    let mut own = foreign.clone();
    own.id = "own".parse().expect("an id");
    own.expect.clear();
    document.scenarios = vec![Arc::new(foreign), Arc::new(own.clone())];
    let file = export::workflow_file(&document, &document.workflows[0].id).expect("a workflow");
    assert_eq!(file.scenarios, [Arc::new(own)]);
}

#[test]
fn into_an_empty_workspace_everything_is_new() {
    let example = example();
    let empty = Document::new("Mine");
    let plan = import::plan(&empty, exported(&example));
    assert_eq!((plan.mode, plan.whole, plan.taken().count()), (Mode::Add, false, 0));
    assert!(plan.records.iter().all(|record| record.state == State::New) && plan.new_records().count() > 3);
    assert_eq!(plan.missing, []);
    let result = import::apply(&empty, &plan);
    assert_eq!((result.workspace.name.as_str(), &result.workflows), ("Mine", &example.workflows));
    assert!(result.scenarios.iter().all(|scenario| scenario.workflow.as_ref() == Some(&example.workflows[0].id)));
    assert!(read(&write::workspace(&result)).is_ok());
    assert_eq!(empty, Document::new("Mine"));
}

#[test]
fn a_taken_id_is_copied_unless_replacing_was_chosen() {
    let example = example();
    let first = &example.workflows[0].id;
    let mut plan = import::plan(&example, exported(&example));
    assert_eq!((plan.taken().count(), plan.workflows[0].choice), (1, Choice::Copy));
    assert!(plan.records.iter().all(|record| record.state == State::Same));

    let copied = import::apply(&example, &plan);
    assert_eq!(copied.workflows.len(), 2);
    assert_eq!((&copied.workflows[0].id, copied.workflows[1].id.to_string()), (first, format!("{first}-2")));
    assert!(copied.workflows[1].name.ends_with(" (2)"), "{}", copied.workflows[1].name);
    assert_eq!(copied.scenarios.len(), 2 * example.scenarios.len());
    assert!(
        copied.scenarios.iter().skip(example.scenarios.len()).all(|scenario| scenario.workflow == Some(copied.workflows[1].id.clone()))
    );
    assert!(read(&write::workspace(&copied)).is_ok());
    let twice = import::apply(&copied, &import::plan(&copied, exported(&example)));
    assert_eq!(twice.workflows[2].id.to_string(), format!("{first}-3"));
    // A copy is a draft: two published ones would both answer, and the tests of the first would fail.
    assert_eq!(copied.workflows[1].status, Status::Draft);
    let copied = Arc::new(copied);
    let (old, _) = copied.scenarios.split_at(example.scenarios.len());
    assert!(old.iter().all(|scenario| scenario.workflow.as_ref() == Some(first) && run(&copied, scenario).passed()));

    let mut changed = (*example.workflows[0]).clone();
    changed.name = "Changed".to_owned();
    plan.workflows[0].workflow = Arc::new(changed.clone());
    plan.workflows[0].choice = Choice::Replace;
    let replaced = import::apply(&example, &plan);
    assert_eq!(replaced.workflows, [Arc::new(changed)]);
    assert_eq!(replaced.scenarios.len(), example.scenarios.len());

    plan.workflows[0].choice = Choice::Skip;
    assert_eq!(import::apply(&example, &plan), example);
}

#[test]
fn different_records_are_told_and_kept_unless_taken() {
    let example = example();
    let mut mine = example.clone();
    let mut user = (*mine.workspace.users[0]).clone();
    user.name = "Renamed".to_owned();
    mine.workspace.users[0] = Arc::new(user);
    let mut plan = import::plan(&mine, as_read(&example));
    let different: Vec<_> = plan.records.iter().filter(|record| record.state == State::Different).collect();
    let [record] = different[..] else { panic!("{different:?}") };
    assert_eq!((record.kind, record.id.as_str()), (RecordKind::User, example.workspace.users[0].id.as_str()));
    assert_eq!(import::apply(&mine, &plan).workspace, mine.workspace);
    plan.records.iter_mut().for_each(|record| record.take = true);
    assert_eq!(import::apply(&mine, &plan).workspace.users, example.workspace.users);
    // A whole workspace may also take the place of the open one; a workflow may not.
    plan.mode = Mode::Replace;
    assert_eq!(import::apply(&mine, &plan), example);
    let mut plan = import::plan(&mine, exported(&example));
    plan.mode = Mode::Replace;
    assert_eq!(import::apply(&mine, &plan).workspace.name, mine.workspace.name);
}

#[test]
fn what_nobody_has_is_told_with_a_proposal_and_can_lead_elsewhere() {
    let text = r#"{ "format": "usher/workflow", "version": 1, "workflow": { "id": "w", "nodes": [
        { "id": "a", "type": "assignTo", "config": { "target": { "kind": "team", "team": "Sales_" } } },
        { "id": "b", "type": "branch", "config": { "branches": [ { "id": "p", "when": { "conditions": [
            { "subject": { "kind": "tags" }, "operator": "hasAnyOf", "value": ["gold", "vip"] },
            { "subject": { "kind": "routedTeam" }, "operator": "isEqualTo", "value": "Sales_" } ] } } ] } },
        { "id": "c", "type": "addComment", "config": { "text": "{{$contact.plan}} {{$contact.planned|-}}" } } ] } }"#;
    let here = r##"{ "format": "usher/workspace", "version": 1, "workspace": { "name": "Mine",
        "teams": [ { "id": "t1", "name": "Sales" } ], "tags": [ { "id": "golden", "name": "Gold" } ],
        "fields": [ { "id": "planned", "type": "text" }, { "id": "tariff", "type": "text" } ] } }"##;
    let here = read(here).unwrap_or_else(|error| panic!("{:#?}", error.faults)).into_document();
    let file = read(text).unwrap_or_else(|error| panic!("{:#?}", error.faults));
    let mut plan = import::plan(&here, file);
    let found: Vec<(String, usize, Option<String>)> =
        plan.missing.iter().map(|m| (name(&m.reference), m.by.len(), m.proposal.as_ref().map(name))).collect();
    assert_eq!(
        found,
        [
            ("Sales_".to_owned(), 2, Some("t1".to_owned())),
            ("plan".to_owned(), 1, Some("planned".to_owned())),
            ("gold".to_owned(), 1, Some("golden".to_owned())),
            ("vip".to_owned(), 1, None),
        ]
    );
    // Nothing chosen: the references stay as they are and become findings.
    assert_eq!(import::apply(&here, &plan).workflows, plan.source.workflows);
    for missing in &mut plan.missing {
        missing.instead = missing.proposal.clone();
    }
    plan.missing[1].instead = Some(Reference::Field("tariff".parse().expect("an id")));
    let written = write::workspace(&import::apply(&here, &plan));
    for part in ["\"team\": \"t1\"", "\"value\": \"t1\"", "\"golden\",", "\"vip\"", "{{$contact.tariff}} {{$contact.planned|-}}"] {
        assert!(written.contains(part), "{part} in {written}");
    }
    assert!(!written.contains("Sales_") && !written.contains("\"gold\""));
}

fn name(reference: &Reference) -> String {
    match reference {
        Reference::User(id) => id.to_string(),
        Reference::Team(id) => id.to_string(),
        Reference::Channel(id) => id.to_string(),
        Reference::Field(id) => id.to_string(),
        Reference::Tag(id) => id.to_string(),
        Reference::Stage(id) => id.to_string(),
        Reference::Category(id) => id.to_string(),
        Reference::Workflow(id) => id.to_string(),
        Reference::Node(id) => id.to_string(),
    }
}

#[test]
fn copies_hand_over_to_each_other() {
    let text = r#"{ "format": "usher/workspace", "version": 1, "workspace": { "name": "A" }, "workflows": [
        { "id": "one", "nodes": [ { "id": "go", "type": "triggerWorkflow", "config": { "workflow": "two" } } ] },
        { "id": "two", "nodes": [ { "id": "m", "type": "manual" } ] } ] }"#;
    let document = read(text).unwrap_or_else(|error| panic!("{:#?}", error.faults)).into_document();
    let copied = import::apply(&document, &import::plan(&document, as_read(&document)));
    let ids: Vec<&str> = copied.workflows.iter().map(|workflow| workflow.id.as_str()).collect();
    assert_eq!(ids, ["one", "two", "one-2", "two-2"]);
    let NodeKind::Step(Step::TriggerWorkflow(step)) = &copied.workflows[2].nodes[0].kind else { panic!("a hand-over") };
    assert_eq!(step.workflow, Some(id("two-2")));
}
