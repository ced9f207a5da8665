//! Comparing two documents: the difference is a list of edits.

use usher_model::{Document, Workflow};

use crate::patch::{Change, Edit, List, Record, WorkflowHead, WorkspaceHead};

/// The edits that make one document of another. Records are matched by their ids.
#[must_use]
pub fn between(old: &Document, new: &Document) -> Vec<Edit> {
    let mut edits = Vec::new();
    let (before, after) = (WorkspaceHead::of(&old.workspace), WorkspaceHead::of(&new.workspace));
    if before != after {
        edits.push(Edit::Workspace { before: before.into(), after: after.into() });
    }
    if old.x != new.x {
        edits.push(Edit::Extra { before: old.x.clone(), after: new.x.clone() });
    }
    let (a, b) = (&old.workspace, &new.workspace);
    lists(&a.users, &b.users, &List::Users, &mut edits, Edit::User);
    lists(&a.teams, &b.teams, &List::Teams, &mut edits, Edit::Team);
    lists(&a.channels, &b.channels, &List::Channels, &mut edits, Edit::Channel);
    lists(&a.fields, &b.fields, &List::Fields, &mut edits, Edit::Field);
    lists(&a.tags, &b.tags, &List::Tags, &mut edits, Edit::Tag);
    lists(&a.lifecycle, &b.lifecycle, &List::Stages, &mut edits, Edit::Stage);
    lists(&a.closing_categories, &b.closing_categories, &List::Categories, &mut edits, Edit::Category);
    between_workflow_lists(old, new, &mut edits);
    lists(&old.scenarios, &new.scenarios, &List::Scenarios, &mut edits, Edit::Scenario);
    edits
}

/// Workflows that stay are compared inside; the others come or go whole.
fn between_workflow_lists(old: &Document, new: &Document, edits: &mut Vec<Edit>) {
    let mut whole = Vec::new();
    lists(&old.workflows, &new.workflows, &List::Workflows, &mut whole, Edit::Workflow);
    for edit in whole {
        if let Edit::Workflow(Change { before: Some(before), after: Some(after), .. }) = &edit {
            edits.extend(between_workflows(before, after));
        } else {
            edits.push(edit);
        }
    }
}

/// The edits that make one workflow of another of the same id.
#[must_use]
pub fn between_workflows(old: &Workflow, new: &Workflow) -> Vec<Edit> {
    let id = &new.id;
    let mut edits = Vec::new();
    let (before, after) = (WorkflowHead::of(old), WorkflowHead::of(new));
    if before != after {
        edits.push(Edit::Head { workflow: id.clone(), before: before.into(), after: after.into() });
    }
    let node = |change| Edit::Node { workflow: id.clone(), change };
    lists(&old.nodes, &new.nodes, &List::Nodes(id.clone()), &mut edits, node);
    let edge = |change| Edit::Edge { workflow: id.clone(), change };
    lists(&old.edges, &new.edges, &List::Edges(id.clone()), &mut edits, edge);
    let note = |change| Edit::Note { workflow: id.clone(), change };
    lists(&old.notes, &new.notes, &List::Notes(id.clone()), &mut edits, note);
    let guarantee = |change| Edit::Guarantee { workflow: id.clone(), change };
    lists(&old.guarantees, &new.guarantees, &List::Guarantees(id.clone()), &mut edits, guarantee);
    edits
}

/// First what goes, from the back, so that places stay true; then, from the front, what comes, moves or changes.
fn lists<T: Record>(old: &[T], new: &[T], list: &List, edits: &mut Vec<Edit>, edit: impl Fn(Change<T>) -> Edit)
where
    T::Key: Ord,
{
    let wanted: std::collections::BTreeSet<&T::Key> = new.iter().map(Record::key).collect();
    let mut now: Vec<&T> = old.iter().collect();
    for at in (0..now.len()).rev() {
        if !wanted.contains(now[at].key()) {
            edits.push(edit(Change::removed(at, now[at].clone())));
            now.remove(at);
        }
    }
    let had: std::collections::BTreeSet<&T::Key> = now.iter().map(|record| record.key()).collect();
    for (at, record) in new.iter().enumerate() {
        if now.get(at).is_none_or(|present| present.key() != record.key()) {
            if !had.contains(record.key()) {
                edits.push(edit(Change::added(at, record.clone())));
                now.insert(at, record);
                continue;
            }
            let Some(from) = now.iter().position(|present| present.key() == record.key()) else { continue };
            edits.push(Edit::Order { list: list.clone(), from, to: at });
            let moved = now.remove(from);
            now.insert(at, moved);
        }
        if now[at] != record {
            edits.push(edit(Change::replaced(at, now[at].clone(), record.clone())));
            now[at] = record;
        }
    }
}
