//! The browser behind plain Rust: storage, files, clipboard, clock and page. The only place that names its interfaces.

pub mod clipboard;
pub mod clock;
pub mod crash;
mod database;
pub mod failure;
pub mod files;
pub mod hold;
pub mod journal;
pub mod listening;
pub mod media;
pub mod page;
pub mod paint;
pub mod preferences;
pub mod size;
pub mod tail;

pub use failure::Failure;
