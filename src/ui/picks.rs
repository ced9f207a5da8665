//! Several of many: what is picked as chips, and a combobox to pick more.

use leptos::html;
use leptos::prelude::*;

use super::choice::Choice;
use super::combobox::{Recipe, make};
use super::glyph::Glyph;
use super::icon::Icon;

/// Chips with a remove button each, above a combobox that offers the rest.
#[component]
pub fn Picks(
    /// The ids of what is picked, in order.
    #[prop(into)]
    values: Signal<Vec<String>>,
    /// Everything there is.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// Called with the id of what is added.
    #[prop(into)]
    on_add: Callback<String>,
    /// Called with the id of what is removed.
    #[prop(into)]
    on_remove: Callback<String>,
    /// The name of a chip's button, made of its label, such as Remove VIP.
    #[prop(into)]
    remove: Callback<String, String>,
    /// Makes a new option of the typed text; the caller then adds it.
    #[prop(optional, into)]
    on_create: Option<Callback<String>>,
    /// The words of the offer to make a typed text.
    #[prop(optional, into)]
    create: Option<Callback<String, String>>,
    /// Its name where no field labels it.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// Shown in the empty input.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// The words for "nothing fits what you typed".
    #[prop(optional, into)]
    none: Signal<String>,
    /// The name of the button that shows the list.
    #[prop(optional, into)]
    toggle: Signal<String>,
    /// 28 px tall.
    #[prop(optional)]
    compact: bool,
    /// Takes no input.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let rest = Signal::derive(move || {
        let picked = values.get();
        options.get().into_iter().filter(|option| !picked.contains(&option.id)).collect::<Vec<_>>()
    });
    let chip = move |id: String| {
        let known = {
            let id = id.clone();
            Memo::new(move |_| options.with(|all| all.iter().find(|option| option.id == id).cloned()))
        };
        // What does not exist here is shown by its id, marked as missing.
        let label = {
            let id = id.clone();
            Signal::derive(move || known.get().map_or_else(|| id.clone(), |option| option.label))
        };
        let press = move |_| {
            on_remove.run(id.clone());
            // The chip goes, and with it the focus: the input is next.
            if let Some(input) = input.try_get_untracked().flatten() {
                let _ = input.focus();
            }
        };
        view! {
            <li class=move || if known.get().is_some() { "chip" } else { "chip chip--missing" }>
                {move || known.get().and_then(|option| option.glyph).map(|glyph| view! { <Icon glyph=glyph size=12 /> })}
                <span class="chip__label">{label}</span>
                <button
                    type="button"
                    class="chip__remove"
                    aria-label=move || remove.run(label.get())
                    disabled=move || disabled.get()
                    on:click=press
                >
                    <Icon glyph=Glyph::Cross size=12 />
                </button>
            </li>
        }
    };
    let combobox = make(Recipe {
        value: Signal::stored(String::new()),
        options: rest,
        on_pick: on_add,
        on_create,
        create,
        name,
        placeholder: Some(placeholder),
        none,
        toggle,
        icon: None,
        compact,
        disabled,
        id: None,
        input,
    });
    view! {
        <div class="picks-field">
            <ul class="picks" hidden=move || values.with(Vec::is_empty)>
                <For each=move || values.get() key=String::clone let:id>
                    {chip(id)}
                </For>
            </ul>
            {combobox}
        </div>
    }
}
