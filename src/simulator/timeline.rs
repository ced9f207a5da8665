//! The timeline: what happened and why, from the first event to the last; a press on an event goes back to that moment.

use std::collections::BTreeSet;

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, KeyboardEvent};
use usher_engine::RunState;
use usher_model::{time::Instant, trace::What};
use usher_wording::{Language, events, simulator as words};

use super::row::Line;
use super::rows::{Row, rows};
use super::words::word;
use crate::platform::page;
use crate::state::{Simulator, desk::Desk};
use crate::ui::prelude::*;

/// So many lines are shown at first, and more with each press of "Show earlier".
const PAGE: usize = 500;
/// Within so many pixels of the end one reads along.
const NEAR_END: i32 = 48;

/// What makes a line another one than before.
type Key = (u32, Language, Row);

fn keyed(desk: &Desk, most: usize, language: Language) -> (Vec<Key>, bool) {
    let (rows, has_earlier) = rows(&desk.session, most);
    (rows.into_iter().map(|row| (desk.past, language, row)).collect(), has_earlier)
}

/// Where runs wait at the moment that is shown: the places of the entries that say so.
fn waiting_at(desk: &Desk) -> BTreeSet<usize> {
    let trace = desk.session.trace();
    let runs = desk.session.world().runs();
    let waiting = runs.iter().filter(|run| matches!(run.state, RunState::Waiting(_)));
    waiting
        .filter_map(|run| trace.iter().rposition(|entry| entry.run == Some(run.number) && matches!(entry.what, What::Waiting { .. })))
        .collect()
}

/// What the lines of the timeline have in common.
#[derive(Clone, Copy)]
pub struct Shown {
    /// How many events have happened at the moment that is shown.
    pub cursor: Memo<usize>,
    /// The places in the trace of the waits that are not over.
    pub waiting: Memo<BTreeSet<usize>>,
    /// The instant after each event.
    pub times: Memo<Vec<Instant>>,
}

/// The timeline.
#[component]
pub fn Timeline(
    /// The simulator.
    simulator: Simulator,
) -> impl IntoView {
    let most = RwSignal::new(PAGE);
    let shown = Memo::new(move |_| simulator.with(|desk| keyed(desk, most.get(), simulator.ui.language())).unwrap_or_default());
    let moment = Shown {
        cursor: Memo::new(move |_| simulator.with(|desk| desk.session.cursor()).unwrap_or_default()),
        waiting: Memo::new(move |_| simulator.with(waiting_at).unwrap_or_default()),
        times: Memo::new(move |_| simulator.with(|desk| desk.session.times()).unwrap_or_default()),
    };
    let node = NodeRef::<html::Ol>::new();
    let reads_along = StoredValue::new(true);
    let on_scroll = move |_| {
        if let Some(list) = node.get_untracked() {
            reads_along.set_value(list.scroll_top() + list.client_height() + NEAR_END >= list.scroll_height());
        }
    };
    Effect::new(move |_| {
        shown.track();
        moment.waiting.track();
        // A panel that was hidden has not scrolled meanwhile.
        simulator.tab.track();
        request_animation_frame(move || {
            if let (Some(true), Some(list)) = (reads_along.try_get_value(), node.try_get_untracked().flatten()) {
                list.set_scroll_top(list.scroll_height());
            }
        });
    });
    let is_empty = Memo::new(move |_| shown.with(|(rows, _)| rows.is_empty()));
    let has_earlier = Memo::new(move |_| shown.with(|(_, has_earlier)| *has_earlier));
    view! {
        <SetAside simulator=simulator />
        <ol class="timeline" role="list" aria-label=word(|words| words.timeline) node_ref=node on:scroll=on_scroll on:keydown=on_key>
            <Show when=move || has_earlier.get()>
                <li class="timeline__entry">
                    <Button
                        label=word(|words| words.show_earlier)
                        kind=Kind::Quiet
                        size=Size::Mini
                        on_press=move || {
                            reads_along.set_value(false);
                            most.update(|most| *most += PAGE);
                        }
                    />
                </li>
            </Show>
            <For each=move || shown.get().0 key=Key::clone let:key>
                <Line simulator=simulator row=key.2 moment=moment />
            </For>
        </ol>
        <Show when=move || is_empty.get()>
            <EmptyState title=word(|words| words.empty_timeline) text=word(|words| words.empty_chat) icon=Glyph::History />
        </Show>
        <Foot simulator=simulator />
    }
}

/// The arrow keys go from event to event; only one of them is a Tab stop.
fn on_key(event: KeyboardEvent) {
    let Some(list) = event.current_target().and_then(|list| list.dyn_into::<Element>().ok()) else { return };
    let Ok(found) = list.query_selector_all("button.timeline__go") else { return };
    let all: Vec<HtmlElement> = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect();
    let active = document().active_element();
    let Some(here) = all.iter().position(|button| active.as_ref().is_some_and(|active| active.is_same_node(Some(button)))) else { return };
    let next = match event.key().as_str() {
        "ArrowDown" => (here + 1).min(all.len() - 1),
        "ArrowUp" => here.saturating_sub(1),
        "Home" => 0,
        "End" => all.len() - 1,
        _ => return,
    };
    event.prevent_default();
    page::focus(&all[next]);
}

/// Events that cannot happen on the edited workflow.
#[component]
fn SetAside(simulator: Simulator) -> impl IntoView {
    let ui = simulator.ui;
    let lines = Memo::new(move |_| {
        let language = ui.language();
        let lines = simulator.with(|desk| {
            let document = desk.document();
            let line = |aside: &usher_scenario::session::SetAside| {
                let event = events::event(&aside.event, document, &|id| desk.name_of(id), language);
                format!("{event}. {}", words::refused(&aside.why, document, language))
            };
            desk.session.set_aside().iter().map(line).collect::<Vec<_>>()
        });
        lines.unwrap_or_default()
    });
    move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| {
            view! {
                <div class="banner" data-tone="warning">
                    <div class="banner__text">
                        <p>{word(|words| words.set_aside)}</p>
                        <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                    </div>
                </div>
            }
        })
    }
}

/// How to go back, or that one looks at the past.
#[component]
fn Foot(simulator: Simulator) -> impl IntoView {
    let in_the_past = Memo::new(move |_| simulator.with(Desk::is_in_the_past).unwrap_or_default());
    let to_the_end = move || simulator.go_to(usize::MAX);
    view! {
        <div class="timeline__foot">
            <Icon glyph=Glyph::History size=14 />
            <Show when=move || in_the_past.get() fallback=|| view! { <span>{word(|words| words.keys)}</span> }>
                <span class="grow">{word(|words| words.in_the_past)}</span>
                <Button label=word(|words| words.to_the_end) size=Size::Mini on_press=to_the_end />
            </Show>
        </div>
    }
}
