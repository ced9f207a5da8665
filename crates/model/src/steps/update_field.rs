//! Update Contact Field: set a field, or clear it.

use serde::{Deserialize, Serialize};

use crate::{ids::FieldId, port::Port, template::Template};

/// Settings of an Update Contact Field step.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateField {
    /// Which field; `null` while not chosen.
    #[serde(default)]
    pub field: Option<FieldId>,
    /// What it becomes; `null` clears it.
    #[serde(default)]
    pub value: Option<Template>,
}

impl UpdateField {
    /// `next`.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        vec![Port::Next]
    }
}
