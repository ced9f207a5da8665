//! Update Contact Tag: add or remove, and which.

use leptos::prelude::*;
use usher_model::{
    ids::TagId,
    steps::{self, update_tags::TagAction},
};

use super::super::form::Form;
use super::super::parts::{pick::PickMany, records::Records, setting::Setting};
use super::super::words::word;
use crate::ui::prelude::*;

/// The settings of the step.
#[component]
pub fn UpdateTags() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::UpdateTags>();
    let choices = Signal::derive(move || {
        let words = form.ui.language().inspector();
        vec![Choice::new("add", words.add_tags), Choice::new("remove", words.remove_tags)]
    });
    let action = settings.get(|step| if step.action == TagAction::Remove { "remove" } else { "add" }.to_owned());
    let pick = move |picked: String| {
        settings.set(|step| step.action = if picked == "remove" { TagAction::Remove } else { TagAction::Add });
    };
    let tags = settings.get(|step| step.tags.iter().map(ToString::to_string).collect::<Vec<_>>());
    let tag = move |ids: Vec<String>| settings.set(|step| step.tags = ids.iter().filter_map(|id| TagId::new(id).ok()).collect());
    view! {
        <div class="section">
            <Field label=word(|words| words.tag_action)>
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
    }
}
