//! Sticky notes and guarantees.

use std::sync::Arc;

use usher_model::{
    Document, Workflow,
    ids::{GuaranteeId, NoteId, WorkflowId},
    node::Position,
    value::Extra,
    workflow::{Guarantee, Note, NoteColor},
};

use super::Refused;
use crate::{
    fresh,
    history::Edited,
    patch::{Change, Edit, Patch},
};

/// The least width and height of a sticky note, in pixels.
pub const LEAST_NOTE: (u32, u32) = (120, 60);

fn of<'a>(document: &'a Document, id: &WorkflowId) -> Result<&'a Arc<Workflow>, Refused> {
    document.workflow(id).ok_or(Refused::Missing)
}

pub fn add(document: &Document, id: &WorkflowId, at: Position, text: String, color: NoteColor) -> Result<Patch, Refused> {
    let workflow = of(document, id)?;
    let note = Note { id: fresh::note(workflow, "note"), text, position: at, width: 200, height: 100, color, x: Extra::default() };
    let change = Change::added(workflow.notes.len(), Arc::new(note));
    Ok(Patch::new(Edited::NoteAdded, vec![Edit::Note { workflow: id.clone(), change }]))
}

pub fn edit(document: &Document, id: &WorkflowId, note: Arc<Note>) -> Result<Patch, Refused> {
    let workflow = of(document, id)?;
    let (at, before) = workflow.notes.iter().enumerate().find(|(_, n)| n.id == note.id).ok_or(Refused::Missing)?;
    let mut after = Note::clone(&note);
    // Growing and shrinking by hand stops where the text could not be read any more.
    if (after.width, after.height) != (before.width, before.height) {
        after.width = after.width.max(LEAST_NOTE.0);
        after.height = after.height.max(LEAST_NOTE.1);
    }
    let change = Change::replaced(at, before.clone(), Arc::new(after));
    Ok(Patch::new(Edited::NoteEdited, vec![Edit::Note { workflow: id.clone(), change }]))
}

pub fn resize(document: &Document, id: &WorkflowId, note: &NoteId, width: u32, height: u32) -> Result<Patch, Refused> {
    let before = of(document, id)?.notes.iter().find(|n| n.id == *note).ok_or(Refused::Missing)?;
    edit(document, id, Arc::new(Note { width, height, ..Note::clone(before) }))
}

pub fn add_guarantee(document: &Document, id: &WorkflowId, guarantee: Guarantee) -> Result<Patch, Refused> {
    let workflow = of(document, id)?;
    if workflow.guarantees.iter().any(|g| g.id == guarantee.id) {
        return Err(Refused::IdTaken);
    }
    let change = Change::added(workflow.guarantees.len(), guarantee);
    Ok(Patch::new(Edited::GuaranteeAdded, vec![Edit::Guarantee { workflow: id.clone(), change }]))
}

pub fn edit_guarantee(document: &Document, id: &WorkflowId, guarantee: Guarantee) -> Result<Patch, Refused> {
    let (at, before) = find(of(document, id)?, &guarantee.id)?;
    let change = Change::replaced(at, before.clone(), guarantee);
    Ok(Patch::new(Edited::GuaranteeEdited, vec![Edit::Guarantee { workflow: id.clone(), change }]))
}

pub fn delete_guarantee(document: &Document, id: &WorkflowId, guarantee: &GuaranteeId) -> Result<Patch, Refused> {
    let (at, before) = find(of(document, id)?, guarantee)?;
    let change = Change::removed(at, before.clone());
    Ok(Patch::new(Edited::GuaranteeDeleted, vec![Edit::Guarantee { workflow: id.clone(), change }]))
}

fn find<'a>(workflow: &'a Workflow, id: &GuaranteeId) -> Result<(usize, &'a Guarantee), Refused> {
    workflow.guarantees.iter().enumerate().find(|(_, g)| g.id == *id).ok_or(Refused::Missing)
}
