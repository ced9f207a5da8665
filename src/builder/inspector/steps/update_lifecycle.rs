//! Update Lifecycle: to which stage, or to none.

use leptos::prelude::*;
use usher_model::{ids::StageId, steps};

use super::super::form::Form;
use super::super::parts::{pick::Pick, records::Records, setting::Setting};
use super::super::words::word;

/// The settings of the step.
#[component]
pub fn UpdateLifecycle() -> impl IntoView {
    let settings = Form::get().config::<steps::UpdateLifecycle>();
    view! {
        <div class="section">
            <Setting path="stage" label=word(|words| words.stage)>
                <Pick
                    records=Records::Stages
                    value=settings.get(|step| step.stage.as_ref().map(ToString::to_string).unwrap_or_default())
                    on_pick=move |id: String| settings.set(|step| step.stage = StageId::new(&id).ok())
                    nothing=word(|words| words.no_stage)
                />
            </Setting>
        </div>
    }
}
