//! Text to the system's clipboard, and pasted text from it.

use leptos::prelude::window;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{ClipboardEvent, Element, Event};
use wasm_bindgen_futures::JsFuture;

use super::Failure;

/// Copies text.
///
/// # Errors
/// When the browser refuses: outside a gesture, without permission, on an insecure page.
pub async fn copy(text: &str) -> Result<(), Failure> {
    let navigator = window().navigator();
    // Absent on a page without a secure origin, where the getter gives undefined.
    if js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_undefined()) {
        return Err(Failure::Denied);
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await?;
    Ok(())
}

/// The text of a paste that no control of the page wants for itself.
#[must_use]
pub fn pasted_outside_inputs(event: &Event) -> Option<String> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let in_input = target.is_some_and(|target| {
        target.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some()
            || target.closest("dialog").ok().flatten().is_some()
    });
    if in_input || event.default_prevented() {
        return None;
    }
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    data.get_data("text/plain").ok().filter(|text| !text.trim().is_empty())
}

/// Whether a copy, cut or paste is meant for a control of the page or for a dialog.
#[must_use]
pub fn is_for_an_input(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("input, textarea, select, [contenteditable], dialog").ok().flatten().is_some())
}

/// The text on the clipboard, where the browser hands it out.
///
/// # Errors
/// When it refuses: without a gesture or a permission.
pub async fn read() -> Result<String, Failure> {
    let navigator = window().navigator();
    if js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_undefined()) {
        return Err(Failure::Denied);
    }
    let text = JsFuture::from(navigator.clipboard().read_text()).await?;
    Ok(text.as_string().unwrap_or_default())
}
