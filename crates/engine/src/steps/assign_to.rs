//! Assign To: a person, one of a pool, the dedicated agent, or nobody (docs/domain.md, section 6).

use std::sync::Arc;

use usher_model::{
    Port,
    ids::UserId,
    limits::WAIT_SECONDS,
    steps::{AssignTo, assign_to::Target},
    trace::{Chosen, EndReason, Notice, Skipped, What},
};

use super::{Cx, Outcome, Waking};
use crate::{
    assign::{Decision, LineKey},
    facts::Facts,
    index::UserIx,
    run::Waiting,
    verbs::By,
};

pub(super) fn enter(step: &AssignTo, cx: &mut Cx) -> Outcome {
    match &step.target {
        None => cx.fail(Notice::NotSet { setting: "target" }),
        Some(Target::User { user }) => specific(user.as_ref(), cx),
        Some(Target::DedicatedAgent) => dedicated(step, cx),
        Some(Target::Nobody) => {
            cx.world.assign(cx.run.key.contact, None, By::Run(cx.run), None);
            Outcome::Leave(Port::Assigned)
        }
        Some(Target::Team { team: None }) => cx.fail(Notice::NotSet { setting: "team" }),
        Some(Target::Team { team: Some(team) }) if cx.plan.members(team).is_none() => {
            cx.fail(Notice::Missing { what: "team", name: team.to_string() })
        }
        Some(Target::Team { .. } | Target::RoutedTeam | Target::Workspace) => from_pool(step, cx),
    }
}

pub(super) fn wake(step: &AssignTo, cx: &mut Cx, waking: Waking) -> Outcome {
    match waking {
        Waking::Due if step.timeout.is_some() => Outcome::Leave(Port::Timeout),
        Waking::Due => Outcome::End(EndReason::Timeout),
        Waking::Assigned => Outcome::Leave(Port::Assigned),
        Waking::Served(decision) => {
            let Some(Waiting::Assignment(key)) = cx.run.wait.as_ref().map(|wait| wait.waiting.clone()) else { return Outcome::WaitOn };
            carry_out(&key, decision, cx).unwrap_or(Outcome::WaitOn)
        }
        Waking::Said(_) | Waking::Response => Outcome::WaitOn,
    }
}

/// A specific user: no filter, no wait, and no rotation moves.
fn specific(user: Option<&UserId>, cx: &mut Cx) -> Outcome {
    let Some(id) = user else { return cx.fail(Notice::NotSet { setting: "user" }) };
    let Some(user) = cx.plan.find_user(id) else { return cx.fail(Notice::Missing { what: "user", name: id.to_string() }) };
    give(user, Chosen::Specific, cx);
    Outcome::Leave(Port::Assigned)
}

/// The present assignee is kept: nothing changes, so nothing follows from it.
fn dedicated(step: &AssignTo, cx: &mut Cx) -> Outcome {
    match cx.contact().assignee.clone() {
        Some(user) => {
            cx.tell(What::Assigned { user: Some(user), by: None, why: Some(Chosen::Dedicated) });
            Outcome::Leave(Port::Assigned)
        }
        None => nobody_ever(step),
    }
}

/// Nobody will ever fit: `timeout` at once, or the end.
fn nobody_ever(step: &AssignTo) -> Outcome {
    match step.timeout {
        Some(_) => Outcome::GiveUp(Port::Timeout, EndReason::NoCandidates),
        None => Outcome::End(EndReason::NoCandidates),
    }
}

/// One of a pool: now, later, or never.
fn from_pool(step: &AssignTo, cx: &mut Cx) -> Outcome {
    let Some(pool) = cx.world.pool_of(step, Some(cx.run.key.contact)) else {
        cx.warn(Notice::NotSet { setting: "routedTeam" });
        return nobody_ever(step);
    };
    let (skills, absent) = cx.world.wanted_skills(cx.plan, step, Some(Facts::of_run(cx.run)));
    for variable in absent {
        cx.warn(Notice::AbsentVariable { variable: variable.to_string() });
    }
    let key = LineKey::new(step, pool, skills);
    let decision = cx.world.decide(cx.plan, &key, step.logic);
    if !cx.world.somebody_might_fit(cx.plan, &key) {
        tell_skipped(decision.skipped, cx);
        return nobody_ever(step);
    }
    // Whoever waits already for the same people comes first, even if somebody has become free within this very event.
    let ahead = cx.world.queues.length(&key);
    if ahead == 0 && decision.chosen.is_some() {
        return carry_out(&key, decision, cx).unwrap_or(Outcome::Leave(Port::Assigned));
    }
    let kept_out = decision.skipped.into_iter().filter(|(_, why)| !is_rank(why)).collect();
    tell_skipped(kept_out, cx);
    let before = if ahead == 0 { 0 } else { cx.world.served_before(&key, cx.run.key) };
    cx.tell(What::Queued { pool: key.pool.name().to_owned(), position: u32::try_from(before + 1).unwrap_or(u32::MAX) });
    cx.world.queues.changed |= decision.chosen.is_some();
    let span = step.timeout.map_or(WAIT_SECONDS, usher_model::time::Duration::seconds);
    Outcome::Wait(Waiting::Assignment(Arc::new(key)), cx.world.state.now.plus_seconds(span))
}

/// Whether a reason only says that somebody else came first.
const fn is_rank(why: &Skipped) -> bool {
    match why {
        Skipped::ChosenLater | Skipped::MoreOpen { .. } | Skipped::AssignedLater | Skipped::LaterInOrder => true,
        Skipped::Offline | Skipped::Busy | Skipped::Full { .. } | Skipped::LacksSkill(_) | Skipped::FairLimit { .. } => false,
    }
}

/// Assigns the contact as decided. `None` when nobody was chosen.
fn carry_out(key: &LineKey, decision: Decision, cx: &mut Cx) -> Option<Outcome> {
    let (user, why) = decision.chosen?;
    tell_skipped(decision.skipped, cx);
    // The rotation is the pool's: it moves whatever the logic by which this step chose.
    cx.world.rotate(cx.plan, &key.pool, user);
    give(user, why, cx);
    Some(Outcome::Leave(Port::Assigned))
}

fn tell_skipped(skipped: Vec<(UserIx, Skipped)>, cx: &mut Cx) {
    for (user, why) in skipped {
        let user = cx.plan.user(user).id.clone();
        cx.tell(What::SkippedUser { user, why });
    }
}

/// Assigns the contact to a user, whoever had it before.
fn give(user: UserIx, why: Chosen, cx: &mut Cx) {
    cx.world.assign(cx.run.key.contact, Some(user), By::Run(cx.run), Some(why));
}
