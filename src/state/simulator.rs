//! The simulator: sessions that live as long as the tab, one for each workflow, and everything one can do in them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use usher_editor::{
    command::{Command, WorkspaceRecord},
    patch::Patch,
    touched::TouchedWorkflow,
};
use usher_model::{
    contact::Contact,
    event::Event,
    ids::{ContactId, ScenarioId, WorkflowId},
    scenario::Scenario,
    time::Instant,
};
use usher_wording::simulator as words;

pub use super::ask::{Ask, Place};
use super::desk::{Desk, stand_in};
use super::judged::Judged;
use super::store::Store;
use super::ui::Ui;
use super::voice::{Voice, spoken};
use crate::platform::clock;
use crate::ui::prelude::Glyph;
use crate::work::Running;

/// How long after an edit the session is played again, so that typing does not play it at every key.
const SETTLE: Duration = Duration::from_millis(200);

/// So many cleared desks are kept, as many as notices are shown.
const KEPT: usize = 3;

/// The simulator. A context: `Simulator::get()`; copies are the same one.
#[derive(Clone, Copy)]
pub struct Simulator {
    /// The open workspace.
    pub store: Store,
    /// The frame of the page.
    pub ui: Ui,
    voice: Voice,
    desk: RwSignal<Option<Desk>>,
    parked: StoredValue<BTreeMap<WorkflowId, Desk>>,
    /// Counts the edits that change what workflows do.
    content: StoredValue<u64>,
    /// What stood on the desk before it was cleared, with the count of changes right after; the newest last.
    kept: StoredValue<Vec<(u64, Desk)>>,
    is_open: StoredValue<bool>,
    is_settling: StoredValue<bool>,
    refused: RwSignal<Option<(Place, String)>>,
    /// The dialog that is open.
    pub asking: RwSignal<Option<Ask>>,
    /// The panel that is asked for.
    pub tab: RwSignal<&'static str>,
    /// What came of the tests since the last edit.
    pub verdicts: RwSignal<BTreeMap<ScenarioId, Judged>>,
    /// How many tests are done, and of how many, while they run.
    pub running: RwSignal<Option<(usize, usize)>>,
    /// The worker that runs them; without it none runs.
    pub tester: StoredValue<Option<Running>, LocalStorage>,
    /// The test that was saved last: its name shall be edited.
    pub fresh_test: RwSignal<Option<ScenarioId>>,
}

impl Simulator {
    /// The simulator of an open workspace.
    #[must_use]
    pub fn start(store: Store, ui: Ui) -> Self {
        let simulator = Self {
            store,
            ui,
            voice: Voice::new(ui),
            desk: RwSignal::new(None),
            parked: StoredValue::new(BTreeMap::new()),
            content: StoredValue::new(0),
            kept: StoredValue::new(Vec::new()),
            is_open: StoredValue::new(false),
            is_settling: StoredValue::new(false),
            refused: RwSignal::new(None),
            asking: RwSignal::new(None),
            tab: RwSignal::new("chat"),
            verdicts: RwSignal::new(BTreeMap::new()),
            running: RwSignal::new(None),
            tester: StoredValue::new_local(None),
            fresh_test: RwSignal::new(None),
        };
        store.on_patch(move |patch| simulator.take(patch));
        simulator
    }

    /// The simulator of the page.
    ///
    /// # Panics
    /// Outside the views of an open workspace.
    #[must_use]
    pub fn get() -> Self {
        expect_context()
    }

    /// Puts the session of a workflow on the desk, a new one if there is none, for as long as the current owner lives.
    pub fn open(self, workflow: &WorkflowId) {
        let is_there = self.desk.with_untracked(|desk| desk.as_ref().is_some_and(|desk| desk.workflow == *workflow));
        if !is_there {
            if let Some(desk) = self.desk.try_update(Option::take).flatten() {
                self.parked.update_value(|parked| _ = parked.insert(desk.workflow.clone(), desk));
            }
            let parked = self.parked.try_update_value(|parked| parked.remove(workflow)).flatten();
            let desk = parked.unwrap_or_else(|| {
                let today = clock::now();
                Desk::new(self.store, workflow, self.content.get_value(), today, self.ui.language_now())
            });
            self.refused.set(None);
            self.desk.set(Some(desk));
        }
        self.asking.set(None);
        self.is_open.set_value(true);
        self.catch_up();
        on_cleanup(move || _ = self.is_open.try_update_value(|open| *open = false));
    }

    /// Looks at the desk; `None` while there is none. Reactive: give what it derives to a `Memo`.
    pub fn with<T>(self, look: impl FnOnce(&Desk) -> T) -> Option<T> {
        self.desk.with(|desk| desk.as_ref().map(look))
    }

    /// Looks at the desk without being told of later changes.
    pub fn with_untracked<T>(self, look: impl FnOnce(&Desk) -> T) -> Option<T> {
        self.desk.try_with_untracked(|desk| desk.as_ref().map(look)).flatten()
    }

    /// Lets an event happen. Events that had happened later are dropped; the notice about it can bring them back. Says where the
    /// person looks why it cannot happen.
    pub fn act(self, event: Event, place: Place) -> bool {
        self.catch_up();
        let before = self.with_untracked(|desk| desk.is_in_the_past().then(|| desk.clone())).flatten();
        let language = self.ui.language_now();
        let done = self.desk.try_maybe_update(|desk| {
            let Some(desk) = desk else { return (false, None) };
            match desk.session.apply(event) {
                Ok(entries) => {
                    let entries = entries.to_vec();
                    if before.is_some() {
                        desk.past += 1;
                    }
                    desk.changes += 1;
                    (true, Some(Ok(spoken(desk, &entries, language))))
                }
                Err(why) => (false, Some(Err(words::refused(&why, desk.document(), language)))),
            }
        });
        match done.flatten() {
            Some(Ok(lines)) => {
                self.refused.set(None);
                self.voice.say(lines);
                if let Some(before) = before {
                    let count = before.session.events().len() - before.session.cursor();
                    let said = words::dropped(i64::try_from(count).unwrap_or(i64::MAX), language);
                    self.offer_to_go_back(before, said);
                }
                true
            }
            Some(Err(why)) => {
                self.refuse(place, why);
                false
            }
            None => false,
        }
    }

    /// Says why something cannot be done.
    pub fn refuse(self, place: Place, why: String) {
        self.ui.announcer.alert(why.clone());
        self.refused.set(Some((place, why)));
    }

    /// Why the last wish at a place could not be fulfilled; empty: it could. Reactive.
    #[must_use]
    pub fn refused_at(self, place: Place) -> String {
        self.refused.with(|refused| refused.as_ref().filter(|(other, _)| *other == place).map(|(_, why)| why.clone())).unwrap_or_default()
    }

    /// Shows the moment after so many events.
    pub fn go_to(self, events: usize) {
        self.catch_up();
        let language = self.ui.language_now();
        let said = self.desk.try_maybe_update(|desk| {
            let Some(desk) = desk.as_mut().filter(|desk| desk.session.cursor() != events.min(desk.session.events().len())) else {
                return (false, None);
            };
            desk.session.go_to(events);
            desk.changes += 1;
            let document = desk.document();
            let event = desk.session.cursor().checked_sub(1).and_then(|at| desk.session.events().get(at));
            let said = event.map(|event| usher_wording::events::event(event, document, &|id| desk.name_of(id), language));
            (true, Some(vec![words::time(desk.now(), document), said.unwrap_or_default()]))
        });
        if let Some(lines) = said.flatten() {
            self.refused.set(None);
            self.voice.say(lines.into_iter().filter(|line| !line.is_empty()).collect());
        }
    }

    /// Shows the moment before or after the one that is shown.
    pub fn step(self, forward: bool) {
        let Some(cursor) = self.with_untracked(|desk| desk.session.cursor()) else { return };
        self.go_to(if forward { cursor + 1 } else { cursor.saturating_sub(1) });
    }

    /// Begins anew with the same contacts, at another instant if one is given; the notice about it can bring everything back.
    pub fn start_over(self, at: Option<Instant>) {
        self.catch_up();
        let Some(before) = self.with_untracked(Desk::clone) else { return };
        self.change(|desk| desk.start_over(at));
        let said = self.ui.language_now().simulator().started_over.to_owned();
        if before.session.events().is_empty() {
            self.voice.say(vec![said]);
        } else {
            self.offer_to_go_back(before, said);
        }
    }

    /// Plays a test on the desk, in place of the session that was there.
    pub fn load(self, scenario: &Scenario) {
        let Some(before) = self.with_untracked(Desk::clone) else { return };
        let (store, language) = (self.store, self.ui.language_now());
        let mut came = Ok(());
        let mut document = Arc::clone(before.document());
        self.change(|desk| {
            came = desk.load(store, scenario, language);
            desk.content = self.content.get_value();
            document = Arc::clone(desk.document());
        });
        self.offer_to_go_back(before, words::test_opened(&scenario.name, language));
        if let Err(why) = came {
            self.refuse(Place::Clock, words::refused(&why, &document, language));
        }
    }

    /// Adds a contact and writes as it from now on.
    ///
    /// # Errors
    /// Why it cannot be added, in words.
    pub fn add_contact(self, contact: Contact) -> Result<(), String> {
        let language = self.ui.language_now();
        let mut came = Ok(());
        self.change(|desk| match desk.session.add_contact(contact.clone()) {
            Ok(()) => desk.contact = contact.id,
            Err(why) => came = Err(words::refused(&why, desk.document(), language)),
        });
        came
    }

    /// Adds the channel that stands in to the workspace, so that tests can refer to it. Says whether there is one to refer to.
    pub fn keep_channel(self) -> bool {
        let language = self.ui.language_now();
        let Some(channel) =
            self.with_untracked(|desk| desk.stand_in.is_some()).filter(|stands_in| *stands_in).and_then(|_| stand_in(language))
        else {
            return true;
        };
        let said = words::channel_added(&channel.name, language);
        match self.store.dispatch(Command::AddRecord { record: WorkspaceRecord::Channel(Arc::new(channel)) }) {
            Ok(()) => {
                self.ui.offer_undo(self.store, said, Glyph::Check);
                self.catch_up();
                true
            }
            Err(refused) => {
                self.ui.say_refused(self.store, &refused);
                false
            }
        }
    }

    /// Writes as another contact from now on.
    pub fn choose(self, contact: &ContactId) {
        self.refused.set(None);
        self.change(|desk| desk.contact = contact.clone());
    }

    fn change(self, act: impl FnOnce(&mut Desk)) {
        self.desk.update(|desk| {
            if let Some(desk) = desk {
                act(desk);
                desk.changes += 1;
            }
        });
    }

    /// Says that something is no more, and offers to have it again: unless the session went on meanwhile.
    fn offer_to_go_back(self, before: Desk, said: String) {
        let Some(changes) = self.with_untracked(|desk| desk.changes) else { return };
        self.kept.update_value(|kept| {
            kept.push((changes, before));
            let surplus = kept.len().saturating_sub(KEPT);
            kept.drain(..surplus);
        });
        let back = self.ui.lasting(|| Callback::new(move |()| self.go_back(changes)));
        self.ui.toaster.say_with(said, Glyph::History, self.ui.language_now().common().undo, back);
    }

    /// Puts back what stood on the desk before it had come to so many changes, if it has not changed since.
    fn go_back(self, changes: u64) {
        let now = self.with_untracked(|desk| (desk.workflow.clone(), desk.changes, desk.past));
        let kept = self.kept.with_value(|kept| kept.iter().find(|(at, _)| *at == changes).map(|(_, desk)| desk.clone()));
        let found = now.zip(kept).filter(|((workflow, at, _), before)| *workflow == before.workflow && *at == changes);
        let Some(((_, at, past), mut before)) = found else {
            return self.ui.toaster.say(self.ui.language_now().simulator().went_on);
        };
        (before.past, before.changes) = (past, at);
        before.note_new_past();
        self.refused.set(None);
        self.desk.set(Some(before));
        self.catch_up();
    }

    /// Ends the run of the tests, wherever it is.
    pub fn stop_tests(self) {
        self.tester.set_value(None);
        if self.running.get_untracked().is_some() {
            self.running.set(None);
        }
    }

    /// Hears of an edit: tests have to be run again, and an open session is played again on the edited document.
    fn take(self, patch: &Patch) {
        let touched = patch.touched();
        let acts_otherwise = |of: &TouchedWorkflow| of.whole || of.head || of.node_list || !of.nodes.is_empty() || !of.edges.is_empty();
        if !(touched.workspace || touched.workflow_list || touched.workflows.values().any(acts_otherwise)) {
            return;
        }
        self.content.update_value(|content| *content += 1);
        // What it would find is about a document that is no more.
        self.stop_tests();
        if self.verdicts.with_untracked(|verdicts| !verdicts.is_empty()) {
            self.verdicts.set(BTreeMap::new());
        }
        if self.is_open.get_value() && !self.is_settling.get_value() {
            self.is_settling.set_value(true);
            set_timeout(
                move || {
                    if self.is_settling.try_update_value(|settling| *settling = false).is_some() && self.is_open.get_value() {
                        self.catch_up();
                    }
                },
                SETTLE,
            );
        }
    }

    /// Plays the session again if the document has changed since.
    fn catch_up(self) {
        let content = self.content.get_value();
        let is_current = self.with_untracked(|desk| desk.content == content || desk.flow().is_none()).unwrap_or(true);
        let exists = || {
            let id = self.with_untracked(|desk| desk.workflow.clone());
            id.is_some_and(|id| self.store.with_untracked(|document| document.workflow(&id).is_some()))
        };
        if is_current || !exists() {
            return;
        }
        let (store, language) = (self.store, self.ui.language_now());
        let events = self.with_untracked(|desk| desk.session.events().len()).unwrap_or_default();
        self.change(|desk| desk.replay(store, content, language));
        if events > 0 {
            let events = i64::try_from(events).unwrap_or(i64::MAX);
            self.voice.say(vec![(language.simulator().replayed)(events)]);
        }
    }
}
