//! The world: everything that can change while workflows run, and what one can ask about it.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use serde::{Deserialize, Serialize};
use usher_model::{
    Document,
    contact::Contact,
    ids::{ChannelId, ContactId, NodeId, UserId, WorkflowId},
    people::UserStatus,
    scenario::{ConversationStatus, UserAtStart},
    steps::AssignTo,
    time::Instant,
    trace::{Chosen, ContactState, Skipped, StateLine, TraceEntry, UserState, What},
};

use crate::{
    assign::{Queues, Rotations},
    clock::Timers,
    contact::{ContactNow, Person, UserNow},
    directory::Directory,
    facts::window_until,
    index::{ContactIx, FlowIx, NodeIx, RunKey, UserIx},
    left_out::{self, LeftOut},
    plan::Plan,
    react::Happening,
    refused::Refused,
    roll::Roll,
    run::{Run, RunNow},
};

/// How a world begins.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The workspace and its workflows.
    pub document: Arc<Document>,
    /// A workflow that takes part whatever its status.
    pub under_test: Option<WorkflowId>,
    /// The first instant.
    pub start: Instant,
    /// The contacts at the start. A reference to something that does not exist, or a value that its field cannot hold, is left out
    /// and told with the first event.
    pub contacts: Vec<Contact>,
    /// Users whose status differs from the workspace's.
    pub users: Vec<UserAtStart>,
}

/// Everything that changes, and that a saved world keeps.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct State {
    pub(crate) under_test: Option<WorkflowId>,
    pub(crate) now: Instant,
    /// The number of the latest event.
    pub(crate) event: u32,
    /// The number of the latest trace entry.
    pub(crate) seq: u64,
    /// Counts everything whose order matters where the clock cannot tell: waits, openings, assignments, events.
    pub(crate) order: u64,
    /// The number of the latest run.
    pub(crate) runs: u32,
    pub(crate) people: Vec<Arc<Person>>,
    pub(crate) users: Vec<UserNow>,
    pub(crate) rotations: Rotations,
    /// Channels on which deliveries fail.
    pub(crate) failing: BTreeSet<ChannelId>,
    /// What answers the requests of nodes in place of their mocks.
    pub(crate) answers: Vec<Answer>,
    /// What the start named and does not exist; told with the next event.
    pub(crate) left_out: Vec<LeftOut>,
}

/// An answer that stands in for another system, from the event on that gave it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Answer {
    pub(crate) flow: FlowIx,
    pub(crate) node: NodeIx,
    pub(crate) status: i64,
    pub(crate) body: serde_json::Value,
}

/// A workspace with its people and runs at one instant of virtual time. Clones share what they have in common.
#[derive(Clone, Debug)]
pub struct World {
    pub(crate) plan: Arc<Plan>,
    pub(crate) state: State,
    /// Where each contact is in `state.people`.
    pub(crate) by_id: Arc<Roll>,
    /// Contacts by what webhooks call them.
    pub(crate) directory: Arc<Directory>,
    /// Active runs by number.
    pub(crate) active: BTreeMap<u32, RunKey>,
    pub(crate) timers: Timers,
    pub(crate) queues: Queues,
    /// What steps caused and nobody has reacted to yet; empty between events.
    pub(crate) pending: VecDeque<Happening>,
    /// Whether what happens now was caused by a step; false between events.
    pub(crate) chained: bool,
    /// The trace of the present event; empty between events.
    pub(crate) out: Vec<TraceEntry>,
}

/// Runs that wait for somebody of one pool with the same filters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queue {
    /// The team's id, or `workspace`.
    pub pool: String,
    /// In the order in which they will be served as things stand.
    pub entries: Vec<QueueEntry>,
}

/// A run in a queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueEntry {
    /// Whose.
    pub contact: ContactId,
    /// Of which workflow.
    pub workflow: WorkflowId,
    /// At which Assign To step.
    pub node: NodeId,
    /// Since when.
    pub since: Instant,
    /// Until when at the latest.
    pub until: Instant,
}

/// The messaging window of a contact on a channel that has one (docs/domain.md, section 1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Which channel.
    pub channel: ChannelId,
    /// Whether free text is delivered now.
    pub open: bool,
    /// The last instant at which it is; none when the contact never wrote there.
    pub until: Option<Instant>,
}

impl World {
    /// A world at its first instant; nothing has happened yet.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        let under_test = setup.under_test;
        let plan = Plan::new(setup.document, under_test.as_ref());
        let status = |id: &UserId| setup.users.iter().rev().find(|user| user.id == *id).map(|user| user.status);
        let users = plan.document.workspace.users.iter().map(|user| new_user(&plan, &user.id, status(&user.id))).collect();
        let state = State {
            now: setup.start,
            event: 0,
            seq: 0,
            order: 0,
            runs: 0,
            people: Vec::with_capacity(setup.contacts.len()),
            users,
            rotations: Rotations::default(),
            failing: BTreeSet::new(),
            answers: Vec::new(),
            left_out: left_out::of_start(&plan, under_test.as_ref(), &setup.users),
            under_test,
        };
        let mut world = Self::from_state(plan, state);
        for contact in setup.contacts {
            // Two contacts of one id are a fault of the document; here the first one counts.
            let _ = world.add_contact(contact);
        }
        world
    }

    /// A world around a state: what can be worked out from the state is worked out.
    pub(crate) fn from_state(plan: Plan, state: State) -> Self {
        let by_id = state.people.iter().map(|person| person.now.id.clone()).collect();
        Self::around(Arc::new(plan), Arc::new(by_id), state)
    }

    /// A world around a state, nothing of which is registered yet.
    pub(crate) fn around(plan: Arc<Plan>, by_id: Arc<Roll>, state: State) -> Self {
        Self {
            plan,
            by_id,
            directory: Arc::default(),
            state,
            active: BTreeMap::new(),
            timers: Timers::default(),
            queues: Queues::default(),
            pending: VecDeque::new(),
            chained: false,
            out: Vec::new(),
        }
    }

    /// Adds a contact; it appears last. References to what does not exist are left out, which is told with the next event.
    ///
    /// # Errors
    /// When there is a contact of this id.
    pub fn add_contact(&mut self, contact: Contact) -> Result<(), Refused> {
        if self.by_id.get(&contact.id).is_some() {
            return Err(Refused::ContactExists(contact.id));
        }
        let at = ContactIx::new(self.state.people.len());
        Arc::make_mut(&mut self.by_id).push(contact.id.clone());
        let now = left_out::new_contact(&self.plan, contact, at, &mut self.state.left_out);
        self.state.people.push(Arc::new(Person { now, enrolled: Vec::new(), auto_close: None, silence: None, chain: None }));
        self.index_contact(at);
        Ok(())
    }

    /// The document it runs.
    #[must_use]
    pub fn document(&self) -> &Arc<Document> {
        &self.plan.document
    }

    /// The present instant.
    #[must_use]
    pub const fn now(&self) -> Instant {
        self.state.now
    }

    /// How many events there have been.
    #[must_use]
    pub const fn events(&self) -> u32 {
        self.state.event
    }

    /// A contact.
    #[must_use]
    pub fn contact(&self, id: &ContactId) -> Option<&ContactNow> {
        self.by_id.get(id).map(|at| &self.person(at).now)
    }

    /// Every contact, in the order given.
    pub fn contacts(&self) -> impl Iterator<Item = &ContactNow> {
        self.state.people.iter().map(|person| &person.now)
    }

    /// Every user, in the workspace's order.
    #[must_use]
    pub fn users(&self) -> &[UserNow] {
        &self.state.users
    }

    /// The channels on which deliveries fail.
    #[must_use]
    pub const fn failing_channels(&self) -> &BTreeSet<ChannelId> {
        &self.state.failing
    }

    /// Every active run, in the order in which they started.
    #[must_use]
    pub fn runs(&self) -> Vec<RunNow> {
        self.active.values().filter_map(|key| Some(self.view(self.person(key.contact).active(key.flow)?))).collect()
    }

    /// The active run of a workflow for a contact, else the one that ended last.
    #[must_use]
    pub fn latest_run(&self, contact: &ContactId, workflow: &WorkflowId) -> Option<RunNow> {
        let entry = self.person(self.by_id.get(contact)?).enrolled(self.plan.find_flow(workflow)?)?;
        entry.active.as_deref().or(entry.ended.as_deref()).map(|run| self.view(run))
    }

    /// Who waits for whom: one queue for each pool with its filters.
    #[must_use]
    pub fn queues(&self) -> Vec<Queue> {
        let entry = |key: RunKey| {
            let run = self.person(key.contact).active(key.flow)?;
            let (now, wait) = (self.view(run), run.wait.as_ref()?);
            Some(QueueEntry { contact: now.contact, workflow: now.workflow, node: now.node, since: wait.since, until: wait.until })
        };
        let served = |line| self.in_serving_order(line).into_iter().filter_map(entry).collect();
        self.queues.lines().map(|(key, line)| Queue { pool: key.pool.name().to_owned(), entries: served((key, line)) }).collect()
    }

    /// The messaging windows of a contact, one for each channel that has a window.
    #[must_use]
    pub fn windows(&self, contact: &ContactId) -> Vec<Window> {
        let Some(contact) = self.contact(contact) else { return Vec::new() };
        let channels = self.plan.document.workspace.channels.iter();
        channels
            .filter_map(|channel| {
                let until = window_until(contact, channel)?;
                Some(Window { channel: channel.id.clone(), open: until.is_some_and(|until| self.state.now <= until), until })
            })
            .collect()
    }

    /// "Who would be next": for each user an Assign To step considers, why it would be chosen now or why not. Nothing changes.
    #[must_use]
    pub fn preview_assignment(&self, step: &AssignTo, contact: Option<&ContactId>) -> Vec<(UserId, Result<Chosen, Skipped>)> {
        let contact = contact.and_then(|id| self.by_id.get(id));
        let name = |user: UserIx| self.plan.user(user).id.clone();
        self.preview(step, contact).into_iter().map(|(user, result)| (name(user), result)).collect()
    }

    /// The last line of a trace.
    #[must_use]
    pub fn state(&self) -> StateLine {
        let contact = |contact: &ContactNow| ContactState {
            id: contact.id.clone(),
            assignee: contact.assignee.clone(),
            team: contact.team().cloned(),
            tags: contact.tags.iter().cloned().collect(),
            fields: contact.fields.clone(),
            lifecycle: contact.lifecycle.clone(),
            conversation: if contact.is_open() { ConversationStatus::Open } else { ConversationStatus::Closed },
        };
        let user = |user: &UserNow| UserState { id: user.id.clone(), status: user.status.as_str(), open: user.open };
        StateLine { contacts: self.contacts().map(contact).collect(), users: self.state.users.iter().map(user).collect() }
    }

    pub(crate) fn person(&self, at: ContactIx) -> &Person {
        &self.state.people[at.at()]
    }

    pub(crate) fn person_mut(&mut self, at: ContactIx) -> &mut Person {
        Arc::make_mut(&mut self.state.people[at.at()])
    }

    pub(crate) fn contact_mut(&mut self, at: ContactIx) -> &mut ContactNow {
        &mut self.person_mut(at).now
    }

    /// The next number in the order of everything that happens.
    pub(crate) fn next_order(&mut self) -> u64 {
        self.state.order += 1;
        self.state.order
    }

    fn view(&self, run: &Run) -> RunNow {
        run.view(&self.plan, &self.person(run.key.contact).now.id)
    }

    /// Writes a line about a contact, or about nobody.
    pub(crate) fn tell(&mut self, contact: Option<ContactIx>, what: What) {
        self.write(contact, None, None, None, what);
    }

    /// Writes a line about a workflow that does, or does not, start.
    pub(crate) fn tell_flow(&mut self, contact: Option<ContactIx>, flow: FlowIx, node: Option<NodeIx>, what: What) {
        self.write(contact, Some(flow), None, node, what);
    }

    /// Writes a line about a run, at the node where it is.
    pub(crate) fn tell_run(&mut self, run: &Run, what: What) {
        self.write(Some(run.key.contact), Some(run.key.flow), Some(run.number), Some(run.node), what);
    }

    fn write(&mut self, contact: Option<ContactIx>, flow: Option<FlowIx>, run: Option<u32>, node: Option<NodeIx>, what: What) {
        self.state.seq += 1;
        let flow = flow.map(|at| self.plan.flow(at));
        self.out.push(TraceEntry {
            seq: self.state.seq,
            at: self.state.now,
            event: self.state.event,
            contact: contact.map(|at| self.state.people[at.at()].now.id.clone()),
            workflow: flow.map(|flow| flow.workflow.id.clone()),
            run,
            node: flow.zip(node).map(|(flow, node)| flow.node_id(node).clone()),
            what,
        });
    }
}

/// A user at the start.
pub(crate) fn new_user(plan: &Plan, id: &UserId, status: Option<UserStatus>) -> UserNow {
    let status = plan.find_user(id).map_or(UserStatus::Offline, |at| {
        let user = plan.user(at);
        user.status_of(status.unwrap_or(user.status))
    });
    UserNow { id: id.clone(), status, open: 0, last_assigned: 0, recent: VecDeque::new() }
}
