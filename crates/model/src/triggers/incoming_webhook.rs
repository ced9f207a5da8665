//! Incoming Webhook: an outside system posts JSON.

use serde::{Deserialize, Serialize};

use crate::{condition::Group, ids::VariableName};

use std::collections::BTreeMap;

/// Settings of an Incoming Webhook trigger.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IncomingWebhook {
    /// How the contact is found; `null` while not chosen.
    #[serde(default)]
    pub identify: Option<Identify>,
    /// Variable from JSON pointer into the payload.
    #[serde(default)]
    pub variables: BTreeMap<VariableName, String>,
    /// What must hold as well.
    #[serde(default)]
    pub conditions: Group,
    /// Whether a contact is enrolled at most once, ever.
    #[serde(default)]
    pub once_per_contact: bool,
}

/// How a webhook names its contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Identify {
    /// By which property.
    pub by: IdentifyBy,
    /// JSON pointer to it.
    pub pointer: String,
}

/// The property by which a contact is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum IdentifyBy {
    /// The contact's id.
    #[default]
    Id,
    /// The e-mail address.
    Email,
    /// The phone number.
    Phone,
}
