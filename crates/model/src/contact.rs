//! A contact as a scenario starts with it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    ids::{ChannelId, ContactId, FieldId, StageId, TagId, UserId},
    labels::StandardField,
    value::Value,
};

/// A person who writes in. Everything but the id may be absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Contact {
    /// The id.
    pub id: ContactId,
    /// First name.
    #[serde(default)]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(default)]
    pub last_name: Option<String>,
    /// E-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Phone number, E.164.
    #[serde(default)]
    pub phone: Option<String>,
    /// Language, BCP 47.
    #[serde(default)]
    pub language: Option<String>,
    /// Country, ISO 3166-1 alpha-2.
    #[serde(default)]
    pub country: Option<String>,
    /// The channel used until another is; absent: the workspace's first.
    #[serde(default)]
    pub channel: Option<ChannelId>,
    /// The tags.
    #[serde(default, deserialize_with = "crate::contact::null_is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<TagId>>"))]
    pub tags: Vec<TagId>,
    /// Values of custom fields.
    #[serde(default, deserialize_with = "crate::contact::null_is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<BTreeMap<FieldId, Value>>"))]
    pub fields: BTreeMap<FieldId, Value>,
    /// The lifecycle stage.
    #[serde(default)]
    pub lifecycle: Option<StageId>,
    /// The assignee, open conversation or not.
    #[serde(default)]
    pub assignee: Option<UserId>,
}

impl Contact {
    /// A contact about whom nothing is known.
    #[must_use]
    pub fn new(id: ContactId) -> Self {
        Self {
            id,
            first_name: None,
            last_name: None,
            email: None,
            phone: None,
            language: None,
            country: None,
            channel: None,
            tags: Vec::new(),
            fields: BTreeMap::new(),
            lifecycle: None,
            assignee: None,
        }
    }

    /// The value of a standard field.
    #[must_use]
    pub fn standard(&self, field: StandardField) -> Option<&str> {
        match field {
            StandardField::FirstName => self.first_name.as_deref(),
            StandardField::LastName => self.last_name.as_deref(),
            StandardField::Email => self.email.as_deref(),
            StandardField::Phone => self.phone.as_deref(),
            StandardField::Language => self.language.as_deref(),
            StandardField::Country => self.country.as_deref(),
        }
    }

    /// The name a person would use for the contact: first and last name, else the id.
    #[must_use]
    pub fn display_name(&self) -> String {
        let name = [self.first_name.as_deref(), self.last_name.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        if name.trim().is_empty() { self.id.to_string() } else { name }
    }
}

/// `null` stands for an empty list.
pub(crate) fn null_is_empty<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Option::<T>::deserialize(deserializer).map(Option::unwrap_or_default)
}
