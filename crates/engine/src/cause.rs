//! What started a run: the occasion, the variables it gives, and what conditions on it look at (docs/domain.md, section 3).

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};
use usher_model::{
    NodeType,
    event::Source,
    ids::{AdId, CategoryId, ChannelId, FieldId, StageId, TagId, UserId, VariableName},
    time::Instant,
    triggers::{Trigger, assignee_updated::AssigneeIs, click_to_chat_ad::Network, contact_tag_updated::TagChange},
    value::Value,
};

use crate::{
    facts::{category_name, channel_name, label},
    index::FlowIx,
    plan::Plan,
};

/// The variables that a form, a webhook or another workflow gives.
pub(crate) type Given = BTreeMap<VariableName, Value>;

/// Something that a trigger looks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Cause {
    /// A conversation was opened, perhaps by the contact's message.
    Opened { source: Source, channel: Option<ChannelId>, first_message: Option<Arc<str>> },
    /// A conversation was closed.
    Closed { source: Source, channel: Option<ChannelId>, category: Option<CategoryId>, summary: Option<String> },
    /// A tag was added or removed.
    Tag { tag: TagId, change: TagChange },
    /// A contact field changed.
    Field { field: FieldId, old: Option<Value>, new: Option<Value> },
    /// The lifecycle stage changed.
    Stage { old: Option<StageId>, new: Option<StageId> },
    /// The assignee changed.
    Assignee { old: Option<UserId>, new: Option<UserId>, source: Source },
    /// The contact came from an ad.
    Ad { ad: AdId, network: Network },
    /// Nobody has replied to the contact for so many seconds.
    Silence { since: Instant, after: i64 },
    /// A user pressed a shortcut.
    Shortcut { form: Given },
    /// An outside system posted.
    Webhook { given: Given },
    /// Another workflow handed the contact over.
    HandedOver { given: Given },
}

/// Nothing is given.
static NOTHING: Given = BTreeMap::new();

impl Cause {
    /// The type of the triggers that look for it.
    pub(crate) const fn trigger_type(&self) -> NodeType {
        match self {
            Self::Opened { .. } => NodeType::ConversationOpened,
            Self::Closed { .. } => NodeType::ConversationClosed,
            Self::Tag { .. } => NodeType::ContactTagUpdated,
            Self::Field { .. } => NodeType::ContactFieldUpdated,
            Self::Stage { .. } => NodeType::LifecycleUpdated,
            Self::Assignee { .. } => NodeType::AssigneeUpdated,
            Self::Ad { .. } => NodeType::ClickToChatAd,
            Self::Silence { .. } => NodeType::NoReplyFromAgent,
            Self::Shortcut { .. } => NodeType::Shortcut,
            Self::Webhook { .. } => NodeType::IncomingWebhook,
            Self::HandedOver { .. } => NodeType::Manual,
        }
    }

    /// Whether a trigger of that type looks for just this: the tag, the field, the stage, the ad, the assignee.
    pub(crate) fn is_wanted_by(&self, trigger: &Trigger, plan: &Plan) -> bool {
        match (self, trigger) {
            (Self::Tag { tag, change }, Trigger::ContactTagUpdated(wanted)) => wanted.action == *change && wanted.tags.contains(tag),
            (Self::Field { field, .. }, Trigger::ContactFieldUpdated(wanted)) => wanted.field.as_ref() == Some(field),
            (Self::Stage { new, .. }, Trigger::LifecycleUpdated(wanted)) => match new {
                Some(stage) => wanted.stages.is_empty() || wanted.stages.contains(stage),
                None => wanted.when_cleared,
            },
            (Self::Assignee { new, .. }, Trigger::AssigneeUpdated(wanted)) => is_assignee(new.as_ref(), &wanted.to, plan),
            (Self::Ad { ad, network }, Trigger::ClickToChatAd(wanted)) => {
                wanted.network == *network && (wanted.ads.is_empty() || wanted.ads.iter().any(|known| known.id == *ad))
            }
            _ => true,
        }
    }

    /// The variables that a form, a webhook or another workflow gives.
    pub(crate) const fn given(&self) -> &Given {
        match self {
            Self::Shortcut { form: given } | Self::Webhook { given } | Self::HandedOver { given } => given,
            Self::Opened { .. }
            | Self::Closed { .. }
            | Self::Tag { .. }
            | Self::Field { .. }
            | Self::Stage { .. }
            | Self::Assignee { .. }
            | Self::Ad { .. }
            | Self::Silence { .. } => &NOTHING,
        }
    }

    /// On which channel a conversation was opened or closed.
    pub(crate) const fn channel(&self) -> Option<&ChannelId> {
        match self {
            Self::Opened { channel, .. } | Self::Closed { channel, .. } => channel.as_ref(),
            Self::Tag { .. }
            | Self::Field { .. }
            | Self::Stage { .. }
            | Self::Assignee { .. }
            | Self::Ad { .. }
            | Self::Silence { .. }
            | Self::Shortcut { .. }
            | Self::Webhook { .. }
            | Self::HandedOver { .. } => None,
        }
    }

    /// The category of the closing note.
    pub(crate) const fn category(&self) -> Option<&CategoryId> {
        if let Self::Closed { category, .. } = self { category.as_ref() } else { None }
    }

    /// The value of `$trigger.name` in a run of a workflow.
    pub(crate) fn variable(&self, plan: &Plan, flow: FlowIx, name: &str) -> Option<String> {
        let workspace = &plan.document.workspace;
        let user = |id: &Option<UserId>| {
            let user = plan.user(plan.find_user(id.as_ref()?)?);
            Some(label(&user.name, user.id.as_str()))
        };
        let stage = |id: &Option<StageId>| {
            let id = id.as_ref()?;
            Some(workspace.stage(id).map_or_else(|| id.to_string(), |stage| label(&stage.name, id.as_str())))
        };
        match (self, name) {
            (Self::Opened { source, .. } | Self::Closed { source, .. }, "source") => Some(source.as_str().to_owned()),
            (Self::Opened { channel, .. }, "channel") => channel.as_ref().map(|channel| channel_name(plan, channel)),
            (Self::Opened { first_message, .. }, "first_message") => first_message.as_deref().map(str::to_owned),
            (Self::Closed { category, .. }, "category") => category.as_ref().map(|id| category_name(plan, id)),
            (Self::Closed { summary, .. }, "summary") => summary.clone(),
            (Self::Tag { tag, .. }, "tag") => {
                Some(workspace.tag(tag).map_or_else(|| tag.to_string(), |known| label(&known.name, tag.as_str())))
            }
            (Self::Field { old, .. }, "old_value") => old.as_ref().map(Value::to_text),
            (Self::Field { new, .. }, "new_value") => new.as_ref().map(Value::to_text),
            (Self::Stage { old, .. }, "old_stage") => stage(old),
            (Self::Stage { new, .. }, "new_stage") => stage(new),
            (Self::Assignee { old, .. }, "old_assignee") => user(old),
            (Self::Assignee { new, .. }, "new_assignee") => user(new),
            (Self::Ad { ad, .. }, "ad_id") => Some(ad.to_string()),
            (Self::Ad { ad, .. }, "ad_name") => ad_name(plan, flow, ad),
            (Self::Silence { since, .. }, "waiting_since") => Some(plan.zone.local(*since).text),
            _ => self.given().get(name).map(Value::to_text),
        }
    }
}

/// Whether the new assignee is one that a trigger looks for; while nobody was chosen there, none is.
fn is_assignee(new: Option<&UserId>, wanted: &AssigneeIs, plan: &Plan) -> bool {
    match wanted {
        AssigneeIs::Anybody => new.is_some(),
        AssigneeIs::Nobody => new.is_none(),
        AssigneeIs::User { user } => new.is_some() && new == user.as_ref(),
        AssigneeIs::Team { team } => {
            let members = team.as_ref().and_then(|team| plan.members(team)).unwrap_or_default();
            new.and_then(|user| plan.find_user(user)).is_some_and(|user| members.contains(&user))
        }
    }
}

/// The name that the trigger of a workflow gives to an ad; its id where that has none.
fn ad_name(plan: &Plan, flow: FlowIx, ad: &AdId) -> Option<String> {
    let Some(Trigger::ClickToChatAd(trigger)) = plan.trigger(flow) else { return None };
    trigger.ads.iter().find(|known| known.id == *ad).map(|known| label(&known.name, ad.as_str()))
}
