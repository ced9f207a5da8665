//! Stage 1 of an event: what it changes by itself (docs/domain.md, section 4, "Order within one event").

use std::sync::Arc;

use usher_model::{
    channel::ChannelKind,
    event::{Actor, Event, Source},
    ids::{AdId, CategoryId, ChannelId, ContactId, FieldId, NodeId, StageId, TagId, UserId, WorkflowId},
    steps::Step,
    time::{Duration, Unit},
    trace::{Chosen, Notice, TraceEntry, What},
    triggers::click_to_chat_ad::Network,
    value::Value,
};

use crate::{
    cause::Cause,
    find::Amiss,
    index::{ContactIx, RunKey},
    react::{Happened, Said},
    refused::Refused,
    steps::Waking,
    verbs::By,
    world::{Answer, World},
};

impl World {
    /// Applies one event and gives everything it led to. An event that names something which the workspace does not have changes
    /// nothing and says so.
    ///
    /// # Errors
    /// When the event is about nobody, or sets the clock back; the world is unchanged then.
    pub fn apply(&mut self, event: &Event) -> Result<Vec<TraceEntry>, Refused> {
        let (seq, left_out) = (self.state.seq, std::mem::take(&mut self.state.left_out));
        self.state.event += 1;
        // Most events take a run a few steps further; growing the list by and by would move its lines again and again.
        self.out.reserve(16);
        self.tell_left_out(&left_out);
        match self.change(event) {
            Ok(()) => {}
            Err(Amiss::Missing { what, name }) => {
                let contact = event.contact().and_then(|id| self.by_id.get(id));
                self.tell(contact, What::Error { notice: Notice::Missing { what, name } });
            }
            Err(Amiss::Refused(refused)) => {
                self.out.clear();
                self.state.event -= 1;
                (self.state.seq, self.state.left_out) = (seq, left_out);
                return Err(refused);
            }
        }
        self.settle();
        Ok(std::mem::take(&mut self.out))
    }

    /// Stage 1: what the event itself changes. Everything is looked up before anything is changed.
    fn change(&mut self, event: &Event) -> Result<(), Amiss> {
        match event {
            Event::ContactMessage { contact, text, choice, location, channel } => {
                let said = Said { text: text.as_deref().map(Arc::from), choice: choice.as_deref().map(Arc::from), location: *location };
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
            Event::Shortcut { contact, workflow, form } => self.press(contact, workflow, form),
            Event::Webhook { workflow, payload } => self.post(workflow, payload),
            Event::AdClick { contact, ad, channel } => self.click_ad(contact, ad, channel.as_ref()),
            Event::StopRun { contact, workflow } => self.stop_run(contact, workflow),
            Event::DeliveryFails { channel, fails } => self.deliveries_fail(channel, *fails),
            Event::HttpAnswer { workflow, node, status, body } => self.answer_requests(workflow.as_ref(), node, *status, body),
            Event::Advance { value, unit } => self.advance(*value, *unit),
            Event::AdvanceTo { at } => Ok(self.advance_to(at.instant)?),
            Event::NextTimer {} => {
                self.advance_to_next();
                Ok(())
            }
        }
    }

    /// The contact writes; when no conversation is open, one opens.
    fn contact_message(&mut self, contact: &ContactId, said: Said, channel: Option<&ChannelId>) -> Result<(), Amiss> {
        let contact = self.find_contact(contact)?;
        self.check_channel(channel)?;
        let text = self.words_of(contact, &said);
        self.receive(contact, &text, channel);
        let opened = self.open_conversation(contact, By::Actor(&Actor::Contact), Some(&text));
        self.happen(contact, Happened::Message { said, opened }, false);
        Ok(())
    }

    fn agent_message(&mut self, contact: &ContactId, user: &UserId, text: &str) -> Result<(), Amiss> {
        let contact = self.find_contact(contact)?;
        self.find_user(user)?;
        let channel = self.person(contact).now.channel.clone();
        self.sent(contact, text, channel, Source::User);
        self.happen(contact, Happened::Reply, false);
        Ok(())
    }

    fn open_by(&mut self, contact: &ContactId, by: &Actor) -> Result<(), Amiss> {
        let contact = self.find_contact_for(contact, by)?;
        match self.open_conversation(contact, By::Actor(by), None) {
            Some(cause) => self.happen(contact, Happened::Occasion(cause), false),
            None => self.no_effect(contact),
        }
        Ok(())
    }

    fn close_by(&mut self, contact: &ContactId, by: &Actor, category: Option<&CategoryId>, summary: Option<&str>) -> Result<(), Amiss> {
        let contact = self.find_contact_for(contact, by)?;
        self.check_category(category)?;
        match self.close_conversation(contact, By::Actor(by), category.cloned(), summary.map(str::to_owned)) {
            Some(cause) => self.happen(contact, Happened::Closed(cause), false),
            None => self.no_effect(contact),
        }
        Ok(())
    }

    fn assign_by(&mut self, contact: &ContactId, to: Option<&UserId>, by: &Actor) -> Result<(), Amiss> {
        let contact = self.find_contact_for(contact, by)?;
        let to = to.map(|user| self.find_user(user)).transpose()?;
        self.assign(contact, to, By::Actor(by), to.map(|_| Chosen::ByHand));
        Ok(())
    }

    fn set_field_by(&mut self, contact: &ContactId, field: &FieldId, value: Option<&Value>, by: &Actor) -> Result<(), Amiss> {
        let contact = self.find_contact_for(contact, by)?;
        self.check_field(field)?;
        self.set_field(contact, field, value, By::Actor(by));
        Ok(())
    }

    fn add_tags_by(&mut self, contact: &ContactId, tags: &[TagId], by: &Actor) -> Result<(), Amiss> {
        let contact = self.find_contact_for(contact, by)?;
        tags.iter().try_for_each(|tag| self.check_tag(tag))?;
        for tag in tags {
            self.add_tag(contact, tag, By::Actor(by));
        }
        Ok(())
    }

    fn remove_tags_by(&mut self, contact: &ContactId, tags: &[TagId], by: &Actor) -> Result<(), Amiss> {
        let contact = self.find_contact_for(contact, by)?;
        tags.iter().try_for_each(|tag| self.check_tag(tag))?;
        for tag in tags {
            self.remove_tag(contact, tag, By::Actor(by));
        }
        Ok(())
    }

    fn set_lifecycle_by(&mut self, contact: &ContactId, stage: Option<&StageId>, by: &Actor) -> Result<(), Amiss> {
        let contact = self.find_contact_for(contact, by)?;
        self.check_stage(stage)?;
        self.set_lifecycle(contact, stage, By::Actor(by));
        Ok(())
    }

    fn stop_run(&mut self, contact: &ContactId, workflow: &WorkflowId) -> Result<(), Amiss> {
        let contact = self.find_contact(contact)?;
        let flow = self.find_workflow(workflow)?;
        let may_stop = self.plan.flow(flow).workflow.settings.agents_may_stop;
        if may_stop && self.person(contact).active(flow).is_some() {
            self.happen(contact, Happened::Stopped(flow), false);
        } else {
            self.tell_flow(Some(contact), flow, None, What::Warning { notice: Notice::NoEffect });
        }
        Ok(())
    }

    fn deliveries_fail(&mut self, channel: &ChannelId, fails: bool) -> Result<(), Amiss> {
        self.check_channel(Some(channel))?;
        if fails {
            self.state.failing.insert(channel.clone());
        } else {
            self.state.failing.remove(channel);
        }
        Ok(())
    }

    fn advance(&mut self, value: i64, unit: Unit) -> Result<(), Amiss> {
        if value < 0 {
            let to = self.state.now.plus_seconds(-Duration::new(value.saturating_neg(), unit).seconds());
            return Err(Refused::ClockSetBack { now: self.state.now, to }.into());
        }
        Ok(self.advance_by(Duration::new(value, unit).seconds())?)
    }

    /// The contact comes from an ad, to a channel; when no conversation is open, one opens. On WhatsApp that opens a window.
    fn click_ad(&mut self, contact: &ContactId, ad: &AdId, channel: Option<&ChannelId>) -> Result<(), Amiss> {
        let contact = self.find_contact(contact)?;
        self.check_channel(channel)?;
        let now = self.state.now;
        let person = self.contact_mut(contact);
        if channel.is_some() {
            person.channel = channel.cloned();
        }
        let channel = person.channel.clone();
        let kind = channel.as_ref().and_then(|id| self.plan.document.workspace.channel(id)).map(|channel| channel.kind);
        if let (Some(channel), Some(ChannelKind::WhatsApp)) = (channel, kind) {
            self.contact_mut(contact).last_ad_on.insert(channel, now);
        }
        let network = if kind == Some(ChannelKind::TikTok) { Network::TikTok } else { Network::Meta };
        let opened = self.open_from(contact, By::Actor(&Actor::Contact), Source::CtcAd, None);
        self.happen(contact, Happened::Arrived { click: Cause::Ad { ad: ad.clone(), network }, opened }, false);
        Ok(())
    }

    /// From here on this answers the requests of a node; runs that wait for a person to answer go on at once, in the order in which they
    /// began to wait.
    fn answer_requests(
        &mut self,
        workflow: Option<&WorkflowId>,
        node: &NodeId,
        status: i64,
        body: &serde_json::Value,
    ) -> Result<(), Amiss> {
        let (flow, at) = self.find_node(workflow, node)?;
        let plan = std::sync::Arc::clone(&self.plan);
        let Some(Step::HttpRequest(step)) = plan.flow(flow).node(at).step() else {
            self.tell(None, What::Warning { notice: Notice::NoEffect });
            return Ok(());
        };
        self.state.answers.retain(|answer| (answer.flow, answer.node) != (flow, at));
        self.state.answers.push(Answer { flow, node: at, status, body: body.clone() });
        if step.mock.is_none() {
            let waits = |key: &RunKey| {
                let run = self.person(key.contact).active(key.flow).filter(|run| run.node == at)?;
                Some((run.waits_for_response()?.began, *key))
            };
            let mut waiting: Vec<(u64, RunKey)> = self.active.values().filter(|key| key.flow == flow).filter_map(waits).collect();
            waiting.sort();
            for (_, key) in waiting {
                self.wake(key, Waking::Response);
            }
        }
        Ok(())
    }

    /// What the message says. A tapped choice that is named by its id says what its label says.
    fn words_of(&self, contact: ContactIx, said: &Said) -> Arc<str> {
        let label = said.choice.as_deref().and_then(|choice| {
            let flow = self.longest_waiting_for_answer(contact)?;
            let run = self.person(contact).active(flow)?;
            let Step::AskQuestion(step) = self.plan.flow(flow).node(run.node).step()? else { return None };
            step.question.choices().iter().find(|known| known.id.as_str() == choice).map(|known| Arc::from(known.label.as_str()))
        });
        label.or_else(|| said.text.clone()).unwrap_or_else(|| said.incoming().words().into())
    }

    fn no_effect(&mut self, contact: ContactIx) {
        self.tell(Some(contact), What::Warning { notice: Notice::NoEffect });
    }
}
