//! Shortcut: a user presses it on a contact.

use serde::{Deserialize, Serialize};

use crate::{condition::Group, ids::VariableName, labels::FieldType};

/// Settings of a Shortcut trigger.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Shortcut {
    /// The name of its icon.
    #[serde(default)]
    pub icon: Option<String>,
    /// What the user is asked.
    #[serde(default)]
    pub form: Vec<FormField>,
    /// What must hold as well.
    #[serde(default)]
    pub conditions: Group,
    /// Whether a contact is enrolled at most once, ever.
    #[serde(default)]
    pub once_per_contact: bool,
}

/// One field of a shortcut's form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FormField {
    /// The variable that gets the value.
    pub variable: VariableName,
    /// The label.
    #[serde(default)]
    pub label: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// Whether it must be filled in.
    #[serde(default)]
    pub required: bool,
    /// The values a list allows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
}
