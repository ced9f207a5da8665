//! Editing: every command can be undone, refused wishes change nothing, and what is left is always a document.

mod deleted;
mod walk;

use std::{collections::BTreeSet, sync::Arc};

use usher_editor::{
    command::{Command, RecordId, Refused, WorkspaceRecord, may_connect},
    editing::Editing,
    fragment, fresh,
    history::{Edited, History},
    place, size, uses,
};
use usher_model::{
    Document, NodeKind, NodeType, Port, PortRef, Workflow,
    document::WorkflowFile,
    ids::{NodeId, WorkflowId},
    node::Position,
    people::{Team, User},
    refs::Reference,
    steps::Step,
    template::Template,
    value::Extra,
};

pub fn inbound() -> Document {
    let text = include_str!("../../examples/inbound.json");
    let mut file: serde_json::Value = serde_json::from_str(text).expect("the example is JSON");
    let keys = file.as_object_mut().expect("an object");
    keys.remove("format");
    keys.remove("version");
    serde_json::from_value::<WorkflowFile>(file).expect("the example is a workflow file").into()
}

fn bytes(document: &Document) -> String {
    serde_json::to_string(document).expect("a document can be written")
}

fn id<T: std::str::FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().expect("an id")
}

fn port(node: &str, port: &str) -> PortRef {
    PortRef { node: id(node), port: Port::parse(port).expect("a port") }
}

fn main_of(editing: &Editing) -> &Workflow {
    &editing.document().workflows[0]
}

fn edges_of(workflow: &Workflow) -> Vec<String> {
    workflow.edges.iter().map(|edge| format!("{}.{} > {}", edge.from.node, edge.from.port, edge.to)).collect()
}

fn assert_nothing_covered(workflow: &Workflow) {
    for (at, a) in workflow.nodes.iter().enumerate() {
        for b in &workflow.nodes[at + 1..] {
            assert!(!size::card(a).overlaps(size::card(b)), "{} covers {}", a.id, b.id);
        }
    }
}

#[test]
fn tidy_up_keeps_the_main_path_straight_and_children_in_the_order_of_ports() {
    let mut editing = Editing::new(inbound());
    let workflow = main_of(&editing).id.clone();
    editing.dispatch(Command::TidyUp { workflow }).expect("it can be tidied up");
    let at = |node: &str| main_of(&editing).node(&id(node)).expect("the node").position;
    assert_eq!(at("start"), Position::new(0.0, 0.0));
    let x = |node: &str, name: &str| {
        let node = main_of(&editing).node(&id(node)).expect("the node");
        size::port_at(node, &Port::parse(name).expect("a port")).expect("it has the port").x
    };
    let middle = |node: &str| at(node).x() + size::CARD_WIDTH / 2.0;
    assert_eq!(x("start", "next"), middle("need"));
    assert!(at("need").y() < at("route").y() && at("route").y() < at("assign").y());
    assert!(at("keep").x() < at("assign").x(), "the dedicated port is left of the others");
}

#[test]
fn deleting_keeps_the_chain_together_where_it_is_plain_how() {
    for (gone, left) in [
        // One way out: everything that led in leads on.
        (vec!["need"], None),
        // Several ways out: the chain breaks.
        (vec!["route"], Some(vec!["start.next > need", "assign.timeout > sorry"])),
        (vec!["sorry"], Some(vec!["start.next > need", "need.answered > route"])),
    ] {
        let mut editing = Editing::new(inbound());
        let workflow = main_of(&editing).id.clone();
        let nodes = gone.iter().map(|n| id(n)).collect();
        editing.dispatch(Command::DeleteNodes { workflow, nodes, notes: Vec::new() }).expect("it can be deleted");
        let edges = edges_of(main_of(&editing));
        assert!(edges.iter().all(|edge| !gone.iter().any(|n| edge.starts_with(&format!("{n}.")) || edge.ends_with(&format!("> {n}")))));
        for edge in left.into_iter().flatten() {
            assert!(edges.contains(&edge.to_owned()), "{edge} is still there after deleting {gone:?}: {edges:?}");
        }
    }
    let mut editing = Editing::new(chain());
    let workflow = main_of(&editing).id.clone();
    editing.dispatch(Command::DeleteNodes { workflow, nodes: vec![id("wait"), id("message")], notes: Vec::new() }).expect("deleted");
    assert_eq!(edges_of(main_of(&editing)), ["start.next > comment"]);
    let mut editing = Editing::new(chain());
    let workflow = main_of(&editing).id.clone();
    editing.dispatch(Command::DeleteNodes { workflow, nodes: vec![id("wait")], notes: Vec::new() }).expect("deleted");
    assert_eq!(edges_of(main_of(&editing)), ["start.next > message", "message.next > comment"], "edges keep their order");
}

/// start → wait → message → comment.
fn chain() -> Document {
    let mut editing = Editing::new(Document::new("Test"));
    let added = editing.dispatch(Command::AddWorkflow { name: "Chain".to_owned() }).expect("added").expect("something");
    let workflow = added.added_workflow().expect("a workflow").clone();
    for (after, node_type) in [("start", NodeType::Wait), ("wait", NodeType::SendMessage), ("message", NodeType::AddComment)] {
        let after = Some(port(after, "next"));
        editing.dispatch(Command::AddNode { workflow: workflow.clone(), node_type, at: None, after, into: None }).expect("added");
    }
    editing.document().clone()
}

#[test]
fn a_step_added_at_a_taken_port_goes_into_the_chain_and_finds_room() {
    let mut editing = Editing::new(chain());
    let workflow = main_of(&editing).id.clone();
    let after = Some(port("wait", "next"));
    let patch = editing.dispatch(Command::AddNode { workflow, node_type: NodeType::Branch, at: None, after, into: None });
    assert_eq!(patch.expect("added").expect("something").added_nodes(), [id::<NodeId>("branch")]);
    assert_eq!(edges_of(main_of(&editing)), ["start.next > wait", "wait.next > branch", "message.next > comment", "branch.else > message"]);
    assert_nothing_covered(main_of(&editing));
    let y = |node: &str| main_of(&editing).node(&id(node)).expect("the node").position.y();
    assert!(y("wait") < y("branch") && y("branch") < y("message") && y("message") < y("comment"));
    assert_eq!(editing.undo_name(), Some(&Edited::NodeAdded { node_type: NodeType::Branch }));
}

#[test]
fn wishes_that_cannot_be_are_refused_with_the_reason() {
    let document = chain();
    let workflow = document.workflows[0].id.clone();
    let connect = |from: PortRef, to: &str| Command::Connect { workflow: workflow.clone(), from, to: id(to) };
    let rows: Vec<(Command, Refused)> = vec![
        (connect(port("wait", "next"), "start"), Refused::IntoTrigger),
        (connect(port("wait", "next"), "wait"), Refused::ToItself),
        (connect(port("wait", "success"), "message"), Refused::NoSuchPort(port("wait", "success"))),
        (connect(port("comment", "next"), "wait"), Refused::ClosesCycle { via: vec![id("wait"), id("message"), id("comment")] }),
        (connect(port("gone", "next"), "wait"), Refused::Missing),
        (
            Command::AddNode { workflow: workflow.clone(), node_type: NodeType::Manual, at: None, after: None, into: None },
            Refused::SecondTrigger { existing: id("start") },
        ),
        (Command::SetConfig { workflow: workflow.clone(), node: id("wait"), kind: NodeType::Branch.default_kind() }, Refused::OtherType),
        (Command::Paste { workflow: workflow.clone(), text: "{}".to_owned(), at: None }, Refused::NoFragment),
        (Command::DeleteNodes { workflow: workflow.clone(), nodes: vec![id("gone")], notes: Vec::new() }, Refused::Missing),
        (
            Command::Duplicate { workflow: workflow.clone(), nodes: vec![id("start")], notes: Vec::new() },
            Refused::SecondTrigger { existing: id("start") },
        ),
    ];
    for (command, why) in rows {
        let mut editing = Editing::new(document.clone());
        assert_eq!(editing.dispatch(command.clone()), Err(why), "{command:?}");
        assert_eq!((editing.revision(), editing.undo_name()), (0, None));
        assert_eq!(bytes(editing.document()), bytes(&document));
    }
}

#[test]
fn going_back_gets_a_jump_that_keeps_what_followed() {
    let mut editing = Editing::new(chain());
    let workflow = main_of(&editing).id.clone();
    editing.dispatch(Command::InsertJump { workflow: workflow.clone(), from: port("message", "next"), to: id("wait") }).expect("a jump");
    assert_eq!(edges_of(main_of(&editing)), ["start.next > wait", "wait.next > message", "message.next > jump", "jump.next > comment"]);
    let target = |editing: &Editing| match &main_of(editing).node(&id("jump")).expect("the jump").kind {
        NodeKind::Step(Step::JumpTo(jump)) => jump.target.clone(),
        _ => None,
    };
    assert_eq!(target(&editing), Some(id("wait")));
    editing.dispatch(Command::DeleteNodes { workflow, nodes: vec![id("wait")], notes: Vec::new() }).expect("deleted");
    assert_eq!(target(&editing), None, "a jump to what is gone has no target");
    editing.undo();
    assert_eq!(target(&editing), Some(id("wait")));
}

#[test]
fn edges_of_ports_that_vanish_go_with_them_in_the_same_act() {
    let mut editing = Editing::new(inbound());
    let workflow = main_of(&editing).id.clone();
    let before = bytes(editing.document());
    let mut kind = main_of(&editing).node(&id("assign")).expect("the step").kind.clone();
    let NodeKind::Step(Step::AssignTo(assign)) = &mut kind else { panic!("it assigns") };
    assign.timeout = None;
    editing.dispatch(Command::SetConfig { workflow, node: id("assign"), kind }).expect("set");
    assert!(!edges_of(main_of(&editing)).iter().any(|edge| edge.starts_with("assign.timeout")));
    editing.undo();
    assert_eq!(before, bytes(editing.document()));
}

#[test]
fn a_part_under_a_new_id_keeps_its_edge() {
    let mut editing = Editing::new(inbound());
    let workflow = main_of(&editing).id.clone();
    let mut kind = main_of(&editing).node(&id("route")).expect("the step").kind.clone();
    let NodeKind::Step(Step::RouteToTeam(route)) = &mut kind else { panic!("it routes") };
    route.routes[0].id = id("important");
    editing.dispatch(Command::SetConfig { workflow, node: id("route"), kind }).expect("set");
    let edges = edges_of(main_of(&editing));
    assert!(edges.contains(&"route.important > assign".to_owned()) && !edges.iter().any(|e| e.starts_with("route.vip")), "{edges:?}");
}

#[test]
fn typing_is_one_entry_and_choosing_is_not() {
    let mut editing = Editing::new(chain());
    let workflow = main_of(&editing).id.clone();
    let name = |editing: &mut Editing, name: &str| {
        let command = Command::SetName { workflow: workflow.clone(), node: id("wait"), name: name.to_owned() };
        editing.dispatch(command).expect("named");
    };
    for text in ["W", "Wa", "Wai", "Wa", "War", "Warm"] {
        name(&mut editing, text);
    }
    assert_eq!(editing.history().len(), (1, 0));
    editing.seal();
    name(&mut editing, "Warm u");
    name(&mut editing, "Warm up");
    assert_eq!(editing.history().len(), (2, 0), "the person left the field in between");
    name(&mut editing, "Something else");
    assert_eq!(editing.history().len(), (3, 0), "replaced as a whole");
    editing.undo();
    editing.undo();
    assert_eq!(main_of(&editing).node(&id("wait")).expect("the node").name, "Warm");
    editing.undo();
    assert_eq!(main_of(&editing).node(&id("wait")).expect("the node").name, "");

    // Typed and taken back by hand: nothing was done.
    name(&mut editing, "x");
    name(&mut editing, "");
    assert_eq!(editing.history().len(), (0, 0));

    let nudge = Command::NudgeNodes { workflow: workflow.clone(), nodes: vec![id("wait")], notes: Vec::new(), dx: 1.0, dy: 0.0 };
    (0..5).for_each(|_| drop(editing.dispatch(nudge.clone()).expect("nudged")));
    assert_eq!(editing.history().len(), (1, 0));
    for enabled in [false, true] {
        editing.dispatch(Command::SetEnabled { workflow: workflow.clone(), nodes: vec![id("wait")], enabled }).expect("switched");
    }
    assert_eq!(editing.history().len(), (3, 0), "a switch is no typing");
}

#[test]
fn typing_is_not_merged_over_what_another_tab_did() {
    let mut editing = Editing::new(chain());
    let workflow = main_of(&editing).id.clone();
    let name = |name: &str| Command::SetName { workflow: workflow.clone(), node: id("wait"), name: name.to_owned() };
    editing.dispatch(name("W")).expect("named");
    let elsewhere = name("Wa").plan(editing.document()).expect("planned");
    editing.apply_patch(&elsewhere).expect("it fits");
    editing.dispatch(name("Wai")).expect("named");
    assert_eq!(editing.history().len(), (2, 0));
    editing.undo();
    assert_eq!(main_of(&editing).node(&id("wait")).expect("the node").name, "Wa");
}

#[test]
fn history_forgets_the_oldest_when_it_is_full() {
    let mut editing = Editing::with_history(chain(), History::bounded(5_000));
    let workflow = main_of(&editing).id.clone();
    for n in 0..100 {
        let nodes = vec![(id("wait"), Position::new(f64::from(n), 9.0))];
        editing.dispatch(Command::MoveNodes { workflow: workflow.clone(), nodes, notes: Vec::new() }).expect("moved");
    }
    let (kept, _) = editing.history().len();
    assert!(kept > 3 && kept < 100, "{kept}");
    assert!(editing.history().bytes() <= 5_000);
    while editing.undo().is_some() {}
    assert!(editing.history().bytes() <= 5_000);
    assert_eq!(main_of(&editing).node(&id("wait")).expect("the node").position.x(), f64::from(99 - kept as u32));
}

#[test]
fn moving_one_of_five_thousand_cards_copies_no_other_and_is_small_in_the_journal() {
    let mut document = chain();
    let workflow = Arc::make_mut(&mut document.workflows[0]);
    for n in 0..5_000 {
        let at = Position::new(f64::from(n % 70) * 320.0, f64::from(n / 70) * 160.0);
        workflow.nodes.push(Arc::new(usher_model::Node::new(id(&format!("m-{n}")), NodeType::SendMessage, at)));
    }
    let id_of = workflow.id.clone();
    let mut editing = Editing::new(document);
    let before: Vec<_> = main_of(&editing).nodes.clone();
    let nodes = vec![(id("m-4321"), Position::new(-1.0, -2.0))];
    let patch = editing.dispatch(Command::MoveNodes { workflow: id_of.clone(), nodes, notes: Vec::new() }).expect("moved").expect("really");
    assert!(patch.bytes() < 300, "{}", patch.bytes());
    let copied = main_of(&editing).nodes.iter().zip(&before).filter(|(a, b)| !Arc::ptr_eq(a, b)).count();
    assert_eq!(copied, 1);
    let touched = patch.touched();
    assert_eq!(touched.workflows[&id_of].moved, BTreeSet::from([id("m-4321")]));
    assert!(!touched.workspace && !touched.workflow_list && touched.workflows[&id_of].nodes.is_empty());
}

#[test]
fn an_ordinary_edit_is_small_in_the_journal() {
    let mut editing = Editing::new(inbound());
    let workflow = main_of(&editing).id.clone();
    let mut kind = main_of(&editing).node(&id("sorry")).expect("the step").kind.clone();
    let NodeKind::Step(Step::SendMessage(message)) = &mut kind else { panic!("it sends") };
    message.message.text = Template::new(&"я".repeat(2_000));
    let patch = editing.dispatch(Command::SetConfig { workflow, node: id("sorry"), kind }).expect("set").expect("really");
    assert!(patch.bytes() <= 10_240, "{}", patch.bytes());
}

#[test]
fn copies_travel_between_workflows_with_their_edges_and_new_ids() {
    let mut editing = Editing::new(inbound());
    let added = editing.dispatch(Command::AddWorkflow { name: "Отдел продаж".to_owned() }).expect("added").expect("something");
    let other = added.added_workflow().expect("a workflow").clone();
    assert_eq!(other.as_str(), "otdel-prodazh");
    let nodes: BTreeSet<NodeId> = ["start", "need", "route"].map(id).into();
    let text = fragment::copy(main_of(&editing), &nodes, &BTreeSet::new());
    assert!(fragment::is_fragment(&text) && !fragment::is_fragment(&bytes(editing.document())));
    for _ in 0..2 {
        editing.dispatch(Command::Paste { workflow: other.clone(), text: text.clone(), at: None }).expect("pasted");
    }
    let pasted = editing.document().workflow(&other).expect("the workflow");
    let ids: Vec<&str> = pasted.nodes.iter().map(|node| node.id.as_str()).collect();
    assert_eq!(ids, ["start", "need", "route", "need-2", "route-2"], "a workflow has one trigger");
    assert_eq!(edges_of(pasted).len(), 6);
    assert_nothing_covered(pasted);
}

#[test]
fn what_is_used_is_not_deleted_and_says_where() {
    let mut editing = Editing::new(inbound());
    let record = RecordId::Team(editing.document().workspace.teams[0].id.clone());
    let by = uses::of(editing.document(), &record.reference());
    assert!(!by.is_empty());
    assert_eq!(editing.dispatch(Command::DeleteRecord { record }), Err(Refused::InUse { by }));
    let team = Arc::new(Team {
        id: fresh::team(editing.document(), "Ночная смена"),
        name: "Ночная смена".to_owned(),
        members: Vec::new(),
        x: Extra::default(),
    });
    assert_eq!(team.id.as_str(), "nochnaya-smena");
    editing.dispatch(Command::AddRecord { record: WorkspaceRecord::Team(team.clone()) }).expect("added");
    assert_eq!(uses::of(editing.document(), &Reference::Team(team.id.clone())), []);
    editing.dispatch(Command::DeleteRecord { record: RecordId::Team(team.id.clone()) }).expect("deleted");
    let user = |name: &str| {
        let user: User = serde_json::from_value(serde_json::json!({ "id": name })).expect("a user");
        Command::AddRecord { record: WorkspaceRecord::User(Arc::new(user)) }
    };
    assert_eq!(editing.dispatch(user("workflow")), Err(Refused::IdReserved));
    assert_eq!(fresh::user(editing.document(), "Workflow").as_str(), "workflow-2");
}

#[test]
fn a_deleted_workflow_takes_its_tests_along_and_brings_them_back() {
    let mut editing = Editing::new(inbound());
    let (workflow, tests) = (main_of(&editing).id.clone(), editing.document().scenarios.len());
    let named = editing.document().scenarios.iter().filter(|s| s.workflow.as_ref() == Some(&workflow)).count();
    let before = bytes(editing.document());
    editing.dispatch(Command::DeleteWorkflow { workflow }).expect("deleted");
    assert_eq!((editing.document().workflows.len(), editing.document().scenarios.len()), (0, tests - named));
    editing.undo();
    assert_eq!(before, bytes(editing.document()));
}

#[test]
fn a_patch_for_another_document_changes_nothing() {
    let mut editing = Editing::new(chain());
    let workflow: WorkflowId = main_of(&editing).id.clone();
    let nodes = vec![(id("comment"), Position::new(1.0, 1.0)), (id("wait"), Position::new(5.0, 5.0))];
    let patch = Command::MoveNodes { workflow: workflow.clone(), nodes, notes: Vec::new() }.plan(editing.document()).expect("planned");
    editing.dispatch(Command::DeleteNodes { workflow, nodes: vec![id("wait")], notes: Vec::new() }).expect("deleted");
    let before = bytes(editing.document());
    assert!(editing.apply_patch(&patch).is_err());
    assert_eq!(before, bytes(editing.document()), "the first half of it was taken back");
}

#[test]
fn new_cards_stand_under_their_port_and_cover_nothing() {
    let mut document = inbound();
    let workflow = Arc::make_mut(&mut document.workflows[0]);
    for _ in 0..30 {
        let route = workflow.node(&id("route")).expect("the step").clone();
        let from = place::port_for(workflow, &route).expect("it has ports");
        let at = place::below(workflow, &from, size::size_with_ports(3));
        let new = fresh::node(workflow, "ask");
        workflow.nodes.push(Arc::new(usher_model::Node {
            kind: workflow.node(&id("need")).expect("it").kind.clone(),
            ..usher_model::Node::new(new, NodeType::AskQuestion, at)
        }));
        assert!(at.y() > route.position.y());
    }
    assert_nothing_covered(workflow);
    assert_eq!(may_connect(workflow, &port("need", "answered"), &id("ask")), Ok(()));
}
