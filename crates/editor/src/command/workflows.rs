//! Workflows as wholes: adding, cloning, renaming, publishing, ordering, deleting, restoring.

use std::sync::Arc;

use usher_model::{
    Document, Node, NodeKind, NodeType, Workflow,
    condition::{Condition, ConditionValue, Group, Operator, Subject},
    event::Source,
    ids::{NodeId, WorkflowId},
    node::Position,
    template::Template,
    triggers::Trigger,
    workflow::Status,
};

use super::Refused;
use crate::{
    compare, fresh,
    history::Edited,
    patch::{Change, Edit, List, Patch, WorkflowHead},
};

fn find<'a>(document: &'a Document, id: &WorkflowId) -> Result<(usize, &'a Arc<Workflow>), Refused> {
    document.workflows.iter().enumerate().find(|(_, workflow)| workflow.id == *id).ok_or(Refused::Missing)
}

/// A workflow that starts when a contact opens a conversation, and does nothing yet (docs/domain.md, section 3).
#[must_use]
pub fn blank(id: WorkflowId, name: &str) -> Workflow {
    let mut workflow = Workflow::new(id, name);
    let Ok(start) = NodeId::new(fresh::stem(NodeType::ConversationOpened)) else { return workflow };
    let mut node = Node::new(start, NodeType::ConversationOpened, Position::default());
    if let NodeKind::Trigger(Trigger::ConversationOpened(opened)) = &mut node.kind {
        let contact = ConditionValue::Text(Template::new(Source::Contact.as_str()));
        let condition = Condition { subject: Subject::Source, operator: Operator::IsEqualTo, value: Some(contact) };
        opened.conditions = Group { conditions: vec![condition], ..Group::default() };
    }
    workflow.nodes.push(Arc::new(node));
    workflow
}

pub fn add(document: &Document, name: &str) -> Result<Patch, Refused> {
    let workflow = blank(fresh::workflow(document, name), name);
    Ok(added(document, document.workflows.len(), workflow, Edited::WorkflowAdded))
}

fn added(document: &Document, at: usize, workflow: Workflow, edited: Edited) -> Patch {
    debug_assert!(document.workflow(&workflow.id).is_none(), "the id is new");
    Patch::new(edited, vec![Edit::Workflow(Change::added(at, Arc::new(workflow)))])
}

pub fn insert(document: &Document, workflow: Arc<Workflow>) -> Result<Patch, Refused> {
    let mut workflow = Workflow::clone(&workflow);
    if document.workflow(&workflow.id).is_some() {
        workflow.id = fresh::workflow(document, fresh::without_number(workflow.id.as_str()));
    }
    Ok(added(document, document.workflows.len(), workflow, Edited::WorkflowAdded))
}

/// The copy stands below the original and is a draft: two alike must not both start.
pub fn clone(document: &Document, id: &WorkflowId, name: &str) -> Result<Patch, Refused> {
    let (at, original) = find(document, id)?;
    let mut copy = Workflow::clone(original);
    copy.id = fresh::workflow(document, fresh::without_number(id.as_str()));
    copy.name = name.to_owned();
    copy.status = Status::Draft;
    Ok(added(document, at + 1, copy, Edited::WorkflowCloned))
}

pub fn head(document: &Document, id: &WorkflowId, edited: Edited, change: impl FnOnce(&mut WorkflowHead)) -> Result<Patch, Refused> {
    let (_, workflow) = find(document, id)?;
    let before = WorkflowHead::of(workflow);
    let mut after = before.clone();
    change(&mut after);
    Ok(Patch::new(edited, vec![Edit::Head { workflow: id.clone(), before: before.into(), after: after.into() }]))
}

pub fn reorder(document: &Document, id: &WorkflowId, to: usize) -> Result<Patch, Refused> {
    let (from, _) = find(document, id)?;
    let to = to.min(document.workflows.len().saturating_sub(1));
    Ok(Patch::new(Edited::WorkflowReordered, vec![Edit::Order { list: List::Workflows, from, to }]))
}

pub fn delete(document: &Document, id: &WorkflowId) -> Result<Patch, Refused> {
    let (at, workflow) = find(document, id)?;
    let tests = document.scenarios.iter().enumerate().rev().filter(|(_, scenario)| scenario.workflow.as_ref() == Some(id));
    let mut edits: Vec<Edit> = tests.map(|(at, scenario)| Edit::Scenario(Change::removed(at, scenario.clone()))).collect();
    edits.push(Edit::Workflow(Change::removed(at, workflow.clone())));
    Ok(Patch::new(Edited::WorkflowDeleted, edits))
}

pub fn restore(document: &Document, old: &Workflow) -> Result<Patch, Refused> {
    let (_, now) = find(document, &old.id)?;
    Ok(Patch::new(Edited::Restored, compare::between_workflows(now, old)))
}
