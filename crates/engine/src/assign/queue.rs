//! The queue: runs that wait for somebody, in one line for each pool with its filters. First in, first out within a line; a line
//! that nobody fits does not hold up the others.

use std::{collections::BTreeMap, sync::Arc};

use usher_model::{
    NodeKind,
    steps::{Step, assign_to::Logic},
    time::Instant,
};

use super::{Decision, LineKey, Order};
use crate::{index::RunKey, plan::Plan, planted::Bug, steps::Waking, world::World};

/// Runs that wait, by when they began to.
type Line = BTreeMap<u64, RunKey>;

/// Every line in which somebody waits.
#[derive(Clone, Debug, Default)]
pub(crate) struct Queues {
    lines: BTreeMap<Arc<LineKey>, Line>,
    /// Whether something happened since the last look that can make somebody fit.
    pub(crate) changed: bool,
}

impl Queues {
    pub(crate) fn join(&mut self, key: &Arc<LineKey>, began: u64, run: RunKey) {
        self.lines.entry(Arc::clone(key)).or_default().insert(began, run);
    }

    pub(crate) fn leave(&mut self, key: &Arc<LineKey>, began: u64) {
        if let Some(line) = self.lines.get_mut(key) {
            line.remove(&began);
            if line.is_empty() {
                self.lines.remove(key);
            }
        }
    }

    /// How many wait in a line.
    pub(crate) fn length(&self, key: &LineKey) -> usize {
        self.lines.get(key).map_or(0, BTreeMap::len)
    }

    fn line(&self, key: &LineKey) -> Option<&Line> {
        self.lines.get(key)
    }

    pub(crate) fn lines(&self) -> impl Iterator<Item = (&Arc<LineKey>, &Line)> {
        self.lines.iter()
    }

    /// How many wait in all lines.
    pub(crate) fn waiting(&self) -> usize {
        self.lines.values().map(BTreeMap::len).sum()
    }
}

impl World {
    /// Stage 5: serves whoever can be served, the longest-waiting line first. Gives whether anybody was.
    pub(crate) fn serve_queues(&mut self) -> bool {
        if !std::mem::take(&mut self.queues.changed) {
            return false;
        }
        let plan = Arc::clone(&self.plan);
        let mut served = false;
        while let Some((run, decision)) = self.next_served(&plan) {
            self.wake(run, Waking::Served(decision));
            served = true;
        }
        // Serving takes users away and gives none back, except where the runs that went on did something that sets this again;
        // the loop above has looked at that already.
        self.queues.changed = false;
        served
    }

    /// The run that is served next, with the decision.
    fn next_served(&self, plan: &Plan) -> Option<(RunKey, Decision)> {
        let fits = |key: &LineKey| key.pool.members(plan).iter().any(|user| self.why_not_user(plan, key, *user).is_none());
        let oldest = |line: &Line| line.first_key_value().map(|(began, _)| *began);
        let servable = self.queues.lines().filter(|(key, _)| fits(key));
        let (key, line) = servable.min_by_key(|(_, line)| oldest(line))?;
        let run = self.first_in(key, line)?;
        Some((run, self.decide(plan, key, self.logic_of(plan, run))))
    }

    /// The logic of the step at which a run waits.
    fn logic_of(&self, plan: &Plan, key: RunKey) -> Logic {
        let step = self.person(key.contact).active(key.flow).map(|run| &plan.flow(key.flow).node(run.node).kind);
        match step {
            Some(NodeKind::Step(Step::AssignTo(step))) => step.logic,
            _ => Logic::default(),
        }
    }

    /// The run of a line that is served first.
    fn first_in(&self, key: &LineKey, line: &Line) -> Option<RunKey> {
        match key.order {
            Order::WaitingLongest if Bug::LastInFirstOut.is_planted() => line.last_key_value().map(|(_, run)| *run),
            Order::WaitingLongest => line.first_key_value().map(|(_, run)| *run),
            Order::OpenedEarliest | Order::TagFirst(_) => {
                line.iter().min_by_key(|(began, run)| (self.rank(key, **run), **began)).map(|(_, run)| *run)
            }
        }
    }

    /// What goes before the time of waiting, as the contact is now.
    fn rank(&self, key: &LineKey, run: RunKey) -> u64 {
        let contact = &self.person(run.contact).now;
        match &key.order {
            Order::WaitingLongest => 0,
            Order::OpenedEarliest => contact.open_conversation().map_or(u64::MAX, |conversation| conversation.order),
            Order::TagFirst(tag) => u64::from(!contact.tags.contains(tag)),
        }
    }

    /// How many of a line come before a run that joins it now, in the order in which they will be served as things stand.
    pub(crate) fn served_before(&self, key: &LineKey, run: RunKey) -> usize {
        let Some(line) = self.queues.line(key) else { return 0 };
        match key.order {
            Order::WaitingLongest => line.len(),
            Order::OpenedEarliest | Order::TagFirst(_) => {
                let own = self.rank(key, run);
                line.values().filter(|other| self.rank(key, **other) <= own).count()
            }
        }
    }

    /// A line in the order in which it will be served as things stand.
    pub(crate) fn in_serving_order(&self, (key, line): (&LineKey, &Line)) -> Vec<RunKey> {
        let mut runs: Vec<(u64, u64, RunKey)> = line.iter().map(|(began, run)| (self.rank(key, *run), *began, *run)).collect();
        runs.sort();
        runs.into_iter().map(|(_, _, run)| run).collect()
    }

    /// When a fair limit lets a waiting run go on by nothing but time.
    pub(crate) fn next_release(&self) -> Option<Instant> {
        let free = |key: &LineKey| key.pool.members(&self.plan).iter().filter_map(|user| self.free_again(&self.plan, key, *user)).min();
        self.queues.lines().filter_map(|(key, _)| free(key)).min()
    }
}
