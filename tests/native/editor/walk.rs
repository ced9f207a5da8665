//! A random person at work: whatever was done can be undone, done again, replayed and compared.

use std::{collections::BTreeSet, sync::Arc};

use proptest::prelude::*;
use usher_editor::{
    command::{Command, RecordId, WorkspaceRecord},
    compare,
    editing::Editing,
    fragment,
    history::Edited,
    patch::{Patch, WorkspaceHead},
    tidy,
};
use usher_model::{
    Document, NodeKind, NodeType, Port, PortRef, Workflow,
    graph::Graph,
    ids::NodeId,
    labels::Tag,
    node::Position,
    steps::{Branch, JumpTo, Step, branch::Arm},
    template::Template,
    time::{Duration, Unit},
    value::Extra,
    workflow::{Note, NoteColor, Settings, Status},
};

use super::{assert_nothing_covered, bytes, id, inbound};

/// What every document must hold, whatever was done to it.
fn assert_whole(document: &Document) {
    fn distinct<T: Ord>(of: impl Iterator<Item = T>, what: &str) {
        let all: Vec<T> = of.collect();
        let count = all.len();
        assert_eq!(all.into_iter().collect::<BTreeSet<_>>().len(), count, "{what} are told apart by their ids");
    }
    distinct(document.workflows.iter().map(|w| &w.id), "workflows");
    distinct(document.scenarios.iter().map(|s| &s.id), "scenarios");
    distinct(document.workspace.users.iter().map(|u| &u.id), "users");
    distinct(document.workspace.tags.iter().map(|t| &t.id), "tags");
    for workflow in &document.workflows {
        distinct(workflow.nodes.iter().map(|n| &n.id), "nodes");
        distinct(workflow.notes.iter().map(|n| &n.id), "notes");
        distinct(workflow.edges.iter().map(|e| &e.from), "edges");
        for edge in &workflow.edges {
            let from = workflow.node(&edge.from.node).expect("an edge begins at a node");
            assert!(from.ports().contains(&edge.from.port), "{}.{} is there", from.id, edge.from.port);
            assert!(workflow.node(&edge.to).expect("an edge leads to a node").trigger().is_none(), "nothing leads into a trigger");
        }
        assert_eq!(Graph::new(workflow).find_cycle(), None, "edges do not go round in circles");
        for node in &workflow.nodes {
            if let NodeKind::Step(Step::JumpTo(JumpTo { target: Some(target), .. })) = &node.kind {
                assert!(workflow.node(target).is_some(), "a jump leads to a node");
            }
        }
    }
}

/// Numbers that decide what a random person does.
struct Dice<'a>(std::slice::Iter<'a, u32>);

impl Dice<'_> {
    fn below(&mut self, n: usize) -> usize {
        self.0.next().copied().unwrap_or(0) as usize % n.max(1)
    }
    fn node(&mut self, workflow: &Workflow) -> NodeId {
        match workflow.nodes.len() {
            0 => id("gone"),
            n => workflow.nodes[self.below(n)].id.clone(),
        }
    }
    fn nodes(&mut self, workflow: &Workflow) -> Vec<NodeId> {
        let some = self.below(4) + 1;
        (0..some).map(|_| self.node(workflow)).collect::<BTreeSet<_>>().into_iter().collect()
    }
    fn port(&mut self, workflow: &Workflow) -> PortRef {
        let node = self.node(workflow);
        let ports = workflow.node(&node).map(|n| n.ports()).unwrap_or_default();
        let port = if ports.is_empty() { Port::Next } else { ports[self.below(ports.len())].clone() };
        PortRef { node, port }
    }
    fn position(&mut self) -> Position {
        Position::new(self.below(2_000) as f64 - 500.0, self.below(2_000) as f64)
    }
    fn text(&mut self) -> String {
        ["", "Hello", "Здравствуйте", "a b", "VIP"][self.below(5)].to_owned()
    }
}

fn random_config(dice: &mut Dice, workflow: &Workflow, node: &NodeId) -> NodeKind {
    let Some(node) = workflow.node(node) else { return NodeType::Wait.default_kind() };
    let mut kind = node.kind.clone();
    match &mut kind {
        NodeKind::Step(Step::Branch(branch)) => {
            let arm = |n: usize| Arm { id: id(&format!("arm-{n}")), name: String::new(), when: Default::default() };
            *branch =
                Branch { branches: (0..dice.below(5)).map(|_| dice.below(6)).collect::<BTreeSet<_>>().into_iter().map(arm).collect() };
        }
        NodeKind::Step(Step::AskQuestion(ask)) => {
            ask.text = Template::new(&dice.text());
            ask.timeout = (dice.below(2) == 0).then_some(Duration::new(15, Unit::Minutes));
            ask.failure_port = dice.below(2) == 0;
        }
        NodeKind::Step(Step::AssignTo(assign)) => assign.timeout = (dice.below(2) == 0).then_some(Duration::new(5, Unit::Minutes)),
        NodeKind::Step(Step::JumpTo(jump)) => jump.target = Some(dice.node(workflow)),
        NodeKind::Trigger(_) => return [NodeType::Manual, NodeType::ConversationClosed][dice.below(2)].default_kind(),
        NodeKind::Step(_) => return NodeType::ALL[dice.below(27)].default_kind(),
    }
    kind
}

fn random_command(dice: &mut Dice, document: &Document) -> Command {
    let at = dice.below(document.workflows.len());
    let Some(w) = document.workflows.get(at) else { return Command::AddWorkflow { name: dice.text() } };
    let workflow = w.id.clone();
    let tag =
        |dice: &mut Dice| Arc::new(Tag { id: id(&format!("tag-{}", dice.below(6))), name: dice.text(), color: None, x: Extra::default() });
    match dice.below(39) {
        0..=4 => Command::AddNode {
            node_type: NodeType::ALL[dice.below(27)],
            at: (dice.below(2) == 0).then(|| dice.position()),
            after: (dice.below(3) > 0).then(|| dice.port(w)),
            into: None,
            workflow,
        },
        5 => Command::AddNode { node_type: NodeType::Branch, at: None, after: None, into: Some(dice.port(w)), workflow },
        6 => Command::MoveNodes { nodes: dice.nodes(w).into_iter().map(|n| (n, dice.position())).collect(), notes: Vec::new(), workflow },
        7 => Command::NudgeNodes { nodes: dice.nodes(w), notes: Vec::new(), dx: 1.0, dy: dice.below(3) as f64, workflow },
        8 => Command::TidyUp { workflow },
        9 | 10 => Command::DeleteNodes { nodes: dice.nodes(w), notes: Vec::new(), workflow },
        11..=14 => Command::Connect { from: dice.port(w), to: dice.node(w), workflow },
        15 => Command::InsertJump { from: dice.port(w), to: dice.node(w), workflow },
        16 => Command::Disconnect { from: dice.port(w), workflow },
        17 => Command::Reconnect { from: dice.port(w), new_from: dice.port(w), to: dice.node(w), workflow },
        18 => Command::InsertInto { node: dice.node(w), at: dice.position(), into: dice.port(w), workflow },
        19 => Command::SetName { node: dice.node(w), name: dice.text(), workflow },
        20 => Command::SetNote { node: dice.node(w), note: Some(dice.text()), workflow },
        21 => Command::SetEnabled { nodes: dice.nodes(w), enabled: dice.below(2) == 0, workflow },
        22..=25 => {
            let node = dice.node(w);
            Command::SetConfig { kind: random_config(dice, w, &node), node, workflow }
        }
        26 => Command::Duplicate { nodes: dice.nodes(w), notes: w.notes.iter().map(|n| n.id.clone()).take(1).collect(), workflow },
        27 => {
            let text = fragment::copy(w, &dice.nodes(w).into_iter().collect(), &BTreeSet::new());
            let into = document.workflows[dice.below(document.workflows.len())].id.clone();
            Command::Paste { text, at: (dice.below(2) == 0).then(|| dice.position()), workflow: into }
        }
        28 => Command::AddNote { at: dice.position(), text: dice.text(), color: NoteColor::Blue, workflow },
        29 => match w.notes.first() {
            Some(note) => Command::EditNote { note: Arc::new(Note { text: dice.text(), width: 40, ..Note::clone(note) }), workflow },
            None => Command::AddNote { at: dice.position(), text: dice.text(), color: NoteColor::Pink, workflow },
        },
        30 => [
            Command::AddWorkflow { name: dice.text() },
            Command::CloneWorkflow { name: dice.text(), workflow: workflow.clone() },
            Command::InsertWorkflow { workflow: w.clone() },
        ][dice.below(3)]
        .clone(),
        31 => Command::RenameWorkflow { name: dice.text(), workflow },
        32 => Command::SetStatus { status: [Status::Draft, Status::Published][dice.below(2)], workflow },
        33 => Command::ReorderWorkflow { to: dice.below(5), workflow },
        34 if document.workflows.len() > 2 => Command::DeleteWorkflow { workflow },
        34 => Command::SetWorkflowSettings {
            settings: Settings { exit_on_incoming_message: dice.below(2) == 0, ..Settings::default() },
            workflow,
        },
        35 => Command::AddRecord { record: WorkspaceRecord::Tag(tag(dice)) },
        36 => Command::EditRecord { record: WorkspaceRecord::Tag(tag(dice)) },
        37 => match dice.below(3) {
            0 => Command::DeleteRecord { record: RecordId::Tag(id(&format!("tag-{}", dice.below(6)))) },
            1 => Command::ReorderRecord { record: RecordId::Tag(id(&format!("tag-{}", dice.below(6)))), to: dice.below(4) },
            _ => Command::SetWorkspace { head: WorkspaceHead { name: dice.text(), ..WorkspaceHead::of(&document.workspace) } },
        },
        _ => match dice.below(2) {
            0 => Command::ReplaceDocument { document: Box::new(inbound()) },
            _ => Command::RestoreWorkflow { workflow: Arc::new(Workflow { id: workflow, ..Workflow::clone(&inbound().workflows[0]) }) },
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 400, ..ProptestConfig::default() })]

    /// M14: undo takes every command back, redo does it again, and the journal tells the whole story.
    #[test]
    fn two_hundred_commands_can_all_be_undone_and_done_again(rolls in prop::collection::vec(any::<u32>(), 2_000..2_400)) {
        let mut dice = Dice(rolls.iter());
        let start = inbound();
        let mut editing = Editing::new(start.clone());
        let mut journal: Vec<String> = Vec::new();
        for _ in 0..200 {
            let command = random_command(&mut dice, editing.document());
            let before = bytes(editing.document());
            match editing.dispatch(command) {
                Ok(Some(patch)) => {
                    prop_assert_ne!(&before, &bytes(editing.document()), "only real changes are recorded");
                    let mut back = editing.document().clone();
                    patch.inverse().apply(&mut back).expect("the inverse fits");
                    prop_assert_eq!(&before, &bytes(&back));
                    prop_assert_eq!(patch.inverse().inverse(), patch.clone());
                    journal.push(serde_json::to_string(&patch).expect("a patch can be written"));
                }
                Ok(None) | Err(_) => prop_assert_eq!(&before, &bytes(editing.document())),
            }
            assert_whole(editing.document());
        }
        let end = bytes(editing.document());
        while let Some((patch, _)) = editing.undo() {
            assert_whole(editing.document());
            prop_assert!(!patch.is_empty());
        }
        prop_assert_eq!(bytes(&start), bytes(editing.document()));
        while editing.redo().is_some() {}
        prop_assert_eq!(&end, &bytes(editing.document()));

        let mut replayed = Editing::new(start.clone());
        for line in &journal {
            let patch: Patch = serde_json::from_str(line).expect("the journal can be read");
            replayed.apply_patch(&patch).expect("the journal fits");
        }
        prop_assert_eq!(&end, &bytes(replayed.document()));

        // Comparing two documents is a patch between them.
        let difference = Patch::new(Edited::Imported, compare::between(&start, editing.document()));
        let mut made = start.clone();
        difference.apply(&mut made).expect("the difference fits");
        prop_assert_eq!(&end, &bytes(&made));
        difference.inverse().apply(&mut made).expect("and back");
        prop_assert_eq!(bytes(&start), bytes(&made));
    }

    /// Whatever somebody built: tidied up, no card covers another, and doing it again changes nothing.
    #[test]
    fn tidy_up_covers_nothing_and_is_settled(rolls in prop::collection::vec(any::<u32>(), 300..900)) {
        let mut dice = Dice(rolls.iter());
        let mut editing = Editing::new(inbound());
        for _ in 0..90 {
            let _ = editing.dispatch(random_command(&mut dice, editing.document()));
        }
        for workflow in &editing.document().workflows {
            let placed = tidy::layout(workflow);
            prop_assert_eq!(&placed, &tidy::layout(workflow));
            let mut moved = Workflow::clone(workflow);
            for (node, at) in moved.nodes.iter_mut().zip(&placed) {
                Arc::make_mut(node).position = *at;
            }
            assert_nothing_covered(&moved);
            prop_assert_eq!(tidy::layout(&moved), placed);
        }
    }
}
