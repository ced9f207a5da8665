//! What a person chose for this browser: theme and language. Losing them is harmless, so failures are silent.

use gloo_storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};

use super::page;

const KEY: &str = "usher.preferences";

/// The chosen theme and language, by the names that the page's first script reads as well (public/early.js).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferences {
    /// `light`, `dark` or `system`.
    #[serde(default)]
    pub theme: String,
    /// `en` or `ru`; empty: as the browser says.
    #[serde(default)]
    pub language: String,
}

/// Reads the preferences; those of nobody where there are none or storage is denied.
#[must_use]
pub fn read() -> Preferences {
    // gloo panics where storage is denied, so it is only asked after the probe.
    if page::local_storage().is_none() {
        return Preferences::default();
    }
    LocalStorage::get(KEY).unwrap_or_default()
}

/// Keeps the preferences, where the browser lets us.
pub fn write(preferences: &Preferences) {
    if page::local_storage().is_some() {
        let _ = LocalStorage::set(KEY, preferences);
    }
}
