//! The open workspace and its only writer. Views read it reactively; everything that changes it is a command.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use usher_editor::{
    command::{Command, Refused},
    editing::Editing,
    history::Edited,
    patch::Patch,
};
use usher_model::{Document, Workflow, ids::WorkflowId};

use crate::platform::{clock, crash};

type Listener = Rc<dyn Fn(&Patch)>;

/// The open workspace. A context: `Store::get()`; copies are the same store.
#[derive(Clone, Copy)]
pub struct Store {
    editing: StoredValue<Editing>,
    revision: RwSignal<u64>,
    changed_at: RwSignal<BTreeMap<WorkflowId, f64>>,
    listeners: StoredValue<Vec<(u32, Listener)>, LocalStorage>,
    last_listener: StoredValue<u32>,
}

impl Store {
    /// Opens a workspace; `changed_at` says when each workflow was last changed, in milliseconds since 1970.
    #[must_use]
    pub fn new(document: Document, changed_at: BTreeMap<WorkflowId, f64>) -> Self {
        Self {
            editing: StoredValue::new(Editing::new(document)),
            revision: RwSignal::new(0),
            changed_at: RwSignal::new(changed_at),
            listeners: StoredValue::new_local(Vec::new()),
            last_listener: StoredValue::new(0),
        }
    }

    /// The store of the page.
    ///
    /// # Panics
    /// Outside the views of an open workspace.
    #[must_use]
    pub fn get() -> Self {
        expect_context()
    }

    /// Does what is wished.
    ///
    /// # Errors
    /// Why it cannot be done; the workspace is unchanged.
    pub fn dispatch(self, command: Command) -> Result<(), Refused> {
        self.perform(command).map(drop)
    }

    /// Does what is wished and gives the patch that did it, to select what was added. `None`: it would change nothing.
    ///
    /// # Errors
    /// Why it cannot be done; the workspace is unchanged.
    pub fn perform(self, command: Command) -> Result<Option<Arc<Patch>>, Refused> {
        let done = self.editing.try_update_value(|editing| editing.dispatch(command)).unwrap_or(Ok(None))?;
        Ok(done.map(|patch| self.publish(patch)))
    }

    /// Takes the last act back and names it; `None` when there is none.
    pub fn undo(self) -> Option<Edited> {
        let (patch, edited) = self.editing.try_update_value(Editing::undo)??;
        self.publish(patch);
        Some(edited)
    }

    /// Does the last undone act again and names it; `None` when there is none.
    pub fn redo(self) -> Option<Edited> {
        let (patch, edited) = self.editing.try_update_value(Editing::redo)??;
        self.publish(patch);
        Some(edited)
    }

    /// Lets the next edit be an entry of its own in the history: the person left the field.
    pub fn seal(self) {
        self.editing.update_value(Editing::seal);
    }

    /// What undo would undo. Reactive.
    #[must_use]
    pub fn undo_name(self) -> Option<Edited> {
        self.revision.track();
        self.editing.with_value(|editing| editing.undo_name().cloned())
    }

    /// What redo would do again. Reactive.
    #[must_use]
    pub fn redo_name(self) -> Option<Edited> {
        self.revision.track();
        self.editing.with_value(|editing| editing.redo_name().cloned())
    }

    /// Counts the changes. Reactive.
    #[must_use]
    pub fn revision(self) -> u64 {
        self.revision.get()
    }

    /// Counts the changes, without being told of later ones.
    #[must_use]
    pub fn revision_now(self) -> u64 {
        self.revision.get_untracked()
    }

    /// Looks at the workspace. Reactive: runs again after every change, so give what it derives to a `Memo`.
    pub fn with<T>(self, look: impl FnOnce(&Document) -> T) -> T {
        self.revision.track();
        self.with_untracked(look)
    }

    /// Looks at the workspace without being told of later changes.
    pub fn with_untracked<T>(self, look: impl FnOnce(&Document) -> T) -> T {
        self.editing.with_value(|editing| look(editing.document()))
    }

    /// The workspace as it is now, for work that goes on while editing does. Not reactive.
    #[must_use]
    pub fn snapshot(self) -> Arc<Document> {
        self.editing.with_value(Editing::snapshot)
    }

    /// A workflow; renewed only when that workflow changes, `None` while there is none of this id.
    #[must_use]
    pub fn workflow(self, id: WorkflowId) -> Memo<Option<Arc<Workflow>>> {
        let same = |a: Option<&Option<Arc<Workflow>>>, b: Option<&Option<Arc<Workflow>>>| match (
            a.and_then(Option::as_ref),
            b.and_then(Option::as_ref),
        ) {
            (Some(a), Some(b)) => !Arc::ptr_eq(a, b),
            (None, None) => a.is_none() != b.is_none(),
            (Some(_), None) | (None, Some(_)) => true,
        };
        Memo::new_with_compare(move |_| self.with(|document| document.workflow(&id).cloned()), same)
    }

    /// When each workflow was last changed, in milliseconds since 1970. Reactive.
    #[must_use]
    pub fn changed_at(self) -> BTreeMap<WorkflowId, f64> {
        self.changed_at.get()
    }

    /// The same without being told of later changes.
    #[must_use]
    pub fn changed_at_now(self) -> BTreeMap<WorkflowId, f64> {
        self.changed_at.get_untracked()
    }

    /// Hears of every patch, in order and before any view does, for as long as the current owner lives.
    pub fn on_patch(self, react: impl Fn(&Patch) + 'static) {
        let id = self.last_listener.get_value() + 1;
        self.last_listener.set_value(id);
        self.listeners.update_value(|listeners| listeners.push((id, Rc::new(react))));
        on_cleanup(move || _ = self.listeners.try_update_value(|listeners| listeners.retain(|(other, _)| *other != id)));
    }

    fn publish(self, patch: Patch) -> Arc<Patch> {
        let patch = Arc::new(patch);
        // The name alone: what the person wrote is nobody's business, not even in a report of a crash.
        let edited = format!("{:?}", patch.edited);
        crash::note_command(edited.split([' ', '(']).next().unwrap_or_default());
        let touched = patch.touched();
        if !touched.workflows.is_empty() {
            let now = clock::now_ms();
            self.changed_at.update(|changed_at| changed_at.extend(touched.workflows.into_keys().map(|id| (id, now))));
        }
        // A listener may take itself away while it runs, so the list is not borrowed meanwhile.
        let listeners: Vec<Listener> = self.listeners.with_value(|listeners| listeners.iter().map(|(_, react)| Rc::clone(react)).collect());
        for react in listeners {
            react(&patch);
        }
        self.revision.update(|revision| *revision += 1);
        patch
    }
}
