//! Wait: for a duration, or until a date and time.

use leptos::prelude::*;
use usher_model::{
    steps,
    template::Template,
    time::{Duration, Unit},
};

use super::super::form::Form;
use super::super::parts::{
    duration::DurationInput,
    setting::{Place, Setting},
    template::TemplateField,
};
use super::super::words::word;
use crate::ui::prelude::*;

/// The settings of the step.
#[component]
pub fn Wait() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::Wait>();
    let span = settings.get(|step| step.span);
    let until = settings.get(|step| step.until.as_ref().map(|until| until.as_str().to_owned()));
    let is_until = Memo::new(move |_| until.with(Option::is_some) && span.with(Option::is_none));
    let choices = Signal::derive(move || {
        let words = form.ui.language().inspector();
        vec![Choice::new("for", words.wait_for), Choice::new("until", words.wait_until)]
    });
    // Changed one's mind twice, one finds what was there.
    let (last_span, last_until) = (StoredValue::new(Duration::new(1, Unit::Hours)), StoredValue::new(String::new()));
    let pick = move |picked: String| {
        if let Some(span) = span.get_untracked() {
            last_span.set_value(span);
        }
        if let Some(until) = until.get_untracked() {
            last_until.set_value(until);
        }
        settings.set(|step| {
            if picked == "until" {
                (step.span, step.until) = (None, Some(Template::new(&last_until.get_value())));
            } else {
                (step.span, step.until) = (Some(last_span.get_value()), None);
            }
        });
    };
    view! {
        <div class="section">
            <Field label=word(|words| words.wait_kind)>
                <RadioGroup
                    choices=choices
                    value=Signal::derive(move || if is_until.get() { "until" } else { "for" }.to_owned())
                    on_pick=pick
                    look=Look::List
                />
            </Field>
            <Show
                when=move || is_until.get()
                fallback=move || {
                    view! {
                        <Setting path="for" label=word(|words| words.wait_for) label_hidden=true hint=word(|words| words.timeout_hint)>
                            <DurationInput
                                value=span
                                on_change=move |span| settings.set(|step| (step.span, step.until) = (Some(span), None))
                            />
                        </Setting>
                        <Show when=move || until.with(Option::is_some)>
                            <Place path="until">""</Place>
                        </Show>
                    }
                }
            >
                <TemplateField
                    path="until"
                    label=word(|words| words.wait_until)
                    hint=word(|words| words.wait_until_hint)
                    value=Signal::derive(move || until.get().unwrap_or_default())
                    on_input=move |text: String| settings.set(|step| step.until = Some(Template::new(&text)))
                    single=true
                />
            </Show>
        </div>
    }
}
