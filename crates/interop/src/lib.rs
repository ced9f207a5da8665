//! Reading and writing documents: every fault with line, column and path; canonical bytes.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod export;
pub mod fault;
pub mod import;
pub mod limits;
mod mentions;
mod migrate;
pub mod read;
pub mod schema;
pub mod write;
