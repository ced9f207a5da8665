//! The wall clock, times as people write them, and waiting.

use js_sys::{Array, Date, Intl, Object, Promise, Reflect};
use leptos::prelude::window;
use leptos::wasm_bindgen::{JsCast, JsValue};
use usher_model::time::Instant;
use usher_wording::Language;
use wasm_bindgen_futures::JsFuture;

/// Now, in milliseconds since 1970.
#[must_use]
pub fn now_ms() -> f64 {
    Date::now()
}

/// Now, as virtual time counts it: the one moment at which a simulation looks at the wall, to begin in this week.
#[must_use]
pub fn now() -> Instant {
    #[expect(clippy::cast_possible_truncation, reason = "whole seconds of a browser's clock are far below 2^53")]
    let seconds = (now_ms() / 1_000.0).floor() as i64;
    Instant::from_seconds(seconds)
}

/// Resolves after so many milliseconds.
pub async fn pause(ms: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        // Refused only without a window; then nobody waits either.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
    });
    let _ = JsFuture::from(promise).await;
}

/// The hour and minute of a moment, on a 24-hour clock: `12:01`.
#[must_use]
pub fn time_of_day(at_ms: f64, language: Language) -> String {
    format(at_ms, language, &[("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")])
}

/// When something changed, as short as it can be said: today the time, this year the day, else the date.
#[must_use]
pub fn when(at_ms: f64, language: Language) -> String {
    let (then, now) = (Date::new(&JsValue::from_f64(at_ms)), Date::new_0());
    if then.get_full_year() != now.get_full_year() {
        return format(at_ms, language, &[("day", "numeric"), ("month", "short"), ("year", "numeric")]);
    }
    if (then.get_month(), then.get_date()) == (now.get_month(), now.get_date()) {
        return time_of_day(at_ms, language);
    }
    format(at_ms, language, &[("day", "numeric"), ("month", "short")])
}

/// The date and minute for the name of a file: `2026-03-02-12-01`, in the local time.
#[must_use]
pub fn file_stamp() -> String {
    let now = Date::new_0();
    let parts = [now.get_full_year(), now.get_month() + 1, now.get_date(), now.get_hours(), now.get_minutes()];
    parts.map(|part| format!("{part:02}")).join("-")
}

fn format(at_ms: f64, language: Language, options: &[(&str, &str)]) -> String {
    // English as the rest of the world writes it: day before month, 24 hours.
    let locale = match language {
        Language::En => "en-GB",
        Language::Ru => "ru",
    };
    let bag = Object::new();
    for (key, value) in options {
        // Fails only for a frozen object.
        let _ = Reflect::set(&bag, &(*key).into(), &(*value).into());
    }
    let format = Intl::DateTimeFormat::new(&Array::of1(&locale.into()), &bag);
    let text = format.format().call1(&JsValue::UNDEFINED, &Date::new(&JsValue::from_f64(at_ms)));
    text.ok().and_then(|text| text.dyn_into::<js_sys::JsString>().ok()).map(String::from).unwrap_or_default()
}
