//! Every reference from settings to the workspace or to other nodes, with the setting that makes it.

use crate::{
    condition::{Condition, ConditionValue, Group, Subject},
    ids::{CategoryId, ChannelId, FieldId, NodeId, StageId, TagId, TeamId, UserId, WorkflowId},
    labels::StandardField,
    node::NodeKind,
    steps::{Step, assign_to, send_message},
    template::{Namespace, Template},
    triggers::{Trigger, assignee_updated},
};

/// Something that settings refer to by its id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "one variant a kind of record")]
pub enum Reference {
    User(UserId),
    Team(TeamId),
    Channel(ChannelId),
    Field(FieldId),
    Tag(TagId),
    Stage(StageId),
    Category(CategoryId),
    Workflow(WorkflowId),
    Node(NodeId),
}

/// Calls `visit` with each setting's path (keys joined by dots) and what it refers to.
pub fn references(kind: &NodeKind, visit: &mut impl FnMut(&str, Reference)) {
    match kind {
        NodeKind::Trigger(trigger) => trigger_references(trigger, visit),
        NodeKind::Step(step) => step_references(step, visit),
    }
}

fn trigger_references(trigger: &Trigger, visit: &mut impl FnMut(&str, Reference)) {
    if let Some(group) = trigger.conditions() {
        group_references("conditions", group, visit);
    }
    match trigger {
        Trigger::ContactTagUpdated(settings) => settings.tags.iter().for_each(|tag| visit("tags", Reference::Tag(tag.clone()))),
        Trigger::ContactFieldUpdated(settings) => settings.field.iter().for_each(|field| field_reference("field", field, visit)),
        Trigger::LifecycleUpdated(settings) => settings.stages.iter().for_each(|stage| visit("stages", Reference::Stage(stage.clone()))),
        Trigger::AssigneeUpdated(settings) => match &settings.to {
            assignee_updated::AssigneeIs::User { user: Some(user) } => visit("to.user", Reference::User(user.clone())),
            assignee_updated::AssigneeIs::Team { team: Some(team) } => visit("to.team", Reference::Team(team.clone())),
            assignee_updated::AssigneeIs::User { user: None }
            | assignee_updated::AssigneeIs::Team { team: None }
            | assignee_updated::AssigneeIs::Anybody
            | assignee_updated::AssigneeIs::Nobody => {}
        },
        Trigger::ConversationOpened(_)
        | Trigger::ConversationClosed(_)
        | Trigger::Shortcut(_)
        | Trigger::IncomingWebhook(_)
        | Trigger::ClickToChatAd(_)
        | Trigger::NoReplyFromAgent(_)
        | Trigger::Manual(_) => {}
    }
}

fn step_references(step: &Step, visit: &mut impl FnMut(&str, Reference)) {
    match step {
        Step::Branch(s) => s.branches.iter().for_each(|arm| group_references("branches", &arm.when, visit)),
        Step::AskQuestion(s) => {
            template_references("text", &s.text, visit);
            template_references("retries.text", &s.retries.text, visit);
            s.save_to.field.iter().for_each(|field| field_reference("saveTo.field", field, visit));
            for choice in s.question.choices() {
                choice.tags.iter().for_each(|tag| visit("question.choices", Reference::Tag(tag.clone())));
            }
        }
        Step::UpdateField(s) => {
            s.field.iter().for_each(|field| field_reference("field", field, visit));
            s.value.iter().for_each(|value| template_references("value", value, visit));
        }
        Step::UpdateTags(s) => s.tags.iter().for_each(|tag| visit("tags", Reference::Tag(tag.clone()))),
        Step::UpdateLifecycle(s) => s.stage.iter().for_each(|stage| visit("stage", Reference::Stage(stage.clone()))),
        Step::HttpRequest(s) => {
            template_references("url", &s.url, visit);
            template_references("body", &s.body, visit);
            s.headers.iter().for_each(|header| template_references("headers", &header.value, visit));
        }
        Step::SendMessage(s) => {
            if let send_message::ChannelChoice::Channel { channel: Some(channel) } = &s.channel {
                visit("channel.channel", Reference::Channel(channel.clone()));
            }
            template_references("message.text", &s.message.text, visit);
            for (channel, message) in &s.per_channel {
                visit("perChannel", Reference::Channel(channel.clone()));
                template_references("perChannel", &message.text, visit);
            }
        }
        Step::AddComment(s) => {
            template_references("text", &s.text, visit);
            s.mentions.iter().for_each(|user| visit("mentions", Reference::User(user.clone())));
        }
        Step::RouteToTeam(s) => {
            for route in &s.routes {
                group_references("routes", &route.when, visit);
                route.team.iter().for_each(|team| visit("routes", Reference::Team(team.clone())));
            }
            s.default_team.iter().for_each(|team| visit("defaultTeam", Reference::Team(team.clone())));
        }
        Step::AssignTo(s) => assign_references(s, visit),
        Step::Wait(s) => s.until.iter().for_each(|until| template_references("until", until, visit)),
        Step::JumpTo(s) => s.target.iter().for_each(|node| visit("target", Reference::Node(node.clone()))),
        Step::TriggerWorkflow(s) => {
            s.workflow.iter().for_each(|workflow| visit("workflow", Reference::Workflow(workflow.clone())));
            s.variables.values().for_each(|value| template_references("variables", value, visit));
        }
        Step::CloseConversation(s) => {
            s.category.iter().for_each(|category| visit("category", Reference::Category(category.clone())));
            template_references("summary", &s.summary, visit);
        }
        Step::DateTime(_) | Step::OpenConversation(_) => {}
    }
}

fn assign_references(step: &assign_to::AssignTo, visit: &mut impl FnMut(&str, Reference)) {
    match &step.target {
        Some(assign_to::Target::User { user: Some(user) }) => visit("target.user", Reference::User(user.clone())),
        Some(assign_to::Target::Team { team: Some(team) }) => visit("target.team", Reference::Team(team.clone())),
        Some(
            assign_to::Target::User { user: None }
            | assign_to::Target::Team { team: None }
            | assign_to::Target::RoutedTeam
            | assign_to::Target::Workspace
            | assign_to::Target::DedicatedAgent
            | assign_to::Target::Nobody,
        )
        | None => {}
    }
    if let assign_to::QueueOrder::TagFirst { tag: Some(tag) } = &step.queue_order {
        visit("queueOrder.tag", Reference::Tag(tag.clone()));
    }
}

/// References of a condition group; `setting` is the path of the group.
pub fn group_references(setting: &str, group: &Group, visit: &mut impl FnMut(&str, Reference)) {
    for condition in &group.conditions {
        condition_references(setting, condition, visit);
    }
}

fn condition_references(setting: &str, condition: &Condition, visit: &mut impl FnMut(&str, Reference)) {
    let mut values: Vec<&str> = Vec::new();
    match &condition.value {
        Some(ConditionValue::Text(text)) => {
            template_references(setting, text, visit);
            values.push(text.as_str());
        }
        Some(ConditionValue::List(list)) => values.extend(list.iter().map(String::as_str)),
        Some(ConditionValue::Bool(_) | ConditionValue::Number(_) | ConditionValue::Range(_) | ConditionValue::Duration(_)) | None => {}
    }
    // A value with a variable in it is no id.
    let ids = values.into_iter().filter(|value| crate::ids::check_id(value).is_ok());
    match &condition.subject {
        Subject::Field { field: Some(field) } => field_reference(setting, field, visit),
        Subject::UsersOnline { team: Some(team) } | Subject::UsersWithRoom { team: Some(team), .. } => {
            visit(setting, Reference::Team(team.clone()))
        }
        Subject::Tags => ids.filter_map(|id| TagId::new(id).ok()).for_each(|id| visit(setting, Reference::Tag(id))),
        Subject::Lifecycle => ids.filter_map(|id| StageId::new(id).ok()).for_each(|id| visit(setting, Reference::Stage(id))),
        Subject::Assignee => ids.filter_map(|id| UserId::new(id).ok()).for_each(|id| visit(setting, Reference::User(id))),
        Subject::AssigneeTeam | Subject::RoutedTeam => {
            ids.filter_map(|id| TeamId::new(id).ok()).for_each(|id| visit(setting, Reference::Team(id)))
        }
        Subject::LastChannel | Subject::Channel => {
            ids.filter_map(|id| ChannelId::new(id).ok()).for_each(|id| visit(setting, Reference::Channel(id)))
        }
        Subject::ClosingCategory => ids.filter_map(|id| CategoryId::new(id).ok()).for_each(|id| visit(setting, Reference::Category(id))),
        Subject::Field { field: None }
        | Subject::UsersOnline { team: None }
        | Subject::UsersWithRoom { team: None, .. }
        | Subject::Variable { .. }
        | Subject::AssigneeStatus
        | Subject::LastIncomingMessage
        | Subject::LastOutgoingMessage
        | Subject::LastOutgoingSource
        | Subject::TimeSinceLastIncoming
        | Subject::TimeSinceLastOutgoing
        | Subject::Source
        | Subject::FirstMessage
        | Subject::ConversationOpenedAt
        | Subject::ConversationCount
        | Subject::ConversationStatus
        | Subject::MessagingWindow => {}
    }
}

/// A custom field is a reference; standard fields are always there.
fn field_reference(setting: &str, field: &FieldId, visit: &mut impl FnMut(&str, Reference)) {
    if StandardField::from_id(field.as_str()).is_none() {
        visit(setting, Reference::Field(field.clone()));
    }
}

/// The names of `$contact.*` that are no fields.
pub const CONTACT_NAMES: [&str; 4] = ["name", "id", "tags", "lifecycle"];

fn template_references(setting: &str, template: &Template, visit: &mut impl FnMut(&str, Reference)) {
    for variable in template.variables().filter(|v| v.namespace == Namespace::Contact && !CONTACT_NAMES.contains(&&*v.name)) {
        if let Ok(field) = FieldId::new(&variable.name) {
            field_reference(setting, &field, visit);
        }
    }
}
