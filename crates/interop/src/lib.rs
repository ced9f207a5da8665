//! Reading and writing documents: every fault with line, column and path; canonical bytes.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod fault;
pub mod limits;
mod migrate;
pub mod read;
pub mod schema;
pub mod write;
