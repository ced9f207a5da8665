//! Conditions (docs/domain.md, section 5), as far as the worlds of this opinion have them.

use usher_model::{
    condition::{Condition, ConditionValue, Group, Match, Operator, Subject},
    event::Source,
    ids::ContactId,
    people::UserStatus,
};

use crate::{Oracle, stages::Kind, triggers::source};

/// What a subject is now.
enum Left {
    /// Some texts or ids, any of which may be the one that is asked for; none: absent.
    Texts(Vec<String>),
    /// How many.
    Count(f64),
}

impl Oracle {
    /// Whether a group holds for a contact, for what happened; in a run, which started by it, or before.
    pub(crate) fn holds(&self, group: &Group, contact: &ContactId, cause: &Kind, in_run: bool) -> bool {
        let mut results = group.conditions.iter().map(|condition| self.condition(condition, contact, cause, in_run));
        match group.join {
            Match::All => results.all(|holds| holds),
            Match::Any => group.conditions.is_empty() || results.any(|holds| holds),
        }
    }

    fn condition(&self, condition: &Condition, contact: &ContactId, cause: &Kind, in_run: bool) -> bool {
        let texts = match self.left(&condition.subject, contact, cause, in_run) {
            Left::Count(count) => return compare(count, condition),
            Left::Texts(texts) if texts.is_empty() => return condition.operator.holds_when_absent(),
            Left::Texts(texts) => texts,
        };
        if let Some(count) = texts[0].parse().ok().filter(|_| matches!(condition.value, Some(ConditionValue::Number(_)))) {
            return compare(count, condition);
        }
        let wanted: Vec<String> = match &condition.value {
            Some(ConditionValue::Text(text)) => vec![text.as_str().to_owned()],
            Some(ConditionValue::List(list)) => list.clone(),
            _ => Vec::new(),
        };
        let has = |wanted: &String| texts.iter().any(|text| text.trim().to_lowercase() == wanted.trim().to_lowercase());
        match condition.operator {
            Operator::IsEqualTo | Operator::HasAnyOf => wanted.iter().any(has),
            Operator::IsNotEqualTo | Operator::HasNoneOf => !wanted.iter().any(has),
            Operator::HasAllOf => wanted.iter().all(has),
            Operator::Contains => texts[0].to_lowercase().contains(&wanted[0].to_lowercase()),
            Operator::Exists => true,
            Operator::DoesNotExist => false,
            other => unreachable!("no world of this opinion has {other:?}"),
        }
    }

    fn left(&self, subject: &Subject, contact: &ContactId, cause: &Kind, in_run: bool) -> Left {
        let assignee = || self.assignee(contact).and_then(|id| self.user(&id));
        let one = |text: Option<String>| Left::Texts(text.into_iter().collect());
        let count = |count: usize| Left::Count(f64::from(u32::try_from(count).expect("few")));
        match subject {
            Subject::Tags => {
                let tags = self.workspace().tags.iter().filter(|tag| self.has_tag(contact, &tag.id));
                Left::Texts(tags.map(|tag| tag.id.to_string()).collect())
            }
            Subject::Field { field } => one(field.as_ref().and_then(|field| self.field(contact, field)).map(|value| value.to_text())),
            Subject::Lifecycle => one(self.stage(contact).map(|stage| stage.to_string())),
            Subject::Assignee => one(self.assignee(contact).map(|user| user.to_string())),
            Subject::AssigneeStatus => one(assignee().map(|user| self.status(user).as_str().to_owned())),
            Subject::AssigneeTeam => {
                let id = self.assignee(contact);
                let teams = self.workspace().teams.iter().filter(|team| id.as_ref().is_some_and(|id| team.members.contains(id)));
                Left::Texts(teams.map(|team| team.id.to_string()).collect())
            }
            Subject::RoutedTeam => one(self.routed_team(contact).map(|team| team.to_string())),
            Subject::LastChannel => one(Some(self.last_channel(contact).to_string())),
            Subject::Channel => one(channel(cause)),
            Subject::LastIncomingMessage => one(self.incoming(contact).map(|(_, text)| text)),
            Subject::Source => one(self.source_of(contact, cause, in_run).map(|source| source.as_str().to_owned())),
            Subject::ClosingCategory => one(category(cause)),
            Subject::ConversationStatus => one(Some(if self.is_open(contact) { "open" } else { "closed" }.to_owned())),
            Subject::ConversationCount => count(self.conversations(contact)),
            Subject::UsersOnline { team } => count(self.in_team(team.as_ref(), |user| self.status(user) == UserStatus::Online)),
            Subject::UsersWithRoom { team, max_open_contacts } => count(
                self.in_team(team.as_ref(), |user| max_open_contacts.is_none_or(|limit| i64::from(self.open_contacts(&user.id)) < limit)),
            ),
            other => unreachable!("no world of this opinion looks at {other:?}"),
        }
    }

    fn in_team(&self, team: Option<&usher_model::ids::TeamId>, fits: impl Fn(&usher_model::people::User) -> bool) -> usize {
        let members = &self.workspace().team(team.expect("a chosen team")).expect("a team that exists").members;
        members.iter().filter_map(|id| self.user(id)).filter(|user| fits(user)).count()
    }

    /// Who opened or closed the conversation, or changed the assignee. In a run that an opening started: who opened the present one.
    fn source_of(&self, contact: &ContactId, cause: &Kind, in_run: bool) -> Option<Source> {
        match cause {
            Kind::Opened { .. } if in_run => self.opening(contact).map(|(_, by)| by),
            Kind::Opened { by, .. } | Kind::Closed { by, .. } => Some(*by),
            Kind::Assigned { by, .. } => Some(source(by)),
            _ => self.opening(contact).map(|(_, by)| by),
        }
    }
}

fn compare(left: f64, condition: &Condition) -> bool {
    let Some(ConditionValue::Number(right)) = condition.value else { return condition.operator == Operator::Exists };
    match condition.operator {
        Operator::IsGreaterThan => left > right.get(),
        Operator::IsLessThan => left < right.get(),
        Operator::IsEqualTo => left == right.get(),
        Operator::IsNotEqualTo => left != right.get(),
        other => unreachable!("no world of this opinion has {other:?} of a number"),
    }
}

fn channel(cause: &Kind) -> Option<String> {
    if let Kind::Opened { channel, .. } = cause { Some(channel.to_string()) } else { None }
}

fn category(cause: &Kind) -> Option<String> {
    if let Kind::Closed { category, .. } = cause { category.as_ref().map(ToString::to_string) } else { None }
}
