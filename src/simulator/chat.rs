//! The chat of the chosen contact: messages and what happened between them.

use leptos::html;
use leptos::prelude::*;
use usher_scenario::chat::{ChatItem, Choices, Said};
use usher_wording::{Language, simulator as words};

use super::beginning::Beginning;
use super::bubble::Item;
use super::refusal::Refusal;
use super::words::word;
use crate::state::{Simulator, desk::Desk, simulator::Place};
use crate::ui::prelude::*;

/// So many items are shown at first, and more with each press of "Show earlier".
const PAGE: usize = 200;

/// An item as the chat shows it.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// What makes it another item than before: the past, the place, what became of its choices, the language.
    key: (u32, String, usize, u8, Language),
    /// The item.
    pub item: ChatItem,
    /// The day and time above it, where the clock has moved since the item before.
    pub when: Option<String>,
}

/// What is shown of a chat, and whether there is more before it.
fn shown(desk: &Desk, most: usize, language: Language) -> (Vec<Shown>, bool) {
    let items = desk.session.chat(&desk.contact);
    let first = items.len().saturating_sub(most);
    let mut before = None;
    let mut all = Vec::with_capacity(items.len() - first);
    for (at, item) in items.into_iter().enumerate().skip(first) {
        let minute = item.at.seconds().div_euclid(60);
        let when = (before != Some(minute)).then(|| {
            let (day, time) = (words::day(item.at, desk.document(), language), words::time(item.at, desk.document()));
            format!("{day}, {}", time.get(..5).unwrap_or(&time))
        });
        before = Some(minute);
        let became = if let Said::ByWorkflow { state, .. } = &item.what {
            match state {
                Choices::Open => 1,
                Choices::Answered(_) => 2,
                Choices::Past => 3,
            }
        } else {
            0
        };
        all.push(Shown { key: (desk.past, desk.contact.to_string(), at, became, language), item, when });
    }
    (all, first > 0)
}

/// The chat. New items are said by the page's own live region, a few at a time, so the log itself stays silent.
#[component]
pub fn Chat(
    /// The simulator.
    simulator: Simulator,
) -> impl IntoView {
    let most = RwSignal::new(PAGE);
    let chat = Memo::new(move |_| simulator.with(|desk| shown(desk, most.get(), simulator.ui.language())).unwrap_or_default());
    let node = NodeRef::<html::Div>::new();
    // What was said last is what one wants to read.
    Effect::new(move |_| {
        chat.track();
        // A panel that was hidden has not scrolled meanwhile.
        simulator.tab.track();
        request_animation_frame(move || {
            if let Some(log) = node.try_get_untracked().flatten() {
                log.set_scroll_top(log.scroll_height());
            }
        });
    });
    let is_empty = Memo::new(move |_| chat.with(|(items, _)| items.is_empty()));
    let has_earlier = Memo::new(move |_| chat.with(|(_, has_earlier)| *has_earlier));
    view! {
        <StandIn simulator=simulator />
        <div class="chat" role="log" aria-live="off" tabindex="0" aria-label=word(|words| words.conversation) node_ref=node>
            <Show when=move || has_earlier.get()>
                <Button
                    label=word(|words| words.show_earlier)
                    kind=Kind::Quiet
                    size=Size::Mini
                    on_press=move || most.update(|most| *most += PAGE)
                />
            </Show>
            <Show when=move || is_empty.get()>
                <Beginning simulator=simulator />
            </Show>
            <For each=move || chat.get().0 key=|shown| shown.key.clone() let:shown>
                <Item simulator=simulator shown=shown />
            </For>
        </div>
        <Refusal simulator=simulator at=Place::Chat />
    }
}

/// Says that the session has a channel of its own, and offers to add it to the workspace.
#[component]
fn StandIn(simulator: Simulator) -> impl IntoView {
    let stands_in = Memo::new(move |_| simulator.with(|desk| desk.stand_in.is_some()).unwrap_or_default());
    view! {
        <Show when=move || stands_in.get()>
            <div class="banner">
                <span class="banner__text">{word(|words| words.stand_in)}</span>
                <Button label=word(|words| words.add_channel) size=Size::Mini on_press=move || _ = simulator.keep_channel() />
            </div>
        </Show>
    }
}
