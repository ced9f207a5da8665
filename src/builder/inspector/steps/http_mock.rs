//! What the simulator answers in place of the other system.

use leptos::prelude::*;
use usher_model::{
    steps::{self, http_request::Mock},
    time::{Duration, Unit},
};

use super::super::form::Form;
use super::super::parts::{duration::DurationInput, setting::Setting};
use super::super::words::word;
use crate::state::json;
use crate::ui::prelude::*;

/// What is proposed when the delay is turned on.
const FIRST_DELAY: Duration = Duration::new(1, Unit::Seconds);

/// The answer, with its switch.
#[component]
pub fn MockAnswer() -> impl IntoView {
    let settings = Form::get().config::<steps::HttpRequest>();
    let mock = settings.get(|step| step.mock.clone());
    let is_on = Memo::new(move |_| mock.with(Option::is_some));
    // Turned off and on again, it is what it was.
    let last = StoredValue::new(Mock { status: 200, body: serde_json::Value::Null, delay: None });
    let turn = move |on: bool| {
        if let Some(mock) = mock.get_untracked() {
            last.set_value(mock);
        }
        settings.set(|step| step.mock = on.then(|| last.get_value()));
    };
    view! {
        <div class="section">
            <h3 class="section__head">{word(|words| words.in_simulator)}</h3>
            <SwitchRow label=word(|words| words.mock) hint=word(|words| words.mock_hint) checked=is_on on_change=turn />
            <Show when=move || is_on.get()>
                <Answer mock=mock />
            </Show>
        </div>
    }
}

/// Status, body and delay.
#[component]
fn Answer(mock: Memo<Option<Mock>>) -> impl IntoView {
    let settings = Form::get().config::<steps::HttpRequest>();
    let write = move |change: &dyn Fn(&mut Mock)| {
        settings.set(|step| {
            if let Some(mock) = &mut step.mock {
                change(mock);
            }
        });
    };
    #[expect(clippy::cast_precision_loss, reason = "a status has three digits, and whatever is typed is far below 2^53")]
    let status = Signal::derive(move || mock.with(|mock| mock.as_ref().map(|mock| mock.status as f64)));
    let set_status = move |number: Option<f64>| {
        #[expect(clippy::cast_possible_truncation, reason = "the input takes whole numbers")]
        if let Some(number) = number {
            write(&|mock| mock.status = number as i64);
        }
    };
    let delay = Signal::derive(move || mock.with(|mock| mock.as_ref().and_then(|mock| mock.delay)));
    let is_delayed = Memo::new(move |_| delay.get().is_some());
    view! {
        <Setting path="mock.status" label=word(|words| words.status)>
            <NumberInput value=status on_input=set_status min=100.0 max=599.0 />
        </Setting>
        <Body mock=mock />
        <SwitchRow
            label=word(|words| words.delay)
            checked=is_delayed
            on_change=move |on: bool| write(&|mock| mock.delay = on.then_some(FIRST_DELAY))
        />
        <Show when=move || is_delayed.get()>
            <Setting path="mock.delay" label=word(|words| words.wait_up_to) label_hidden=true>
                <DurationInput value=delay on_change=move |span| write(&|mock| mock.delay = Some(span)) />
            </Setting>
        </Show>
    }
}

/// The JSON of the answer. What does not read is said and stays in its input; the settings keep what read last.
#[component]
fn Body(mock: Memo<Option<Mock>>) -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::HttpRequest>();
    let typed = RwSignal::new(None::<String>);
    let kept = Memo::new(move |_| mock.with(|mock| mock.as_ref().map(|mock| json::write(&mock.body)).unwrap_or_default()));
    let error = Signal::derive(move || {
        let language = form.ui.language();
        typed.with(|typed| typed.as_deref().and_then(|text| json::read(text, language).err())).unwrap_or_default()
    });
    let write = move |text: String| {
        let read = json::read(&text, form.ui.language_now());
        typed.set(Some(text));
        if let Ok(body) = read {
            settings.set(|step| {
                if let Some(mock) = &mut step.mock {
                    mock.body = body;
                }
            });
        }
    };
    let leave = move |_| {
        if error.with_untracked(String::is_empty) {
            typed.set(None);
        }
    };
    view! {
        <Setting path="mock.body" label=word(|words| words.json_body) hint=word(|words| words.json_body_hint) error=error>
            <TextArea
                value=Signal::derive(move || typed.get().unwrap_or_else(|| kept.get()))
                on_input=write
                on_commit=leave
                code=true
                rows=4
            />
        </Setting>
    }
}
