//! The words of the builder, renewed with the language.

use leptos::prelude::*;
use usher_wording::{Language, builder::Words, ui};

use crate::state::Ui;

/// A text in the page's language.
pub fn say(pick: impl Fn(Language) -> String + Send + Sync + 'static) -> Signal<String> {
    let ui = Ui::get();
    Signal::derive(move || pick(ui.language()))
}

/// A fixed word of the builder.
pub fn word(pick: impl Fn(&'static ui::Builder) -> &'static str + Send + Sync + 'static) -> Signal<String> {
    say(move |language| pick(&language.strings().builder).to_owned())
}

/// A fixed word of many pages.
pub fn common(pick: impl Fn(&'static ui::Common) -> &'static str + Send + Sync + 'static) -> Signal<String> {
    say(move |language| pick(&language.strings().common).to_owned())
}

/// A fixed word of the builder's finer parts.
pub fn fine(pick: impl Fn(&'static Words) -> &'static str + Send + Sync + 'static) -> Signal<String> {
    say(move |language| pick(language.builder()).to_owned())
}
