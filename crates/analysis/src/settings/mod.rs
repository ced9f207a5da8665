//! What may be wrong with the settings of each trigger and step: a file a type, and what they share.

mod checker;
mod conditions;

mod assignee_updated;
mod click_to_chat_ad;
mod contact_field_updated;
mod contact_tag_updated;
mod conversation_closed;
mod conversation_opened;
mod incoming_webhook;
mod lifecycle_updated;
mod manual;
mod no_reply_from_agent;
mod shortcut;

mod add_comment;
mod ask_question;
mod assign_to;
mod branch;
mod close_conversation;
mod date_time;
mod http_request;
mod jump_to;
mod open_conversation;
mod route_to_team;
mod send_message;
mod trigger_workflow;
mod update_field;
mod update_lifecycle;
mod update_tags;
mod wait;

use usher_model::{Document, Node, NodeKind, Workflow, steps::Step, triggers::Trigger};

use crate::{facts::Facts, finding::Finding};

pub(crate) use checker::Checker;
pub(crate) use checker::zone_finding;

/// What may be wrong with the settings of one node, on or off: for the form that edits it, at every keystroke. Walks the
/// workflow once for its variables and is otherwise as long as the settings are.
#[must_use]
pub fn check(document: &Document, workflow: &Workflow, node: &Node) -> Vec<Finding> {
    check_with(document, workflow, node, &Facts::of(document, workflow))
}

/// The same, with what is known about the workflow.
pub(crate) fn check_with(document: &Document, workflow: &Workflow, node: &Node, facts: &Facts) -> Vec<Finding> {
    let mut checker = Checker::new(document, workflow, node, facts);
    match &node.kind {
        NodeKind::Trigger(trigger) => check_trigger(trigger, &mut checker),
        NodeKind::Step(step) => check_step(step, &mut checker),
    }
    checker.found
}

fn check_trigger(trigger: &Trigger, checker: &mut Checker<'_>) {
    match trigger {
        Trigger::ConversationOpened(settings) => conversation_opened::check(settings, checker),
        Trigger::ConversationClosed(settings) => conversation_closed::check(settings, checker),
        Trigger::ContactTagUpdated(settings) => contact_tag_updated::check(settings, checker),
        Trigger::ContactFieldUpdated(settings) => contact_field_updated::check(settings, checker),
        Trigger::LifecycleUpdated(settings) => lifecycle_updated::check(settings, checker),
        Trigger::Shortcut(settings) => shortcut::check(settings, checker),
        Trigger::IncomingWebhook(settings) => incoming_webhook::check(settings, checker),
        Trigger::ClickToChatAd(settings) => click_to_chat_ad::check(settings, checker),
        Trigger::AssigneeUpdated(settings) => assignee_updated::check(settings, checker),
        Trigger::NoReplyFromAgent(settings) => no_reply_from_agent::check(settings, checker),
        Trigger::Manual(settings) => manual::check(settings, checker),
    }
}

fn check_step(step: &Step, checker: &mut Checker<'_>) {
    match step {
        Step::Branch(settings) => branch::check(settings, checker),
        Step::DateTime(settings) => date_time::check(settings, checker),
        Step::AskQuestion(settings) => ask_question::check(settings, checker),
        Step::UpdateField(settings) => update_field::check(settings, checker),
        Step::UpdateTags(settings) => update_tags::check(settings, checker),
        Step::UpdateLifecycle(settings) => update_lifecycle::check(settings, checker),
        Step::HttpRequest(settings) => http_request::check(settings, checker),
        Step::SendMessage(settings) => send_message::check(settings, checker),
        Step::AddComment(settings) => add_comment::check(settings, checker),
        Step::RouteToTeam(settings) => route_to_team::check(settings, checker),
        Step::AssignTo(settings) => assign_to::check(settings, checker),
        Step::Wait(settings) => wait::check(settings, checker),
        Step::JumpTo(settings) => jump_to::check(settings, checker),
        Step::TriggerWorkflow(settings) => trigger_workflow::check(settings, checker),
        Step::OpenConversation(settings) => open_conversation::check(settings, checker),
        Step::CloseConversation(settings) => close_conversation::check(settings, checker),
    }
}
