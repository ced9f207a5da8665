//! The triggers: a struct of settings a file, and the enum of all of them.

pub mod assignee_updated;
pub mod click_to_chat_ad;
pub mod contact_field_updated;
pub mod contact_tag_updated;
pub mod conversation_closed;
pub mod conversation_opened;
pub mod incoming_webhook;
pub mod lifecycle_updated;
pub mod manual;
pub mod no_reply_from_agent;
pub mod shortcut;

pub use assignee_updated::AssigneeUpdated;
pub use click_to_chat_ad::ClickToChatAd;
pub use contact_field_updated::ContactFieldUpdated;
pub use contact_tag_updated::ContactTagUpdated;
pub use conversation_closed::ConversationClosed;
pub use conversation_opened::ConversationOpened;
pub use incoming_webhook::IncomingWebhook;
pub use lifecycle_updated::LifecycleUpdated;
pub use manual::Manual;
pub use no_reply_from_agent::NoReplyFromAgent;
pub use shortcut::Shortcut;

use crate::condition::Group;

/// What starts a workflow, with its settings.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is documented by its settings")]
pub enum Trigger {
    ConversationOpened(ConversationOpened),
    ConversationClosed(ConversationClosed),
    ContactTagUpdated(ContactTagUpdated),
    ContactFieldUpdated(ContactFieldUpdated),
    LifecycleUpdated(LifecycleUpdated),
    Shortcut(Shortcut),
    IncomingWebhook(IncomingWebhook),
    ClickToChatAd(ClickToChatAd),
    AssigneeUpdated(AssigneeUpdated),
    NoReplyFromAgent(NoReplyFromAgent),
    Manual(Manual),
}

impl Trigger {
    /// The conditions that must hold as well; `None` for Manual, which has none.
    #[must_use]
    pub const fn conditions(&self) -> Option<&Group> {
        match self {
            Self::ConversationOpened(trigger) => Some(&trigger.conditions),
            Self::ConversationClosed(trigger) => Some(&trigger.conditions),
            Self::ContactTagUpdated(trigger) => Some(&trigger.conditions),
            Self::ContactFieldUpdated(trigger) => Some(&trigger.conditions),
            Self::LifecycleUpdated(trigger) => Some(&trigger.conditions),
            Self::Shortcut(trigger) => Some(&trigger.conditions),
            Self::IncomingWebhook(trigger) => Some(&trigger.conditions),
            Self::ClickToChatAd(trigger) => Some(&trigger.conditions),
            Self::AssigneeUpdated(trigger) => Some(&trigger.conditions),
            Self::NoReplyFromAgent(trigger) => Some(&trigger.conditions),
            Self::Manual(_) => None,
        }
    }

    /// The conditions, to be changed.
    pub const fn conditions_mut(&mut self) -> Option<&mut Group> {
        match self {
            Self::ConversationOpened(trigger) => Some(&mut trigger.conditions),
            Self::ConversationClosed(trigger) => Some(&mut trigger.conditions),
            Self::ContactTagUpdated(trigger) => Some(&mut trigger.conditions),
            Self::ContactFieldUpdated(trigger) => Some(&mut trigger.conditions),
            Self::LifecycleUpdated(trigger) => Some(&mut trigger.conditions),
            Self::Shortcut(trigger) => Some(&mut trigger.conditions),
            Self::IncomingWebhook(trigger) => Some(&mut trigger.conditions),
            Self::ClickToChatAd(trigger) => Some(&mut trigger.conditions),
            Self::AssigneeUpdated(trigger) => Some(&mut trigger.conditions),
            Self::NoReplyFromAgent(trigger) => Some(&mut trigger.conditions),
            Self::Manual(_) => None,
        }
    }

    /// Whether a contact is enrolled at most once, ever.
    #[must_use]
    pub const fn once_per_contact(&self) -> bool {
        match self {
            Self::ConversationOpened(trigger) => trigger.once_per_contact,
            Self::ConversationClosed(trigger) => trigger.once_per_contact,
            Self::ContactTagUpdated(trigger) => trigger.once_per_contact,
            Self::ContactFieldUpdated(trigger) => trigger.once_per_contact,
            Self::LifecycleUpdated(trigger) => trigger.once_per_contact,
            Self::Shortcut(trigger) => trigger.once_per_contact,
            Self::IncomingWebhook(trigger) => trigger.once_per_contact,
            Self::ClickToChatAd(trigger) => trigger.once_per_contact,
            Self::AssigneeUpdated(trigger) => trigger.once_per_contact,
            Self::NoReplyFromAgent(trigger) => trigger.once_per_contact,
            Self::Manual(_) => false,
        }
    }

    /// Turns "once per contact" on or off; Manual has no such switch.
    pub const fn set_once_per_contact(&mut self, once: bool) {
        match self {
            Self::ConversationOpened(trigger) => trigger.once_per_contact = once,
            Self::ConversationClosed(trigger) => trigger.once_per_contact = once,
            Self::ContactTagUpdated(trigger) => trigger.once_per_contact = once,
            Self::ContactFieldUpdated(trigger) => trigger.once_per_contact = once,
            Self::LifecycleUpdated(trigger) => trigger.once_per_contact = once,
            Self::Shortcut(trigger) => trigger.once_per_contact = once,
            Self::IncomingWebhook(trigger) => trigger.once_per_contact = once,
            Self::ClickToChatAd(trigger) => trigger.once_per_contact = once,
            Self::AssigneeUpdated(trigger) => trigger.once_per_contact = once,
            Self::NoReplyFromAgent(trigger) => trigger.once_per_contact = once,
            Self::Manual(_) => {}
        }
    }
}
