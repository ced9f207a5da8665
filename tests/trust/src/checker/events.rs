//! Stage 1 of an event: what it changes by itself (docs/domain.md, section 4, "Order within one event").

use usher_model::{
    NodeType,
    channel::ChannelKind,
    event::{Actor, Event, Source},
    ids::{AdId, ChannelId, UserId, VariableName, WorkflowId},
    people::UserStatus,
    steps::Step,
    time::Duration,
    trace::{Chosen, NotTriggered, Notice, What},
    triggers::{IncomingWebhook, Shortcut, Trigger, click_to_chat_ad::Network, incoming_webhook::IdentifyBy},
    value::Value,
};

use super::{
    Checked, Checker, answers, convert, ensure, fault,
    flow::{Cause, Variables, Waits},
    line::{Lines, Who},
    react::{Said, What as Happened},
    talk::By,
    text,
};

impl Checker {
    pub(super) fn happens(&mut self, event: &Event, lines: &mut Lines) -> Checked {
        self.seen.event();
        if self.event == 1 {
            // What the start names and does not exist.
            while let Some(entry) = lines.peek()
                && entry.workflow.is_none()
                && matches!(&entry.what, What::Warning { notice: Notice::Missing { .. } | Notice::CannotConvert { .. } })
            {
                let contact = entry.contact.as_ref().and_then(|id| self.contact_of(id));
                self.take(lines, Who { contact, ..Who::NOBODY }, "I6", "what is left out")?;
            }
        }
        let contact = event.contact().and_then(|id| self.contact_of(id));
        if event.contact().is_some() && contact.is_none() {
            return fault("I7", format!("{event:?} is about nobody"));
        }
        if self.names_nothing(event) {
            let who = Who { contact, ..Who::NOBODY };
            let found = self.take(lines, who, "I6", "something that does not exist")?;
            let missing = matches!(found, What::Error { notice: Notice::Missing { .. } });
            return ensure(missing, "I6", || format!("{event:?} names what does not exist, not {found:?}"));
        }
        match contact {
            Some(contact) => self.about_contact(lines, contact, event),
            None => self.elsewhere(lines, event),
        }
    }

    /// Whether an event names something that the workspace does not have.
    fn names_nothing(&self, event: &Event) -> bool {
        let workspace = &self.setup.document.workspace;
        let no_user = |id: &UserId| workspace.user(id).is_none();
        let no_channel = |id: &Option<ChannelId>| id.as_ref().is_some_and(|id| workspace.channel(id).is_none());
        let no_actor = matches!(event.by(), Some(Actor::User(id)) if no_user(id));
        no_actor
            || match event {
                Event::ContactMessage { channel, .. } | Event::AdClick { channel, .. } => no_channel(channel),
                Event::AgentMessage { user, .. } | Event::UserStatus { user, .. } => no_user(user),
                Event::CloseConversation { category, .. } => category.as_ref().is_some_and(|id| workspace.category(id).is_none()),
                Event::Assign { to, .. } => to.as_ref().is_some_and(no_user),
                Event::SetField { field, .. } => workspace.field_type(field).is_none(),
                Event::AddTags { tags, .. } | Event::RemoveTags { tags, .. } => tags.iter().any(|tag| workspace.tag(tag).is_none()),
                Event::SetLifecycle { stage, .. } => stage.as_ref().is_some_and(|id| workspace.stage(id).is_none()),
                Event::Shortcut { workflow, .. } | Event::Webhook { workflow, .. } | Event::StopRun { workflow, .. } => {
                    self.flow_of(workflow).is_none()
                }
                Event::DeliveryFails { channel, .. } => workspace.channel(channel).is_none(),
                Event::HttpAnswer { .. } => self.requested(event).is_none(),
                Event::OpenConversation { .. } | Event::Advance { .. } | Event::AdvanceTo { .. } | Event::NextTimer {} => false,
            }
    }

    /// The node whose requests an event answers: of the workflow that is named, else of the one under test or the first that has one.
    fn requested(&self, event: &Event) -> Option<(usize, usize)> {
        let Event::HttpAnswer { workflow, node, .. } = event else { return None };
        let within = |flow: usize| Some((flow, self.flows[flow].position(node)?));
        match workflow {
            Some(workflow) => within(self.flow_of(workflow)?),
            None => {
                let under_test = self.setup.under_test.as_ref().and_then(|id| self.flow_of(id));
                under_test.into_iter().chain(0..self.flows.len()).find_map(within)
            }
        }
    }

    /// Events about a contact.
    fn about_contact(&mut self, lines: &mut Lines, contact: usize, event: &Event) -> Checked {
        let who = Who::contact(contact);
        let by = By { who, actor: event.by() };
        match event {
            Event::ContactMessage { text, choice, location, channel, .. } => {
                let said = Said { text: text.clone(), choice: choice.clone(), location: *location };
                self.contact_writes(lines, contact, said, channel.as_ref())
            }
            Event::AgentMessage { text, .. } => {
                let channel = self.people[contact].channel.clone();
                self.sent(contact, text, channel.as_ref(), Source::User);
                self.happened(contact, Happened::Reply);
                Ok(())
            }
            Event::OpenConversation { by: actor, .. } => {
                if self.people[contact].is_open() {
                    return self.told(lines, who, "I3", &What::Warning { notice: Notice::NoEffect });
                }
                self.told(lines, who, "I1", &What::ConversationOpened { by: actor.clone() })?;
                let cause = self.open(contact, actor.source(), None);
                self.happened(contact, Happened::Occasion(cause));
                Ok(())
            }
            Event::CloseConversation { by: actor, category, summary, .. } => {
                if !self.people[contact].is_open() {
                    return self.told(lines, who, "I3", &What::Warning { notice: Notice::NoEffect });
                }
                let what = What::ConversationClosed { by: actor.clone(), category: category.clone(), summary: summary.clone() };
                self.told(lines, who, "I1", &what)?;
                self.close(contact, actor, category.clone(), summary.clone());
                Ok(())
            }
            Event::Assign { to, by: actor, .. } => {
                if to.is_none() && self.people[contact].assignee.is_none() {
                    return Ok(());
                }
                let why = to.as_ref().map(|_| Chosen::ByHand);
                self.told(lines, who, "I28", &What::Assigned { user: to.clone(), by: Some(actor.clone()), why })?;
                self.assigned(contact, to.as_ref(), by);
                Ok(())
            }
            Event::SetField { field, value, .. } => self.field(lines, contact, field, value.as_ref(), by),
            Event::AddTags { tags, .. } => tags.iter().try_for_each(|tag| self.tag(lines, contact, tag, true, by)),
            Event::RemoveTags { tags, .. } => tags.iter().try_for_each(|tag| self.tag(lines, contact, tag, false, by)),
            Event::SetLifecycle { stage, .. } => self.stage(lines, contact, stage.as_ref(), by),
            Event::Shortcut { workflow, form, .. } => self.shortcut(lines, contact, workflow, form),
            Event::AdClick { ad, channel, .. } => self.ad(lines, contact, ad, channel.as_ref()),
            Event::StopRun { workflow, .. } => {
                let flow = self.flow_of(workflow).expect("it was looked up");
                let may = self.flows[flow].workflow.settings.agents_may_stop;
                if may && self.run_of(contact, flow).is_some() {
                    self.happened(contact, Happened::Stopped(flow));
                    return Ok(());
                }
                let who = Who { flow: Some(flow), ..who };
                self.told(lines, who, "I3", &What::Warning { notice: Notice::NoEffect })
            }
            Event::UserStatus { .. }
            | Event::Webhook { .. }
            | Event::DeliveryFails { .. }
            | Event::HttpAnswer { .. }
            | Event::Advance { .. }
            | Event::AdvanceTo { .. }
            | Event::NextTimer {} => Ok(()),
        }
    }

    /// I2: the contact writes; when nothing is open, a conversation opens before any trigger is asked.
    fn contact_writes(&mut self, lines: &mut Lines, contact: usize, said: Said, channel: Option<&ChannelId>) -> Checked {
        // A choice that was tapped says what its label says.
        let label = said.choice.as_ref().and_then(|choice| {
            let run = &self.active[&self.asked_longest(contact)?];
            let Some(Step::AskQuestion(step)) = self.flows[run.flow].node(run.node).step() else { return None };
            step.question.choices().iter().find(|known| known.id.as_str() == choice).map(|known| known.label.clone())
        });
        let words = label.unwrap_or_else(|| said.words());
        self.wrote(contact, &words, channel);
        let opened = if self.people[contact].is_open() {
            None
        } else {
            self.told(lines, Who::contact(contact), "I2", &What::ConversationOpened { by: Actor::Contact })?;
            Some(self.open(contact, Source::Contact, Some(words)))
        };
        self.happened(contact, Happened::Message { said, opened });
        Ok(())
    }

    fn ad(&mut self, lines: &mut Lines, contact: usize, ad: &AdId, channel: Option<&ChannelId>) -> Checked {
        let now = self.now;
        let person = &mut self.people[contact];
        if channel.is_some() {
            person.channel = channel.cloned();
        }
        let kind = person.channel.as_ref().and_then(|id| self.setup.document.workspace.channel(id)).map(|channel| channel.kind);
        if let (Some(channel), Some(ChannelKind::WhatsApp)) = (person.channel.clone(), kind) {
            person.clicked_on.insert(channel, now);
        }
        let network = if kind == Some(ChannelKind::TikTok) { Network::TikTok } else { Network::Meta };
        let opened = if self.people[contact].is_open() {
            None
        } else {
            self.told(lines, Who::contact(contact), "I1", &What::ConversationOpened { by: Actor::Contact })?;
            Some(self.open(contact, Source::CtcAd, None))
        };
        self.happened(contact, Happened::Arrived { click: Cause::Ad { ad: ad.clone(), network }, opened });
        Ok(())
    }

    /// Events about nobody in particular.
    fn elsewhere(&mut self, lines: &mut Lines, event: &Event) -> Checked {
        match event {
            Event::UserStatus { user, status } => self.status(lines, user, *status),
            Event::Webhook { workflow, payload } => self.webhook(lines, workflow, payload),
            Event::DeliveryFails { channel, fails } => {
                if *fails {
                    self.failing.insert(channel.clone())
                } else {
                    self.failing.remove(channel)
                };
                Ok(())
            }
            Event::HttpAnswer { status, body, .. } => self.request_answered(lines, event, *status, body),
            Event::Advance { value, unit } => {
                let target = self.now.plus_seconds(Duration::new(*value, *unit).seconds());
                self.clock(lines, target)
            }
            Event::AdvanceTo { at } => self.clock(lines, at.instant),
            Event::NextTimer {} => match self.next_stop() {
                Some(stop) => self.clock(lines, stop),
                None => self.told(lines, Who::NOBODY, "I40", &What::Warning { notice: Notice::NothingToWaitFor }),
            },
            _ => fault("I7", format!("{event:?} is about nobody")),
        }
    }

    fn status(&mut self, lines: &mut Lines, id: &UserId, status: UserStatus) -> Checked {
        let status = self.setup.document.workspace.user(id).map_or(status, |user| user.status_of(status));
        let user = self.users.iter_mut().find(|user| user.id == *id).expect("it was looked up");
        if user.status == status {
            return Ok(());
        }
        user.status = status;
        self.told(lines, Who::NOBODY, "I8", &What::UserStatusChanged { user: id.clone(), status: status.as_str() })
    }

    /// Runs that wait for this answer go on at once, in the order in which they began to wait.
    fn request_answered(&mut self, lines: &mut Lines, event: &Event, status: i64, body: &serde_json::Value) -> Checked {
        let (flow, node) = self.requested(event).expect("it was looked up");
        let workflow = std::sync::Arc::clone(&self.flows[flow].workflow);
        let Some(Step::HttpRequest(step)) = workflow.nodes[node].step() else {
            return self.told(lines, Who::NOBODY, "I3", &What::Warning { notice: Notice::NoEffect });
        };
        self.answers.insert((flow, node), (status, body.clone()));
        if step.mock.is_some() {
            return Ok(());
        }
        let waiting = self.active.values().filter_map(|run| {
            let wait = run.wait.as_ref().filter(|wait| matches!(wait.what, Waits::Response { .. }))?;
            ((run.flow, run.node) == (flow, node)).then_some((wait.began, run.number))
        });
        let mut waiting: Vec<(u64, u32)> = waiting.collect();
        waiting.sort_unstable();
        for (_, number) in waiting {
            let mut run = self.active.remove(&number).expect("it waits");
            run.steps = 0;
            let Waits::Response { url } = Self::wait_of(&mut run)?.what else { return fault("I12", "no request".to_owned()) };
            let out = self.answered_request(lines, &mut run, &url)?;
            self.walk(lines, run, out)?;
        }
        Ok(())
    }

    /// Whether a workflow starts like this; why not is told.
    fn starts_like(&mut self, lines: &mut Lines, who: Who, flow: usize, wanted: NodeType) -> Checked<bool> {
        let asked = &self.flows[flow];
        let workflow = asked.workflow.id.clone();
        let notice = if asked.trigger.is_none_or(|at| asked.node(at).node_type() != wanted) {
            Notice::OtherTrigger { workflow, wanted: wanted.as_str() }
        } else if !asked.takes_part {
            Notice::NotPublished { workflow }
        } else {
            return Ok(true);
        };
        self.told(lines, who, "I22", &What::Warning { notice }).map(|()| false)
    }

    fn of_trigger(&self, contact: Option<usize>, flow: usize) -> Who {
        Who { contact, flow: Some(flow), run: None, node: self.flows[flow].trigger }
    }

    fn shortcut(
        &mut self,
        lines: &mut Lines,
        contact: usize,
        workflow: &WorkflowId,
        form: &std::collections::BTreeMap<VariableName, Value>,
    ) -> Checked {
        let flow = self.flow_of(workflow).expect("it was looked up");
        let who = self.of_trigger(Some(contact), flow);
        if !self.starts_like(lines, who, flow, NodeType::Shortcut)? {
            return Ok(());
        }
        let workflow = std::sync::Arc::clone(&self.flows[flow].workflow);
        let Some(Trigger::Shortcut(trigger)) = workflow.trigger().and_then(|node| node.trigger()) else { return Ok(()) };
        let mut unused: Vec<String> = Vec::new();
        let mut variables = Variables::new();
        if let Some(why) = self.fill_in(lines, trigger, form, &mut variables, &mut unused) {
            self.seen.not_triggered(&why);
            return self.told(lines, who, "I21", &What::NotTriggered { why });
        }
        for _ in unused {
            let told = self.notice(lines, who, |notice| matches!(notice, Notice::CannotUse { .. }))?;
            ensure(told, "I21", || "a value of a form that cannot be used is not told".to_owned())?;
        }
        for name in form.keys().filter(|name| !trigger.form.iter().any(|field| field.variable == **name)) {
            let notice = Notice::Missing { what: "formField", name: name.to_string() };
            self.told(lines, who, "I21", &What::Warning { notice })?;
        }
        self.happened(contact, Happened::Called(flow, Cause::Given { by: NodeType::Shortcut, variables }));
        Ok(())
    }

    /// What a form gives; why it starts nothing. Where a plain reading does not decide what a value becomes, the trace does.
    fn fill_in(
        &self,
        lines: &Lines,
        trigger: &Shortcut,
        form: &std::collections::BTreeMap<VariableName, Value>,
        variables: &mut Variables,
        unused: &mut Vec<String>,
    ) -> Option<NotTriggered> {
        for field in &trigger.form {
            let name = &field.variable;
            let Some(value) = form.get(name).filter(|value| !value.to_text().trim().is_empty()) else {
                if field.required {
                    return Some(NotTriggered::EmptyFormField(name.clone()));
                }
                continue;
            };
            let kept = match convert::to_type(field.kind, &field.values, value) {
                convert::Kept::As(value) => Some(value),
                convert::Kept::Never => None,
                convert::Kept::Unsure => lines.given(name).filter(|value| convert::fits_type(field.kind, &field.values, value)),
            };
            match kept {
                Some(value) => {
                    variables.insert(name.clone(), value);
                }
                None if field.required => return Some(NotTriggered::BadFormField(name.clone())),
                None => unused.push(name.to_string()),
            }
        }
        None
    }

    fn webhook(&mut self, lines: &mut Lines, workflow: &WorkflowId, payload: &serde_json::Value) -> Checked {
        let flow = self.flow_of(workflow).expect("it was looked up");
        let nobody = self.of_trigger(None, flow);
        if !self.starts_like(lines, nobody, flow, NodeType::IncomingWebhook)? {
            return Ok(());
        }
        let workflow = std::sync::Arc::clone(&self.flows[flow].workflow);
        let Some(Trigger::IncomingWebhook(trigger)) = workflow.trigger().and_then(|node| node.trigger()) else { return Ok(()) };
        let Some(contact) = self.named_by(lines, trigger, payload) else {
            if trigger.identify.is_none() {
                self.told(lines, nobody, "I21", &What::Error { notice: Notice::NotSet { setting: "identify" } })?;
            }
            let why = NotTriggered::NoSuchContact;
            self.seen.not_triggered(&why);
            return self.told(lines, nobody, "I21", &What::NotTriggered { why });
        };
        let mut variables = Variables::new();
        for (variable, pointer) in &trigger.variables {
            match answers::at(payload, pointer) {
                Some(value) => {
                    variables.insert(variable.clone(), value);
                }
                None => {
                    let notice = Notice::NothingAt { pointer: pointer.clone(), variable: variable.clone() };
                    let who = self.of_trigger(Some(contact), flow);
                    self.told(lines, who, "I21", &What::Warning { notice })?;
                }
            }
        }
        self.happened(contact, Happened::Called(flow, Cause::Given { by: NodeType::IncomingWebhook, variables }));
        Ok(())
    }

    /// The contact that a webhook means. A number without its country is looked up in the trace.
    fn named_by(&self, lines: &Lines, trigger: &IncomingWebhook, payload: &serde_json::Value) -> Option<usize> {
        let identify = trigger.identify.as_ref()?;
        let words = answers::at(payload, &identify.pointer)?.to_text();
        let has = |field: &str, wanted: &str| {
            self.people.iter().position(|person| person.field_text(field).is_some_and(|own| text::same(own, wanted) == Some(true)))
        };
        match identify.by {
            IdentifyBy::Id => self.people.iter().position(|person| person.id.as_str() == words.trim()),
            IdentifyBy::Email => has("email", &words),
            IdentifyBy::Phone => match text::plain_phone(&words) {
                Some(phone) => has("phone", &phone),
                None => lines.peek().and_then(|entry| self.contact_of(entry.contact.as_ref()?)),
            },
        }
    }
}
