//! Whether what was done is kept, as the status in the bar says it.

use crate::platform::Failure;

/// Whether the last change is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SaveState {
    /// Nothing was changed and nothing is kept.
    #[default]
    Untouched,
    /// A change is being written.
    Saving,
    /// Everything is kept: the transaction is complete.
    Saved {
        /// Since when, in milliseconds since 1970.
        at_ms: f64,
    },
    /// The browser refused; the changes are in this tab and it is tried again where that can help.
    NotSaved {
        /// Why.
        why: Failure,
        /// How many changes are only in this tab.
        unsaved: usize,
    },
    /// This browser keeps nothing at all.
    OnlyInThisTab {
        /// Why.
        why: Failure,
        /// How many changes there are to lose.
        unsaved: usize,
    },
}

impl SaveState {
    /// Whether leaving the page would lose something.
    #[must_use]
    pub const fn loses_work(&self) -> bool {
        match self {
            Self::NotSaved { unsaved, .. } | Self::OnlyInThisTab { unsaved, .. } => *unsaved > 0,
            Self::Untouched | Self::Saving | Self::Saved { .. } => false,
        }
    }
}
