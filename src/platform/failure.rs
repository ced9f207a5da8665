//! What a browser can refuse, as data: the sentences are made where the person looks.

use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::DomException;

/// Why the browser did not do what it was asked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Storage or the clipboard is forbidden here: a private window, blocked site data, a sandboxed frame.
    Denied,
    /// No room is left for what was to be written.
    Full,
    /// The storage did not answer within five seconds.
    Silent,
    /// Another tab has written since this one last read: writing now would undo its work.
    Overtaken,
    /// The storage was made by a newer Usher than this one.
    Newer,
    /// What is kept cannot be read, so nothing may be written over it.
    Unreadable,
    /// Something else; in the browser's own words.
    Other(String),
}

impl From<JsValue> for Failure {
    /// Engines name the same refusal differently, so the older numeric code counts as well as the name.
    fn from(error: JsValue) -> Self {
        let Some(exception) = error.dyn_ref::<DomException>() else {
            return Self::Other(error.as_string().unwrap_or_else(|| format!("{error:?}")));
        };
        match (exception.name().as_str(), exception.code()) {
            ("SecurityError" | "NotAllowedError", _) | (_, 18) => Self::Denied,
            ("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED", _) | (_, 22) => Self::Full,
            ("ConstraintError", _) => Self::Overtaken,
            ("VersionError", _) => Self::Newer,
            (name, _) => Self::Other(format!("{name}: {}", exception.message())),
        }
    }
}
