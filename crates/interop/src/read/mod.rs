//! From bytes to a document, or to everything that is wrong with them (docs/format.md).
//!
//! Text → tree with places → version → check by the schema → what refers to what → serde. Each stage reports all it finds; only
//! what breaks the grammar of JSON, and a file of a newer program, stop at the first fault.

mod check;
mod decode;
mod keys;
pub(crate) mod near;
mod parse;
mod recognise;
mod resolve;
mod tree;

use usher_model::{Document, WorkflowFile, scenario::Script};

use crate::{
    fault::{Fault, FaultKind, ReadError},
    schema::compile::{self, Shapes},
};
use recognise::File;
use tree::{At, Faults, Tree};

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// What it holds.
    pub content: Content,
    /// The version it had when that is older than the present one: the next writing changes more than the edits.
    pub migrated_from: Option<u32>,
}

/// The two kinds of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A workspace with its workflows.
    Workspace(Document),
    /// One workflow with what it refers to.
    Workflow(WorkflowFile),
}

impl Read {
    /// What it holds as a workspace: a workflow file is one with a single workflow.
    #[must_use]
    pub fn into_document(self) -> Document {
        match self.content {
            Content::Workspace(document) => document,
            Content::Workflow(file) => file.into(),
        }
    }
}

/// Reads a file from its bytes: UTF-8, with or without a byte order mark.
///
/// # Errors
/// All faults of the file at once, in the order of the text.
pub fn read_bytes(bytes: &[u8]) -> Result<Read, ReadError> {
    read(recognise::text(bytes)?)
}

/// Reads a file from its text.
///
/// # Errors
/// All faults of the file at once, in the order of the text.
pub fn read(text: &str) -> Result<Read, ReadError> {
    let mut faults = Faults::default();
    let (mut tree, root) = parsed(text, &mut faults)?;
    let Some(root) = root else { return Err(faults.finish(text)) };
    if let Some((at, newer)) = recognise::newer(&tree, root) {
        let mut only = Faults::default();
        only.at(&tree, at, newer);
        return Err(only.finish(text));
    }
    let Some(file) = recognise::file(&mut tree, root, &mut faults) else { return Err(faults.finish(text)) };
    let shapes = shapes(compile::document())?;
    match file {
        File::Workspace => {
            let document: Option<Document> = checked(&mut tree, root, (shapes, "WorkspaceFile"), &mut faults);
            resolve::document(&tree, root, document.as_ref(), &mut faults);
            finished(document, faults, text).map(Content::Workspace)
        }
        File::Workflow => {
            let file: Option<WorkflowFile> = checked(&mut tree, root, (shapes, "WorkflowFile"), &mut faults);
            resolve::workflow_file(&tree, root, file.as_ref(), &mut faults);
            finished(file, faults, text).map(Content::Workflow)
        }
    }
    .map(|content| Read { content, migrated_from: None })
}

/// Reads what this program has written for itself. Whatever can be held in memory comes back, whether or not a file from outside
/// would be refused for it: a test of a step that was deleted since, a text that grew too long. Nothing that was saved is lost.
///
/// # Errors
/// Only what cannot be read at all; then the faults are those of [`read`].
pub fn reopen(text: &str) -> Result<Read, ReadError> {
    let mut faults = Faults::default();
    let (mut tree, Some(root)) = parsed(text, &mut faults)? else { return read(text) };
    let shapes = shapes(compile::document())?;
    if !faults.is_empty() || recognise::newer(&tree, root).is_some() {
        return read(text);
    }
    let (name, file) = match tree.text_of(root, "format") {
        Some("usher/workspace") => ("WorkspaceFile", File::Workspace),
        Some("usher/workflow") => ("WorkflowFile", File::Workflow),
        Some(_) | None => return read(text),
    };
    if let Some(shape) = shapes.named(name) {
        let integers = check::check(&tree, root, shapes, shape, &mut faults);
        tree.make_integers(&integers);
    }
    let content = match file {
        File::Workspace => decode::decode_file(&tree, root).map(Content::Workspace),
        File::Workflow => decode::decode_file(&tree, root).map(Content::Workflow),
    };
    content.map(|content| Read { content, migrated_from: None }).or_else(|_| read(text))
}

/// Reads a script: the events that the command line simulates.
///
/// # Errors
/// All faults of the script at once, in the order of the text.
pub fn read_script(text: &str) -> Result<Script, ReadError> {
    let mut faults = Faults::default();
    let (mut tree, root) = parsed(text, &mut faults)?;
    let Some(root) = root else { return Err(faults.finish(text)) };
    let shapes = shapes(compile::script())?;
    let script: Option<Script> = checked(&mut tree, root, (shapes, "Script"), &mut faults);
    resolve::script(&tree, root, &mut faults);
    finished(script, faults, text)
}

/// Reads a script from its bytes, as [`read_script`] does from its text.
///
/// # Errors
/// All faults of the script at once, in the order of the text.
pub fn read_script_bytes(bytes: &[u8]) -> Result<Script, ReadError> {
    read_script(recognise::text(bytes)?)
}

/// Reads JSON that is no document of ours, such as what an outside system posts.
///
/// # Errors
/// All faults of the text at once, in its order.
pub fn read_json(text: &str) -> Result<serde_json::Value, ReadError> {
    let mut faults = Faults::default();
    let (tree, root) = parsed(text, &mut faults)?;
    let value = root.and_then(|root| decode::decode_file(&tree, root).ok());
    finished(value, faults, text)
}

fn parsed<'t>(text: &'t str, faults: &mut Faults) -> Result<(Tree<'t>, Option<At>), ReadError> {
    if text.len() > crate::limits::FILE_BYTES {
        return Err(Fault::of_file(FaultKind::TooLarge { limit: crate::limits::FILE_BYTES }).into());
    }
    match recognise::before_json(text) {
        Some(kind) => Err(Fault::of_file(kind).into()),
        None => Ok(parse::parse(text, faults)),
    }
}

fn shapes(shapes: Result<&'static Shapes, &'static str>) -> Result<&'static Shapes, ReadError> {
    shapes.map_err(|message| Fault::of_file(FaultKind::Internal { message: message.to_owned() }).into())
}

/// Checks the file by its schema; when nothing at all is wrong with it so far, serde reads it.
fn checked<'t, T>(tree: &mut Tree<'t>, root: At, (shapes, name): (&Shapes, &str), faults: &mut Faults) -> Option<T>
where
    T: for<'d> serde::Deserialize<'d>,
{
    let Some(shape) = shapes.named(name) else {
        faults.at(tree, root, FaultKind::Internal { message: format!("no {name}") });
        return None;
    };
    let integers = check::check(tree, root, shapes, shape, faults);
    tree.make_integers(&integers);
    faults.forget_missing("$.format");
    if !faults.is_empty() {
        return None;
    }
    match decode::decode_file(tree, root) {
        Ok(value) => Some(value),
        Err(failure) => {
            faults.at(tree, root, FaultKind::Internal { message: failure.0 });
            None
        }
    }
}

fn finished<T>(value: Option<T>, faults: Faults, text: &str) -> Result<T, ReadError> {
    match value {
        Some(value) if faults.is_empty() => Ok(value),
        Some(_) | None => Err(faults.finish(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_json_is_read_and_what_is_not_json_says_where() {
        for text in ["null", "-0.5e3", r#"{"b":[1,{"a":"ü"}],"a":true}"#, "12345678901234567890"] {
            let value: serde_json::Value = serde_json::from_str(text).unwrap();
            assert_eq!(read_json(text).unwrap(), value, "{text}");
        }
        for (text, line, column) in [("{\n \"a\": }", 2, 7), ("", 1, 1), ("[1] 2", 1, 5), (r#"{"a":1,"a":2}"#, 1, 8)] {
            let fault = &read_json(text).unwrap_err().faults[0];
            assert_eq!((fault.line, fault.column), (line, column), "{text}");
        }
    }
}
