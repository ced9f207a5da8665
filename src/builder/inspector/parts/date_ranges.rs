//! Ranges of whole days, first and last day included.

use leptos::prelude::*;
use usher_model::time::{Date, DateRange};

use super::super::form::Form;
use super::super::words::{say, word};
use super::moments::DateInput;
use super::setting::Place;
use crate::platform::clock;
use crate::ui::prelude::*;

/// A list of date ranges.
#[component]
pub fn DateRanges(
    /// The path of the setting.
    #[prop(into)]
    path: Signal<String>,
    /// The ranges.
    #[prop(into)]
    value: Signal<Vec<DateRange>>,
    /// Called with the ranges.
    #[prop(into)]
    on_change: Callback<Vec<DateRange>>,
) -> impl IntoView {
    let count = Memo::new(move |_| value.with(Vec::len));
    let add = move |()| {
        let mut all = value.get_untracked();
        // The day after the last range, or today.
        let Some(day) = all.last().map(|range| range.to).or_else(today) else { return };
        all.push(DateRange { from: day, to: day });
        on_change.run(all);
    };
    view! {
        <Place path=path>
            <div class="items">
                <For each=move || 0..count.get() key=|at| *at let:at>
                    <Line path=path at=at value=value on_change=on_change />
                </For>
            </div>
            <div class="section__more">
                <Button label=word(|words| words.add_range) icon=Glyph::Plus size=Size::Compact on_press=add />
            </div>
        </Place>
    }
}

/// The day it is where the person sits.
fn today() -> Option<Date> {
    clock::file_stamp().get(..10)?.parse().ok()
}

#[component]
fn Line(path: Signal<String>, at: usize, value: Signal<Vec<DateRange>>, on_change: Callback<Vec<DateRange>>) -> impl IntoView {
    let form = Form::get();
    let found = form.claim(Signal::derive(move || format!("{}[{at}]", path.get())));
    let error = form.error(found);
    let invalid = Signal::derive(move || !error.with(String::is_empty));
    let day = move |pick: fn(&DateRange) -> Date| Signal::derive(move || value.with(|all| all.get(at).map(pick)));
    let write = move |change: &dyn Fn(&mut DateRange)| {
        let mut all = value.get_untracked();
        if let Some(one) = all.get_mut(at) {
            change(one);
            on_change.run(all);
        }
    };
    let remove = move |()| {
        let mut all = value.get_untracked();
        if at < all.len() {
            all.remove(at);
            on_change.run(all);
        }
    };
    let name = say(move |language| usher_wording::inspector::range(at + 1, language));
    view! {
        <div class="date-range" role="group" aria-label=move || name.get()>
            <DateInput value=day(|one| one.from) on_change=move |from| write(&|one| one.from = from) name=word(|words| words.first_day) invalid=invalid />
            <span aria-hidden="true">"–"</span>
            <DateInput value=day(|one| one.to) on_change=move |to| write(&|one| one.to = to) name=word(|words| words.last_day) invalid=invalid />
            <Button label=word(|words| words.remove_range) icon=Glyph::Cross icon_only=true kind=Kind::Quiet size=Size::Mini on_press=remove />
            {move || {
                invalid.get().then(|| {
                    view! {
                        <p class="field__error date-range__error">
                            <Icon glyph=Glyph::Error size=13 />
                            <span>{error}</span>
                        </p>
                    }
                })
            }}
        </div>
    }
}
