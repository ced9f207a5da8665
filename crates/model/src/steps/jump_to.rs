//! Jump To: go back to a step, at most so many times.

use serde::{Deserialize, Serialize};

use crate::{ids::NodeId, port::Port};

/// Settings of a Jump To step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JumpTo {
    /// Where to; `null` while not chosen.
    #[serde(default)]
    pub target: Option<NodeId>,
    /// How many jumps a run may make here, 1 to 10.
    #[serde(default = "three")]
    pub max_jumps: i64,
}

fn three() -> i64 {
    3
}

impl Default for JumpTo {
    fn default() -> Self {
        Self { target: None, max_jumps: three() }
    }
}

impl JumpTo {
    /// `next`, taken when the jumps are used up.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        vec![Port::Next]
    }
}
