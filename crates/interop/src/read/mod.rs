//! From bytes to a document, or to everything that is wrong with them (docs/format.md).
//!
//! Text → tree with places → version → check by the schema → what refers to what → serde. Each stage reports all it finds; only
//! what breaks the grammar of JSON, and a file of a newer program, stop at the first fault.

mod check;
mod decode;
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
use resolve::Scenarios;
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
    read_with(text, Scenarios::Complete)
}

/// Reads what this program has saved itself: its scenarios may name steps, workflows and contacts that were deleted since.
///
/// # Errors
/// All other faults of the file at once, in the order of the text.
pub fn reopen(text: &str) -> Result<Read, ReadError> {
    read_with(text, Scenarios::Kept)
}

fn read_with(text: &str, scenarios: Scenarios) -> Result<Read, ReadError> {
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
            resolve::document(&tree, root, document.as_ref(), scenarios, &mut faults);
            finished(document, faults, text).map(Content::Workspace)
        }
        File::Workflow => {
            let file: Option<WorkflowFile> = checked(&mut tree, root, (shapes, "WorkflowFile"), &mut faults);
            resolve::workflow_file(&tree, root, file.as_ref(), scenarios, &mut faults);
            finished(file, faults, text).map(Content::Workflow)
        }
    }
    .map(|content| Read { content, migrated_from: None })
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
    fn smoke() {
        for f in ["inbound", "acme"] {
            let text = std::fs::read_to_string(format!("../../tests/documents/good/{f}.json")).unwrap();
            let read = read(&text);
            let read = match read {
                Ok(r) => r,
                Err(e) => panic!("{e:#?}"),
            };
            let out = match &read.content {
                Content::Workspace(d) => crate::write::workspace(d),
                Content::Workflow(d) => crate::write::workflow(d),
            };
            let again = super::read(&out).unwrap();
            assert_eq!(again, read);
            std::fs::write(format!("../../tests/documents/good/{f}.json"), out).unwrap();
        }
        for t in [
            "",
            "  ",
            "{",
            "{\"a\":1,}",
            "[1 2]",
            "NaN",
            "{'a':1}",
            "// x\n{}",
            "{} x",
            "{\"a\":\"\\ud800\"}",
            "{\"format\":\"usher/workflow\",\"version\":999,\"a\":1,\"a\":2}",
            "{\"format\":\"usher/workflow\",\"version\":0,\"workflow\":{\"id\":\"a b\",\"nodes\":[{\"id\":\"n\",\"typ\":\"wait\"},{\"id\":\"n\",\"type\":\"wat\",\"name\":4}],\"edges\":[{\"from\":{\"node\":\"n\",\"port\":\"x\"},\"to\":\"m\"}]}}",
            "{\"version\":1,\"workflow\":{}}",
            "[1e400]",
        ] {
            println!(
                "{t}\n{:#?}",
                super::read(t)
                    .unwrap_err()
                    .faults
                    .iter()
                    .map(|f| format!("{}:{} {} {:?}", f.line, f.column, f.path, f.kind))
                    .collect::<Vec<_>>()
            );
        }
        let t = "[".repeat(100_000);
        println!("{:?}", super::read(&t));
        let t = "{\"a\":".repeat(100_000);
        println!("{:?}", super::read(&t));
    }
}
