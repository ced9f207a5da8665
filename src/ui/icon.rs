//! An icon of the set as inline SVG, and the mark of the product.

use leptos::prelude::*;

use super::glyph::Glyph;

/// Draws an icon. It says nothing to a screen reader: the words stand beside it or in the control's name.
#[component]
pub fn Icon(
    /// Which icon.
    #[prop(into)]
    glyph: Signal<Glyph>,
    /// Edge length at the usual text size: 12, 13, 14, 15, 16, 18, 20 or 24.
    #[prop(default = 16)]
    size: u8,
) -> impl IntoView {
    let solid = move || {
        let drawing = glyph.get().drawing();
        (!drawing.solid.is_empty()).then(|| view! { <path class="icon__solid" d=drawing.solid></path> })
    };
    let line = move || {
        let drawing = glyph.get().drawing();
        (!drawing.line.is_empty()).then(|| view! { <path d=drawing.line></path> })
    };
    let class = if size == 16 { "icon".to_owned() } else { format!("icon icon--{size}") };
    view! {
        <svg class=class viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            {line}
            {solid}
        </svg>
    }
}

/// The mark of the product, to be put into a link with the class `logo`.
#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <svg
            class="icon icon--18"
            viewBox="0 0 18 18"
            stroke-width="2"
            aria-hidden="true"
            focusable="false"
        >
            <path d="M4 3.5V9a4.5 4.5 0 0 0 9 0V6"></path>
            <path d="M10.2 7.6 13 4.8l2.8 2.8"></path>
            <circle class="icon__solid" cx="4" cy="3.5" r="1.3"></circle>
        </svg>
    }
}
