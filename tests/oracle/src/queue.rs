//! Waiting for somebody who fits (docs/domain.md, section 6, rules 4 to 6).

use usher_model::{
    port::Port,
    steps::{
        Step,
        assign_to::{AssignTo, QueueOrder},
    },
    trace::{EndReason, WaitingFor, What},
};

use crate::{
    Oracle,
    assign::PassedOver,
    facts::Pool,
    run::{Outcome, SEVEN_DAYS},
};

/// What runs have in common that wait in one line: pool, filters and order.
#[derive(PartialEq)]
struct LineKey {
    pool: Pool,
    only_online: bool,
    max_open: Option<i64>,
    fair_limit: Option<(i64, i64)>,
    skills: Vec<String>,
    order: QueueOrder,
}

impl Oracle {
    fn assign_step(&self, run: usize) -> AssignTo {
        let node = self.node_of(run);
        let Some(Step::AssignTo(step)) = node.step() else { unreachable!("who waits for an assignee is at such a step") };
        step.clone()
    }

    fn key(&self, run: usize) -> LineKey {
        let step = self.assign_step(run);
        let mut skills: Vec<String> = self.runs[run].skills.iter().map(|skill| skill.trim().to_lowercase()).collect();
        skills.sort();
        skills.dedup();
        LineKey {
            pool: self.runs[run].pool.clone().expect("who waits has a pool"),
            only_online: step.only_online,
            max_open: step.max_open_contacts,
            fair_limit: step.fair_limit.map(|limit| (limit.count, limit.per.seconds())),
            skills,
            order: step.queue_order,
        }
    }

    /// The lines, the one with the longest wait first, each in its own order.
    pub(crate) fn waiting_lines(&self) -> Vec<Vec<usize>> {
        let mut lines: Vec<(LineKey, Vec<usize>)> = Vec::new();
        for run in self.waiting(WaitingFor::Assignment) {
            let key = self.key(run);
            match lines.iter_mut().find(|(known, _)| *known == key) {
                Some((_, line)) => line.push(run),
                None => lines.push((key, vec![run])),
            }
        }
        for (key, line) in &mut lines {
            line.sort_by_key(|run| self.place(&key.order, *run));
        }
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// What orders a line: less is earlier.
    fn place(&self, order: &QueueOrder, run: usize) -> (usize, usize) {
        let contact = &self.runs[run].contact;
        let before = match order {
            QueueOrder::WaitingLongest => 0,
            QueueOrder::OpenedEarliest => {
                self.opening(contact).filter(|_| self.is_open(contact)).map_or(usize::MAX, |((_, number), _)| number)
            }
            QueueOrder::TagFirst { tag } => usize::from(!tag.as_ref().is_some_and(|tag| self.has_tag(contact, tag))),
        };
        (before, self.runs[run].since)
    }

    /// A run comes to a step that chooses from a pool.
    pub(crate) fn join(&mut self, run: usize, step: &AssignTo) -> Outcome {
        let contact = self.runs[run].contact.clone();
        let pool = self.pool(step, &contact);
        let skills = self.skills(step, &contact);
        let members = pool.as_ref().map_or_else(Vec::new, |pool| self.members(pool));
        if members.iter().all(|user| Self::lacks(user, &skills).is_some()) {
            for (user, why) in pool.as_ref().map_or_else(Vec::new, |pool| self.all_unfit(pool, step, &skills)) {
                self.tell_of(run, What::SkippedUser { user, why });
            }
            return Self::never(step);
        }
        let pool = pool.expect("a pool with members");
        (self.runs[run].pool, self.runs[run].skills) = (Some(pool.clone()), skills);
        let key = self.key(run);
        let line: Vec<usize> = self.waiting(WaitingFor::Assignment).into_iter().filter(|other| self.key(*other) == key).collect();
        if line.is_empty() && self.try_to_assign(run, step) {
            return Outcome::Leave(Port::Assigned, EndReason::PathEnd);
        }
        let skills = self.runs[run].skills.clone();
        let name = match &pool {
            Pool::Team(team) => team.to_string(),
            Pool::Workspace => "workspace".to_owned(),
        };
        for (user, why) in self.all_unfit(&pool, step, &skills) {
            self.tell_of(run, What::SkippedUser { user, why });
        }
        self.runs[run].since = self.facts.count();
        let before = line.into_iter().filter(|other| self.place(&key.order, *other) < self.place(&key.order, run)).count();
        self.tell_of(run, What::Queued { pool: name, position: u32::try_from(before + 1).expect("few") });
        Outcome::Wait(WaitingFor::Assignment, self.now.plus_seconds(step.timeout.map_or(SEVEN_DAYS, |span| span.seconds())))
    }

    /// Those of a pool who do not fit now, and why.
    fn all_unfit(&self, pool: &Pool, step: &AssignTo, skills: &[String]) -> PassedOver {
        let members = self.members(pool).into_iter();
        members.filter_map(|user| self.unfit(step, skills, user).map(|why| (user.id.clone(), why))).collect()
    }

    /// Nobody will ever fit.
    pub(crate) fn never(step: &AssignTo) -> Outcome {
        match step.timeout {
            Some(_) => Outcome::Leave(Port::Timeout, EndReason::NoCandidates),
            None => Outcome::End(EndReason::NoCandidates),
        }
    }

    /// The skills that a step asks for; a variable without a value asks for nothing.
    fn skills(&self, step: &AssignTo, contact: &usher_model::ids::ContactId) -> Vec<String> {
        let value = |label: &String| match label.strip_prefix("$contact.") {
            Some(field) => self.field(contact, &field.parse().expect("an id")).map(|value| value.to_text()),
            None => Some(label.clone()),
        };
        step.skills.iter().filter_map(value).collect()
    }

    /// Assigns the run's contact if somebody fits.
    fn try_to_assign(&mut self, run: usize, step: &AssignTo) -> bool {
        let pool = self.runs[run].pool.clone().expect("who comes to a line has a pool");
        let (skipped, chosen) = self.choose(&pool, step, &self.runs[run].skills);
        let Some((user, why)) = chosen else { return false };
        for (user, why) in skipped {
            self.tell_of(run, What::SkippedUser { user, why });
        }
        self.assign_by(run, Some(user), Some(pool), Some(why));
        true
    }

    /// Serves whoever can be served, one after the other, looking at everything anew after each.
    pub(crate) fn serve(&mut self) {
        'anew: loop {
            let mut heads: Vec<(usize, usize)> = self
                .waiting_lines()
                .iter()
                .map(|line| (line.iter().map(|run| self.runs[*run].since).min().unwrap_or(0), line[0]))
                .collect();
            heads.sort_unstable();
            for (_, run) in heads {
                let step = self.assign_step(run);
                if self.try_to_assign(run, &step) {
                    self.leave_and_go(run, &Port::Assigned, EndReason::PathEnd);
                    continue 'anew;
                }
            }
            return;
        }
    }
}
