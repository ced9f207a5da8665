//! Arrow keys inside one Tab stop: which of several elements is next.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// The elements of a composite that can be reached now: shown and not disabled, in document order.
pub(super) fn reachable(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into::<HtmlElement>().ok())
        // A hidden element has no box.
        .filter(|element| element.offset_width() > 0 && !element.has_attribute("disabled"))
        .collect()
}

/// Which element the key leads to from the focused one. `None`: the key means nothing here.
pub(super) fn led_to(key: &str, root: &Element, selector: &str) -> Option<HtmlElement> {
    let all = reachable(root, selector);
    let count = all.len();
    if count == 0 {
        return None;
    }
    let active = root.owner_document().and_then(|document| document.active_element());
    let here = all.iter().position(|element| active.as_ref().is_some_and(|focused| focused.is_same_node(Some(element))));
    let next = match (key, here) {
        ("ArrowDown" | "ArrowRight", Some(at)) => (at + 1) % count,
        ("ArrowUp" | "ArrowLeft", Some(at)) => (at + count - 1) % count,
        ("ArrowDown" | "ArrowRight" | "Home", _) => 0,
        ("ArrowUp" | "ArrowLeft" | "End", _) => count - 1,
        _ => return None,
    };
    all.into_iter().nth(next)
}
