//! What an event changes, before anybody reacts to it (docs/domain.md, section 4, "Order within one event").

use usher_model::{
    channel::ChannelKind,
    event::{Actor, Event, Source},
    ids::{AdId, CategoryId, ChannelId, ContactId, WorkflowId},
    node::NodeType,
    people::{UserKind, UserStatus},
    time::Duration,
    trace::{Chosen, EndReason, NotTriggered, Notice, What},
};

use crate::{
    Oracle,
    facts::Fact,
    stages::{Happening, Kind},
};

impl Oracle {
    pub(crate) fn happen(&mut self, event: &Event) {
        self.caused_steps.clear();
        match event {
            Event::Advance { value, unit } => return self.go_on_to(self.now.plus(Duration::new(*value, *unit))),
            Event::AdvanceTo { at } if at.instant >= self.now => return self.go_on_to(at.instant),
            Event::AdvanceTo { .. } => self.nothing_to_wait_for(),
            Event::NextTimer {} => match self.next_timer() {
                Some(at) => return self.go_on_to(at),
                None => self.nothing_to_wait_for(),
            },
            other => {
                let happenings = self.change(other);
                let is_one = matches!(other, Event::ContactMessage { .. } | Event::AdClick { .. });
                self.react(if is_one { vec![happenings] } else { happenings.into_iter().map(|one| vec![one]).collect() });
            }
        }
        self.go_on_to(self.now);
    }

    fn nothing_to_wait_for(&mut self) {
        self.tell(None, What::Warning { notice: Notice::NothingToWaitFor });
    }

    fn change(&mut self, event: &Event) -> Vec<Happening> {
        match event {
            Event::ContactMessage { contact, text, channel, .. } => self.message(contact, text.as_deref(), channel.as_ref()),
            Event::AgentMessage { contact, .. } => {
                self.note(Fact::Outgoing { contact: contact.clone() });
                vec![Happening::of(contact, self.facts.count(), Kind::AgentWrote)]
            }
            Event::OpenConversation { contact, by } => {
                let opened = self.open(contact, by, by.source(), None, None);
                self.or_no_effect(contact, opened)
            }
            Event::CloseConversation { contact, by, category, .. } => {
                let closed = self.close(contact, by, category.clone(), None);
                self.or_no_effect(contact, closed)
            }
            Event::Assign { contact, to, by } => {
                if to.is_none() && self.assignee(contact).is_none() {
                    return Vec::new();
                }
                let why = to.as_ref().map(|_| Chosen::ByHand);
                self.tell(Some(contact), What::Assigned { user: to.clone(), by: Some(by.clone()), why });
                vec![self.assign(contact, to.clone(), None, by.clone())]
            }
            Event::UserStatus { user, status } => {
                self.user_status(user, *status);
                Vec::new()
            }
            Event::SetField { contact, field, value, by } => {
                self.set_field(contact, field, value.clone(), Some(by.clone()), None).into_iter().collect()
            }
            Event::AddTags { contact, tags, by } => {
                tags.iter().filter_map(|tag| self.change_tag(contact, tag, true, Some(by.clone()), None)).collect()
            }
            Event::RemoveTags { contact, tags, by } => {
                tags.iter().filter_map(|tag| self.change_tag(contact, tag, false, Some(by.clone()), None)).collect()
            }
            Event::SetLifecycle { contact, stage, by } => {
                self.change_stage(contact, stage.clone(), Some(by.clone()), None).into_iter().collect()
            }
            Event::Shortcut { contact, workflow, .. } => {
                if !self.is_asked(Some(contact), workflow, NodeType::Shortcut) {
                    return Vec::new();
                }
                vec![Happening::of(contact, self.facts.count(), Kind::Shortcut { workflow: workflow.clone() })]
            }
            Event::Webhook { workflow, payload } => self.webhook(workflow, payload),
            Event::AdClick { contact, ad, channel } => self.ad_click(contact, ad, channel.as_ref()),
            Event::StopRun { contact, workflow } => {
                self.stop(contact, workflow);
                Vec::new()
            }
            other => unreachable!("no world of this opinion has {other:?}"),
        }
    }

    /// Whether the workflow that an event names reacts to it.
    fn is_asked(&mut self, contact: Option<&ContactId>, id: &WorkflowId, wanted: NodeType) -> bool {
        let workflow = self.workflow(id);
        let node = workflow.trigger().expect("a trigger");
        let notice = if node.node_type() != wanted {
            Notice::OtherTrigger { workflow: id.clone(), wanted: wanted.as_str() }
        } else if !self.takes_part(&workflow) {
            Notice::NotPublished { workflow: id.clone() }
        } else {
            return true;
        };
        self.tell_at(contact, &workflow, node, What::Warning { notice });
        false
    }

    fn webhook(&mut self, id: &WorkflowId, payload: &serde_json::Value) -> Vec<Happening> {
        if !self.is_asked(None, id, NodeType::IncomingWebhook) {
            return Vec::new();
        }
        let named = payload["id"].as_str().unwrap_or_default();
        let contact = self.begin.contacts.iter().map(|contact| contact.id.clone()).find(|contact| contact.as_str() == named);
        let Some(contact) = contact else {
            let workflow = self.workflow(id);
            let node = workflow.trigger().expect("a trigger");
            self.tell_at(None, &workflow, node, What::NotTriggered { why: NotTriggered::NoSuchContact });
            return Vec::new();
        };
        vec![Happening::of(&contact, self.facts.count(), Kind::Webhook { workflow: id.clone() })]
    }

    /// The contact comes to a channel from an ad: the click, and the opening if none was open, are one thing.
    fn ad_click(&mut self, contact: &ContactId, ad: &AdId, channel: Option<&ChannelId>) -> Vec<Happening> {
        let channel = channel.cloned().unwrap_or_else(|| self.last_channel(contact));
        self.note(Fact::Taken { contact: contact.clone(), channel: channel.clone() });
        let on_tiktok = self.workspace().channel(&channel).is_some_and(|channel| channel.kind == ChannelKind::TikTok);
        let opened = self.open(contact, &Actor::Contact, Source::CtcAd, Some(channel), None);
        let click = Happening::of(contact, self.facts.count(), Kind::AdClick { ad: ad.clone(), on_tiktok });
        [Some(click), opened].into_iter().flatten().collect()
    }

    fn or_no_effect(&mut self, contact: &ContactId, happening: Option<Happening>) -> Vec<Happening> {
        if happening.is_none() {
            self.tell(Some(contact), What::Warning { notice: Notice::NoEffect });
        }
        happening.into_iter().collect()
    }

    fn message(&mut self, contact: &ContactId, text: Option<&str>, channel: Option<&ChannelId>) -> Vec<Happening> {
        let channel = channel.cloned().unwrap_or_else(|| self.last_channel(contact));
        let text = text.unwrap_or_default().to_owned();
        let opened = self.open(contact, &Actor::Contact, Source::Contact, Some(channel.clone()), None);
        self.note(Fact::Incoming { contact: contact.clone(), channel, text: text.clone() });
        let message = Happening::of(contact, self.facts.count(), Kind::Message { text });
        [Some(message), opened].into_iter().flatten().collect()
    }

    /// Opens a conversation unless one is open; a run says it at its node.
    pub(crate) fn open(
        &mut self,
        contact: &ContactId,
        by: &Actor,
        source: Source,
        channel: Option<ChannelId>,
        run: Option<usize>,
    ) -> Option<Happening> {
        if self.is_open(contact) {
            return None;
        }
        let channel = channel.unwrap_or_else(|| self.last_channel(contact));
        self.note(Fact::Opened { contact: contact.clone(), by: source });
        self.tell_it(contact, run, What::ConversationOpened { by: by.clone() });
        Some(Happening::of(contact, self.facts.count(), Kind::Opened { by: source, channel }))
    }

    /// Closes the conversation unless it is closed.
    pub(crate) fn close(&mut self, contact: &ContactId, by: &Actor, category: Option<CategoryId>, run: Option<usize>) -> Option<Happening> {
        if !self.is_open(contact) {
            return None;
        }
        self.note(Fact::Closed { contact: contact.clone() });
        self.tell_it(contact, run, What::ConversationClosed { by: by.clone(), category: category.clone(), summary: None });
        let by = match by {
            Actor::User(user) if self.user(user).is_some_and(|user| user.kind == UserKind::Ai) => Source::AiAgent,
            other => other.source(),
        };
        Some(Happening::of(contact, self.facts.count(), Kind::Closed { by, category }))
    }

    fn tell_it(&mut self, contact: &ContactId, run: Option<usize>, what: What) {
        match run {
            Some(run) => self.tell_of(run, what),
            None => self.tell(Some(contact), what),
        }
    }

    fn user_status(&mut self, id: &usher_model::ids::UserId, status: UserStatus) {
        let user = self.user(id).expect("a user that exists");
        if user.kind == UserKind::Ai || self.status(user) == status {
            return;
        }
        self.note(Fact::Status { user: id.clone(), status });
        self.tell(None, What::UserStatusChanged { user: id.clone(), status: status.as_str() });
    }

    fn stop(&mut self, contact: &ContactId, workflow: &WorkflowId) {
        let may = self.workflow(workflow).settings.agents_may_stop;
        let run = self.active(contact).into_iter().find(|run| may && self.runs[*run].workflow == *workflow);
        match run {
            Some(run) => self.end(run, EndReason::StoppedByAgent),
            None => {
                self.tell(Some(contact), What::Warning { notice: Notice::NoEffect });
                self.lines.last_mut().expect("a line").workflow = Some(workflow.clone());
            }
        }
    }
}
