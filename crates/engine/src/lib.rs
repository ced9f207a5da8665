//! The verbs: a World, events in, a trace out.
//!
//! The engine reads no clock and draws no chance: time comes with the events, and the same document and the same events
//! give the same bytes, natively and in a browser. It never calls another system.
//!
//! A [`World`] is everything that can change while workflows run. [`World::apply`] takes one event through the six stages of
//! docs/domain.md, section 4, "Order within one event", and says in the trace what happened and why.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod answers;
pub mod calendar;
pub mod conditions;
pub mod convert;
pub mod render;
pub mod text;

mod apply;
mod assign;
mod call;
mod cause;
mod clock;
mod contact;
mod directory;
mod facts;
mod find;
mod index;
mod invariants;
mod left_out;
mod plan;
mod planted;
mod pointer;
mod react;
mod refused;
mod rest;
mod roll;
mod run;
mod save;
mod silence;
mod start;
mod steps;
mod verbs;
mod walk;
mod world;

pub use contact::{ContactNow, Conversation, MessageIn, MessageOut, UserNow};
pub use invariants::Broken;
pub use plan::sends_messages;
pub use refused::Refused;
pub use rest::Rest;
pub use run::{RunNow, RunState, VisitedNode};
pub use save::Saved;
pub use world::{Queue, QueueEntry, Setup, Window, World};
