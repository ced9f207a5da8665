//! Branches, routes and choices: the parts of a step that have ports of their own.

use std::collections::BTreeMap;

use super::super::tree::{At, Faults, Tree, cut};
use crate::fault::{FaultKind, Place};

/// Reports parts of a step with one id, and parts named like a port that the step has anyway.
pub fn parts(tree: &Tree<'_>, node: At, faults: &mut Faults) {
    let Some(config) = tree.get(node, "config") else { return };
    let (list, taken): (&[At], &[&str]) = match tree.text_of(node, "type") {
        Some("branch") => (tree.list_of(config, "branches"), &["else"]),
        Some("routeToTeam") => (tree.list_of(config, "routes"), &["dedicated", "default"]),
        Some("askQuestion") => {
            let choices = tree.get(config, "question").map_or(&[][..], |question| tree.list_of(question, "choices"));
            // Choices have ports only on demand; without, no name can clash.
            let have_ports = tree.get(config, "portPerChoice").is_some_and(|at| tree.is_true(at));
            (choices, if have_ports { &["invalid", "timeout", "failed"] } else { &[] })
        }
        Some(_) | None => return,
    };
    let mut first: BTreeMap<&str, At> = BTreeMap::new();
    for at in list.iter().filter_map(|part| tree.get(*part, "id")) {
        let Some(id) = tree.text(at) else { continue };
        if taken.contains(&id) {
            faults.at(tree, at, FaultKind::PartIsPort { id: id.to_owned() });
        }
        match first.get(id) {
            None => {
                first.insert(id, at);
            }
            Some(earlier) => faults.after(tree, at, *earlier, FaultKind::DuplicatePart { id: cut(id), first: Place::default() }),
        }
    }
}
