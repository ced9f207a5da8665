//! What can be done to contacts and users: each verb changes the world, keeps its counts, writes its line, and says whether
//! anything changed at all. No change, no line (docs/domain.md, section 4).

use std::sync::Arc;

use usher_model::{
    NodeType,
    event::{Actor, Source},
    ids::{CategoryId, ChannelId, FieldId, StageId, TagId, TeamId},
    people::{UserKind, UserStatus},
    trace::{Chosen, Notice, What},
    triggers::contact_tag_updated::TagChange,
    value::Value,
};

use crate::{
    cause::Cause,
    contact::{Conversation, MessageIn, MessageOut},
    convert,
    index::{ContactIx, UserIx},
    planted::Bug,
    react::Happened,
    run::Run,
    world::World,
};

/// Who changes something: a step of a run, or somebody outside.
#[derive(Clone, Copy)]
pub(crate) enum By<'a> {
    Run(&'a Run),
    Actor(&'a Actor),
}

impl By<'_> {
    /// Who opened or closed a conversation.
    fn actor(&self) -> Actor {
        match self {
            Self::Run(_) => Actor::Workflow,
            Self::Actor(actor) => (*actor).clone(),
        }
    }

    /// Whether it is a step.
    pub(crate) const fn is_step(&self) -> bool {
        matches!(self, Self::Run(_))
    }

    /// Who is named in a line; a line of a run needs no name.
    fn named(&self) -> Option<Actor> {
        match self {
            Self::Run(_) => None,
            Self::Actor(actor) => Some((*actor).clone()),
        }
    }
}

impl World {
    /// Writes a line about a contact: as one of the run, or with the name of who did it.
    pub(crate) fn tell_by(&mut self, contact: ContactIx, by: By, what: What) {
        match by {
            By::Run(run) => self.tell_run(run, what),
            By::Actor(_) => self.tell(Some(contact), what),
        }
    }

    /// Notes that something happened that only triggers look for, where there is one that does.
    fn occasion(&mut self, contact: ContactIx, by: By, trigger: NodeType, cause: impl FnOnce() -> Cause) {
        if self.plan.reacts_by(trigger) {
            self.happen(contact, Happened::Occasion(cause()), by.is_step());
        }
    }

    /// Opens a conversation; nothing happens when one is open. Gives what the trigger tells.
    pub(crate) fn open_conversation(&mut self, contact: ContactIx, by: By, first_message: Option<&Arc<str>>) -> Option<Cause> {
        let actor = by.actor();
        self.open_from(contact, by, actor.source(), first_message)
    }

    /// Opens a conversation with a source of its own.
    pub(crate) fn open_from(&mut self, contact: ContactIx, by: By, source: Source, first_message: Option<&Arc<str>>) -> Option<Cause> {
        if self.person(contact).now.is_open() {
            return None;
        }
        let (actor, order, now) = (by.actor(), self.next_order(), self.state.now);
        let person = self.contact_mut(contact);
        person.conversations += 1;
        let (channel, first_message) = (person.channel.clone(), first_message.cloned());
        person.conversation = Some(Conversation {
            open: true,
            opened_at: now,
            source,
            channel: channel.clone(),
            team: None,
            first_message: first_message.clone(),
            unanswered: first_message.is_some(),
            order,
        });
        if let Some(user) = self.assignee(contact) {
            self.state.users[user.at()].open += 1;
        }
        self.touch(contact);
        self.renew_silence(contact);
        self.tell_by(contact, by, What::ConversationOpened { by: actor });
        Some(Cause::Opened { source, channel, first_message })
    }

    /// Closes the conversation; nothing happens when none is open. The assignee stays, the routed team does not. Gives what the
    /// trigger tells.
    pub(crate) fn close_conversation(
        &mut self,
        contact: ContactIx,
        by: By,
        category: Option<CategoryId>,
        summary: Option<String>,
    ) -> Option<Cause> {
        let person = self.person(contact);
        if !person.now.is_open() {
            return None;
        }
        let channel = person.now.channel.clone();
        if let Some(conversation) = &mut self.contact_mut(contact).conversation {
            conversation.open = false;
            conversation.team = None;
        }
        if let Some(user) = self.assignee(contact) {
            self.state.users[user.at()].open -= 1;
            self.queues.changed |= !Bug::RoomGoesUnnoticed.is_planted();
        }
        if Bug::ClosingUnassigns.is_planted() {
            self.contact_mut(contact).assignee = None;
        }
        self.touch(contact);
        self.renew_silence(contact);
        let actor = by.actor();
        let source = self.closing_source(&actor);
        self.tell_by(contact, by, What::ConversationClosed { by: actor, category: category.clone(), summary: summary.clone() });
        Some(Cause::Closed { source, channel, category, summary })
    }

    /// Who closed, as conditions see it: an AI agent is told from a person.
    fn closing_source(&self, actor: &Actor) -> Source {
        match actor {
            Actor::User(id) => match self.plan.find_user(id).map(|at| self.plan.user(at).kind) {
                Some(UserKind::Ai) => Source::AiAgent,
                Some(UserKind::Human) | None => Source::User,
            },
            Actor::Contact | Actor::Workflow | Actor::Api | Actor::AutoClose => actor.source(),
        }
    }

    /// The position of the contact's assignee.
    pub(crate) fn assignee(&self, contact: ContactIx) -> Option<UserIx> {
        self.person(contact).now.assignee.as_ref().and_then(|id| self.plan.find_user(id))
    }

    /// Assigns the contact, whoever had it before; with `None` unassigns it. Assigning somebody again counts as an assignment;
    /// taking nobody away does not.
    pub(crate) fn assign(&mut self, contact: ContactIx, to: Option<UserIx>, by: By, why: Option<Chosen>) -> bool {
        let (from, open) = (self.assignee(contact), self.person(contact).now.is_open());
        if from.is_none() && to.is_none() {
            return false;
        }
        if let (Some(user), true) = (from, open) {
            self.state.users[user.at()].open -= 1;
            self.queues.changed = true;
        }
        let (order, now, span) = (self.next_order(), self.state.now, self.plan.fair_span);
        if let Some(user) = to {
            let user = &mut self.state.users[user.at()];
            user.open += u32::from(open);
            user.last_assigned = order;
            if span > 0 {
                while user.recent.front().is_some_and(|at| now.since(*at) >= span) {
                    user.recent.pop_front();
                }
                user.recent.push_back(now);
            }
        }
        let user = to.map(|at| self.plan.user(at).id.clone());
        let old = std::mem::replace(&mut self.contact_mut(contact).assignee, user.clone());
        self.renew_silence(contact);
        let changed = from != to && self.plan.reacts_by(NodeType::AssigneeUpdated);
        let cause = changed.then(|| Cause::Assignee { old, new: user.clone(), source: by.actor().source() });
        self.tell_by(contact, by, What::Assigned { user, by: by.named(), why });
        if to.is_some() || cause.is_some() {
            let by_user = matches!(by, By::Actor(Actor::User(_)));
            self.happen(contact, Happened::Assigned { somebody: to.is_some(), by_user, cause }, by.is_step());
        }
        true
    }

    /// Sets the status of a user; an AI agent stays online.
    pub(crate) fn set_status(&mut self, at: UserIx, status: UserStatus) -> bool {
        let status = self.plan.user(at).status_of(status);
        let user = &mut self.state.users[at.at()];
        if user.status == status {
            return false;
        }
        user.status = status;
        let user = user.id.clone();
        self.queues.changed = true;
        self.tell(None, What::UserStatusChanged { user, status: status.as_str() });
        true
    }

    /// Sets a contact field, or clears it. A value that cannot be converted is reported and changes nothing.
    pub(crate) fn set_field(&mut self, contact: ContactIx, field: &FieldId, value: Option<&Value>, by: By) -> bool {
        let Some(kind) = self.plan.document.workspace.field_type(field) else {
            let notice = Notice::Missing { what: "field", name: field.to_string() };
            self.tell_by(contact, by, What::Error { notice });
            return false;
        };
        let fields = &self.person(contact).now.fields;
        let new = match value {
            None => None,
            Some(value) => {
                let country = text_of(fields.get("country"));
                let Some(converted) = convert::to_field(value, kind, self.plan.allowed(field), country) else {
                    let notice = Notice::CannotConvert { value: value.to_text(), field: field.clone() };
                    self.tell_by(contact, by, What::Error { notice });
                    return false;
                };
                Some(converted)
            }
        };
        let old = fields.get(field).cloned();
        if old == new && !Bug::SameValueIsAChange.is_planted() {
            return false;
        }
        let fields = &mut self.contact_mut(contact).fields;
        match &new {
            Some(value) => fields.insert(field.clone(), value.clone()),
            None => fields.remove(field),
        };
        self.index_field(contact, field, old.as_ref(), new.as_ref());
        let change = What::FieldChanged { field: field.clone(), old: old.clone(), new: new.clone(), by: by.named() };
        self.tell_by(contact, by, change);
        self.occasion(contact, by, NodeType::ContactFieldUpdated, || Cause::Field { field: field.clone(), old, new });
        true
    }

    /// Adds a tag that exists.
    pub(crate) fn add_tag(&mut self, contact: ContactIx, tag: &TagId, by: By) -> bool {
        if self.person(contact).now.tags.contains(tag) || !self.tag_exists(contact, tag, by) {
            return false;
        }
        self.contact_mut(contact).tags.insert(tag.clone());
        self.tell_by(contact, by, What::TagAdded { tag: tag.clone(), by: by.named() });
        let cause = || Cause::Tag { tag: tag.clone(), change: TagChange::Added };
        self.occasion(contact, by, NodeType::ContactTagUpdated, cause);
        true
    }

    /// Takes a tag away.
    pub(crate) fn remove_tag(&mut self, contact: ContactIx, tag: &TagId, by: By) -> bool {
        if !self.tag_exists(contact, tag, by) || !self.person(contact).now.tags.contains(tag) {
            return false;
        }
        self.contact_mut(contact).tags.remove(tag);
        self.tell_by(contact, by, What::TagRemoved { tag: tag.clone(), by: by.named() });
        let cause = || Cause::Tag { tag: tag.clone(), change: TagChange::Removed };
        self.occasion(contact, by, NodeType::ContactTagUpdated, cause);
        true
    }

    fn tag_exists(&mut self, contact: ContactIx, tag: &TagId, by: By) -> bool {
        let exists = self.plan.document.workspace.tag(tag).is_some();
        if !exists {
            self.tell_by(contact, by, What::Error { notice: Notice::Missing { what: "tag", name: tag.to_string() } });
        }
        exists
    }

    /// Moves the contact to a stage, or to none.
    pub(crate) fn set_lifecycle(&mut self, contact: ContactIx, stage: Option<&StageId>, by: By) -> bool {
        let old = self.person(contact).now.lifecycle.clone();
        if old.as_ref() == stage {
            return false;
        }
        self.contact_mut(contact).lifecycle = stage.cloned();
        self.tell_by(contact, by, What::LifecycleChanged { old: old.clone(), new: stage.cloned(), by: by.named() });
        self.occasion(contact, by, NodeType::LifecycleUpdated, || Cause::Stage { old, new: stage.cloned() });
        true
    }

    /// Routes the open conversation to a team, or to none.
    pub(crate) fn route(&mut self, run: &Run, team: Option<&TeamId>) {
        let conversation = self.contact_mut(run.key.contact).conversation.as_mut().filter(|conversation| conversation.open);
        let what = match conversation {
            Some(conversation) => {
                conversation.team = team.cloned();
                What::Routed { team: team.cloned() }
            }
            // Only an open conversation has a routed team.
            None => What::Warning { notice: Notice::NoEffect },
        };
        self.tell_run(run, what);
    }

    /// Notes a message of the contact.
    pub(crate) fn receive(&mut self, contact: ContactIx, text: &Arc<str>, channel: Option<&ChannelId>) {
        let now = self.state.now;
        let person = self.contact_mut(contact);
        if let Some(channel) = channel {
            person.channel = Some(channel.clone());
        }
        if let Some(channel) = person.channel.clone() {
            person.last_in_on.insert(channel, now);
        }
        person.last_in = Some(MessageIn { at: now, text: text.clone(), channel: person.channel.clone() });
        if let Some(conversation) = person.conversation.as_mut().filter(|conversation| conversation.open) {
            conversation.first_message.get_or_insert_with(|| text.clone());
            conversation.unanswered = true;
        }
        self.touch(contact);
        self.renew_silence(contact);
    }

    /// Notes a message to the contact that was delivered.
    pub(crate) fn sent(&mut self, contact: ContactIx, text: &str, channel: Option<ChannelId>, source: Source) {
        let now = self.state.now;
        let person = self.contact_mut(contact);
        if channel.is_some() {
            person.channel.clone_from(&channel);
        }
        person.last_out = Some(MessageOut { at: now, text: text.to_owned(), channel, source });
        if let Some(conversation) = &mut person.conversation {
            conversation.unanswered = false;
        }
        self.touch(contact);
        self.renew_silence(contact);
    }
}

/// The text of a field's value.
pub(crate) fn text_of(value: Option<&Value>) -> Option<&str> {
    match value {
        Some(Value::Text(text)) => Some(text),
        Some(Value::Bool(_) | Value::Number(_) | Value::Location(_)) | None => None,
    }
}
