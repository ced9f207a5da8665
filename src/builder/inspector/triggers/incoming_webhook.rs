//! Incoming Webhook: how the contact is found in what is posted, and what else is taken from it.

use leptos::prelude::*;
use usher_model::{
    ids::VariableName,
    triggers::{
        self,
        incoming_webhook::{Identify, IdentifyBy},
    },
};
use usher_wording::{inspector, values};

use super::super::form::Form;
use super::super::parts::{
    pairs::{First, Pair, Pairs, Recipe},
    setting::Setting,
    starts::Starts,
};
use super::super::words::word;
use crate::ui::prelude::*;

const BY: [(&str, IdentifyBy); 3] = [("id", IdentifyBy::Id), ("email", IdentifyBy::Email), ("phone", IdentifyBy::Phone)];

/// The variables that are taken from JSON by pointers, with their button.
pub const POINTERS: Recipe = Recipe {
    path: "variables",
    first: First::Variable,
    first_label: |words| words.variable,
    second_label: |words| words.pointer,
    is_template: false,
    example: "/order/number",
    line: inspector::variable,
    add: |words| words.add_variable,
    remove: |words| words.remove_variable,
    most: None,
};

/// The settings of the trigger.
#[component]
pub fn IncomingWebhook() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<triggers::IncomingWebhook>();
    let by = settings.get(|trigger| {
        let by = trigger.identify.as_ref().map(|identify| identify.by);
        BY.into_iter().find(|(_, one)| Some(*one) == by).map_or("", |(code, _)| code).to_owned()
    });
    let options = Signal::derive(move || {
        let language = form.ui.language();
        BY.map(|(code, by)| Choice::new(code, values::identify_by(by, language))).to_vec()
    });
    let pick = move |picked: String| {
        let Some((_, by)) = BY.into_iter().find(|(code, _)| *code == picked) else { return };
        settings.set(|trigger| match &mut trigger.identify {
            Some(identify) => identify.by = by,
            None => trigger.identify = Some(Identify { by, pointer: format!("/{picked}") }),
        });
    };
    let pointer = settings.get(|trigger| trigger.identify.as_ref().map(|identify| identify.pointer.clone()));
    let point = move |text: String| {
        settings.set(|trigger| {
            if let Some(identify) = &mut trigger.identify {
                identify.pointer = text;
            }
        });
    };
    let variables = settings.get(|trigger| trigger.variables.iter().map(|(name, at)| (name.to_string(), at.clone())).collect::<Vec<_>>());
    let map = move |pairs: Vec<Pair>| {
        let named = |(name, at): Pair| Some((VariableName::new(&name).ok()?, at));
        settings.set(|trigger| trigger.variables = pairs.into_iter().filter_map(named).collect());
    };
    view! {
        <div class="section">
            <Setting path="identify" label=word(|words| words.find_contact)>
                <Select value=by options=options on_pick=pick placeholder=word(|words| words.choose) />
            </Setting>
            <Show when=move || pointer.with(Option::is_some)>
                <Setting path="identify.pointer" label=word(|words| words.pointer) hint=word(|words| words.pointer_hint)>
                    <TextInput value=Signal::derive(move || pointer.get().unwrap_or_default()) on_input=point />
                </Setting>
            </Show>
        </div>
        <div class="section">
            <h3 class="section__head">{word(|words| words.payload_variables)}</h3>
            <Pairs recipe=POINTERS value=variables on_change=map />
        </div>
        <Starts empty=word(|words| words.any_event) />
    }
}
