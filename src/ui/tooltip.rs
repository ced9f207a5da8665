//! A tooltip: on hover after a moment, on focus at once; the pointer may go onto it, Escape closes it.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, KeyboardEvent, PointerEvent};

use super::listen::{Listening, fresh_id};
use super::spot::Spot;

/// How long the pointer rests before the tooltip opens.
const OPENS_AFTER: Duration = Duration::from_millis(500);
/// How long the pointer may be away, on its way to the tooltip.
const CLOSES_AFTER: Duration = Duration::from_millis(150);

/// Shows a few words about the control inside it. An empty text shows nothing.
#[component]
pub fn Tooltip(
    /// The words.
    #[prop(into)]
    text: Signal<String>,
    /// The id of the words, for the control's `aria-describedby`; made up if left out.
    #[prop(optional, into)]
    id: Option<String>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let anchor = NodeRef::<html::Span>::new();
    let words = NodeRef::<html::Span>::new();
    let open = RwSignal::new(false);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let escape = StoredValue::new_local(None::<Listening>);
    let stop_timer = move || {
        if let Some(running) = timer.try_update_value(Option::take).flatten() {
            running.clear();
        }
    };
    let later = move |wish: bool, after: Duration| {
        stop_timer();
        let handle = set_timeout_with_handle(move || _ = open.try_set(wish), after).ok();
        timer.set_value(handle);
    };
    let now = move |wish: bool| {
        stop_timer();
        open.set(wish);
    };

    Effect::new(move |_| {
        let wanted = open.get() && !text.get().is_empty();
        let (Some(words), Some(anchor)) = (words.get(), anchor.get()) else { return };
        if !wanted {
            escape.set_value(None);
            // Already hidden is fine.
            let _ = words.hide_popover();
            return;
        }
        if words.show_popover().is_ok()
            && let Some(control) = anchor.first_element_child()
        {
            Spot::below(&control).place_centred(&words);
        }
        escape.set_value(Some(Listening::start(&window(), "keydown", move |event| {
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Escape") {
                now(false);
            }
        })));
    });
    on_cleanup(stop_timer);

    let on_focus = move |event: leptos::ev::FocusEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        // A pressed button has focus too; only the keyboard's focus asks for words.
        if target.is_some_and(|element| element.matches(":focus-visible").unwrap_or(false)) {
            now(true);
        }
    };
    let on_enter = move |event: PointerEvent| {
        if event.pointer_type() != "touch" {
            later(true, OPENS_AFTER);
        }
    };
    view! {
        <span
            class="tooltip-anchor"
            node_ref=anchor
            on:pointerenter=on_enter
            on:pointerleave=move |_| later(false, CLOSES_AFTER)
            on:pointerdown=move |_| now(false)
            on:focusin=on_focus
            on:focusout=move |_| now(false)
        >
            {children()}
            <span
                class="tooltip"
                role="tooltip"
                popover="manual"
                id=id.unwrap_or_else(|| fresh_id("tooltip"))
                node_ref=words
            >
                {text}
            </span>
        </span>
    }
}
