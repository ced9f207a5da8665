//! References that lead elsewhere after an import.

use usher_model::{
    Node, NodeKind,
    condition::{Condition, ConditionValue, Group, Subject},
    ids::{CategoryId, ChannelId, FieldId, StageId, TagId, TeamId, UserId, WorkflowId},
    refs::Reference,
    steps::{
        Step,
        ask_question::Question,
        assign_to::{QueueOrder, Target},
        send_message::ChannelChoice,
    },
    template::Template,
    triggers::{Trigger, assignee_updated::AssigneeIs},
};

use super::Missing;

/// One function a kind: the new id in place of a missing one.
macro_rules! changes {
    ($($name:ident $variant:ident $id:ident)*) => { $(
        fn $name(id: &mut $id, missing: &[Missing]) {
            for Missing { reference, instead, .. } in missing {
                if let (Reference::$variant(old), Some(Reference::$variant(new))) = (reference, instead)
                    && old == id
                {
                    *id = new.clone();
                    return;
                }
            }
        }
    )* };
}

changes! {
    user User UserId
    team Team TeamId
    channel Channel ChannelId
    field Field FieldId
    tag Tag TagId
    stage Stage StageId
    category Category CategoryId
    workflow Workflow WorkflowId
}

/// Changes every reference in the settings of a node.
pub fn node(node: &mut Node, missing: &[Missing]) {
    if missing.iter().all(|missing| missing.instead.is_none()) {
        return;
    }
    match &mut node.kind {
        NodeKind::Trigger(trigger) => change_trigger(trigger, missing),
        NodeKind::Step(step) => change_step(step, missing),
    }
}

fn change_trigger(trigger: &mut Trigger, missing: &[Missing]) {
    if let Some(conditions) = trigger.conditions_mut() {
        group(conditions, missing);
    }
    match trigger {
        Trigger::ContactTagUpdated(trigger) => trigger.tags.iter_mut().for_each(|id| tag(id, missing)),
        Trigger::ContactFieldUpdated(trigger) => trigger.field.iter_mut().for_each(|id| field(id, missing)),
        Trigger::LifecycleUpdated(trigger) => trigger.stages.iter_mut().for_each(|id| stage(id, missing)),
        Trigger::AssigneeUpdated(trigger) => match &mut trigger.to {
            AssigneeIs::User { user: Some(id) } => user(id, missing),
            AssigneeIs::Team { team: Some(id) } => team(id, missing),
            AssigneeIs::User { user: None } | AssigneeIs::Team { team: None } | AssigneeIs::Anybody | AssigneeIs::Nobody => {}
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

fn change_step(step: &mut Step, missing: &[Missing]) {
    match step {
        Step::Branch(step) => step.branches.iter_mut().for_each(|arm| group(&mut arm.when, missing)),
        Step::AskQuestion(step) => {
            text(&mut step.text, missing);
            text(&mut step.retries.text, missing);
            step.save_to.field.iter_mut().for_each(|id| field(id, missing));
            if let Question::MultipleChoice { choices } = &mut step.question {
                choices.iter_mut().flat_map(|choice| &mut choice.tags).for_each(|id| tag(id, missing));
            }
        }
        Step::UpdateField(step) => {
            step.field.iter_mut().for_each(|id| field(id, missing));
            step.value.iter_mut().for_each(|value| text(value, missing));
        }
        Step::UpdateTags(step) => step.tags.iter_mut().for_each(|id| tag(id, missing)),
        Step::UpdateLifecycle(step) => step.stage.iter_mut().for_each(|id| stage(id, missing)),
        Step::HttpRequest(step) => {
            text(&mut step.url, missing);
            text(&mut step.body, missing);
            step.headers.iter_mut().for_each(|header| text(&mut header.value, missing));
        }
        Step::SendMessage(step) => {
            if let ChannelChoice::Channel { channel: Some(id) } = &mut step.channel {
                channel(id, missing);
            }
            text(&mut step.message.text, missing);
            for (mut id, mut message) in std::mem::take(&mut step.per_channel) {
                channel(&mut id, missing);
                text(&mut message.text, missing);
                step.per_channel.entry(id).or_insert(message);
            }
        }
        Step::AddComment(step) => {
            text(&mut step.text, missing);
            step.mentions.iter_mut().for_each(|id| user(id, missing));
        }
        Step::RouteToTeam(step) => {
            for route in &mut step.routes {
                group(&mut route.when, missing);
                route.team.iter_mut().for_each(|id| team(id, missing));
            }
            step.default_team.iter_mut().for_each(|id| team(id, missing));
        }
        Step::AssignTo(step) => {
            if let Some(Target::User { user: Some(id) }) = &mut step.target {
                user(id, missing);
            } else if let Some(Target::Team { team: Some(id) }) = &mut step.target {
                team(id, missing);
            }
            if let QueueOrder::TagFirst { tag: Some(id) } = &mut step.queue_order {
                tag(id, missing);
            }
        }
        Step::Wait(step) => step.until.iter_mut().for_each(|until| text(until, missing)),
        Step::TriggerWorkflow(step) => {
            step.workflow.iter_mut().for_each(|id| workflow(id, missing));
            step.variables.values_mut().for_each(|value| text(value, missing));
        }
        Step::CloseConversation(step) => {
            step.category.iter_mut().for_each(|id| category(id, missing));
            text(&mut step.summary, missing);
        }
        Step::DateTime(_) | Step::JumpTo(_) | Step::OpenConversation(_) => {}
    }
}

/// Changes every reference in a group of conditions.
pub fn group(group: &mut Group, missing: &[Missing]) {
    for Condition { subject, value, .. } in &mut group.conditions {
        if let Some(ConditionValue::Text(value)) = value {
            text(value, missing);
        }
        let change: Option<fn(&str, &[Missing]) -> String> = match subject {
            Subject::Field { field: Some(id) } => {
                field(id, missing);
                None
            }
            Subject::UsersOnline { team: Some(id) } | Subject::UsersWithRoom { team: Some(id), .. } => {
                team(id, missing);
                None
            }
            Subject::Tags => Some(|id, missing| changed(id, missing, tag)),
            Subject::Lifecycle => Some(|id, missing| changed(id, missing, stage)),
            Subject::Assignee => Some(|id, missing| changed(id, missing, user)),
            Subject::AssigneeTeam | Subject::RoutedTeam => Some(|id, missing| changed(id, missing, team)),
            Subject::LastChannel | Subject::Channel => Some(|id, missing| changed(id, missing, channel)),
            Subject::ClosingCategory => Some(|id, missing| changed(id, missing, category)),
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
            | Subject::MessagingWindow => None,
        };
        let Some(change) = change else { continue };
        match value {
            Some(ConditionValue::Text(value)) => *value = Template::new(&change(value.as_str(), missing)),
            Some(ConditionValue::List(values)) => values.iter_mut().for_each(|value| *value = change(value, missing)),
            Some(ConditionValue::Bool(_) | ConditionValue::Number(_) | ConditionValue::Range(_) | ConditionValue::Duration(_)) | None => {}
        }
    }
}

/// The value of a condition that is an id.
fn changed<I: std::str::FromStr + std::fmt::Display>(id: &str, missing: &[Missing], change: fn(&mut I, &[Missing])) -> String {
    match id.parse() {
        Ok(mut parsed) => {
            change(&mut parsed, missing);
            parsed.to_string()
        }
        Err(_) => id.to_owned(),
    }
}

/// Changes `{{$contact.old}}` where a field of that name leads elsewhere.
fn text(template: &mut Template, missing: &[Missing]) {
    let mut text = template.as_str().to_owned();
    for Missing { reference, instead, .. } in missing {
        if let (Reference::Field(old), Some(Reference::Field(new))) = (reference, instead) {
            text = rename_variable(&text, old, new);
        }
    }
    if text != template.as_str() {
        *template = Template::new(&text);
    }
}

fn rename_variable(text: &str, old: &FieldId, new: &FieldId) -> String {
    let variable = format!("$contact.{old}");
    let mut pieces = text.split(&variable);
    let mut result = pieces.next().unwrap_or_default().to_owned();
    for rest in pieces {
        // `$contact.plan` is not the beginning of `$contact.planned`.
        let longer = rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        if longer {
            result.push_str(&variable)
        } else {
            result.push_str(&format!("$contact.{new}"))
        }
        result.push_str(rest);
    }
    result
}
