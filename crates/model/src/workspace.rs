//! The workspace: everything that workflows refer to.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    channel::Channel,
    ids::{CategoryId, ChannelId, FieldId, StageId, TagId, TeamId, UserId},
    labels::{Category, Field, FieldType, Stage, StandardField, Tag},
    people::{Team, User},
    time::{Duration, OpenHours},
    value::Extra,
};

/// Which other product the workflows will be rebuilt in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Profile {
    /// The reference product: each feature it does not have is listed as a hint.
    RespondIo,
}

/// Everything that workflows refer to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Workspace {
    /// The label.
    pub name: String,
    /// Another product to keep to.
    #[serde(default)]
    pub profile: Option<Profile>,
    /// An IANA name, such as `Europe/Riga`.
    #[serde(default = "utc")]
    pub time_zone: String,
    /// When the business is open.
    #[serde(default)]
    pub business_hours: Vec<OpenHours>,
    /// A conversation without a message for so long closes; absent: never.
    #[serde(default)]
    pub auto_close_after: Option<Duration>,
    /// While a workflow that can write to a contact runs, no other such workflow starts for it.
    #[serde(default)]
    pub one_customer_facing_workflow: bool,
    /// Users, in the order that assignment follows.
    #[serde(default)]
    pub users: Vec<Arc<User>>,
    /// Teams.
    #[serde(default)]
    pub teams: Vec<Arc<Team>>,
    /// Channels; the first is the one contacts use unless they say otherwise.
    #[serde(default)]
    pub channels: Vec<Arc<Channel>>,
    /// Custom contact fields.
    #[serde(default)]
    pub fields: Vec<Arc<Field>>,
    /// Tags.
    #[serde(default)]
    pub tags: Vec<Arc<Tag>>,
    /// Lifecycle stages, in order.
    #[serde(default)]
    pub lifecycle: Vec<Arc<Stage>>,
    /// Categories of closing notes.
    #[serde(default)]
    pub closing_categories: Vec<Arc<Category>>,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}

fn utc() -> String {
    "UTC".to_owned()
}

impl Workspace {
    /// An empty workspace in UTC.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            profile: None,
            time_zone: utc(),
            business_hours: Vec::new(),
            auto_close_after: None,
            one_customer_facing_workflow: false,
            users: Vec::new(),
            teams: Vec::new(),
            channels: Vec::new(),
            fields: Vec::new(),
            tags: Vec::new(),
            lifecycle: Vec::new(),
            closing_categories: Vec::new(),
            x: Extra::default(),
        }
    }

    /// The user of this id.
    #[must_use]
    pub fn user(&self, id: &UserId) -> Option<&Arc<User>> {
        self.users.iter().find(|user| user.id == *id)
    }

    /// The team of this id.
    #[must_use]
    pub fn team(&self, id: &TeamId) -> Option<&Arc<Team>> {
        self.teams.iter().find(|team| team.id == *id)
    }

    /// The channel of this id.
    #[must_use]
    pub fn channel(&self, id: &ChannelId) -> Option<&Arc<Channel>> {
        self.channels.iter().find(|channel| channel.id == *id)
    }

    /// The custom field of this id.
    #[must_use]
    pub fn field(&self, id: &FieldId) -> Option<&Arc<Field>> {
        self.fields.iter().find(|field| field.id == *id)
    }

    /// The tag of this id.
    #[must_use]
    pub fn tag(&self, id: &TagId) -> Option<&Arc<Tag>> {
        self.tags.iter().find(|tag| tag.id == *id)
    }

    /// The lifecycle stage of this id.
    #[must_use]
    pub fn stage(&self, id: &StageId) -> Option<&Arc<Stage>> {
        self.lifecycle.iter().find(|stage| stage.id == *id)
    }

    /// The closing category of this id.
    #[must_use]
    pub fn category(&self, id: &CategoryId) -> Option<&Arc<Category>> {
        self.closing_categories.iter().find(|category| category.id == *id)
    }

    /// What a standard or custom field holds; `None` when there is no such field.
    #[must_use]
    pub fn field_type(&self, id: &FieldId) -> Option<FieldType> {
        match StandardField::from_id(id.as_str()) {
            Some(standard) => Some(standard.kind()),
            None => self.field(id).map(|field| field.kind),
        }
    }
}
