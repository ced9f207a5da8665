//! Pickers for the records of the workspace, which make what is not there yet.

use leptos::prelude::*;
use usher_model::labels::FieldType;
use usher_wording::values;

use super::super::words::{common, say, word};
use super::records::{Records, create_field};
use crate::state::{Store, Ui};
use crate::ui::prelude::*;

/// The options of a kind of record, renewed with the workspace and the language. What is chosen and does not exist here is
/// listed by its id, so that one sees what is missing.
pub fn options_of(records: Records, chosen: Signal<Vec<String>>) -> Signal<Vec<Choice>> {
    let (store, ui) = (Store::get(), Ui::get());
    let known = Memo::new(move |_| store.with(|document| records.options(document, ui.language())));
    Memo::new(move |_| {
        let mut options = known.get();
        for id in chosen.get() {
            if !id.trim().is_empty() && !options.iter().any(|option| option.id == id) {
                options.push(Choice::new(id.clone(), id).hint(word(|words| words.missing).get()).refused());
            }
        }
        options
    })
    .into()
}

/// The words that offer to make a record of a typed name.
pub fn create_words() -> Callback<String, String> {
    let ui = Ui::get();
    Callback::new(move |name: String| (ui.language_now().inspector().create_new)(&name))
}

/// The name of the button that takes a chip away.
pub fn remove_words() -> Callback<String, String> {
    let ui = Ui::get();
    Callback::new(move |name: String| format!("{} {name}", ui.language().common().remove))
}

/// One record of a kind.
#[component]
pub fn Pick(
    /// Of which kind.
    records: Records,
    /// The id of the chosen one; empty: none.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the id of what is picked, or was made.
    #[prop(into)]
    on_pick: Callback<String>,
    /// An option in front that stands for none; picked, it gives the empty id.
    #[prop(optional, into)]
    nothing: Option<Signal<String>>,
    /// Its name where no field labels it.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// Makes fields of this type, where the context says which; otherwise it asks.
    #[prop(optional, into)]
    field_type: Option<Signal<FieldType>>,
) -> impl IntoView {
    let (store, ui) = (Store::get(), Ui::get());
    let known = options_of(records, Signal::derive(move || vec![value.get()]));
    let options = Signal::derive(move || match nothing {
        Some(nothing) => std::iter::once(Choice::new("", nothing.get())).chain(known.get()).collect(),
        None => known.get(),
    });
    let asking = RwSignal::new(None::<String>);
    let create = move |name: String| match (records, field_type) {
        (Records::Fields, None) => asking.set(Some(name)),
        (Records::Fields, Some(kind)) => {
            if let Some(id) = create_field(store, ui, &name, kind.get_untracked(), Vec::new()) {
                on_pick.run(id);
            }
        }
        (Records::Users | Records::Teams | Records::Channels | Records::Tags | Records::Stages | Records::Categories, _) => {
            if let Some(id) = records.create(store, ui, &name) {
                on_pick.run(id);
            }
        }
    };
    view! {
        <Combobox
            value=value
            options=options
            on_pick=on_pick
            on_create=create
            create=create_words()
            nostrip:name=name
            placeholder=word(|words| words.choose)
            none=word(|words| words.nothing_found)
            toggle=word(|words| words.show_list)
        />
        {move || asking.get().map(|name| view! { <NewField name=name asking=asking on_made=on_pick /> })}
    }
}

/// The few questions before a contact field is made.
#[component]
pub fn NewField(
    /// The field's name.
    name: String,
    /// Cleared when it is done.
    asking: RwSignal<Option<String>>,
    /// Called with the id of the field.
    on_made: Callback<String>,
) -> impl IntoView {
    let (store, ui) = (Store::get(), Ui::get());
    let kind = RwSignal::new(FieldType::Text);
    let allowed = RwSignal::new(String::new());
    let types = Signal::derive(move || {
        FieldType::ALL.into_iter().map(|kind| Choice::new(format!("{kind:?}"), values::field_type(kind, ui.language()))).collect::<Vec<_>>()
    });
    let pick =
        move |picked: String| kind.set(FieldType::ALL.into_iter().find(|kind| format!("{kind:?}") == picked).unwrap_or(FieldType::Text));
    let title = {
        let name = name.clone();
        say(move |language| (language.inspector().create_new)(&name))
    };
    let name = StoredValue::new(name);
    let make = move |()| {
        let values = match kind.get_untracked() {
            FieldType::List => {
                allowed.with_untracked(|text| text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
            }
            FieldType::Text
            | FieldType::Checkbox
            | FieldType::Email
            | FieldType::Number
            | FieldType::Url
            | FieldType::Phone
            | FieldType::Date
            | FieldType::Time => Vec::new(),
        };
        let made = create_field(store, ui, &name.get_value(), kind.get_untracked(), values);
        if let Some(id) = made {
            on_made.run(id);
        }
        asking.set(None);
    };
    view! {
        <div class="item item--boxed made-here" role="group" aria-label=move || title.get()>
            <div class="item__body">
                <Field label=word(|words| words.field_type)>
                    <Select value=Signal::derive(move || format!("{:?}", kind.get())) options=types on_pick=pick />
                </Field>
                <Show when=move || kind.get() == FieldType::List>
                    <Field label=word(|words| words.list_values) hint=word(|words| words.list_values_hint)>
                        <TextArea value=allowed on_input=move |text| allowed.set(text) fits=true />
                    </Field>
                </Show>
                <div class="row">
                    <Button label=title kind=Kind::Primary size=Size::Compact on_press=make />
                    <Button label=common(|words| words.cancel) kind=Kind::Quiet size=Size::Compact on_press=move |()| asking.set(None) />
                </div>
            </div>
        </div>
    }
}

/// Several records of a kind.
#[component]
pub fn PickMany(
    /// Of which kind.
    records: Records,
    /// The ids of the chosen ones, in order.
    #[prop(into)]
    values: Signal<Vec<String>>,
    /// Called with the ids.
    #[prop(into)]
    on_change: Callback<Vec<String>>,
    /// Its name where no field labels it.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// Shown in the empty input.
    #[prop(optional, into)]
    placeholder: Option<Signal<String>>,
) -> impl IntoView {
    let (store, ui) = (Store::get(), Ui::get());
    let options = Memo::new(move |_| store.with(|document| records.options(document, ui.language())));
    let add = move |id: String| {
        let mut ids = values.get_untracked();
        if !ids.contains(&id) {
            ids.push(id);
            on_change.run(ids);
        }
    };
    let create = move |name: String| {
        if let Some(id) = records.create(store, ui, &name) {
            add(id);
        }
    };
    let remove = move |id: String| on_change.run(values.get_untracked().into_iter().filter(|one| *one != id).collect());
    view! {
        <Picks
            values=values
            options=options
            on_add=add
            on_remove=remove
            remove=remove_words()
            on_create=create
            create=create_words()
            nostrip:name=name
            placeholder=placeholder.unwrap_or_else(|| word(|words| words.choose))
            none=word(|words| words.nothing_found)
            toggle=word(|words| words.show_list)
        />
    }
}
