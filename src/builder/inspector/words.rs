//! The words of the inspector, renewed with the language.

pub use crate::state::words::{common, inspector as word, say};
