//! Media queries as signals: what the screen is like, and when that changes.

use leptos::prelude::*;

use super::listening::listen;

/// Whether a media query holds, kept current for as long as the current owner lives. Without an answer: no.
#[must_use]
pub fn matches(query: &str) -> Signal<bool> {
    let list = window().match_media(query).ok().flatten();
    let holds = RwSignal::new(list.as_ref().is_some_and(|list| list.matches()));
    if let Some(list) = list {
        let target = list.clone();
        listen(&target, "change", move |_| holds.set(list.matches()));
    }
    holds.into()
}

/// Whether the person asked for less motion.
#[must_use]
pub fn wants_less_motion() -> bool {
    matches_now("(prefers-reduced-motion: reduce)")
}

/// Whether a media query holds at this moment. Without an answer: no.
#[must_use]
pub fn matches_now(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}
