//! Conversation Closed: what must hold when a conversation closes, and how often a contact may start it.

use leptos::prelude::*;

use super::super::parts::starts::Starts;
use super::super::words::word;

/// The settings of the trigger.
#[component]
pub fn ConversationClosed() -> impl IntoView {
    view! { <Starts empty=word(|words| words.any_closed) /> }
}
