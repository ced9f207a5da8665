//! On or off, at once.

use leptos::prelude::*;

use super::listen::fresh_id;

/// A switch without words of its own.
#[component]
pub fn Switch(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is on.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Why it cannot be changed now; empty: it can.
    #[prop(optional, into)]
    refused: Signal<String>,
    /// The ids of words that say more.
    #[prop(optional, into)]
    described_by: Option<String>,
) -> impl IntoView {
    let press = move |_| {
        if refused.with_untracked(String::is_empty) {
            on_change.run(!checked.get_untracked());
        }
    };
    view! {
        <button
            type="button"
            class="switch"
            role="switch"
            aria-label=move || label.get()
            aria-checked=move || checked.get().to_string()
            aria-disabled=move || (!refused.with(String::is_empty)).then_some("true")
            aria-describedby=described_by
            title=move || Some(refused.get()).filter(|why| !why.is_empty())
            on:click=press
        ></button>
    }
}

/// A switch at the end of a line, with its words and a hint in front.
#[component]
pub fn SwitchRow(
    /// The words, which are its name.
    #[prop(into)]
    label: Signal<String>,
    /// A quieter line below.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// Whether it is on.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Why it cannot be changed now; empty: it can.
    #[prop(optional, into)]
    refused: Signal<String>,
) -> impl IntoView {
    let hint_id = hint.map(|_| fresh_id("hint"));
    let described_by = hint_id.clone().unwrap_or_default();
    // The words are pressed as often as the switch. For a screen reader they are its name already.
    let press = move |_| {
        if refused.with_untracked(String::is_empty) {
            on_change.run(!checked.get_untracked());
        }
    };
    view! {
        <div class="option">
            <div class="option__text">
                <span on:click=press>{label}</span>
                {hint.zip(hint_id).map(|(hint, id)| view! { <small class="option__hint" id=id>{hint}</small> })}
            </div>
            <Switch label=label checked=checked on_change=on_change refused=refused described_by=described_by />
        </div>
    }
}
