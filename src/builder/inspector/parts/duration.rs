//! A span of time: a number and its unit.

use leptos::prelude::*;
use usher_model::time::{Duration, Unit};
use usher_wording::values;

use super::super::words::{say, word};
use crate::state::Ui;
use crate::ui::prelude::*;

/// The code of a unit in its list.
const fn code(unit: Unit) -> &'static str {
    match unit {
        Unit::Seconds => "seconds",
        Unit::Minutes => "minutes",
        Unit::Hours => "hours",
        Unit::Days => "days",
    }
}

/// A number and a unit side by side. A number that is being deleted changes nothing: an emptied field keeps the old span.
#[component]
pub fn DurationInput(
    /// The span; `None` while nothing is chosen.
    #[prop(into)]
    value: Signal<Option<Duration>>,
    /// Called with the span.
    #[prop(into)]
    on_change: Callback<Duration>,
    /// The name of the number where no field labels it.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// Words in front of it that make it a sentence.
    #[prop(optional, into)]
    before: Option<Signal<String>>,
) -> impl IntoView {
    let ui = Ui::get();
    // A unit that is chosen before there is a number.
    let wished = RwSignal::new(Unit::Minutes);
    let unit = Signal::derive(move || value.get().map_or(wished.get(), |span| span.unit));
    let options = Signal::derive(move || {
        Unit::ALL.into_iter().map(|unit| Choice::new(code(unit), values::unit(unit, ui.language()))).collect::<Vec<_>>()
    });
    let type_number = move |number: Option<f64>| {
        // Numbers beyond an exact integer are cut to it; the analysis says that it is too much.
        #[expect(clippy::cast_possible_truncation, reason = "a float is cut to the nearest integer that there is")]
        if let Some(number) = number {
            on_change.run(Duration::new(number as i64, unit.get_untracked()));
        }
    };
    let pick_unit = move |picked: String| {
        let Some(unit) = Unit::ALL.into_iter().find(|unit| code(*unit) == picked) else { return };
        wished.set(unit);
        if let Some(span) = value.get_untracked() {
            on_change.run(Duration::new(span.value, unit));
        }
    };
    #[expect(clippy::cast_precision_loss, reason = "a span that a person types is far below 2^53")]
    let number = Signal::derive(move || value.get().map(|span| span.value as f64));
    let unit_name = match name {
        Some(name) => say(move |language| format!("{}: {}", name.get(), language.inspector().unit)),
        None => word(|words| words.unit),
    };
    view! {
        <div class="field__row">
            {before.map(|before| view! { <span>{before}</span> })}
            <NumberInput value=number on_input=type_number nostrip:name=name min=1.0 />
            <Select
                value=Signal::derive(move || code(unit.get()).to_owned())
                options=options
                on_pick=pick_unit
                name=unit_name
                auto=true
            />
        </div>
    }
}
