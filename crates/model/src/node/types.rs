//! The types of triggers and steps, and what follows from the type alone.

use serde::{Deserialize, Serialize};

use super::NodeKind;
use crate::{
    steps::{self, Step},
    triggers::{self, Trigger},
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
