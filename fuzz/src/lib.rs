//! What must hold for any bytes: a target takes them as a file, a text, an answer or a stream of events, and panics when it does not.
//!
//! `scripts/fuzz` runs a target under libFuzzer; `tests/replay.rs` plays what that has kept as plain tests.

pub mod mutate;

mod answer;
mod document;
mod events;
mod template;

/// Something to try with any bytes.
pub struct Target {
    /// The name of its folder in `corpus/`.
    pub name: &'static str,
    /// Tries it; panics when something that must hold does not.
    pub run: fn(&[u8]),
}

/// Every target.
pub const TARGETS: [Target; 4] = [
    Target { name: "document", run: document::run },
    Target { name: "template", run: template::run },
    Target { name: "answer", run: answer::run },
    Target { name: "events", run: events::run },
];

/// Bytes as text: what is no UTF-8 becomes the replacement character.
fn text(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
