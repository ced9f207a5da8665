//! What is said to a screen reader: calm things in turn, urgent things at once.

use std::time::Duration;

use leptos::prelude::*;

/// Messages that come faster than this are said together.
const PAUSE: Duration = Duration::from_millis(500);
/// Added to every other message: an unchanged text is not read a second time.
const UNHEARD: char = '\u{200b}';

/// Says things through the page's two live regions. A copy says them through the same ones.
#[derive(Clone, Copy)]
pub struct Announcer {
    polite: Voice,
    assertive: Voice,
}

impl Announcer {
    /// One for the page; hand it to [`super::live_region::LiveRegions`].
    pub fn new() -> Self {
        Self { polite: Voice::new(), assertive: Voice::new() }
    }

    /// Says what has changed when the reader has finished its sentence.
    pub fn say(&self, text: impl Into<String>) {
        self.polite.say(text.into());
    }

    /// Says what went wrong at once.
    pub fn alert(&self, text: impl Into<String>) {
        self.assertive.say(text.into());
    }

    pub(super) fn polite(&self) -> Signal<String> {
        self.polite.text.into()
    }

    pub(super) fn assertive(&self) -> Signal<String> {
        self.assertive.text.into()
    }
}

impl Default for Announcer {
    fn default() -> Self {
        Self::new()
    }
}

#[derive(Clone, Copy)]
struct Voice {
    text: RwSignal<String>,
    waiting: StoredValue<Vec<String>>,
    is_pausing: StoredValue<bool>,
}

impl Voice {
    fn new() -> Self {
        Self { text: RwSignal::new(String::new()), waiting: StoredValue::new(Vec::new()), is_pausing: StoredValue::new(false) }
    }

    fn say(self, text: String) {
        if text.is_empty() {
            return;
        }
        let known = self.waiting.try_update_value(|waiting| waiting.push(text)).is_some();
        if known && !self.is_pausing.get_value() {
            self.utter();
        }
    }

    fn utter(self) {
        // The page may be gone when a pause ends; then nobody listens any more.
        let Some(waiting) = self.waiting.try_update_value(std::mem::take) else { return };
        let said = !waiting.is_empty();
        if said {
            self.text.update(|text| {
                let was_marked = text.ends_with(UNHEARD);
                *text = waiting.join(" ");
                if !was_marked {
                    text.push(UNHEARD);
                }
            });
            set_timeout(move || self.utter(), PAUSE);
        }
        self.is_pausing.set_value(said);
    }
}
