//! A number: typed, or stepped with the arrow keys.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;

use super::caret::keep_in_step;
use super::field::Wiring;

/// Reads a number as people type it: spaces around it and a decimal comma are fine.
fn read(text: &str, decimals: bool) -> Option<f64> {
    let number = text.trim().replace(',', ".").parse::<f64>().ok()?;
    (number.is_finite() && (decimals || number.fract() == 0.0)).then_some(number)
}

/// A spin button without the tiny arrows: Up and Down step, Page Up and Page Down take ten steps.
#[component]
pub fn NumberInput(
    /// The number; `None` shows an empty input.
    #[prop(into)]
    value: Signal<Option<f64>>,
    /// Called at each change; `None`: empty, or not a number.
    #[prop(into)]
    on_input: Callback<Option<f64>>,
    /// Its name where no field labels it.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// The smallest number the arrows reach. A smaller one can be typed; the field says that it is wrong.
    #[prop(optional)]
    min: Option<f64>,
    /// The largest number the arrows reach.
    #[prop(optional)]
    max: Option<f64>,
    /// What an arrow key adds.
    #[prop(default = 1.0)]
    step: f64,
    /// Whether parts of a number count.
    #[prop(optional)]
    decimals: bool,
    /// 28 px tall.
    #[prop(optional)]
    compact: bool,
    /// Takes no input.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// An id of its own.
    #[prop(optional, into)]
    id: Option<String>,
    /// To reach the element.
    #[prop(optional)]
    node_ref: Option<NodeRef<html::Input>>,
) -> impl IntoView {
    let wiring = Wiring::take(id, name.is_some());
    let node = node_ref.unwrap_or_default();
    let composing = StoredValue::new(false);
    // What is typed stays as it is until focus leaves: "1." must not become "1" under the caret.
    let typed = RwSignal::new(None::<String>);
    let plain = move || value.get().map(|number| number.to_string()).unwrap_or_default();
    let shown = Signal::derive(move || typed.get().unwrap_or_else(plain));
    let restore = keep_in_step(node, shown, composing);
    let text = move || node.get_untracked().map(|input| input.value()).unwrap_or_default();
    let not_a_number = move || typed.get().is_some_and(|text| !text.trim().is_empty() && read(&text, decimals).is_none());
    let go_to = move |number: f64| {
        let number = number.max(min.unwrap_or(f64::MIN)).min(max.unwrap_or(f64::MAX));
        typed.set(None);
        on_input.run(Some(number));
    };
    let on_keydown = move |event: KeyboardEvent| {
        let steps = match event.key().as_str() {
            "ArrowUp" => 1.0,
            "ArrowDown" => -1.0,
            "PageUp" => 10.0,
            "PageDown" => -10.0,
            _ => return,
        };
        event.prevent_default();
        match value.get_untracked() {
            Some(number) => go_to(number + steps * step),
            None => go_to(min.unwrap_or(0.0)),
        }
    };
    let is_invalid = move || (wiring.invalid.get() || not_a_number()).then_some("true");
    view! {
        <span class=if compact { "input input--number input--compact" } else { "input input--number" }>
            <input
                class="input__control"
                type="text"
                role="spinbutton"
                inputmode=if decimals { "decimal" } else { "numeric" }
                autocomplete="off"
                id=wiring.id
                node_ref=node
                value=shown.get_untracked()
                aria-label=name.map(|name| move || name.get())
                aria-valuenow=move || value.get().map(|number| number.to_string())
                aria-valuemin=min.map(|min| min.to_string())
                aria-valuemax=max.map(|max| max.to_string())
                aria-describedby=move || wiring.described_by.get()
                aria-invalid=is_invalid
                disabled=move || disabled.get()
                on:input=move |_| {
                    let text = text();
                    typed.set(Some(text.clone()));
                    on_input.run(read(&text, decimals));
                }
                on:keydown=on_keydown
                on:compositionstart=move |_| composing.set_value(true)
                on:compositionend=move |_| composing.set_value(false)
                on:blur=move |_| {
                    typed.set(None);
                    restore();
                }
            />
        </span>
    }
}
