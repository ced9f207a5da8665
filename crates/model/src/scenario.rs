//! Scenarios: a start world, events, and what is expected.

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeMap};

use crate::{
    contact::Contact,
    event::Event,
    ids::{ContactId, FieldId, NodeId, ScenarioId, StageId, TagId, TeamId, UserId, VariableName, WorkflowId},
    people::UserStatus,
    time::{Duration, Moment},
    trace::EndReason,
    value::{Extra, Value},
};

/// A user as a scenario begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UserAtStart {
    /// Who.
    pub id: UserId,
    /// With which status, in place of the workspace's.
    pub status: UserStatus,
}

/// What happens, without what is expected: the input of `usher simulate`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Script {
    /// The workflow under test, which takes part whatever its status.
    #[serde(default)]
    pub workflow: Option<WorkflowId>,
    /// When it begins.
    pub start: Moment,
    /// The contacts at the start.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// Users whose status differs from the workspace's.
    #[serde(default)]
    pub users: Vec<UserAtStart>,
    /// What happens, in order.
    #[serde(default)]
    pub events: Vec<Event>,
}

/// A test that travels with the workflows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Scenario {
    /// The id.
    pub id: ScenarioId,
    /// The label.
    #[serde(default)]
    pub name: String,
    /// The workflow under test, which takes part whatever its status; absent where the file has only one.
    #[serde(default)]
    pub workflow: Option<WorkflowId>,
    /// When it begins.
    pub start: Moment,
    /// The contacts at the start.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// Users whose status differs from the workspace's.
    #[serde(default)]
    pub users: Vec<UserAtStart>,
    /// What happens, in order.
    #[serde(default)]
    pub events: Vec<Event>,
    /// What must be true then.
    #[serde(default)]
    pub expect: Vec<Expectation>,
    /// Free for other tools.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub x: Extra,
}

impl Scenario {
    /// What happens in it, without what is expected.
    #[must_use]
    pub fn script(&self) -> Script {
        Script {
            workflow: self.workflow.clone(),
            start: self.start,
            contacts: self.contacts.clone(),
            users: self.users.clone(),
            events: self.events.clone(),
        }
    }
}

/// Whether a conversation is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it all")]
pub enum ConversationStatus {
    Open,
    Closed,
}

macro_rules! checks {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* })*) => {
        /// What is expected, without when.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
        #[expect(missing_docs, reason = "the fields are those of docs/format.md, \"Expectations\"")]
        pub enum Check {
            $($(#[$doc])* $name { $($(#[$field_meta])* $field: $type,)* },)*
        }
    };
}

checks! {
    /// The workflow sent the contact a message: one that contains, or is, a text.
    MessageSent {
        contact: ContactId,
        #[serde(default, skip_serializing_if = "Option::is_none")] contains: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] equals: Option<String>,
    }
    /// The workflow sent the contact no message.
    NoMessage { contact: ContactId, }
    /// The contact is assigned to a user.
    Assigned { contact: ContactId, to: UserId, }
    /// The contact is assigned to nobody.
    Unassigned { contact: ContactId, }
    /// The conversation is routed to a team; `null`: to none.
    Team { contact: ContactId, team: Option<TeamId>, }
    /// The contact has a tag.
    HasTag { contact: ContactId, tag: TagId, }
    /// The contact does not have a tag.
    LacksTag { contact: ContactId, tag: TagId, }
    /// A contact field has a value; `null`: none.
    Field { contact: ContactId, field: FieldId, equals: Option<Value>, }
    /// The contact is in a stage; `null`: in none.
    Lifecycle { contact: ContactId, stage: Option<StageId>, }
    /// The conversation is open or closed.
    Conversation { contact: ContactId, status: ConversationStatus, }
    /// A variable of the contact's latest run has a value; `null`: none.
    Variable { contact: ContactId, workflow: WorkflowId, name: VariableName, equals: Option<Value>, }
    /// A run came to a node.
    Visited {
        node: NodeId,
        #[serde(default, skip_serializing_if = "Option::is_none")] contact: Option<ContactId>,
        #[serde(default, skip_serializing_if = "Option::is_none")] workflow: Option<WorkflowId>,
    }
    /// No run came to a node.
    NotVisited {
        node: NodeId,
        #[serde(default, skip_serializing_if = "Option::is_none")] contact: Option<ContactId>,
        #[serde(default, skip_serializing_if = "Option::is_none")] workflow: Option<WorkflowId>,
    }
    /// The contact's run waits at a node.
    Waiting { contact: ContactId, workflow: WorkflowId, node: NodeId, }
    /// The contact's latest run has ended for a reason.
    Ended { contact: ContactId, workflow: WorkflowId, reason: EndReason, }
    /// A comment about the contact contains a text.
    Comment { contact: ContactId, contains: String, }
}

impl Check {
    /// The contact that it is about, where it names one.
    #[must_use]
    pub const fn contact(&self) -> Option<&ContactId> {
        match self {
            Self::MessageSent { contact, .. }
            | Self::NoMessage { contact }
            | Self::Assigned { contact, .. }
            | Self::Unassigned { contact }
            | Self::Team { contact, .. }
            | Self::HasTag { contact, .. }
            | Self::LacksTag { contact, .. }
            | Self::Field { contact, .. }
            | Self::Lifecycle { contact, .. }
            | Self::Conversation { contact, .. }
            | Self::Variable { contact, .. }
            | Self::Waiting { contact, .. }
            | Self::Ended { contact, .. }
            | Self::Comment { contact, .. } => Some(contact),
            Self::Visited { contact, .. } | Self::NotVisited { contact, .. } => contact.as_ref(),
        }
    }

    /// The workflow that it names; whether a node was visited can be asked without one.
    #[must_use]
    pub const fn workflow(&self) -> Option<&WorkflowId> {
        match self {
            Self::Variable { workflow, .. } | Self::Waiting { workflow, .. } | Self::Ended { workflow, .. } => Some(workflow),
            Self::Visited { workflow, .. } | Self::NotVisited { workflow, .. } => workflow.as_ref(),
            Self::MessageSent { .. }
            | Self::NoMessage { .. }
            | Self::Assigned { .. }
            | Self::Unassigned { .. }
            | Self::Team { .. }
            | Self::HasTag { .. }
            | Self::LacksTag { .. }
            | Self::Field { .. }
            | Self::Lifecycle { .. }
            | Self::Conversation { .. }
            | Self::Comment { .. } => None,
        }
    }

    /// The node that it names.
    #[must_use]
    pub const fn node(&self) -> Option<&NodeId> {
        match self {
            Self::Visited { node, .. } | Self::NotVisited { node, .. } | Self::Waiting { node, .. } => Some(node),
            Self::MessageSent { .. }
            | Self::NoMessage { .. }
            | Self::Assigned { .. }
            | Self::Unassigned { .. }
            | Self::Team { .. }
            | Self::HasTag { .. }
            | Self::LacksTag { .. }
            | Self::Field { .. }
            | Self::Lifecycle { .. }
            | Self::Conversation { .. }
            | Self::Variable { .. }
            | Self::Ended { .. }
            | Self::Comment { .. } => None,
        }
    }
}

/// What is expected, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// What.
    pub check: Check,
    /// It holds after the N-th event, from 1; absent: after the last.
    pub after: Option<u32>,
    /// It comes true within this span of virtual time from the start, and is looked for at every instant.
    pub within: Option<Duration>,
}

impl Expectation {
    /// Something that must hold at the end.
    #[must_use]
    pub const fn at_end(check: Check) -> Self {
        Self { check, after: None, within: None }
    }
}

impl Serialize for Expectation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let check = serde_json::to_value(&self.check).map_err(serde::ser::Error::custom)?;
        let mut doc = serializer.serialize_map(None)?;
        for (key, value) in check.as_object().into_iter().flatten() {
            doc.serialize_entry(key, value)?;
        }
        if let Some(after) = self.after {
            doc.serialize_entry("after", &after)?;
        }
        if let Some(within) = self.within {
            doc.serialize_entry("within", &within)?;
        }
        doc.end()
    }
}

impl<'de> Deserialize<'de> for Expectation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let mut doc = serde_json::Map::deserialize(deserializer)?;
        let after = doc.shift_remove("after").map(serde_json::from_value).transpose().map_err(D::Error::custom)?.flatten();
        let within = doc.shift_remove("within").map(serde_json::from_value).transpose().map_err(D::Error::custom)?.flatten();
        let check = serde_json::from_value(serde_json::Value::Object(doc)).map_err(D::Error::custom)?;
        Ok(Self { check, after, within })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Expectation {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Expectation".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = Check::json_schema(generator);
        let after = serde_json::to_value(generator.subschema_for::<Option<u32>>()).unwrap_or_default();
        let within = serde_json::to_value(generator.subschema_for::<Option<Duration>>()).unwrap_or_default();
        let variants = schema.get_mut("oneOf").and_then(serde_json::Value::as_array_mut).into_iter().flatten();
        for variant in variants {
            if let Some(properties) = variant.get_mut("properties").and_then(serde_json::Value::as_object_mut) {
                properties.insert("after".to_owned(), after.clone());
                properties.insert("within".to_owned(), within.clone());
            }
        }
        schema
    }
}
