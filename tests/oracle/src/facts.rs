//! What has happened, in order, and the questions that are answered by walking through it.

use std::collections::BTreeMap;

use usher_model::{
    Workspace,
    event::Source,
    ids::{ChannelId, ContactId, FieldId, StageId, TagId, TeamId, UserId, WorkflowId},
    labels::StandardField,
    people::{User, UserStatus},
    time::Instant,
    value::Value,
};

use crate::Oracle;

/// Those among whom one is chosen, with one rotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pool {
    Team(TeamId),
    Workspace,
}

/// Something that happened.
pub(crate) enum Fact {
    Status {
        user: UserId,
        status: UserStatus,
    },
    Opened {
        contact: ContactId,
        by: Source,
    },
    Closed {
        contact: ContactId,
    },
    Incoming {
        contact: ContactId,
        channel: ChannelId,
        text: String,
    },
    Outgoing {
        contact: ContactId,
    },
    /// An ad took the contact to a channel.
    Taken {
        contact: ContactId,
        channel: ChannelId,
    },
    Assigned {
        contact: ContactId,
        to: Option<UserId>,
        pool: Option<Pool>,
    },
    Tag {
        contact: ContactId,
        tag: TagId,
        has: bool,
    },
    Field {
        contact: ContactId,
        field: FieldId,
        value: Option<Value>,
    },
    Stage {
        contact: ContactId,
        stage: Option<StageId>,
    },
    Routed {
        contact: ContactId,
        team: Option<TeamId>,
    },
    Began {
        contact: ContactId,
        workflow: WorkflowId,
    },
    Waits,
    NoReply {
        contact: ContactId,
        workflow: WorkflowId,
    },
}

impl Fact {
    const fn opened(&self) -> Option<&ContactId> {
        if let Self::Opened { contact, .. } = self { Some(contact) } else { None }
    }

    const fn closed(&self) -> Option<&ContactId> {
        if let Self::Closed { contact } = self { Some(contact) } else { None }
    }
}

/// All that happened. The number of a fact is its place: a greater one is later, also within one instant.
#[derive(Default)]
pub(crate) struct Facts(Vec<(Instant, Fact)>);

impl Facts {
    /// Notes a fact; gives its number.
    pub(crate) fn note(&mut self, at: Instant, fact: Fact) -> usize {
        self.0.push((at, fact));
        self.0.len() - 1
    }

    /// The number that the next fact will have.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The last fact that answers a question, with its number, instant and answer.
    fn last<T>(&self, answer: impl Fn(&Fact) -> Option<T>) -> Option<(usize, Instant, T)> {
        self.0.iter().enumerate().rev().find_map(|(number, (at, fact))| answer(fact).map(|answer| (number, *at, answer)))
    }
}

/// A moment in the order of things: the instant, and the number of the fact.
pub(crate) type Point = (Instant, usize);

impl Oracle {
    pub(crate) fn note(&mut self, fact: Fact) -> usize {
        self.facts.note(self.now, fact)
    }

    pub(crate) fn workspace(&self) -> &Workspace {
        &self.begin.document.workspace
    }

    fn at_start(&self, contact: &ContactId) -> &usher_model::contact::Contact {
        self.begin.contacts.iter().find(|known| known.id == *contact).expect("events are about known contacts")
    }

    pub(crate) fn status(&self, user: &User) -> UserStatus {
        let set = self.facts.last(|fact| {
            let Fact::Status { user: whose, status } = fact else { return None };
            (*whose == user.id).then_some(*status)
        });
        let at_start = || self.begin.users.iter().find(|known| known.id == user.id).map_or(user.status, |known| known.status);
        user.status_of(set.map_or_else(at_start, |(_, _, status)| status))
    }

    pub(crate) fn user(&self, id: &UserId) -> Option<&User> {
        self.workspace().users.iter().find(|user| user.id == *id).map(|user| &**user)
    }

    pub(crate) fn assignee(&self, contact: &ContactId) -> Option<UserId> {
        let set = self.facts.last(|fact| {
            let Fact::Assigned { contact: whose, to, .. } = fact else { return None };
            (whose == contact).then(|| to.clone())
        });
        set.map_or_else(|| self.at_start(contact).assignee.clone(), |(_, _, to)| to)
    }

    /// When the contact was last assigned or unassigned.
    pub(crate) fn assigned_at(&self, contact: &ContactId) -> Option<Point> {
        let found = self.facts.last(|fact| matches!(fact, Fact::Assigned { contact: whose, .. } if whose == contact).then_some(()));
        found.map(|(number, at, ())| (at, number))
    }

    pub(crate) fn is_open(&self, contact: &ContactId) -> bool {
        let number = |is_it: fn(&Fact) -> Option<&ContactId>| {
            self.facts.last(|fact| (is_it(fact) == Some(contact)).then_some(())).map(|last| last.0)
        };
        // None is less than any: never opened is closed, never closed is open.
        number(Fact::opened) > number(Fact::closed)
    }

    /// When and by whom the conversation was opened: the open one, else the last one.
    pub(crate) fn opening(&self, contact: &ContactId) -> Option<(Point, Source)> {
        let last = self.facts.last(|fact| {
            let Fact::Opened { contact: whose, by } = fact else { return None };
            (whose == contact).then_some(*by)
        });
        last.map(|(number, at, by)| ((at, number), by))
    }

    pub(crate) fn conversations(&self, contact: &ContactId) -> usize {
        self.facts.0.iter().filter(|(_, fact)| matches!(fact, Fact::Opened { contact: whose, .. } if whose == contact)).count()
    }

    /// The contact's last message.
    pub(crate) fn incoming(&self, contact: &ContactId) -> Option<(Point, String)> {
        let last = self.facts.last(|fact| {
            let Fact::Incoming { contact: whose, text, .. } = fact else { return None };
            (whose == contact).then(|| text.clone())
        });
        last.map(|(number, at, text)| ((at, number), text))
    }

    /// The last message to the contact, whoever sent it.
    pub(crate) fn outgoing(&self, contact: &ContactId) -> Option<Point> {
        let last = self.facts.last(|fact| matches!(fact, Fact::Outgoing { contact: whose } if whose == contact).then_some(()));
        last.map(|(number, at, ())| (at, number))
    }

    pub(crate) fn last_channel(&self, contact: &ContactId) -> ChannelId {
        let last = self.facts.last(|fact| {
            let (Fact::Incoming { contact: whose, channel, .. } | Fact::Taken { contact: whose, channel }) = fact else { return None };
            (whose == contact).then(|| channel.clone())
        });
        let own = || self.at_start(contact).channel.clone().unwrap_or_else(|| self.workspace().channels[0].id.clone());
        last.map_or_else(own, |(_, _, channel)| channel)
    }

    pub(crate) fn routed_team(&self, contact: &ContactId) -> Option<TeamId> {
        let ((_, opened), _) = self.opening(contact).filter(|_| self.is_open(contact))?;
        let last = self.facts.last(|fact| {
            let Fact::Routed { contact: whose, team } = fact else { return None };
            (whose == contact).then(|| team.clone())
        });
        last.filter(|(number, _, _)| *number > opened).and_then(|(_, _, team)| team)
    }

    pub(crate) fn has_tag(&self, contact: &ContactId, tag: &TagId) -> bool {
        let last = self.facts.last(|fact| {
            let Fact::Tag { contact: whose, tag: which, has } = fact else { return None };
            (whose == contact && which == tag).then_some(*has)
        });
        last.map_or_else(|| self.at_start(contact).tags.contains(tag), |(_, _, has)| has)
    }

    pub(crate) fn field(&self, contact: &ContactId, field: &FieldId) -> Option<Value> {
        let last = self.facts.last(|fact| {
            let Fact::Field { contact: whose, field: which, value } = fact else { return None };
            (whose == contact && which == field).then(|| value.clone())
        });
        last.map_or_else(
            || {
                let start = self.at_start(contact);
                let standard = StandardField::from_id(field.as_str()).and_then(|standard| start.standard(standard)).map(Value::from);
                standard.or_else(|| start.fields.get(field).cloned())
            },
            |(_, _, value)| value,
        )
    }

    pub(crate) fn fields(&self, contact: &ContactId) -> BTreeMap<FieldId, Value> {
        let standard = StandardField::ALL.into_iter().map(|field| field.id().parse().expect("an id"));
        let all = standard.chain(self.workspace().fields.iter().map(|field| field.id.clone()));
        all.filter_map(|field| self.field(contact, &field).map(|value| (field, value))).collect()
    }

    pub(crate) fn stage(&self, contact: &ContactId) -> Option<StageId> {
        let last = self.facts.last(|fact| {
            let Fact::Stage { contact: whose, stage } = fact else { return None };
            (whose == contact).then(|| stage.clone())
        });
        last.map_or_else(|| self.at_start(contact).lifecycle.clone(), |(_, _, stage)| stage)
    }

    /// Contacts assigned to the user whose conversation is open.
    pub(crate) fn open_contacts(&self, user: &UserId) -> u32 {
        let theirs = |id: &ContactId| self.is_open(id) && self.assignee(id).as_ref() == Some(user);
        u32::try_from(self.begin.contacts.iter().filter(|contact| theirs(&contact.id)).count()).expect("few contacts")
    }

    /// The number of the choice by which this pool last chose the user.
    pub(crate) fn last_chosen(&self, by: &Pool, user: &UserId) -> Option<usize> {
        let is_it = |fact: &Fact| matches!(fact, Fact::Assigned { to: Some(to), pool: Some(pool), .. } if to == user && pool == by);
        self.facts.last(|fact| is_it(fact).then_some(())).map(|(number, _, ())| number)
    }

    /// The number of the assignment by which the user last got a contact in any way.
    pub(crate) fn last_assigned(&self, user: &UserId) -> Option<usize> {
        let is_it = |fact: &Fact| matches!(fact, Fact::Assigned { to: Some(to), .. } if to == user);
        self.facts.last(|fact| is_it(fact).then_some(())).map(|(number, _, ())| number)
    }

    /// The instants of the user's assignments that a span of so many seconds still holds: one at 9:00 has left ten minutes at 9:10.
    pub(crate) fn assigned_within(&self, user: &UserId, seconds: i64) -> Vec<Instant> {
        let theirs = self.facts.0.iter().filter(|(_, fact)| matches!(fact, Fact::Assigned { to: Some(to), .. } if to == user));
        theirs.map(|(at, _)| *at).filter(|at| self.now < at.plus_seconds(seconds)).collect()
    }

    /// Whether the contact was ever enrolled in the workflow.
    pub(crate) fn enrolled(&self, contact: &ContactId, workflow: &WorkflowId) -> bool {
        let is_it = |fact: &Fact| matches!(fact, Fact::Began { contact: whose, workflow: which } if whose == contact && which == workflow);
        self.facts.0.iter().any(|(_, fact)| is_it(fact))
    }

    /// The number of the last No Reply that a workflow was told about a contact.
    pub(crate) fn told_no_reply(&self, contact: &ContactId, workflow: &WorkflowId) -> Option<usize> {
        let is_it =
            |fact: &Fact| matches!(fact, Fact::NoReply { contact: whose, workflow: which } if whose == contact && which == workflow);
        self.facts.last(|fact| is_it(fact).then_some(())).map(|(number, _, ())| number)
    }
}
