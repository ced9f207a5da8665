//! Close Conversation: the closing note.

use leptos::prelude::*;
use usher_model::{ids::CategoryId, limits, steps, template::Template};

use super::super::form::Form;
use super::super::parts::{pick::Pick, records::Records, setting::Setting, template::TemplateField};
use super::super::words::{common, word};

/// The settings of the step.
#[component]
pub fn CloseConversation() -> impl IntoView {
    let settings = Form::get().config::<steps::CloseConversation>();
    view! {
        <div class="section">
            <Setting path="category" label=word(|words| words.category) optional=common(|words| words.optional)>
                <Pick
                    records=Records::Categories
                    value=settings.get(|step| step.category.as_ref().map(ToString::to_string).unwrap_or_default())
                    on_pick=move |id: String| settings.set(|step| step.category = CategoryId::new(&id).ok())
                    nothing=word(|words| words.no_category)
                />
            </Setting>
            <TemplateField
                path="summary"
                label=word(|words| words.summary)
                hint=word(|words| words.summary_hint)
                optional=common(|words| words.optional)
                value=settings.get(|step| step.summary.as_str().to_owned())
                on_input=move |text: String| settings.set(|step| step.summary = Template::new(&text))
                limit=limits::SUMMARY_CHARS
            />
        </div>
    }
}
