//! Who gets a contact (docs/domain.md, section 6, rules 1 to 3, 7 and 8).

use usher_model::{
    event::Actor,
    ids::{ContactId, UserId},
    people::{User, UserStatus},
    steps::assign_to::{AssignTo, Logic, Target},
    trace::{Chosen, Skipped, What},
};

use crate::{
    Oracle,
    facts::{Fact, Pool},
    stages::{Happening, Kind},
};

/// Who was not chosen, and why.
pub(crate) type PassedOver = Vec<(UserId, Skipped)>;

/// Labels are compared like texts.
fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

impl Oracle {
    /// The pool that a step chooses from for a contact, unless there is none.
    pub(crate) fn pool(&self, step: &AssignTo, contact: &ContactId) -> Option<Pool> {
        match step.target.as_ref()? {
            Target::Team { team } => team.clone().map(Pool::Team),
            Target::RoutedTeam => self.routed_team(contact).map(Pool::Team),
            Target::Workspace => Some(Pool::Workspace),
            Target::User { .. } | Target::DedicatedAgent | Target::Nobody => None,
        }
    }

    /// The users of a pool, in the workspace's order.
    pub(crate) fn members(&self, pool: &Pool) -> Vec<&User> {
        let team = match pool {
            Pool::Team(id) => Some(self.workspace().team(id).expect("teams that exist")),
            Pool::Workspace => None,
        };
        let users = self.workspace().users.iter().map(|user| &**user);
        users.filter(|user| team.is_none_or(|team| team.members.contains(&user.id))).collect()
    }

    /// The skill that a user lacks first.
    pub(crate) fn lacks(user: &User, skills: &[String]) -> Option<String> {
        skills.iter().find(|wanted| !user.skills.iter().any(|has| same(has, wanted))).cloned()
    }

    /// Why a user is no candidate now.
    pub(crate) fn unfit(&self, step: &AssignTo, skills: &[String], user: &User) -> Option<Skipped> {
        let status = self.status(user);
        if step.only_online && status == UserStatus::Offline {
            return Some(Skipped::Offline);
        }
        if step.only_online && status == UserStatus::Busy {
            return Some(Skipped::Busy);
        }
        let open = self.open_contacts(&user.id);
        if let Some(limit) = step.max_open_contacts.filter(|limit| i64::from(open) >= *limit) {
            return Some(Skipped::Full { open, limit });
        }
        if let Some(skill) = Self::lacks(user, skills) {
            return Some(Skipped::LacksSkill(skill));
        }
        let fair = step.fair_limit.as_ref()?;
        let assigned = u32::try_from(self.assigned_within(&user.id, fair.per.seconds()).len()).expect("few");
        (i64::from(assigned) >= fair.count).then_some(Skipped::FairLimit { assigned, limit: fair.count })
    }

    /// Who of a pool is chosen, why not the others, and why this one.
    pub(crate) fn choose(&self, pool: &Pool, step: &AssignTo, skills: &[String]) -> (PassedOver, Option<(UserId, Chosen)>) {
        let members = self.members(pool);
        let fit: Vec<&User> = members.iter().copied().filter(|user| self.unfit(step, skills, user).is_none()).collect();
        // Of equals the first is the least, so the workspace's order decides. Never (None) is less than any choice.
        let best = match step.logic {
            Logic::RoundRobin => fit.iter().min_by_key(|user| self.last_chosen(pool, &user.id)),
            Logic::LeastOpenContacts => fit.iter().min_by_key(|user| (self.open_contacts(&user.id), self.last_assigned(&user.id))),
        };
        let mut skipped = Vec::new();
        for user in &members {
            let why = match (self.unfit(step, skills, user), best) {
                (Some(why), _) => why,
                (None, Some(best)) if best.id != user.id => self.beaten(pool, step.logic, user, best),
                (None, _) => continue,
            };
            skipped.push((user.id.clone(), why));
        }
        let chosen = best.map(|user| {
            let why = match step.logic {
                Logic::RoundRobin if self.last_chosen(pool, &user.id).is_none() => Chosen::NeverChosen,
                Logic::RoundRobin => Chosen::LongestAgo,
                Logic::LeastOpenContacts => Chosen::FewestOpen { open: self.open_contacts(&user.id) },
            };
            (user.id.clone(), why)
        });
        (skipped, chosen)
    }

    /// Why another candidate was better.
    fn beaten(&self, pool: &Pool, logic: Logic, user: &User, best: &User) -> Skipped {
        let (open, chosen) = (self.open_contacts(&user.id), self.open_contacts(&best.id));
        match logic {
            Logic::RoundRobin if self.last_chosen(pool, &user.id).is_some() => Skipped::ChosenLater,
            Logic::LeastOpenContacts if open > chosen => Skipped::MoreOpen { open, chosen },
            Logic::LeastOpenContacts if self.last_assigned(&user.id).is_some() => Skipped::AssignedLater,
            Logic::RoundRobin | Logic::LeastOpenContacts => Skipped::LaterInOrder,
        }
    }

    /// Assigns the contact, or with nobody unassigns it; the contact's waiting runs and the triggers hear of it later.
    pub(crate) fn assign(&mut self, contact: &ContactId, to: Option<UserId>, pool: Option<Pool>, by: Actor) -> Happening {
        let old = self.assignee(contact);
        self.note(Fact::Assigned { contact: contact.clone(), to: to.clone(), pool });
        Happening::of(contact, self.facts.count(), Kind::Assigned { old, new: to, by })
    }

    /// The same by a step, which says so.
    pub(crate) fn assign_by(&mut self, run: usize, to: Option<UserId>, pool: Option<Pool>, why: Option<Chosen>) {
        self.tell_of(run, What::Assigned { user: to.clone(), by: None, why });
        let contact = self.runs[run].contact.clone();
        let happening = self.assign(&contact, to, pool, Actor::Workflow);
        self.caused.push_back(happening);
    }
}
