//! HTTP Request: what is asked, what is kept of the answer, and what the simulator answers.

use leptos::prelude::*;
use usher_model::{
    ids::VariableName,
    limits,
    steps::{
        self,
        http_request::{Header, Method},
    },
    template::Template,
};
use usher_wording::{inspector, values};

use super::super::form::Form;
use super::super::parts::{
    pairs::{First, Pair, Pairs, Recipe},
    setting::Setting,
    template::TemplateField,
    variable::VariableField,
};
use super::super::triggers::incoming_webhook::POINTERS;
use super::super::words::{common, word};
use super::http_mock::MockAnswer;
use crate::ui::prelude::*;

const METHODS: [Method; 5] = [Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete];

const HEADERS: Recipe = Recipe {
    path: "headers",
    first: First::Text,
    first_label: |words| words.header_name,
    second_label: |words| words.value,
    is_template: true,
    example: "",
    line: inspector::header,
    add: |words| words.add_header,
    remove: |words| words.remove_header,
    most: Some((limits::HTTP_HEADERS, |words| words.enough_headers)),
};

const RESPONSE: Recipe = Recipe { most: Some((limits::HTTP_VARIABLES, |words| words.enough_mappings)), ..POINTERS };

/// The settings of the step.
#[component]
pub fn HttpRequest() -> impl IntoView {
    let settings = Form::get().config::<steps::HttpRequest>();
    let headers =
        settings.get(|step| step.headers.iter().map(|header| (header.name.clone(), header.value.as_str().to_owned())).collect::<Vec<_>>());
    let list = move |pairs: Vec<Pair>| {
        let header = |(name, value): Pair| Header { name, value: Template::new(&value) };
        settings.set(|step| step.headers = pairs.into_iter().map(header).collect());
    };
    view! {
        <Request />
        <div class="section">
            <h3 class="section__head">{word(|words| words.headers)}</h3>
            <Pairs recipe=HEADERS value=headers on_change=list />
        </div>
        <Response />
        <MockAnswer />
    }
}

/// Verb, address and body.
#[component]
fn Request() -> impl IntoView {
    let settings = Form::get().config::<steps::HttpRequest>();
    let methods = Signal::stored(METHODS.map(|method| Choice::new(values::method(method), values::method(method))).to_vec());
    let pick = move |picked: String| {
        if let Some(method) = METHODS.into_iter().find(|method| values::method(*method) == picked) {
            settings.set(|step| step.method = method);
        }
    };
    view! {
        <div class="section">
            <Setting path="method" label=word(|words| words.method)>
                <Select value=settings.get(|step| values::method(step.method).to_owned()) options=methods on_pick=pick />
            </Setting>
            <TemplateField
                path="url"
                label=word(|words| words.url)
                value=settings.get(|step| step.url.as_str().to_owned())
                on_input=move |text: String| settings.set(|step| step.url = Template::new(&text))
                single=true
                placeholder=Signal::stored("https://".to_owned())
            />
            <TemplateField
                path="body"
                label=word(|words| words.body)
                optional=common(|words| words.optional)
                value=settings.get(|step| step.body.as_str().to_owned())
                on_input=move |text: String| settings.set(|step| step.body = Template::new(&text))
            />
        </div>
    }
}

/// What is kept of the answer.
#[component]
fn Response() -> impl IntoView {
    let settings = Form::get().config::<steps::HttpRequest>();
    let variables = settings.get(|step| step.variables.iter().map(|(name, at)| (name.to_string(), at.clone())).collect::<Vec<_>>());
    let map = move |pairs: Vec<Pair>| {
        let named = |(name, at): Pair| Some((VariableName::new(&name).ok()?, at));
        settings.set(|step| step.variables = pairs.into_iter().filter_map(named).collect());
    };
    view! {
        <div class="section">
            <h3 class="section__head">{word(|words| words.response_variables)}</h3>
            <Pairs recipe=RESPONSE value=variables on_change=map />
            <VariableField
                path="saveStatusTo"
                label=word(|words| words.save_status)
                optional=common(|words| words.optional)
                value=settings.get(|step| step.save_status_to.as_ref().map(ToString::to_string).unwrap_or_default())
                on_change=move |name| settings.set(|step| step.save_status_to = name)
            />
        </div>
    }
}
