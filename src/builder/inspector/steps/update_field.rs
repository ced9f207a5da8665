//! Update Contact Field: which field, and what it becomes.

use leptos::prelude::*;
use usher_model::{ids::FieldId, labels::FieldType, steps, template::Template};
use usher_wording::values;

use super::super::form::Form;
use super::super::parts::{pick::Pick, records::Records, setting::Setting, template::TemplateField};
use super::super::words::word;
use crate::ui::prelude::*;

/// The settings of the step.
#[component]
pub fn UpdateField() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::UpdateField>();
    let field = settings.get(|step| step.field.clone());
    let value = settings.get(|step| step.value.as_ref().map(|value| value.as_str().to_owned()));
    let clears = Memo::new(move |_| value.with(Option::is_none));
    let kind = Memo::new(move |_| {
        let field = field.get()?;
        form.store.with(|document| document.workspace.field_type(&field))
    });
    let choices = Signal::derive(move || {
        let words = form.ui.language().inspector();
        vec![Choice::new("set", words.set_value), Choice::new("clear", words.clear_field)]
    });
    let last = StoredValue::new(String::new());
    let pick = move |picked: String| {
        if let Some(value) = value.get_untracked() {
            last.set_value(value);
        }
        settings.set(|step| step.value = (picked == "set").then(|| Template::new(&last.get_value())));
    };
    view! {
        <div class="section">
            <Setting path="field" label=word(|words| words.field)>
                <Pick
                    records=Records::Fields
                    value=Signal::derive(move || field.get().map(|field| field.to_string()).unwrap_or_default())
                    on_pick=move |id: String| settings.set(|step| step.field = FieldId::new(&id).ok())
                />
            </Setting>
            <Field label=word(|words| words.what_happens)>
                <RadioGroup
                    choices=choices
                    value=Signal::derive(move || if clears.get() { "clear" } else { "set" }.to_owned())
                    on_pick=pick
                />
            </Field>
            <Show when=move || !clears.get()>
                {move || value_input(form, kind.get())}
            </Show>
        </div>
    }
}

/// The value, by what the field holds.
fn value_input(form: Form, kind: Option<FieldType>) -> AnyView {
    let settings = form.config::<steps::UpdateField>();
    let value = settings.get(|step| step.value.as_ref().map(|value| value.as_str().to_owned()).unwrap_or_default());
    let write = Callback::new(move |text: String| settings.set(|step| step.value = Some(Template::new(&text))));
    let example = match kind {
        Some(FieldType::Checkbox) => {
            let options = Signal::derive(move || {
                [true, false].map(|yes| Choice::new(yes.to_string(), values::yes_no(yes, form.ui.language()))).to_vec()
            });
            return one_of(value, write, options);
        }
        Some(FieldType::List) => {
            let field = settings.get(|step| step.field.clone());
            let options = Memo::new(move |_| {
                let allowed = field
                    .get()
                    .and_then(|field| form.store.with(|document| document.workspace.field(&field).map(|field| field.values.clone())));
                allowed.unwrap_or_default().into_iter().map(|value| Choice::new(value.clone(), value)).collect::<Vec<_>>()
            });
            return one_of(value, write, options.into());
        }
        Some(FieldType::Date) => "2026-12-24",
        Some(FieldType::Time) => "14:30",
        Some(FieldType::Phone) => "+37120000000",
        Some(FieldType::Text | FieldType::Email | FieldType::Number | FieldType::Url) | None => "",
    };
    view! {
        <TemplateField
            path="value"
            label=word(|words| words.field_value)
            value=value
            on_input=write
            single=true
            placeholder=Signal::stored(example.to_owned())
        />
    }
    .into_any()
}

fn one_of(value: Memo<String>, write: Callback<String>, known: Signal<Vec<Choice>>) -> AnyView {
    // What is set and not allowed stays in sight beside the finding.
    let options = Signal::derive(move || {
        let (mut options, value) = (known.get(), value.get());
        if !value.is_empty() && !options.iter().any(|option| option.id == value) {
            options.push(Choice::new(value.clone(), value));
        }
        options
    });
    view! {
        <Setting path="value" label=word(|words| words.field_value)>
            <Select value=value options=options on_pick=write placeholder=word(|words| words.choose) />
        </Setting>
    }
    .into_any()
}
