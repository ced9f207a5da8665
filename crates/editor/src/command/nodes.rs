//! Adding, moving and deleting cards.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use usher_model::{
    Document, Edge, Node, NodeKind, NodeType, PortRef, Workflow,
    graph::Graph,
    ids::{NodeId, NoteId, WorkflowId},
    node::Position,
    steps::Step,
    workflow::{Guarantee, Note, Promise},
};

use super::{Draft, Refused, draft::check_port, tests_about};
use crate::{
    fresh,
    history::Edited,
    patch::{Change, Edit, Patch},
    place, size,
};

pub fn add(
    document: &Document,
    id: &WorkflowId,
    node_type: NodeType,
    at: Option<Position>,
    after: Option<PortRef>,
    into: Option<PortRef>,
) -> Result<Patch, Refused> {
    let mut draft = Draft::new(document, id)?;
    let now = draft.workflow()?.clone();
    if node_type.is_trigger() {
        if let Some(existing) = now.trigger() {
            return Err(Refused::SecondTrigger { existing: existing.id.clone() });
        }
        if after.is_some() || into.is_some() {
            return Err(Refused::IntoTrigger);
        }
    }
    if let Some(edge) = &into {
        draft.edge(edge)?.ok_or(Refused::Missing)?;
    }
    let port = into.or(after);
    if let Some(port) = &port {
        check_port(&now, port)?;
    }
    let mut node = Node::new(fresh::node(&now, fresh::stem(node_type)), node_type, Position::default());
    let card = size::size_of(&node);
    let follower = match &port {
        Some(port) => draft.edge(port)?.map(|(_, edge)| edge.to.clone()),
        None => None,
    };
    node.position = match (at, &port) {
        (Some(at), _) => at,
        (None, Some(port)) => {
            if let Some(follower) = &follower {
                make_room(&mut draft, id, port, follower)?;
            }
            place::below(&draft.workflow()?.clone(), port, card)
        }
        (None, None) => place::at_the_end(&now, card),
    };
    let (new, leaves) = (node.id.clone(), node.ports().into_iter().next());
    draft.add_node(node)?;
    if let Some(port) = port {
        draft.lead(port, new.clone())?;
        if let (Some(leaves), Some(follower)) = (leaves, follower) {
            draft.lead(PortRef { node: new, port: leaves }, follower)?;
        }
    }
    Ok(draft.finish(Edited::NodeAdded { node_type }))
}

/// A card that is put between two others pushes what is below down, when there is no room.
fn make_room(draft: &mut Draft, id: &WorkflowId, port: &PortRef, follower: &NodeId) -> Result<(), Refused> {
    let now = draft.workflow()?.clone();
    let (_, from) = draft.node(&port.node)?;
    let (_, to) = draft.node(follower)?;
    let by = place::room_between(size::card(from), size::card(to));
    if by <= 0.0 {
        return Ok(());
    }
    // Everything at or below the follower moves alike, so nothing comes to cover anything.
    let line = to.position.y();
    for (at, node) in now.nodes.iter().enumerate().filter(|(_, node)| node.position.y() >= line) {
        let after = Position::new(node.position.x(), node.position.y() + by);
        draft.record(Edit::Place { workflow: id.clone(), node: node.id.clone(), at, before: node.position, after })?;
    }
    Ok(())
}

pub fn move_to(document: &Document, id: &WorkflowId, nodes: &[(NodeId, Position)], notes: &[(NoteId, Position)]) -> Result<Patch, Refused> {
    let workflow = document.workflow(id).ok_or(Refused::Missing)?;
    let edits = places(workflow, nodes, notes)?;
    let n = edits.iter().filter(|edit| !edit.is_empty()).count();
    let edited = if nodes.is_empty() { Edited::NoteMoved } else { Edited::Moved { n } };
    Ok(Patch::new(edited, edits))
}

fn places(workflow: &Workflow, nodes: &[(NodeId, Position)], notes: &[(NoteId, Position)]) -> Result<Vec<Edit>, Refused> {
    let id = &workflow.id;
    let mut edits = Vec::with_capacity(nodes.len() + notes.len());
    let find = finder(workflow, nodes.len());
    for (node, after) in nodes {
        let at = find(node).ok_or(Refused::Missing)?;
        let before = workflow.nodes[at].position;
        edits.push(Edit::Place { workflow: id.clone(), node: node.clone(), at, before, after: *after });
    }
    for (note, after) in notes {
        let (at, before) = workflow.notes.iter().enumerate().find(|(_, n)| n.id == *note).ok_or(Refused::Missing)?;
        let moved = Note { position: *after, ..Note::clone(before) };
        edits.push(Edit::Note { workflow: id.clone(), change: Change::replaced(at, before.clone(), Arc::new(moved)) });
    }
    Ok(edits)
}

/// How to find so many nodes: one by one, or by an index when that is quicker.
fn finder(workflow: &Workflow, many: usize) -> impl Fn(&NodeId) -> Option<usize> {
    let index: Option<BTreeMap<&NodeId, usize>> =
        (many > 8).then(|| workflow.nodes.iter().enumerate().map(|(at, node)| (&node.id, at)).collect());
    move |id| match &index {
        Some(index) => index.get(id).copied(),
        None => workflow.nodes.iter().position(|node| node.id == *id),
    }
}

pub fn nudge(document: &Document, id: &WorkflowId, nodes: &[NodeId], notes: &[NoteId], dx: f64, dy: f64) -> Result<Patch, Refused> {
    let workflow = document.workflow(id).ok_or(Refused::Missing)?;
    let moved = |at: Position| Position::new(at.x() + dx, at.y() + dy);
    let find = finder(workflow, nodes.len());
    let nodes: Option<Vec<_>> = nodes.iter().map(|id| Some((id.clone(), moved(workflow.nodes[find(id)?].position)))).collect();
    let place = |id: &NoteId| workflow.notes.iter().find(|note| note.id == *id).map(|note| (id.clone(), moved(note.position)));
    let notes: Option<Vec<_>> = notes.iter().map(place).collect();
    let edits = places(workflow, &nodes.ok_or(Refused::Missing)?, &notes.ok_or(Refused::Missing)?)?;
    Ok(Patch::new(Edited::Nudged { n: edits.len() }, edits))
}

pub fn tidy_up(document: &Document, id: &WorkflowId) -> Result<Patch, Refused> {
    let workflow = document.workflow(id).ok_or(Refused::Missing)?;
    let nodes: Vec<(NodeId, Position)> =
        workflow.nodes.iter().zip(crate::tidy::layout(workflow)).map(|(node, at)| (node.id.clone(), at)).collect();
    let mut edits = places(workflow, &nodes, &[])?;
    edits.retain(|edit| !edit.is_empty());
    Ok(Patch::new(Edited::TidiedUp { n: edits.len() }, edits))
}

pub fn delete(document: &Document, id: &WorkflowId, nodes: &[NodeId], notes: &[NoteId]) -> Result<Patch, Refused> {
    let mut draft = Draft::new(document, id)?;
    let now = draft.workflow()?.clone();
    let gone: BTreeSet<&NodeId> = nodes.iter().collect();
    let lost: BTreeSet<&NoteId> = notes.iter().collect();
    if gone.iter().any(|id| now.node(id).is_none()) || lost.iter().any(|id| !now.notes.iter().any(|note| note.id == **id)) {
        return Err(Refused::Missing);
    }
    let bridges = bridges(&now, &gone);
    draft.remove_edges(|edge| gone.contains(&edge.from.node) || (gone.contains(&edge.to) && !bridges.contains_key(&edge.from)))?;
    for (from, to) in bridges {
        draft.lead(from, to)?;
    }
    forget(&mut draft, id, &now, &gone)?;
    tests_about::forget(&mut draft, document, id, &gone)?;
    for (at, node) in now.nodes.iter().enumerate().rev().filter(|(_, node)| gone.contains(&node.id)) {
        draft.record(Edit::Node { workflow: id.clone(), change: Change::removed(at, node.clone()) })?;
    }
    for (at, note) in now.notes.iter().enumerate().rev().filter(|(_, note)| lost.contains(&note.id)) {
        draft.record(Edit::Note { workflow: id.clone(), change: Change::removed(at, note.clone()) })?;
    }
    Ok(draft.finish(if nodes.is_empty() { Edited::NoteDeleted } else { Edited::Deleted { n: gone.len() + lost.len() } }))
}

/// Where ports lead that led into what goes: past it, where exactly one edge comes out of what goes.
fn bridges(workflow: &Workflow, gone: &BTreeSet<&NodeId>) -> BTreeMap<PortRef, NodeId> {
    let graph = Graph::new(workflow);
    // Follows single ways out through what goes; the limit is for drafts that go round in circles.
    let beyond = |start: &NodeId| -> Option<NodeId> {
        let mut at = graph.position(start)?;
        for _ in 0..=gone.len() {
            if !gone.contains(&workflow.nodes[at].id) {
                return Some(workflow.nodes[at].id.clone());
            }
            match graph.outgoing(at) {
                [(_, next)] => at = *next,
                _ => return None,
            }
        }
        None
    };
    let stays = |edge: &&Edge| !gone.contains(&edge.from.node) && gone.contains(&edge.to);
    workflow
        .edges
        .iter()
        .filter(stays)
        .filter_map(|edge| Some((edge.from.clone(), beyond(&edge.to)?)))
        .filter(|(from, to)| from.node != *to)
        .collect()
}

/// Jumps to what goes have no target any more, and guarantees about it no step.
fn forget(draft: &mut Draft, id: &WorkflowId, workflow: &Workflow, gone: &BTreeSet<&NodeId>) -> Result<(), Refused> {
    for node in &workflow.nodes {
        if let NodeKind::Step(Step::JumpTo(jump)) = &node.kind
            && jump.target.as_ref().is_some_and(|target| gone.contains(target))
            && !gone.contains(&node.id)
        {
            let mut jump = jump.clone();
            jump.target = None;
            let mut changed = Node::clone(node);
            changed.kind = NodeKind::Step(Step::JumpTo(jump));
            draft.replace_node(changed)?;
        }
    }
    for (at, guarantee) in workflow.guarantees.iter().enumerate() {
        let after = Guarantee { must: without(&guarantee.must, gone), ..guarantee.clone() };
        if after != *guarantee {
            let change = Change::replaced(at, guarantee.clone(), after);
            draft.record(Edit::Guarantee { workflow: id.clone(), change })?;
        }
    }
    Ok(())
}

fn without(promise: &Promise, gone: &BTreeSet<&NodeId>) -> Promise {
    let kept = |node: &Option<NodeId>| node.clone().filter(|node| !gone.contains(node));
    match promise {
        Promise::NeverVisits { node } => Promise::NeverVisits { node: kept(node) },
        Promise::VisitsBefore { first, then } => Promise::VisitsBefore { first: kept(first), then: kept(then) },
        Promise::AssignedOrTold { .. } | Promise::EndsAssigned | Promise::AsksAtMostOnce | Promise::SilentAfter { .. } => promise.clone(),
    }
}
