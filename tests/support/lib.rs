//! Builders, generators and golden files for the native tests.

pub mod cli;
pub mod documents;
pub mod golden;
