//! The words of the builder, renewed with the language.

pub use crate::state::words::{builder as word, common, say};
