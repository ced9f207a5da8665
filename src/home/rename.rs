//! The small dialog for a workflow's name and description.

use leptos::prelude::*;
use usher_editor::command::Command;
use usher_model::ids::WorkflowId;

use super::acts;
use crate::state::{Store, Ui};
use crate::ui::prelude::*;

/// Open while a workflow is named.
#[component]
pub fn RenameDialog(
    /// Which workflow; `None`: closed.
    of: RwSignal<Option<WorkflowId>>,
) -> impl IntoView {
    let (ui, store) = (Ui::get(), Store::get());
    let name = RwSignal::new(String::new());
    let description = RwSignal::new(String::new());
    Effect::new(move |_| {
        let found = of.get().and_then(|id| store.with_untracked(|document| document.workflow(&id).cloned()));
        if let Some(workflow) = found {
            name.set(workflow.name.clone());
            description.set(workflow.description.clone());
        }
    });
    let save = move || {
        if let Some(id) = of.try_update(Option::take).flatten() {
            let (name, description) = (name.get_untracked(), description.get_untracked());
            acts::ask(store, ui, Command::RenameWorkflow { workflow: id.clone(), name: name.trim().to_owned() });
            acts::ask(store, ui, Command::DescribeWorkflow { workflow: id, description: description.trim().to_owned() });
        }
    };
    let foot = move || {
        view! {
            <Button label=ui.say(|words| words.cancel) on_press=move || of.set(None) />
            <Button kind=Kind::Primary label=ui.say(|words| words.save) on_press=move || save() />
        }
    };
    let on_key = move |event: leptos::web_sys::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            save();
        }
    };
    view! {
        <Dialog
            open=Signal::derive(move || of.get().is_some())
            on_close=move || of.set(None)
            title=ui.say(|words| words.rename)
            foot=foot
        >
            <Field label=ui.say(|words| words.name)>
                <TextInput value=name on_input=move |text| name.set(text) on_key=on_key />
            </Field>
            <Field label=ui.say(|words| words.description)>
                <TextArea value=description on_input=move |text| description.set(text) fits=true />
            </Field>
        </Dialog>
    }
}
