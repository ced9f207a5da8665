//! Pasting and duplicating: the same steps under new ids.

use std::{collections::BTreeMap, sync::Arc};

use usher_model::{
    Document, Node, NodeKind, PortRef, Workflow,
    ids::{NodeId, NoteId, WorkflowId},
    node::Position,
    steps::Step,
    workflow::Note,
};

use super::{Draft, Refused, edges::may_connect};
use crate::{
    fragment::{self, Fragment},
    fresh,
    history::Edited,
    patch::{Change, Edit, Patch},
    place,
    plane::{Plane, Rect},
    size,
};

pub fn duplicate(document: &Document, id: &WorkflowId, nodes: &[NodeId], notes: &[NoteId]) -> Result<Patch, Refused> {
    let workflow = document.workflow(id).ok_or(Refused::Missing)?;
    let copied = fragment::fragment(workflow, &nodes.iter().cloned().collect(), &notes.iter().cloned().collect());
    let (patch, n) = put(document, id, copied, None)?;
    Ok(Patch { edited: Edited::Duplicated { n }, ..patch })
}

pub fn paste(document: &Document, id: &WorkflowId, text: &str, at: Option<Position>) -> Result<Patch, Refused> {
    let copied = fragment::read(text).ok_or(Refused::NoFragment)?;
    let (patch, n) = put(document, id, copied, at)?;
    Ok(Patch { edited: Edited::Pasted { n }, ..patch })
}

fn put(document: &Document, id: &WorkflowId, mut copied: Fragment, at: Option<Position>) -> Result<(Patch, usize), Refused> {
    let mut draft = Draft::new(document, id)?;
    drop_triggers(&mut copied, draft.workflow()?)?;
    let (dx, dy) = shift(draft.workflow()?, &copied, at);
    let moved = |at: Position| Position::new(at.x() + dx, at.y() + dy);
    let mut renewed: BTreeMap<NodeId, NodeId> = BTreeMap::new();
    for node in &copied.nodes {
        let new = fresh::node(draft.workflow()?, fresh::without_number(node.id.as_str()));
        draft.add_node(Node { id: new.clone(), position: moved(node.position), ..Node::clone(node) })?;
        // A text from elsewhere may name a node twice: the first one keeps the edges.
        renewed.entry(node.id.clone()).or_insert(new);
    }
    for edge in &copied.edges {
        if let (Some(from), Some(to)) = (renewed.get(&edge.from.node), renewed.get(&edge.to)) {
            let from = PortRef { node: from.clone(), port: edge.from.port.clone() };
            // Or edges that no workflow may have.
            if may_connect(draft.workflow()?, &from, to).is_ok() {
                draft.lead(from, to.clone())?;
            }
        }
    }
    retarget(&mut draft, &renewed)?;
    for note in &copied.notes {
        let workflow = draft.workflow()?;
        let note = Note { id: fresh::note(workflow, "note"), position: moved(note.position), ..Note::clone(note) };
        let change = Change::added(workflow.notes.len(), Arc::new(note));
        draft.record(Edit::Note { workflow: id.clone(), change })?;
    }
    let n = copied.nodes.len() + copied.notes.len();
    Ok((draft.finish(Edited::Pasted { n }), n))
}

/// A workflow has one trigger: those of the copy stay out where there is one, and all but the first where there is none.
fn drop_triggers(copied: &mut Fragment, workflow: &Workflow) -> Result<(), Refused> {
    let mut room = workflow.trigger().is_none();
    let had = !copied.nodes.is_empty();
    copied.nodes.retain(|node| node.trigger().is_none() || std::mem::take(&mut room));
    match (workflow.trigger(), copied.nodes.is_empty() && copied.notes.is_empty()) {
        (Some(existing), true) if had => Err(Refused::SecondTrigger { existing: existing.id.clone() }),
        (_, true) => Err(Refused::NothingToPaste),
        (_, false) => Ok(()),
    }
}

/// Jumps within the copy go to the new steps; jumps to steps that are not here have no target.
fn retarget(draft: &mut Draft, renewed: &BTreeMap<NodeId, NodeId>) -> Result<(), Refused> {
    let now = draft.workflow()?.clone();
    for new in renewed.values() {
        let (_, node) = draft.node(new)?;
        let NodeKind::Step(Step::JumpTo(jump)) = &node.kind else { continue };
        let Some(target) = &jump.target else { continue };
        let after = renewed.get(target).or_else(|| now.node(target).map(|_| target)).cloned();
        if after.as_ref() != Some(target) {
            let mut jump = jump.clone();
            jump.target = after;
            let node = Node { kind: NodeKind::Step(Step::JumpTo(jump)), ..Node::clone(node) };
            draft.replace_node(node)?;
        }
    }
    Ok(())
}

/// How far the copy moves: to where it is wished, or to the nearest place where none of it covers a card.
fn shift(workflow: &Workflow, copied: &Fragment, at: Option<Position>) -> (f64, f64) {
    let cards = copied.nodes.iter().map(|node| size::card(node)).chain(copied.notes.iter().map(|note| size::note(note)));
    let Some(all) = cards.reduce(Rect::union) else { return (0.0, 0.0) };
    if let Some(at) = at {
        return (at.x() - all.x, at.y() - all.y);
    }
    let to = place::free(workflow, Plane::new(all.x + size::GRID, all.y + size::GRID), (all.w, all.h));
    (to.x - all.x, to.y - all.y)
}
