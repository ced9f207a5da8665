//! What every trigger has besides its own settings: conditions that must hold as well, and how often a contact may start it.

use leptos::prelude::*;
use usher_model::{NodeKind, condition::Group, triggers::Trigger};

use super::super::form::Form;
use super::super::words::word;
use super::condition::Conditions;
use crate::ui::prelude::*;

/// The conditions of the trigger, and its switch "once per contact".
#[component]
pub fn Starts(
    /// What starts it where there are no conditions.
    #[prop(into)]
    empty: Signal<String>,
) -> impl IntoView {
    let form = Form::get();
    let conditions = Memo::new(move |_| form.node().with(|node| Some(node.as_ref()?.trigger()?.conditions()?.clone())).unwrap_or_default());
    let once =
        Memo::new(move |_| form.node().with(|node| node.as_ref().and_then(|node| node.trigger()).is_some_and(Trigger::once_per_contact)));
    let set_conditions = move |group: Group| {
        form.change(|kind| {
            if let NodeKind::Trigger(trigger) = kind
                && let Some(conditions) = trigger.conditions_mut()
            {
                *conditions = group;
            }
        });
    };
    let set_once = move |on: bool| {
        form.change(|kind| {
            if let NodeKind::Trigger(trigger) = kind {
                trigger.set_once_per_contact(on);
            }
        });
    };
    view! {
        <div class="section">
            <h3 class="section__head">{word(|words| words.conditions)}</h3>
            <Conditions path="conditions" value=conditions on_change=set_conditions empty=empty />
        </div>
        <div class="section">
            <SwitchRow
                label=word(|words| words.once_per_contact)
                hint=word(|words| words.once_per_contact_hint)
                checked=once
                on_change=set_once
            />
        </div>
    }
}
