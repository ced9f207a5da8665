//! Scenarios run: every expectation looked at when it is due, and what there was instead of those that fail.

use std::sync::Arc;

use usher_engine::{Refused, Setup, World};
use usher_model::{
    Document,
    event::Event,
    ids::{NodeId, WorkflowId},
    scenario::{Expectation, Scenario, Script},
    time::{Duration, Instant, Moment as Written},
    trace::{StateLine, TraceEntry},
};

use crate::expect::{Got, Moment, is_told};

/// What came of a scenario.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The expectations that did not hold, in the scenario's order.
    pub failures: Vec<Failure>,
    /// The first event that cannot happen, from 1, such as a clock set back. Nothing after it was applied; of the expectations,
    /// those are told that were due before it and did not hold.
    pub refused: Option<(u32, Refused)>,
    /// Everything that happened.
    pub trace: Vec<TraceEntry>,
    /// Contacts and users at the end.
    pub state: StateLine,
    /// The instant that the clock showed at the end.
    pub end: Instant,
}

impl Verdict {
    /// Whether the scenario passed.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.failures.is_empty() && self.refused.is_none()
    }
}

/// An expectation that did not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Which one, counted from 0.
    pub expectation: usize,
    /// What was expected.
    pub expected: Expectation,
    /// What there was instead, when it was last looked at.
    pub got: Got,
    /// After which event that was, from 1; 0: at the start.
    pub event: u32,
    /// When that was, in virtual time.
    pub at: Instant,
    /// The step that a run of the contact had last come to then.
    pub step: Option<(WorkflowId, NodeId)>,
}

/// The start world of a scenario; the only workflow of a document is under test where the scenario names none.
#[must_use]
pub fn setup_of(document: &Arc<Document>, scenario: &Scenario) -> Setup {
    setup(document, &scenario.script(), only_workflow(document))
}

/// The start world of a script. `otherwise` is under test where the script names no workflow.
#[must_use]
pub fn setup(document: &Arc<Document>, script: &Script, otherwise: Option<WorkflowId>) -> Setup {
    Setup {
        document: Arc::clone(document),
        under_test: script.workflow.clone().or(otherwise),
        start: script.start.instant,
        contacts: script.contacts.clone(),
        users: script.users.clone(),
    }
}

/// The workflow of a document that has just one.
#[must_use]
pub fn only_workflow(document: &Document) -> Option<WorkflowId> {
    if let [workflow] = document.workflows.as_slice() { Some(workflow.id.clone()) } else { None }
}

/// Runs a scenario and looks at its expectations: those with `after` after that event, those with `within` at the start, after
/// every event and at every instant at which the clock stops on its way, the others at the end (docs/format.md, "Events and
/// scenarios").
#[must_use]
pub fn run(document: &Arc<Document>, scenario: &Scenario) -> Verdict {
    let setup = setup_of(document, scenario);
    let mut watch = Watch {
        scenario,
        only: setup.under_test.clone(),
        start: setup.start,
        looks: vec![Look::Due; scenario.expect.len()],
        trace: Vec::new(),
    };
    let mut world = World::new(setup);
    let last = scenario.events.len();
    let mut refused = None;
    watch.look(&world, 0, last == 0);
    for (at, event) in scenario.events.iter().enumerate() {
        watch.look_on_the_way(&world, event, at);
        match world.apply(event) {
            Ok(entries) => watch.trace.extend(entries),
            Err(why) => {
                refused = Some((number(at + 1), why));
                break;
            }
        }
        watch.look(&world, at + 1, at + 1 == last);
    }
    let failures = watch.failures(&world, refused.is_some());
    Verdict { failures, refused, trace: watch.trace, state: world.state(), end: world.now() }
}

fn number(events: usize) -> u32 {
    u32::try_from(events).unwrap_or(u32::MAX)
}

/// How it stands with an expectation.
#[derive(Clone, Debug)]
enum Look {
    /// Not looked at yet.
    Due,
    /// It held.
    Held,
    /// It did not hold when it was last looked at.
    Missed(Missed),
}

/// A look at an expectation that did not hold.
#[derive(Clone, Debug)]
struct Missed {
    /// What there was; worked out later where the trace alone tells it.
    got: Option<Got>,
    /// After how many events.
    event: u32,
    at: Instant,
    /// How long the trace was.
    length: usize,
}

/// The expectations of a scenario while it runs.
struct Watch<'a> {
    scenario: &'a Scenario,
    only: Option<WorkflowId>,
    start: Instant,
    looks: Vec<Look>,
    trace: Vec<TraceEntry>,
}

impl Watch<'_> {
    /// Looks at what is due after so many events.
    fn look(&mut self, world: &World, events: usize, last: bool) {
        self.look_at(world, events, |expectation| match (expectation.within, expectation.after) {
            (Some(_), _) => true,
            (None, Some(after)) => events == after as usize,
            (None, None) => last,
        });
    }

    /// Looks at each instant at which the clock will stop before the end of an event, on a copy of the world.
    fn look_on_the_way(&mut self, world: &World, event: &Event, events: usize) {
        let Some(target) = clock_target(world, event) else { return };
        let open = self.scenario.expect.iter().zip(&self.looks).filter(|(_, look)| !matches!(look, Look::Held));
        let Some(deadline) = open.filter_map(|(expectation, _)| expectation.within).map(|within| self.start.plus(within)).max() else {
            return;
        };
        let (mut copy, before) = (world.clone(), self.trace.len());
        while let Some(due) = copy.next_timer().filter(|due| *due < target && *due <= deadline) {
            let Ok(entries) = copy.apply(&Event::AdvanceTo { at: Written::new(due, 0) }) else { break };
            self.trace.extend(entries);
            self.look_at(&copy, events, |expectation| expectation.within.is_some());
        }
        // The event itself will tell the same again, under its own number.
        self.trace.truncate(before);
    }

    /// Looks at those expectations that are due. One that must come true in time is due until it did, or its time is over.
    fn look_at(&mut self, world: &World, events: usize, due: impl Fn(&Expectation) -> bool) {
        let moment = Moment { world, trace: &self.trace, only: self.only.as_ref() };
        for (expectation, look) in self.scenario.expect.iter().zip(&mut self.looks) {
            let in_time = expectation.within.is_none_or(|within| {
                let begun = expectation.after.is_none_or(|after| events >= after as usize);
                begun && !matches!(look, Look::Held) && world.now() <= self.start.plus(within)
            });
            if !in_time || !due(expectation) {
                continue;
            }
            let check = &expectation.check;
            let seen = if let Look::Missed(missed) = look { missed.length } else { 0 };
            *look = if moment.holds(check, seen) {
                Look::Held
            } else {
                let got = (!is_told(check)).then(|| moment.instead(check));
                Look::Missed(Missed { got, event: number(events), at: world.now(), length: self.trace.len() })
            };
        }
    }

    /// What did not hold; when the scenario broke off, only what was due before and is beyond help.
    fn failures(&self, world: &World, broke_off: bool) -> Vec<Failure> {
        let looked = self.scenario.expect.iter().zip(&self.looks).enumerate();
        let failure = |(expectation, (expected, look)): (usize, (&Expectation, &Look))| {
            let missed = match look {
                Look::Held => return None,
                Look::Missed(_) if broke_off && expected.within.is_some() => return None,
                Look::Missed(missed) => missed.clone(),
                Look::Due if broke_off => return None,
                Look::Due => self.never_looked_at(expected, world.now()),
            };
            let moment = Moment { world, trace: &self.trace[..missed.length.min(self.trace.len())], only: self.only.as_ref() };
            let step = moment.step(&expected.check);
            let got = missed.got.unwrap_or_else(|| moment.instead(&expected.check));
            Some(Failure { expectation, expected: expected.clone(), got, event: missed.event, at: missed.at, step })
        };
        looked.filter_map(failure).collect()
    }

    /// An expectation that was never due.
    fn never_looked_at(&self, expected: &Expectation, at: Instant) -> Missed {
        let events = self.scenario.events.len();
        let too_few = expected.after.is_some_and(|after| after as usize > events);
        let got = Some(if too_few { Got::TooFewEvents { events } } else { Got::TimeWasOver });
        Missed { got, event: number(events), at, length: self.trace.len() }
    }
}

/// Where an event takes the clock; `None` when it does not move it.
fn clock_target(world: &World, event: &Event) -> Option<Instant> {
    if let Event::Advance { value, unit } = event {
        Some(world.now().plus(Duration::new(*value, *unit)))
    } else if let Event::AdvanceTo { at } = event {
        Some(at.instant)
    } else {
        None
    }
}

#[cfg(test)]
#[path = "run_tests.rs"]
mod tests;
