//! Update Lifecycle: move the contact to a stage, or to none.

use serde::{Deserialize, Serialize};

use crate::{ids::StageId, port::Port};

/// Settings of an Update Lifecycle step.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateLifecycle {
    /// The stage; `null` clears it.
    #[serde(default)]
    pub stage: Option<StageId>,
}

impl UpdateLifecycle {
    /// `next`.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        vec![Port::Next]
    }
}
