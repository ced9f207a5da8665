//! Inputs for a day of the calendar and a time of the day.

use leptos::html;
use leptos::prelude::*;
use usher_model::time::{Date, TimeOfDay};

use crate::ui::prelude::*;

/// A day, by the browser's own calendar. A day that is not whole changes nothing.
#[component]
pub fn DateInput(
    /// The day; `None` only while it is going.
    #[prop(into)]
    value: Signal<Option<Date>>,
    /// Called with the day.
    #[prop(into)]
    on_change: Callback<Date>,
    /// Its name.
    #[prop(into)]
    name: Signal<String>,
    /// Whether it is at fault.
    #[prop(optional, into)]
    invalid: Signal<bool>,
) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    let read = move || {
        if let Some(day) = node.get_untracked().and_then(|input| input.value().parse::<Date>().ok())
            && Some(day) != value.get_untracked()
        {
            on_change.run(day);
        }
    };
    view! {
        <span class="input input--compact">
            <input
                class="input__control num"
                type="date"
                node_ref=node
                prop:value=move || value.get().map(|day| day.to_string()).unwrap_or_default()
                aria-label=move || name.get()
                aria-invalid=move || invalid.get().then_some("true")
                on:change=move |_| read()
            />
        </span>
    }
}

/// A time of the day, typed as people write it: 9, 9:30, 18.00, 24:00.
#[component]
pub fn TimeInput(
    /// The time; `None` only while it is going.
    #[prop(into)]
    value: Signal<Option<TimeOfDay>>,
    /// Called with the time.
    #[prop(into)]
    on_change: Callback<TimeOfDay>,
    /// Its name.
    #[prop(into)]
    name: Signal<String>,
    /// Whether it is at fault.
    #[prop(optional, into)]
    invalid: Signal<bool>,
) -> impl IntoView {
    // What is typed stays until focus leaves; what is no time by then is given up.
    let typed = RwSignal::new(None::<String>);
    let shown = Signal::derive(move || typed.get().or_else(|| value.get().map(|time| time.to_string())).unwrap_or_default());
    let commit = move |text: String| {
        typed.set(None);
        if let Some(time) = read_time(&text).filter(|time| Some(*time) != value.get_untracked()) {
            on_change.run(time);
        }
    };
    let is_wrong =
        Signal::derive(move || invalid.get() || typed.with(|typed| typed.as_ref().is_some_and(|text| read_time(text).is_none())));
    view! {
        <TextInput
            value=shown
            on_input=move |text| typed.set(Some(text))
            on_commit=commit
            name=name
            keyboard="numeric"
            invalid=is_wrong
            compact=true
        />
    }
}

/// Reads a time of the day as people type it.
fn read_time(text: &str) -> Option<TimeOfDay> {
    let text = text.trim();
    let (hour, minute) = text.split_once([':', '.', ' ']).unwrap_or((text, "0"));
    let is_number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(hour) || !is_number(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    if minute > 59 { None } else { TimeOfDay::from_minutes(hour * 60 + minute) }
}
