//! The settings of a node: one variant a type.

use serde::{Serialize, Serializer};

use super::NodeType;
use crate::{port::Port, steps::Step, triggers::Trigger};

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
