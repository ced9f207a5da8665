//! The two live regions of the page: there from the start, empty until something is said.

use leptos::prelude::*;

use super::announcer::Announcer;

/// Renders what an announcer says. Once in the page.
#[component]
pub fn LiveRegions(
    /// Who speaks.
    announcer: Announcer,
) -> impl IntoView {
    view! {
        <div class="visually-hidden" aria-live="polite" aria-atomic="true">
            {announcer.polite()}
        </div>
        <div class="visually-hidden" aria-live="assertive" aria-atomic="true">
            {announcer.assertive()}
        </div>
    }
}
