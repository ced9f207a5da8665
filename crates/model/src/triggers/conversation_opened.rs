//! Conversation Opened: a conversation opens.

use serde::{Deserialize, Serialize};

use crate::condition::Group;

/// Settings of a Conversation Opened trigger.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConversationOpened {
    /// What must hold as well.
    #[serde(default)]
    pub conditions: Group,
    /// Whether a contact is enrolled at most once, ever.
    #[serde(default)]
    pub once_per_contact: bool,
}
