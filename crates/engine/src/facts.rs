//! What conditions and texts can know: every subject and every variable, read live (docs/domain.md, sections 5 and 7).

use usher_model::{
    channel::Channel,
    condition::{Bound, Condition, ConditionValue, Group, Match, Range, Subject, SubjectType},
    event::Source,
    ids::{CategoryId, ChannelId, PartId, TeamId, VariableName},
    limits::AD_WINDOW_HOURS,
    people::UserStatus,
    template::{Namespace, Template, Variable},
    time::Instant,
    trace::{Notice, What},
    value::Value,
};

use crate::{
    calendar::Zone,
    cause::Cause,
    conditions::{Left, compare},
    contact::ContactNow,
    index::{ContactIx, FlowIx, UserIx},
    plan::Plan,
    planted::Bug,
    render::render,
    run::Run,
    world::World,
};

/// From where one looks at the world: a contact, and the run or the trigger that asks.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'a> {
    pub(crate) contact: ContactIx,
    pub(crate) asks: Asks<'a>,
}

/// Who asks.
#[derive(Clone, Copy)]
pub(crate) enum Asks<'a> {
    /// A run.
    Run(&'a Run),
    /// The trigger of a workflow that may start.
    Trigger(FlowIx, &'a Cause),
    /// Nobody yet: somebody wants to know what a step would do.
    Nobody,
}

impl<'a> Facts<'a> {
    /// From a run.
    pub(crate) const fn of_run(run: &'a Run) -> Self {
        Self { contact: run.key.contact, asks: Asks::Run(run) }
    }

    const fn cause(&self) -> Option<&'a Cause> {
        match self.asks {
            Asks::Run(run) => Some(&run.cause),
            Asks::Trigger(_, cause) => Some(cause),
            Asks::Nobody => None,
        }
    }

    fn variable(&self, name: &str) -> Option<&'a Value> {
        match self.asks {
            Asks::Run(run) => run.variables.get(name),
            Asks::Trigger(_, cause) => cause.given().get(name),
            Asks::Nobody => None,
        }
    }

    /// What the trigger gives under a name.
    fn trigger_variable(&self, plan: &Plan, name: &str) -> Option<String> {
        match self.asks {
            Asks::Run(run) => run.cause.variable(plan, run.key.flow, name),
            Asks::Trigger(flow, cause) => cause.variable(plan, flow, name),
            Asks::Nobody => None,
        }
    }

    /// Who opened or closed the conversation, or changed the assignee, when a trigger asks or asked about just that; else who opened
    /// the present conversation. A run that an opening started looks at the present one, too.
    fn source(&self, contact: &ContactNow) -> Option<Source> {
        let present = contact.conversation.as_ref().map(|conversation| conversation.source);
        match (self.cause(), self.asks) {
            (Some(Cause::Closed { source, .. } | Cause::Assignee { source, .. }), _) => Some(*source),
            (Some(Cause::Opened { source, .. }), Asks::Trigger(..)) => Some(*source),
            _ => present,
        }
    }
}

impl World {
    /// Whether a group of conditions holds. Every condition is looked at and told, also where the first one decides.
    pub(crate) fn holds(&mut self, plan: &Plan, facts: Facts, group: &Group, part: Option<&PartId>) -> bool {
        let (mut all, mut any) = (true, false);
        for condition in &group.conditions {
            let result = self.condition_holds(plan, facts, condition, part);
            all &= result;
            any |= result;
        }
        match group.join {
            Match::All => all || any && Bug::OneIsEnough.is_planted(),
            Match::Any => any || group.conditions.is_empty(),
        }
    }

    fn condition_holds(&mut self, plan: &Plan, facts: Facts, condition: &Condition, part: Option<&PartId>) -> bool {
        let Condition { subject, operator, value } = condition;
        let kind = subject.subject_type(|field| plan.document.workspace.field_type(field));
        let left = self.left(plan, facts, subject, kind);
        let right = value.as_ref().map(|value| self.rendered_value(plan, facts, value));
        let compared = compare(kind, &left, *operator, right.as_ref(), &plan.zone);
        let result = compared.result;
        self.tell_facts(
            facts,
            What::Condition { part: part.cloned(), subject: subject.clone(), left: left.into_text(), operator: *operator, right, result },
        );
        if let Some(notice) = compared.notice {
            self.tell_facts(facts, What::Warning { notice });
        }
        result
    }

    /// Fills in a text. Variables without a value are told; a template that does not parse gives nothing, and is told.
    pub(crate) fn text(&mut self, plan: &Plan, facts: Facts, template: &Template) -> Option<String> {
        let mut rendered = render(template, |variable| self.variable(plan, facts, variable));
        if Bug::TextsAreFilledInTwice.is_planted() && rendered.error.is_none() {
            rendered = render(&Template::new(&rendered.text), |variable| self.variable(plan, facts, variable));
        }
        for variable in rendered.absent {
            let notice = Notice::AbsentVariable { variable: variable.to_string() };
            self.tell_facts(facts, What::Warning { notice });
        }
        match rendered.error {
            None => Some(rendered.text),
            Some(message) => {
                self.tell_facts(facts, What::Error { notice: Notice::BadTemplate { message } });
                None
            }
        }
    }

    fn rendered_value(&mut self, plan: &Plan, facts: Facts, value: &ConditionValue) -> ConditionValue {
        match value {
            ConditionValue::Text(template) => ConditionValue::Text(self.rendered(plan, facts, template)),
            ConditionValue::Range(range) => {
                let mut bound = |bound: &Bound| match bound {
                    Bound::Text(template) => Bound::Text(self.rendered(plan, facts, template)),
                    Bound::Number(_) | Bound::Duration(_) => bound.clone(),
                };
                ConditionValue::Range(Range { from: bound(&range.from), to: bound(&range.to) })
            }
            ConditionValue::Bool(_) | ConditionValue::Number(_) | ConditionValue::List(_) | ConditionValue::Duration(_) => value.clone(),
        }
    }

    /// A template filled in, as a text that is never filled in again.
    fn rendered(&mut self, plan: &Plan, facts: Facts, template: &Template) -> Template {
        if template.is_plain() {
            return template.clone();
        }
        self.text(plan, facts, template).map_or_else(|| template.clone(), |text| Template::new(&text))
    }

    fn tell_facts(&mut self, facts: Facts, what: What) {
        match facts.asks {
            Asks::Run(run) => self.tell_run(run, what),
            Asks::Trigger(flow, _) => self.tell_flow(Some(facts.contact), flow, self.plan.flow(flow).trigger, what),
            Asks::Nobody => self.tell(Some(facts.contact), what),
        }
    }

    /// The value of a subject now.
    fn left(&self, plan: &Plan, facts: Facts, subject: &Subject, kind: SubjectType) -> Left {
        let contact = &self.person(facts.contact).now;
        let elapsed = |at: Option<Instant>| at.map_or(Left::Absent, |at| Left::Seconds(self.state.now.since(at)));
        match subject {
            Subject::Field { field } => field_value(field.as_ref().and_then(|field| contact.fields.get(field)), kind),
            Subject::Tags => Left::Set(contact.tags.iter().map(ToString::to_string).collect()),
            Subject::Lifecycle => text(contact.lifecycle.as_ref()),
            Subject::Variable { name } => name.as_ref().map_or(Left::Absent, |name| self.variable_value(plan, facts, name)),
            Subject::Assignee => text(contact.assignee.as_ref()),
            Subject::AssigneeStatus => text(self.assignee(facts.contact).map(|at| self.state.users[at.at()].status.as_str())),
            Subject::AssigneeTeam => self.assignee(facts.contact).map_or(Left::Absent, |user| teams_of(plan, user)),
            Subject::RoutedTeam => text(contact.team()),
            Subject::LastChannel => text(contact.channel.as_ref()),
            Subject::LastIncomingMessage => text(contact.last_in.as_ref().map(|message| &message.text)),
            Subject::LastOutgoingMessage => text(contact.last_out.as_ref().map(|message| &message.text)),
            Subject::LastOutgoingSource => text(contact.last_out.as_ref().map(|message| message.source.as_str())),
            Subject::TimeSinceLastIncoming => elapsed(contact.last_in.as_ref().map(|message| message.at)),
            Subject::TimeSinceLastOutgoing => elapsed(contact.last_out.as_ref().map(|message| message.at)),
            Subject::Source => text(facts.source(contact).map(Source::as_str)),
            Subject::Channel => text(facts.cause().and_then(Cause::channel).or(contact.channel.as_ref())),
            Subject::ClosingCategory => text(facts.cause().and_then(Cause::category)),
            Subject::FirstMessage => text(contact.conversation.as_ref().and_then(|conversation| conversation.first_message.as_ref())),
            Subject::ConversationOpenedAt => {
                contact.conversation.as_ref().map_or(Left::Absent, |conversation| Left::Instant(conversation.opened_at))
            }
            Subject::ConversationCount => Left::Number(f64::from(contact.conversations)),
            Subject::ConversationStatus => text(Some(if contact.is_open() { "open" } else { "closed" })),
            Subject::MessagingWindow => {
                let open = contact.channel.as_ref().is_none_or(|channel| self.window_is_open(contact, channel));
                text(Some(if open { "open" } else { "closed" }))
            }
            Subject::UsersOnline { team } => {
                self.count(plan, team.as_ref(), |user| self.state.users[user.at()].status == UserStatus::Online)
            }
            Subject::UsersWithRoom { team, max_open_contacts } => self.count(plan, team.as_ref(), |user| {
                max_open_contacts.is_none_or(|limit| i64::from(self.state.users[user.at()].open) < limit)
            }),
        }
    }

    fn count(&self, plan: &Plan, team: Option<&TeamId>, counts: impl Fn(UserIx) -> bool) -> Left {
        let members = team.and_then(|team| plan.members(team)).unwrap_or_default();
        let count = members.iter().filter(|user| counts(**user)).count();
        Left::Number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)))
    }

    /// Whether free text is delivered to the contact on a channel now.
    pub(crate) fn window_is_open(&self, contact: &ContactNow, channel: &ChannelId) -> bool {
        let until = self.plan.document.workspace.channel(channel).and_then(|channel| window_until(contact, channel));
        until.is_none_or(|until| until.is_some_and(|until| self.state.now <= until || Bug::WindowNeverCloses.is_planted()))
    }

    /// A variable of the run, else one that the trigger gives.
    fn variable_value(&self, plan: &Plan, facts: Facts, name: &VariableName) -> Left {
        match facts.variable(name.as_str()) {
            Some(Value::Number(number)) => Left::Number(number.get()),
            Some(Value::Bool(value)) => Left::Bool(*value),
            Some(value @ (Value::Text(_) | Value::Location(_))) => Left::Text(value.to_text()),
            None => text(facts.trigger_variable(plan, name.as_str())),
        }
    }

    /// The value of `$namespace.name` as text.
    pub(crate) fn variable(&self, plan: &Plan, facts: Facts, variable: &Variable) -> Option<String> {
        let (contact, name) = (&self.person(facts.contact).now, &*variable.name);
        match variable.namespace {
            Namespace::Contact => contact_variable(plan, contact, name),
            Namespace::Assignee => {
                let user = plan.user(self.assignee(facts.contact)?);
                match name {
                    "id" => Some(user.id.to_string()),
                    "name" => Some(user.name.clone()).filter(|name| !name.is_empty()),
                    "email" => user.email.clone(),
                    _ => None,
                }
            }
            Namespace::Conversation => self.conversation_variable(plan, contact, name),
            Namespace::Team => {
                let team = plan.document.workspace.team(contact.team()?)?;
                Some(label(&team.name, team.id.as_str()))
            }
            Namespace::Trigger => facts.trigger_variable(plan, name),
            Namespace::Var => facts.variable(name).map(Value::to_text),
            Namespace::System => system_variable(&plan.zone, self.state.now, name),
        }
    }

    fn conversation_variable(&self, plan: &Plan, contact: &ContactNow, name: &str) -> Option<String> {
        let conversation = contact.conversation.as_ref()?;
        match name {
            "id" => Some(format!("{}-{}", contact.id, contact.conversations)),
            "source" => Some(conversation.source.as_str().to_owned()),
            "channel" => conversation.channel.as_ref().map(|channel| channel_name(plan, channel)),
            "opened_at" => Some(plan.zone.local(conversation.opened_at).text),
            "first_message" => conversation.first_message.as_deref().map(str::to_owned),
            _ => None,
        }
    }
}

/// The last instant at which free text gets through on a channel: so many hours after the contact last wrote there, or three days
/// after it came from an ad to WhatsApp, the later of the two. `Some(None)`: neither ever happened. `None`: the channel has no window.
pub(crate) fn window_until(contact: &ContactNow, channel: &Channel) -> Option<Option<Instant>> {
    let hours = channel.window_hours?;
    let after = |at: Option<&Instant>, hours: i64| at.map(|at| at.plus_seconds(hours.saturating_mul(3_600)));
    Some(after(contact.last_in_on.get(&channel.id), hours).max(after(contact.last_ad_on.get(&channel.id), AD_WINDOW_HOURS)))
}

fn text(value: Option<impl ToString>) -> Left {
    value.map_or(Left::Absent, |value| Left::Text(value.to_string()))
}

/// A label, or the id where nobody gave one.
pub(crate) fn label(name: &str, id: &str) -> String {
    if name.trim().is_empty() { id.to_owned() } else { name.to_owned() }
}

pub(crate) fn channel_name(plan: &Plan, id: &ChannelId) -> String {
    plan.document.workspace.channel(id).map_or_else(|| id.to_string(), |channel| label(&channel.name, id.as_str()))
}

pub(crate) fn category_name(plan: &Plan, id: &CategoryId) -> String {
    plan.document.workspace.category(id).map_or_else(|| id.to_string(), |category| label(&category.name, id.as_str()))
}

/// The teams a user belongs to.
fn teams_of(plan: &Plan, user: UserIx) -> Left {
    let teams = plan.document.workspace.teams.iter();
    let with_user = teams.filter(|team| plan.members(&team.id).is_some_and(|members| members.contains(&user)));
    Left::Set(with_user.map(|team| team.id.to_string()).collect())
}

/// The value of a contact field as its type is compared.
fn field_value(value: Option<&Value>, kind: SubjectType) -> Left {
    match value {
        None => Left::Absent,
        Some(Value::Bool(value)) => Left::Bool(*value),
        Some(Value::Number(number)) => Left::Number(number.get()),
        Some(Value::Text(text)) if kind == SubjectType::Date => text.parse().map_or_else(|_| Left::Text(text.clone()), Left::Date),
        Some(value @ (Value::Text(_) | Value::Location(_))) => Left::Text(value.to_text()),
    }
}

fn contact_variable(plan: &Plan, contact: &ContactNow, name: &str) -> Option<String> {
    let workspace = &plan.document.workspace;
    match name {
        "id" => Some(contact.id.to_string()),
        "name" => {
            let parts = ["first_name", "last_name"].iter().filter_map(|part| contact.fields.get(*part));
            Some(parts.map(Value::to_text).collect::<Vec<_>>().join(" ")).filter(|name| !name.trim().is_empty())
        }
        "tags" => {
            let names = contact.tags.iter().filter_map(|tag| workspace.tag(tag)).map(|tag| label(&tag.name, tag.id.as_str()));
            Some(names.collect::<Vec<_>>().join(", ")).filter(|tags| !tags.is_empty())
        }
        "lifecycle" => {
            let stage = workspace.stage(contact.lifecycle.as_ref()?)?;
            Some(label(&stage.name, stage.id.as_str()))
        }
        field => contact.fields.get(field).map(Value::to_text),
    }
}

fn system_variable(zone: &Zone, now: Instant, name: &str) -> Option<String> {
    let local = zone.local(now);
    match name {
        "current_date" => Some(local.date.to_string()),
        "current_time" => local.text.split_once(' ').map(|(_, time)| time.to_owned()),
        "current_datetime" => Some(local.text),
        _ => None,
    }
}
