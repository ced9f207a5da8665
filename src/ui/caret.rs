//! What is being typed stays under the caret while the value's signal changes: for one line of text and for several.

use leptos::html::{self, ElementType};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{self, Element};

/// An element that a person writes in.
pub(super) trait Written: ElementType<Output: AsRef<Element> + JsCast + Clone + 'static> + 'static {
    /// The text in it.
    fn text(element: &Self::Output) -> String;
    /// Replaces the text; the browser puts the caret at its end.
    fn set_text(element: &Self::Output, text: &str);
    /// Where the caret is, in UTF-16 units; `None` for inputs without one.
    fn caret(element: &Self::Output) -> Option<u32>;
    /// Puts the caret somewhere; inputs without one refuse, and there is nothing to restore then.
    fn set_caret(element: &Self::Output, at: u32);
}

macro_rules! written {
    ($($html:ident $element:ident)*) => { $(
        impl Written for html::$html {
            fn text(element: &web_sys::$element) -> String {
                element.value()
            }
            fn set_text(element: &web_sys::$element, text: &str) {
                element.set_value(text);
            }
            fn caret(element: &web_sys::$element) -> Option<u32> {
                element.selection_start().ok().flatten()
            }
            fn set_caret(element: &web_sys::$element, at: u32) {
                let _ = element.set_selection_range(at, at);
            }
        }
    )* };
}

written! {
    Input HtmlInputElement
    Textarea HtmlTextAreaElement
}

/// Writes a changed value into an element without moving the caret further than needed. What is given back does it once more.
pub(super) fn keep_in_step<E: Written>(
    node: NodeRef<E>,
    shown: Signal<String>,
    composing: StoredValue<bool>,
) -> impl Fn() + Copy + 'static {
    let write = move |text: String| {
        let Some(element) = node.try_get_untracked().flatten() else { return };
        // A text that an input method is still composing must not be touched.
        if composing.try_get_value() != Some(false) || E::text(&element) == text {
            return;
        }
        let caret = E::caret(&element);
        E::set_text(&element, &text);
        let focused = document().active_element().is_some_and(|active| active == *element.as_ref());
        if let (true, Some(caret)) = (focused, caret) {
            E::set_caret(&element, caret.min(text.encode_utf16().count() as u32));
        }
    };
    Effect::new(move |_| {
        let text = shown.get();
        node.track();
        write(text);
    });
    // What is taken out of the page loses focus after its signals are gone.
    move || _ = shown.try_get_untracked().map(write)
}
