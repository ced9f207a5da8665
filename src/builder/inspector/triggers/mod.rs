//! The forms of the triggers.

mod conversation_closed;
mod conversation_opened;
mod manual;

pub use conversation_closed::ConversationClosed;
pub use conversation_opened::ConversationOpened;
pub use manual::Manual;
