//! What a simulation says to a screen reader: at most one message a second, and a summary of what came meanwhile.

use std::time::Duration;

use leptos::prelude::*;
use usher_model::trace::{TraceEntry, What};
use usher_wording::{Language, simulator as words, trace};

use super::Ui;
use super::desk::Desk;

/// Nothing is said sooner after the last message.
const PAUSE: Duration = Duration::from_secs(1);
/// So many lines are said; of the others only how many they are.
const LINES: usize = 6;

/// Says what happens, in turn. A copy speaks with the same voice.
#[derive(Clone, Copy)]
pub struct Voice {
    ui: Ui,
    waiting: StoredValue<Vec<String>>,
    is_pausing: StoredValue<bool>,
}

impl Voice {
    /// The voice of the page.
    #[must_use]
    pub fn new(ui: Ui) -> Self {
        Self { ui, waiting: StoredValue::new(Vec::new()), is_pausing: StoredValue::new(false) }
    }

    /// Says these lines as soon as it is their turn.
    pub fn say(self, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        self.waiting.update_value(|waiting| waiting.extend(lines));
        if !self.is_pausing.get_value() {
            self.utter();
        }
    }

    fn utter(self) {
        // The page may be gone when a pause ends.
        let Some(lines) = self.waiting.try_update_value(std::mem::take) else { return };
        if lines.is_empty() {
            return self.is_pausing.set_value(false);
        }
        // What happened last matters most.
        let more = lines.len().saturating_sub(LINES);
        self.ui.announcer.say(words::summary(&lines[more..], more, self.ui.language_now()));
        self.is_pausing.set_value(true);
        set_timeout(move || self.utter(), PAUSE);
    }
}

/// What of an event is worth saying aloud.
#[must_use]
pub fn spoken(desk: &Desk, entries: &[TraceEntry], language: Language) -> Vec<String> {
    let is_news = |entry: &&TraceEntry| match &entry.what {
        What::MessageSent { .. }
        | What::MessageFailed { .. }
        | What::Waiting { .. }
        | What::TimedOut { .. }
        | What::Invalid { .. }
        | What::Assigned { .. }
        | What::Queued { .. }
        | What::UserStatusChanged { .. }
        | What::ConversationOpened { .. }
        | What::ConversationClosed { .. }
        | What::NotTriggered { .. }
        | What::Ended { .. }
        | What::Warning { .. }
        | What::Error { .. } => true,
        What::Triggered { .. }
        | What::Entered { .. }
        | What::Left { .. }
        | What::Condition { .. }
        | What::Calendar { .. }
        | What::Dedicated { .. }
        | What::Routed { .. }
        | What::Answered { .. }
        | What::VariableSet { .. }
        | What::SkippedUser { .. }
        | What::FieldChanged { .. }
        | What::TagAdded { .. }
        | What::TagRemoved { .. }
        | What::LifecycleChanged { .. }
        | What::Commented { .. }
        | What::HttpRequest { .. }
        | What::Jumped { .. } => false,
    };
    let mut lines: Vec<String> =
        entries.iter().filter(is_news).map(|entry| trace::entry(entry, desk.document(), &|id| desk.name_of(id), language).title).collect();
    if lines.is_empty() {
        lines.push(words::time(desk.now(), desk.document()));
    }
    lines
}
