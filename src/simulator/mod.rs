//! The simulator, docked beside the canvas: one writes as the contact, acts as the team, moves the clock, and reads what happened
//! and why.

mod act_dialog;
mod acts;
mod ad_click;
mod beginning;
mod bubble;
mod change_contact;
mod chat;
mod clock;
mod clock_dialog;
mod compose;
mod contacts;
mod entries;
mod facts;
mod http_answer;
mod look;
mod new_contact;
mod place;
mod refusal;
mod row;
mod rows;
mod shortcuts;
mod state;
mod team;
mod test_row;
mod tests;
mod timeline;
mod trace_file;
mod waits;
mod walked;
mod webhook;
mod words;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, KeyboardEvent};
use usher_model::ids::WorkflowId;

use acts::AgentActs;
use ad_click::AdClick;
use chat::Chat;
use clock::Clock;
use compose::Compose;
use contacts::Contacts;
use http_answer::HttpAnswer;
use state::StatePanel;
use team::Team;
use tests::Tests;
use timeline::Timeline;
use waits::WaitBar;
use webhook::Webhook;

use crate::platform::media;
use crate::state::Simulator;
use crate::ui::prelude::*;
use words::word;

/// What the ids of tabs and panels begin with.
const PREFIX: &str = "dock";

/// The dock.
#[component]
pub fn Dock(
    /// The workflow under test; it exists.
    workflow: WorkflowId,
) -> impl IntoView {
    let simulator = Simulator::get();
    simulator.open(&workflow);
    walked::show(simulator);
    let tab = shown_tab(simulator);
    let chosen = Signal::derive(move || tab.get().to_owned());
    let choices = Signal::derive(move || {
        let language = simulator.ui.language();
        let words = language.simulator();
        vec![
            Choice::new("chat", words.chat).glyph(Glyph::User),
            Choice::new("team", words.team).glyph(Glyph::Users),
            Choice::new("timeline", words.timeline).glyph(Glyph::List),
            Choice::new("state", words.state).glyph(Glyph::Variables),
            Choice::new("tests", words.tests).glyph(Glyph::Flask),
            Choice::new("canvas", words.canvas).glyph(Glyph::Tidy),
        ]
    });
    let pick = move |id: String| {
        if let Some(tab) = TABS.into_iter().find(|tab| *tab == id) {
            simulator.tab.set(tab);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let forward = match event.key().as_str() {
            "[" => false,
            "]" => true,
            _ => return,
        };
        if !is_typing(&event) && !event.ctrl_key() && !event.alt_key() && !event.meta_key() {
            event.prevent_default();
            simulator.step(forward);
        }
    };
    view! {
        <section class="dock" aria-label=word(|words| words.title) data-tab=tab on:keydown=on_key>
            <Clock simulator=simulator />
            <div class="dock__tabs">
                <Tabs label=word(|words| words.panels) prefix=PREFIX tabs=choices value=chosen on_pick=pick compact=true />
            </div>
            <div class="dock__acts">
                <TabPanel prefix=PREFIX tab="chat" value=chosen show_always=true class="dock__panel dock__panel--chat">
                    <Contacts simulator=simulator />
                    <WaitBar simulator=simulator />
                    <Chat simulator=simulator />
                    <Compose simulator=simulator />
                </TabPanel>
                <TabPanel prefix=PREFIX tab="team" value=chosen show_always=true class="dock__panel dock__panel--team">
                    <AgentActs simulator=simulator />
                    <Team simulator=simulator />
                </TabPanel>
            </div>
            <div class="dock__log">
                <TabPanel prefix=PREFIX tab="timeline" value=chosen show_always=true class="dock__panel dock__panel--timeline">
                    <Timeline simulator=simulator />
                </TabPanel>
                <TabPanel prefix=PREFIX tab="state" value=chosen show_always=true class="dock__panel dock__panel--state">
                    <StatePanel simulator=simulator tab=tab />
                </TabPanel>
                <TabPanel prefix=PREFIX tab="tests" value=chosen show_always=true class="dock__panel dock__panel--tests">
                    <Tests simulator=simulator tab=tab />
                </TabPanel>
            </div>
            <Webhook simulator=simulator />
            <AdClick simulator=simulator />
            <HttpAnswer simulator=simulator />
        </section>
    }
}

/// The ids of the tabs.
const TABS: [&str; 6] = ["chat", "team", "timeline", "state", "tests", "canvas"];

/// The tab whose panel is seen. Where chat and team stand at the left anyway, the right side shows the timeline for them; the tab of
/// the canvas exists in narrow windows only.
fn shown_tab(simulator: Simulator) -> Memo<&'static str> {
    let is_wide = media::matches("(min-width: 75em)");
    let is_tablet = media::matches("(min-width: 48em) and (max-width: 63.99em)");
    let is_phone = media::matches("(max-width: 47.99em)");
    Memo::new(move |_| {
        let wished = simulator.tab.get();
        match wished {
            "chat" | "team" | "canvas" if is_wide.get() || is_tablet.get() => "timeline",
            "canvas" if !is_phone.get() => "chat",
            other => other,
        }
    })
}

/// Whether a key goes into something that is being written or chosen.
fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("input, textarea, select, dialog").ok().flatten().is_some())
}
