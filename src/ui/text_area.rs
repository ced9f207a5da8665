//! Several lines of text, with the same care for the caret as the single line.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;

use super::caret::keep_in_step;
use super::field::Wiring;

/// A text area in its frame.
#[component]
pub fn TextArea(
    /// What it holds.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text at each change.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// Called with the whole text when focus leaves.
    #[prop(optional, into)]
    on_commit: Option<Callback<String>>,
    /// Called for each key before the text area acts on it.
    #[prop(optional, into)]
    on_key: Option<Callback<KeyboardEvent>>,
    /// Its name where no field labels it.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// An example of what goes in.
    #[prop(optional, into)]
    placeholder: Option<Signal<String>>,
    /// Lines shown at first.
    #[prop(default = 3)]
    rows: u32,
    /// Grows with its text instead of scrolling.
    #[prop(optional)]
    fits: bool,
    /// Monospaced, unwrapped.
    #[prop(optional)]
    code: bool,
    /// Can be read and copied only.
    #[prop(optional)]
    readonly: bool,
    /// Takes no input.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// An id of its own.
    #[prop(optional, into)]
    id: Option<String>,
    /// To reach the element.
    #[prop(optional)]
    node_ref: Option<NodeRef<html::Textarea>>,
) -> impl IntoView {
    let wiring = Wiring::take(id, name.is_some());
    let node = node_ref.unwrap_or_default();
    let composing = StoredValue::new(false);
    let restore = keep_in_step(node, value, composing);
    let text = move || node.get_untracked().map(|area| area.value()).unwrap_or_default();
    let classes = ["input input--area"]
        .into_iter()
        .chain(fits.then_some("input--fits"))
        .chain(code.then_some("input--code"))
        .collect::<Vec<_>>()
        .join(" ");
    view! {
        <span class=classes>
            <textarea
                class="input__control"
                id=wiring.id
                node_ref=node
                rows=rows
                autocomplete="off"
                spellcheck=if code { "false" } else { "true" }
                readonly=readonly
                aria-label=name.map(|name| move || name.get())
                placeholder=placeholder.map(|words| move || words.get())
                aria-describedby=move || wiring.described_by.get()
                aria-invalid=move || wiring.invalid.get().then_some("true")
                disabled=move || disabled.get()
                on:input=move |_| {
                    if let Some(on_input) = on_input {
                        on_input.run(text());
                    }
                }
                on:keydown=move |event| {
                    if let Some(on_key) = on_key {
                        on_key.run(event);
                    }
                }
                on:compositionstart=move |_| composing.set_value(true)
                on:compositionend=move |_| composing.set_value(false)
                on:blur=move |_| {
                    // Taken out of the page, it has nobody left to tell.
                    if composing.try_get_value().is_none() {
                        return;
                    }
                    if let Some(on_commit) = on_commit {
                        on_commit.run(text());
                    }
                    restore();
                }
            >
                {value.get_untracked()}
            </textarea>
        </span>
    }
}
