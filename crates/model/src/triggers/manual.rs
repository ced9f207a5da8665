//! Manual: another workflow’s step points here.

use serde::{Deserialize, Serialize};

/// Settings of a Manual trigger: none.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Manual {}
