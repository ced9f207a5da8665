//! Teams, fields and tags that no workflow uses.

use std::collections::BTreeSet;

use usher_model::{
    Document,
    refs::{self, Reference},
    workflow::Workflow,
};

use crate::{detail::Detail, finding::Finding};

pub(super) fn check(document: &Document, found: &mut Vec<Finding>) {
    // Before there is a workflow everything is unused, and nobody wants to hear it.
    if document.workflows.is_empty() {
        return;
    }
    let mut used = BTreeSet::new();
    for workflow in &document.workflows {
        learn(workflow, &mut used);
    }
    let workspace = &document.workspace;
    let teams = workspace.teams.iter().enumerate().map(|(at, team)| (format!("teams[{at}]"), Reference::Team(team.id.clone())));
    let fields = workspace.fields.iter().enumerate().map(|(at, field)| (format!("fields[{at}]"), Reference::Field(field.id.clone())));
    let tags = workspace.tags.iter().enumerate().map(|(at, tag)| (format!("tags[{at}]"), Reference::Tag(tag.id.clone())));
    for (setting, record) in teams.chain(fields).chain(tags) {
        if !used.contains(&record) {
            found.push(Finding::new(Detail::Unused(record)).of_setting(setting));
        }
    }
}

fn learn(workflow: &Workflow, used: &mut BTreeSet<Reference>) {
    let mut learn = |_: &str, reference| {
        used.insert(reference);
    };
    for node in &workflow.nodes {
        refs::references(&node.kind, &mut learn);
    }
    for guarantee in &workflow.guarantees {
        refs::group_references("when", &guarantee.when, &mut learn);
    }
}
