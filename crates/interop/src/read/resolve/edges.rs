//! Edges: both ends exist, one edge a port, none into a trigger, no circles.

use std::collections::BTreeMap;

use usher_model::Port;

use super::{
    super::tree::{At, Faults, Tree, cut},
    Outline,
};
use crate::fault::{FaultKind, Place};

/// An edge whose ends exist, by positions of nodes.
struct Link {
    from: usize,
    to: usize,
    edge: At,
}

/// Reports every edge that cannot be, and the circles that the others make.
pub fn edges(tree: &Tree<'_>, edges: &[At], outline: &Outline<'_>, faults: &mut Faults) {
    let mut taken: BTreeMap<(&str, &str), At> = BTreeMap::new();
    let mut links = Vec::new();
    for edge in edges {
        let from = tree.get(*edge, "from");
        let node_at = from.and_then(|from| tree.get(from, "node"));
        let port_at = from.and_then(|from| tree.get(from, "port"));
        let to_at = tree.get(*edge, "to");
        let source = node_at.and_then(|at| known_node(tree, at, outline, faults));
        let target = to_at.and_then(|at| known_node(tree, at, outline, faults));
        if let (Some(source), Some(port_at)) = (source, port_at)
            && let Some(port) = tree.text(port_at)
        {
            known_port(tree, port_at, port, source, outline, faults);
            if let Some(node) = node_at.and_then(|at| tree.text(at)) {
                match taken.get(&(node, port)) {
                    None => {
                        taken.insert((node, port), *edge);
                    }
                    Some(first) => {
                        let kind =
                            FaultKind::SecondEdge { node: cut(outline.nodes[source].name), port: cut(port), first: Place::default() };
                        faults.after(tree, *edge, *first, kind);
                    }
                }
            }
        }
        if let (Some(target), Some(at)) = (target, to_at) {
            let node = &outline.nodes[target];
            if node.is_trigger {
                faults.at(tree, at, FaultKind::EdgeIntoTrigger { node: cut(node.name) });
            } else if let Some(source) = source {
                links.push(Link { from: source, to: target, edge: at });
            }
        }
    }
    circles(tree, &links, outline, faults);
}

/// The position of the node that this text names; reports it when there is none.
fn known_node(tree: &Tree<'_>, at: At, outline: &Outline<'_>, faults: &mut Faults) -> Option<usize> {
    let id = tree.text(at)?;
    let found = outline.index.get(id).copied();
    // What is no id at all is reported already.
    if found.is_none() && usher_model::ids::check_id(id).is_ok() {
        let like = outline.near(id, faults);
        faults.at(tree, at, FaultKind::NoSuchNode { id: cut(id), like });
    }
    found
}

fn known_port(tree: &Tree<'_>, at: At, port: &str, source: usize, outline: &Outline<'_>, faults: &mut Faults) {
    let node = &outline.nodes[source];
    let Some(ports) = &node.ports else { return };
    if usher_model::ids::check_id(port).is_ok() && !ports.iter().any(|known| known.as_str() == port) {
        let ports = ports.iter().take(20).map(|port: &Port| port.as_str().to_owned()).collect();
        faults.at(tree, at, FaultKind::NoSuchPort { node: cut(node.name), port: cut(port), ports });
    }
}

/// How many names of a circle are told.
const NAMES: usize = 10;

/// Depth first, without recursion: a chain may have 20,000 steps. Each circle that shares no node with one already told is
/// reported once, at the edge that closes it.
fn circles(tree: &Tree<'_>, links: &[Link], outline: &Outline<'_>, faults: &mut Faults) {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        /// On the present path, as its so-manieth node.
        OnPath(usize),
        Done,
    }
    let count = outline.nodes.len();
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (n, link) in links.iter().enumerate() {
        out[link.from].push(n);
    }
    let (mut marks, mut told) = (vec![Mark::New; count], vec![false; count]);
    for start in 0..count {
        if marks[start] != Mark::New {
            continue;
        }
        marks[start] = Mark::OnPath(0);
        let mut path = vec![(start, 0)];
        while let Some((at, next)) = path.last_mut() {
            let (here, Some(link)) = (*at, out[*at].get(*next).map(|n| &links[*n])) else {
                marks[*at] = Mark::Done;
                path.pop();
                continue;
            };
            *next += 1;
            match marks[link.to] {
                Mark::Done => {}
                Mark::New => {
                    marks[link.to] = Mark::OnPath(path.len());
                    path.push((link.to, 0));
                }
                Mark::OnPath(_) if told[link.to] || told[here] => {}
                Mark::OnPath(begin) => {
                    let circle: Vec<usize> = path[begin..].iter().map(|(node, _)| *node).collect();
                    circle.iter().for_each(|node| told[*node] = true);
                    let names = circle.iter().take(NAMES).map(|node| cut(outline.nodes[*node].name)).collect();
                    faults.at(tree, link.edge, FaultKind::Cycle { names, length: circle.len() });
                }
            }
        }
    }
}
