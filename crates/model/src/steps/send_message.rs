//! Send a Message: text and attachments on a channel.

use serde::{Deserialize, Serialize};

use crate::{ids::ChannelId, port::Port, template::Template};

use std::collections::BTreeMap;

/// Settings of a Send a Message step.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SendMessage {
    /// Where it is sent.
    #[serde(default)]
    pub channel: ChannelChoice,
    /// What is sent unless the channel has its own.
    #[serde(default)]
    pub message: Message,
    /// What is sent on particular channels.
    #[serde(default)]
    pub per_channel: BTreeMap<ChannelId, Message>,
    /// Whether a message that cannot be delivered leaves by `failed`.
    #[serde(default)]
    pub failure_port: bool,
}

/// Where a message is sent.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum ChannelChoice {
    /// The last interacted channel.
    #[default]
    LastInteracted,
    /// One channel.
    Channel {
        /// Which; `null` while not chosen.
        #[serde(default)]
        channel: Option<ChannelId>,
    },
}

/// A message.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Message {
    /// At most 2,000 characters.
    #[serde(default)]
    pub text: Template,
    /// Addresses of files.
    #[serde(default)]
    pub attachments: Vec<String>,
    /// The template it is sent as, which gets through outside the messaging window.
    #[serde(default)]
    pub template: Option<String>,
}

impl SendMessage {
    /// `next`, and `failed` when it is set.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        if self.failure_port { vec![Port::Next, Port::Failed] } else { vec![Port::Next] }
    }
}
