//! Auto-assignment: candidates and why not, both logics, and the queue (docs/domain.md, section 6).

mod least_open;
mod pool;
mod queue;
mod round_robin;

pub(crate) use pool::{LineKey, Order, Pool};
pub(crate) use queue::Queues;
pub(crate) use round_robin::Rotations;

use usher_model::{
    steps::{
        AssignTo,
        assign_to::{Logic, Target},
    },
    trace::{Chosen, Skipped},
};

use crate::{
    facts::{Asks, Facts},
    index::{ContactIx, UserIx},
    plan::Plan,
    world::World,
};

/// Who of a pool gets the contact and why, and for each of the others why not, in workspace order.
#[derive(Clone, Debug)]
pub(crate) struct Decision {
    pub(crate) chosen: Option<(UserIx, Chosen)>,
    pub(crate) skipped: Vec<(UserIx, Skipped)>,
}

impl World {
    /// Looks at everybody in the pool: the filters first, then the logic. Nothing changes.
    pub(crate) fn decide(&self, plan: &Plan, key: &LineKey, logic: Logic) -> Decision {
        let members = key.pool.members(plan);
        let (mut candidates, mut skipped) = (Vec::with_capacity(members.len()), Vec::with_capacity(members.len()));
        for user in members {
            match self.why_not_user(plan, key, *user) {
                Some(why) => skipped.push((*user, why)),
                None => candidates.push(*user),
            }
        }
        let chosen = match logic {
            Logic::RoundRobin => self.round_robin(&key.pool, &candidates),
            Logic::LeastOpenContacts => self.least_open(&candidates),
        };
        if let Some((chosen, _)) = &chosen {
            let passed_over = candidates.into_iter().filter(|user| user != chosen);
            skipped.extend(passed_over.map(|user| (user, self.why_later(&key.pool, logic, user, *chosen))));
            skipped.sort_by_key(|(user, _)| *user);
        }
        Decision { chosen, skipped }
    }

    /// Why a candidate comes after the one who was chosen.
    fn why_later(&self, pool: &Pool, logic: Logic, user: UserIx, chosen: UserIx) -> Skipped {
        match logic {
            Logic::RoundRobin if self.state.rotations.has_chosen(pool, user) => Skipped::ChosenLater,
            Logic::RoundRobin => Skipped::LaterInOrder,
            Logic::LeastOpenContacts => self.why_more_open(user, chosen),
        }
    }

    /// What an Assign To step says about each user it considers, as things stand.
    pub(crate) fn preview(&self, step: &AssignTo, contact: Option<ContactIx>) -> Vec<(UserIx, Result<Chosen, Skipped>)> {
        let plan = &self.plan;
        let specific = |user: Option<UserIx>, why| user.map(|user| (user, Ok(why))).into_iter().collect();
        match &step.target {
            Some(Target::User { user }) => specific(user.as_ref().and_then(|user| plan.find_user(user)), Chosen::Specific),
            Some(Target::DedicatedAgent) => specific(contact.and_then(|contact| self.assignee(contact)), Chosen::Dedicated),
            Some(Target::Nobody) | None => Vec::new(),
            Some(Target::Team { .. } | Target::RoutedTeam | Target::Workspace) => {
                let facts = contact.map(|contact| Facts { contact, asks: Asks::Nobody });
                let Some(pool) = self.pool_of(step, contact) else { return Vec::new() };
                let (skills, _) = self.wanted_skills(plan, step, facts);
                let decision = self.decide(plan, &LineKey::new(step, pool, skills), step.logic);
                let chosen = decision.chosen.map(|(user, why)| (user, Ok(why)));
                let mut all: Vec<_> = decision.skipped.into_iter().map(|(user, why)| (user, Err(why))).chain(chosen).collect();
                all.sort_by_key(|(user, _)| *user);
                all
            }
        }
    }

    /// The pool of a step for a contact, where it has one.
    pub(crate) fn pool_of(&self, step: &AssignTo, contact: Option<ContactIx>) -> Option<Pool> {
        match step.target.as_ref()? {
            Target::Team { team } => team.clone().map(Pool::Team),
            Target::RoutedTeam => self.person(contact?).now.team().cloned().map(Pool::Team),
            Target::Workspace => Some(Pool::Workspace),
            Target::User { .. } | Target::DedicatedAgent | Target::Nobody => None,
        }
    }
}
