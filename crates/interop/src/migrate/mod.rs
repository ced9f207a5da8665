//! Older versions of the format, turned into the present one: tree to tree, one frozen file a version.
//!
//! Version 1 is the first. When the format changes, the step from 1 to 2 becomes `v1.rs` here and is never edited again.

use usher_model::document::VERSION;

/// What a file's `version` means to this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// It is read as it stands.
    Current,
    /// It comes from a newer program.
    Newer,
    /// There never was such a version.
    Never,
}

/// Judges a version number.
pub fn age(version: i64) -> Age {
    match version.cmp(&i64::from(VERSION)) {
        std::cmp::Ordering::Equal => Age::Current,
        std::cmp::Ordering::Greater => Age::Newer,
        std::cmp::Ordering::Less => Age::Never,
    }
}
