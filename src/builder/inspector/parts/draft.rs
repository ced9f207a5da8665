//! What is typed and cannot be kept as it is.

use leptos::prelude::*;
use usher_wording::ui::Inspector;

use super::super::words::say;

/// Why something cannot be kept, in words.
pub type Why = fn(&'static Inspector) -> &'static str;

/// A text that stays in its input until it may be kept; meanwhile the setting stays what it was. Copies are the same one.
#[derive(Clone, Copy)]
pub struct Draft {
    typed: RwSignal<Option<(String, Why)>>,
}

impl Draft {
    /// Nothing is being typed.
    #[must_use]
    pub fn new() -> Self {
        Self { typed: RwSignal::new(None) }
    }

    /// What the input shows: what is typed, else what is kept. Reactive.
    #[must_use]
    pub fn or(self, kept: Signal<String>) -> Signal<String> {
        Signal::derive(move || self.typed.get().map_or_else(|| kept.get(), |(text, _)| text))
    }

    /// What is wrong with it; empty: nothing. Reactive.
    #[must_use]
    pub fn error(self) -> Signal<String> {
        say(move |language| self.typed.get().map(|(_, why)| why(language.inspector()).to_owned()).unwrap_or_default())
    }

    /// Keeps what was typed in the input only.
    pub fn refuse(self, text: String, why: Why) {
        self.typed.set(Some((text, why)));
    }

    /// What was typed is kept, or given up.
    pub fn done(self) {
        if self.typed.try_with_untracked(Option::is_some) == Some(true) {
            self.typed.set(None);
        }
    }
}
