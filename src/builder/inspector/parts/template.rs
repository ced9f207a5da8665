//! A text with variables: `$` opens the list of variables, and a preview shows what will stand where.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{ClipboardEvent, Event, KeyboardEvent};
use usher_model::{
    bare, limits,
    template::{Namespace, Segment, Template, Variable},
};

use super::super::form::Form;
use super::super::words::word;
use super::caret::Writing;
use super::setting::Setting;
use super::variables::{Picker, VariableList};
use crate::ui::prelude::*;

/// A labelled text with variables.
#[component]
pub fn TemplateField(
    /// The path of the setting.
    #[prop(into)]
    path: Signal<String>,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the text at each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// How many characters may be in it.
    #[prop(optional)]
    limit: Option<usize>,
    /// The word for "may stay empty".
    #[prop(optional, into)]
    optional: Option<Signal<String>>,
    /// One line instead of several.
    #[prop(optional)]
    single: bool,
    /// An example of what goes in.
    #[prop(optional, into)]
    placeholder: Option<Signal<String>>,
) -> impl IntoView {
    let count = limit.map(|_| Signal::derive(move || value.with(|text| limits::characters(text))));
    view! {
        <Setting path=path label=label hint=hint nostrip:optional=optional nostrip:count=count nostrip:limit=limit>
            <TemplateInput value=value on_input=on_input single=single nostrip:placeholder=placeholder />
        </Setting>
    }
}

/// The text alone, for a field or a row that names it.
#[component]
pub fn TemplateInput(
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the text at each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// One line instead of several.
    #[prop(optional)]
    single: bool,
    /// Its name where no field labels it.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// An example of what goes in.
    #[prop(optional, into)]
    placeholder: Option<Signal<String>>,
) -> impl IntoView {
    let form = Form::get();
    let (line, area) = (NodeRef::<html::Input>::new(), NodeRef::<html::Textarea>::new());
    let writing = Writing::new(line, area, on_input);
    let known = Memo::new(move |_| form.with(usher_analysis::known_variables));
    let picker = Picker::new(writing, known);
    let input = move |text: String| {
        on_input.run(text);
        picker.look();
    };
    let paste = move |event: ClipboardEvent| {
        let Some(pasted) = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()) else { return };
        let written = known.with_untracked(|known| bare::to_template(&pasted, known));
        // A text without bare variables is left to the browser, whose own undo then knows it.
        if written != pasted {
            event.prevent_default();
            writing.insert(&written);
        }
    };
    let on_key = move |event: KeyboardEvent| picker.key(&event);
    let leave = move |_: Event| picker.close();
    view! {
        <div class="template-field" on:paste=paste on:focusout=move |event| leave(event.unchecked_into()) on:click=move |_| picker.look()>
            {if single {
                view! { <TextInput value=value on_input=input on_key=on_key nostrip:name=name nostrip:placeholder=placeholder node_ref=line /> }
                    .into_any()
            } else {
                view! {
                    <TextArea value=value on_input=input on_key=on_key nostrip:name=name nostrip:placeholder=placeholder fits=true node_ref=area />
                }
                    .into_any()
            }}
            <VariableList picker=picker />
            <button
                type="button"
                class="template-field__key key"
                tabindex="-1"
                aria-label=word(|words| words.insert_variable)
                title=word(|words| words.insert_variable)
                on:pointerdown=move |event| event.prevent_default()
                on:click=move |event| {
                    event.stop_propagation();
                    picker.begin();
                }
            >
                "$"
            </button>
        </div>
        <Preview value=value known=known />
    }
}

/// The text as it will be read, with its variables as chips; nothing where there are none.
#[component]
fn Preview(
    /// The text.
    value: Signal<String>,
    /// The variables that exist.
    known: Memo<Vec<Variable>>,
) -> impl IntoView {
    let form = Form::get();
    let parsed = Memo::new(move |_| value.with(|text| Template::new(text)));
    let pieces = move || {
        let template = parsed.get();
        template.variables().next()?;
        let shown: Vec<AnyView> = template.segments().unwrap_or_default().iter().map(|segment| piece(form, known, segment)).collect();
        Some(view! {
            <p class="template-field__preview">
                <span class="visually-hidden">{super::super::words::word(|words| words.preview)}": "</span>
                {shown}
            </p>
        })
    };
    view! { {pieces} }
}

fn piece(form: Form, known: Memo<Vec<Variable>>, segment: &Segment) -> AnyView {
    match segment {
        Segment::Text(text) => text.to_string().into_any(),
        Segment::Variable { variable, fallback } => {
            let exists =
                known.with(|known| known.contains(variable)) || variable.namespace == Namespace::Trigger && known.with(Vec::is_empty);
            let name = form.store.with(|document| usher_wording::names::variable(variable, document, form.ui.language()));
            let name = match fallback {
                Some(fallback) => format!("{name} | {fallback}"),
                None => name,
            };
            let class = if exists { "chip chip--variable" } else { "chip chip--missing" };
            let written: Arc<str> = Arc::from(variable.to_string());
            view! {
                <span class=class title=written.to_string()>
                    {name}
                </span>
            }
            .into_any()
        }
    }
}
