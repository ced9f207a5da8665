//! The settings of the workflow as a whole.

use leptos::prelude::*;
use usher_editor::command::Command;
use usher_model::{ids::WorkflowId, workflow::Settings};

use super::words::{common, word};
use crate::state::{Store, Ui};
use crate::ui::prelude::*;

/// Name, description, and when runs end early.
#[component]
pub fn WorkflowForm(
    /// Which workflow.
    id: WorkflowId,
    /// Called when the inspector shall close.
    on_close: Callback<()>,
) -> impl IntoView {
    let (store, ui) = (Store::get(), Ui::get());
    let workflow = store.workflow(id.clone());
    let id = StoredValue::new(id);
    let name = Memo::new(move |_| workflow.get().map(|workflow| workflow.name.clone()).unwrap_or_default());
    let description = Memo::new(move |_| workflow.get().map(|workflow| workflow.description.clone()).unwrap_or_default());
    let dispatch = move |command: Command| {
        if let Err(refused) = store.dispatch(command) {
            ui.say_refused(store, &refused);
        }
    };
    let rename = move |name| dispatch(Command::RenameWorkflow { workflow: id.get_value(), name });
    let describe = move |description| dispatch(Command::DescribeWorkflow { workflow: id.get_value(), description });
    let settings = Memo::new(move |_| workflow.get().map(|workflow| workflow.settings).unwrap_or_default());
    let write = move |change: &dyn Fn(&mut Settings)| {
        let mut settings = settings.get_untracked();
        change(&mut settings);
        dispatch(Command::SetWorkflowSettings { workflow: id.get_value(), settings });
    };
    let read = move |pick: fn(&Settings) -> bool| Signal::derive(move || settings.with(pick));
    view! {
        <div class="inspector__head">
            <div class="inspector__title">
                <h2 class="inspector__heading">{word(|words| words.workflow_settings)}</h2>
                <p class="inspector__type">{word(|words| words.nothing_selected)}</p>
            </div>
            <Button label=common(|words| words.close) icon=Glyph::Cross icon_only=true kind=Kind::Quiet on_press=on_close />
        </div>
        <div class="inspector__body">
            <div class="section">
                <Field label=word(|words| words.workflow_name)>
                    <TextInput value=name on_input=rename />
                </Field>
                <Field label=word(|words| words.workflow_description) optional=common(|words| words.optional)>
                    <TextArea value=description on_input=describe fits=true />
                </Field>
            </div>
            <div class="section">
                <h3 class="section__head">{word(|words| words.when_runs_end)}</h3>
                <SwitchRow
                    label=word(|words| words.exit_outgoing)
                    checked=read(|settings| settings.exit_on_outgoing_message)
                    on_change=move |on| write(&|settings| settings.exit_on_outgoing_message = on)
                />
                <SwitchRow
                    label=word(|words| words.exit_incoming)
                    hint=word(|words| words.exit_incoming_hint)
                    checked=read(|settings| settings.exit_on_incoming_message)
                    on_change=move |on| write(&|settings| settings.exit_on_incoming_message = on)
                />
                <SwitchRow
                    label=word(|words| words.exit_assignment)
                    checked=read(|settings| settings.exit_on_manual_assignment)
                    on_change=move |on| write(&|settings| settings.exit_on_manual_assignment = on)
                />
                <SwitchRow
                    label=word(|words| words.agents_may_stop)
                    checked=read(|settings| settings.agents_may_stop)
                    on_change=move |on| write(&|settings| settings.agents_may_stop = on)
                />
            </div>
        </div>
    }
}
