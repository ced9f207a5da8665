//! The native tests: one binary, a module a topic.

mod asked;
mod properties;
mod steps;
mod tidy;
mod cli_simulate;
mod traces;
mod traced;
mod analysis;
mod wording;
mod timeline;
mod editor;
mod gestures;
