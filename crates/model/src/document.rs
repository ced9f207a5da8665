//! The two files: a whole workspace, and one workflow with what it refers to (docs/format.md).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    ids::{ScenarioId, WorkflowId},
    scenario::Scenario,
    value::Extra,
    workflow::Workflow,
    workspace::Workspace,
};

/// The version of the format that this program writes and the newest it reads.
pub const VERSION: u32 = 1;

/// Which of the two files a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Format {
    /// A workspace with all its workflows.
    #[serde(rename = "usher/workspace")]
    Workspace,
    /// One workflow.
    #[serde(rename = "usher/workflow")]
    Workflow,
}

/// A workspace with its workflows and scenarios: what is open in the app, and a workspace file without its header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// What workflows refer to.
    pub workspace: Workspace,
    /// The workflows; the order decides which starts first.
    #[serde(default)]
    pub workflows: Vec<Arc<Workflow>>,
    /// The tests.
    #[serde(default)]
    pub scenarios: Vec<Arc<Scenario>>,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}

impl Document {
    /// A workspace with nothing in it.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { workspace: Workspace::new(name), workflows: Vec::new(), scenarios: Vec::new(), x: Extra::default() }
    }

    /// The workflow of this id.
    #[must_use]
    pub fn workflow(&self, id: &WorkflowId) -> Option<&Arc<Workflow>> {
        self.workflows.iter().find(|workflow| workflow.id == *id)
    }

    /// The scenario of this id.
    #[must_use]
    pub fn scenario(&self, id: &ScenarioId) -> Option<&Arc<Scenario>> {
        self.scenarios.iter().find(|scenario| scenario.id == *id)
    }
}

/// One workflow with the workspace objects it refers to: a workflow file without its header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WorkflowFile {
    /// The workflow.
    pub workflow: Arc<Workflow>,
    /// What it refers to.
    #[serde(default = "unnamed")]
    pub workspace: Workspace,
    /// Its tests.
    #[serde(default)]
    pub scenarios: Vec<Arc<Scenario>>,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}

fn unnamed() -> Workspace {
    Workspace::new("")
}

impl From<WorkflowFile> for Document {
    /// The file as a workspace with one workflow.
    fn from(file: WorkflowFile) -> Self {
        Self { workspace: file.workspace, workflows: vec![file.workflow], scenarios: file.scenarios, x: file.x }
    }
}
