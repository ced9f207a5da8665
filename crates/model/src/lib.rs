//! The nouns: workspaces, workflows, events and traces as plain data that cannot be wrong.
//!
//! Everything here is parsed once and then trusted. There is no clock, no randomness and no browser.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod bare;
pub mod condition;
pub mod ids;
pub mod limits;
pub mod template;
pub mod time;
pub mod value;

pub mod channel;
pub mod contact;
pub mod labels;
pub mod people;
pub mod workspace;

pub mod graph;
pub mod node;
pub mod port;
pub mod refs;
pub mod steps;
pub mod triggers;
pub mod workflow;

pub mod document;
pub mod event;
pub mod scenario;
pub mod trace;

pub use document::{Document, Format, WorkflowFile};
pub use node::{Node, NodeKind, NodeType, StepGroup};
pub use port::Port;
pub use workflow::{Edge, PortRef, Workflow};
pub use workspace::Workspace;
