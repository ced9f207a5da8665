//! Update Contact Tag: add or remove tags.

use serde::{Deserialize, Serialize};

use crate::{ids::TagId, port::Port};

/// Whether tags are added or removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum TagAction {
    /// Add.
    #[default]
    Add,
    /// Remove.
    Remove,
}

/// Settings of an Update Contact Tag step.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateTags {
    /// Add or remove.
    #[serde(default)]
    pub action: TagAction,
    /// Which tags, at least one.
    #[serde(default)]
    pub tags: Vec<TagId>,
}

impl UpdateTags {
    /// `next`.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        vec![Port::Next]
    }
}
