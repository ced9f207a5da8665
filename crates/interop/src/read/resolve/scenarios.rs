//! Scenarios and scripts: whom and what their events and expectations name.

use std::collections::BTreeMap;

use super::{
    super::tree::{At, Faults, Tree, cut},
    Outline, near, unique,
};
use crate::fault::{FaultKind, RecordKind};

/// Reports ids that stand twice, and names that nothing has.
pub fn scenarios(tree: &Tree<'_>, list: &[At], workflows: &[Outline<'_>], faults: &mut Faults) {
    unique(tree, list, RecordKind::Scenario, faults);
    for scenario in list {
        let contacts = events(tree, *scenario, faults);
        for item in tree.list_of(*scenario, "expect") {
            known_contact(tree, *item, &contacts, faults);
        }
        names(tree, *scenario, workflows, faults);
    }
}

/// Checks contacts, users and events of a scenario or script, and returns the contacts.
pub fn events<'d>(tree: &'d Tree<'_>, scenario: At, faults: &mut Faults) -> BTreeMap<&'d str, usize> {
    let contacts = people(tree, scenario, faults);
    for event in tree.list_of(scenario, "events") {
        known_contact(tree, *event, &contacts, faults);
        if tree.text_of(*event, "type") == Some("contactMessage") {
            let keys = ["text", "choice", "location"];
            let found = keys.iter().filter(|key| tree.get(*event, key).is_some_and(|at| !tree.is_null(at))).count();
            if found != 1 {
                faults.at(tree, *event, FaultKind::ExactlyOneOf { keys: keys.map(str::to_owned).to_vec(), found });
            }
        }
    }
    contacts
}

fn people<'d>(tree: &'d Tree<'_>, scenario: At, faults: &mut Faults) -> BTreeMap<&'d str, usize> {
    unique(tree, tree.list_of(scenario, "users"), RecordKind::User, faults);
    unique(tree, tree.list_of(scenario, "contacts"), RecordKind::Contact, faults)
}

fn known_contact(tree: &Tree<'_>, item: At, contacts: &BTreeMap<&str, usize>, faults: &mut Faults) {
    let Some((at, id)) = named(tree, item, "contact") else { return };
    if !contacts.contains_key(id) {
        let like = near(id, contacts.keys().copied(), contacts.len(), faults);
        faults.at(tree, at, FaultKind::NoSuchContact { id: cut(id), like });
    }
}

/// Workflows and nodes that a scenario names.
fn names(tree: &Tree<'_>, scenario: At, workflows: &[Outline<'_>], faults: &mut Faults) {
    let find = |id: &str| workflows.iter().find(|workflow| workflow.id == Some(id));
    let under_test = named(tree, scenario, "workflow").map(|(_, id)| id);
    let items = tree.list_of(scenario, "events").iter().chain(tree.list_of(scenario, "expect"));
    for item in std::iter::once(&scenario).chain(items) {
        let workflow = named(tree, *item, "workflow");
        if let Some((at, id)) = workflow
            && find(id).is_none()
        {
            let like = near(id, workflows.iter().filter_map(|workflow| workflow.id), workflows.len(), faults);
            faults.at(tree, at, FaultKind::NoSuchWorkflow { id: cut(id), like });
        }
        let Some((at, node)) = named(tree, *item, "node") else { continue };
        let of: Vec<&Outline<'_>> = match workflow.map(|(_, id)| id).or(under_test) {
            Some(id) => find(id).into_iter().collect(),
            None => workflows.iter().collect(),
        };
        // A workflow that is not there is reported already.
        if !of.is_empty() && !of.iter().any(|workflow| workflow.index.contains_key(node)) {
            let like = of.iter().find_map(|workflow| workflow.near(node, faults));
            faults.at(tree, at, FaultKind::NoSuchNode { id: cut(node), like });
        }
    }
}

/// The id under a key, when it is one.
fn named<'d>(tree: &'d Tree<'_>, item: At, key: &str) -> Option<(At, &'d str)> {
    let at = tree.get(item, key)?;
    let id = tree.text(at).filter(|id| usher_model::ids::check_id(id).is_ok())?;
    Some((at, id))
}
