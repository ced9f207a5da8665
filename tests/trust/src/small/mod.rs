//! Small worlds, completely: every sequence of events over a small alphabet, breadth first, each state once (docs/reliability.md).

mod likeness;
pub mod worlds;

use std::{
    collections::{BTreeSet, HashSet},
    fmt,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::Arc,
};

pub use likeness::{Field, likeness};
use serde_json::Value;
use usher_engine::{Saved, Setup, World};
use usher_model::{
    Document,
    contact::Contact,
    event::Event,
    time::Moment,
    trace::{EndReason, TraceEntry, What},
};

use crate::{
    checker::{Checker, Counts},
    worlds::{START, event},
};

/// A world that is small enough to be explored, and everything that may happen in it.
pub struct SmallWorld {
    /// What it is about.
    pub name: &'static str,
    /// The workspace and its workflows.
    pub document: Arc<Document>,
    /// The contacts.
    pub contacts: Vec<Contact>,
    /// What may happen, in shorthand or as JSON: each of it at any time.
    pub alphabet: Vec<String>,
    /// How far back an instant may lie and still matter, in seconds.
    pub memory: i64,
    /// What the document never looks at.
    pub forgets: Vec<Field>,
}

/// How far to go.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// At most so many events in a row.
    pub depth: usize,
    /// No further once there are so many states.
    pub states: usize,
}

/// What an exploration came by.
#[derive(Clone, Debug)]
pub struct Explored {
    /// Different states.
    pub states: usize,
    /// Events applied.
    pub transitions: usize,
    /// The longest of the shortest ways to a state.
    pub depth: usize,
    /// Whether no event leads to a new state any more: everything that can ever happen was seen.
    pub closed: bool,
    /// Every reason for which a run ended.
    pub ends: BTreeSet<EndReason>,
    /// The most runs that waited for an assignee at once.
    pub longest_queue: usize,
}

impl fmt::Display for Explored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { states, transitions, depth, closed, ends, longest_queue } = self;
        let closed = if *closed { "closed" } else { "not closed" };
        write!(f, "{states} states, {transitions} transitions, {depth} deep, {closed}, {longest_queue} in line, ends {ends:?}")
    }
}

/// A state whose events are still to be tried.
struct Open {
    world: World,
    checker: Checker,
    number: u32,
}

/// By which way each state was first reached.
#[derive(Default)]
struct Ways(Vec<(u32, u8)>);

impl Ways {
    fn add(&mut self, from: u32, event: usize) -> u32 {
        self.0.push((from, u8::try_from(event).expect("a small alphabet")));
        u32::try_from(self.0.len()).expect("few enough")
    }

    /// The events that lead to a state; state 0 is the beginning.
    fn to(&self, mut state: u32, alphabet: &[String]) -> Vec<String> {
        let mut events = Vec::new();
        while state > 0 {
            let (from, event) = self.0[state as usize - 1];
            events.push(alphabet[usize::from(event)].clone());
            state = from;
        }
        events.reverse();
        events
    }
}

impl SmallWorld {
    fn begin(&self) -> Open {
        let start: Moment = START.parse().expect("an instant");
        let setup = Setup {
            document: Arc::clone(&self.document),
            under_test: None,
            start: start.instant,
            contacts: self.contacts.clone(),
            users: Vec::new(),
        };
        let world = World::new(setup.clone());
        let checker = Checker::new(&setup, &world.state());
        Open { world, checker, number: 0 }
    }

    fn likeness(&self, world: &World) -> u128 {
        likeness(world, self.memory, &self.forgets)
    }

    /// Tries every event in every state within the bounds. After each one nothing may be broken, and the trace must be possible. Every
    /// other new state goes on as what is read back after it was saved.
    ///
    /// # Panics
    /// When something does not hold; says first by which events one comes there, on the shortest way.
    #[must_use]
    pub fn explore(&self, bounds: Bounds) -> Explored {
        let written = |text: &String| serde_json::from_str(text).unwrap_or_else(|_| Value::from(text.as_str()));
        let events: Vec<Event> = self.alphabet.iter().map(|text| event(&written(text))).collect();
        let mut found = Explored { states: 1, transitions: 0, depth: 0, closed: false, ends: BTreeSet::new(), longest_queue: 0 };
        let (mut ways, mut level) = (Ways::default(), vec![self.begin()]);
        let mut seen = HashSet::from([self.likeness(&level[0].world)]);
        while !level.is_empty() && found.depth < bounds.depth && found.states < bounds.states {
            let mut next = Vec::new();
            for open in level {
                for (at, event) in events.iter().enumerate() {
                    found.transitions += 1;
                    let reached = catch_unwind(AssertUnwindSafe(|| self.step(&open, event, &mut found)));
                    let (mut reached, likeness) = reached.unwrap_or_else(|panic| {
                        eprintln!("{}: after {:?}, then {:?}", self.name, ways.to(open.number, &self.alphabet), self.alphabet[at]);
                        resume_unwind(panic)
                    });
                    if seen.insert(likeness) {
                        found.states += 1;
                        reached.number = ways.add(open.number, at);
                        // Nobody asks how often anything was seen on the way.
                        reached.checker.seen = Counts::new();
                        if found.states.is_multiple_of(2) {
                            reached.world = self.restored(&reached.world);
                            assert_eq!(self.likeness(&reached.world), likeness, "M5: a restored world is the same");
                        }
                        next.push(reached);
                    }
                }
            }
            found.depth += usize::from(!next.is_empty());
            level = next;
            found.closed = level.is_empty();
        }
        found
    }

    /// One event in one state.
    fn step(&self, from: &Open, event: &Event, found: &mut Explored) -> (Open, u128) {
        let (mut world, mut checker) = (from.world.clone(), from.checker.clone());
        let entries = world.apply(event).expect("every event is about somebody");
        checker.event(event, &entries, &world.state());
        let broken = world.broken();
        assert!(broken.is_empty(), "{broken:?}\n{entries:#?}");
        found.ends.extend(entries.iter().filter_map(end));
        let waiting = world.queues().iter().map(|queue| queue.entries.len()).sum();
        found.longest_queue = found.longest_queue.max(waiting);
        let likeness = self.likeness(&world);
        (Open { world, checker, number: 0 }, likeness)
    }

    fn restored(&self, world: &World) -> World {
        let text = serde_json::to_string(&world.save()).expect("a world is JSON");
        let saved: Saved = serde_json::from_str(&text).expect("what was written is read");
        World::restore(Arc::clone(&self.document), saved).expect("the same document")
    }
}

fn end(entry: &TraceEntry) -> Option<EndReason> {
    if let What::Ended { reason } = entry.what { Some(reason) } else { None }
}
