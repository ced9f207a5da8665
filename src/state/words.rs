//! Words in the page's language, renewed with it.

use leptos::prelude::*;
use usher_wording::{Language, ui};

use super::Ui;

/// A text in the page's language.
pub fn say(pick: impl Fn(Language) -> String + Send + Sync + 'static) -> Signal<String> {
    let ui = Ui::get();
    Signal::derive(move || pick(ui.language()))
}

/// One function a table of words.
macro_rules! pickers {
    ($($(#[$doc:meta])* $name:ident: $table:ident;)*) => { $(
        $(#[$doc])*
        pub fn $name(pick: impl Fn(&'static ui::$table) -> &'static str + Send + Sync + 'static) -> Signal<String> {
            say(move |language| pick(language.$name()).to_owned())
        }
    )* };
}

pickers! {
    /// A fixed word of many pages.
    common: Common;
    /// A fixed word of the builder.
    builder: Builder;
    /// A fixed word of the inspector.
    inspector: Inspector;
    /// A fixed word of the simulator.
    simulator: Simulator;
}
