//! Contact Field Updated: which field.

use leptos::prelude::*;
use usher_model::{ids::FieldId, triggers};

use super::super::form::Form;
use super::super::parts::{pick::Pick, records::Records, setting::Setting, starts::Starts};
use super::super::words::word;

/// The settings of the trigger.
#[component]
pub fn ContactFieldUpdated() -> impl IntoView {
    let settings = Form::get().config::<triggers::ContactFieldUpdated>();
    view! {
        <div class="section">
            <Setting path="field" label=word(|words| words.field)>
                <Pick
                    records=Records::Fields
                    value=settings.get(|trigger| trigger.field.as_ref().map(ToString::to_string).unwrap_or_default())
                    on_pick=move |id: String| settings.set(|trigger| trigger.field = FieldId::new(&id).ok())
                />
            </Setting>
        </div>
        <Starts empty=word(|words| words.any_event) />
    }
}
