//! A contact's chat: who said what, and what happened between the messages.

use std::collections::BTreeMap;

use usher_model::{
    event::{Actor, Event},
    ids::{CategoryId, ChannelId, ContactId, NodeId, UserId, WorkflowId},
    time::{Duration, Instant},
    trace::{DeliveryFailure, TraceEntry, What},
    value::Value,
};

use crate::session::Session;

/// One thing that the chat shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChatItem {
    /// When, in virtual time.
    pub at: Instant,
    /// The number of the event that caused it, from 1.
    pub event: u32,
    /// What.
    pub what: Said,
}

/// What the chat shows: messages, and lines between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The contact wrote, tapped a choice or shared a place.
    ByContact {
        /// What.
        text: String,
        /// Where, when it was another channel than before.
        channel: Option<ChannelId>,
    },
    /// A user wrote.
    ByUser {
        /// Who.
        user: UserId,
        /// What.
        text: String,
    },
    /// A workflow wrote, and it was delivered.
    ByWorkflow {
        /// Which workflow.
        workflow: Option<WorkflowId>,
        /// At which step.
        node: Option<NodeId>,
        /// What.
        text: String,
        /// Where.
        channel: ChannelId,
        /// Addresses of what was attached.
        attachments: Vec<String>,
        /// What can be tapped, by label.
        choices: Vec<String>,
        /// Whether they still can be tapped, or which one was.
        state: Choices,
    },
    /// A workflow wrote, and it was not delivered.
    NotDelivered {
        /// Which workflow.
        workflow: Option<WorkflowId>,
        /// At which step.
        node: Option<NodeId>,
        /// What.
        text: String,
        /// Where.
        channel: Option<ChannelId>,
        /// Why.
        why: DeliveryFailure,
    },
    /// The conversation was opened.
    Opened {
        /// By whom.
        by: Actor,
    },
    /// The conversation was closed.
    Closed {
        /// By whom.
        by: Actor,
        /// The category of the closing note.
        category: Option<CategoryId>,
        /// The summary of the closing note.
        summary: Option<String>,
    },
    /// The contact was assigned, or with no user unassigned.
    Assigned {
        /// To whom.
        user: Option<UserId>,
    },
    /// A note for the team.
    Commented {
        /// What.
        text: String,
    },
}

/// What became of the choices of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choices {
    /// They can be tapped.
    Open,
    /// This answer was given.
    Answered(String),
    /// The question is over without a valid answer, or there were no choices.
    Past,
}

impl Session {
    /// For every event, also those after the moment that is shown, the instant that the clock shows after it.
    #[must_use]
    pub fn times(&self) -> Vec<Instant> {
        let mut now = self.start().start;
        let events = self.events().iter().enumerate();
        events
            .map(|(at, event)| {
                now = time_after(event, now, self.trace_of(at + 1));
                now
            })
            .collect()
    }

    /// The chat of a contact up to the moment that is shown.
    #[must_use]
    pub fn chat(&self, contact: &ContactId) -> Vec<ChatItem> {
        let mut chat = Chat::default();
        let mut now = self.start().start;
        for (at, event) in self.events()[..self.cursor()].iter().enumerate() {
            let (number, entries) = (at + 1, self.trace_of(at + 1));
            if event.contact() == Some(contact)
                && let Some(what) = message(event, entries)
            {
                // A message takes no time: the clock stands where the event before left it.
                chat.items.push(ChatItem { at: now, event: u32::try_from(number).unwrap_or(u32::MAX), what });
            }
            for entry in entries.iter().filter(|entry| entry.contact.as_ref() == Some(contact)) {
                chat.note(entry);
            }
            now = time_after(event, now, entries);
        }
        chat.items
    }
}

/// The instant after an event, as far as a chat needs it: the clock moves only with its own events and with what is due.
fn time_after(event: &Event, before: Instant, entries: &[TraceEntry]) -> Instant {
    if let Event::Advance { value, unit } = event {
        before.plus(Duration::new(*value, *unit))
    } else if let Event::AdvanceTo { at } = event {
        at.instant.max(before)
    } else {
        entries.last().map_or(before, |entry| entry.at.max(before))
    }
}

/// What a person said in an event.
fn message(event: &Event, entries: &[TraceEntry]) -> Option<Said> {
    if let Event::AgentMessage { user, text, .. } = event {
        return Some(Said::ByUser { user: user.clone(), text: text.clone() });
    }
    let Event::ContactMessage { text, choice, location, channel, .. } = event else { return None };
    // A tapped choice shows its label, which the answer has.
    let answer = entries.iter().find_map(|entry| if let What::Answered { value } = &entry.what { Some(value.to_text()) } else { None });
    let tapped = choice.as_ref().map(|choice| answer.unwrap_or_else(|| choice.clone()));
    let place = || location.map(|at| Value::Location(at).to_text());
    Some(Said::ByContact { text: text.clone().or(tapped).or_else(place).unwrap_or_default(), channel: channel.clone() })
}

/// A chat that is being put together.
#[derive(Default)]
struct Chat {
    items: Vec<ChatItem>,
    /// The item whose choices can be tapped, for each run that waits for an answer.
    open: BTreeMap<u32, usize>,
}

impl Chat {
    fn note(&mut self, entry: &TraceEntry) {
        let run = entry.run.unwrap_or_default();
        if let What::Answered { value } = &entry.what {
            self.settle(run, Choices::Answered(value.to_text()));
        } else if let What::Left { .. } | What::Ended { .. } = &entry.what {
            self.settle(run, Choices::Past);
        } else if matches!(&entry.what, What::MessageSent { choices, .. } if !choices.is_empty()) {
            self.settle(run, Choices::Past);
            self.open.insert(run, self.items.len());
        }
        if let Some(what) = line(entry) {
            self.items.push(ChatItem { at: entry.at, event: entry.event, what });
        }
    }

    /// Says what became of the choices that a run offered.
    fn settle(&mut self, run: u32, became: Choices) {
        let item = self.open.remove(&run).and_then(|at| self.items.get_mut(at));
        if let Some(ChatItem { what: Said::ByWorkflow { state, .. }, .. }) = item {
            *state = became;
        }
    }
}

/// What an entry of the trace shows in the chat, if anything.
fn line(entry: &TraceEntry) -> Option<Said> {
    let (workflow, node) = (entry.workflow.clone(), entry.node.clone());
    match entry.what.clone() {
        What::MessageSent { text, channel, attachments, choices } => {
            let state = if choices.is_empty() { Choices::Past } else { Choices::Open };
            Some(Said::ByWorkflow { workflow, node, text, channel, attachments, choices, state })
        }
        What::MessageFailed { text, channel, why } => Some(Said::NotDelivered { workflow, node, text, channel, why }),
        What::ConversationOpened { by } => Some(Said::Opened { by }),
        What::ConversationClosed { by, category, summary } => Some(Said::Closed { by, category, summary }),
        What::Assigned { user, .. } => Some(Said::Assigned { user }),
        What::Commented { text, .. } => Some(Said::Commented { text }),
        What::Triggered { .. }
        | What::NotTriggered { .. }
        | What::Entered { .. }
        | What::Left { .. }
        | What::Condition { .. }
        | What::Calendar { .. }
        | What::Dedicated { .. }
        | What::Routed { .. }
        | What::Waiting { .. }
        | What::TimedOut { .. }
        | What::Answered { .. }
        | What::Invalid { .. }
        | What::VariableSet { .. }
        | What::SkippedUser { .. }
        | What::Queued { .. }
        | What::FieldChanged { .. }
        | What::TagAdded { .. }
        | What::TagRemoved { .. }
        | What::LifecycleChanged { .. }
        | What::UserStatusChanged { .. }
        | What::HttpRequest { .. }
        | What::Jumped { .. }
        | What::Ended { .. }
        | What::Warning { .. }
        | What::Error { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{run, sample};

    /// The chat of a scenario after so many events, a line an item.
    fn chat(id: &str, contact: &str, events: usize) -> Vec<String> {
        let scenario = sample::scenario(id);
        let mut session = Session::new(run::setup_of(&sample::document(), &scenario));
        for event in scenario.events {
            session.apply(event).unwrap();
        }
        session.go_to(events);
        let shown = |item: ChatItem| {
            let what = match item.what {
                Said::ByContact { text, .. } => format!("contact: {text}"),
                Said::ByUser { user, text } => format!("{user}: {text}"),
                Said::ByWorkflow { text, choices, state, .. } => format!("workflow: {text} {choices:?} {state:?}"),
                Said::NotDelivered { text, why, .. } => format!("failed: {text} {why:?}"),
                Said::Opened { by } => format!("opened by {by}"),
                Said::Closed { by, .. } => format!("closed by {by}"),
                Said::Assigned { user } => format!("assigned {}", user.map_or("nobody".to_owned(), |user| user.to_string())),
                Said::Commented { text } => format!("comment: {text}"),
            };
            format!("{} {what}", &item.at.to_string()[11..16])
        };
        session.chat(&contact.parse().unwrap()).into_iter().map(shown).collect()
    }

    #[test]
    fn a_chat_shows_messages_and_what_happened_between_them() {
        assert_eq!(
            chat("no-answer-understood", "ivan", 2),
            [
                "07:00 contact: Hello",
                "07:00 opened by contact",
                r#"07:00 workflow: Hi Ivan! How can we help? ["Buy something", "Get help"] Past"#,
                "07:00 contact: I am not sure",
                r#"07:00 workflow: Please pick one of the two. ["Buy something", "Get help"] Open"#,
            ]
        );
        assert_eq!(
            chat("returning-contact-keeps-agent", "maria", 6)[2..],
            [
                r#"07:00 workflow: Hi Maria! How can we help? ["Buy something", "Get help"] Answered("Get help")"#,
                "07:00 contact: Get help",
                "07:00 assigned clara",
                "07:00 clara: Hello Maria, that is mended now.",
                "07:00 closed by clara",
                "07:00 contact: It is broken again",
                "07:00 opened by contact",
                r#"07:00 workflow: Hi Maria! How can we help? ["Buy something", "Get help"] Open"#,
            ]
        );
    }

    #[test]
    fn silence_ends_the_choices_and_the_clock_shows() {
        let told = chat("everybody-offline", "ivan", 4);
        assert_eq!(told.last().unwrap(), "07:10 workflow: All our agents are busy. We will write to you as soon as we can. [] Past");
        let silent = chat("silence-gets-support", "ivan", 2);
        assert!(silent[2].ends_with("Past"), "{silent:?}");
        assert_eq!(silent.last().unwrap(), "07:15 assigned clara");
    }

    #[test]
    fn each_contact_has_a_chat_of_its_own() {
        let vera = chat("first-come-first-served", "vera", 7);
        assert_eq!(vera[0], "07:01 contact: Hello");
        assert!(vera.iter().all(|line| !line.contains("Ivan")));
    }
}
