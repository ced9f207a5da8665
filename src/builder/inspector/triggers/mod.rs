//! The forms of the triggers.

mod assignee_updated;
mod click_to_chat_ad;
mod contact_field_updated;
mod contact_tag_updated;
mod conversation_closed;
mod conversation_opened;
pub mod incoming_webhook;
mod lifecycle_updated;
mod manual;
mod no_reply_from_agent;
mod shortcut;

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
