//! The week as a grid: a row a day, its open hours as text and as bars.

use leptos::prelude::*;
use usher_model::time::{Day, OpenHours, TimeOfDay};
use usher_wording::values;

use super::super::form::Form;
use super::super::words::{say, word};
use super::moments::TimeInput;
use super::setting::Place;
use crate::ui::prelude::*;

/// The open hours of a week.
#[component]
pub fn Hours(
    /// The path of the setting.
    #[prop(into)]
    path: Signal<String>,
    /// The intervals, in any order.
    #[prop(into)]
    value: Signal<Vec<OpenHours>>,
    /// Called with the intervals.
    #[prop(into)]
    on_change: Callback<Vec<OpenHours>>,
) -> impl IntoView {
    let days = Day::ALL.into_iter().map(|day| view! { <HoursOfDay path=path day=day value=value on_change=on_change /> }).collect_view();
    let copy_monday = move |()| {
        let all = value.get_untracked();
        let of_monday: Vec<OpenHours> = all.iter().filter(|one| one.day == Day::Mon).copied().collect();
        let workdays = [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri];
        let new = workdays.into_iter().flat_map(|day| of_monday.iter().map(move |one| OpenHours { day, ..*one }));
        let weekend = all.iter().filter(|one| !workdays.contains(&one.day)).copied();
        on_change.run(new.chain(weekend).collect());
    };
    view! {
        <Place path=path>
            <div class="hours">{days}</div>
            <div class="section__more">
                <Button
                    label=word(|words| words.monday_for_workdays)
                    kind=Kind::Quiet
                    size=Size::Mini
                    icon=Glyph::Copy
                    on_press=copy_monday
                />
            </div>
        </Place>
    }
}

/// One day of the week.
#[component]
fn HoursOfDay(path: Signal<String>, day: Day, value: Signal<Vec<OpenHours>>, on_change: Callback<Vec<OpenHours>>) -> impl IntoView {
    // The places of this day's intervals in the whole list.
    let places = Memo::new(move |_| {
        value.with(|all| all.iter().enumerate().filter(|(_, one)| one.day == day).map(|(at, _)| at).collect::<Vec<_>>())
    });
    let name = say(move |language| values::day(day, language).to_owned());
    let add = move |()| {
        let mut all = value.get_untracked();
        // After the last interval of the day, or the usual hours.
        let last = all.iter().filter(|one| one.day == day).map(|one| one.to.minutes()).max();
        let (from, to) = match last {
            Some(end) if end <= 1_320 => (end + 60, (end + 240).min(1_440)),
            Some(_) | None => (540, 1_080),
        };
        let (Some(from), Some(to)) = (TimeOfDay::from_minutes(from), TimeOfDay::from_minutes(to)) else { return };
        let after = all.iter().rposition(|one| one.day <= day).map_or(0, |at| at + 1);
        all.insert(after, OpenHours { day, from, to });
        on_change.run(all);
    };
    let bars = move || {
        let shown = |one: &OpenHours| {
            let (from, to) = (f64::from(one.from.minutes()), f64::from(one.to.minutes()));
            // What crosses midnight is drawn to the end of the day.
            let end = if to > from { to } else { 1_440.0 };
            let (left, right) = (format!("{}%", from / 14.4), format!("{}%", 100.0 - end / 14.4));
            view! { <span class="hours__bar" style:left=left style:right=right></span> }
        };
        value.with(|all| all.iter().filter(|one| one.day == day).map(shown).collect_view())
    };
    let add_name = say(move |language| format!("{}: {}", language.inspector().add_hours, values::day(day, language)));
    view! {
        <div class="hours__day" role="group" aria-label=move || name.get()>
            <span class="hours__name" title=move || name.get()>
                {say(move |language| values::short_day(day, language).to_owned())}
            </span>
            <div class="hours__ranges">
                <Show
                    when=move || !places.with(Vec::is_empty)
                    fallback=|| view! { <span class="hours__closed">{word(|words| words.closed)}</span> }
                >
                    <div class="hours__track" aria-hidden="true">
                        {bars}
                    </div>
                </Show>
                <For each=move || places.get().into_iter().enumerate() key=|(order, _)| *order let:each>
                    <Interval path=path order=each.0 places=places value=value on_change=on_change />
                </For>
            </div>
            <Button label=add_name icon=Glyph::Plus icon_only=true kind=Kind::Quiet size=Size::Mini on_press=add />
        </div>
    }
}

/// One interval of a day.
#[component]
fn Interval(
    path: Signal<String>,
    order: usize,
    places: Memo<Vec<usize>>,
    value: Signal<Vec<OpenHours>>,
    on_change: Callback<Vec<OpenHours>>,
) -> impl IntoView {
    let form = Form::get();
    let place = Memo::new(move |_| places.with(|places| places.get(order).copied()));
    let found = form.claim(Signal::derive(move || format!("{}[{}]", path.get(), place.get().unwrap_or(usize::MAX))));
    let error = form.error(found);
    let invalid = Signal::derive(move || !error.with(String::is_empty));
    let time =
        move |pick: fn(&OpenHours) -> TimeOfDay| Signal::derive(move || place.get().and_then(|at| value.with(|all| all.get(at).map(pick))));
    let write = move |change: &dyn Fn(&mut OpenHours)| {
        let mut all = value.get_untracked();
        if let Some(one) = place.get_untracked().and_then(|at| all.get_mut(at)) {
            change(one);
            on_change.run(all);
        }
    };
    let remove = move |()| {
        let mut all = value.get_untracked();
        if let Some(at) = place.get_untracked().filter(|at| *at < all.len()) {
            all.remove(at);
            on_change.run(all);
        }
    };
    view! {
        <div class="hours__range">
            <TimeInput value=time(|one| one.from) on_change=move |from| write(&|one| one.from = from) name=word(|words| words.from) invalid=invalid />
            <span aria-hidden="true">"–"</span>
            <TimeInput value=time(|one| one.to) on_change=move |to| write(&|one| one.to = to) name=word(|words| words.to) invalid=invalid />
            <Button label=word(|words| words.remove_hours) icon=Glyph::Cross icon_only=true kind=Kind::Quiet size=Size::Mini on_press=remove />
        </div>
        {move || {
            invalid.get().then(|| {
                view! {
                    <p class="field__error">
                        <Icon glyph=Glyph::Error size=13 />
                        <span>{error}</span>
                    </p>
                }
            })
        }}
    }
}
