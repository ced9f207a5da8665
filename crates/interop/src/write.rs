//! From a document to its canonical bytes: the same document always gives the same text (docs/format.md).

use std::sync::Arc;

use serde::Serialize;
use usher_model::{
    Document, Format, Workflow, WorkflowFile, Workspace,
    document::VERSION,
    scenario::{Scenario, Script},
    value::Extra,
};

/// A workspace file, its keys in the order in which they are written.
#[derive(Serialize)]
struct WorkspaceDoc<'d> {
    format: Format,
    version: u32,
    workspace: &'d Workspace,
    workflows: &'d [Arc<Workflow>],
    scenarios: &'d [Arc<Scenario>],
    #[serde(skip_serializing_if = "Extra::is_empty")]
    x: &'d Extra,
}

/// A workflow file, its keys in the order in which they are written.
#[derive(Serialize)]
struct WorkflowDoc<'d> {
    format: Format,
    version: u32,
    workflow: &'d Workflow,
    workspace: &'d Workspace,
    scenarios: &'d [Arc<Scenario>],
    #[serde(skip_serializing_if = "Extra::is_empty")]
    x: &'d Extra,
}

/// The text of a workspace file.
#[must_use]
pub fn workspace(document: &Document) -> String {
    let Document { workspace, workflows, scenarios, x } = document;
    text(&WorkspaceDoc { format: Format::Workspace, version: VERSION, workspace, workflows, scenarios, x })
}

/// The text of a workflow file.
#[must_use]
pub fn workflow(file: &WorkflowFile) -> String {
    let WorkflowFile { workflow, workspace, scenarios, x } = file;
    text(&WorkflowDoc { format: Format::Workflow, version: VERSION, workflow, workspace, scenarios, x })
}

/// The text of a script.
#[must_use]
pub fn script(script: &Script) -> String {
    text(script)
}

fn text(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("every key of the model is a text, and writing to memory cannot fail");
    text.push('\n');
    text
}
