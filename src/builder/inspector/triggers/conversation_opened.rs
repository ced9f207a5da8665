//! Conversation Opened: what must hold when a conversation opens, and how often a contact may start it.

use leptos::prelude::*;

use super::super::parts::starts::Starts;
use super::super::words::word;

/// The settings of the trigger.
#[component]
pub fn ConversationOpened() -> impl IntoView {
    view! { <Starts empty=word(|words| words.any_opened) /> }
}
