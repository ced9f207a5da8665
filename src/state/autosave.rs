//! Every change into the journal within a moment, a snapshot now and then, and what is not kept yet when the page goes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use usher_editor::patch::Patch;
use usher_interop::write;

use super::opening::{CHANGED_AT, Notice, Opened};
use super::save_state::SaveState;
use super::store::Store;
use crate::platform::{
    Failure, clock,
    journal::{Change, Journal, Snapshot},
    page,
    tail::{self, Record, Tail},
};

/// How long changes are gathered before they are written together.
const GATHER_MS: i32 = 100;
/// So many changes after the last snapshot the next one is due.
const SNAPSHOT_EVERY: u64 = 200;
/// After so long of editing the next snapshot is due, in milliseconds.
const SNAPSHOT_AFTER_MS: f64 = 60_000.0;
/// Pauses before a failed writing is tried again, in milliseconds; the last one repeats.
const RETRY_MS: [i32; 4] = [1_000, 2_000, 5_000, 10_000];

/// Keeps the open workspace. A context: `Autosave::get()`; copies are the same one.
#[derive(Clone, Copy)]
pub struct Autosave {
    state: RwSignal<SaveState>,
    notice: RwSignal<Option<Notice>>,
    keeper: StoredValue<Rc<Keeper>, LocalStorage>,
}

struct Keeper {
    store: Store,
    state: RwSignal<SaveState>,
    journal: Option<Journal>,
    /// Why there is no journal, or why it is not written to any more.
    stopped: RefCell<Option<Failure>>,
    /// The number of the last change that is kept.
    kept_n: Cell<u64>,
    /// Changes that are not kept yet, in order.
    pending: RefCell<Vec<Change>>,
    /// How many of them, from the first on, are being written.
    begun: Cell<usize>,
    /// Whether a writing is planned or under way.
    busy: Cell<bool>,
    failures: Cell<usize>,
    /// When the first change after the last snapshot was made; 0: there is none.
    edited_since: Cell<f64>,
    /// Whether the last snapshot holds any workflow.
    snapshot_holds_work: Cell<bool>,
    has_tail: Cell<bool>,
}

impl Autosave {
    /// Begins to keep a store's changes in what was opened.
    #[must_use]
    pub fn start(store: Store, opened: Opened) -> Self {
        let (journal, stopped) = match opened.journal {
            Ok(journal) => (Some(journal), None),
            Err(why) => (None, Some(why)),
        };
        let state = RwSignal::new(match (&stopped, opened.kept_at) {
            (Some(why), _) => SaveState::OnlyInThisTab { why: why.clone(), unsaved: 0 },
            (None, Some(at_ms)) => SaveState::Saved { at_ms },
            (None, None) => SaveState::Untouched,
        });
        let keeper = Rc::new(Keeper {
            store,
            state,
            journal,
            stopped: RefCell::new(stopped),
            kept_n: Cell::new(opened.kept_n),
            has_tail: Cell::new(!opened.replayed.is_empty()),
            pending: RefCell::new(opened.replayed),
            begun: Cell::new(0),
            busy: Cell::new(false),
            failures: Cell::new(0),
            edited_since: Cell::new(0.0),
            snapshot_holds_work: Cell::new(!opened.document.workflows.is_empty()),
        });
        if !keeper.pending.borrow().is_empty() {
            keeper.plan_writing();
        }
        let (patched, leaving) = (Rc::clone(&keeper), Rc::clone(&keeper));
        store.on_patch(move |patch| patched.take(patch));
        page::on_leaving(move || leaving.leave());
        page::ask_before_leaving(move || state.with_untracked(SaveState::loses_work));
        Self { state, notice: RwSignal::new(opened.notice), keeper: StoredValue::new_local(keeper) }
    }

    /// The autosave of the page.
    ///
    /// # Panics
    /// Outside the views of an open workspace.
    #[must_use]
    pub fn get() -> Self {
        expect_context()
    }

    /// Whether the last change is kept. Reactive.
    #[must_use]
    pub fn state(self) -> SaveState {
        self.state.get()
    }

    /// What a person should know about the start; they may have it taken away.
    #[must_use]
    pub const fn notice(self) -> RwSignal<Option<Notice>> {
        self.notice
    }

    /// The whole workspace as a file for a download.
    #[must_use]
    pub fn workspace_file(self) -> (String, String) {
        let store = self.keeper.with_value(|keeper| keeper.store);
        (format!("usher-workspace-{}.json", clock::file_stamp()), write::workspace(&store.snapshot()))
    }
}

impl Keeper {
    fn take(self: &Rc<Self>, patch: &Patch) {
        let now = clock::now_ms();
        // Plain data always becomes JSON; were it not so, "Saved" would be a lie from here on.
        let Ok(text) = serde_json::to_string(patch) else {
            return self.stop(Failure::Other("the change cannot be written down".to_owned()));
        };
        {
            let mut pending = self.pending.borrow_mut();
            let n = pending.last().map_or(self.kept_n.get(), |last| last.n) + 1;
            pending.push(Change { n, at: now, text });
        }
        if self.edited_since.get() == 0.0 {
            self.edited_since.set(now);
        }
        if self.stopped.borrow().is_some() {
            self.say_stopped();
        } else {
            if self.failures.get() == 0 {
                self.state.set(SaveState::Saving);
            }
            self.plan_writing();
        }
    }

    fn plan_writing(self: &Rc<Self>) {
        if !self.busy.replace(true) {
            let keeper = Rc::clone(self);
            spawn_local(async move {
                loop {
                    clock::pause(GATHER_MS).await;
                    keeper.write_all().await;
                    // A change may have come while a snapshot was being taken.
                    if keeper.stopped.borrow().is_some() || keeper.pending.borrow().is_empty() {
                        break;
                    }
                }
                keeper.busy.set(false);
            });
        }
    }

    /// Writes until nothing waits, or until it is clear that writing is of no use.
    async fn write_all(self: &Rc<Self>) {
        while self.stopped.borrow().is_none() && !self.pending.borrow().is_empty() {
            if self.begun.get() > 0 {
                // The page was about to be left and lives on: these changes are on their way already.
                clock::pause(GATHER_MS).await;
                continue;
            }
            match self.write_some().await {
                Ok(()) => self.failures.set(0),
                Err(why @ (Failure::Overtaken | Failure::Denied | Failure::Newer | Failure::Unreadable)) => self.stop(why),
                Err(why @ (Failure::Full | Failure::Silent | Failure::Other(_))) => {
                    let unsaved = self.pending.borrow().len();
                    self.state.set(SaveState::NotSaved { why, unsaved });
                    let tried = self.failures.replace(self.failures.get() + 1);
                    clock::pause(RETRY_MS[tried.min(RETRY_MS.len() - 1)]).await;
                }
            }
        }
        if self.stopped.borrow().is_none() {
            self.state.set(SaveState::Saved { at_ms: clock::now_ms() });
            self.snapshot_if_due().await;
        }
    }

    async fn write_some(self: &Rc<Self>) -> Result<(), Failure> {
        let Some(journal) = &self.journal else { return Err(Failure::Denied) };
        let writing = {
            let pending = self.pending.borrow();
            self.begun.set(pending.len());
            journal.append(self.kept_n.get(), &pending)
        };
        let count = self.begun.get();
        let kept = match writing {
            Ok(writing) => writing.await,
            Err(why) => Err(why),
        };
        self.begun.set(0);
        kept?;
        if let Some(last) = self.pending.borrow_mut().drain(..count).next_back() {
            self.kept_n.set(last.n);
        }
        if self.has_tail.replace(false) {
            tail::forget();
        }
        if self.pending.borrow().is_empty() {
            // Only the column "Changed" hangs on this, so a failure is of no consequence.
            let _ = journal.note(CHANGED_AT, &serde_json::to_string(&self.store.changed_at_now()).unwrap_or_default()).await;
        }
        Ok(())
    }

    async fn snapshot_if_due(self: &Rc<Self>) {
        let Some(journal) = &self.journal else { return };
        let (n, now) = (self.kept_n.get(), clock::now_ms());
        let since = self.edited_since.get();
        let is_due =
            journal.snapshot_n() == 0 || n - journal.snapshot_n() >= SNAPSHOT_EVERY || (since > 0.0 && now - since >= SNAPSHOT_AFTER_MS);
        if n <= journal.snapshot_n() || !is_due || !self.pending.borrow().is_empty() {
            return;
        }
        let document = self.store.snapshot();
        // Empty is a suspicious state: it is never written over work; the journal says how it came to be.
        if document.workflows.is_empty() && self.snapshot_holds_work.get() {
            return;
        }
        let workflows = document.workflows.len();
        let snapshot = Snapshot { n, at: now, text: write::workspace(&document) };
        match journal.take_snapshot(&snapshot).await {
            Ok(()) => {
                self.edited_since.set(0.0);
                self.snapshot_holds_work.set(workflows > 0);
                tail::remember(now, workflows);
            }
            // The journal has every change, so nothing is lost by trying again after the next one.
            Err(Failure::Overtaken) => self.stop(Failure::Overtaken),
            Err(_) => {}
        }
    }

    /// The page is hidden or goes: perhaps the last moment in which anything can be written.
    fn leave(self: &Rc<Self>) {
        if self.stopped.borrow().is_some() || self.pending.borrow().is_empty() {
            return;
        }
        let pending = self.pending.borrow();
        let records = pending.iter().map(|change| Record { n: change.n, at: change.at, text: change.text.clone() }).collect();
        tail::write(&Tail { base: self.kept_n.get(), records });
        self.has_tail.set(true);
        if let (Some(journal), 0) = (&self.journal, self.begun.get()) {
            // One transaction gets through.
            if let Ok(writing) = journal.append(self.kept_n.get(), &pending) {
                let (count, keeper) = (pending.len(), Rc::clone(self));
                self.begun.set(count);
                spawn_local(async move {
                    let kept = writing.await;
                    keeper.begun.set(0);
                    if kept.is_ok()
                        && let Some(last) = keeper.pending.borrow_mut().drain(..count).next_back()
                    {
                        keeper.kept_n.set(last.n);
                    }
                });
            }
        }
    }

    fn stop(&self, why: Failure) {
        *self.stopped.borrow_mut() = Some(why);
        self.say_stopped();
    }

    fn say_stopped(&self) {
        let unsaved = self.pending.borrow().len();
        let Some(why) = self.stopped.borrow().clone() else { return };
        self.state.set(match why {
            Failure::Overtaken => SaveState::NotSaved { why, unsaved },
            Failure::Denied | Failure::Full | Failure::Silent | Failure::Newer | Failure::Unreadable | Failure::Other(_) => {
                SaveState::OnlyInThisTab { why, unsaved }
            }
        });
    }
}
