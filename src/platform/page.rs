//! The page itself: its address, title, language and theme, storage that may be denied, and the moment it is left.

use leptos::prelude::{document, window};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlElement, Storage, VisibilityState};

use super::listening::listen;

/// The browser's small store. `None` where it is denied (the getter throws) or switched off (it is null).
#[must_use]
pub fn local_storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The part of the address after the `#`, with it; empty without.
#[must_use]
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to a place of the app; the browser remembers the way back.
pub fn go_to(hash: &str) {
    // Refused only for a broken URL, and a hash makes none.
    let _ = window().location().set_hash(hash);
}

/// Loads the page anew.
pub fn reload() {
    let _ = window().location().reload();
}

/// Calls back whenever the address changes.
pub fn on_hash_change(mut react: impl FnMut() + 'static) {
    listen(&window(), "hashchange", move |_| react());
}

/// Calls back when the page may be about to go: hidden, or left. The first such moment may be the last.
pub fn on_leaving(react: impl Fn() + Clone + 'static) {
    let hidden = react.clone();
    listen(&document(), "visibilitychange", move |_| {
        if document().visibility_state() == VisibilityState::Hidden {
            hidden();
        }
    });
    listen(&window(), "pagehide", move |_| react());
}

/// Asks the person before the page is left, whenever `must_ask` says so.
pub fn ask_before_leaving(must_ask: impl Fn() -> bool + 'static) {
    listen(&window(), "beforeunload", move |event: Event| {
        if must_ask() {
            event.prevent_default();
        }
    });
}

/// Whether the start before this one crashed twice within a minute, so that nothing shall open by itself.
#[must_use]
pub fn is_safe_mode() -> bool {
    root().is_some_and(|root| root.has_attribute("data-usher-safe-mode"))
}

/// Ends the safe mode for this and the next start.
pub fn end_safe_mode() {
    if let Some(root) = root() {
        let _ = root.remove_attribute("data-usher-safe-mode");
    }
    if let Some(storage) = local_storage() {
        let _ = storage.remove_item("usher.safeMode");
    }
}

/// Tells the page's own scripts that the app has started.
pub fn mark_ready() {
    set("data-usher-ready", "");
}

/// The title of the tab.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The language of the page as assistive technology hears it.
pub fn set_language(tag: &str) {
    set("lang", tag);
}

/// `light`, `dark` or `system`, for the styles and for the browser's own frame.
pub fn set_theme(theme: &str) {
    set("data-theme", theme);
    let scheme = match theme {
        "light" | "dark" => theme,
        _ => "light dark",
    };
    if let Ok(Some(meta)) = document().query_selector("meta[name=color-scheme]") {
        let _ = meta.set_attribute("content", scheme);
    }
}

/// The language that the page's first script decided on.
#[must_use]
pub fn language() -> String {
    root().and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

/// Moves the focus to the page's heading, so that a reader hears where it is.
pub fn focus_heading() {
    if let Ok(Some(heading)) = document().query_selector("h1") {
        focus(&heading);
    }
}

/// Moves the focus to the element of this id.
pub fn focus_id(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus(&element);
    }
}

/// Moves the focus to an element.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

fn root() -> Option<Element> {
    document().document_element()
}

fn set(name: &str, value: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute(name, value);
    }
}
