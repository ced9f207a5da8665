//! Channels: connected messaging accounts.

use serde::{Deserialize, Serialize};

use crate::{ids::ChannelId, value::Extra};

/// What kind of account a channel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names of the services say it all")]
pub enum ChannelKind {
    #[serde(rename = "whatsapp")]
    WhatsApp,
    Messenger,
    Instagram,
    #[serde(rename = "tiktok")]
    TikTok,
    Telegram,
    Viber,
    Line,
    #[serde(rename = "wechat")]
    WeChat,
    Sms,
    Email,
    WebChat,
    Custom,
}

impl ChannelKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::WhatsApp,
        Self::Messenger,
        Self::Instagram,
        Self::TikTok,
        Self::Telegram,
        Self::Viber,
        Self::Line,
        Self::WeChat,
        Self::Sms,
        Self::Email,
        Self::WebChat,
        Self::Custom,
    ];

    /// The messaging window such a channel has unless it says otherwise, in hours; `None`: no window.
    #[must_use]
    pub const fn window_hours(self) -> Option<i64> {
        match self {
            Self::WhatsApp | Self::Messenger | Self::Instagram => Some(24),
            Self::TikTok
            | Self::Telegram
            | Self::Viber
            | Self::Line
            | Self::WeChat
            | Self::Sms
            | Self::Email
            | Self::WebChat
            | Self::Custom => None,
        }
    }
}

/// A connected account through which contacts write and are written to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", from = "ChannelDoc")]
#[cfg_attr(feature = "schema", schemars(!from, with = "ChannelDoc"))]
pub struct Channel {
    /// Its id.
    pub id: ChannelId,
    /// What kind of account.
    pub kind: ChannelKind,
    /// Its label.
    pub name: String,
    /// Hours after the contact's last message in which free text is delivered; `None`: always.
    pub window_hours: Option<i64>,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}

/// The document's form: a window that is left out is the one of the channel's kind, `null` is none.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Channel"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ChannelDoc {
    id: ChannelId,
    kind: ChannelKind,
    #[serde(default)]
    name: String,
    #[serde(default, deserialize_with = "present")]
    window_hours: Option<Option<i64>>,
    #[serde(default)]
    x: Extra,
}

/// Tells `null` from a key that is not there.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Option<i64>>, D::Error> {
    Option::<i64>::deserialize(deserializer).map(Some)
}

impl From<ChannelDoc> for Channel {
    fn from(doc: ChannelDoc) -> Self {
        Self { window_hours: doc.window_hours.unwrap_or(doc.kind.window_hours()), id: doc.id, kind: doc.kind, name: doc.name, x: doc.x }
    }
}
