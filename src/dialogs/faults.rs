//! Everything that is wrong with a file: where, and what to do.

use leptos::prelude::*;
use usher_interop::fault::{Fault, ReadError};
use usher_wording::{faults, pages};

use crate::state::Ui;
use crate::ui::prelude::*;

/// The faults of a file that was not imported.
#[component]
pub fn Faults(
    /// The file's name.
    file: String,
    /// What is wrong with it.
    error: ReadError,
) -> impl IntoView {
    let ui = Ui::get();
    let total = error.total;
    let line = move |fault: &Fault| {
        let language = ui.language();
        view! {
            <li class="fault">
                <span class="fault__place">{pages::line_column(fault.line, fault.column, language)}</span>
                <span class="fault__path">{fault.path.clone()}</span>
                <span class="fault__text">{faults::fault(&fault.kind, language)}</span>
            </li>
        }
    };
    let lines = move || error.faults.iter().map(line).collect_view();
    view! {
        <div class="faults">
            <p class="faults__title" role="alert">
                <Icon glyph=Glyph::Error />
                <span>{move || pages::not_imported(&file, total, ui.language())}</span>
            </p>
            // Scrolls, so it must be reachable by keyboard.
            <ul class="faults__list" tabindex="0" aria-label=ui.say(|words| words.problems)>
                {lines}
            </ul>
        </div>
    }
}
