//! What lines change in contacts: conversations, assignees, tags, fields, stages; and what that makes triggers look at.

use usher_model::{
    event::{Actor, Source},
    ids::{CategoryId, ChannelId, FieldId, StageId, TagId, UserId},
    people::UserKind,
    trace::{Notice, What},
    value::Value,
};

use super::{
    Checked, Checker, convert, ensure,
    flow::Cause,
    line::{Lines, Who},
    people::Talk,
    react::What as Happened,
};

/// Who does something: a run, or somebody outside.
#[derive(Clone, Copy)]
pub(super) struct By<'a> {
    pub(super) who: Who,
    /// Who is named in the line; a run is not.
    pub(super) actor: Option<&'a Actor>,
}

impl By<'_> {
    fn source(&self) -> Source {
        self.actor.map_or(Source::Workflow, Actor::source)
    }
}

impl Checker {
    /// I1: a conversation opens, and none was.
    pub(super) fn open(&mut self, contact: usize, source: Source, first: Option<String>) -> Cause {
        let (order, now) = (self.tick(), self.now);
        let person = &mut self.people[contact];
        person.count += 1;
        let channel = person.channel.clone();
        person.talk = Some(Talk {
            open: true,
            opened_at: now,
            source,
            channel: channel.clone(),
            team: None,
            unanswered: first.is_some(),
            first_message: first.clone(),
            order,
        });
        self.touch(contact);
        self.hush(contact);
        Cause::Opened { source, channel, first }
    }

    /// I4: a conversation closes: the routed team goes, the assignee stays.
    pub(super) fn close(&mut self, contact: usize, by: &Actor, category: Option<CategoryId>, summary: Option<String>) {
        let kind = |id: &UserId| self.setup.document.workspace.user(id).map(|user| user.kind);
        let source = match by {
            Actor::User(id) if kind(id) == Some(UserKind::Ai) => Source::AiAgent,
            other => other.source(),
        };
        let person = &mut self.people[contact];
        let channel = person.channel.clone();
        if let Some(talk) = &mut person.talk {
            talk.open = false;
            talk.team = None;
        }
        self.touch(contact);
        self.hush(contact);
        self.happened(contact, Happened::Closed(Cause::Closed { source, channel, category, summary }));
    }

    /// The contact wrote.
    pub(super) fn wrote(&mut self, contact: usize, text: &str, channel: Option<&ChannelId>) {
        let now = self.now;
        let person = &mut self.people[contact];
        if channel.is_some() {
            person.channel = channel.cloned();
        }
        if let Some(channel) = person.channel.clone() {
            person.wrote_on.insert(channel, now);
        }
        person.last_in = Some((now, text.to_owned()));
        if let Some(talk) = person.talk.as_mut().filter(|talk| talk.open) {
            talk.first_message.get_or_insert_with(|| text.to_owned());
            talk.unanswered = true;
        }
        self.touch(contact);
        self.hush(contact);
    }

    /// Somebody wrote to the contact.
    pub(super) fn sent(&mut self, contact: usize, text: &str, channel: Option<&ChannelId>, source: Source) {
        let now = self.now;
        let person = &mut self.people[contact];
        if channel.is_some() {
            person.channel = channel.cloned();
        }
        person.last_out = Some((now, text.to_owned(), source));
        if let Some(talk) = &mut person.talk {
            talk.unanswered = false;
        }
        self.touch(contact);
        self.hush(contact);
    }

    /// The assignee changes; gives nothing when nobody is taken from nobody. The line was told.
    pub(super) fn assigned(&mut self, contact: usize, to: Option<&UserId>, by: By) {
        let (order, now) = (self.tick(), self.now);
        if let Some(user) = to.and_then(|to| self.users.iter_mut().find(|user| user.id == *to)) {
            user.assigned.push((order, now));
        }
        let old = std::mem::replace(&mut self.people[contact].assignee, to.cloned());
        self.hush(contact);
        let by_user = matches!(by.actor, Some(Actor::User(_)));
        let cause = (old.as_ref() != to).then(|| Cause::Assignee { old, new: to.cloned(), source: by.source() });
        self.seen.assigned();
        self.happened(contact, Happened::Assigned { somebody: to.is_some(), by_user, cause });
    }

    /// I8: a field is set, or cleared: a line if and only if it changes; a value that cannot be kept is an error.
    pub(super) fn field(&mut self, lines: &mut Lines, contact: usize, field: &FieldId, value: Option<&Value>, by: By) -> Checked {
        let document = std::sync::Arc::clone(&self.setup.document);
        let workspace = &document.workspace;
        let before = self.people[contact].fields.get(field).cloned();
        let comes = lines.peek().filter(|entry| entry.run == by.who.run).map(|entry| &entry.what);
        if let Some(What::FieldChanged { field: told, old, new, by: actor }) = comes
            && told == field
        {
            self.take(lines, by.who, "I8", "a change")?;
            ensure(*old == before && old != new, "I8", || format!("{field} was {before:?}: {comes:?}"))?;
            ensure(actor.as_ref() == by.actor, "I8", || format!("{:?} did it: {comes:?}", by.actor))?;
            let may_be =
                value.map_or(new.is_none(), |value| new.is_some() && convert::to_field(workspace, field, value).may_be(new.as_ref()));
            ensure(may_be, "I6", || format!("{value:?} became {new:?} in {field}"))?;
            ensure(new.as_ref().is_none_or(|new| convert::fits(workspace, field, new)), "I6", || format!("{field} holds {new:?}"))?;
            match new {
                Some(new) => self.people[contact].fields.insert(field.clone(), new.clone()),
                None => self.people[contact].fields.remove(field),
            };
            let cause = Cause::Field { field: field.clone(), old: old.clone(), new: new.clone() };
            self.happened(contact, Happened::Occasion(cause));
            return Ok(());
        }
        let refused = |notice: &Notice| match notice {
            Notice::CannotConvert { field: told, .. } => told == field,
            Notice::Missing { what, .. } => *what == "field",
            _ => false,
        };
        let kept = value.map(|value| convert::to_field(workspace, field, value));
        if self.notice(lines, by.who, refused)? {
            let may_be = kept.as_ref().is_some_and(|kept| kept.may_be(None));
            return ensure(may_be, "I8", || format!("{value:?} can be kept in {field}: {kept:?}"));
        }
        let same = match &kept {
            None => before.is_none(),
            Some(convert::Kept::As(value)) => before.as_ref() == Some(value),
            Some(convert::Kept::Never) => false,
            Some(convert::Kept::Unsure) => true,
        };
        ensure(same, "I8", || format!("{field} was {before:?} and becomes {value:?} without a line"))
    }

    /// I8: a tag is added or removed, with a line if and only if that changes something.
    pub(super) fn tag(&mut self, lines: &mut Lines, contact: usize, tag: &TagId, add: bool, by: By) -> Checked {
        if self.setup.document.workspace.tag(tag).is_none() {
            let missing = |notice: &Notice| matches!(notice, Notice::Missing { what, .. } if *what == "tag");
            let told = self.notice(lines, by.who, missing)?;
            return ensure(told, "I6", || format!("there is no tag {tag}, and nothing says so"));
        }
        if self.people[contact].tags.contains(tag) == add {
            return Ok(());
        }
        let (tag, by_actor) = (tag.clone(), by.actor.cloned());
        let what =
            if add { What::TagAdded { tag: tag.clone(), by: by_actor } } else { What::TagRemoved { tag: tag.clone(), by: by_actor } };
        self.told(lines, by.who, "I8", &what)?;
        let tags = &mut self.people[contact].tags;
        if add {
            tags.insert(tag.clone())
        } else {
            tags.remove(&tag)
        };
        self.happened(contact, Happened::Occasion(Cause::Tag { tag, added: add }));
        Ok(())
    }

    /// I8: the stage changes, with a line if and only if it does.
    pub(super) fn stage(&mut self, lines: &mut Lines, contact: usize, stage: Option<&StageId>, by: By) -> Checked {
        let old = self.people[contact].lifecycle.clone();
        if old.as_ref() == stage {
            return Ok(());
        }
        let new = stage.cloned();
        let what = What::LifecycleChanged { old: old.clone(), new: new.clone(), by: by.actor.cloned() };
        self.told(lines, by.who, "I8", &what)?;
        self.people[contact].lifecycle.clone_from(&new);
        self.happened(contact, Happened::Occasion(Cause::Stage { old, new }));
        Ok(())
    }
}
