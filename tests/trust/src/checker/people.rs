//! What is known of contacts and users: followed by the lines that say what changed.

use std::collections::{BTreeMap, BTreeSet};

use usher_engine::Setup;
use usher_model::{
    contact::Contact,
    event::Source,
    ids::{ChannelId, ContactId, FieldId, StageId, TagId, TeamId, UserId},
    labels::StandardField,
    people::UserStatus,
    scenario::ConversationStatus,
    time::Instant,
    trace::{ContactState, StateLine, UserState},
    value::Value,
};

use super::{Checked, Checker, convert, ensure, fault};

/// A contact.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) id: ContactId,
    pub(super) fields: BTreeMap<FieldId, Value>,
    pub(super) tags: BTreeSet<TagId>,
    pub(super) lifecycle: Option<StageId>,
    pub(super) assignee: Option<UserId>,
    pub(super) channel: Option<ChannelId>,
    pub(super) talk: Option<Talk>,
    /// How many conversations there have been.
    pub(super) count: u32,
    pub(super) last_in: Option<(Instant, String)>,
    pub(super) last_out: Option<(Instant, String, Source)>,
    pub(super) wrote_on: BTreeMap<ChannelId, Instant>,
    pub(super) clicked_on: BTreeMap<ChannelId, Instant>,
    /// Workflows that ever enrolled it.
    pub(super) enrolled: BTreeSet<usize>,
    /// When the conversation closes by itself, and that timer's place in the order.
    pub(super) auto_close: Option<(Instant, u64)>,
    pub(super) silence: Option<Silence>,
}

/// A conversation: the present one, or the last one.
#[derive(Clone, Debug)]
pub(super) struct Talk {
    pub(super) open: bool,
    pub(super) opened_at: Instant,
    pub(super) source: Source,
    pub(super) channel: Option<ChannelId>,
    pub(super) team: Option<TeamId>,
    pub(super) first_message: Option<String>,
    /// Whether the contact wrote last.
    pub(super) unanswered: bool,
    pub(super) order: u64,
}

/// The contact waits for a reply.
#[derive(Clone, Copy, Debug)]
pub(super) struct Silence {
    pub(super) since: Instant,
    pub(super) began: u64,
    /// The longest span whose workflows were asked, in seconds.
    pub(super) told: i64,
}

/// A user.
#[derive(Clone, Debug)]
pub(super) struct User {
    pub(super) id: UserId,
    pub(super) status: UserStatus,
    /// Every assignment: its place in the order of everything, and its instant.
    pub(super) assigned: Vec<(u64, Instant)>,
}

impl User {
    /// Everybody as the setup says.
    pub(super) fn all(setup: &Setup) -> Vec<Self> {
        let status = |id: &UserId| setup.users.iter().rev().find(|user| user.id == *id).map(|user| user.status);
        let users = setup.document.workspace.users.iter();
        users
            .map(|user| Self { id: user.id.clone(), status: user.status_of(status(&user.id).unwrap_or(user.status)), assigned: Vec::new() })
            .collect()
    }
}

impl Person {
    pub(super) fn is_open(&self) -> bool {
        self.talk.as_ref().is_some_and(|talk| talk.open)
    }

    /// The conversation, if one is open.
    pub(super) fn open(&self) -> Option<&Talk> {
        self.talk.as_ref().filter(|talk| talk.open)
    }

    /// The routed team.
    pub(super) fn team(&self) -> Option<&TeamId> {
        self.open()?.team.as_ref()
    }

    /// The text of a field.
    pub(super) fn field_text(&self, id: &str) -> Option<&str> {
        match self.fields.get(id) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }
}

/// The contacts of a setup; the state says how their fields are kept, and must agree with everything else.
pub(super) fn all(setup: &Setup, state: &StateLine) -> Checked<Vec<Person>> {
    let mut people: Vec<Person> = Vec::new();
    for contact in &setup.contacts {
        if people.iter().any(|known| known.id == contact.id) {
            continue;
        }
        let Some(kept) = state.contacts.get(people.len()) else { return fault("I6", format!("{} is not in the state", contact.id)) };
        people.push(person(setup, contact, kept)?);
    }
    ensure(people.len() == state.contacts.len(), "I6", || "somebody is in the state and nowhere else".to_owned())?;
    Ok(people)
}

fn person(setup: &Setup, contact: &Contact, kept: &ContactState) -> Checked<Person> {
    let workspace = &setup.document.workspace;
    let standard = StandardField::ALL.into_iter().filter_map(|field| {
        let text = contact.standard(field)?;
        Some((FieldId::new(field.id()).ok()?, Value::from(text)))
    });
    let given: BTreeMap<FieldId, Value> = standard.chain(contact.fields.clone()).collect();
    for (field, value) in &kept.fields {
        let from = given.get(field);
        let fits = from.is_some_and(|from| convert::to_field(workspace, field, from).may_be(Some(value)));
        ensure(fits, "I6", || format!("{}: {field} begins as {value:?}, from {from:?}", contact.id))?;
        ensure(convert::fits(workspace, field, value), "I6", || format!("{}: {field} holds {value:?}", contact.id))?;
    }
    let known = |id: &ChannelId| workspace.channel(id).is_some();
    Ok(Person {
        id: contact.id.clone(),
        fields: kept.fields.clone(),
        tags: contact.tags.iter().filter(|tag| workspace.tag(tag).is_some()).cloned().collect(),
        lifecycle: contact.lifecycle.clone().filter(|stage| workspace.stage(stage).is_some()),
        assignee: contact.assignee.clone().filter(|user| workspace.user(user).is_some()),
        channel: contact.channel.clone().filter(known).or_else(|| workspace.channels.first().map(|channel| channel.id.clone())),
        talk: None,
        count: 0,
        last_in: None,
        last_out: None,
        wrote_on: BTreeMap::new(),
        clicked_on: BTreeMap::new(),
        enrolled: BTreeSet::new(),
        auto_close: None,
        silence: None,
    })
}

impl Checker {
    /// How many contacts of a user are open: recounted each time.
    pub(super) fn open_of(&self, user: &UserId) -> u32 {
        let own = self.people.iter().filter(|person| person.is_open() && person.assignee.as_ref() == Some(user));
        u32::try_from(own.count()).expect("few")
    }

    pub(super) fn user(&self, id: &UserId) -> &User {
        self.users.iter().find(|user| user.id == *id).expect("assignees exist")
    }

    /// I4, I5, I6: the state line says what the lines of the trace lead to.
    pub(super) fn state(&self, state: &StateLine) -> Checked {
        for (person, seen) in self.people.iter().zip(&state.contacts) {
            let status = if person.is_open() { ConversationStatus::Open } else { ConversationStatus::Closed };
            let expected = (&person.id, &person.assignee, person.lifecycle.as_ref(), status);
            let found = (&seen.id, &seen.assignee, seen.lifecycle.as_ref(), seen.conversation);
            ensure(expected == found, "I6", || format!("the trace leads to {expected:?}, not {found:?}"))?;
            ensure(person.team() == seen.team.as_ref(), "I4", || format!("{}: team {:?}", person.id, seen.team))?;
            ensure(person.tags.iter().eq(&seen.tags), "I6", || format!("{}: tags {:?}, not {:?}", person.id, person.tags, seen.tags))?;
            let fields = || format!("{}: fields {:?}, not {:?}", person.id, person.fields, seen.fields);
            ensure(person.fields == seen.fields, "I6", fields)?;
        }
        let users =
            self.users.iter().map(|user| UserState { id: user.id.clone(), status: user.status.as_str(), open: self.open_of(&user.id) });
        for (expected, found) in users.zip(&state.users) {
            ensure(expected == *found, "I5", || format!("{expected:?}, not {found:?}"))?;
        }
        Ok(())
    }
}
