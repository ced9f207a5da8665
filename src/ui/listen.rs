//! A listener that lasts as long as its owner, and ids that no two parts share.

use std::cell::Cell;

use leptos::wasm_bindgen::{JsCast, closure::Closure};
use leptos::web_sys::{Event, EventTarget};

thread_local! {
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// An id for an element of this page that nothing else has: the stem and a number.
pub fn fresh_id(stem: &str) -> String {
    let number = LAST.get() + 1;
    LAST.set(number);
    format!("{stem}-{number}")
}

/// A listener on any target, in the capture phase. Dropping it takes the listener away.
///
/// Keep it in a `StoredValue::new_local`, so that it goes with the component that made it.
pub struct Listening {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listening {
    /// Calls `react` for each event of that name before the target's descendants see it.
    pub fn start(target: &EventTarget, event: &'static str, react: impl FnMut(Event) + 'static) -> Self {
        let closure = Closure::<dyn FnMut(Event)>::new(react);
        // Refused only for a target that cannot listen; then there is nothing to hear either.
        let _ = target.add_event_listener_with_callback_and_bool(event, closure.as_ref().unchecked_ref(), true);
        Self { target: target.clone(), event, closure }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let callback = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.event, callback, true);
    }
}
