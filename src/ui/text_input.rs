//! One line of text.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;

use super::caret::keep_in_step;
use super::field::Wiring;
use super::glyph::Glyph;
use super::icon::Icon;

/// A text input in its frame.
#[component]
pub fn TextInput(
    /// What it holds.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text at each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// Called with the whole text at Enter and when focus leaves.
    #[prop(optional, into)]
    on_commit: Option<Callback<String>>,
    /// Called for each key before the input acts on it.
    #[prop(optional, into)]
    on_key: Option<Callback<KeyboardEvent>>,
    /// Its name where no field labels it.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// An example of what goes in.
    #[prop(optional, into)]
    placeholder: Option<Signal<String>>,
    /// An icon at the start.
    #[prop(optional)]
    icon: Option<Glyph>,
    /// A key cap at the end.
    #[prop(optional, into)]
    keys: Option<&'static str>,
    /// Looks and is announced as a search.
    #[prop(optional)]
    search: bool,
    /// 28 px tall.
    #[prop(optional)]
    compact: bool,
    /// No frame until it is hovered or focused.
    #[prop(optional)]
    bare: bool,
    /// Takes no input.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// At fault, where no field says so.
    #[prop(optional, into)]
    invalid: Signal<bool>,
    /// The kind of keyboard a touch screen shows: `decimal`, `tel`, `email`, `url`.
    #[prop(optional, into)]
    keyboard: Option<&'static str>,
    /// Takes focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// An id of its own.
    #[prop(optional, into)]
    id: Option<String>,
    /// More classes for the frame.
    #[prop(optional, into)]
    class: String,
    /// To reach the element.
    #[prop(optional)]
    node_ref: Option<NodeRef<html::Input>>,
) -> impl IntoView {
    let wiring = Wiring::take(id, name.is_some());
    let node = node_ref.unwrap_or_default();
    let composing = StoredValue::new(false);
    let restore = keep_in_step(node, value, composing);
    let text = move || node.get_untracked().map(|input| input.value()).unwrap_or_default();
    let commit = move || {
        if let Some(on_commit) = on_commit {
            on_commit.run(text());
        }
    };
    let on_keydown = move |event: KeyboardEvent| {
        if let Some(on_key) = on_key {
            on_key.run(event.clone());
        }
        if event.key() == "Enter" && !event.is_composing() && !event.default_prevented() {
            commit();
        }
    };
    let classes = ["input", &class]
        .into_iter()
        .chain(search.then_some("input--search"))
        .chain(compact.then_some("input--compact"))
        .chain(bare.then_some("input--bare"))
        .filter(|class| !class.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let icon = icon.or(search.then_some(Glyph::Search));
    let is_invalid = move || (wiring.invalid.get() || invalid.get()).then_some("true");
    view! {
        <span class=classes>
            {icon.map(|glyph| view! { <Icon glyph=glyph size=14 /> })}
            <input
                class="input__control"
                type=if search { "search" } else { "text" }
                id=wiring.id
                node_ref=node
                value=value.get_untracked()
                autocomplete="off"
                spellcheck="false"
                inputmode=keyboard
                autofocus=autofocus
                aria-label=name.map(|name| move || name.get())
                placeholder=placeholder.map(|words| move || words.get())
                aria-describedby=move || wiring.described_by.get()
                aria-invalid=is_invalid
                disabled=move || disabled.get()
                on:input=move |_| on_input.run(text())
                on:keydown=on_keydown
                on:compositionstart=move |_| composing.set_value(true)
                on:compositionend=move |_| composing.set_value(false)
                on:blur=move |_| {
                    // Taken out of the page, it has nobody left to tell.
                    if composing.try_get_value().is_some() {
                        commit();
                        restore();
                    }
                }
            />
            {keys.map(|keys| view! { <kbd class="key">{keys}</kbd> })}
        </span>
    }
}
