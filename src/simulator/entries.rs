//! Values to fill in by their types: the form of a shortcut, the fields of a contact.

use leptos::prelude::*;
use usher_engine::convert;
use usher_model::{labels::FieldType, value::Value};
use usher_wording::{simulator as words, values};

use super::words::common;
use crate::state::Ui;
use crate::ui::prelude::*;

/// A value to fill in.
#[derive(Clone, PartialEq)]
pub struct Entry {
    /// Its label.
    pub label: String,
    /// What it must be.
    pub kind: FieldType,
    /// What a list allows.
    pub allowed: Vec<String>,
    /// Whether it must be filled in.
    pub required: bool,
    /// What is typed.
    pub text: String,
    /// What is wrong with it; empty: nothing.
    pub error: String,
}

/// The values, and what is typed. Copies are the same ones.
pub type Entries = RwSignal<Vec<Entry>>;

/// Reads everything; `None` for what is empty. Where something is missing or does not fit, says so beside it, and nothing is read.
pub fn read(entries: Entries, country: Option<&str>, ui: Ui) -> Option<Vec<Option<Value>>> {
    let language = ui.language_now();
    let mut is_good = true;
    let mut read = Vec::new();
    entries.update(|entries| {
        for entry in entries {
            let text = entry.text.trim();
            let value = convert::to_field(&Value::from(text), entry.kind, &entry.allowed, country);
            entry.error = match (text.is_empty(), &value) {
                (true, _) if entry.required => language.simulator().fill_in.to_owned(),
                (false, None) => words::does_not_fit(text, entry.kind, language),
                (true, _) | (false, Some(_)) => String::new(),
            };
            is_good &= entry.error.is_empty();
            read.push(value.filter(|_| !text.is_empty()));
        }
    });
    is_good.then_some(read)
}

/// A field for each.
#[component]
pub fn EntryFields(
    /// The values.
    entries: Entries,
) -> impl IntoView {
    let count = entries.with_untracked(Vec::len);
    (0..count).map(|at| view! { <EntryField entries=entries at=at /> }).collect_view()
}

#[component]
fn EntryField(entries: Entries, at: usize) -> impl IntoView {
    let ui = Ui::get();
    let entry = entries.with_untracked(|entries| entries.get(at).cloned())?;
    let read = move |pick: fn(&Entry) -> &String| {
        Memo::new(move |_| entries.with(|entries| entries.get(at).map(pick).cloned()).unwrap_or_default())
    };
    let write = Callback::new(move |text: String| {
        entries.update(|entries| {
            if let Some(entry) = entries.get_mut(at) {
                (entry.text, entry.error) = (text, String::new());
            }
        });
    });
    let text = read(|entry| &entry.text);
    let one_of = move |known: Vec<Choice>| {
        let options = Signal::derive(move || {
            let nothing = Choice::new("", values::none(ui.language()));
            std::iter::once(nothing).chain(known.iter().cloned()).collect::<Vec<_>>()
        });
        view! { <Select value=text options=options on_pick=write /> }.into_any()
    };
    let typed = move |keyboard: &'static str, example: &'static str| {
        view! { <TextInput value=text on_input=write keyboard=keyboard placeholder=Signal::stored(example.to_owned()) /> }.into_any()
    };
    let language = ui.language_now();
    let (kind, allowed) = (entry.kind, entry.allowed);
    // Made within its field, which then labels it.
    let control = move || match kind {
        FieldType::List => one_of(allowed.iter().map(|value| Choice::new(value.clone(), value.clone())).collect()),
        FieldType::Checkbox => one_of([true, false].map(|yes| Choice::new(yes.to_string(), values::yes_no(yes, language))).to_vec()),
        FieldType::Text => typed("text", ""),
        FieldType::Email => typed("email", ""),
        FieldType::Number => typed("decimal", ""),
        FieldType::Url => typed("url", "https://"),
        FieldType::Phone => typed("tel", "+37120000000"),
        FieldType::Date => typed("text", "2026-12-24"),
        FieldType::Time => typed("text", "14:30"),
    };
    let label = Signal::stored(entry.label);
    let error = read(|entry| &entry.error);
    Some(if entry.required {
        view! { <Field label=label error=error>{control()}</Field> }.into_any()
    } else {
        view! { <Field label=label error=error optional=common(|words| words.optional)>{control()}</Field> }.into_any()
    })
}
