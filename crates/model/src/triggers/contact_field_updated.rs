//! Contact Field Updated: the chosen field changed.

use serde::{Deserialize, Serialize};

use crate::{condition::Group, ids::FieldId};

/// Settings of a Contact Field Updated trigger.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ContactFieldUpdated {
    /// Which field; `null` while not chosen.
    #[serde(default)]
    pub field: Option<FieldId>,
    /// What must hold as well.
    #[serde(default)]
    pub conditions: Group,
    /// Whether a contact is enrolled at most once, ever.
    #[serde(default)]
    pub once_per_contact: bool,
}
