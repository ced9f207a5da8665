//! The native tests: one binary, a module a topic.
#![allow(clippy::wildcard_enum_match_arm, reason = "a test looks at the case it is about")]

mod analysis;
mod asked;
mod cli_junit;
mod cli_simulate;
mod documents;
mod editor;
mod gestures;
mod laws;
mod tidy;
mod timeline;
mod traces;
mod wording;
