//! Whether a trace could have happened. The checker follows it line by line and works out from the document alone what has to come
//! next, in plain code that recounts everything; it never asks the engine (docs/reliability.md, "Invariants").
#![allow(clippy::wildcard_enum_match_arm, reason = "a rule looks at the cases it is about")]

mod answers;
mod asking;
mod burst;
mod compare;
mod conditions;
mod convert;
mod counts;
mod events;
mod facts;
mod flow;
mod line;
mod people;
mod queue;
mod react;
mod steps;
mod talk;
mod text;
mod timers;
mod zone;

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fmt,
    sync::Arc,
};

use usher_engine::Setup;
use usher_model::{
    event::Event,
    ids::{ChannelId, UserId},
    time::Instant,
    trace::{StateLine, TraceEntry},
};

use flow::Flow;
use people::{Person, User};
use queue::Pool;
use react::Happening;
use zone::Zone;

pub use counts::{Counts, Sight, wanted};

/// Something in a trace that must never be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which invariant it breaks, as docs/reliability.md numbers them.
    pub invariant: &'static str,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.invariant, self.what)
    }
}

/// What the checker gives, or the first fault.
type Checked<T = ()> = Result<T, Fault>;

fn fault<T>(invariant: &'static str, what: String) -> Checked<T> {
    Err(Fault { invariant, what })
}

/// Holds, or is a fault of this invariant.
fn ensure(holds: bool, invariant: &'static str, what: impl FnOnce() -> String) -> Checked {
    if holds { Ok(()) } else { fault(invariant, what()) }
}

/// Follows the trace of one world.
#[derive(Clone, Debug)]
pub struct Checker {
    setup: Arc<Setup>,
    flows: Arc<[Flow]>,
    /// The workspace's.
    zone: Zone,
    people: Vec<Person>,
    users: Vec<User>,
    failing: BTreeSet<ChannelId>,
    /// What answers the requests of nodes, by workflow and node.
    answers: BTreeMap<(usize, usize), (i64, serde_json::Value)>,
    /// When each pool chose a user last, in the order of everything: the marks of the rotation.
    marks: BTreeMap<(Pool, UserId), u64>,
    /// Active runs by number.
    active: BTreeMap<u32, flow::Run>,
    /// How many runs there have been.
    runs: u32,
    pending: VecDeque<Happening>,
    now: Instant,
    event: u32,
    seq: u64,
    order: u64,
    /// Lines `entered` of each contact in this event, with their instant.
    entered: BTreeMap<usize, (Instant, u32)>,
    /// How often everything was seen that a long walk should come by.
    pub seen: Counts,
}

impl Checker {
    /// Follows a world from its setup on; the state line is that of the world before any event.
    ///
    /// # Errors
    /// When the state is not the one that the setup describes.
    pub fn start(setup: &Setup, state: &StateLine) -> Result<Self, Fault> {
        let flows = Flow::all(setup).into();
        let users = User::all(setup);
        let people = people::all(setup, state)?;
        let checker = Self {
            flows,
            people,
            users,
            failing: BTreeSet::new(),
            answers: BTreeMap::new(),
            marks: BTreeMap::new(),
            active: BTreeMap::new(),
            runs: 0,
            pending: VecDeque::new(),
            now: setup.start,
            event: 0,
            seq: 0,
            order: 0,
            entered: BTreeMap::new(),
            seen: Counts::new(),
            zone: Zone::of_workspace(&setup.document.workspace.time_zone),
            setup: Arc::new(setup.clone()),
        };
        checker.state(state)?;
        Ok(checker)
    }

    /// The same, for tests that cannot go on after a fault.
    ///
    /// # Panics
    /// When the state is not the one that the setup describes.
    #[must_use]
    pub fn new(setup: &Setup, state: &StateLine) -> Self {
        Self::start(setup, state).unwrap_or_else(|fault| panic!("{fault}"))
    }

    /// Follows the lines of one event, and compares the state after it.
    ///
    /// # Errors
    /// The first line that cannot follow, or what is missing, or differs in the state.
    pub fn follow(&mut self, event: &Event, entries: &[TraceEntry], state: &StateLine) -> Result<(), Fault> {
        self.event += 1;
        self.entered.clear();
        let mut lines = line::Lines::new(entries);
        self.happens(event, &mut lines)?;
        self.settle(&mut lines)?;
        match lines.peek() {
            Some(left) => fault("I39", format!("nothing leads to this: {left:?}")),
            None => self.state(state),
        }
    }

    /// The same, for tests that cannot go on after a fault.
    ///
    /// # Panics
    /// At the first fault.
    pub fn event(&mut self, event: &Event, entries: &[TraceEntry], state: &StateLine) {
        if let Err(fault) = self.follow(event, entries, state) {
            panic!("{fault}\nafter {event:?}\n{}", serde_json::to_string(entries).expect("a trace is JSON"));
        }
    }

    /// The next number in the order of everything that happens.
    const fn tick(&mut self) -> u64 {
        self.order += 1;
        self.order
    }
}
