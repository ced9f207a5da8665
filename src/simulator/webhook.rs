//! What an outside system posts to a webhook.

use leptos::prelude::*;
use usher_model::{
    Workflow,
    event::Event,
    ids::{FieldId, WorkflowId},
    labels::StandardField,
    triggers::{IncomingWebhook, Trigger, incoming_webhook::IdentifyBy},
    value::Value,
};
use usher_scenario::payload;
use usher_wording::names;

use super::act_dialog::ActDialog;
use super::words::word;
use crate::state::{
    Simulator,
    desk::Desk,
    json,
    simulator::{Ask, Place},
};
use crate::ui::prelude::*;

/// The webhook that starts a workflow, if one does.
pub fn webhook(workflow: &Workflow) -> Option<&IncomingWebhook> {
    if let Trigger::IncomingWebhook(trigger) = workflow.trigger()?.trigger()? { Some(trigger) } else { None }
}

/// What would name the chosen contact.
fn identity(desk: &Desk, by: IdentifyBy) -> String {
    let field = match by {
        IdentifyBy::Id => return desk.contact.to_string(),
        IdentifyBy::Email => StandardField::Email,
        IdentifyBy::Phone => StandardField::Phone,
    };
    let contact = desk.session.world().contact(&desk.contact);
    let value = FieldId::new(field.id()).ok().and_then(|field| contact?.fields.get(&field).map(Value::to_text));
    value.unwrap_or_default()
}

/// A payload to begin with, about the chosen contact.
fn example(desk: &Desk, workflow: &WorkflowId) -> Option<String> {
    let trigger = webhook(desk.document().workflow(workflow)?)?;
    let who = trigger.identify.as_ref().map(|identify| identity(desk, identify.by)).unwrap_or_default();
    Some(json::write(&payload::example(trigger, &who)))
}

/// The dialog.
#[component]
pub fn Webhook(
    /// The simulator.
    simulator: Simulator,
) -> impl IntoView {
    let ui = simulator.ui;
    let workflow = RwSignal::new(String::new());
    let text = RwSignal::new(String::new());
    let all = Memo::new(move |_| {
        let list = simulator.with(|desk| {
            let with_webhook = desk.taking_part().filter(|workflow| webhook(workflow).is_some());
            with_webhook.map(|flow| Choice::new(flow.id.as_str(), names::workflow(&flow.id, desk.document()))).collect::<Vec<_>>()
        });
        list.unwrap_or_default()
    });
    let choose = move |id: String| {
        let payload = simulator.with_untracked(|desk| example(desk, &WorkflowId::new(&id).ok()?)).flatten();
        workflow.set(id);
        text.set(payload.unwrap_or_default());
    };
    Effect::new(move |_| {
        if simulator.asking.get() == Some(Ask::Webhook) {
            let own = simulator.with_untracked(|desk| desk.workflow.to_string()).unwrap_or_default();
            let all = all.get_untracked();
            let first = all.iter().find(|choice| choice.id == own).or(all.first());
            choose(first.map(|choice| choice.id.clone()).unwrap_or_default());
        }
    });
    let error = Signal::derive(move || text.with(|text| json::read(text, ui.language()).err()).unwrap_or_default());
    let post = move || {
        let read = text.with_untracked(|text| json::read(text, ui.language_now()));
        if let (Ok(payload), Ok(workflow)) = (read, WorkflowId::new(&workflow.get_untracked())) {
            simulator.asking.set(None);
            simulator.act(Event::Webhook { workflow, payload }, Place::Clock);
        }
    };
    view! {
        <ActDialog simulator=simulator when=|asked| asked == Ask::Webhook title=word(|words| words.post_webhook) act=word(|words| words.post) on_act=post>
            <Field label=word(|words| words.workflow)>
                <Select value=workflow options=all on_pick=choose />
            </Field>
            <Field label=word(|words| words.payload) hint=word(|words| words.json_hint) error=error>
                <TextArea value=text on_input=move |typed| text.set(typed) code=true rows=10 />
            </Field>
        </ActDialog>
    }
}
