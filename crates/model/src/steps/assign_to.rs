//! Assign To: which person (docs/domain.md, section 6).

use serde::{Deserialize, Serialize};

use crate::{
    ids::{TagId, TeamId, UserId},
    port::Port,
    time::Duration,
};

/// Settings of an Assign To step. From `logic` on they matter for pools only.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AssignTo {
    /// To whom; `null` while not chosen.
    #[serde(default)]
    pub target: Option<Target>,
    /// How one of the pool is chosen.
    #[serde(default)]
    pub logic: Logic,
    /// Whether only online users are candidates.
    #[serde(default)]
    pub only_online: bool,
    /// Only users with strictly fewer open contacts.
    #[serde(default)]
    pub max_open_contacts: Option<i64>,
    /// Labels, or variables such as `$contact.language`, that a candidate must all have.
    #[serde(default)]
    pub skills: Vec<String>,
    /// At most so many assignments to a user in a sliding span.
    #[serde(default)]
    pub fair_limit: Option<FairLimit>,
    /// Who is served first among those that wait.
    #[serde(default)]
    pub queue_order: QueueOrder,
    /// How long to wait, at most 7 days; absent: 7 days, and no `timeout` port.
    #[serde(default)]
    pub timeout: Option<Duration>,
}

/// To whom a contact is assigned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Target {
    /// One user.
    User {
        /// Which; `null` while not chosen.
        #[serde(default)]
        user: Option<UserId>,
    },
    /// Somebody of a team.
    Team {
        /// Which; `null` while not chosen.
        #[serde(default)]
        team: Option<TeamId>,
    },
    /// Somebody of the routed team.
    RoutedTeam,
    /// Anybody in the workspace.
    Workspace,
    /// The present assignee is kept.
    DedicatedAgent,
    /// Nobody: unassign.
    Nobody,
}

impl Target {
    /// Whether one is chosen among several, by logic and filters.
    #[must_use]
    pub const fn is_pool(&self) -> bool {
        matches!(self, Self::Team { .. } | Self::RoutedTeam | Self::Workspace)
    }
}

/// How one of a pool is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Logic {
    /// The one whom this pool chose longest ago.
    #[default]
    RoundRobin,
    /// The one with the fewest open contacts.
    LeastOpenContacts,
}

/// At most so many assignments to a user in a span of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FairLimit {
    /// How many.
    pub count: i64,
    /// In which sliding span.
    pub per: Duration,
}

/// Who is served first among runs that wait for the same pool.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum QueueOrder {
    /// The one that has waited longest.
    #[default]
    WaitingLongest,
    /// The one whose conversation was opened earliest.
    OpenedEarliest,
    /// Contacts with a tag first, then the one that has waited longest.
    TagFirst {
        /// Which tag; `null` while not chosen.
        #[serde(default)]
        tag: Option<TagId>,
    },
}

impl AssignTo {
    /// `assigned`, and `timeout` when one is set.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        if self.timeout.is_some() { vec![Port::Assigned, Port::Timeout] } else { vec![Port::Assigned] }
    }
}
