//! What the schema cannot see: ids that are there twice, edges and scenarios that name what is not there, circles.
//!
//! Works on the tree, so that every fault has its place, and also when the schema has found faults elsewhere. A reference to
//! something the workspace lacks is no fault: it is read, kept, and later a finding.

mod edges;
mod parts;
mod scenarios;

use std::collections::BTreeMap;

use usher_model::{Document, Port, Workflow, WorkflowFile, labels::StandardField, node::NodeType};

use super::{
    decode::decode,
    near::nearest,
    tree::{At, Faults, Tree},
};
use crate::fault::{FaultKind, Place, RecordKind};

/// A whole workspace. The document is there when the schema found nothing wrong.
pub fn document(tree: &Tree<'_>, root: At, document: Option<&Document>, faults: &mut Faults) {
    if let Some(at) = tree.get(root, "workspace") {
        workspace(tree, at, faults);
    }
    let workflows = tree.list_of(root, "workflows");
    unique(tree, workflows, RecordKind::Workflow, faults);
    let outlines: Vec<Outline<'_>> = workflows
        .iter()
        .enumerate()
        .map(|(n, at)| workflow(tree, *at, document.and_then(|document| document.workflows.get(n)).map(|workflow| &**workflow), faults))
        .collect();
    scenarios::scenarios(tree, tree.list_of(root, "scenarios"), &outlines, faults);
}

/// One workflow with what it refers to. The file is there when the schema found nothing wrong.
pub fn workflow_file(tree: &Tree<'_>, root: At, file: Option<&WorkflowFile>, faults: &mut Faults) {
    if let Some(at) = tree.get(root, "workspace") {
        workspace(tree, at, faults);
    }
    let outlines: Vec<Outline<'_>> =
        tree.get(root, "workflow").into_iter().map(|at| workflow(tree, at, file.map(|file| &*file.workflow), faults)).collect();
    scenarios::scenarios(tree, tree.list_of(root, "scenarios"), &outlines, faults);
}

/// A script; the workflows it names are not in this file.
pub fn script(tree: &Tree<'_>, root: At, faults: &mut Faults) {
    scenarios::events(tree, root, faults);
}

/// Reports ids that stand twice in a list of records, and returns where each id stands first.
fn unique<'d>(tree: &'d Tree<'_>, records: &[At], kind: RecordKind, faults: &mut Faults) -> BTreeMap<&'d str, usize> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (n, record) in records.iter().enumerate() {
        let Some(at) = tree.get(*record, "id") else { continue };
        let Some(id) = tree.text(at) else { continue };
        match first.get(id) {
            None => {
                first.insert(id, n);
            }
            Some(earlier) => {
                let earlier = tree.get(records[*earlier], "id").unwrap_or(at);
                faults.after(tree, at, earlier, FaultKind::DuplicateId { kind, id: super::tree::cut(id), first: Place::default() });
            }
        }
    }
    first
}

fn workspace(tree: &Tree<'_>, at: At, faults: &mut Faults) {
    for (list, kind) in [
        ("users", RecordKind::User),
        ("teams", RecordKind::Team),
        ("channels", RecordKind::Channel),
        ("fields", RecordKind::Field),
        ("tags", RecordKind::Tag),
        ("lifecycle", RecordKind::Stage),
        ("closingCategories", RecordKind::Category),
    ] {
        unique(tree, tree.list_of(at, list), kind, faults);
    }
    let ids = |list| tree.list_of(at, list).iter().filter_map(|record| tree.get(*record, "id"));
    for at in ids("users") {
        if let Some(id @ ("contact" | "workflow" | "api")) = tree.text(at) {
            faults.at(tree, at, FaultKind::ReservedId { id: id.to_owned() });
        }
    }
    for at in ids("fields") {
        if let Some(standard) = tree.text(at).and_then(StandardField::from_id) {
            faults.at(tree, at, FaultKind::StandardField { id: standard.id().to_owned() });
        }
    }
}

/// What edges and scenarios need to know of a workflow.
pub(super) struct Outline<'d> {
    id: Option<&'d str>,
    /// Position by id.
    index: BTreeMap<&'d str, usize>,
    nodes: Vec<OutlineNode<'d>>,
}

struct OutlineNode<'d> {
    /// The name, or the id where there is none.
    name: &'d str,
    is_trigger: bool,
    /// `None` when its settings have faults: then nobody knows its ports.
    ports: Option<Vec<Port>>,
}

impl Outline<'_> {
    /// The id nearest to one that does not exist. Not searched among thousands: it is only a hint.
    fn near(&self, id: &str, faults: &Faults) -> Option<String> {
        near(id, self.index.keys().copied(), self.index.len(), faults)
    }
}

fn near<'k>(id: &str, ids: impl Iterator<Item = &'k str>, count: usize, faults: &Faults) -> Option<String> {
    if count > 500 || faults.total() > 200 { None } else { nearest(id, ids) }
}

fn workflow<'d>(tree: &'d Tree<'_>, at: At, read: Option<&Workflow>, faults: &mut Faults) -> Outline<'d> {
    let list = tree.list_of(at, "nodes");
    let index = unique(tree, list, RecordKind::Node, faults);
    unique(tree, tree.list_of(at, "notes"), RecordKind::Note, faults);
    unique(tree, tree.list_of(at, "guarantees"), RecordKind::Guarantee, faults);
    let nodes = list.iter().enumerate().map(|(n, node)| {
        let name = tree.text_of(*node, "name").filter(|name| !name.trim().is_empty());
        let ports = match read.and_then(|workflow| workflow.nodes.get(n)) {
            Some(node) => Some(node.ports()),
            None => decode::<usher_model::Node>(tree, *node).ok().map(|node| node.ports()),
        };
        let node_type = tree.text_of(*node, "type");
        OutlineNode {
            name: name.or(tree.text_of(*node, "id")).unwrap_or("?"),
            is_trigger: NodeType::ALL.iter().any(|known| known.is_trigger() && Some(known.as_str()) == node_type),
            ports,
        }
    });
    let outline = Outline { id: tree.text_of(at, "id"), index, nodes: nodes.collect() };
    for node in list {
        parts::parts(tree, *node, faults);
    }
    edges::edges(tree, tree.list_of(at, "edges"), &outline, faults);
    outline
}
