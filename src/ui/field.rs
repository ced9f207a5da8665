//! A labelled control with its hint, its error and its counter, all linked for a screen reader.

use leptos::context::Provider;
use leptos::prelude::*;

use super::glyph::Glyph;
use super::icon::Icon;
use super::listen::fresh_id;

/// What a field tells the controls inside it.
#[derive(Clone)]
struct FieldLinks {
    control: String,
    label: String,
    described_by: Signal<Option<String>>,
    invalid: Signal<bool>,
    /// The label names one control only: the first one.
    taken: StoredValue<bool>,
}

/// The attributes by which a control is tied to the field around it, if there is one.
pub(super) struct Wiring {
    /// The control's id.
    pub id: Option<String>,
    /// The id of the field's label, for a control that a `label` element cannot name.
    pub labelled_by: Option<String>,
    /// The ids of its hint or error.
    pub described_by: Signal<Option<String>>,
    /// Whether what it holds is at fault.
    pub invalid: Signal<bool>,
}

impl Wiring {
    /// Takes the field's label unless the control brings its own name, or another one took it before.
    pub(super) fn take(own_id: Option<String>, named: bool) -> Self {
        let Some(links) = use_context::<FieldLinks>() else {
            return Self { id: own_id, labelled_by: None, described_by: Signal::stored(None), invalid: false.into() };
        };
        let first = !named && !links.taken.get_value();
        if first {
            links.taken.set_value(true);
        }
        Self {
            id: if first { Some(links.control) } else { own_id },
            labelled_by: first.then_some(links.label),
            described_by: links.described_by,
            invalid: links.invalid,
        }
    }
}

/// A label above, the control, and below it the hint or the error and the counter.
#[component]
pub fn Field(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// What helps to fill it in; gives way to the error.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is wrong and what to do; empty: nothing.
    #[prop(optional, into)]
    error: Option<Signal<String>>,
    /// The word for "may stay empty", after the label.
    #[prop(optional, into)]
    optional: Option<Signal<String>>,
    /// How much is in it, for the counter.
    #[prop(optional, into)]
    count: Option<Signal<usize>>,
    /// How much may be in it.
    #[prop(optional)]
    limit: Option<usize>,
    /// Leaves the label to screen readers.
    #[prop(optional)]
    label_hidden: bool,
    /// The id of the control; made up if left out.
    #[prop(optional, into)]
    id: Option<String>,
    /// The controls.
    children: Children,
) -> impl IntoView {
    let control = id.unwrap_or_else(|| fresh_id("field"));
    let (label_id, hint_id, error_id) = (format!("{control}-label"), format!("{control}-hint"), format!("{control}-error"));
    let fault = Signal::derive(move || error.map(|error| error.get()).unwrap_or_default());
    let invalid = Signal::derive(move || !fault.get().is_empty());
    let helps = Signal::derive(move || hint.map(|hint| hint.get()).unwrap_or_default());
    let described_by = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        Signal::derive(move || match (invalid.get(), helps.get().is_empty()) {
            (true, _) => Some(error_id.clone()),
            (false, false) => Some(hint_id.clone()),
            (false, true) => None,
        })
    };
    // A provider, because a plain context would reach the controls after the field as well.
    let links = FieldLinks { control: control.clone(), label: label_id.clone(), described_by, invalid, taken: StoredValue::new(false) };
    let over = move || count.zip(limit).is_some_and(|(count, limit)| count.get() > limit);
    let counter = count.map(|count| {
        view! {
            <span class="field__count" data-over=over>
                {move || match limit {
                    Some(limit) => format!("{} / {}", in_words(count.get()), in_words(limit)),
                    None => in_words(count.get()),
                }}
            </span>
        }
    });
    let label_class = if label_hidden { "visually-hidden" } else { "field__label" };
    view! {
        <div class="field">
            <label class=label_class for=control id=label_id>
                <span>{label}</span>
                {optional.map(|word| view! { <span class="field__optional">{word}</span> })}
            </label>
            <Provider value=links>{children()}</Provider>
            <div class="field__notes">
                {move || {
                    if invalid.get() {
                        view! {
                            <span class="field__error" id=error_id.clone()>
                                <Icon glyph=Glyph::Error size=13 />
                                <span>{fault}</span>
                            </span>
                        }
                            .into_any()
                    } else if helps.get().is_empty() {
                        ().into_any()
                    } else {
                        view! {
                            <span class="field__hint" id=hint_id.clone()>
                                {helps}
                            </span>
                        }
                            .into_any()
                    }
                }}
                {counter}
            </div>
        </div>
    }
}

/// A number as the page's language groups its digits.
fn in_words(number: usize) -> String {
    let language = document().document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_default();
    let language = if language.is_empty() { "en" } else { &language };
    // Counters stay far below 2^53.
    String::from(js_sys::Number::from(number as f64).to_locale_string(language))
}
