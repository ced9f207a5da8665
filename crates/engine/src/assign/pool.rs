//! Pools and filters: who may be chosen at all, and why not.

use serde::{Deserialize, Serialize};
use usher_model::{
    ids::{TagId, TeamId},
    people::UserStatus,
    steps::{AssignTo, assign_to::QueueOrder},
    template::Variable,
    trace::Skipped,
};

use crate::{facts::Facts, index::UserIx, plan::Plan, planted::Bug, text, world::World};

/// The users among whom one is chosen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Pool {
    /// The members of a team, chosen directly or as the routed team.
    Team(TeamId),
    /// Everybody.
    Workspace,
}

impl Pool {
    /// The team's id, or `workspace`.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Team(team) => team.as_str(),
            Self::Workspace => "workspace",
        }
    }

    /// The users, in workspace order.
    pub(crate) fn members<'a>(&self, plan: &'a Plan) -> &'a [UserIx] {
        match self {
            Self::Team(team) => plan.members(team).unwrap_or_default(),
            Self::Workspace => &plan.everybody,
        }
    }
}

/// Who is served first in a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Order {
    WaitingLongest,
    OpenedEarliest,
    TagFirst(TagId),
}

/// What runs must have in common to stand in one line: the pool, the filters and the order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct LineKey {
    pub(crate) pool: Pool,
    only_online: bool,
    /// Strictly fewer open contacts than this.
    max_open: Option<i64>,
    /// Every one of these, as they were when the run came to the step.
    skills: Vec<String>,
    /// At most so many assignments within so many seconds.
    fair: Option<(i64, i64)>,
    pub(crate) order: Order,
}

impl LineKey {
    pub(crate) fn new(step: &AssignTo, pool: Pool, skills: Vec<String>) -> Self {
        Self {
            pool,
            only_online: step.only_online,
            max_open: step.max_open_contacts,
            skills,
            fair: step.fair_limit.as_ref().map(|limit| (limit.count, limit.per.seconds())),
            order: match &step.queue_order {
                QueueOrder::OpenedEarliest => Order::OpenedEarliest,
                QueueOrder::TagFirst { tag: Some(tag) } => Order::TagFirst(tag.clone()),
                QueueOrder::WaitingLongest | QueueOrder::TagFirst { tag: None } => Order::WaitingLongest,
            },
        }
    }
}

impl World {
    /// The skills a step asks for now, and the variables among them that have no value: these ask for nothing.
    pub(crate) fn wanted_skills(&self, plan: &Plan, step: &AssignTo, facts: Option<Facts>) -> (Vec<String>, Vec<Variable>) {
        let (mut skills, mut absent) = (Vec::with_capacity(step.skills.len()), Vec::new());
        for skill in &step.skills {
            match Variable::parse(skill.trim()) {
                Err(_) => skills.push(skill.clone()),
                Ok(variable) => match facts.and_then(|facts| self.variable(plan, facts, &variable)) {
                    Some(value) => skills.push(value),
                    None => absent.push(variable),
                },
            }
        }
        (skills, absent)
    }

    /// The first filter that a user does not pass; `None`: a candidate.
    pub(crate) fn why_not_user(&self, plan: &Plan, key: &LineKey, user: UserIx) -> Option<Skipped> {
        let now = &self.state.users[user.at()];
        if key.only_online {
            match now.status {
                UserStatus::Online => {}
                UserStatus::Busy if Bug::BusyIsOnline.is_planted() => {}
                UserStatus::Busy => return Some(Skipped::Busy),
                UserStatus::Offline => return Some(Skipped::Offline),
            }
        }
        if let Some(limit) = key.max_open
            && i64::from(now.open) >= limit + i64::from(Bug::LimitIsInclusive.is_planted())
        {
            return Some(Skipped::Full { open: now.open, limit });
        }
        if let Some(skill) = lacking(plan, key, user) {
            return Some(Skipped::LacksSkill(skill.to_owned()));
        }
        if let Some((limit, span)) = key.fair {
            let assigned = self.assigned_within(user, span);
            if i64::from(assigned) >= limit {
                return Some(Skipped::FairLimit { assigned, limit });
            }
        }
        None
    }

    /// How often a user was assigned in the span that ends now, in any way. An assignment leaves the span once all of it is over.
    fn assigned_within(&self, user: UserIx, span: i64) -> u32 {
        let recent = &self.state.users[user.at()].recent;
        let outside = recent.partition_point(|at| self.state.now.since(*at) >= span - i64::from(Bug::FairSpanIsShort.is_planted()));
        u32::try_from(recent.len() - outside).unwrap_or(u32::MAX)
    }

    /// When a user whom only the fair limit keeps out is free again; `None` for others, and when the limit is never met.
    pub(crate) fn free_again(&self, plan: &Plan, key: &LineKey, user: UserIx) -> Option<usher_model::time::Instant> {
        let (limit, span) = key.fair?;
        match self.why_not_user(plan, key, user)? {
            Skipped::FairLimit { assigned, .. } if limit > 0 => {
                let recent = &self.state.users[user.at()].recent;
                let in_span = usize::try_from(assigned).ok()?;
                // The latest assignment that must have left the span.
                let last = recent.len().checked_sub(usize::try_from(limit).ok()?)?;
                debug_assert!(in_span <= recent.len());
                recent.get(last).map(|at| at.plus_seconds(span))
            }
            Skipped::FairLimit { .. }
            | Skipped::Offline
            | Skipped::Busy
            | Skipped::Full { .. }
            | Skipped::LacksSkill(_)
            | Skipped::ChosenLater
            | Skipped::MoreOpen { .. }
            | Skipped::AssignedLater
            | Skipped::LaterInOrder => None,
        }
    }

    /// Whether somebody of the pool might ever fit: status, limits and spans pass, skills do not change.
    pub(crate) fn somebody_might_fit(&self, plan: &Plan, key: &LineKey) -> bool {
        key.pool.members(plan).iter().any(|user| lacking(plan, key, *user).is_none())
    }
}

/// The first skill that is asked for and that a user does not have.
fn lacking<'a>(plan: &Plan, key: &'a LineKey, user: UserIx) -> Option<&'a str> {
    let has = &plan.user(user).skills;
    key.skills.iter().find(|skill| !has.iter().any(|own| text::same(own, skill))).map(String::as_str)
}
