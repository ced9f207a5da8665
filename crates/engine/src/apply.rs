//! Stage 1 of an event: what it changes by itself (docs/domain.md, section 4, "Order within one event").

use usher_model::{
    event::{Actor, Event, Source},
    ids::{CategoryId, ChannelId, ContactId, FieldId, StageId, TagId, UserId, WorkflowId},
    steps::Step,
    time::{Duration, Unit},
    trace::{Chosen, Notice, TraceEntry, What},
    value::Value,
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
                let said = Said { text: text.clone(), choice: choice.clone(), location: *location };
                self.contact_message(contact, said, channel.as_ref())
            }
            Event::AgentMessage { contact, user, text } => self.agent_message(contact, user, text),
            Event::OpenConversation { contact, by } => self.open_by(contact, by),
            Event::CloseConversation { contact, by, category, summary } => {
                self.close_by(contact, by, category.as_ref(), summary.as_deref())
            }
            Event::Assign { contact, to, by } => self.assign_by(contact, to.as_ref(), by),
            Event::UserStatus { user, status } => {
                let user = self.find_user(user)?;
                self.set_status(user, *status);
                Ok(())
            }
            Event::SetField { contact, field, value, by } => self.set_field_by(contact, field, value.as_ref(), by),
            Event::AddTags { contact, tags, by } => self.add_tags_by(contact, tags, by),
            Event::RemoveTags { contact, tags, by } => self.remove_tags_by(contact, tags, by),
            Event::SetLifecycle { contact, stage, by } => self.set_lifecycle_by(contact, stage.as_ref(), by),
            Event::Shortcut { contact, workflow, .. } => {
                let contact = self.find_contact(contact)?;
                self.find_workflow(workflow)?;
                self.not_run_yet(Some(contact), "shortcut");
                Ok(())
            }
            Event::Webhook { workflow, .. } => {
                self.find_workflow(workflow)?;
                self.not_run_yet(None, "incomingWebhook");
                Ok(())
            }
            Event::AdClick { contact, channel, .. } => {
                let contact = self.find_contact(contact)?;
                self.check_channel(channel.as_ref())?;
                self.not_run_yet(Some(contact), "clickToChatAd");
                Ok(())
            }
            Event::StopRun { contact, workflow } => self.stop_run(contact, workflow),
            Event::DeliveryFails { channel, fails } => self.deliveries_fail(channel, *fails),
            Event::HttpAnswer { workflow, .. } => {
                workflow.as_ref().map(|workflow| self.find_workflow(workflow)).transpose()?;
                self.not_run_yet(None, "httpRequest");
                Ok(())
            }
            Event::Advance { value, unit } => self.advance(*value, *unit),
            Event::AdvanceTo { at } => self.advance_to(at.instant),
            Event::NextTimer {} => {
                self.advance_to_next();
                Ok(())
            }
        }
    }

    /// The contact writes; when no conversation is open, one opens.
    fn contact_message(&mut self, contact: &ContactId, said: Said, channel: Option<&ChannelId>) -> Result<(), Refused> {
        let contact = self.find_contact(contact)?;
        self.check_channel(channel)?;
        let text = self.words_of(contact, &said);
        self.receive(contact, &text, channel);
        let opened = self.open_conversation(contact, By::Actor(&Actor::Contact), Some(&text));
        self.happen(contact, Happened::Message { said, opened });
        Ok(())
    }

    fn agent_message(&mut self, contact: &ContactId, user: &UserId, text: &str) -> Result<(), Refused> {
        let contact = self.find_contact(contact)?;
        self.find_user(user)?;
        let channel = self.person(contact).now.channel.clone();
        self.sent(contact, text, channel, Source::User);
        self.happen(contact, Happened::Reply);
        Ok(())
    }

    fn open_by(&mut self, contact: &ContactId, by: &Actor) -> Result<(), Refused> {
        let contact = self.find_contact_for(contact, by)?;
        match self.open_conversation(contact, By::Actor(by), None) {
            Some(cause) => self.happen(contact, Happened::Opened(cause)),
            None => self.no_effect(contact),
        }
        Ok(())
    }

    fn close_by(&mut self, contact: &ContactId, by: &Actor, category: Option<&CategoryId>, summary: Option<&str>) -> Result<(), Refused> {
        let contact = self.find_contact_for(contact, by)?;
        self.check_category(category)?;
        match self.close_conversation(contact, By::Actor(by), category.cloned(), summary.map(str::to_owned)) {
            Some(cause) => self.happen(contact, Happened::Closed(cause)),
            None => self.no_effect(contact),
        }
        Ok(())
    }

    fn assign_by(&mut self, contact: &ContactId, to: Option<&UserId>, by: &Actor) -> Result<(), Refused> {
        let contact = self.find_contact_for(contact, by)?;
        let to = to.map(|user| self.find_user(user)).transpose()?;
        let why = to.map(|_| Chosen::ByHand);
        if self.assign(contact, to, By::Actor(by), why) && to.is_some() {
            self.happen(contact, Happened::Assigned { by_user: matches!(by, Actor::User(_)) });
        }
        Ok(())
    }

    fn set_field_by(&mut self, contact: &ContactId, field: &FieldId, value: Option<&Value>, by: &Actor) -> Result<(), Refused> {
        let contact = self.find_contact_for(contact, by)?;
        self.check_field(field)?;
        self.set_field(contact, field, value, By::Actor(by));
        Ok(())
    }

    fn add_tags_by(&mut self, contact: &ContactId, tags: &[TagId], by: &Actor) -> Result<(), Refused> {
        let contact = self.find_contact_for(contact, by)?;
        tags.iter().try_for_each(|tag| self.check_tag(tag))?;
        for tag in tags {
            self.add_tag(contact, tag, By::Actor(by));
        }
        Ok(())
    }

    fn remove_tags_by(&mut self, contact: &ContactId, tags: &[TagId], by: &Actor) -> Result<(), Refused> {
        let contact = self.find_contact_for(contact, by)?;
        tags.iter().try_for_each(|tag| self.check_tag(tag))?;
        for tag in tags {
            self.remove_tag(contact, tag, By::Actor(by));
        }
        Ok(())
    }

    fn set_lifecycle_by(&mut self, contact: &ContactId, stage: Option<&StageId>, by: &Actor) -> Result<(), Refused> {
        let contact = self.find_contact_for(contact, by)?;
        self.check_stage(stage)?;
        self.set_lifecycle(contact, stage, By::Actor(by));
        Ok(())
    }

    fn stop_run(&mut self, contact: &ContactId, workflow: &WorkflowId) -> Result<(), Refused> {
        let contact = self.find_contact(contact)?;
        let flow = self.find_workflow(workflow)?;
        let may_stop = self.plan.flow(flow).workflow.settings.agents_may_stop;
        if may_stop && self.person(contact).active(flow).is_some() {
            self.happen(contact, Happened::Stopped(flow));
        } else {
            self.tell_flow(contact, flow, None, What::Warning { notice: Notice::NoEffect });
        }
        Ok(())
    }

    fn deliveries_fail(&mut self, channel: &ChannelId, fails: bool) -> Result<(), Refused> {
        self.check_channel(Some(channel))?;
        if fails {
            self.state.failing.insert(channel.clone());
        } else {
            self.state.failing.remove(channel);
        }
        Ok(())
    }

    fn advance(&mut self, value: i64, unit: Unit) -> Result<(), Refused> {
        if value < 0 {
            let to = self.state.now.plus_seconds(-Duration::new(value.saturating_neg(), unit).seconds());
            return Err(Refused::ClockSetBack { now: self.state.now, to });
        }
        self.advance_by(Duration::new(value, unit).seconds())
    }

    /// An event for a trigger or step that this version does not run is noted and changes nothing.
    fn not_run_yet(&mut self, contact: Option<ContactIx>, step: &'static str) {
        self.tell(contact, What::Warning { notice: Notice::NotRunYet { step } });
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

    /// The contact to whom an actor does something; the actor must be known, too.
    fn find_contact_for(&self, id: &ContactId, by: &Actor) -> Result<ContactIx, Refused> {
        let contact = self.find_contact(id)?;
        self.check_actor(by)?;
        Ok(contact)
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
