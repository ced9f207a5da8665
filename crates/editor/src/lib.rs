//! Editing without a screen: patches, commands, history, gestures, geometry.
//!
//! A [`command::Command`] is a wish; [`editing::Editing::dispatch`] turns it into a [`patch::Patch`] and applies it, or says why not.
//! Undo is the inverse of a patch. Nothing here knows the DOM, a clock or storage.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod compare;
pub mod editing;
pub mod history;
pub mod patch;
pub mod touched;

pub mod command;
pub mod fragment;
pub mod fresh;
pub mod uses;

pub mod plane;
pub mod size;

pub mod camera;
pub mod canvas;
pub mod hit;
pub mod outline;
pub mod place;
pub mod route;
pub mod snap;
pub mod tidy;

pub mod gesture;

pub mod action;
pub mod keys;
