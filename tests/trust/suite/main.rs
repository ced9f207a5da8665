//! The engine's trust suite: one binary, a module a method (docs/reliability.md).
#![allow(clippy::wildcard_enum_match_arm, reason = "a test looks at the case it is about")]

mod cases;
mod complete;
mod laws;
mod outside;
mod properties;
mod saved_tests;
mod scenarios;
mod small;
mod time_travel;
