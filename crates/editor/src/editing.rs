//! The open document with its history: the one place where it changes.

use std::sync::Arc;

use usher_model::Document;

use crate::{
    command::{Command, Refused},
    history::{Edited, History},
    patch::{Patch, Stale},
};

/// A document that is being edited.
#[derive(Clone, Debug)]
pub struct Editing {
    document: Arc<Document>,
    history: History,
    revision: u64,
}

impl Editing {
    /// Opens a document, with nothing to undo.
    #[must_use]
    pub fn new(document: Document) -> Self {
        Self { document: Arc::new(document), history: History::default(), revision: 0 }
    }

    /// The same with a bound of its own for the bytes of the history.
    #[must_use]
    pub fn with_history(document: Document, history: History) -> Self {
        Self { document: Arc::new(document), history, revision: 0 }
    }

    /// The document as it is.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The document, to be kept while editing goes on. Keep it briefly: the next edit then copies the lists it changes.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Document> {
        Arc::clone(&self.document)
    }

    /// What can be undone and redone.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Counts the changes of the document, undo and redo too.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Does what is wished, as one act that can be undone. `None`: it would change nothing, so nothing was recorded.
    ///
    /// # Errors
    /// Why it cannot be done; the document is unchanged.
    pub fn dispatch(&mut self, command: Command) -> Result<Option<Patch>, Refused> {
        let patch = command.plan(&self.document)?;
        if patch.is_empty() {
            return Ok(None);
        }
        self.apply(&patch).map_err(|Stale| Refused::Missing)?;
        self.history.record(patch.clone());
        Ok(Some(patch))
    }

    /// Takes the last act back: the patch that did it, for the journal and the views, and the name of what was undone.
    pub fn undo(&mut self) -> Option<(Patch, Edited)> {
        let patch = self.history.undo()?;
        self.turn(patch)
    }

    /// Does the last undone act again.
    pub fn redo(&mut self) -> Option<(Patch, Edited)> {
        let patch = self.history.redo()?;
        self.turn(patch)
    }

    fn turn(&mut self, patch: Patch) -> Option<(Patch, Edited)> {
        if self.apply(&patch).is_err() {
            // The document was changed from outside: the entries do not fit it any more.
            self.history.clear();
            return None;
        }
        let edited = patch.edited.clone();
        Some((patch, edited))
    }

    /// What undo would undo.
    #[must_use]
    pub fn undo_name(&self) -> Option<&Edited> {
        self.history.undo_name()
    }

    /// What redo would do again.
    #[must_use]
    pub fn redo_name(&self) -> Option<&Edited> {
        self.history.redo_name()
    }

    /// Lets the next edit be an entry of its own: the person left the field.
    pub const fn seal(&mut self) {
        self.history.seal();
    }

    /// Applies a patch from the journal or another tab, without an entry in the history.
    ///
    /// # Errors
    /// When the document is not the one it was made for; it is unchanged.
    pub fn apply_patch(&mut self, patch: &Patch) -> Result<(), Stale> {
        self.apply(patch)
    }

    fn apply(&mut self, patch: &Patch) -> Result<(), Stale> {
        patch.apply(Arc::make_mut(&mut self.document))?;
        self.revision += 1;
        Ok(())
    }
}
