//! Contact fields, tags, lifecycle stages and closing categories.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{CategoryId, FieldId, StageId, TagId},
    value::Extra,
};

/// What a contact field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names of the types say it all")]
pub enum FieldType {
    Text,
    List,
    Checkbox,
    Email,
    Number,
    Url,
    Phone,
    Date,
    Time,
}

impl FieldType {
    /// Every type, in the order in which they are offered.
    pub const ALL: [Self; 9] =
        [Self::Text, Self::List, Self::Checkbox, Self::Email, Self::Number, Self::Url, Self::Phone, Self::Date, Self::Time];
}

/// A custom contact field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Field {
    /// The id; none of the standard fields' names.
    pub id: FieldId,
    /// The label.
    #[serde(default)]
    pub name: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// The values a list allows; empty for other types.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}

/// A contact field that every workspace has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names of the fields say it all")]
pub enum StandardField {
    FirstName,
    LastName,
    Email,
    Phone,
    Language,
    Country,
}

impl StandardField {
    /// Every standard field.
    pub const ALL: [Self; 6] = [Self::FirstName, Self::LastName, Self::Email, Self::Phone, Self::Language, Self::Country];

    /// Its name in documents and templates.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Language => "language",
            Self::Country => "country",
        }
    }

    /// The standard field of this name, if there is one.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.id() == id)
    }

    /// What it holds.
    #[must_use]
    pub const fn kind(self) -> FieldType {
        match self {
            Self::Email => FieldType::Email,
            Self::Phone => FieldType::Phone,
            Self::FirstName | Self::LastName | Self::Language | Self::Country => FieldType::Text,
        }
    }
}

/// A tag that contacts can carry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Tag {
    /// The id.
    pub id: TagId,
    /// The label.
    #[serde(default)]
    pub name: String,
    /// Its colour, as `#c026d3`.
    #[serde(default)]
    pub color: Option<String>,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}

/// A stage of the contact's lifecycle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Stage {
    /// The id.
    pub id: StageId,
    /// The label.
    #[serde(default)]
    pub name: String,
    /// Whether contacts in it are lost.
    #[serde(default)]
    pub lost: bool,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}

/// A category of closing notes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Category {
    /// The id.
    pub id: CategoryId,
    /// The label.
    #[serde(default)]
    pub name: String,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}
