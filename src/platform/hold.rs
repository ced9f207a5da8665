//! Focus that does not scroll, and pointers that stay with the element they were pressed on.

use leptos::prelude::{document, window};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, FocusOptions, HtmlElement, PointerEvent};

/// Moves the focus to an element without scrolling anything: the canvas brings itself into view.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take focus leaves it where it is.
        let _ = element.focus_with_options(&options);
    }
}

/// Moves the focus to the element of this id; says whether there is one.
pub fn focus_id(id: &str) -> bool {
    let element = document().get_element_by_id(id);
    if let Some(element) = &element {
        focus(element);
    }
    element.is_some()
}

/// Lets all further events of a pointer come to this element until it is released.
pub fn capture(element: &Element, event: &PointerEvent) {
    // Refused for a pointer that was released meanwhile: then there is nothing to hold.
    let _ = element.set_pointer_capture(event.pointer_id());
}

/// The root font size divided by 16: how much larger than usual the person wants text.
#[must_use]
pub fn text_scale() -> f64 {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    let pixels = size.and_then(|size| size.trim_end_matches("px").parse::<f64>().ok());
    pixels.filter(|pixels| pixels.is_finite() && *pixels > 0.0).unwrap_or(16.0) / 16.0
}

/// Whether a point of an element, from its top left corner, is seen and not under another element; what matches `above`
/// counts as another even inside of it.
#[must_use]
pub fn is_on(element: &Element, x: f64, y: f64, above: &str) -> bool {
    let rect = element.get_bounding_client_rect();
    #[expect(clippy::cast_possible_truncation, reason = "a point of the window")]
    let top = document().element_from_point((rect.x() + x) as f32, (rect.y() + y) as f32);
    top.is_some_and(|top| element.contains(Some(&top)) && top.closest(above).ok().flatten().is_none())
}
