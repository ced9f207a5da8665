//! What a simulation shows on the canvas: where the run was, where it is, and how long it still waits.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use usher_model::{
    Port, PortRef,
    ids::{NodeId, WorkflowId},
};

/// The walk of one run, as far as it is to be shown. The simulator writes it; the canvas draws it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walked {
    /// The workflow the run is in: no other canvas shows it.
    pub workflow: Option<WorkflowId>,
    /// The nodes that were visited.
    pub visits: BTreeMap<NodeId, Visit>,
    /// Where the run is now; `None` once it has ended.
    pub active: Option<Active>,
    /// The edge by which it came to where it is now: the one that moves. All other taken ports are just marked.
    pub walking: Option<PortRef>,
    /// The steps at which playing stops.
    pub stops: BTreeSet<NodeId>,
}

/// A visited node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// The number of the first visit, from 1.
    pub order: usize,
    /// The ports by which it was left.
    pub taken: BTreeSet<Port>,
}

/// The node where the run is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Active {
    /// Which one.
    pub node: NodeId,
    /// The virtual time left of its wait, as it is to be read: `08:00`; `None`: it does not wait, or without an end.
    pub left: Option<String>,
    /// Whether it waits.
    pub waits: bool,
}

/// The walk that the canvas shows. A context of the builder; copies are the same one.
#[derive(Clone, Copy)]
pub struct Overlay(RwSignal<Option<Walked>>);

impl Overlay {
    /// Nothing is simulated.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The overlay of the open builder.
    ///
    /// # Panics
    /// Outside the builder.
    #[must_use]
    pub fn get() -> Self {
        expect_context()
    }

    /// Shows a walk; `None` takes it away: nothing is simulated any more.
    pub fn show(self, walked: Option<Walked>) {
        if self.0.with_untracked(|now| *now != walked) {
            self.0.set(walked);
        }
    }

    /// Looks at the walk. Reactive.
    pub fn with<T>(self, look: impl FnOnce(Option<&Walked>) -> T) -> T {
        self.0.with(|walked| look(walked.as_ref()))
    }
}
