//! A world under watch: after every event nothing may be broken, and the trace must be one that could have happened.

use usher_engine::{Refused, Setup, World};
use usher_model::{event::Event, trace::TraceEntry};

use crate::checker::{Checker, Fault};

/// A world with a checker that follows it.
#[derive(Clone, Debug)]
pub struct Watched {
    /// The world.
    pub world: World,
    /// What follows its trace.
    pub checker: Checker,
}

impl Watched {
    /// A world at its first instant.
    ///
    /// # Panics
    /// When its state is not the one that the setup describes.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        let checker_setup = setup.clone();
        let world = World::new(setup);
        let checker = Checker::new(&checker_setup, &world.state());
        Self { world, checker }
    }

    /// Applies an event and gives its lines, unless the world refuses it.
    ///
    /// # Errors
    /// The world's refusal.
    ///
    /// # Panics
    /// When something is broken then, or the trace could not have happened.
    pub fn apply(&mut self, event: &Event) -> Result<Vec<TraceEntry>, Refused> {
        let entries = self.world.apply(event)?;
        if let Err(fault) = self.follow(event, &entries) {
            panic!("{fault}\nafter {event:?}\n{}", serde_json::to_string(&entries).expect("a trace is JSON"));
        }
        Ok(entries)
    }

    /// Looks at an event that was applied.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn follow(&mut self, event: &Event, entries: &[TraceEntry]) -> Result<(), Fault> {
        let broken = self.world.broken().into_iter().next();
        broken.map_or(Ok(()), |broken| Err(Fault { invariant: broken.invariant, what: broken.what }))?;
        self.checker.follow(event, entries, &self.world.state())
    }
}
