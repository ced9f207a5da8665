//! Contact Tag Updated: a tag was added or removed.

use serde::{Deserialize, Serialize};

use crate::{condition::Group, ids::TagId};

/// Whether the trigger looks for tags that were added or removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum TagChange {
    /// Added.
    #[default]
    Added,
    /// Removed.
    Removed,
}

/// Settings of a Contact Tag Updated trigger.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ContactTagUpdated {
    /// Added or removed.
    #[serde(default)]
    pub action: TagChange,
    /// Any of these.
    #[serde(default)]
    pub tags: Vec<TagId>,
    /// What must hold as well.
    #[serde(default)]
    pub conditions: Group,
    /// Whether a contact is enrolled at most once, ever.
    #[serde(default)]
    pub once_per_contact: bool,
}
