//! Open Conversation: nothing to set.

use leptos::prelude::*;

use super::super::words::word;

/// A sentence instead of settings.
#[component]
pub fn OpenConversation() -> impl IntoView {
    view! {
        <div class="section">
            <p class="section__note">{word(|words| words.open_conversation_text)}</p>
        </div>
    }
}
