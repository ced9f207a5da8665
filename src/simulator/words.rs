//! The words of the simulator, renewed with the language.

use leptos::prelude::*;
use usher_wording::{Language, simulator::Words, ui};

use crate::state::Ui;

/// A text in the page's language.
pub fn say(pick: impl Fn(Language) -> String + Send + Sync + 'static) -> Signal<String> {
    let ui = Ui::get();
    Signal::derive(move || pick(ui.language()))
}

/// A fixed word of the simulator.
pub fn word(pick: impl Fn(&'static ui::Simulator) -> &'static str + Send + Sync + 'static) -> Signal<String> {
    say(move |language| pick(&language.strings().simulator).to_owned())
}

/// A fixed word of many pages.
pub fn common(pick: impl Fn(&'static ui::Common) -> &'static str + Send + Sync + 'static) -> Signal<String> {
    say(move |language| pick(&language.strings().common).to_owned())
}

/// A fixed word of the simulator's finer parts.
pub fn fine(pick: impl Fn(&'static Words) -> &'static str + Send + Sync + 'static) -> Signal<String> {
    say(move |language| pick(language.simulator()).to_owned())
}
