//! Add Comment: what it says, and whom it calls.

use leptos::prelude::*;
use usher_model::{ids::UserId, limits, steps, template::Template};

use super::super::form::Form;
use super::super::parts::{pick::PickMany, records::Records, setting::Setting, template::TemplateField};
use super::super::words::{common, word};

/// The settings of the step.
#[component]
pub fn AddComment() -> impl IntoView {
    let settings = Form::get().config::<steps::AddComment>();
    let users = settings.get(|step| step.mentions.iter().map(ToString::to_string).collect::<Vec<_>>());
    let mention = move |ids: Vec<String>| settings.set(|step| step.mentions = ids.iter().filter_map(|id| UserId::new(id).ok()).collect());
    view! {
        <div class="section">
            <TemplateField
                path="text"
                label=word(|words| words.comment)
                hint=word(|words| words.comment_hint)
                value=settings.get(|step| step.text.as_str().to_owned())
                on_input=move |text: String| settings.set(|step| step.text = Template::new(&text))
                limit=limits::COMMENT_CHARS
            />
            <Setting path="mentions" label=word(|words| words.mentions) optional=common(|words| words.optional)>
                <PickMany
                    records=Records::Users
                    values=users
                    on_change=mention
                    placeholder=word(|words| words.choose_user)
                />
            </Setting>
        </div>
    }
}
