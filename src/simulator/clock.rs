//! The virtual clock: what it shows, how it goes on, and what is done with the whole session.

use leptos::prelude::*;
use usher_model::{
    event::Event,
    ids::ChannelId,
    time::{Instant, Unit},
};
use usher_wording::{names, simulator as words};

use super::clock_dialog::ClockDialog;
use super::http_answer::has_requests;
use super::refusal::Refusal;
use super::tests::{run_all, save};
use super::trace_file;
use super::webhook::webhook;
use super::words::word;
use crate::state::{
    Simulator, Ui,
    simulator::{Ask, Place},
};
use crate::ui::prelude::*;

/// The row.
#[component]
pub fn Clock(
    /// The simulator.
    simulator: Simulator,
) -> impl IntoView {
    let ui = Ui::get();
    let shown = Memo::new(move |_| {
        let language = ui.language();
        let look = simulator.with(|desk| (words::day(desk.now(), desk.document(), language), words::time(desk.now(), desk.document())));
        look.unwrap_or_default()
    });
    let setting = RwSignal::new(false);
    let name = Signal::derive(move || {
        let (day, time) = shown.get();
        format!("{}: {day} {time}", ui.language().simulator().set_clock)
    });
    let advance = move |unit: Unit| _ = simulator.act(Event::Advance { value: 1, unit }, Place::Clock);
    view! {
        <div class="clock">
            <button
                type="button"
                class="clock__now"
                aria-haspopup="dialog"
                aria-label=name
                on:click=move |_| setting.set(true)
            >
                <Icon glyph=Glyph::Calendar size=15 />
                <span class="clock__day">{move || shown.get().0}</span>
                <b class="clock__time">{move || shown.get().1}</b>
            </button>
            <div class="clock__steps">
                <Step
                    label=word(|words| words.plus_minute_short)
                    name=word(|words| words.plus_minute)
                    on_press=move || advance(Unit::Minutes)
                />
                <Step
                    label=word(|words| words.plus_hour_short)
                    name=word(|words| words.plus_hour)
                    on_press=move || advance(Unit::Hours)
                />
                <Step label=word(|words| words.plus_day_short) name=word(|words| words.plus_day) on_press=move || advance(Unit::Days) />
            </div>
            <NextTimer simulator=simulator />
            <End simulator=simulator />
            <Refusal simulator=simulator at=Place::Clock />
        </div>
        <ClockDialog simulator=simulator open=setting />
    }
}

#[component]
fn Step(label: Signal<String>, name: Signal<String>, #[prop(into)] on_press: Callback<()>) -> impl IntoView {
    view! { <Button label=label name=name kind=Kind::Quiet size=Size::Mini on_press=on_press /> }
}

/// Goes on to the next timer, and says when that is. Without one it says so.
#[component]
fn NextTimer(simulator: Simulator) -> impl IntoView {
    let ui = Ui::get();
    let timer = Memo::new(move |_| {
        simulator.with(|desk| desk.session.world().next_timer().map(|due| (due, desk.now(), words::time(due, desk.document())))).flatten()
    });
    let left =
        Memo::new(move |_| timer.get().map(|(due, now, _): (Instant, Instant, String)| words::countdown(due.since(now), ui.language())));
    let tip = Signal::derive(move || {
        let words = ui.language().simulator();
        timer.get().map_or_else(|| words.no_timer.to_owned(), |(_, _, time)| (words.next_timer_at)(&time))
    });
    let go = move |_| {
        if timer.get_untracked().is_some() {
            simulator.act(Event::NextTimer {}, Place::Clock);
        } else {
            simulator.refuse(Place::Clock, ui.language_now().simulator().no_timer.to_owned());
        }
    };
    let tip_id = fresh_id("timer");
    view! {
        <Tooltip text=tip id=tip_id.clone()>
            <button
                type="button"
                class="button button--secondary button--mini"
                aria-label=word(|words| words.next_timer)
                aria-describedby=tip_id
                aria-disabled=move || timer.get().is_none().then_some("true")
                on:click=go
            >
                <Icon glyph=Glyph::FastForward size=13 />
                <span class="clock__long">{word(|words| words.next_timer)}</span>
            </button>
        </Tooltip>
        <span class="clock__left num">{left}</span>
    }
}

/// What is done with the whole session.
#[component]
fn End(simulator: Simulator) -> impl IntoView {
    let ui = Ui::get();
    // The panel of the tests has these two with their words.
    let has_tests = Memo::new(move |_| simulator.tab.get() == "tests");
    let nothing = Memo::new(move |_| simulator.with(|desk| desk.session.cursor() == 0).unwrap_or(true));
    let refused = Signal::derive(move || if nothing.get() { ui.language().simulator().nothing_to_save.to_owned() } else { String::new() });
    view! {
        <div class="clock__end">
            <Show when=move || !has_tests.get()>
                <Button
                    label=word(|words| words.save_as_test)
                    icon=Glyph::Import
                    icon_only=true
                    kind=Kind::Quiet
                    size=Size::Mini
                    class="only-wide"
                    refused=refused
                    on_press=move || save(simulator)
                />
                <Button
                    label=word(|words| words.run_all_tests)
                    icon=Glyph::Flask
                    icon_only=true
                    kind=Kind::Quiet
                    size=Size::Mini
                    class="only-wide"
                    on_press=move || run_all(simulator)
                />
            </Show>
            <Button
                label=word(|words| words.start_over)
                icon=Glyph::Undo
                icon_only=true
                kind=Kind::Quiet
                size=Size::Mini
                on_press=move || simulator.start_over(None)
            />
            <More simulator=simulator />
        </div>
    }
}

/// The rest: the trace, and on which channels deliveries fail.
#[component]
fn More(simulator: Simulator) -> impl IntoView {
    let ui = Ui::get();
    let channels = Memo::new(move |_| {
        let look = simulator.with(|desk| {
            let failing = desk.session.world().failing_channels();
            let document = desk.document();
            let channel = |id: &ChannelId| (id.clone(), names::channel(id, document), failing.contains(id));
            document.workspace.channels.iter().map(|found| channel(&found.id)).collect::<Vec<_>>()
        });
        look.unwrap_or_default()
    });
    let has_webhook =
        Memo::new(move |_| simulator.with(|desk| desk.taking_part().any(|workflow| webhook(workflow).is_some())).unwrap_or_default());
    let has_requests = Memo::new(move |_| simulator.with(has_requests).unwrap_or_default());
    let items = Signal::derive(move || {
        let words = ui.language().simulator();
        let ask = |what: Ask| move || simulator.asking.set(Some(what.clone()));
        let webhook = MenuItem::act(words.post_webhook, ask(Ask::Webhook)).icon(Glyph::Webhook);
        let answer = MenuItem::act(words.answer_request, ask(Ask::HttpAnswer)).icon(Glyph::Http);
        let mut items = vec![
            MenuItem::act(words.copy_trace, move || trace_file::copy(simulator)).icon(Glyph::Copy),
            MenuItem::act(words.download_trace, move || trace_file::download(simulator)).icon(Glyph::Export),
            MenuItem::separator(),
            MenuItem::heading(words.outside),
            if has_webhook.get() { webhook } else { webhook.refused(words.no_webhook) },
            MenuItem::act(words.click_ad, ask(Ask::AdClick)).icon(Glyph::Megaphone),
            if has_requests.get() { answer } else { answer.refused(words.no_request) },
            MenuItem::separator(),
            MenuItem::heading(words.deliveries),
        ];
        items.extend(channels.get().into_iter().map(|(channel, name, fails)| {
            MenuItem::act(name, move || {
                simulator.act(Event::DeliveryFails { channel: channel.clone(), fails: !fails }, Place::Clock);
            })
            .checked(fails)
        }));
        items
    });
    view! { <MenuButton label=word(|words| words.more) items=items icon=Glyph::More icon_only=true size=Size::Mini /> }
}
