//! A node of the graph: a trigger or a step with its name, place and settings.

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeStruct};

use crate::{
    ids::NodeId,
    port::Port,
    steps::{self, Step},
    triggers::{self, Trigger},
    value::Extra,
};

/// The type of a trigger or step, as documents name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each type is documented by its settings")]
pub enum NodeType {
    ConversationOpened,
    ConversationClosed,
    ContactTagUpdated,
    ContactFieldUpdated,
    LifecycleUpdated,
    Shortcut,
    IncomingWebhook,
    ClickToChatAd,
    AssigneeUpdated,
    NoReplyFromAgent,
    Manual,
    Branch,
    DateTime,
    AskQuestion,
    UpdateField,
    UpdateTags,
    UpdateLifecycle,
    HttpRequest,
    SendMessage,
    AddComment,
    RouteToTeam,
    AssignTo,
    Wait,
    JumpTo,
    TriggerWorkflow,
    OpenConversation,
    CloseConversation,
}

/// The group under which a type is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are those of docs/domain.md, section 4")]
pub enum StepGroup {
    Triggers,
    Conditions,
    Enrichment,
    Messaging,
    Routing,
    Assignment,
    Flow,
}

impl StepGroup {
    /// Every group, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Triggers, Self::Conditions, Self::Enrichment, Self::Messaging, Self::Routing, Self::Assignment, Self::Flow];
}

impl NodeType {
    /// Every type, triggers first, in the order in which they are offered.
    pub const ALL: [Self; 27] = [
        Self::ConversationOpened,
        Self::ConversationClosed,
        Self::ContactTagUpdated,
        Self::ContactFieldUpdated,
        Self::LifecycleUpdated,
        Self::Shortcut,
        Self::IncomingWebhook,
        Self::ClickToChatAd,
        Self::AssigneeUpdated,
        Self::NoReplyFromAgent,
        Self::Manual,
        Self::Branch,
        Self::DateTime,
        Self::AskQuestion,
        Self::UpdateField,
        Self::UpdateTags,
        Self::UpdateLifecycle,
        Self::HttpRequest,
        Self::SendMessage,
        Self::AddComment,
        Self::RouteToTeam,
        Self::AssignTo,
        Self::Wait,
        Self::JumpTo,
        Self::TriggerWorkflow,
        Self::OpenConversation,
        Self::CloseConversation,
    ];

    /// The name in documents.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ConversationOpened => "conversationOpened",
            Self::ConversationClosed => "conversationClosed",
            Self::ContactTagUpdated => "contactTagUpdated",
            Self::ContactFieldUpdated => "contactFieldUpdated",
            Self::LifecycleUpdated => "lifecycleUpdated",
            Self::Shortcut => "shortcut",
            Self::IncomingWebhook => "incomingWebhook",
            Self::ClickToChatAd => "clickToChatAd",
            Self::AssigneeUpdated => "assigneeUpdated",
            Self::NoReplyFromAgent => "noReplyFromAgent",
            Self::Manual => "manual",
            Self::Branch => "branch",
            Self::DateTime => "dateTime",
            Self::AskQuestion => "askQuestion",
            Self::UpdateField => "updateField",
            Self::UpdateTags => "updateTags",
            Self::UpdateLifecycle => "updateLifecycle",
            Self::HttpRequest => "httpRequest",
            Self::SendMessage => "sendMessage",
            Self::AddComment => "addComment",
            Self::RouteToTeam => "routeToTeam",
            Self::AssignTo => "assignTo",
            Self::Wait => "wait",
            Self::JumpTo => "jumpTo",
            Self::TriggerWorkflow => "triggerWorkflow",
            Self::OpenConversation => "openConversation",
            Self::CloseConversation => "closeConversation",
        }
    }

    /// The group under which it is offered.
    #[must_use]
    pub const fn group(self) -> StepGroup {
        match self {
            Self::ConversationOpened
            | Self::ConversationClosed
            | Self::ContactTagUpdated
            | Self::ContactFieldUpdated
            | Self::LifecycleUpdated
            | Self::Shortcut
            | Self::IncomingWebhook
            | Self::ClickToChatAd
            | Self::AssigneeUpdated
            | Self::NoReplyFromAgent
            | Self::Manual => StepGroup::Triggers,
            Self::Branch => StepGroup::Conditions,
            Self::DateTime => StepGroup::Conditions,
            Self::AskQuestion => StepGroup::Enrichment,
            Self::UpdateField => StepGroup::Enrichment,
            Self::UpdateTags => StepGroup::Enrichment,
            Self::UpdateLifecycle => StepGroup::Enrichment,
            Self::HttpRequest => StepGroup::Enrichment,
            Self::SendMessage => StepGroup::Messaging,
            Self::AddComment => StepGroup::Messaging,
            Self::RouteToTeam => StepGroup::Routing,
            Self::AssignTo => StepGroup::Assignment,
            Self::Wait => StepGroup::Flow,
            Self::JumpTo => StepGroup::Flow,
            Self::TriggerWorkflow => StepGroup::Flow,
            Self::OpenConversation => StepGroup::Flow,
            Self::CloseConversation => StepGroup::Flow,
        }
    }

    /// Whether it starts workflows.
    #[must_use]
    pub const fn is_trigger(self) -> bool {
        matches!(self.group(), StepGroup::Triggers)
    }

    /// Settings of this type with nothing chosen yet.
    #[must_use]
    pub fn default_kind(self) -> NodeKind {
        match self {
            Self::ConversationOpened => NodeKind::Trigger(Trigger::ConversationOpened(triggers::ConversationOpened::default())),
            Self::ConversationClosed => NodeKind::Trigger(Trigger::ConversationClosed(triggers::ConversationClosed::default())),
            Self::ContactTagUpdated => NodeKind::Trigger(Trigger::ContactTagUpdated(triggers::ContactTagUpdated::default())),
            Self::ContactFieldUpdated => NodeKind::Trigger(Trigger::ContactFieldUpdated(triggers::ContactFieldUpdated::default())),
            Self::LifecycleUpdated => NodeKind::Trigger(Trigger::LifecycleUpdated(triggers::LifecycleUpdated::default())),
            Self::Shortcut => NodeKind::Trigger(Trigger::Shortcut(triggers::Shortcut::default())),
            Self::IncomingWebhook => NodeKind::Trigger(Trigger::IncomingWebhook(triggers::IncomingWebhook::default())),
            Self::ClickToChatAd => NodeKind::Trigger(Trigger::ClickToChatAd(triggers::ClickToChatAd::default())),
            Self::AssigneeUpdated => NodeKind::Trigger(Trigger::AssigneeUpdated(triggers::AssigneeUpdated::default())),
            Self::NoReplyFromAgent => NodeKind::Trigger(Trigger::NoReplyFromAgent(triggers::NoReplyFromAgent::default())),
            Self::Manual => NodeKind::Trigger(Trigger::Manual(triggers::Manual::default())),
            Self::Branch => NodeKind::Step(Step::Branch(steps::Branch::default())),
            Self::DateTime => NodeKind::Step(Step::DateTime(steps::DateTime::default())),
            Self::AskQuestion => NodeKind::Step(Step::AskQuestion(steps::AskQuestion::default())),
            Self::UpdateField => NodeKind::Step(Step::UpdateField(steps::UpdateField::default())),
            Self::UpdateTags => NodeKind::Step(Step::UpdateTags(steps::UpdateTags::default())),
            Self::UpdateLifecycle => NodeKind::Step(Step::UpdateLifecycle(steps::UpdateLifecycle::default())),
            Self::HttpRequest => NodeKind::Step(Step::HttpRequest(steps::HttpRequest::default())),
            Self::SendMessage => NodeKind::Step(Step::SendMessage(steps::SendMessage::default())),
            Self::AddComment => NodeKind::Step(Step::AddComment(steps::AddComment::default())),
            Self::RouteToTeam => NodeKind::Step(Step::RouteToTeam(steps::RouteToTeam::default())),
            Self::AssignTo => NodeKind::Step(Step::AssignTo(steps::AssignTo::default())),
            Self::Wait => NodeKind::Step(Step::Wait(steps::Wait::default())),
            Self::JumpTo => NodeKind::Step(Step::JumpTo(steps::JumpTo::default())),
            Self::TriggerWorkflow => NodeKind::Step(Step::TriggerWorkflow(steps::TriggerWorkflow::default())),
            Self::OpenConversation => NodeKind::Step(Step::OpenConversation(steps::OpenConversation::default())),
            Self::CloseConversation => NodeKind::Step(Step::CloseConversation(steps::CloseConversation::default())),
        }
    }
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// It starts the workflow.
    Trigger(Trigger),
    /// It does something with the run.
    Step(Step),
}

impl NodeKind {
    /// Its type.
    #[must_use]
    pub const fn node_type(&self) -> NodeType {
        match self {
            Self::Trigger(Trigger::ConversationOpened(_)) => NodeType::ConversationOpened,
            Self::Trigger(Trigger::ConversationClosed(_)) => NodeType::ConversationClosed,
            Self::Trigger(Trigger::ContactTagUpdated(_)) => NodeType::ContactTagUpdated,
            Self::Trigger(Trigger::ContactFieldUpdated(_)) => NodeType::ContactFieldUpdated,
            Self::Trigger(Trigger::LifecycleUpdated(_)) => NodeType::LifecycleUpdated,
            Self::Trigger(Trigger::Shortcut(_)) => NodeType::Shortcut,
            Self::Trigger(Trigger::IncomingWebhook(_)) => NodeType::IncomingWebhook,
            Self::Trigger(Trigger::ClickToChatAd(_)) => NodeType::ClickToChatAd,
            Self::Trigger(Trigger::AssigneeUpdated(_)) => NodeType::AssigneeUpdated,
            Self::Trigger(Trigger::NoReplyFromAgent(_)) => NodeType::NoReplyFromAgent,
            Self::Trigger(Trigger::Manual(_)) => NodeType::Manual,
            Self::Step(Step::Branch(_)) => NodeType::Branch,
            Self::Step(Step::DateTime(_)) => NodeType::DateTime,
            Self::Step(Step::AskQuestion(_)) => NodeType::AskQuestion,
            Self::Step(Step::UpdateField(_)) => NodeType::UpdateField,
            Self::Step(Step::UpdateTags(_)) => NodeType::UpdateTags,
            Self::Step(Step::UpdateLifecycle(_)) => NodeType::UpdateLifecycle,
            Self::Step(Step::HttpRequest(_)) => NodeType::HttpRequest,
            Self::Step(Step::SendMessage(_)) => NodeType::SendMessage,
            Self::Step(Step::AddComment(_)) => NodeType::AddComment,
            Self::Step(Step::RouteToTeam(_)) => NodeType::RouteToTeam,
            Self::Step(Step::AssignTo(_)) => NodeType::AssignTo,
            Self::Step(Step::Wait(_)) => NodeType::Wait,
            Self::Step(Step::JumpTo(_)) => NodeType::JumpTo,
            Self::Step(Step::TriggerWorkflow(_)) => NodeType::TriggerWorkflow,
            Self::Step(Step::OpenConversation(_)) => NodeType::OpenConversation,
            Self::Step(Step::CloseConversation(_)) => NodeType::CloseConversation,
        }
    }

    /// The ports it has with its present settings, in the order in which they are drawn.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        match self {
            Self::Trigger(_) => vec![Port::Next],
            Self::Step(step) => step.ports(),
        }
    }

    /// Reads settings of a type from JSON.
    ///
    /// # Errors
    /// The first fault of form.
    pub fn from_config(node_type: NodeType, config: serde_json::Value) -> Result<Self, serde_json::Error> {
        Ok(match node_type {
            NodeType::ConversationOpened => Self::Trigger(Trigger::ConversationOpened(serde_json::from_value(config)?)),
            NodeType::ConversationClosed => Self::Trigger(Trigger::ConversationClosed(serde_json::from_value(config)?)),
            NodeType::ContactTagUpdated => Self::Trigger(Trigger::ContactTagUpdated(serde_json::from_value(config)?)),
            NodeType::ContactFieldUpdated => Self::Trigger(Trigger::ContactFieldUpdated(serde_json::from_value(config)?)),
            NodeType::LifecycleUpdated => Self::Trigger(Trigger::LifecycleUpdated(serde_json::from_value(config)?)),
            NodeType::Shortcut => Self::Trigger(Trigger::Shortcut(serde_json::from_value(config)?)),
            NodeType::IncomingWebhook => Self::Trigger(Trigger::IncomingWebhook(serde_json::from_value(config)?)),
            NodeType::ClickToChatAd => Self::Trigger(Trigger::ClickToChatAd(serde_json::from_value(config)?)),
            NodeType::AssigneeUpdated => Self::Trigger(Trigger::AssigneeUpdated(serde_json::from_value(config)?)),
            NodeType::NoReplyFromAgent => Self::Trigger(Trigger::NoReplyFromAgent(serde_json::from_value(config)?)),
            NodeType::Manual => Self::Trigger(Trigger::Manual(serde_json::from_value(config)?)),
            NodeType::Branch => Self::Step(Step::Branch(serde_json::from_value(config)?)),
            NodeType::DateTime => Self::Step(Step::DateTime(serde_json::from_value(config)?)),
            NodeType::AskQuestion => Self::Step(Step::AskQuestion(serde_json::from_value(config)?)),
            NodeType::UpdateField => Self::Step(Step::UpdateField(serde_json::from_value(config)?)),
            NodeType::UpdateTags => Self::Step(Step::UpdateTags(serde_json::from_value(config)?)),
            NodeType::UpdateLifecycle => Self::Step(Step::UpdateLifecycle(serde_json::from_value(config)?)),
            NodeType::HttpRequest => Self::Step(Step::HttpRequest(serde_json::from_value(config)?)),
            NodeType::SendMessage => Self::Step(Step::SendMessage(serde_json::from_value(config)?)),
            NodeType::AddComment => Self::Step(Step::AddComment(serde_json::from_value(config)?)),
            NodeType::RouteToTeam => Self::Step(Step::RouteToTeam(serde_json::from_value(config)?)),
            NodeType::AssignTo => Self::Step(Step::AssignTo(serde_json::from_value(config)?)),
            NodeType::Wait => Self::Step(Step::Wait(serde_json::from_value(config)?)),
            NodeType::JumpTo => Self::Step(Step::JumpTo(serde_json::from_value(config)?)),
            NodeType::TriggerWorkflow => Self::Step(Step::TriggerWorkflow(serde_json::from_value(config)?)),
            NodeType::OpenConversation => Self::Step(Step::OpenConversation(serde_json::from_value(config)?)),
            NodeType::CloseConversation => Self::Step(Step::CloseConversation(serde_json::from_value(config)?)),
        })
    }
}

/// The settings alone: what a document holds under `config`.
impl Serialize for NodeKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Trigger(Trigger::ConversationOpened(config)) => config.serialize(serializer),
            Self::Trigger(Trigger::ConversationClosed(config)) => config.serialize(serializer),
            Self::Trigger(Trigger::ContactTagUpdated(config)) => config.serialize(serializer),
            Self::Trigger(Trigger::ContactFieldUpdated(config)) => config.serialize(serializer),
            Self::Trigger(Trigger::LifecycleUpdated(config)) => config.serialize(serializer),
            Self::Trigger(Trigger::Shortcut(config)) => config.serialize(serializer),
            Self::Trigger(Trigger::IncomingWebhook(config)) => config.serialize(serializer),
            Self::Trigger(Trigger::ClickToChatAd(config)) => config.serialize(serializer),
            Self::Trigger(Trigger::AssigneeUpdated(config)) => config.serialize(serializer),
            Self::Trigger(Trigger::NoReplyFromAgent(config)) => config.serialize(serializer),
            Self::Trigger(Trigger::Manual(config)) => config.serialize(serializer),
            Self::Step(Step::Branch(config)) => config.serialize(serializer),
            Self::Step(Step::DateTime(config)) => config.serialize(serializer),
            Self::Step(Step::AskQuestion(config)) => config.serialize(serializer),
            Self::Step(Step::UpdateField(config)) => config.serialize(serializer),
            Self::Step(Step::UpdateTags(config)) => config.serialize(serializer),
            Self::Step(Step::UpdateLifecycle(config)) => config.serialize(serializer),
            Self::Step(Step::HttpRequest(config)) => config.serialize(serializer),
            Self::Step(Step::SendMessage(config)) => config.serialize(serializer),
            Self::Step(Step::AddComment(config)) => config.serialize(serializer),
            Self::Step(Step::RouteToTeam(config)) => config.serialize(serializer),
            Self::Step(Step::AssignTo(config)) => config.serialize(serializer),
            Self::Step(Step::Wait(config)) => config.serialize(serializer),
            Self::Step(Step::JumpTo(config)) => config.serialize(serializer),
            Self::Step(Step::TriggerWorkflow(config)) => config.serialize(serializer),
            Self::Step(Step::OpenConversation(config)) => config.serialize(serializer),
            Self::Step(Step::CloseConversation(config)) => config.serialize(serializer),
        }
    }
}

/// The top left corner of a card on the canvas, in CSS pixels at 100 %, with one decimal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Position {
    tenths_x: i32,
    tenths_y: i32,
}

impl Position {
    /// The farthest a coordinate may be from the origin, in pixels.
    pub const FARTHEST: f64 = 1e7;

    /// A place, rounded to tenths of a pixel and held within ten million pixels of the origin.
    #[must_use]
    pub fn new(x: f64, y: f64) -> Self {
        Self { tenths_x: tenths(x), tenths_y: tenths(y) }
    }

    /// Pixels to the right.
    #[must_use]
    pub fn x(self) -> f64 {
        f64::from(self.tenths_x) / 10.0
    }

    /// Pixels down.
    #[must_use]
    pub fn y(self) -> f64 {
        f64::from(self.tenths_y) / 10.0
    }
}

fn tenths(pixels: f64) -> i32 {
    if pixels.is_nan() {
        return 0;
    }
    #[expect(clippy::cast_possible_truncation, reason = "held within 10^8 just before")]
    let tenths = (pixels.clamp(-Position::FARTHEST, Position::FARTHEST) * 10.0).round() as i32;
    tenths
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Position"))]
#[serde(deny_unknown_fields)]
struct PositionDoc {
    x: crate::value::Number,
    y: crate::value::Number,
}

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use crate::value::Number;
        let number = |pixels| Number::new(pixels).unwrap_or(Number::from(0));
        PositionDoc { x: number(self.x()), y: number(self.y()) }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let doc = PositionDoc::deserialize(deserializer)?;
        Ok(Self::new(doc.x.get(), doc.y.get()))
    }
}

/// A trigger or step of a workflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The id, unique in the workflow.
    pub id: NodeId,
    /// The label; empty: derived from the settings.
    pub name: String,
    /// A note for colleagues.
    pub note: Option<String>,
    /// A disabled step is passed through by its first port.
    pub enabled: bool,
    /// Where its card is.
    pub position: Position,
    /// What it is.
    pub kind: NodeKind,
    /// Free for other tools.
    pub x: Extra,
}

impl Node {
    /// A node of a type with nothing set, unnamed.
    #[must_use]
    pub fn new(id: NodeId, node_type: NodeType, position: Position) -> Self {
        Self { id, name: String::new(), note: None, enabled: true, position, kind: node_type.default_kind(), x: Extra::default() }
    }

    /// Its type.
    #[must_use]
    pub const fn node_type(&self) -> NodeType {
        self.kind.node_type()
    }

    /// The ports it has with its present settings, in the order in which they are drawn.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        self.kind.ports()
    }

    /// The step it is, unless it is a trigger.
    #[must_use]
    pub const fn step(&self) -> Option<&Step> {
        match &self.kind {
            NodeKind::Step(step) => Some(step),
            NodeKind::Trigger(_) => None,
        }
    }

    /// The trigger it is, unless it is a step.
    #[must_use]
    pub const fn trigger(&self) -> Option<&Trigger> {
        match &self.kind {
            NodeKind::Trigger(trigger) => Some(trigger),
            NodeKind::Step(_) => None,
        }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut doc = serializer.serialize_struct("Node", 7 + usize::from(!self.x.is_empty()))?;
        doc.serialize_field("id", &self.id)?;
        doc.serialize_field("type", &self.node_type())?;
        doc.serialize_field("name", &self.name)?;
        doc.serialize_field("note", &self.note)?;
        doc.serialize_field("enabled", &self.enabled)?;
        doc.serialize_field("position", &self.position)?;
        doc.serialize_field("config", &self.kind)?;
        if self.x.is_empty() {
            doc.skip_field("x")?;
        } else {
            doc.serialize_field("x", &self.x)?;
        }
        doc.end()
    }
}

/// The document's form of a node, before its settings are read by its type.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NodeDoc {
    id: NodeId,
    #[serde(rename = "type")]
    node_type: NodeType,
    #[serde(default)]
    name: String,
    #[serde(default)]
    note: Option<String>,
    #[serde(default = "yes")]
    enabled: bool,
    #[serde(default)]
    position: Position,
    #[serde(default = "empty")]
    config: serde_json::Value,
    #[serde(default)]
    x: Extra,
}

const fn yes() -> bool {
    true
}

fn empty() -> serde_json::Value {
    serde_json::Value::Object(serde_json::Map::new())
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let doc = NodeDoc::deserialize(deserializer)?;
        let kind = NodeKind::from_config(doc.node_type, doc.config).map_err(serde::de::Error::custom)?;
        Ok(Self { id: doc.id, name: doc.name, note: doc.note, enabled: doc.enabled, position: doc.position, kind, x: doc.x })
    }
}

#[cfg(feature = "schema")]
mod schema {
    //! The schema of a node: one variant a type, chosen by `type`.

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::*;

    impl JsonSchema for Position {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Position".into()
        }
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            PositionDoc::json_schema(generator)
        }
    }

    impl JsonSchema for Node {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Node".into()
        }
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let configs = [
                (NodeType::ConversationOpened, generator.subschema_for::<triggers::ConversationOpened>()),
                (NodeType::ConversationClosed, generator.subschema_for::<triggers::ConversationClosed>()),
                (NodeType::ContactTagUpdated, generator.subschema_for::<triggers::ContactTagUpdated>()),
                (NodeType::ContactFieldUpdated, generator.subschema_for::<triggers::ContactFieldUpdated>()),
                (NodeType::LifecycleUpdated, generator.subschema_for::<triggers::LifecycleUpdated>()),
                (NodeType::Shortcut, generator.subschema_for::<triggers::Shortcut>()),
                (NodeType::IncomingWebhook, generator.subschema_for::<triggers::IncomingWebhook>()),
                (NodeType::ClickToChatAd, generator.subschema_for::<triggers::ClickToChatAd>()),
                (NodeType::AssigneeUpdated, generator.subschema_for::<triggers::AssigneeUpdated>()),
                (NodeType::NoReplyFromAgent, generator.subschema_for::<triggers::NoReplyFromAgent>()),
                (NodeType::Manual, generator.subschema_for::<triggers::Manual>()),
                (NodeType::Branch, generator.subschema_for::<steps::Branch>()),
                (NodeType::DateTime, generator.subschema_for::<steps::DateTime>()),
                (NodeType::AskQuestion, generator.subschema_for::<steps::AskQuestion>()),
                (NodeType::UpdateField, generator.subschema_for::<steps::UpdateField>()),
                (NodeType::UpdateTags, generator.subschema_for::<steps::UpdateTags>()),
                (NodeType::UpdateLifecycle, generator.subschema_for::<steps::UpdateLifecycle>()),
                (NodeType::HttpRequest, generator.subschema_for::<steps::HttpRequest>()),
                (NodeType::SendMessage, generator.subschema_for::<steps::SendMessage>()),
                (NodeType::AddComment, generator.subschema_for::<steps::AddComment>()),
                (NodeType::RouteToTeam, generator.subschema_for::<steps::RouteToTeam>()),
                (NodeType::AssignTo, generator.subschema_for::<steps::AssignTo>()),
                (NodeType::Wait, generator.subschema_for::<steps::Wait>()),
                (NodeType::JumpTo, generator.subschema_for::<steps::JumpTo>()),
                (NodeType::TriggerWorkflow, generator.subschema_for::<steps::TriggerWorkflow>()),
                (NodeType::OpenConversation, generator.subschema_for::<steps::OpenConversation>()),
                (NodeType::CloseConversation, generator.subschema_for::<steps::CloseConversation>()),
            ];
            let id = generator.subschema_for::<NodeId>();
            let position = generator.subschema_for::<Position>();
            let variants: Vec<Schema> = configs
                .into_iter()
                .map(|(node_type, config)| {
                    json_schema!({
                        "type": "object",
                        "properties": {
                            "id": id,
                            "type": { "type": "string", "const": node_type.as_str() },
                            "name": { "type": "string" },
                            "note": { "type": ["string", "null"] },
                            "enabled": { "type": "boolean" },
                            "position": position,
                            "config": config,
                            "x": true
                        },
                        "required": ["id", "type"],
                        "additionalProperties": false
                    })
                })
                .collect();
            json_schema!({ "oneOf": variants })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_comes_back_as_it_was_written() {
        for node_type in NodeType::ALL {
            let mut node = Node::new("n".parse().unwrap(), node_type, Position::new(0.05, -160.0));
            node.x = Extra(Some(serde_json::json!({ "theirs": [1, null] })));
            let text = serde_json::to_string(&node).unwrap();
            assert!(text.starts_with(&format!(r#"{{"id":"n","type":"{}","name":"#, node_type.as_str())), "{text}");
            assert_eq!(serde_json::from_str::<Node>(&text).unwrap(), node);
            let least = format!(r#"{{"id":"n","type":"{}"}}"#, node_type.as_str());
            let least: Result<Node, _> = serde_json::from_str(&least);
            assert_eq!(least.is_ok(), node_type != NodeType::AskQuestion, "only a question has a setting without a default");
            assert_eq!(node_type.is_trigger(), node.trigger().is_some());
        }
    }

    #[test]
    fn places_have_one_decimal_and_are_never_out_of_reach() {
        for (x, shown) in [
            (0.0, 0.0),
            (12.34, 12.3),
            (-0.06, -0.1),
            (1e308, Position::FARTHEST),
            (f64::NAN, 0.0),
            (f64::NEG_INFINITY, -Position::FARTHEST),
        ] {
            assert!((Position::new(x, 0.0).x() - shown).abs() < f64::EPSILON, "{x}");
        }
    }

    #[test]
    fn ports_follow_the_settings() {
        let ports = |node_type: &str, config: serde_json::Value| {
            let node: Node = serde_json::from_value(serde_json::json!({ "id": "n", "type": node_type, "config": config })).unwrap();
            node.ports().iter().map(Port::as_str).collect::<Vec<_>>().join(" ")
        };
        let choices = serde_json::json!({ "type": "multipleChoice", "choices": [{ "id": "yes" }, { "id": "no" }] });
        for (node_type, config, expected) in [
            ("manual", serde_json::json!({}), "next"),
            ("branch", serde_json::json!({ "branches": [{ "id": "a" }, { "id": "b" }] }), "a b else"),
            ("dateTime", serde_json::json!({}), "inside outside"),
            ("askQuestion", serde_json::json!({ "question": { "type": "text" } }), "answered invalid"),
            (
                "askQuestion",
                serde_json::json!({ "question": choices, "portPerChoice": true, "failurePort": true, "timeout": { "value": 1, "unit": "days" } }),
                "yes no invalid timeout failed",
            ),
            ("askQuestion", serde_json::json!({ "question": choices }), "answered invalid"),
            ("sendMessage", serde_json::json!({}), "next"),
            ("sendMessage", serde_json::json!({ "failurePort": true }), "next failed"),
            ("routeToTeam", serde_json::json!({}), "default"),
            ("routeToTeam", serde_json::json!({ "dedicatedAgent": "online", "routes": [{ "id": "vip" }] }), "dedicated vip default"),
            ("assignTo", serde_json::json!({}), "assigned"),
            ("assignTo", serde_json::json!({ "timeout": { "value": 10, "unit": "minutes" } }), "assigned timeout"),
            ("jumpTo", serde_json::json!({}), "next"),
            ("triggerWorkflow", serde_json::json!({}), ""),
            ("httpRequest", serde_json::json!({}), "success failure"),
        ] {
            assert_eq!(ports(node_type, config), expected, "{node_type}");
        }
    }
}
