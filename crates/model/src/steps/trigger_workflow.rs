//! Trigger Another Workflow: the run is handed over.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{VariableName, WorkflowId},
    port::Port,
    template::Template,
};

use std::collections::BTreeMap;

/// Settings of a Trigger Another Workflow step.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TriggerWorkflow {
    /// Which one, with a Manual trigger; `null` while not chosen.
    #[serde(default)]
    pub workflow: Option<WorkflowId>,
    /// What it is given.
    #[serde(default)]
    pub variables: BTreeMap<VariableName, Template>,
}

impl TriggerWorkflow {
    /// None: the run does not come back.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        Vec::new()
    }
}
