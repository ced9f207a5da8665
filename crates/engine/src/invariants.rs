//! What must hold after every event, whatever happened before.

use std::fmt;

use usher_model::{
    NodeKind,
    ids::{ContactId, UserId},
    limits::CHAIN_DEPTH,
    steps::Step,
    trace::WaitingFor,
};

use crate::{
    clock::Timer,
    contact::Person,
    convert,
    index::ContactIx,
    run::{Run, Waiting},
    verbs::text_of,
    world::World,
};

/// Something that must never be true, and is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Its number, by which the tests call it: `I5`.
    pub invariant: &'static str,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.invariant, self.what)
    }
}

impl World {
    /// What is broken now; empty between events, always. It recounts everything and takes its time: for tests and long walks.
    #[must_use]
    pub fn broken(&self) -> Vec<Broken> {
        let mut found = Found(Vec::new());
        self.check_users(&mut found);
        for (at, person) in self.state.people.iter().enumerate() {
            self.check_contact(&mut found, person);
            self.check_silence(&mut found, ContactIx::new(at), person);
            for run in person.runs() {
                self.check_run(&mut found, &person.now.id, ContactIx::new(at), run);
            }
        }
        self.check_indices(&mut found);
        self.check_queues(&mut found);
        found.0
    }

    /// I5: open contacts of a user are recounted.
    fn check_users(&self, found: &mut Found) {
        for user in &self.state.users {
            let open = self.contacts().filter(|contact| contact.is_open() && contact.assignee.as_ref() == Some(&user.id)).count();
            found.unless(open == user.open as usize, "I5", || format!("{} has {open} open contacts, not {}", user.id, user.open));
        }
        let known = |id: &UserId| self.plan.find_user(id).is_some();
        found.unless(self.state.users.iter().all(|user| known(&user.id)), "I6", || "a user that does not exist".to_owned());
    }

    /// I1, I4, I6, I9: conversation, references and values of a contact, and one run a workflow.
    fn check_contact(&self, found: &mut Found, person: &Person) {
        let (contact, workspace) = (&person.now, &self.plan.document.workspace);
        let id = &contact.id;
        found.unless((contact.conversations > 0) == contact.conversation.is_some(), "I1", || format!("{id}: conversations are miscounted"));
        let closed_with_team = contact.conversation.as_ref().is_some_and(|last| !last.open && last.team.is_some());
        found.unless(!closed_with_team, "I4", || format!("{id}: routed to a team without an open conversation"));
        found.unless(contact.assignee.as_ref().is_none_or(|user| self.plan.find_user(user).is_some()), "I6", || format!("{id}: assignee"));
        found.unless(contact.tags.iter().all(|tag| workspace.tag(tag).is_some()), "I6", || format!("{id}: tag"));
        found.unless(contact.lifecycle.as_ref().is_none_or(|stage| workspace.stage(stage).is_some()), "I6", || format!("{id}: stage"));
        found.unless(contact.team().is_none_or(|team| workspace.team(team).is_some()), "I6", || format!("{id}: team"));
        let country = text_of(contact.fields.get("country"));
        for (field, value) in &contact.fields {
            let kept = workspace.field_type(field).and_then(|kind| convert::to_field(value, kind, self.plan.allowed(field), country));
            found.unless(kept.as_ref() == Some(value), "I6", || format!("{id}: field {field} holds {value:?}"));
        }
        for (at, entry) in person.enrolled.iter().enumerate() {
            let again = person.enrolled[..at].iter().any(|earlier| earlier.flow == entry.flow);
            found.unless(!again, "I9", || format!("{id}: enrolled twice in one workflow"));
            let ended = entry.ended.as_ref().is_none_or(|run| run.ended.is_some() && run.wait.is_none());
            found.unless(ended, "I10", || format!("{id}: a run that has not ended is kept as ended"));
        }
        let due = person.auto_close.is_some();
        found.unless(due == (self.plan.auto_close.is_some() && contact.is_open()), "I40", || format!("{id}: auto-close timer"));
    }

    /// I40: a silence is kept exactly while the contact waits for a reply, and its timer is set.
    fn check_silence(&self, found: &mut Found, contact: ContactIx, person: &Person) {
        let id = &person.now.id;
        let wanted = self.plan.next_silence(0).is_some() && self.is_silent(contact);
        found.unless(person.silence.is_some() == wanted, "I40", || format!("{id}: silence is {:?}", person.silence));
        let Some(silence) = &person.silence else { return };
        found.unless(silence.since <= self.state.now, "I40", || format!("{id}: a silence that has not begun"));
        let due = self.silence_due(silence);
        let set = due.is_none_or(|(due, began)| due > self.state.now && self.timers.contains(due, began, Timer::Silence(contact)));
        found.unless(set, "I40", || format!("{id}: the silence since {} has no timer", silence.since));
    }

    /// I11, I12, I13, I40: a run waits, where it may, and its timer is set.
    fn check_run(&self, found: &mut Found, id: &ContactId, contact: ContactIx, run: &Run) {
        let flow = self.plan.flow(run.key.flow);
        let name = || format!("{id}: run {} of {}", run.number, flow.workflow.id);
        found.unless(run.key.contact == contact && run.ended.is_none(), "I10", || format!("{} is out of place", name()));
        let Some(wait) = &run.wait else {
            return found.unless(false, "I11", || format!("{} does not wait", name()));
        };
        let fits = match (&flow.node(run.node).kind, wait.waiting.what()) {
            (NodeKind::Step(Step::AskQuestion(_)), WaitingFor::Answer) | (NodeKind::Step(Step::Wait(_)), WaitingFor::Timer) => true,
            (NodeKind::Step(Step::HttpRequest(_)), WaitingFor::Timer) => run.waits_for_response().is_some(),
            (NodeKind::Step(Step::AssignTo(step)), WaitingFor::Assignment) => step.target.as_ref().is_some_and(|target| target.is_pool()),
            _ => false,
        };
        found.unless(fits, "I12", || format!("{} waits for {:?} at {}", name(), wait.waiting.what(), flow.node_id(run.node)));
        found.unless(self.timers.contains(wait.until, wait.began, Timer::Run(run.key)), "I40", || format!("{} has no timer", name()));
        found.unless(wait.until > self.state.now, "I40", || format!("{} should have gone on at {}", name(), wait.until));
        found.unless(run.depth <= CHAIN_DEPTH, "I13", || format!("{} is {} hand-overs deep", name(), run.depth));
        for (node, made) in &run.jumps {
            let within = matches!(&flow.node(*node).kind, NodeKind::Step(Step::JumpTo(step)) if *made <= step.max_jumps.max(0));
            found.unless(within, "I13", || format!("{} jumped {made} times", name()));
        }
    }

    /// I11, I28, I40: what is worked out from the state agrees with it.
    fn check_indices(&self, found: &mut Found) {
        let runs: usize = self.state.people.iter().map(|person| person.runs().count()).sum();
        let closing = self.state.people.iter().filter(|person| person.auto_close.is_some()).count();
        found.unless(self.active.len() == runs, "I11", || format!("{} runs are listed, {runs} are active", self.active.len()));
        let silences = self.state.people.iter().filter_map(|person| self.silence_due(person.silence.as_ref()?)).count();
        let timers = self.timers.len();
        found.unless(timers == runs + closing + silences, "I40", || format!("{timers} timers for {runs} runs"));
        let answers = self
            .state
            .answers
            .iter()
            .all(|answer| matches!(self.plan.flow(answer.flow).node(answer.node).kind, NodeKind::Step(Step::HttpRequest(_))));
        found.unless(answers, "I6", || "an answer to a node that asks nobody".to_owned());
        found.unless(self.directory_is_true(), "I6", || "a contact is not found by its address or number".to_owned());
        found.unless(self.pending.is_empty() && self.out.is_empty() && !self.chained, "I39", || "an event is not done".to_owned());
        found.unless(self.state.rotations.fits(&self.plan), "I28", || "a rotation does not hold each member once".to_owned());
    }

    /// I31, I32: nobody waits who could be served, or who never can be.
    fn check_queues(&self, found: &mut Found) {
        let waiting = self.state.people.iter().flat_map(|person| person.runs()).filter(|run| run.waits_for_assignment().is_some()).count();
        found.unless(self.queues.waiting() == waiting, "I30", || format!("{} in line, {waiting} wait", self.queues.waiting()));
        for (key, line) in self.queues.lines() {
            let members = key.pool.members(&self.plan);
            let candidate = members.iter().find(|user| self.why_not_user(&self.plan, key, **user).is_none());
            found.unless(candidate.is_none(), "I31", || format!("somebody of {} fits, and {} wait", key.pool.name(), line.len()));
            found.unless(self.somebody_might_fit(&self.plan, key), "I32", || format!("nobody of {} will ever fit", key.pool.name()));
            for run in line.values() {
                let here = self.person(run.contact).active(run.flow).and_then(Run::waits_for_assignment);
                let same = here.is_some_and(|wait| matches!(&wait.waiting, Waiting::Assignment(own) if own == key));
                found.unless(same, "I30", || format!("a run stands in a line of {} where it does not wait", key.pool.name()));
            }
        }
    }
}

/// What was found so far.
struct Found(Vec<Broken>);

impl Found {
    fn unless(&mut self, holds: bool, invariant: &'static str, what: impl FnOnce() -> String) {
        if !holds {
            self.0.push(Broken { invariant, what: what() });
        }
    }
}
