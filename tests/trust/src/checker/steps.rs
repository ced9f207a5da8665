//! What each step does: the lines it has to leave, and how the run goes on (docs/domain.md, sections 4 and 6).

use usher_model::{
    Port,
    event::{Actor, Source},
    ids::{ChannelId, PartId, TeamId},
    limits::WAIT_SECONDS,
    people::UserStatus,
    steps::{
        AddComment, AssignTo, CloseConversation, DateTime, RouteToTeam, SendMessage, Step, UpdateField, UpdateTags, Wait,
        assign_to::Target, date_time::Calendar, route_to_team::DedicatedAgent, send_message::ChannelChoice, update_tags::TagAction,
    },
    time::Duration,
    trace::{Chosen, DeliveryFailure, EndReason, Notice, Skipped, What},
    value::Value,
};

use super::{
    Checked, Checker,
    burst::Out,
    facts::Eye,
    flow::{Run, Waits},
    line::{Lines, Who},
    queue::{Decision, Line},
    react::What as Happened,
    talk::By,
    zone::Zone,
};

impl Checker {
    /// An enabled step, from its line `entered` on.
    pub(super) fn step(&mut self, lines: &mut Lines, run: &mut Run, step: &Step) -> Checked<Out> {
        match step {
            Step::Branch(step) => {
                for arm in &step.branches {
                    if self.group(lines, Eye::of(run), &arm.when, Some(arm.id.as_str()))? {
                        return Ok(Out::Leave(Port::of_part(&arm.id)));
                    }
                }
                Ok(Out::Leave(Port::Else))
            }
            Step::DateTime(step) => self.date_time(lines, run, step),
            Step::AskQuestion(step) => self.question(lines, run, step),
            Step::UpdateField(step) => self.update_field(lines, run, step),
            Step::UpdateTags(step) => self.update_tags(lines, run, step),
            Step::UpdateLifecycle(step) => {
                if step.stage.as_ref().is_some_and(|stage| self.setup.document.workspace.stage(stage).is_none()) {
                    return self.fails(lines, run, "no such stage");
                }
                self.stage(lines, run.contact, step.stage.as_ref(), By { who: Who::run(run), actor: None })?;
                Ok(Out::Leave(Port::Next))
            }
            Step::HttpRequest(step) => self.request(lines, run, step),
            Step::SendMessage(step) => self.send_message(lines, run, step),
            Step::AddComment(step) => self.comment(lines, run, step),
            Step::RouteToTeam(step) => self.route(lines, run, step),
            Step::AssignTo(step) => self.assign_to(lines, run, step),
            Step::Wait(step) => self.wait_step(lines, run, step),
            Step::JumpTo(step) => self.jump(lines, run, step),
            Step::TriggerWorkflow(step) => self.hand_over(lines, run, step),
            Step::OpenConversation(_) => self.open_step(lines, run),
            Step::CloseConversation(step) => self.close_step(lines, run, step),
        }
    }

    /// I38: inside or outside, by the clock of the zone.
    fn date_time(&mut self, lines: &mut Lines, run: &Run, step: &DateTime) -> Checked<Out> {
        let zone = match &step.time_zone {
            None => Some(self.zone.clone()),
            Some(name) => Zone::named(name),
        };
        let (Some(calendar), Some(zone)) = (&step.when, zone) else { return self.fails(lines, run, "no calendar") };
        let inside = match calendar {
            Calendar::BusinessHours { hours } => zone.inside_hours(hours, self.now),
            Calendar::WorkspaceHours => zone.inside_hours(&self.setup.document.workspace.business_hours, self.now),
            Calendar::DateRanges { ranges } => zone.inside_ranges(ranges, self.now),
        };
        self.told(lines, Who::run(run), "I38", &What::Calendar { local: zone.text(self.now), inside })?;
        Ok(Out::Leave(if inside { Port::Inside } else { Port::Outside }))
    }

    fn update_field(&mut self, lines: &mut Lines, run: &Run, step: &UpdateField) -> Checked<Out> {
        let field = step.field.as_ref().filter(|field| self.setup.document.workspace.field_type(field).is_some());
        let Some(field) = field else { return self.fails(lines, run, "no such field") };
        let value = match &step.value {
            None => None,
            Some(template) => match self.text(lines, Eye::of(run), template)? {
                Some(text) => Some(Value::Text(text)),
                None => return Ok(Out::End(EndReason::StepError)),
            },
        };
        self.field(lines, run.contact, field, value.as_ref(), By { who: Who::run(run), actor: None })?;
        Ok(Out::Leave(Port::Next))
    }

    fn update_tags(&mut self, lines: &mut Lines, run: &Run, step: &UpdateTags) -> Checked<Out> {
        if step.tags.is_empty() {
            return self.fails(lines, run, "no tags");
        }
        for tag in &step.tags {
            self.tag(lines, run.contact, tag, step.action == TagAction::Add, By { who: Who::run(run), actor: None })?;
        }
        Ok(Out::Leave(Port::Next))
    }

    fn send_message(&mut self, lines: &mut Lines, run: &Run, step: &SendMessage) -> Checked<Out> {
        let channel = match &step.channel {
            ChannelChoice::LastInteracted => self.people[run.contact].channel.clone(),
            ChannelChoice::Channel { channel: None } => return self.fails(lines, run, "no channel"),
            ChannelChoice::Channel { channel } => channel.clone(),
        };
        let message = channel.as_ref().and_then(|channel| step.per_channel.get(channel)).unwrap_or(&step.message);
        if message.text.is_blank() && message.attachments.is_empty() && message.template.is_none() {
            return self.fails(lines, run, "nothing to send");
        }
        let Some(text) = self.text(lines, Eye::of(run), &message.text)? else { return Ok(Out::End(EndReason::StepError)) };
        let (attachments, as_template) = (message.attachments.clone(), message.template.is_some());
        let delivered = self.deliver(lines, run, channel, &text, (attachments, Vec::new()), as_template)?;
        Ok(Out::Leave(if !delivered && step.failure_port { Port::Failed } else { Port::Next }))
    }

    /// I41: a message gets through, or does not for a reason that is true now. `with`: attachments and choices.
    pub(super) fn deliver(
        &mut self,
        lines: &mut Lines,
        run: &Run,
        channel: Option<ChannelId>,
        text: &str,
        with: (Vec<String>, Vec<String>),
        as_template: bool,
    ) -> Checked<bool> {
        let known = channel.as_ref().filter(|channel| self.setup.document.workspace.channel(channel).is_some()).cloned();
        let why = match &known {
            None => Some(DeliveryFailure::NoChannel),
            Some(channel) if self.failing.contains(channel) => Some(DeliveryFailure::ChannelFails),
            Some(channel) if !as_template && !self.window_is_open(run.contact, channel) => Some(DeliveryFailure::OutsideWindow),
            Some(_) => None,
        };
        self.seen.delivery(why);
        let text = text.to_owned();
        match (known, why) {
            (Some(channel), None) => {
                self.sent(run.contact, &text, Some(&channel), Source::Workflow);
                let what = What::MessageSent { text, channel, attachments: with.0, choices: with.1 };
                self.told(lines, Who::run(run), "I41", &what)?;
                Ok(true)
            }
            (_, why) => {
                let what = What::MessageFailed { text, channel, why: why.unwrap_or(DeliveryFailure::NoChannel) };
                self.told(lines, Who::run(run), "I41", &what)?;
                Ok(false)
            }
        }
    }

    fn comment(&mut self, lines: &mut Lines, run: &Run, step: &AddComment) -> Checked<Out> {
        if step.text.is_blank() {
            return self.fails(lines, run, "no text");
        }
        let Some(text) = self.text(lines, Eye::of(run), &step.text)? else { return Ok(Out::End(EndReason::StepError)) };
        let (mut mentions, mut missing) = (Vec::new(), Vec::new());
        for user in &step.mentions {
            let exists = self.setup.document.workspace.user(user).is_some();
            if exists { mentions.push(user.clone()) } else { missing.push(user.to_string()) }
        }
        for name in missing {
            self.told(lines, Who::run(run), "I6", &What::Error { notice: Notice::Missing { what: "user", name } })?;
        }
        self.told(lines, Who::run(run), "I42", &What::Commented { text, mentions })?;
        Ok(Out::Leave(Port::Next))
    }

    /// I36: the dedicated agent first where that is set, else the first route that holds.
    fn route(&mut self, lines: &mut Lines, run: &Run, step: &RouteToTeam) -> Checked<Out> {
        if step.dedicated_agent != DedicatedAgent::Off {
            let user = self.people[run.contact].assignee.clone();
            let status = user.as_ref().map(|user| self.user(user).status);
            let taken = status.is_some_and(|status| step.dedicated_agent == DedicatedAgent::AnyStatus || status == UserStatus::Online);
            let what = What::Dedicated { user, status: status.map(UserStatus::as_str), taken };
            self.told(lines, Who::run(run), "I36", &what)?;
            if taken {
                return Ok(Out::Leave(Port::Dedicated));
            }
        }
        let mut taken: Option<(&PartId, &Option<TeamId>)> = None;
        for route in &step.routes {
            if self.group(lines, Eye::of(run), &route.when, Some(route.id.as_str()))? {
                taken = Some((&route.id, &route.team));
                break;
            }
        }
        let (port, team, required) = match taken {
            Some((id, team)) => (Port::of_part(id), team, true),
            None => (Port::Default, &step.default_team, false),
        };
        let exists = team.as_ref().map(|team| self.setup.document.workspace.team(team).is_some());
        if exists == Some(false) || (required && exists.is_none()) {
            return self.fails(lines, run, "no such team");
        }
        match self.people[run.contact].talk.as_mut().filter(|talk| talk.open) {
            Some(talk) => {
                talk.team.clone_from(team);
                self.told(lines, Who::run(run), "I36", &What::Routed { team: team.clone() })?;
            }
            None => self.told(lines, Who::run(run), "I4", &What::Warning { notice: Notice::NoEffect })?,
        }
        Ok(Out::Leave(port))
    }

    fn assign_to(&mut self, lines: &mut Lines, run: &Run, step: &AssignTo) -> Checked<Out> {
        let by = By { who: Who::run(run), actor: None };
        let given = |user, why| What::Assigned { user, by: None, why };
        match &step.target {
            None | Some(Target::User { user: None } | Target::Team { team: None }) => self.fails(lines, run, "no target"),
            Some(Target::User { user: Some(user) }) if self.setup.document.workspace.user(user).is_none() => {
                self.fails(lines, run, "no such user")
            }
            Some(Target::Team { team: Some(team) }) if self.setup.document.workspace.team(team).is_none() => {
                self.fails(lines, run, "no such team")
            }
            // I35: no filter, no wait.
            Some(Target::User { user: Some(user) }) => {
                self.told(lines, by.who, "I35", &given(Some(user.clone()), Some(Chosen::Specific)))?;
                self.assigned(run.contact, Some(user), by);
                Ok(Out::Leave(Port::Assigned))
            }
            Some(Target::DedicatedAgent) => match self.people[run.contact].assignee.clone() {
                Some(user) => {
                    self.told(lines, by.who, "I35", &given(Some(user), Some(Chosen::Dedicated)))?;
                    Ok(Out::Leave(Port::Assigned))
                }
                None => Ok(nobody_ever(step)),
            },
            Some(Target::Nobody) => {
                if self.people[run.contact].assignee.is_some() {
                    self.told(lines, by.who, "I8", &given(None, None))?;
                    self.assigned(run.contact, None, by);
                }
                Ok(Out::Leave(Port::Assigned))
            }
            Some(Target::Team { .. } | Target::RoutedTeam | Target::Workspace) => self.one_of_pool(lines, run, step),
        }
    }

    /// I24 to I32: one of a pool now, later, or never.
    fn one_of_pool(&mut self, lines: &mut Lines, run: &Run, step: &AssignTo) -> Checked<Out> {
        let Some(pool) = self.pool_of(step, run.contact) else {
            let notice = Notice::NotSet { setting: "routedTeam" };
            self.told(lines, Who::run(run), "I32", &What::Warning { notice })?;
            return Ok(nobody_ever(step));
        };
        let line = self.line_of(lines, run, step, pool)?;
        let decision = self.decide(&line, step.logic);
        if !self.might_fit(&line) {
            self.passed_over(lines, run, decision.skipped)?;
            return Ok(nobody_ever(step));
        }
        let (length, before) = self.ahead(&line, run.contact);
        if length == 0 && decision.chosen.is_some() {
            return self.choose(lines, run, &line, decision);
        }
        // Whoever only comes later than the one who would be chosen was not passed over: those who wait come first.
        let kept_out = decision.skipped.into_iter().filter(|(_, why)| !is_later(why)).collect();
        self.passed_over(lines, run, kept_out)?;
        let pool = line.pool.as_ref().map_or_else(|| "workspace".to_owned(), ToString::to_string);
        self.seen.queued(length + 1);
        self.told(lines, Who::run(run), "I30", &What::Queued { pool, position: u32::try_from(before + 1).expect("few") })?;
        let span = step.timeout.map_or(WAIT_SECONDS, Duration::seconds);
        Ok(Out::Wait(Waits::Assignment(line), self.now.plus_seconds(span)))
    }

    /// I25: why each of the others was not chosen, in the order of the workspace.
    fn passed_over(&mut self, lines: &mut Lines, run: &Run, skipped: Vec<(usher_model::ids::UserId, Skipped)>) -> Checked {
        for (user, why) in skipped {
            self.seen.skipped(&why);
            self.told(lines, Who::run(run), "I25", &What::SkippedUser { user, why })?;
        }
        Ok(())
    }

    /// I24 to I29: the one who is chosen gets the contact, and the pool marks it by whichever logic.
    pub(super) fn choose(&mut self, lines: &mut Lines, run: &Run, line: &Line, decision: Decision) -> Checked<Out> {
        let Some((user, why)) = decision.chosen else { return super::fault("I31", format!("nobody fits run {}", run.number)) };
        let by_turns = matches!(why, Chosen::LongestAgo | Chosen::NeverChosen);
        self.passed_over(lines, run, decision.skipped)?;
        let invariant = if by_turns { "I26" } else { "I29" };
        let what = What::Assigned { user: Some(user.clone()), by: None, why: Some(why) };
        self.told(lines, Who::run(run), invariant, &what)?;
        let order = self.tick();
        self.marks.insert((line.pool.clone(), user.clone()), order);
        self.assigned(run.contact, Some(&user), By { who: Who::run(run), actor: None });
        Ok(Out::Leave(Port::Assigned))
    }

    fn wait_step(&mut self, lines: &mut Lines, run: &Run, step: &Wait) -> Checked<Out> {
        let until = match (&step.span, &step.until) {
            (Some(span), _) => self.now.plus(*span),
            (None, Some(template)) => {
                let Some(text) = self.text(lines, Eye::of(run), template)? else { return Ok(Out::End(EndReason::StepError)) };
                let until = self.zone.read(&text);
                let bad = self.notice(lines, Who::run(run), |notice| matches!(notice, Notice::BadTime { .. }))?;
                match until.filter(|_| !bad) {
                    Some(until) => until,
                    None => {
                        let same = bad == until.is_none();
                        super::ensure(same, "I42", || format!("{text:?} is {until:?}"))?;
                        return Ok(Out::Leave(Port::Next));
                    }
                }
            }
            (None, None) => return self.fails(lines, run, "no span"),
        };
        Ok(if until <= self.now { Out::Leave(Port::Next) } else { Out::Wait(Waits::Timer, until) })
    }

    /// I3: opening has an effect only when nothing is open.
    fn open_step(&mut self, lines: &mut Lines, run: &Run) -> Checked<Out> {
        if self.people[run.contact].is_open() {
            self.told(lines, Who::run(run), "I3", &What::Warning { notice: Notice::NoEffect })?;
        } else {
            self.told(lines, Who::run(run), "I1", &What::ConversationOpened { by: Actor::Workflow })?;
            let cause = self.open(run.contact, Source::Workflow, None);
            self.happened(run.contact, Happened::Occasion(cause));
        }
        Ok(Out::Leave(Port::Next))
    }

    /// I3: closing has an effect only when one is open.
    fn close_step(&mut self, lines: &mut Lines, run: &Run, step: &CloseConversation) -> Checked<Out> {
        if step.category.as_ref().is_some_and(|category| self.setup.document.workspace.category(category).is_none()) {
            return self.fails(lines, run, "no such category");
        }
        let Some(summary) = self.text(lines, Eye::of(run), &step.summary)? else { return Ok(Out::End(EndReason::StepError)) };
        if self.people[run.contact].is_open() {
            let summary = Some(summary).filter(|summary| !summary.trim().is_empty());
            let what = What::ConversationClosed { by: Actor::Workflow, category: step.category.clone(), summary: summary.clone() };
            self.told(lines, Who::run(run), "I1", &what)?;
            self.close(run.contact, &Actor::Workflow, step.category.clone(), summary);
        } else {
            self.told(lines, Who::run(run), "I3", &What::Warning { notice: Notice::NoEffect })?;
        }
        Ok(Out::Leave(Port::Next))
    }
}

/// I32: nobody will ever fit: `timeout` at once, or the end.
const fn nobody_ever(step: &AssignTo) -> Out {
    if step.timeout.is_some() { Out::Or(Port::Timeout, EndReason::NoCandidates) } else { Out::End(EndReason::NoCandidates) }
}

/// Whether a reason only says that somebody else came first.
const fn is_later(why: &Skipped) -> bool {
    matches!(why, Skipped::ChosenLater | Skipped::MoreOpen { .. } | Skipped::AssignedLater | Skipped::LaterInOrder)
}
