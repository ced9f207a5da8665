//! Builders, generators and golden files for the native tests.

pub mod cli;
pub mod documents;
pub mod generated;
pub mod golden;

pub mod worlds;
