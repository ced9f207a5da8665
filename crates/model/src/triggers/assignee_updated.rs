//! Assignee Updated: the contact’s assignee changed.

use serde::{Deserialize, Serialize};

use crate::{
    condition::Group,
    ids::{TeamId, UserId},
};

/// Settings of an Assignee Updated trigger; by whom is a condition on the source.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AssigneeUpdated {
    /// To whom.
    #[serde(default)]
    pub to: AssigneeIs,
    /// What must hold as well.
    #[serde(default)]
    pub conditions: Group,
    /// Whether a contact is enrolled at most once, ever.
    #[serde(default)]
    pub once_per_contact: bool,
}

/// Who the new assignee must be.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum AssigneeIs {
    /// Anybody, not nobody.
    #[default]
    Anybody,
    /// One user.
    User {
        /// Which; `null` while not chosen.
        #[serde(default)]
        user: Option<UserId>,
    },
    /// A member of a team.
    Team {
        /// Which; `null` while not chosen.
        #[serde(default)]
        team: Option<TeamId>,
    },
    /// Nobody.
    Nobody,
}
