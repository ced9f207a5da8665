//! A heading that folds what is below it.

use leptos::prelude::*;

use super::glyph::Glyph;
use super::icon::Icon;
use super::listen::fresh_id;

/// A button with a chevron, and what it shows and hides. What is hidden is not in the page.
#[component]
pub fn Disclosure(
    /// The words of the heading.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called with the wished state.
    #[prop(into)]
    on_toggle: Callback<bool>,
    /// A number at the end of the heading; empty: none.
    #[prop(optional, into)]
    count: Signal<String>,
    /// What is folded.
    children: ChildrenFn,
) -> impl IntoView {
    let id = fresh_id("fold");
    let controls = id.clone();
    let children = StoredValue::new(children);
    view! {
        <div class="disclosure">
            <button
                type="button"
                class="disclosure__head"
                aria-expanded=move || open.get().to_string()
                aria-controls=controls
                on:click=move |_| on_toggle.run(!open.get_untracked())
            >
                <Icon glyph=Glyph::ChevronRight size=12 />
                <span>{label}</span>
                <span class="disclosure__count">{count}</span>
            </button>
            <div class="disclosure__body" id=id>
                <Show when=move || open.get()>{children.with_value(|children| children())}</Show>
            </div>
        </div>
    }
}
