//! Names, notes, switches and settings of one node.

use std::{collections::BTreeMap, sync::Arc};

use usher_model::{
    Document, Node, NodeKind, Port,
    ids::{NodeId, WorkflowId},
    steps::Step,
};

use super::{Draft, Refused, draft::find_node};
use crate::{
    history::Edited,
    patch::{Change, Edit, Patch},
};

/// One node becomes another under the same id; nothing else changes.
fn one(
    document: &Document,
    id: &WorkflowId,
    node: &NodeId,
    edited: impl Fn(&Node) -> Edited,
    change: impl FnOnce(&mut Node),
) -> Result<Patch, Refused> {
    let workflow = document.workflow(id).ok_or(Refused::Missing)?;
    let (at, before) = find_node(workflow, node)?;
    let mut after = Node::clone(before);
    change(&mut after);
    let change = Change::replaced(at, before.clone(), Arc::new(after));
    Ok(Patch::new(edited(before), vec![Edit::Node { workflow: id.clone(), change }]))
}

pub fn name(document: &Document, id: &WorkflowId, node: &NodeId, name: String) -> Result<Patch, Refused> {
    one(document, id, node, |node| Edited::Renamed { node_type: node.node_type() }, |node| node.name = name)
}

pub fn note(document: &Document, id: &WorkflowId, node: &NodeId, note: Option<String>) -> Result<Patch, Refused> {
    one(document, id, node, |node| Edited::Annotated { node_type: node.node_type() }, |node| node.note = note)
}

pub fn enabled(document: &Document, id: &WorkflowId, nodes: &[NodeId], enabled: bool) -> Result<Patch, Refused> {
    let workflow = document.workflow(id).ok_or(Refused::Missing)?;
    let mut edits = Vec::new();
    for node in nodes {
        let (at, before) = find_node(workflow, node)?;
        let after = Node { enabled, ..Node::clone(before) };
        edits.push(Edit::Node { workflow: id.clone(), change: Change::replaced(at, before.clone(), Arc::new(after)) });
    }
    edits.retain(|edit| !edit.is_empty());
    let n = edits.len();
    Ok(Patch::new(if enabled { Edited::Enabled { n } } else { Edited::Disabled { n } }, edits))
}

pub fn config(document: &Document, id: &WorkflowId, node: &NodeId, kind: NodeKind) -> Result<Patch, Refused> {
    let mut draft = Draft::new(document, id)?;
    let (_, before) = draft.node(node)?;
    let before = before.clone();
    if before.node_type() != kind.node_type() && (before.trigger().is_none() || !kind.node_type().is_trigger()) {
        return Err(Refused::OtherType);
    }
    if let NodeKind::Step(Step::JumpTo(jump)) = &kind
        && let Some(target) = &jump.target
    {
        draft.node(target)?;
    }
    let node_type = kind.node_type();
    let (old, new) = (before.ports(), kind.ports());
    let renamed = renamed_ports(&old, &new);
    draft.replace_node(Node { kind, ..Node::clone(&before) })?;
    if old != new {
        let leaving: Vec<_> = draft.workflow()?.edges.iter().filter(|edge| edge.from.node == *node).cloned().collect();
        draft.remove_edges(|edge| edge.from.node == *node && !new.contains(&edge.from.port))?;
        for mut edge in leaving {
            if let Some(port) = renamed.get(&edge.from.port) {
                edge.from.port = port.clone();
                draft.lead(edge.from, edge.to)?;
            }
        }
    }
    Ok(draft.finish(Edited::Configured { node_type }))
}

/// A port that is called otherwise now keeps its edge: exactly one port of the list differs, or the only way out has another name.
fn renamed_ports(old: &[Port], new: &[Port]) -> BTreeMap<Port, Port> {
    let gone: Vec<&Port> = old.iter().filter(|port| !new.contains(port)).collect();
    let come: Vec<&Port> = new.iter().filter(|port| !old.contains(port)).collect();
    match (&gone[..], &come[..]) {
        ([from], [to]) if old.len() == new.len() => BTreeMap::from([((*from).clone(), (*to).clone())]),
        _ => BTreeMap::new(),
    }
}
