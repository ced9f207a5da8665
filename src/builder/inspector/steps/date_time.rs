//! Date & Time: what counts as inside, and in which time zone.

use leptos::prelude::*;
use usher_engine::calendar::Zone;
use usher_model::{
    steps::{self, date_time::Calendar},
    time::{Day, OpenHours, TimeOfDay},
};
use usher_wording::values;

use super::super::form::Form;
use super::super::parts::{date_ranges::DateRanges, hours::Hours, setting::Setting};
use super::super::words::word;
use crate::ui::prelude::*;

/// The settings of the step.
#[component]
pub fn DateTime() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::DateTime>();
    let kind = settings.get(|step| {
        let kind = step.when.as_ref().map(|when| match when {
            Calendar::BusinessHours { .. } => "hours",
            Calendar::WorkspaceHours => "workspace",
            Calendar::DateRanges { .. } => "ranges",
        });
        kind.unwrap_or_default().to_owned()
    });
    let choices = Signal::derive(move || {
        let words = form.ui.language().inspector();
        vec![
            Choice::new("hours", words.business_hours),
            Choice::new("workspace", words.workspace_hours),
            Choice::new("ranges", words.date_ranges),
        ]
    });
    let last = StoredValue::new(None::<Calendar>);
    let pick = move |picked: String| {
        if picked == kind.get_untracked() {
            return;
        }
        settings.set(|step| {
            let before = last.get_value();
            let wished = match picked.as_str() {
                "hours" => before
                    .filter(|one| matches!(one, Calendar::BusinessHours { .. }))
                    .unwrap_or_else(|| Calendar::BusinessHours { hours: usual_hours() }),
                "ranges" => {
                    before.filter(|one| matches!(one, Calendar::DateRanges { .. })).unwrap_or(Calendar::DateRanges { ranges: Vec::new() })
                }
                _ => Calendar::WorkspaceHours,
            };
            last.set_value(step.when.replace(wished));
        });
    };
    view! {
        <div class="section">
            <Setting path="when" label=word(|words| words.date_time_kind)>
                <RadioGroup choices=choices value=kind on_pick=pick look=Look::List />
            </Setting>
        </div>
        {move || match kind.get().as_str() {
            "hours" => own_hours(form).into_any(),
            "ranges" => own_ranges(form).into_any(),
            "workspace" => workspace_hours(form).into_any(),
            _ => ().into_any(),
        }}
        <TimeZone />
    }
}

/// Monday to Friday, nine to six: what is changed from there on.
fn usual_hours() -> Vec<OpenHours> {
    let (Some(from), Some(to)) = (TimeOfDay::from_minutes(540), TimeOfDay::from_minutes(1_080)) else { return Vec::new() };
    [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri].map(|day| OpenHours { day, from, to }).to_vec()
}

fn own_hours(form: Form) -> impl IntoView {
    let settings = form.config::<steps::DateTime>();
    let hours = settings.get(|step| if let Some(Calendar::BusinessHours { hours }) = &step.when { hours.clone() } else { Vec::new() });
    view! {
        <div class="section">
            <h3 class="section__head">{word(|words| words.business_hours)}</h3>
            <Hours
                path="when.hours"
                value=hours
                on_change=move |hours| settings.set(|step| step.when = Some(Calendar::BusinessHours { hours }))
            />
        </div>
    }
}

fn own_ranges(form: Form) -> impl IntoView {
    let settings = form.config::<steps::DateTime>();
    let ranges = settings.get(|step| if let Some(Calendar::DateRanges { ranges }) = &step.when { ranges.clone() } else { Vec::new() });
    view! {
        <div class="section">
            <h3 class="section__head">{word(|words| words.date_ranges)}</h3>
            <DateRanges
                path="when.ranges"
                value=ranges
                on_change=move |ranges| settings.set(|step| step.when = Some(Calendar::DateRanges { ranges }))
            />
        </div>
    }
}

/// The workspace's hours, to be read.
fn workspace_hours(form: Form) -> impl IntoView {
    let hours = Memo::new(move |_| {
        let language = form.ui.language();
        form.store
            .with(|document| document.workspace.business_hours.iter().map(|one| values::open_hours(one, language)).collect::<Vec<_>>())
    });
    let listed = move || {
        let hours = hours.get();
        if hours.is_empty() {
            return view! { <p class="section__note">{word(|words| words.no_workspace_hours)}</p> }.into_any();
        }
        let rows = hours.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
        view! { <ul class="plain-list num">{rows}</ul> }.into_any()
    };
    view! {
        <div class="section">
            <h3 class="section__head">{word(|words| words.workspace_hours)}</h3>
            {listed}
        </div>
    }
}

#[component]
fn TimeZone() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::DateTime>();
    let zone = settings.get(|step| step.time_zone.clone().unwrap_or_default());
    let names = StoredValue::new(Zone::names().collect::<Vec<_>>());
    let options = Memo::new(move |_| {
        let language = form.ui.language();
        let of_workspace = form.store.with(|document| document.workspace.time_zone.clone());
        let first = Choice::new("", (language.inspector().time_zone_workspace)(&of_workspace));
        let mut all: Vec<Choice> =
            names.with_value(|names| std::iter::once(first).chain(names.iter().map(|name| Choice::new(name, name))).collect());
        let zone = zone.get();
        if !all.iter().any(|one| one.id == zone) {
            all.push(Choice::new(zone.clone(), zone));
        }
        all
    });
    view! {
        <div class="section">
            <Setting path="timeZone" label=word(|words| words.time_zone)>
                <Combobox
                    value=zone
                    options=options
                    on_pick=move |id: String| settings.set(|step| step.time_zone = (!id.is_empty()).then_some(id))
                    none=word(|words| words.nothing_found)
                    toggle=word(|words| words.show_list)
                />
            </Setting>
        </div>
    }
}
