//! Lifecycle Updated: to which stages.

use leptos::prelude::*;
use usher_model::{ids::StageId, triggers};

use super::super::form::Form;
use super::super::parts::{pick::PickMany, records::Records, setting::Setting, starts::Starts};
use super::super::words::word;
use crate::ui::prelude::*;

/// The settings of the trigger.
#[component]
pub fn LifecycleUpdated() -> impl IntoView {
    let settings = Form::get().config::<triggers::LifecycleUpdated>();
    let stages = settings.get(|trigger| trigger.stages.iter().map(ToString::to_string).collect::<Vec<_>>());
    let pick = move |ids: Vec<String>| settings.set(|trigger| trigger.stages = ids.iter().filter_map(|id| StageId::new(id).ok()).collect());
    view! {
        <div class="section">
            <Setting path="stages" label=word(|words| words.stages) hint=word(|words| words.stages_hint)>
                <PickMany
                    records=Records::Stages
                    values=stages
                    on_change=pick
                    placeholder=word(|words| words.choose_stage)
                />
            </Setting>
            <SwitchRow
                label=word(|words| words.when_cleared)
                checked=settings.get(|trigger| trigger.when_cleared)
                on_change=move |on| settings.set(|trigger| trigger.when_cleared = on)
            />
        </div>
        <Starts empty=word(|words| words.any_event) />
    }
}
