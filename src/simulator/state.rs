//! The state at the moment that is shown, with what the last event changed marked.

use leptos::prelude::*;

use super::facts::{self, About, Fact, Section};
use super::words::word;
use crate::state::Simulator;

/// The panel. It works nothing out while it is not seen.
#[component]
pub fn StatePanel(
    /// The simulator.
    simulator: Simulator,
    /// The tab that is seen.
    #[prop(into)]
    tab: Signal<&'static str>,
) -> impl IntoView {
    let is_seen = Memo::new(move |_| tab.get() == "state");
    view! {
        <Show when=move || is_seen.get()>
            <Facts simulator=simulator />
        </Show>
    }
}

#[component]
fn Facts(simulator: Simulator) -> impl IntoView {
    let sections = Memo::new(move |_| {
        let language = simulator.ui.language();
        simulator
            .with(|desk| facts::now(&desk.session, About { contact: &desk.contact, workflow: &desk.workflow, language }))
            .unwrap_or_default()
    });
    view! { <div class="facts" tabindex="0" role="group" aria-label=super::words::word(|words| words.state)>{move || sections.get().into_iter().map(section).collect_view()}</div> }
}

fn section(section: Section) -> impl IntoView {
    let is_empty = section.facts.is_empty();
    view! {
        <h3 class="facts__title">{section.title}</h3>
        {is_empty.then(|| view! { <p class="muted">{word(|words| words.not_started)}</p> })}
        <dl class="facts__list">{section.facts.into_iter().map(fact).collect_view()}</dl>
    }
}

fn fact(fact: Fact) -> impl IntoView {
    let is_none = fact.value.is_empty();
    view! {
        <div class="fact" data-changed=fact.is_changed>
            <dt class="fact__name">{fact.name}</dt>
            <dd class="fact__value">
                {if is_none { view! { <span class="muted">"—"</span> }.into_any() } else { fact.value.into_any() }}
                {fact
                    .is_changed
                    .then(|| view! { <span class="visually-hidden">" (" {word(|words| words.changed)} ")"</span> })}
            </dd>
        </div>
    }
}
