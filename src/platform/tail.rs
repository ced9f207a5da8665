//! The last moments: changes that were not yet acknowledged when the page was hidden, kept where writing is immediate.

use gloo_storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};

use super::page;

const KEY: &str = "usher.tail";
/// More than this would eat into what the browser lets a page write in an hour.
const MOST_CHARS: usize = 100_000;

/// One change of the tail.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Its number in the journal.
    pub n: u64,
    /// When it was made, in milliseconds since 1970.
    #[serde(default)]
    pub at: f64,
    /// The patch as JSON.
    pub text: String,
}

/// The changes after a number of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tail {
    /// The number of the change before the first one here.
    pub base: u64,
    /// The changes, in order.
    pub records: Vec<Record>,
}

/// Keeps a tail; too long a one is left to the journal's own last transaction.
pub fn write(tail: &Tail) {
    let length: usize = tail.records.iter().map(|record| record.text.len()).sum();
    if length <= MOST_CHARS && page::local_storage().is_some() {
        let _ = LocalStorage::set(KEY, tail);
    }
}

/// What a closing page left behind: a tail, or a text that is none.
pub fn read() -> Option<Result<Tail, String>> {
    let text = page::local_storage()?.get_item(KEY).ok().flatten()?;
    Some(serde_json::from_str(&text).map_err(|_| text))
}

/// Forgets the tail: its changes are in the journal.
pub fn forget() {
    if let Some(storage) = page::local_storage() {
        let _ = storage.remove_item(KEY);
    }
}

/// Notes when this browser last held work and how much, for the page that shows what is left (public/recover.js).
pub fn remember(date: f64, workflows: usize) {
    if page::local_storage().is_some() {
        let _ = LocalStorage::set("usher.last", serde_json::json!({ "date": date, "workflows": workflows }));
    }
}
