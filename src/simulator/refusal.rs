//! Why something could not be done, said where it was tried.

use leptos::prelude::*;

use crate::state::{Simulator, simulator::Place};
use crate::ui::prelude::*;

/// The line; nothing while nothing was refused there.
#[component]
pub fn Refusal(
    /// The simulator.
    simulator: Simulator,
    /// Where it stands.
    at: Place,
) -> impl IntoView {
    let why = Memo::new(move |_| simulator.refused_at(at));
    move || {
        let why = why.get();
        (!why.is_empty()).then(|| {
            view! {
                <p class="dock__refusal field__error">
                    <Icon glyph=Glyph::Error size=13 />
                    <span>{why}</span>
                </p>
            }
        })
    }
}
