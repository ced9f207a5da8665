//! A step that no path from the trigger leads to, jumps included.

use std::collections::BTreeSet;

use usher_model::steps::Step;

use super::{Report, Whole};
use crate::{detail::Detail, fix::Fix};

pub(super) fn check(whole: &Whole<'_>, report: Report<'_>) {
    // Without a trigger nothing is reachable, and that is reported already.
    if whole.workflow.trigger().is_none() {
        return;
    }
    let reached = reached(whole);
    for (at, node) in whole.workflow.nodes.iter().enumerate().filter(|(at, node)| node.trigger().is_none() && !reached.contains(at)) {
        report(Some(at), whole.of_node(node, Detail::UnreachableStep).fixed_by(Fix::DeleteStep));
    }
}

/// The positions of all nodes that a run can come to, as far as edges and jumps tell.
fn reached(whole: &Whole<'_>) -> BTreeSet<usize> {
    let nodes = &whole.workflow.nodes;
    let mut open: Vec<usize> = nodes.iter().enumerate().filter(|(_, node)| node.trigger().is_some()).map(|(at, _)| at).collect();
    let mut reached = BTreeSet::new();
    while let Some(at) = open.pop() {
        if !reached.insert(at) {
            continue;
        }
        let Some(node) = nodes.get(at) else { continue };
        if !node.enabled {
            // A step that is off is passed through its first port.
            open.extend(node.ports().first().and_then(|first| whole.graph.follow(at, first)));
            continue;
        }
        open.extend(whole.graph.outgoing(at).iter().map(|(_, to)| *to));
        if let Some(Step::JumpTo(jump)) = node.step() {
            open.extend(jump.target.as_ref().and_then(|target| whole.graph.position(target)));
        }
    }
    reached
}
