//! No Reply From Agent: the contact wrote last and has waited so long.

use serde::{Deserialize, Serialize};

use crate::{condition::Group, time::Duration};

/// Settings of a No Reply From Agent trigger.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NoReplyFromAgent {
    /// How long, at most 7 days; `null` while not chosen.
    #[serde(default)]
    pub after: Option<Duration>,
    /// What must hold as well.
    #[serde(default)]
    pub conditions: Group,
    /// Whether a contact is enrolled at most once, ever.
    #[serde(default)]
    pub once_per_contact: bool,
}
