//! What stands where nothing is yet: what it would be, and what to do next.

use leptos::prelude::*;

use super::glyph::Glyph;
use super::icon::Icon;

/// An icon, a title, a sentence and a way on.
#[component]
pub fn EmptyState(
    /// What is missing, in three or four words.
    #[prop(into)]
    title: Signal<String>,
    /// One sentence that says what to do.
    #[prop(optional, into)]
    text: Option<Signal<String>>,
    /// An icon above the title.
    #[prop(optional)]
    icon: Option<Glyph>,
    /// The button or two.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            {icon.map(|glyph| view! { <Icon glyph=glyph size=24 /> })}
            <p class="empty__title">{title}</p>
            {text.map(|text| view! { <p class="empty__text">{text}</p> })}
            {children.map(|children| view! { <div class="empty__acts">{children()}</div> })}
        </div>
    }
}
