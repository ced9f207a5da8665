//! What stands on the simulator's desk: a session of one workflow, the contact one writes as, and the document it runs on.

use std::sync::Arc;

use usher_editor::fresh;
use usher_engine::calendar::{self, Zone};
use usher_engine::{Refused, Setup};
use usher_model::{
    Document, Workflow,
    channel::{Channel, ChannelKind},
    contact::Contact,
    ids::{ChannelId, ContactId, FieldId, WorkflowId},
    labels::StandardField,
    scenario::Scenario,
    time::Instant,
    value::{Extra, Value},
    workflow::Status,
};
use usher_scenario::{run, session::Session};
use usher_wording::{Language, simulator as words};

use super::store::Store;

/// A session of one workflow, and who writes in it.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The workflow under test.
    pub workflow: WorkflowId,
    /// The session.
    pub session: Session,
    /// The contact one writes as.
    pub contact: ContactId,
    /// Counts how often what had happened became something else: by going on from an earlier moment, starting over, an edit.
    pub past: u32,
    /// Counts every change of the desk.
    pub changes: u64,
    /// Which content of the document it runs on.
    pub content: u64,
    /// A channel that is not in the workspace, which has none.
    pub stand_in: Option<ChannelId>,
}

impl Desk {
    /// A desk on which nothing has happened yet: one contact, on Monday at nine of the week of `today`.
    #[must_use]
    pub fn new(store: Store, workflow: &WorkflowId, content: u64, today: Instant, language: Language) -> Self {
        let (document, stand_in) = document(store, language);
        let contact = first_contact(&document, language);
        let setup = Setup {
            start: monday_at_nine(today, &words::zone(&document)),
            document,
            under_test: Some(workflow.clone()),
            contacts: vec![contact.clone()],
            users: Vec::new(),
        };
        Self { workflow: workflow.clone(), session: Session::new(setup), contact: contact.id, past: 0, changes: 0, content, stand_in }
    }

    /// The document it runs on.
    #[must_use]
    pub fn document(&self) -> &Arc<Document> {
        self.session.world().document()
    }

    /// The workflow under test; `None` in the moment in which it goes.
    #[must_use]
    pub fn flow(&self) -> Option<&Arc<Workflow>> {
        self.document().workflow(&self.workflow)
    }

    /// The workflows that react to what happens: the one under test and whatever is published.
    pub fn taking_part(&self) -> impl Iterator<Item = &Workflow> {
        let all = self.document().workflows.iter().map(|workflow| &**workflow);
        all.filter(|workflow| workflow.id == self.workflow || workflow.status == Status::Published)
    }

    /// The country of the chosen contact, for its phone numbers.
    #[must_use]
    pub fn country(&self) -> Option<String> {
        let id = FieldId::new(StandardField::Country.id()).ok()?;
        self.session.world().contact(&self.contact)?.fields.get(&id).map(Value::to_text)
    }

    /// The present instant.
    #[must_use]
    pub const fn now(&self) -> Instant {
        self.session.world().now()
    }

    /// Whether later events are known than those of the moment that is shown.
    #[must_use]
    pub fn is_in_the_past(&self) -> bool {
        self.session.cursor() < self.session.events().len()
    }

    /// What a contact of the session is called now.
    #[must_use]
    pub fn name_of(&self, contact: &ContactId) -> String {
        let now = self.session.world().contact(contact);
        let field = |field: StandardField| {
            let id = FieldId::new(field.id()).ok()?;
            now?.fields.get(&id).map(Value::to_text)
        };
        let (first, last) = (field(StandardField::FirstName), field(StandardField::LastName));
        words::contact_name(first.as_deref(), last.as_deref(), contact)
    }

    /// Puts the same session on the present document. Contacts, events and the moment that is shown stay.
    pub fn replay(&mut self, store: Store, content: u64, language: Language) {
        let (document, stand_in) = document(store, language);
        self.session = self.session.replay_on(document);
        (self.stand_in, self.content) = (stand_in, content);
        self.note_new_past();
    }

    /// Begins anew with the same contacts, at another instant if one is given.
    pub fn start_over(&mut self, at: Option<Instant>) {
        let start = self.session.start();
        let setup = Setup { start: at.unwrap_or(start.start), ..start.clone() };
        self.session = Session::new(setup);
        self.note_new_past();
    }

    /// Plays a test up to its end, or up to the first event that cannot happen.
    ///
    /// # Errors
    /// Why that event cannot happen.
    pub fn load(&mut self, store: Store, scenario: &Scenario, language: Language) -> Result<(), Refused> {
        let (document, stand_in) = document(store, language);
        let setup = run::setup(&document, &scenario.script(), Some(self.workflow.clone()));
        self.session = Session::new(setup);
        self.stand_in = stand_in;
        let first = scenario.contacts.first().map(|contact| contact.id.clone());
        if let Some(contact) = scenario.events.iter().find_map(|event| event.contact().cloned()).or(first) {
            self.contact = contact;
        }
        self.note_new_past();
        for event in &scenario.events {
            self.session.apply(event.clone())?;
        }
        Ok(())
    }

    /// Notes that what had happened is something else now.
    pub fn note_new_past(&mut self) {
        self.past += 1;
        self.changes += 1;
    }

    /// An id for a new contact of this name.
    #[must_use]
    pub fn fresh_contact(&self, name: &str) -> Option<ContactId> {
        let world = self.session.world();
        let id = fresh::id(&fresh::slug(name, "contact"), |id| world.contacts().any(|contact| contact.id.as_str() == id));
        ContactId::new(&id).ok()
    }
}

/// The document a session runs on, and the channel that stands in where the workspace has none.
fn document(store: Store, language: Language) -> (Arc<Document>, Option<ChannelId>) {
    let document = store.snapshot();
    let stand_in = stand_in(language).filter(|_| document.workspace.channels.is_empty());
    match stand_in {
        None => (document, None),
        Some(channel) => {
            let mut document = Document::clone(&document);
            let id = channel.id.clone();
            document.workspace.channels.push(Arc::new(channel));
            (Arc::new(document), Some(id))
        }
    }
}

/// A channel for a workspace that has none.
#[must_use]
pub fn stand_in(language: Language) -> Option<Channel> {
    let kind = ChannelKind::WebChat;
    let name = language.simulator().web_chat.to_owned();
    ChannelId::new("web-chat").ok().map(|id| Channel { id, kind, name, window_hours: kind.window_hours(), x: Extra::default() })
}

/// Somebody to begin with.
fn first_contact(document: &Document, language: Language) -> Contact {
    let id = ContactId::new("ivan").expect("letters are an id");
    let channel = document.workspace.channels.first().map(|channel| channel.id.clone());
    Contact {
        first_name: Some(language.simulator().first_contact.to_owned()),
        language: Some(language.code().to_owned()),
        channel,
        ..Contact::new(id)
    }
}

/// Monday at nine, by the clocks of a zone, in the week of an instant.
fn monday_at_nine(today: Instant, zone: &Zone) -> Instant {
    let local = zone.local(today);
    // From noon, whole days lead to noon or an hour beside it, whatever summer time does.
    let noon = zone.start_of(local.date).plus_seconds(12 * 3_600);
    let monday = zone.local(noon.plus_seconds(-86_400 * words::days_after_monday(local.day))).date;
    calendar::parse_instant(&format!("{monday} 09:00"), zone).unwrap_or(noon)
}
