//! A listener that goes when its owner goes.

use leptos::prelude::StoredValue;
use leptos::web_sys::{Event, EventTarget};

use crate::ui::prelude::Listening;

/// Listens for as long as the current owner lives: the component that called, or the whole app.
pub fn listen(target: &EventTarget, event: &'static str, react: impl FnMut(Event) + 'static) {
    StoredValue::new_local(Listening::start(target, event, react));
}
