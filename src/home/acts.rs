//! What the list of workflows can do: the same acts for buttons, rows and menus.

use std::sync::Arc;

use usher_editor::command::Command;
use usher_interop::{import, read};
use usher_model::{Workflow, ids::WorkflowId};
use usher_wording::pages;

use crate::dialogs::taken;
use crate::route::Route;
use crate::state::{Store, Ui};
use crate::ui::prelude::Glyph;

/// The article's workflow with its workspace and tests.
pub const EXAMPLE: &str = include_str!("../../examples/inbound.json");

/// The workflow of the example, for its picture.
#[must_use]
pub fn example() -> Option<Arc<Workflow>> {
    read::read(EXAMPLE).ok()?.into_document().workflows.into_iter().next()
}

/// Opens the example; the one that is here already, with whatever was changed in it.
pub fn open_example(store: Store, ui: Ui) {
    let Ok(example) = read::read(EXAMPLE) else { return };
    let here = store.snapshot();
    let plan = import::plan(&here, example);
    let Some(planned) = plan.workflows.first() else { return };
    if planned.taken_by.is_none() {
        ask(store, ui, Command::ReplaceDocument { document: Box::new(taken(&here, &plan)) });
    }
    ui.go(&Route::Builder(planned.workflow.id.clone()));
}

/// Makes a blank workflow and opens it.
pub fn new_workflow(store: Store, ui: Ui) {
    let name = ui.language_now().pages().untitled.to_owned();
    match store.perform(Command::AddWorkflow { name }) {
        Ok(patch) => {
            if let Some(id) = patch.as_ref().and_then(|patch| patch.added_workflow()) {
                ui.go(&Route::Builder(id.clone()));
            }
        }
        Err(refused) => ui.say_refused(store, &refused),
    }
}

/// Deletes a workflow with its tests; the notice offers to take that back.
pub fn delete(store: Store, ui: Ui, id: &WorkflowId) {
    let name = store.with_untracked(|document| document.workflow(id).map(|workflow| workflow.name.clone())).unwrap_or_default();
    match store.dispatch(Command::DeleteWorkflow { workflow: id.clone() }) {
        Ok(()) => ui.offer_undo(store, pages::deleted(&name, ui.language_now()), Glyph::Trash),
        Err(refused) => ui.say_refused(store, &refused),
    }
}

/// Does something to a workflow, and says why when that cannot be.
pub fn ask(store: Store, ui: Ui, command: Command) {
    if let Err(refused) = store.dispatch(command) {
        ui.say_refused(store, &refused);
    }
}
