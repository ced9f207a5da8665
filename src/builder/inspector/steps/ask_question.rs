//! Ask a Question: the text, what counts as an answer, where it goes, and what happens without one.

use leptos::prelude::*;
use usher_model::{
    Port,
    ids::FieldId,
    labels::FieldType,
    limits,
    steps::{
        self,
        ask_question::{Question, QuestionType},
    },
    template::Template,
    value::Number,
};
use usher_wording::values;

use super::super::form::Form;
use super::super::parts::{
    lead::Lead, pick::Pick, records::Records, setting::Setting, template::TemplateField, timeout::Timeout, variable::VariableField,
};
use super::super::words::{common, word};
use super::choices::Choices;
use crate::ui::prelude::*;

/// The settings of the step.
#[component]
pub fn AskQuestion() -> impl IntoView {
    let settings = Form::get().config::<steps::AskQuestion>();
    let failure = settings.get(|step| step.failure_port);
    view! {
        <div class="section">
            <TemplateField
                path="text"
                label=word(|words| words.question)
                value=settings.get(|step| step.text.as_str().to_owned())
                on_input=move |text: String| settings.set(|step| step.text = Template::new(&text))
                limit=limits::MESSAGE_CHARS
            />
            <Answer />
        </div>
        <Saving />
        <Retries />
        <Timeout
            title=word(|words| words.if_silent)
            value=settings.get(|step| step.timeout)
            on_change=move |timeout| settings.set(|step| step.timeout = timeout)
        />
        <div class="section">
            <SwitchRow
                label=word(|words| words.failure_port)
                hint=word(|words| words.failure_hint_question)
                checked=failure
                on_change=move |on| settings.set(|step| step.failure_port = on)
            />
            <Show when=move || failure.get()>
                <Lead port=Port::Failed />
            </Show>
        </div>
    }
}

fn code(kind: QuestionType) -> String {
    format!("{kind:?}")
}

/// The type of the answer, and what that type asks for.
#[component]
fn Answer() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::AskQuestion>();
    let kind = settings.get(|step| step.question.question_type());
    let options = Signal::derive(move || {
        let language = form.ui.language();
        QuestionType::ALL.into_iter().map(|kind| Choice::new(code(kind), values::question_type(kind, language))).collect::<Vec<_>>()
    });
    // Another type and back again: the choices are still there.
    let last = StoredValue::new(Vec::<Question>::new());
    let pick = move |picked: String| {
        let Some(wished) = QuestionType::ALL.into_iter().find(|kind| code(*kind) == picked && *kind != kind_now(settings)) else { return };
        settings.set(|step| {
            let before = std::mem::take(&mut step.question);
            let kept = last.with_value(|all| all.iter().rev().find(|one| one.question_type() == wished).cloned());
            step.question = kept.unwrap_or_else(|| Question::of_type(wished));
            last.update_value(|all| all.push(before));
            step.port_per_choice &= wished == QuestionType::MultipleChoice;
        });
    };
    view! {
        <Setting path="question" label=word(|words| words.answer_type)>
            <Select value=Signal::derive(move || code(kind.get())) options=options on_pick=pick />
        </Setting>
        {move || match kind.get() {
            QuestionType::MultipleChoice => view! { <Choices /> }.into_any(),
            QuestionType::Number => numbers(form).into_any(),
            QuestionType::Date => date(form).into_any(),
            QuestionType::Rating => view! { <p class="section__note">{word(|words| words.rating_hint)}</p> }.into_any(),
            QuestionType::Location => view! { <p class="section__note">{word(|words| words.location_hint)}</p> }.into_any(),
            QuestionType::Phone => view! { <p class="section__note">{word(|words| words.phone_hint)}</p> }.into_any(),
            QuestionType::Text | QuestionType::Email | QuestionType::Url => ().into_any(),
        }}
    }
}

fn kind_now(settings: super::super::form::Settings<steps::AskQuestion>) -> QuestionType {
    settings.get(|step| step.question.question_type()).get_untracked()
}

/// The least and the greatest number.
fn numbers(form: Form) -> impl IntoView {
    let settings = form.config::<steps::AskQuestion>();
    let read = move |is_min: bool| {
        settings.get(move |step| {
            if let Question::Number { min, max } = &step.question { if is_min { *min } else { *max }.map(Number::get) } else { None }
        })
    };
    let write = move |is_min: bool, number: Option<f64>| {
        settings.set(|step| {
            if let Question::Number { min, max } = &mut step.question {
                *(if is_min { min } else { max }) = number.and_then(Number::new);
            }
        });
    };
    view! {
        <div class="range">
            <Setting path="question.min" label=word(|words| words.minimum) optional=common(|words| words.optional)>
                <NumberInput value=read(true) on_input=move |number| write(true, number) decimals=true />
            </Setting>
            <Setting path="question.max" label=word(|words| words.maximum) optional=common(|words| words.optional)>
                <NumberInput value=read(false) on_input=move |number| write(false, number) decimals=true />
            </Setting>
        </div>
    }
}

/// The format of a date beside ISO.
fn date(form: Form) -> impl IntoView {
    let settings = form.config::<steps::AskQuestion>();
    let format = settings
        .get(|step| if let Question::Date { format } = &step.question { format.clone().unwrap_or_default() } else { String::new() });
    let write = move |text: String| {
        settings.set(|step| {
            if let Question::Date { format } = &mut step.question {
                *format = (!text.is_empty()).then_some(text);
            }
        });
    };
    view! {
        <Setting
            path="question.format"
            label=word(|words| words.date_format)
            optional=common(|words| words.optional)
            hint=word(|words| words.date_format_hint)
        >
            <TextInput value=format on_input=write placeholder=Signal::stored("DD.MM.YYYY".to_owned()) />
        </Setting>
    }
}

/// Where the answer goes.
#[component]
fn Saving() -> impl IntoView {
    let settings = Form::get().config::<steps::AskQuestion>();
    let kind = settings.get(|step| step.question.question_type());
    // A field that is made here can hold the answer.
    let field_type = Signal::derive(move || match kind.get() {
        QuestionType::Number | QuestionType::Rating => FieldType::Number,
        QuestionType::Date => FieldType::Date,
        QuestionType::Phone => FieldType::Phone,
        QuestionType::Email => FieldType::Email,
        QuestionType::Url => FieldType::Url,
        QuestionType::Text | QuestionType::MultipleChoice | QuestionType::Location => FieldType::Text,
    });
    view! {
        <div class="section">
            <h3 class="section__head">{word(|words| words.save_answer)}</h3>
            <Setting path="saveTo.field" label=word(|words| words.save_to_field) optional=common(|words| words.optional)>
                <Pick
                    records=Records::Fields
                    value=settings.get(|step| step.save_to.field.as_ref().map(ToString::to_string).unwrap_or_default())
                    on_pick=move |id: String| settings.set(|step| step.save_to.field = FieldId::new(&id).ok())
                    nothing=word(|words| words.no_field)
                    field_type=field_type
                />
            </Setting>
            <VariableField
                path="saveTo.variable"
                label=word(|words| words.save_to_variable)
                optional=common(|words| words.optional)
                hint=word(|words| words.variable_hint)
                value=settings.get(|step| step.save_to.variable.as_ref().map(ToString::to_string).unwrap_or_default())
                on_change=move |name| settings.set(|step| step.save_to.variable = name)
            />
        </div>
    }
}

/// How often to ask again.
#[component]
fn Retries() -> impl IntoView {
    let settings = Form::get().config::<steps::AskQuestion>();
    let count = settings.get(|step| step.retries.count);
    #[expect(clippy::cast_precision_loss, reason = "a number of retries is far below 2^53")]
    let shown = Signal::derive(move || Some(count.get() as f64));
    let write = move |number: Option<f64>| {
        #[expect(clippy::cast_possible_truncation, reason = "the input takes whole numbers")]
        if let Some(number) = number {
            settings.set(|step| step.retries.count = number as i64);
        }
    };
    view! {
        <div class="section">
            <h3 class="section__head">{word(|words| words.if_invalid)}</h3>
            <Setting path="retries.count" label=word(|words| words.retries) hint=word(|words| words.retries_hint)>
                <NumberInput value=shown on_input=write min=0.0 max=10.0 />
            </Setting>
            <Show when=move || { count.get() > 0 }>
                <TemplateField
                    path="retries.text"
                    label=word(|words| words.retry_text)
                    optional=common(|words| words.optional)
                    hint=word(|words| words.retry_text_hint)
                    value=settings.get(|step| step.retries.text.as_str().to_owned())
                    on_input=move |text: String| settings.set(|step| step.retries.text = Template::new(&text))
                    limit=limits::MESSAGE_CHARS
                />
            </Show>
        </div>
    }
}
