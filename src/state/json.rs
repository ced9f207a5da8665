//! JSON that people type: read, written out, and what is wrong with it in words.

use serde_json::Value as Json;
use usher_interop::read;
use usher_wording::{Language, pages};

/// Reads what was typed; nothing at all is `null`.
///
/// # Errors
/// What is wrong with it and where, as a sentence.
pub fn read(text: &str, language: Language) -> Result<Json, String> {
    if text.trim().is_empty() {
        return Ok(Json::Null);
    }
    read::read_json(text).map_err(|error| pages::typed_json(&error, language))
}

/// Writes JSON as people read it; `null` is nothing at all.
#[must_use]
pub fn write(json: &Json) -> String {
    if json.is_null() { String::new() } else { serde_json::to_string_pretty(json).unwrap_or_default() }
}
