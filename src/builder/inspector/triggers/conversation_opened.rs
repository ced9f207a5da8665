//! Conversation Opened: what must hold when a conversation opens, and how often a contact may start it.

use leptos::prelude::*;
use usher_model::triggers;

use super::super::form::Form;
use super::super::parts::condition::Conditions;
use super::super::words::word;
use crate::ui::prelude::*;

/// The settings of the trigger.
#[component]
pub fn ConversationOpened() -> impl IntoView {
    let settings = Form::get().config::<triggers::ConversationOpened>();
    view! {
        <div class="section">
            <h3 class="section__head">{word(|words| words.conditions)}</h3>
            <Conditions
                path="conditions"
                value=settings.get(|trigger| trigger.conditions.clone())
                on_change=move |group| settings.set(|trigger| trigger.conditions = group)
                empty=word(|words| words.any_opened)
            />
        </div>
        <div class="section">
            <SwitchRow
                label=word(|words| words.once_per_contact)
                hint=word(|words| words.once_per_contact_hint)
                checked=settings.get(|trigger| trigger.once_per_contact)
                on_change=move |on| settings.set(|trigger| trigger.once_per_contact = on)
            />
        </div>
    }
}
