//! One of two to a handful, all in sight: side by side as segments, or below each other.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;

use super::choice::Choice;
use super::field::Wiring;
use super::icon::Icon;
use super::roving::led_to;

/// How a few choices are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Side by side in one sunken bar.
    #[default]
    Segments,
    /// Below each other with round marks, for labels that do not fit side by side.
    List,
}

/// A radio group: one Tab stop, arrow keys choose.
#[component]
pub fn RadioGroup(
    /// Its name; the label of the field around it serves as well.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// The choices.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The id of the chosen one.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the id of what was picked.
    #[prop(into)]
    on_pick: Callback<String>,
    /// Its layout.
    #[prop(optional)]
    look: Look,
    /// 24 px tall segments.
    #[prop(optional)]
    compact: bool,
    /// As wide as its words.
    #[prop(optional)]
    fits: bool,
    /// Takes no input.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let wiring = Wiring::take(None, label.is_some());
    let root = NodeRef::<html::Div>::new();
    let (group_class, item_class) = match look {
        Look::Segments => ("segments", "segments__item"),
        Look::List => ("radios", "radios__item"),
    };
    let classes = [group_class]
        .into_iter()
        .chain((compact && look == Look::Segments).then_some("segments--compact"))
        .chain((fits && look == Look::Segments).then_some("segments--fits"))
        .collect::<Vec<_>>()
        .join(" ");
    let on_keydown = move |event: KeyboardEvent| {
        let Some(root) = root.get_untracked() else { return };
        if let Some(next) = led_to(&event.key(), &root, "[role=radio]") {
            event.prevent_default();
            // Focus first: a group that is redrawn by the choice keeps the focused element.
            let _ = next.focus();
            next.click();
        }
    };
    let item = move |choice: Choice, at: usize| {
        let id = StoredValue::new(choice.id);
        let is_chosen = Memo::new(move |_| id.with_value(|id| value.get() == *id));
        // With nothing chosen the first one is where Tab arrives.
        let is_stop = move || is_chosen.get() || (at == 0 && choices.with(|all| !all.iter().any(|one| one.id == value.get())));
        let words = match look {
            Look::Segments => view! { <span class="segments__label">{choice.label}</span> }.into_any(),
            Look::List => {
                let hint = (!choice.hint.is_empty()).then(|| view! { <small class="radios__hint">{choice.hint}</small> });
                view! { <span>{choice.label} {hint}</span> }.into_any()
            }
        };
        view! {
            <button
                type="button"
                class=item_class
                role="radio"
                aria-checked=move || is_chosen.get().to_string()
                tabindex=move || if is_stop() { "0" } else { "-1" }
                disabled=move || disabled.get() || choice.refused
                on:click=move |_| on_pick.run(id.get_value())
            >
                {choice.glyph.map(|glyph| view! { <Icon glyph=glyph size=14 /> })}
                {words}
            </button>
        }
    };
    view! {
        <div
            class=classes
            role="radiogroup"
            id=wiring.id
            node_ref=root
            aria-label=label.map(|label| move || label.get())
            aria-labelledby=wiring.labelled_by
            aria-describedby=move || wiring.described_by.get()
            on:keydown=on_keydown
        >
            <For each=move || choices.get().into_iter().enumerate() key=|(at, choice)| (*at, choice.id.clone(), choice.label.clone()) let:each>
                {item(each.1, each.0)}
            </For>
        </div>
    }
}
