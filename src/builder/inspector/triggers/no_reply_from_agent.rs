//! No Reply From Agent: after how long.

use leptos::prelude::*;
use usher_model::triggers;

use super::super::form::Form;
use super::super::parts::{duration::DurationInput, setting::Setting, starts::Starts};
use super::super::words::word;

/// The settings of the trigger.
#[component]
pub fn NoReplyFromAgent() -> impl IntoView {
    let settings = Form::get().config::<triggers::NoReplyFromAgent>();
    view! {
        <div class="section">
            <Setting path="after" label=word(|words| words.no_reply_for) hint=word(|words| words.no_reply_hint)>
                <DurationInput
                    value=settings.get(|trigger| trigger.after)
                    on_change=move |after| settings.set(|trigger| trigger.after = Some(after))
                />
            </Setting>
        </div>
        <Starts empty=word(|words| words.any_event) />
    }
}
