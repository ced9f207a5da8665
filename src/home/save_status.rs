//! The few words in the bar that say whether the last change is kept.

use leptos::prelude::*;
use usher_wording::pages;

use crate::platform::clock;
use crate::state::{Autosave, SaveState, Ui};

/// "Saved 12:01", once it is true.
#[component]
pub fn SaveStatus(
    /// More classes: where it stands.
    #[prop(optional, into)]
    class: String,
) -> impl IntoView {
    let (ui, autosave) = (Ui::get(), Autosave::get());
    let says = move || {
        let language = ui.language();
        let words = language.pages();
        match autosave.state() {
            SaveState::Untouched => String::new(),
            SaveState::Saving => words.saving.to_owned(),
            SaveState::Saved { at_ms } => pages::saved(&clock::time_of_day(at_ms, language), language),
            SaveState::NotSaved { .. } => words.not_saved.to_owned(),
            SaveState::OnlyInThisTab { .. } => words.only_here.to_owned(),
        }
    };
    let tone = move || match autosave.state() {
        SaveState::NotSaved { .. } | SaveState::OnlyInThisTab { .. } => Some("danger"),
        SaveState::Untouched | SaveState::Saving | SaveState::Saved { .. } => None,
    };
    view! {
        <span role="status" class=format!("bar__saved {class}").trim().to_owned() data-tone=tone>
            {says}
        </span>
    }
}
