//! The words of the simulator, renewed with the language.

pub use crate::state::words::{common, say, simulator as word};
