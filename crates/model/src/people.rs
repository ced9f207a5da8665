//! Users and teams.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{TeamId, UserId},
    value::Extra,
};

/// What a user may do in the reference product; no rule of a workflow depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names of the roles say it all")]
pub enum Role {
    Owner,
    Manager,
    #[default]
    Agent,
}

/// Whether a user is a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum UserKind {
    /// A person.
    #[default]
    Human,
    /// An AI agent: can be assigned, is always online, and acts as the person at the simulator plays it.
    Ai,
}

/// Whether a user can take contacts now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum UserStatus {
    /// At work.
    Online,
    /// At work, but not to be disturbed; does not count as online.
    Busy,
    /// Away.
    #[default]
    Offline,
}

impl UserStatus {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Online, Self::Busy, Self::Offline];

    /// The word in documents and traces.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::Busy => "busy",
            Self::Offline => "offline",
        }
    }
}

/// Somebody who can be assigned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct User {
    /// The id; never `contact`, `workflow` or `api`, which name other actors.
    pub id: UserId,
    /// The name.
    #[serde(default)]
    pub name: String,
    /// The address, if known.
    #[serde(default)]
    pub email: Option<String>,
    /// The role.
    #[serde(default)]
    pub role: Role,
    /// A person or an AI agent.
    #[serde(default)]
    pub kind: UserKind,
    /// The status at the start.
    #[serde(default)]
    pub status: UserStatus,
    /// Free labels, such as languages.
    #[serde(default)]
    pub skills: Vec<String>,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}

impl User {
    /// The status that counts: an AI agent is always online.
    #[must_use]
    pub const fn status_of(&self, set: UserStatus) -> UserStatus {
        match self.kind {
            UserKind::Human => set,
            UserKind::Ai => UserStatus::Online,
        }
    }
}

/// A group of users that contacts are routed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Team {
    /// The id.
    pub id: TeamId,
    /// The label.
    #[serde(default)]
    pub name: String,
    /// Who belongs to it; assignment follows the order of the workspace's users, not this one.
    #[serde(default)]
    pub members: Vec<UserId>,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}
