//! The value of a condition, entered in the form that its subject and operator ask for.

use leptos::prelude::*;
use usher_model::{
    condition::{Bound, Condition, ConditionValue, Range},
    event::Source,
    ids::FieldId,
    people::UserStatus,
    template::Template,
    time::Duration,
    value::Number,
};
use usher_wording::{conditions, values};

use super::super::super::form::Form;
use super::super::super::words::word;
use super::super::duration::DurationInput;
use super::super::pick::{Pick, PickMany, remove_words};
use super::super::setting::Setting;
use super::super::template::TemplateInput;
use super::forms::{self, Ends, Example, Of, ValueForm};
use crate::ui::prelude::*;

/// The value of a condition.
#[component]
pub fn ValueInput(path: Signal<String>, condition: Memo<Condition>, edit: Callback<Condition>) -> impl IntoView {
    let form = Form::get();
    // Only another form makes other controls: what is typed in never loses its caret.
    let shape = Memo::new(move |_| form.store.with(|document| condition.with(|one| forms::form(one, document))));
    let write = Callback::new(move |value: Option<ConditionValue>| {
        let mut one = condition.get_untracked();
        one.value = value;
        edit.run(one);
    });
    move || {
        let shape = shape.get();
        if shape == ValueForm::Nothing {
            return ().into_any();
        }
        view! {
            <div class="condition__wide">
                <Setting path=path label=word(|words| words.value) label_hidden=true>
                    {control(form, path, condition, write, shape)}
                </Setting>
            </div>
        }
        .into_any()
    }
}

/// The control of a form. Made within the field, so that the field names it.
fn control(
    form: Form,
    path: Signal<String>,
    condition: Memo<Condition>,
    write: Callback<Option<ConditionValue>>,
    shape: ValueForm,
) -> AnyView {
    let value = Memo::new(move |_| condition.with(|one| one.value.clone()));
    match shape {
        ValueForm::Nothing => ().into_any(),
        ValueForm::Text(example) => text(value, write, example).into_any(),
        ValueForm::Number => number(value, write).into_any(),
        ValueForm::YesNo => yes_no(form, value, write).into_any(),
        ValueForm::Duration => {
            let span = Signal::derive(move || value.with(|value| as_duration(value.as_ref())));
            view! { <DurationInput value=span on_change=move |span| write.run(Some(ConditionValue::Duration(span))) /> }.into_any()
        }
        ValueForm::One(of) => one_of(form, condition, value, write, of),
        ValueForm::Many(of) => many_of(form, condition, value, write, of),
        ValueForm::Range(ends) => range(path, value, write, ends).into_any(),
    }
}

const fn as_duration(value: Option<&ConditionValue>) -> Option<Duration> {
    if let Some(ConditionValue::Duration(span)) = value { Some(*span) } else { None }
}

fn as_text(value: Option<&ConditionValue>) -> String {
    match value {
        Some(ConditionValue::Text(text)) => text.as_str().to_owned(),
        Some(ConditionValue::Number(number)) => number.to_string(),
        Some(ConditionValue::Bool(yes)) => yes.to_string(),
        Some(ConditionValue::List(_) | ConditionValue::Range(_) | ConditionValue::Duration(_)) | None => String::new(),
    }
}

fn as_list(value: Option<&ConditionValue>) -> Vec<String> {
    match value {
        Some(ConditionValue::List(list)) => list.clone(),
        Some(ConditionValue::Text(text)) => vec![text.as_str().to_owned()],
        Some(ConditionValue::Bool(_) | ConditionValue::Number(_) | ConditionValue::Range(_) | ConditionValue::Duration(_)) | None => {
            Vec::new()
        }
    }
}

fn example_words(example: Example) -> Signal<String> {
    match example {
        Example::Plain => word(|words| words.value),
        Example::Date => Signal::stored("2026-12-24".to_owned()),
        Example::Time => Signal::stored("09:00".to_owned()),
    }
}

fn text(value: Memo<Option<ConditionValue>>, write: Callback<Option<ConditionValue>>, example: Example) -> impl IntoView {
    let shown = Signal::derive(move || value.with(|value| as_text(value.as_ref())));
    let input = move |text: String| write.run((!text.is_empty()).then(|| ConditionValue::Text(Template::new(&text))));
    view! { <TemplateInput value=shown on_input=input single=true placeholder=example_words(example) /> }
}

fn number(value: Memo<Option<ConditionValue>>, write: Callback<Option<ConditionValue>>) -> impl IntoView {
    let shown = Signal::derive(move || {
        value.with(|value| if let Some(ConditionValue::Number(number)) = value { Some(number.get()) } else { None })
    });
    let input = move |number: Option<f64>| write.run(number.and_then(Number::new).map(ConditionValue::Number));
    let use_variable = move |()| write.run(Some(ConditionValue::Text(Template::new("$"))));
    view! {
        <div class="field__row">
            <NumberInput value=shown on_input=input decimals=true />
            <Button label=word(|words| words.use_variable) kind=Kind::Quiet size=Size::Mini on_press=use_variable />
        </div>
    }
}

fn yes_no(form: Form, value: Memo<Option<ConditionValue>>, write: Callback<Option<ConditionValue>>) -> impl IntoView {
    let shown = Signal::derive(move || value.with(|value| as_text(value.as_ref())));
    let choices = Signal::derive(move || {
        let language = form.ui.language();
        [true, false].map(|yes| Choice::new(yes.to_string(), values::yes_no(yes, language))).to_vec()
    });
    let pick = move |picked: String| write.run(Some(ConditionValue::Bool(picked == "true")));
    view! { <RadioGroup choices=choices value=shown on_pick=pick compact=true fits=true /> }
}

/// The words of a fixed set, or the values of a list field.
fn words_of(form: Form, condition: Memo<Condition>, of: Of) -> Signal<Vec<Choice>> {
    let in_words = move |codes: Vec<String>| {
        let language = form.ui.language();
        let subject = condition.with(|one| one.subject.clone());
        form.store.with(|document| {
            let option = |code: String| {
                let label = conditions::word(&subject, &code, document, language);
                Choice::new(code, usher_wording::names::upper_first(&label))
            };
            codes.into_iter().map(option).collect::<Vec<_>>()
        })
    };
    Memo::new(move |_| {
        let codes: Vec<&str> = match &of {
            Of::Values(field) => return values_of(form, field),
            Of::Sources => Source::ALL.into_iter().map(Source::as_str).collect(),
            Of::Senders => vec!["user", "workflow", "broadcast", "api"],
            Of::Statuses => UserStatus::ALL.into_iter().map(UserStatus::as_str).collect(),
            Of::OpenOrClosed => vec!["open", "closed"],
            Of::Records(records) => return form.store.with(|document| records.options(document, form.ui.language())),
        };
        in_words(codes.into_iter().map(str::to_owned).collect())
    })
    .into()
}

fn values_of(form: Form, field: &FieldId) -> Vec<Choice> {
    form.store.with(|document| {
        let values = document.workspace.field(field).map(|field| field.values.clone()).unwrap_or_default();
        values.into_iter().map(|value| Choice::new(value.clone(), value)).collect()
    })
}

fn one_of(
    form: Form,
    condition: Memo<Condition>,
    value: Memo<Option<ConditionValue>>,
    write: Callback<Option<ConditionValue>>,
    of: Of,
) -> AnyView {
    let shown = Signal::derive(move || value.with(|value| as_text(value.as_ref())));
    let pick = move |picked: String| write.run(Some(ConditionValue::Text(Template::new(&picked))));
    match of {
        Of::Records(records) => view! { <Pick records=records value=shown on_pick=pick /> }.into_any(),
        of @ (Of::Values(_) | Of::Sources | Of::Senders | Of::Statuses | Of::OpenOrClosed) => {
            let known = words_of(form, condition, of);
            // A value that is not among them is shown as it is, or one could not see what is wrong.
            let options = Signal::derive(move || {
                let (mut options, shown) = (known.get(), shown.get());
                if !shown.is_empty() && !options.iter().any(|option| option.id == shown) {
                    options.push(Choice::new(shown.clone(), shown));
                }
                options
            });
            view! { <Select value=shown options=options on_pick=pick placeholder=word(|words| words.choose) /> }.into_any()
        }
    }
}

fn many_of(
    form: Form,
    condition: Memo<Condition>,
    value: Memo<Option<ConditionValue>>,
    write: Callback<Option<ConditionValue>>,
    of: Of,
) -> AnyView {
    let shown = Signal::derive(move || value.with(|value| as_list(value.as_ref())));
    let change = Callback::new(move |list: Vec<String>| write.run((!list.is_empty()).then_some(ConditionValue::List(list))));
    match of {
        Of::Records(records) => view! { <PickMany records=records values=shown on_change=change /> }.into_any(),
        of @ (Of::Values(_) | Of::Sources | Of::Senders | Of::Statuses | Of::OpenOrClosed) => {
            let add = move |id: String| {
                let mut list = shown.get_untracked();
                list.push(id);
                change.run(list);
            };
            let remove = move |id: String| change.run(shown.get_untracked().into_iter().filter(|one| *one != id).collect());
            view! {
                <Picks
                    values=shown
                    options=words_of(form, condition, of)
                    on_add=add
                    on_remove=remove
                    remove=remove_words()
                    placeholder=word(|words| words.choose)
                    none=word(|words| words.nothing_found)
                    toggle=word(|words| words.show_list)
                />
            }
            .into_any()
        }
    }
}

/// The two ends of a range. An end that is not given yet is an empty text.
fn range(path: Signal<String>, value: Memo<Option<ConditionValue>>, write: Callback<Option<ConditionValue>>, ends: Ends) -> impl IntoView {
    let empty = || Bound::Text(Template::default());
    let now = move |value: Option<&ConditionValue>| match value {
        Some(ConditionValue::Range(range)) => range.clone(),
        Some(
            ConditionValue::Bool(_)
            | ConditionValue::Number(_)
            | ConditionValue::Text(_)
            | ConditionValue::List(_)
            | ConditionValue::Duration(_),
        )
        | None => Range { from: empty(), to: empty() },
    };
    let end = move |is_from: bool| {
        let bound = Memo::new(move |_| {
            let range = value.with(|value| now(value.as_ref()));
            if is_from { range.from } else { range.to }
        });
        let set = Callback::new(move |bound: Bound| {
            let mut range = value.with_untracked(|value| now(value.as_ref()));
            if is_from {
                range.from = bound
            } else {
                range.to = bound
            }
            let is_empty = [&range.from, &range.to].into_iter().all(|bound| matches!(bound, Bound::Text(text) if text.is_blank()));
            write.run((!is_empty).then_some(ConditionValue::Range(range)));
        });
        let part = if is_from { "from" } else { "to" };
        let label = if is_from { word(|words| words.from) } else { word(|words| words.to) };
        view! {
            <Setting path=Signal::derive(move || format!("{}.{part}", path.get())) label=label>
                {bound_input(bound, set, ends)}
            </Setting>
        }
    };
    view! { <div class="range">{end(true)} {end(false)}</div> }
}

fn bound_input(bound: Memo<Bound>, set: Callback<Bound>, ends: Ends) -> AnyView {
    let nothing = || Bound::Text(Template::default());
    match ends {
        Ends::Number => {
            let shown = Signal::derive(move || {
                bound.with(|bound| match bound {
                    Bound::Number(number) => Some(number.get()),
                    Bound::Text(_) | Bound::Duration(_) => None,
                })
            });
            let input = move |number: Option<f64>| set.run(number.and_then(Number::new).map_or_else(nothing, Bound::Number));
            view! { <NumberInput value=shown on_input=input decimals=true /> }.into_any()
        }
        Ends::Text(example) => {
            let shown = Signal::derive(move || {
                bound.with(|bound| match bound {
                    Bound::Text(text) => text.as_str().to_owned(),
                    Bound::Number(number) => number.to_string(),
                    Bound::Duration(_) => String::new(),
                })
            });
            let input = move |text: String| set.run(Bound::Text(Template::new(&text)));
            view! { <TemplateInput value=shown on_input=input single=true placeholder=example_words(example) /> }.into_any()
        }
        Ends::Duration => {
            let shown = Signal::derive(move || {
                bound.with(|bound| match bound {
                    Bound::Duration(span) => Some(*span),
                    Bound::Number(_) | Bound::Text(_) => None,
                })
            });
            view! { <DurationInput value=shown on_change=move |span| set.run(Bound::Duration(span)) /> }.into_any()
        }
    }
}
