//! Close Conversation: the assignee stays, the run goes on.

use serde::{Deserialize, Serialize};

use crate::{ids::CategoryId, port::Port, template::Template};

/// Settings of a Close Conversation step.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CloseConversation {
    /// The category of the closing note.
    #[serde(default)]
    pub category: Option<CategoryId>,
    /// The summary, at most 512 characters in the reference product.
    #[serde(default)]
    pub summary: Template,
}

impl CloseConversation {
    /// `next`.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        vec![Port::Next]
    }
}
