//! A short list to choose one from: the browser's own select in our frame.

use leptos::html;
use leptos::prelude::*;

use super::choice::Choice;
use super::field::Wiring;
use super::glyph::Glyph;
use super::icon::Icon;

/// A native select; its role is `combobox`.
#[component]
pub fn Select(
    /// The id of the chosen option.
    #[prop(into)]
    value: Signal<String>,
    /// The options.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// Called with the id of what was picked.
    #[prop(into)]
    on_pick: Callback<String>,
    /// Its name where no field labels it.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// Shown while the value is none of the options.
    #[prop(optional, into)]
    placeholder: Option<Signal<String>>,
    /// 28 px tall.
    #[prop(optional)]
    compact: bool,
    /// As wide as its text.
    #[prop(optional)]
    auto: bool,
    /// Takes no input.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// An id of its own.
    #[prop(optional, into)]
    id: Option<String>,
    /// More classes for the frame.
    #[prop(optional, into)]
    class: String,
) -> impl IntoView {
    let wiring = Wiring::take(id, name.is_some());
    let node = NodeRef::<html::Select>::new();
    let known = Memo::new(move |_| {
        let value = value.get();
        options.with(|options| options.iter().any(|option| option.id == value))
    });
    // After the options, so that the value finds its option.
    let show = move || {
        let known = known.try_get_untracked().unwrap_or(false);
        if let Some((select, value)) = node.try_get_untracked().flatten().zip(value.try_get_untracked()) {
            select.set_value(if known { &value } else { "" });
        }
    };
    Effect::new(move |_| {
        value.track();
        options.track();
        node.track();
        show();
    });
    let classes = ["input input--select", &class]
        .into_iter()
        .chain(compact.then_some("input--compact"))
        .chain(auto.then_some("input--auto"))
        .filter(|class| !class.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    view! {
        <span class=classes>
            <select
                class="input__control"
                id=wiring.id
                node_ref=node
                aria-label=name.map(|name| move || name.get())
                aria-describedby=move || wiring.described_by.get()
                aria-invalid=move || wiring.invalid.get().then_some("true")
                disabled=move || disabled.get()
                on:change=move |_| {
                    let picked = node.get_untracked().map(|select| select.value()).unwrap_or_default();
                    on_pick.run(picked);
                    show();
                }
            >
                {move || {
                    (!known.get())
                        .then(|| {
                            let words = placeholder.map(|words| words.get()).unwrap_or_default();
                            view! {
                                <option value="" disabled=true hidden=true selected=true>
                                    {words}
                                </option>
                            }
                        })
                }}
                {move || {
                    options
                        .get()
                        .into_iter()
                        .map(|option| {
                            let selected = option.id == value.get_untracked();
                            view! {
                                <option value=option.id disabled=option.refused selected=selected>
                                    {option.label}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
            <Icon glyph=Glyph::ChevronDown size=if compact { 12 } else { 14 } />
        </span>
    }
}
