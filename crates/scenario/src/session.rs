//! A session at the simulator: a start, events, and where one stands among them.

use std::sync::Arc;

use usher_engine::{Refused, Setup, World};
use usher_model::{Document, contact::Contact, event::Event, trace::TraceEntry};

use crate::checkpoints::Checkpoints;

/// Events applied to a start world one by one, with the trace they left. One can go back to the moment after any of them, look
/// at the world as it was then, and go on from there; what came later is forgotten only when one does go on.
#[derive(Clone, Debug)]
pub struct Session {
    start: Setup,
    events: Vec<Event>,
    trace: Vec<TraceEntry>,
    /// For each event, how long the trace was after it.
    lengths: Vec<usize>,
    /// How many of the events have happened at the moment that is shown.
    cursor: usize,
    /// The world after `cursor` events.
    world: World,
    checkpoints: Checkpoints,
    set_aside: Vec<SetAside>,
}

/// An event that cannot happen on the present document, such as a message from a contact on a channel that was deleted. It is
/// kept, because it can happen again once the document is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// How many events happen before it.
    pub before: usize,
    /// The event.
    pub event: Event,
    /// Why it cannot happen.
    pub why: Refused,
}

impl Session {
    /// A session in which nothing has happened yet.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        let world = World::new(setup.clone());
        Self {
            start: setup,
            events: Vec::new(),
            trace: Vec::new(),
            lengths: Vec::new(),
            cursor: 0,
            checkpoints: Checkpoints::new(&world),
            world,
            set_aside: Vec::new(),
        }
    }

    /// Lets an event happen at the moment that is shown, and gives what it led to. Events that had happened later are forgotten.
    ///
    /// # Errors
    /// When the event is about somebody or something that does not exist; nothing is changed or forgotten then.
    pub fn apply(&mut self, event: Event) -> Result<&[TraceEntry], Refused> {
        let entries = self.world.apply(&event)?;
        self.forget_the_future();
        self.push(event, entries);
        Ok(&self.trace[self.length(self.cursor - 1)..])
    }

    /// Notes an event that was applied to the world.
    fn push(&mut self, event: Event, entries: Vec<TraceEntry>) {
        self.events.push(event);
        self.trace.extend(entries);
        self.lengths.push(self.trace.len());
        self.cursor = self.events.len();
        self.checkpoints.pass(self.cursor, &self.world);
    }

    fn forget_the_future(&mut self) {
        self.trace.truncate(self.length(self.cursor));
        self.events.truncate(self.cursor);
        self.lengths.truncate(self.cursor);
        self.checkpoints.forget_after(self.cursor);
        // One that was set aside at this very moment may have come before it: it is kept rather than lost.
        self.set_aside.retain(|aside| aside.before <= self.cursor);
    }

    /// The length of the trace after so many events.
    fn length(&self, events: usize) -> usize {
        events.checked_sub(1).map_or(0, |last| self.lengths[last])
    }

    /// Shows the moment after so many events; 0 is the start. Beyond the last event, the last moment is shown. Nothing is lost.
    pub fn go_to(&mut self, events: usize) {
        let events = events.min(self.events.len());
        if events != self.cursor {
            self.world = self.world_at(events);
            self.cursor = events;
        }
    }

    /// The world after so many events, without going there; beyond the last event, the last world.
    #[must_use]
    pub fn world_at(&self, events: usize) -> World {
        let events = events.min(self.events.len());
        let (kept, wake) = self.checkpoints.before(events);
        let (from, mut world) = if (kept..=events).contains(&self.cursor) { (self.cursor, self.world.clone()) } else { (kept, wake()) };
        for event in &self.events[from..events] {
            // It happened here before, so it can happen again.
            let _ = world.apply(event);
        }
        world
    }

    /// The same session from its start on another document, usually the edited one. Events that cannot happen there are set
    /// aside, see [`Session::set_aside`]; those set aside before are tried again. The moment that is shown stays.
    #[must_use]
    pub fn replay_on(&self, document: Arc<Document>) -> Self {
        let mut replayed = Self::new(Setup { document, ..self.start.clone() });
        let mut aside = self.set_aside.iter().peekable();
        let mut cursor = 0;
        for at in 0..=self.events.len() {
            while let Some(event) = aside.next_if(|aside| aside.before == at) {
                replayed.try_again(&event.event);
            }
            if at == self.cursor {
                cursor = replayed.events.len();
            }
            if let Some(event) = self.events.get(at) {
                replayed.try_again(event);
            }
        }
        replayed.go_to(cursor);
        replayed
    }

    fn try_again(&mut self, event: &Event) {
        match self.world.apply(event) {
            Ok(entries) => self.push(event.clone(), entries),
            Err(why) => self.set_aside.push(SetAside { before: self.events.len(), event: event.clone(), why }),
        }
    }

    /// Adds a contact to the start, and so to every moment. Everything is played again: events may have been waiting for somebody.
    ///
    /// # Errors
    /// When there is a contact of this id.
    pub fn add_contact(&mut self, contact: Contact) -> Result<(), Refused> {
        if self.world.contact(&contact.id).is_some() {
            return Err(Refused::ContactExists(contact.id));
        }
        self.start.contacts.push(contact);
        *self = self.replay_on(Arc::clone(&self.start.document));
        Ok(())
    }

    /// How it began.
    #[must_use]
    pub const fn start(&self) -> &Setup {
        &self.start
    }

    /// Every event, also those after the moment that is shown.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// How many events have happened at the moment that is shown.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// The world at the moment that is shown.
    #[must_use]
    pub const fn world(&self) -> &World {
        &self.world
    }

    /// The trace up to the moment that is shown.
    #[must_use]
    pub fn trace(&self) -> &[TraceEntry] {
        &self.trace[..self.length(self.cursor)]
    }

    /// The whole trace, also after the moment that is shown.
    #[must_use]
    pub fn whole_trace(&self) -> &[TraceEntry] {
        &self.trace
    }

    /// What an event led to; events count from 1.
    #[must_use]
    pub fn trace_of(&self, event: usize) -> &[TraceEntry] {
        match event.checked_sub(1) {
            Some(before) if event <= self.events.len() => &self.trace[self.length(before)..self.length(event)],
            _ => &[],
        }
    }

    /// Events that cannot happen on the present document, in order.
    #[must_use]
    pub fn set_aside(&self) -> &[SetAside] {
        &self.set_aside
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{document, setup, tap, write};

    fn lines(entries: &[TraceEntry]) -> String {
        serde_json::to_string(entries).unwrap()
    }

    fn played(events: usize) -> Session {
        let mut session = Session::new(setup(&document()));
        for at in 0..events {
            session.apply(if at % 2 == 0 { write("ivan", "Hello") } else { tap("ivan", "sales") }).unwrap();
        }
        session
    }

    #[test]
    fn going_back_and_forth_shows_the_same_worlds() {
        let whole = played(200);
        let mut session = whole.clone();
        for moment in [0, 1, 63, 64, 65, 128, 199, 200, 3, 150, 151] {
            session.go_to(moment);
            let fresh = played(moment);
            assert_eq!(session.cursor(), moment);
            assert_eq!(session.world().state(), fresh.world().state(), "{moment}");
            assert_eq!(lines(session.trace()), lines(fresh.trace()), "{moment}");
        }
        assert_eq!(session.events().len(), 200, "looking back forgets nothing");
        session.go_to(10_000);
        assert_eq!(session.cursor(), 200);
        assert_eq!(lines(session.trace()), lines(whole.trace()));
        assert_eq!(lines(session.trace_of(1)), lines(played(1).trace()));
        assert!(session.trace_of(0).is_empty() && session.trace_of(201).is_empty());
    }

    #[test]
    fn going_on_from_the_past_drops_the_future() {
        let mut session = played(130);
        session.go_to(1);
        assert!(session.apply(write("nobody", "?")).is_err());
        assert_eq!(session.events().len(), 130, "a refused event changes nothing");
        let entries = session.apply(tap("ivan", "support")).unwrap();
        assert!(entries.iter().all(|entry| entry.event == 2));
        assert_eq!((session.events().len(), session.cursor()), (2, 2));
        assert!(session.world().state().contacts[0].tags.is_empty(), "the other answer gave the tag");
        session.go_to(1);
        session.go_to(2);
        assert_eq!(session.trace().last().unwrap().event, 2);
    }

    #[test]
    fn an_edited_document_replays_the_events() {
        let mut session = played(2);
        session
            .apply(Event::AddTags {
                contact: "ivan".parse().unwrap(),
                tags: vec!["vip".parse().unwrap()],
                by: usher_model::event::Actor::Api,
            })
            .unwrap();
        session.apply(write("ivan", "Bye")).unwrap();
        session.go_to(3);
        let same = session.replay_on(document());
        assert_eq!((lines(same.whole_trace()), same.cursor()), (lines(session.whole_trace()), 3));

        let mut edited = Document::clone(&document());
        edited.workspace.tags.retain(|tag| tag.id.as_str() != "vip");
        let replayed = session.replay_on(Arc::new(edited));
        assert_eq!((replayed.events().len(), replayed.cursor(), replayed.set_aside().len()), (4, 3, 0));
        let told = lines(replayed.trace_of(3));
        assert!(told.contains(r#""code":"missing","what":"tag","name":"vip""#), "{told}");
        let back = replayed.replay_on(document());
        assert_eq!(lines(back.whole_trace()), lines(session.whole_trace()), "what could not happen there happens again");
    }

    #[test]
    fn a_contact_can_come_later() {
        let mut session = played(70);
        session.add_contact(Contact::new("petra".parse().unwrap())).unwrap();
        assert!(session.add_contact(Contact::new("petra".parse().unwrap())).is_err());
        session.apply(write("petra", "Hello")).unwrap();
        session.go_to(3);
        assert!(session.world().contact(&"petra".parse().unwrap()).is_some());
        session.go_to(71);
        assert!(session.world().contact(&"petra".parse().unwrap()).unwrap().is_open());
    }
}
