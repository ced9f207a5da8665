//! Trigger Another Workflow: which one, and what it is given.

use std::sync::Arc;

use leptos::prelude::*;
use usher_model::{
    NodeType, Workflow,
    ids::{VariableName, WorkflowId},
    steps,
    template::Template,
};
use usher_wording::{inspector, names};

use super::super::form::Form;
use super::super::parts::{
    pairs::{First, Pair, Pairs, Recipe},
    setting::Setting,
};
use super::super::words::{say, word};
use crate::ui::prelude::*;

const TEXTS: Recipe = Recipe {
    path: "variables",
    first: First::Variable,
    first_label: |words| words.variable,
    second_label: |words| words.value,
    is_template: true,
    example: "",
    line: inspector::variable,
    add: |words| words.add_variable,
    remove: |words| words.remove_variable,
    most: None,
};

/// The settings of the step.
#[component]
pub fn TriggerWorkflow() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::TriggerWorkflow>();
    let chosen = settings.get(|step| step.workflow.as_ref().map(ToString::to_string).unwrap_or_default());
    let own = form.workflow_id();
    // While it runs for a contact, a workflow cannot begin for that contact once more.
    let fits =
        move |workflow: &Workflow| workflow.id != own && workflow.trigger().is_some_and(|trigger| trigger.node_type() == NodeType::Manual);
    let fitting = Memo::new(move |_| {
        let option = |workflow: &Arc<Workflow>| {
            fits(workflow).then(|| Choice::new(workflow.id.as_str(), workflow.name.trim()).glyph(Glyph::Handover))
        };
        form.store.with(|document| document.workflows.iter().filter_map(option).collect::<Vec<_>>())
    });
    // What is chosen and does not fit stays in sight beside the finding.
    let options = Signal::derive(move || {
        let (mut options, chosen) = (fitting.get(), chosen.get());
        if let Ok(id) = WorkflowId::new(&chosen)
            && options.iter().all(|option| option.id != chosen)
        {
            let name = form.store.with(|document| names::workflow(&id, document));
            options.push(Choice::new(chosen, name).refused());
        }
        options
    });
    let hint = say(move |language| if fitting.with(Vec::is_empty) { language.inspector().no_manual_workflow } else { "" }.to_owned());
    let variables =
        settings.get(|step| step.variables.iter().map(|(name, text)| (name.to_string(), text.as_str().to_owned())).collect::<Vec<_>>());
    let map = move |pairs: Vec<Pair>| {
        let named = |(name, text): Pair| Some((VariableName::new(&name).ok()?, Template::new(&text)));
        settings.set(|step| step.variables = pairs.into_iter().filter_map(named).collect());
    };
    view! {
        <div class="section">
            <Setting path="workflow" label=word(|words| words.workflow) hint=hint>
                <Combobox
                    value=chosen
                    options=options
                    on_pick=move |id: String| settings.set(|step| step.workflow = WorkflowId::new(&id).ok())
                    placeholder=word(|words| words.choose)
                    none=word(|words| words.nothing_found)
                    toggle=word(|words| words.show_list)
                />
            </Setting>
        </div>
        <div class="section">
            <h3 class="section__head">{word(|words| words.handed_variables)}</h3>
            <Pairs recipe=TEXTS value=variables on_change=map />
            <p class="section__note">{word(|words| words.handed_hint)}</p>
        </div>
    }
}
