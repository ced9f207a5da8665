//! Conditions: the left side read from what the trace has told so far, the comparison done again (docs/domain.md, section 5).

use usher_model::{
    condition::{Bound, Condition, ConditionValue, Group, Match, Range, Subject},
    ids::{ChannelId, PartId, TeamId, UserId},
    limits::AD_WINDOW_HOURS,
    people::UserStatus,
    template::Template,
    time::Instant,
    trace::{Notice, What},
    value::Value,
};

use super::{Checked, Checker, compare, ensure, facts::Eye, line::Lines};

/// The left side of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Left {
    None,
    Text(String),
    Number(f64),
    Ids(Vec<String>),
    Seconds(i64),
    Instant(Instant),
}

impl Left {
    /// As the trace shows it.
    pub(super) fn shown(&self) -> Option<String> {
        match self {
            Self::None => None,
            Self::Text(text) => Some(text.clone()),
            Self::Number(number) => Some(number.to_string()),
            Self::Ids(ids) => (!ids.is_empty()).then(|| ids.join(", ")),
            Self::Seconds(seconds) => Some(seconds.to_string()),
            Self::Instant(instant) => Some(instant.to_string()),
        }
    }
}

fn words(value: Option<impl ToString>) -> Left {
    value.map_or(Left::None, |value| Left::Text(value.to_string()))
}

fn value(value: Option<&Value>) -> Left {
    match value {
        Some(Value::Number(number)) => Left::Number(number.get()),
        other => words(other.map(Value::to_text)),
    }
}

impl Checker {
    /// I36: every condition of a group is looked at and told; gives whether the group holds.
    pub(super) fn group(&mut self, lines: &mut Lines, eye: Eye, group: &Group, part: Option<&str>) -> Checked<bool> {
        let mut results = Vec::with_capacity(group.conditions.len());
        for condition in &group.conditions {
            results.push(self.condition(lines, eye, condition, part)?);
        }
        Ok(match group.join {
            Match::All => results.iter().all(|result| *result),
            Match::Any => results.is_empty() || results.contains(&true),
        })
    }

    fn condition(&mut self, lines: &mut Lines, eye: Eye, condition: &Condition, part: Option<&str>) -> Checked<bool> {
        let Condition { subject, operator, value } = condition;
        let wanted = match value {
            Some(value) => Some(self.filled_in(lines, eye, value)?),
            None => None,
        };
        let (who, here) = (eye.who(self), self.left(eye, subject));
        let found = self.take(lines, who, "I36", "a condition")?;
        let What::Condition { part: told_part, subject: told_subject, left, operator: told_operator, right, result } = found else {
            return super::fault("I36", format!("{condition:?} has to come, not {found:?}"));
        };
        let same =
            told_part.as_ref().map(PartId::as_str) == part && told_subject == subject && told_operator == operator && *right == wanted;
        ensure(same, "I36", || format!("{condition:?} of {part:?} with {wanted:?} has to come, not {found:?}"))?;
        ensure(*left == here.shown(), "I36", || format!("{subject:?} is {here:?}, not {left:?}"))?;
        let kind = subject.subject_type(|field| self.setup.document.workspace.field_type(field));
        let decided = compare::holds(kind, &here, *operator, right.as_ref(), &self.zone);
        ensure(decided.is_none_or(|decided| decided == *result), "I37", || format!("{decided:?} has to come of {found:?}"))?;
        self.seen.condition(*operator, left.is_some(), *result);
        let reason = |notice: &Notice| match notice {
            Notice::NotANumber { .. } | Notice::BadTime { .. } => true,
            Notice::NotSet { setting } => *setting == "value",
            _ => false,
        };
        if self.notice(lines, who, reason)? {
            ensure(!*result, "I37", || format!("a comparison that cannot be made holds: {found:?}"))?;
        }
        Ok(*result)
    }

    /// The right side with its variables filled in.
    fn filled_in(&mut self, lines: &mut Lines, eye: Eye, value: &ConditionValue) -> Checked<ConditionValue> {
        Ok(match value {
            ConditionValue::Text(template) => ConditionValue::Text(self.template(lines, eye, template)?),
            ConditionValue::Range(Range { from, to }) => {
                let from = self.bound(lines, eye, from)?;
                ConditionValue::Range(Range { from, to: self.bound(lines, eye, to)? })
            }
            other => other.clone(),
        })
    }

    fn bound(&mut self, lines: &mut Lines, eye: Eye, bound: &Bound) -> Checked<Bound> {
        Ok(match bound {
            Bound::Text(template) => Bound::Text(self.template(lines, eye, template)?),
            other => other.clone(),
        })
    }

    fn template(&mut self, lines: &mut Lines, eye: Eye, template: &Template) -> Checked<Template> {
        if !template.as_str().contains("{{") {
            return Ok(template.clone());
        }
        Ok(self.text(lines, eye, template)?.map_or_else(|| template.clone(), |text| Template::new(&text)))
    }

    /// What a subject is now.
    fn left(&self, eye: Eye, subject: &Subject) -> Left {
        let (person, now) = (&self.people[eye.contact], self.now);
        let talk = person.talk.as_ref();
        let since = |at: Option<Instant>| at.map_or(Left::None, |at| Left::Seconds(now.since(at)));
        match subject {
            Subject::Field { field } => value(field.as_ref().and_then(|field| person.fields.get(field))),
            Subject::Tags => Left::Ids(person.tags.iter().map(ToString::to_string).collect()),
            Subject::Lifecycle => words(person.lifecycle.as_ref()),
            Subject::Variable { name } => match name.as_ref().map(|name| (name, eye.variable(name.as_str()))) {
                Some((_, Some(found))) => value(Some(found)),
                Some((name, None)) => words(self.trigger_value(eye, name.as_str())),
                None => Left::None,
            },
            Subject::Assignee => words(person.assignee.as_ref()),
            Subject::AssigneeStatus => words(person.assignee.as_ref().map(|user| self.user(user).status.as_str())),
            Subject::AssigneeTeam => Left::Ids(person.assignee.as_ref().map(|user| self.teams_of(user)).unwrap_or_default()),
            Subject::RoutedTeam => words(person.team()),
            Subject::LastChannel => words(person.channel.as_ref()),
            Subject::LastIncomingMessage => words(person.last_in.as_ref().map(|(_, text)| text)),
            Subject::LastOutgoingMessage => words(person.last_out.as_ref().map(|(_, text, _)| text)),
            Subject::LastOutgoingSource => words(person.last_out.as_ref().map(|(_, _, source)| source.as_str())),
            Subject::TimeSinceLastIncoming => since(person.last_in.as_ref().map(|(at, _)| *at)),
            Subject::TimeSinceLastOutgoing => since(person.last_out.as_ref().map(|(at, ..)| *at)),
            Subject::Source => words(self.source_of(eye).map(usher_model::event::Source::as_str)),
            Subject::Channel => words(self.channel_of(eye)),
            Subject::ClosingCategory => match eye.cause {
                super::flow::Cause::Closed { category, .. } => words(category.as_ref()),
                _ => Left::None,
            },
            Subject::FirstMessage => words(talk.and_then(|talk| talk.first_message.as_ref())),
            Subject::ConversationOpenedAt => talk.map_or(Left::None, |talk| Left::Instant(talk.opened_at)),
            Subject::ConversationCount => Left::Number(f64::from(person.count)),
            Subject::ConversationStatus => words(Some(if person.is_open() { "open" } else { "closed" })),
            Subject::MessagingWindow => {
                let open = person.channel.as_ref().is_none_or(|channel| self.window_is_open(eye.contact, channel));
                words(Some(if open { "open" } else { "closed" }))
            }
            Subject::UsersOnline { team } => self.count(team.as_ref(), |user| self.user(user).status == UserStatus::Online),
            Subject::UsersWithRoom { team, max_open_contacts: limit } => {
                self.count(team.as_ref(), |user| limit.is_none_or(|limit| i64::from(self.open_of(user)) < limit))
            }
        }
    }

    fn count(&self, team: Option<&TeamId>, counts: impl Fn(&UserId) -> bool) -> Left {
        let members = team.map(|team| self.members(team)).unwrap_or_default();
        Left::Number(f64::from(u32::try_from(members.iter().filter(|user| counts(user)).count()).expect("few")))
    }

    /// The teams of a user, in the order of the workspace.
    fn teams_of(&self, user: &UserId) -> Vec<String> {
        let teams = self.setup.document.workspace.teams.iter();
        teams.filter(|team| team.members.contains(user)).map(|team| team.id.to_string()).collect()
    }

    /// On which channel the conversation of the event was opened or closed, else the contact's.
    fn channel_of(&self, eye: Eye) -> Option<ChannelId> {
        let of_event = match eye.cause {
            super::flow::Cause::Opened { channel, .. } | super::flow::Cause::Closed { channel, .. } => channel.as_ref(),
            _ => None,
        };
        of_event.or(self.people[eye.contact].channel.as_ref()).cloned()
    }

    /// Whether free text gets through on a channel: so many hours after the contact last wrote there, 72 after an ad on WhatsApp.
    pub(super) fn window_is_open(&self, contact: usize, channel: &ChannelId) -> bool {
        let Some(hours) = self.setup.document.workspace.channel(channel).and_then(|channel| channel.window_hours) else { return true };
        let person = &self.people[contact];
        let within = |at: Option<&Instant>, hours: i64| at.is_some_and(|at| self.now.since(*at) <= hours.saturating_mul(3_600));
        within(person.wrote_on.get(channel), hours) || within(person.clicked_on.get(channel), AD_WINDOW_HOURS)
    }
}
