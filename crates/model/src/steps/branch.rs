//! Branch: the first branch whose conditions hold is taken, else `else`.

use serde::{Deserialize, Serialize};

use crate::{condition::Group, ids::PartId, port::Port};

/// Settings of a Branch step.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Branch {
    /// One to nine branches; the order matters.
    #[serde(default)]
    pub branches: Vec<Arm>,
}

/// One way out of a Branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Arm {
    /// The id, which is also the port.
    pub id: PartId,
    /// The label of the port.
    #[serde(default)]
    pub name: String,
    /// When it is taken.
    #[serde(default)]
    pub when: Group,
}

impl Branch {
    /// One port a branch, then `else`.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        self.branches.iter().map(|arm| Port::of_part(&arm.id)).chain([Port::Else]).collect()
    }
}
