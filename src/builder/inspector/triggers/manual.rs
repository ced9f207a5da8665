//! Manual: nothing to set.

use leptos::prelude::*;

use super::super::words::word;

/// A sentence instead of settings.
#[component]
pub fn Manual() -> impl IntoView {
    view! {
        <div class="section">
            <p class="section__note">{word(|words| words.manual_text)}</p>
        </div>
    }
}
