//! Shortcuts that one presses on the chosen contact, with the form that some of them ask for.

use std::collections::BTreeMap;

use leptos::prelude::*;
use usher_model::{
    Workflow,
    event::Event,
    ids::{VariableName, WorkflowId},
    triggers::{Shortcut, Trigger, shortcut::FormField},
    value::Value,
};
use usher_wording::names;

use super::act_dialog::ActDialog;
use super::entries::{self, Entries, Entry, EntryFields};
use super::words::word;
use crate::builder::kinds;
use crate::state::{
    Simulator,
    desk::Desk,
    simulator::{Ask, Place},
};
use crate::ui::prelude::*;

/// A shortcut as it is offered.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Shown {
    id: WorkflowId,
    name: String,
    glyph: Glyph,
}

fn trigger(workflow: &Workflow) -> Option<&Shortcut> {
    if let Trigger::Shortcut(trigger) = workflow.trigger()?.trigger()? { Some(trigger) } else { None }
}

fn shown(desk: &Desk) -> Vec<Shown> {
    let shortcut = |workflow: &Workflow| {
        let trigger = trigger(workflow)?;
        let name = names::workflow(&workflow.id, desk.document());
        Some(Shown { id: workflow.id.clone(), name, glyph: kinds::shortcut_glyph(trigger.icon.as_deref()) })
    };
    desk.taking_part().filter_map(shortcut).collect()
}

fn form(simulator: Simulator, workflow: &WorkflowId) -> Vec<FormField> {
    let found = simulator.with_untracked(|desk| Some(trigger(desk.document().workflow(workflow)?)?.form.clone()));
    found.flatten().unwrap_or_default()
}

/// Presses a shortcut: at once, or once its form is filled in.
pub fn press(simulator: Simulator, workflow: WorkflowId) {
    if form(simulator, &workflow).is_empty() {
        happen(simulator, workflow, BTreeMap::new());
    } else {
        simulator.asking.set(Some(Ask::Shortcut(workflow)));
    }
}

/// The shortcuts; nothing where no workflow has one.
#[component]
pub fn Shortcuts(
    /// The simulator.
    simulator: Simulator,
) -> impl IntoView {
    let all = Memo::new(move |_| simulator.with(shown).unwrap_or_default());
    let button = move |shortcut: Shown| {
        let id = shortcut.id;
        view! { <Button label=shortcut.name icon=shortcut.glyph size=Size::Compact on_press=move || press(simulator, id.clone()) /> }
    };
    view! {
        <Show when=move || !all.with(Vec::is_empty)>
            <div class="agent__row" role="group" aria-label=word(|words| words.shortcuts)>
                <For each=move || all.get() key=Shown::clone let:each>
                    {button(each)}
                </For>
            </div>
        </Show>
        <ShortcutForm simulator=simulator />
    }
}

/// The form of the shortcut that is being pressed.
#[component]
fn ShortcutForm(simulator: Simulator) -> impl IntoView {
    let pressed = move |asked: Option<Ask>| if let Some(Ask::Shortcut(workflow)) = asked { Some(workflow) } else { None };
    let entries: Entries = RwSignal::new(Vec::new());
    let title = Memo::new(move |_| {
        let workflow = pressed(simulator.asking.get())?;
        simulator.with(|desk| names::workflow(&workflow, desk.document()))
    });
    let begin = move || {
        let fields = pressed(simulator.asking.get_untracked()).map(|workflow| form(simulator, &workflow)).unwrap_or_default();
        entries.set(fields.iter().map(entry).collect());
    };
    let act = move || {
        let Some(workflow) = pressed(simulator.asking.get_untracked()) else { return };
        let country = simulator.with_untracked(Desk::country).flatten();
        let Some(read) = entries::read(entries, country.as_deref(), simulator.ui) else { return };
        let fields = form(simulator, &workflow);
        let filled = fields.into_iter().zip(read).filter_map(|(field, value)| Some((field.variable, value?))).collect();
        simulator.asking.set(None);
        happen(simulator, workflow, filled);
    };
    view! {
        <ActDialog
            simulator=simulator
            when=|asked| matches!(asked, Ask::Shortcut(_))
            title=Signal::derive(move || title.get().unwrap_or_default())
            act=word(|words| words.press)
            on_act=act
        >
            {move || {
                begin();
                view! { <EntryFields entries=entries /> }
            }}
        </ActDialog>
    }
}

fn entry(field: &FormField) -> Entry {
    let label = if field.label.trim().is_empty() { field.variable.to_string() } else { field.label.clone() };
    let allowed = field.values.clone();
    Entry { label, kind: field.kind, allowed, required: field.required, text: String::new(), error: String::new() }
}

fn happen(simulator: Simulator, workflow: WorkflowId, form: BTreeMap<VariableName, Value>) {
    if let Some(contact) = simulator.with_untracked(|desk| desk.contact.clone()) {
        simulator.act(Event::Shortcut { contact, workflow, form }, Place::Team);
    }
}
