//! The conversation that the engine's benches play: the contact writes, answers a question, gets an agent in turn, and is closed.

use std::sync::Arc;

use usher_engine::{Setup, World};
use usher_model::{
    Document,
    contact::Contact,
    event::{Actor, Event},
    ids::ContactId,
    time::Instant,
    trace::TraceEntry,
};
use usher_scenario::lines::Lines;

#[cfg(target_arch = "wasm32")]
pub mod browser;

/// Events of one conversation.
pub const EVENTS: usize = 3;

/// What becomes of the trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trace {
    /// Made and let go.
    Dropped,
    /// Every line is kept until the end.
    Kept,
    /// Written as JSON lines into one buffer that is used again and again.
    Written,
}

/// A document with its contacts, and what they do.
pub struct Conversations {
    document: Arc<Document>,
    contacts: Vec<Contact>,
    events: Vec<Event>,
}

impl Conversations {
    /// So many contacts, each with one conversation after the other's.
    ///
    /// # Panics
    /// When the document of the bench can no longer be read.
    #[must_use]
    pub fn new(contacts: usize) -> Self {
        let read = usher_interop::read::read(include_str!("conversation.json")).expect("the document of the bench can be read");
        let id = |n: usize| format!("c{n}").parse::<ContactId>().expect("an id");
        let contact = |n| Contact { first_name: Some("Ann".to_owned()), ..Contact::new(id(n)) };
        let says = |contact: ContactId, text: &str| Event::ContactMessage {
            contact,
            text: Some(text.to_owned()),
            choice: None,
            location: None,
            channel: None,
        };
        let agent = Actor::parse("ana").expect("an id");
        let conversation = |n| {
            let close = Event::CloseConversation { contact: id(n), by: agent.clone(), category: None, summary: None };
            [says(id(n), "Hello"), says(id(n), "Buy something"), close]
        };
        Self {
            document: Arc::new(read.into_document()),
            contacts: (0..contacts).map(contact).collect(),
            events: (0..contacts).flat_map(conversation).collect(),
        }
    }

    /// The events, [`EVENTS`] for each contact.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// A world in which nothing has happened yet, with the first so many contacts.
    #[must_use]
    pub fn world(&self, contacts: usize) -> World {
        World::new(Setup {
            document: self.document.clone(),
            under_test: Some(self.document.workflows[0].id.clone()),
            start: Instant::from_seconds(1_772_434_800),
            contacts: self.contacts[..contacts].to_vec(),
            users: Vec::new(),
        })
    }

    /// Plays events; gives the bytes of the trace where it is written, else its lines, so that nobody can leave out the work.
    ///
    /// # Panics
    /// When an event is refused.
    pub fn play(world: &mut World, events: &[Event], trace: Trace) -> usize {
        let (mut kept, mut lines, mut size): (Vec<TraceEntry>, _, _) = (Vec::new(), Lines::default(), 0);
        for event in events {
            let entries = world.apply(event).expect("everybody is there");
            match trace {
                Trace::Dropped => size += entries.len(),
                Trace::Kept => {
                    size += entries.len();
                    kept.extend(entries);
                }
                Trace::Written => {
                    lines.clear();
                    for entry in &entries {
                        lines.push(entry);
                    }
                    size += lines.bytes().len();
                }
            }
        }
        size
    }

    /// The whole trace of the events as text.
    ///
    /// # Panics
    /// When an event is refused.
    #[must_use]
    pub fn text(world: &mut World, events: &[Event]) -> String {
        let mut lines = Lines::default();
        for event in events {
            for entry in world.apply(event).expect("everybody is there") {
                lines.push(&entry);
            }
        }
        lines.into_text()
    }

    /// Who has how many of the contacts, in the workspace's order of users.
    #[must_use]
    pub fn assigned(world: &World) -> String {
        let having = |user| world.contacts().filter(|contact| contact.assignee.as_ref() == Some(user)).count();
        let users = world.users().iter().map(|user| format!("{} {}", user.id, having(&user.id)));
        users.collect::<Vec<_>>().join(", ")
    }
}
