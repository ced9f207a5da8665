//! Lifecycle Updated: the stage changed.

use serde::{Deserialize, Serialize};

use crate::{condition::Group, ids::StageId};

/// Settings of a Lifecycle Updated trigger.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LifecycleUpdated {
    /// Any of these; empty: any stage.
    #[serde(default)]
    pub stages: Vec<StageId>,
    /// Whether it also fires when the stage is cleared.
    #[serde(default)]
    pub when_cleared: bool,
    /// What must hold as well.
    #[serde(default)]
    pub conditions: Group,
    /// Whether a contact is enrolled at most once, ever.
    #[serde(default)]
    pub once_per_contact: bool,
}
