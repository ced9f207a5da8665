//! A line of the timeline: the head of an event, or a fact with its reasons.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, MouseEvent};
use usher_model::{
    NodeType, Workflow,
    event::Event,
    ids::UserId,
    people::UserStatus,
    time::{Instant, Moment},
    trace::{Skipped, TraceEntry, What},
};
use usher_wording::{
    Language, events, names, simulator as words,
    trace::{self, Tone as Meant},
};

use super::look;
use super::rows::{Row, is_clock};
use super::timeline::Shown;
use super::words::word;
use crate::state::{
    Simulator,
    desk::Desk,
    simulator::{Ask, Place},
};
use crate::ui::prelude::*;

/// A line.
#[component]
pub fn Line(
    /// The simulator.
    simulator: Simulator,
    /// Which line.
    row: Row,
    /// The moment that is shown.
    moment: Shown,
) -> impl IntoView {
    match row {
        Row::Head { event } => view! { <Head simulator=simulator event=event moment=moment /> }.into_any(),
        Row::Fact { event, at, reasons } => {
            view! { <Fact simulator=simulator event=event at=at reasons=reasons moment=moment /> }.into_any()
        }
    }
}

/// The head of an event: when and what. A press goes back to the moment after it.
#[component]
fn Head(simulator: Simulator, event: usize, moment: Shown) -> impl IntoView {
    let found = simulator.with_untracked(|desk| {
        let happened = desk.session.events().get(event - 1)?;
        let text = events::event(happened, desk.document(), &|id| desk.name_of(id), simulator.ui.language_now());
        let at = moment.times.with_untracked(|times| times.get(event - 1).copied())?;
        Some((text, words::time(at, desk.document()), is_clock(happened)))
    });
    let (text, time, is_clock) = found.flatten().unwrap_or_default();
    let is_later = move || moment.cursor.get() < event;
    let is_here = Memo::new(move |_| moment.cursor.get() == event);
    let is_last = Memo::new(move |_| moment.times.with(Vec::len) == event);
    // At the start no event is here, and the first one is the way in.
    let is_stop = Memo::new(move |_| is_here.get() || (event == 1 && moment.cursor.get() == 0));
    view! {
        <li class="timeline__event" data-kind=is_clock.then_some("clock") data-later=is_later>
            <time class="timeline__time">{time}</time>
            <button
                type="button"
                class="timeline__go"
                tabindex=move || if is_stop.get() { "0" } else { "-1" }
                aria-current=move || is_here.get().then_some("step")
                on:click=move |_| simulator.go_to(event)
            >
                <span class="timeline__what">{text}</span>
                <Show when=move || is_here.get() && !is_last.get()>
                    <span class="timeline__here">{word(|words| words.you_are_here)}</span>
                </Show>
            </button>
        </li>
    }
}

/// A reason, as it is shown.
struct Why {
    text: String,
    is_met: bool,
}

/// A fact in words.
struct Told {
    group: Option<&'static str>,
    glyph: Option<Glyph>,
    title: String,
    reason: Option<String>,
    /// When, where the head says another time.
    time: Option<String>,
    is_error: bool,
    /// Whether it only tells the way.
    is_quiet: bool,
    whys: Vec<Why>,
    /// Users who could take the contact if they were online.
    away: Vec<(UserId, String)>,
    /// When a wait is over.
    until: Option<Moment>,
    /// Whether another system is waited for.
    is_request: bool,
}

fn tell(desk: &Desk, at: usize, reasons: &[usize], head: Option<Instant>, language: Language) -> Option<Told> {
    let trace = desk.session.whole_trace();
    let entry = trace.get(at)?;
    let document = desk.document();
    let say = |at: usize| trace::entry_in(trace, at, document, &|id| desk.name_of(id), language);
    let workflow = entry.workflow.as_ref().and_then(|id| document.workflow(id)).map(|workflow| &**workflow);
    let line = say(at);
    let why = |at: &usize| {
        let line = say(*at);
        let bare = line.title.trim_end_matches([' ', '✓', '×']).to_owned();
        let text =
            line.reason.map_or_else(|| bare.clone(), |reason| format!("{bare}{} {reason}", if bare.contains(':') { "," } else { ":" }));
        Why { text, is_met: line.tone == Meant::Good }
    };
    Some(Told {
        group: look::type_of(workflow, entry.node.as_ref()).map(look::group),
        glyph: glyph(entry, workflow, line.tone),
        title: line.title,
        reason: line.reason,
        time: (head != Some(entry.at)).then(|| words::time(entry.at, document)),
        is_error: line.tone == Meant::Error,
        is_quiet: matches!(entry.what, What::Left { .. }),
        whys: reasons.iter().map(why).collect(),
        is_request: look::type_of(workflow, entry.node.as_ref()) == Some(NodeType::HttpRequest),
        away: if matches!(entry.what, What::Waiting { .. }) { away(trace, at, document) } else { Vec::new() },
        until: if let What::Waiting { until: Some(until), .. } = entry.what {
            Some(Moment::new(until, words::zone(document).offset_minutes(until)))
        } else {
            None
        },
    })
}

/// The users whom this wait passed over because they are not online.
fn away(trace: &[TraceEntry], at: usize, document: &usher_model::Document) -> Vec<(UserId, String)> {
    let Some(waits) = trace.get(at) else { return Vec::new() };
    let before =
        trace[..at].iter().rev().take_while(|entry| entry.event == waits.event && entry.run == waits.run && entry.node == waits.node);
    let mut users: Vec<(UserId, String)> = before
        .filter_map(|entry| {
            let What::SkippedUser { user, why: Skipped::Offline | Skipped::Busy } = &entry.what else { return None };
            Some((user.clone(), names::user(user, document)))
        })
        .collect();
    users.reverse();
    users
}

/// The icon of a fact: that of what it is about, else that of the step.
fn glyph(entry: &TraceEntry, workflow: Option<&Workflow>, tone: Meant) -> Option<Glyph> {
    let of_step = || look::type_of(workflow, entry.node.as_ref()).map(look::glyph);
    match &entry.what {
        What::NotTriggered { .. } => Some(Glyph::Skip),
        What::ConversationOpened { .. } => Some(Glyph::Opened),
        What::ConversationClosed { .. } => Some(Glyph::Closed),
        What::Waiting { .. } | What::TimedOut { .. } | What::Queued { .. } => Some(Glyph::Hourglass),
        What::Left { .. } => Some(Glyph::Arrow),
        What::TagAdded { .. } | What::TagRemoved { .. } => Some(Glyph::Tag),
        What::FieldChanged { .. } => Some(Glyph::Field),
        What::VariableSet { .. } => Some(Glyph::Variables),
        What::Assigned { .. } => Some(Glyph::Assign),
        What::UserStatusChanged { .. } | What::SkippedUser { .. } => Some(Glyph::User),
        What::MessageSent { .. } => Some(Glyph::Send),
        What::MessageFailed { .. } | What::Error { .. } => Some(Glyph::Error),
        What::Warning { .. } => Some(Glyph::Warning),
        What::Invalid { .. } => Some(Glyph::Cross),
        What::Answered { .. } => Some(Glyph::Check),
        What::Ended { .. } => Some(Glyph::Flag),
        What::LifecycleChanged { .. } => Some(Glyph::Stage),
        What::Commented { .. } => Some(Glyph::Comment),
        What::HttpRequest { .. } => Some(Glyph::Http),
        What::Jumped { .. } => Some(Glyph::Jump),
        What::Condition { .. } | What::Calendar { .. } | What::Dedicated { .. } => {
            Some(if tone == Meant::Good { Glyph::Check } else { Glyph::Cross })
        }
        What::Triggered { .. } | What::Entered { .. } | What::Routed { .. } => of_step(),
    }
}

/// A fact, its reasons, and where a run waits here what would help.
#[component]
fn Fact(simulator: Simulator, event: usize, at: usize, reasons: Vec<usize>, moment: Shown) -> impl IntoView {
    let head = moment.times.with_untracked(|times| times.get(event - 1).copied());
    let told = simulator.with_untracked(|desk| tell(desk, at, &reasons, head, simulator.ui.language_now())).flatten()?;
    let is_later = move || moment.cursor.get() < event;
    let is_now = Memo::new(move |_| moment.waiting.with(|waiting| waiting.contains(&at)));
    let why = |why: Why| {
        view! {
            <li class="reason" data-met=if why.is_met { "yes" } else { "no" }>
                <Icon glyph=if why.is_met { Glyph::Check } else { Glyph::Cross } size=12 />
                <span>
                    {why.text} <span class="visually-hidden">{if why.is_met { " ✓" } else { " ×" }}</span>
                </span>
            </li>
        }
    };
    let has_reasons = !told.whys.is_empty();
    let (away, until, is_request) = (StoredValue::new(told.away), told.until, told.is_request);
    Some(view! {
        <li
            class="timeline__entry"
            data-group=told.group
            data-now=move || is_now.get()
            data-later=is_later
            data-quiet=told.is_quiet
            data-tone=told.is_error.then_some("danger")
            on:click=move |press| {
                if !is_on_button(&press) {
                    simulator.go_to(event);
                }
            }
        >
            {told.glyph.map(|glyph| view! { <Icon glyph=glyph size=14 /> })}
            <span>
                <b>{told.title}</b>
                {told.reason.map(|reason| view! { <span class="timeline__reason">{format!(" · {reason}")}</span> })}
                {told.time.map(|time| view! { <span class="timeline__at num">{format!(" · {time}")}</span> })}
            </span>
            {has_reasons.then(|| view! { <ul class="reasons">{told.whys.into_iter().map(why).collect_view()}</ul> })}
            <Show when=move || is_now.get()>
                <Unblock simulator=simulator away=away until=until is_request=is_request />
            </Show>
        </li>
    })
}

/// Whether a press was meant for a button within the line.
fn is_on_button(press: &MouseEvent) -> bool {
    let target = press.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("button").ok().flatten().is_some())
}

/// What would end a wait.
#[component]
fn Unblock(simulator: Simulator, away: StoredValue<Vec<(UserId, String)>>, until: Option<Moment>, is_request: bool) -> impl IntoView {
    let language = simulator.ui.language_now();
    let button = move |(user, name): (UserId, String)| {
        let press = move || {
            simulator.act(Event::UserStatus { user: user.clone(), status: UserStatus::Online }, Place::Team);
        };
        view! { <Button label=words::set_online(&name, language) size=Size::Mini on_press=press /> }
    };
    view! {
        <div class="timeline__acts">
            {is_request
                .then(|| {
                    let press = move || simulator.asking.set(Some(Ask::HttpAnswer));
                    view! { <Button label=word(|words| words.give_answer) size=Size::Mini on_press=press /> }
                })}
            {away.get_value().into_iter().map(button).collect_view()}
            {until
                .map(|at| {
                    let press = move || _ = simulator.act(Event::AdvanceTo { at }, Place::Clock);
                    view! { <Button label=word(|words| words.let_time_pass) size=Size::Mini on_press=press /> }
                })}
        </div>
    }
}
