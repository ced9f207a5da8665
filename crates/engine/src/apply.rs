//! Stage 1 of an event: what it changes by itself (docs/domain.md, section 4, "Order within one event").

use usher_model::{
    event::{Actor, Event, Source},
    ids::{CategoryId, ChannelId, ContactId, FieldId, StageId, TagId, UserId, WorkflowId},
    steps::Step,
    time::Duration,
    trace::{Chosen, Notice, TraceEntry, What},
};

use crate::{
    index::{ContactIx, FlowIx, UserIx},
    react::{Happened, Said},
    refused::Refused,
    verbs::By,
    world::World,
};

impl World {
    /// Applies one event and gives everything it led to.
    ///
    /// # Errors
    /// When the event is about somebody or something that does not exist, or sets the clock back; the world is unchanged then.
    pub fn apply(&mut self, event: &Event) -> Result<Vec<TraceEntry>, Refused> {
        self.state.event += 1;
        // Most events take a run a few steps further; growing the list by and by would move its lines again and again.
        self.out.reserve(16);
        if let Err(refused) = self.change(event) {
            self.state.event -= 1;
            return Err(refused);
        }
        self.settle();
        Ok(std::mem::take(&mut self.out))
    }

    /// Stage 1: what the event itself changes. Everything is looked up before anything is changed.
    fn change(&mut self, event: &Event) -> Result<(), Refused> {
        match event {
            Event::ContactMessage { contact, text, choice, location, channel } => {
                let contact = self.find_contact(contact)?;
                self.check_channel(channel.as_ref())?;
                let said = Said { text: text.clone(), choice: choice.clone(), location: *location };
                self.contact_writes(contact, said, channel.as_ref());
            }
            Event::AgentMessage { contact, user, text } => {
                let contact = self.find_contact(contact)?;
                self.find_user(user)?;
                let channel = self.person(contact).now.channel.clone();
                self.sent(contact, text, channel, Source::User);
                self.happen(contact, Happened::Reply);
            }
            Event::OpenConversation { contact, by } => {
                let contact = self.find_contact(contact)?;
                self.check_actor(by)?;
                match self.open_conversation(contact, By::Actor(by), None) {
                    Some(cause) => self.happen(contact, Happened::Opened(cause)),
                    None => self.no_effect(contact),
                }
            }
            Event::CloseConversation { contact, by, category, summary } => {
                let contact = self.find_contact(contact)?;
                self.check_actor(by)?;
                self.check_category(category.as_ref())?;
                match self.close_conversation(contact, By::Actor(by), category.clone(), summary.clone()) {
                    Some(cause) => self.happen(contact, Happened::Closed(cause)),
                    None => self.no_effect(contact),
                }
            }
            Event::Assign { contact, to, by } => {
                let contact = self.find_contact(contact)?;
                self.check_actor(by)?;
                let to = to.as_ref().map(|user| self.find_user(user)).transpose()?;
                let why = to.map(|_| Chosen::ByHand);
                if self.assign(contact, to, By::Actor(by), why) && to.is_some() {
                    self.happen(contact, Happened::Assigned { by_user: matches!(by, Actor::User(_)) });
                }
            }
            Event::UserStatus { user, status } => {
                let user = self.find_user(user)?;
                self.set_status(user, *status);
            }
            Event::SetField { .. } | Event::AddTags { .. } | Event::RemoveTags { .. } | Event::SetLifecycle { .. } => {
                self.change_labels(event)?;
            }
            Event::StopRun { contact, workflow } => {
                let contact = self.find_contact(contact)?;
                let flow = self.find_workflow(workflow)?;
                let may_stop = self.plan.flow(flow).workflow.settings.agents_may_stop;
                if may_stop && self.person(contact).active(flow).is_some() {
                    self.happen(contact, Happened::Stopped(flow));
                } else {
                    self.tell_flow(contact, flow, None, What::Warning { notice: Notice::NoEffect });
                }
            }
            Event::DeliveryFails { channel, fails } => {
                self.check_channel(Some(channel))?;
                if *fails {
                    self.state.failing.insert(channel.clone());
                } else {
                    self.state.failing.remove(channel);
                }
            }
            Event::Shortcut { .. } | Event::Webhook { .. } | Event::AdClick { .. } | Event::HttpAnswer { .. } => {
                self.change_of_a_later_version(event)?;
            }
            Event::Advance { value, unit } if *value < 0 => {
                let to = self.state.now.plus_seconds(-Duration::new(value.saturating_neg(), *unit).seconds());
                return Err(Refused::ClockSetBack { now: self.state.now, to });
            }
            Event::Advance { value, unit } => self.advance_by(Duration::new(*value, *unit).seconds())?,
            Event::AdvanceTo { at } => self.advance_to(at.instant)?,
            Event::NextTimer {} => self.advance_to_next(),
        }
        Ok(())
    }

    /// Fields, tags and the lifecycle stage changed from outside.
    fn change_labels(&mut self, event: &Event) -> Result<(), Refused> {
        match event {
            Event::SetField { contact, field, value, by } => {
                let contact = self.find_contact(contact)?;
                self.check_actor(by)?;
                self.check_field(field)?;
                self.set_field(contact, field, value.as_ref(), By::Actor(by));
            }
            Event::AddTags { contact, tags, by } => {
                let contact = self.find_contact(contact)?;
                self.check_actor(by)?;
                tags.iter().try_for_each(|tag| self.check_tag(tag))?;
                for tag in tags {
                    self.add_tag(contact, tag, By::Actor(by));
                }
            }
            Event::RemoveTags { contact, tags, by } => {
                let contact = self.find_contact(contact)?;
                self.check_actor(by)?;
                tags.iter().try_for_each(|tag| self.check_tag(tag))?;
                for tag in tags {
                    self.remove_tag(contact, tag, By::Actor(by));
                }
            }
            Event::SetLifecycle { contact, stage, by } => {
                let contact = self.find_contact(contact)?;
                self.check_actor(by)?;
                self.check_stage(stage.as_ref())?;
                self.set_lifecycle(contact, stage.as_ref(), By::Actor(by));
            }
            Event::ContactMessage { .. }
            | Event::AgentMessage { .. }
            | Event::OpenConversation { .. }
            | Event::CloseConversation { .. }
            | Event::Assign { .. }
            | Event::UserStatus { .. }
            | Event::Shortcut { .. }
            | Event::Webhook { .. }
            | Event::AdClick { .. }
            | Event::StopRun { .. }
            | Event::DeliveryFails { .. }
            | Event::HttpAnswer { .. }
            | Event::Advance { .. }
            | Event::AdvanceTo { .. }
            | Event::NextTimer {} => {}
        }
        Ok(())
    }

    /// Events for triggers and steps that this version does not run: they are noted and change nothing.
    fn change_of_a_later_version(&mut self, event: &Event) -> Result<(), Refused> {
        let contact = event.contact().map(|contact| self.find_contact(contact)).transpose()?;
        let step = match event {
            Event::Shortcut { workflow, .. } => {
                self.find_workflow(workflow)?;
                "shortcut"
            }
            Event::Webhook { workflow, .. } => {
                self.find_workflow(workflow)?;
                "incomingWebhook"
            }
            Event::AdClick { channel, .. } => {
                self.check_channel(channel.as_ref())?;
                "clickToChatAd"
            }
            Event::HttpAnswer { workflow, .. } => {
                workflow.as_ref().map(|workflow| self.find_workflow(workflow)).transpose()?;
                "httpRequest"
            }
            Event::ContactMessage { .. }
            | Event::AgentMessage { .. }
            | Event::OpenConversation { .. }
            | Event::CloseConversation { .. }
            | Event::Assign { .. }
            | Event::UserStatus { .. }
            | Event::SetField { .. }
            | Event::AddTags { .. }
            | Event::RemoveTags { .. }
            | Event::SetLifecycle { .. }
            | Event::StopRun { .. }
            | Event::DeliveryFails { .. }
            | Event::Advance { .. }
            | Event::AdvanceTo { .. }
            | Event::NextTimer {} => return Ok(()),
        };
        self.tell(contact, What::Warning { notice: Notice::NotRunYet { step } });
        Ok(())
    }

    /// The contact writes; when no conversation is open, one opens.
    fn contact_writes(&mut self, contact: ContactIx, said: Said, channel: Option<&ChannelId>) {
        let text = self.words_of(contact, &said);
        self.receive(contact, &text, channel);
        let opened = self.open_conversation(contact, By::Actor(&Actor::Contact), Some(&text));
        self.happen(contact, Happened::Message { said, opened });
    }

    /// What the message says. A tapped choice that is named by its id says what its label says.
    fn words_of(&self, contact: ContactIx, said: &Said) -> String {
        let label = said.choice.as_ref().and_then(|choice| {
            let flow = self.longest_waiting_for_answer(contact)?;
            let run = self.person(contact).active(flow)?;
            let Step::AskQuestion(step) = self.plan.flow(flow).node(run.node).step()? else { return None };
            step.question.choices().iter().find(|known| known.id.as_str() == choice).map(|known| known.label.clone())
        });
        label.unwrap_or_else(|| said.incoming().to_text())
    }

    fn no_effect(&mut self, contact: ContactIx) {
        self.tell(Some(contact), What::Warning { notice: Notice::NoEffect });
    }

    fn find_contact(&self, id: &ContactId) -> Result<ContactIx, Refused> {
        self.by_id.get(id).copied().ok_or_else(|| Refused::UnknownContact(id.clone()))
    }

    fn find_user(&self, id: &UserId) -> Result<UserIx, Refused> {
        self.plan.find_user(id).ok_or_else(|| Refused::UnknownUser(id.clone()))
    }

    fn find_workflow(&self, id: &WorkflowId) -> Result<FlowIx, Refused> {
        self.plan.find_flow(id).ok_or_else(|| Refused::UnknownWorkflow(id.clone()))
    }

    fn check_actor(&self, actor: &Actor) -> Result<(), Refused> {
        match actor {
            Actor::User(user) => self.find_user(user).map(|_| ()),
            Actor::Contact | Actor::Workflow | Actor::Api | Actor::AutoClose => Ok(()),
        }
    }

    fn check_channel(&self, id: Option<&ChannelId>) -> Result<(), Refused> {
        match id {
            Some(id) if self.plan.document.workspace.channel(id).is_none() => Err(Refused::UnknownChannel(id.clone())),
            Some(_) | None => Ok(()),
        }
    }

    fn check_category(&self, id: Option<&CategoryId>) -> Result<(), Refused> {
        match id {
            Some(id) if self.plan.document.workspace.category(id).is_none() => Err(Refused::UnknownCategory(id.clone())),
            Some(_) | None => Ok(()),
        }
    }

    fn check_stage(&self, id: Option<&StageId>) -> Result<(), Refused> {
        match id {
            Some(id) if self.plan.document.workspace.stage(id).is_none() => Err(Refused::UnknownStage(id.clone())),
            Some(_) | None => Ok(()),
        }
    }

    fn check_field(&self, id: &FieldId) -> Result<(), Refused> {
        self.plan.document.workspace.field_type(id).map(|_| ()).ok_or_else(|| Refused::UnknownField(id.clone()))
    }

    fn check_tag(&self, id: &TagId) -> Result<(), Refused> {
        self.plan.document.workspace.tag(id).map(|_| ()).ok_or_else(|| Refused::UnknownTag(id.clone()))
    }
}
