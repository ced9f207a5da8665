//! Route to Team: which team, or the contact’s dedicated agent.

use serde::{Deserialize, Serialize};

use crate::{
    condition::Group,
    ids::{PartId, TeamId},
    port::Port,
};

/// Whether a contact that has an assignee goes to that agent first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum DedicatedAgent {
    /// Never.
    #[default]
    Off,
    /// Whenever there is one.
    AnyStatus,
    /// Only when that agent is online.
    Online,
}

/// Settings of a Route to Team step.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RouteToTeam {
    /// The dedicated agent first, or not.
    #[serde(default)]
    pub dedicated_agent: DedicatedAgent,
    /// Tried in order; the first that holds is taken.
    #[serde(default)]
    pub routes: Vec<Route>,
    /// The team when no route holds; `null`: none.
    #[serde(default)]
    pub default_team: Option<TeamId>,
}

/// Conditions that lead to a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Route {
    /// The id, which is also the port.
    pub id: PartId,
    /// The label of the port.
    #[serde(default)]
    pub name: String,
    /// When it is taken.
    #[serde(default)]
    pub when: Group,
    /// Where it leads; `null` while not chosen.
    #[serde(default)]
    pub team: Option<TeamId>,
}

impl RouteToTeam {
    /// `dedicated` when it is set, one port a route, `default`.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        let dedicated = (self.dedicated_agent != DedicatedAgent::Off).then_some(Port::Dedicated);
        dedicated.into_iter().chain(self.routes.iter().map(|route| Port::of_part(&route.id))).chain([Port::Default]).collect()
    }
}
