//! Contact Tag Updated: added or removed, and which tags.

use leptos::prelude::*;
use usher_model::{
    ids::TagId,
    triggers::{self, contact_tag_updated::TagChange},
};

use super::super::form::Form;
use super::super::parts::{pick::PickMany, records::Records, setting::Setting, starts::Starts};
use super::super::words::word;
use crate::ui::prelude::*;

/// The settings of the trigger.
#[component]
pub fn ContactTagUpdated() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<triggers::ContactTagUpdated>();
    let choices = Signal::derive(move || {
        let words = form.ui.language().inspector();
        vec![Choice::new("added", words.tag_added), Choice::new("removed", words.tag_removed)]
    });
    let action = settings.get(|trigger| if trigger.action == TagChange::Removed { "removed" } else { "added" }.to_owned());
    let pick = move |picked: String| {
        settings.set(|trigger| trigger.action = if picked == "removed" { TagChange::Removed } else { TagChange::Added });
    };
    let tags = settings.get(|trigger| trigger.tags.iter().map(ToString::to_string).collect::<Vec<_>>());
    let tag = move |ids: Vec<String>| settings.set(|trigger| trigger.tags = ids.iter().filter_map(|id| TagId::new(id).ok()).collect());
    view! {
        <div class="section">
            <Field label=word(|words| words.tag_change)>
                <RadioGroup choices=choices value=action on_pick=pick />
            </Field>
            <Setting path="tags" label=word(|words| words.tags)>
                <PickMany
                    records=Records::Tags
                    values=tags
                    on_change=tag
                    placeholder=word(|words| words.choose_tag)
                />
            </Setting>
        </div>
        <Starts empty=word(|words| words.any_event) />
    }
}
