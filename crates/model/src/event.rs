//! What happens to a workspace: what contacts, users, other systems and the clock do.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    ids::{AdId, BadId, CategoryId, ChannelId, ContactId, FieldId, NodeId, StageId, TagId, UserId, VariableName, WorkflowId},
    people::UserStatus,
    time::{Moment, Unit},
    value::{Location, Value},
};

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// The contact.
    Contact,
    /// A workflow.
    Workflow,
    /// The API of the workspace.
    Api,
    /// The workspace's auto-close setting; never in a document, only in traces.
    AutoClose,
    /// A user.
    User(UserId),
}

impl Actor {
    /// The word in documents: `contact`, `workflow`, `api`, or the user's id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Contact => "contact",
            Self::Workflow => "workflow",
            Self::Api => "api",
            Self::AutoClose => "autoClose",
            Self::User(user) => user.as_str(),
        }
    }

    /// Reads that word.
    ///
    /// # Errors
    /// When it could be no id.
    pub fn parse(text: &str) -> Result<Self, BadId> {
        Ok(match text {
            "contact" => Self::Contact,
            "workflow" => Self::Workflow,
            "api" => Self::Api,
            user => Self::User(UserId::new(user)?),
        })
    }

    /// What a condition on the source compares with.
    #[must_use]
    pub const fn source(&self) -> Source {
        match self {
            Self::Contact => Source::Contact,
            Self::Workflow => Source::Workflow,
            Self::Api => Source::Api,
            Self::AutoClose => Source::AutoClose,
            Self::User(_) => Source::User,
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Actor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Actor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Actor {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Actor".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$" })
    }
}

/// The source of an event: who opened or closed a conversation, who changed the assignee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are those of docs/domain.md, section 1")]
pub enum Source {
    Contact,
    User,
    Workflow,
    Api,
    Zapier,
    Make,
    CtcAd,
    GrowthWidget,
    AiAgent,
    AutoClose,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 10] = [
        Self::Contact,
        Self::User,
        Self::Workflow,
        Self::Api,
        Self::Zapier,
        Self::Make,
        Self::CtcAd,
        Self::GrowthWidget,
        Self::AiAgent,
        Self::AutoClose,
    ];

    /// The word in documents.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::User => "user",
            Self::Workflow => "workflow",
            Self::Api => "api",
            Self::Zapier => "zapier",
            Self::Make => "make",
            Self::CtcAd => "ctcAd",
            Self::GrowthWidget => "growthWidget",
            Self::AiAgent => "aiAgent",
            Self::AutoClose => "autoClose",
        }
    }
}

macro_rules! events {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* })*) => {
        /// Something that happens. Each variant is one event of a scenario.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
        #[expect(missing_docs, reason = "the fields are those of docs/format.md, \"Events\"")]
        pub enum Event {
            $($(#[$doc])* $name { $($(#[$field_meta])* $field: $type,)* },)*
        }
    };
}

events! {
    /// The contact writes: exactly one of text, choice (its label or id) and location.
    ContactMessage {
        contact: ContactId,
        #[serde(default, skip_serializing_if = "Option::is_none")] text: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] choice: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] location: Option<Location>,
        #[serde(default, skip_serializing_if = "Option::is_none")] channel: Option<ChannelId>,
    }
    /// A user writes to the contact.
    AgentMessage { contact: ContactId, user: UserId, text: String, }
    /// A conversation is opened by somebody other than by writing.
    OpenConversation { contact: ContactId, by: Actor, }
    /// The conversation is closed.
    CloseConversation {
        contact: ContactId,
        by: Actor,
        #[serde(default, skip_serializing_if = "Option::is_none")] category: Option<CategoryId>,
        #[serde(default, skip_serializing_if = "Option::is_none")] summary: Option<String>,
    }
    /// The contact is assigned, or with `null` unassigned.
    Assign { contact: ContactId, to: Option<UserId>, by: Actor, }
    /// A user's status changes.
    UserStatus { user: UserId, status: UserStatus, }
    /// A contact field is set, or with `null` cleared.
    SetField { contact: ContactId, field: FieldId, value: Option<Value>, by: Actor, }
    /// Tags are added.
    AddTags { contact: ContactId, tags: Vec<TagId>, by: Actor, }
    /// Tags are removed.
    RemoveTags { contact: ContactId, tags: Vec<TagId>, by: Actor, }
    /// The contact moves to a stage, or with `null` to none.
    SetLifecycle { contact: ContactId, stage: Option<StageId>, by: Actor, }
    /// A user presses a shortcut.
    Shortcut {
        contact: ContactId,
        workflow: WorkflowId,
        #[serde(default)] form: std::collections::BTreeMap<VariableName, Value>,
    }
    /// An outside system posts JSON.
    Webhook { workflow: WorkflowId, payload: serde_json::Value, }
    /// A contact arrives from an ad.
    AdClick {
        contact: ContactId,
        ad: AdId,
        #[serde(default, skip_serializing_if = "Option::is_none")] channel: Option<ChannelId>,
    }
    /// An agent stops the run of a workflow.
    StopRun { contact: ContactId, workflow: WorkflowId, }
    /// From here on deliveries on a channel fail, or work again.
    DeliveryFails { channel: ChannelId, fails: bool, }
    /// From here on this answers the request of a node.
    HttpAnswer {
        #[serde(default, skip_serializing_if = "Option::is_none")] workflow: Option<WorkflowId>,
        node: NodeId,
        status: i64,
        #[serde(default)] body: serde_json::Value,
    }
    /// The clock goes on by a span.
    Advance { value: i64, unit: Unit, }
    /// The clock goes on to an instant.
    AdvanceTo { at: Moment, }
    /// The clock goes on to the next timer; nothing happens when there is none.
    NextTimer {}
}

impl Event {
    /// The contact whom the event is about, where it names one.
    #[must_use]
    pub const fn contact(&self) -> Option<&ContactId> {
        match self {
            Self::ContactMessage { contact, .. }
            | Self::AgentMessage { contact, .. }
            | Self::OpenConversation { contact, .. }
            | Self::CloseConversation { contact, .. }
            | Self::Assign { contact, .. }
            | Self::SetField { contact, .. }
            | Self::AddTags { contact, .. }
            | Self::RemoveTags { contact, .. }
            | Self::SetLifecycle { contact, .. }
            | Self::Shortcut { contact, .. }
            | Self::AdClick { contact, .. }
            | Self::StopRun { contact, .. } => Some(contact),
            Self::UserStatus { .. }
            | Self::Webhook { .. }
            | Self::DeliveryFails { .. }
            | Self::HttpAnswer { .. }
            | Self::Advance { .. }
            | Self::AdvanceTo { .. }
            | Self::NextTimer {} => None,
        }
    }

    /// Who did it, where the event says so.
    #[must_use]
    pub const fn by(&self) -> Option<&Actor> {
        match self {
            Self::OpenConversation { by, .. }
            | Self::CloseConversation { by, .. }
            | Self::Assign { by, .. }
            | Self::SetField { by, .. }
            | Self::AddTags { by, .. }
            | Self::RemoveTags { by, .. }
            | Self::SetLifecycle { by, .. } => Some(by),
            Self::ContactMessage { .. }
            | Self::AgentMessage { .. }
            | Self::UserStatus { .. }
            | Self::Shortcut { .. }
            | Self::Webhook { .. }
            | Self::AdClick { .. }
            | Self::StopRun { .. }
            | Self::DeliveryFails { .. }
            | Self::HttpAnswer { .. }
            | Self::Advance { .. }
            | Self::AdvanceTo { .. }
            | Self::NextTimer {} => None,
        }
    }

    /// The workflow that it names.
    #[must_use]
    pub const fn workflow(&self) -> Option<&WorkflowId> {
        match self {
            Self::Shortcut { workflow, .. } | Self::Webhook { workflow, .. } | Self::StopRun { workflow, .. } => Some(workflow),
            Self::HttpAnswer { workflow, .. } => workflow.as_ref(),
            Self::ContactMessage { .. }
            | Self::AgentMessage { .. }
            | Self::OpenConversation { .. }
            | Self::CloseConversation { .. }
            | Self::Assign { .. }
            | Self::UserStatus { .. }
            | Self::SetField { .. }
            | Self::AddTags { .. }
            | Self::RemoveTags { .. }
            | Self::SetLifecycle { .. }
            | Self::AdClick { .. }
            | Self::DeliveryFails { .. }
            | Self::Advance { .. }
            | Self::AdvanceTo { .. }
            | Self::NextTimer {} => None,
        }
    }
}
