//! Click-to-Chat Ad: a contact arrives from an ad.

use serde::{Deserialize, Serialize};

use crate::{condition::Group, ids::AdId};

/// Where the ad runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Network {
    /// Facebook and Instagram.
    #[default]
    Meta,
    /// TikTok.
    #[serde(rename = "tiktok")]
    TikTok,
}

/// Settings of a Click-to-Chat Ad trigger.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClickToChatAd {
    /// The network.
    #[serde(default)]
    pub network: Network,
    /// Any of these; empty: any ad.
    #[serde(default)]
    pub ads: Vec<Ad>,
    /// What must hold as well.
    #[serde(default)]
    pub conditions: Group,
    /// Whether a contact is enrolled at most once, ever.
    #[serde(default)]
    pub once_per_contact: bool,
}

/// An ad.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ad {
    /// The id.
    pub id: AdId,
    /// The label.
    #[serde(default)]
    pub name: String,
}
