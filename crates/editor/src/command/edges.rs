//! Connecting, disconnecting and reconnecting.

use std::collections::BTreeMap;

use usher_model::{
    Document, Node, NodeKind, NodeType, PortRef, Workflow,
    graph::Graph,
    ids::{NodeId, WorkflowId},
    node::Position,
    steps::{JumpTo, Step},
};

use super::{
    Draft, Refused,
    draft::{check_port, find_node},
};
use crate::{
    fresh,
    history::Edited,
    patch::{Edit, Patch},
    place,
    size::size_with_ports,
};

pub fn may_connect(workflow: &Workflow, from: &PortRef, to: &NodeId) -> Result<(), Refused> {
    may_connect_in(workflow, &Graph::new(workflow), from, to)
}

/// The same with the graph of the workflow at hand.
pub fn may_connect_in(workflow: &Workflow, graph: &Graph, from: &PortRef, to: &NodeId) -> Result<(), Refused> {
    check_port(workflow, from)?;
    let (_, target) = find_node(workflow, to)?;
    if from.node == *to {
        return Err(Refused::ToItself);
    }
    if target.trigger().is_some() {
        return Err(Refused::IntoTrigger);
    }
    match way(workflow, graph, to, &from.node) {
        Some(via) => Err(Refused::ClosesCycle { via }),
        None => Ok(()),
    }
}

/// A way along edges from one node to another, both included.
fn way(workflow: &Workflow, graph: &Graph, from: &NodeId, to: &NodeId) -> Option<Vec<NodeId>> {
    let (start, goal) = (graph.position(from)?, graph.position(to)?);
    let mut came: BTreeMap<usize, usize> = BTreeMap::from([(start, start)]);
    let mut open = std::collections::VecDeque::from([start]);
    while let Some(at) = open.pop_front() {
        if at == goal {
            let mut way = vec![at];
            let mut here = at;
            while here != start {
                here = came[&here];
                way.push(here);
            }
            return Some(way.into_iter().rev().map(|at| workflow.nodes[at].id.clone()).collect());
        }
        for (_, next) in graph.outgoing(at) {
            came.entry(*next).or_insert_with(|| {
                open.push_back(*next);
                at
            });
        }
    }
    None
}

pub fn connect(document: &Document, workflow: &WorkflowId, from: PortRef, to: NodeId) -> Result<Patch, Refused> {
    let mut draft = Draft::new(document, workflow)?;
    may_connect(draft.workflow()?, &from, &to)?;
    let edited = if draft.edge(&from)?.is_some() { Edited::Reconnected } else { Edited::Connected };
    draft.lead(from, to)?;
    Ok(draft.finish(edited))
}

/// The step that goes back stands at the port; what followed the port follows it, for when its jumps are used up.
pub fn insert_jump(document: &Document, workflow: &WorkflowId, from: PortRef, to: NodeId) -> Result<Patch, Refused> {
    let mut draft = Draft::new(document, workflow)?;
    let now = draft.workflow()?.clone();
    check_port(&now, &from)?;
    let (_, target) = find_node(&now, &to)?;
    if target.trigger().is_some() {
        return Err(Refused::IntoTrigger);
    }
    let id = fresh::node(&now, fresh::stem(NodeType::JumpTo));
    let at = place::below(&now, &from, size_with_ports(1));
    let mut jump = Node::new(id.clone(), NodeType::JumpTo, at);
    jump.kind = NodeKind::Step(Step::JumpTo(JumpTo { target: Some(to), ..JumpTo::default() }));
    let follower = draft.edge(&from)?.map(|(_, edge)| edge.to.clone());
    let leaves = jump.ports().into_iter().next();
    draft.add_node(jump)?;
    draft.lead(from, id.clone())?;
    if let (Some(port), Some(follower)) = (leaves, follower) {
        draft.lead(PortRef { node: id, port }, follower)?;
    }
    Ok(draft.finish(Edited::JumpAdded))
}

/// The card moves to where it was dropped, and the chain goes through it by its first port.
pub fn insert_into(document: &Document, workflow: &WorkflowId, node: NodeId, at: Position, into: PortRef) -> Result<Patch, Refused> {
    let mut draft = Draft::new(document, workflow)?;
    let (index, card) = draft.node(&node)?;
    let (before, leaves) = (card.position, card.ports().into_iter().next());
    let follower = draft.edge(&into)?.map(|(_, edge)| edge.to.clone()).ok_or(Refused::Missing)?;
    draft.record(Edit::Place { workflow: workflow.clone(), node: node.clone(), at: index, before, after: at })?;
    may_connect(draft.workflow()?, &into, &node)?;
    draft.lead(into, node.clone())?;
    if let Some(port) = leaves {
        let from = PortRef { node, port };
        may_connect(draft.workflow()?, &from, &follower)?;
        draft.lead(from, follower)?;
    }
    Ok(draft.finish(Edited::Connected))
}

pub fn disconnect(document: &Document, workflow: &WorkflowId, from: &PortRef) -> Result<Patch, Refused> {
    let mut draft = Draft::new(document, workflow)?;
    draft.edge(from)?.ok_or(Refused::Missing)?;
    draft.remove_edges(|edge| edge.from == *from)?;
    Ok(draft.finish(Edited::Disconnected))
}

pub fn reconnect(document: &Document, workflow: &WorkflowId, from: &PortRef, new_from: PortRef, to: NodeId) -> Result<Patch, Refused> {
    let mut draft = Draft::new(document, workflow)?;
    draft.edge(from)?.ok_or(Refused::Missing)?;
    if *from != new_from {
        draft.remove_edges(|edge| edge.from == *from)?;
    }
    may_connect(draft.workflow()?, &new_from, &to)?;
    draft.lead(new_from, to)?;
    Ok(draft.finish(Edited::Reconnected))
}
