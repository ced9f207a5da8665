//! Sessions, scenario runs and expectations over the engine.
//!
//! Everything here is a fold over events: a [`session::Session`] can go back to any of them and on from there, a scenario is run
//! by [`run::run`], and a session becomes a scenario by [`record::save_as_test`].
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod session;

mod checkpoints;

pub mod chat;
pub mod walks;

pub mod expect;
pub mod run;

pub mod coverage;
pub mod lines;
pub mod payload;
pub mod record;

#[cfg(test)]
mod sample;
