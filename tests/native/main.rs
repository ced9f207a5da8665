//! The native tests: one binary, a module a topic.

mod tidy;
