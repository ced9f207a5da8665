//! Open Conversation: no effect when one is open.

use serde::{Deserialize, Serialize};

use crate::port::Port;

/// Settings of an Open Conversation step: none.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenConversation {}

impl OpenConversation {
    /// `next`.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        vec![Port::Next]
    }
}
