//! Builders, generators and golden files for the native tests.
