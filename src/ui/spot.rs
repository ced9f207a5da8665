//! Where something that pops up is anchored, and how it is kept inside the window.

use leptos::prelude::window;
use leptos::web_sys::{Element, HtmlElement};

/// How far a popup stays from its anchor and from the edges of the window, in CSS px.
const GAP: f64 = 4.0;

/// A rectangle of the window, in CSS px: what a popup belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Distance from the window's left edge.
    pub x: f64,
    /// Distance from the window's top edge.
    pub y: f64,
    /// Width of the anchor, 0 for a point.
    pub width: f64,
    /// Height of the anchor, 0 for a point.
    pub height: f64,
}

impl Spot {
    /// A point, such as where the pointer was pressed.
    pub const fn at(x: f64, y: f64) -> Self {
        Self { x, y, width: 0.0, height: 0.0 }
    }

    /// The present place of an element.
    pub fn below(element: &Element) -> Self {
        let rect = element.get_bounding_client_rect();
        Self { x: rect.x(), y: rect.y(), width: rect.width(), height: rect.height() }
    }

    /// Moves a shown popup under this spot, or above it where there is more room there.
    pub fn place(self, popup: &HtmlElement) {
        let (left, top) = self.corner(popup, self.x);
        put(popup, left, top);
    }

    /// Like [`Spot::place`], with the middles aligned.
    pub(super) fn place_centred(self, popup: &HtmlElement) {
        let width = f64::from(popup.offset_width());
        let (left, top) = self.corner(popup, self.x + (self.width - width) / 2.0);
        put(popup, left, top);
    }

    fn corner(self, popup: &HtmlElement, wished_left: f64) -> (f64, f64) {
        let (width, height) = (f64::from(popup.offset_width()), f64::from(popup.offset_height()));
        let (window_width, window_height) = window_size();
        let below = self.y + self.height + GAP;
        let above = self.y - GAP - height;
        let top = if below + height + GAP <= window_height || above < GAP { below } else { above };
        // A popup taller than both rooms stays in the window, over its anchor.
        let top = top.min(window_height - height - GAP).max(GAP);
        (wished_left.min(window_width - width - 2.0 * GAP).max(2.0 * GAP), top)
    }
}

fn put(popup: &HtmlElement, left: f64, top: f64) {
    let style = popup.style();
    // Setting a well-formed length cannot fail.
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}

fn window_size() -> (f64, f64) {
    let window = window();
    let size = |value: Result<leptos::wasm_bindgen::JsValue, _>| value.ok().and_then(|v| v.as_f64());
    (size(window.inner_width()).unwrap_or(1024.0), size(window.inner_height()).unwrap_or(768.0))
}
