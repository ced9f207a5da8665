//! The committed JSON Schemas (draft 2020-12) of documents and of scripts.

pub(crate) mod compile;
#[cfg(test)]
mod generate;

/// The schema of both files, chosen by `format`: what the reader checks by and what the app and the command line offer.
pub const DOCUMENT: &str = include_str!("../../../../docs/schema/document.json");

/// The schema of a script: the events that the command line simulates.
pub const SCRIPT: &str = include_str!("../../../../docs/schema/script.json");
