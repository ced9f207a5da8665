//! A tick box with its words.

use leptos::html;
use leptos::prelude::*;

/// A native checkbox; its label is part of what one can press.
#[component]
pub fn Checkbox(
    /// The words beside it.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Takes no input.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    view! {
        <label class="checkbox">
            <input
                class="checkbox__box"
                type="checkbox"
                node_ref=node
                prop:checked=move || checked.get()
                disabled=move || disabled.get()
                on:change=move |_| {
                    let Some(input) = node.get_untracked() else { return };
                    on_change.run(input.checked());
                    input.set_checked(checked.try_get_untracked().unwrap_or(false));
                }
            />
            <span>{label}</span>
        </label>
    }
}
