//! From what the browser holds to an open workspace, without ever writing over what could not be read.

use std::collections::BTreeMap;

use usher_editor::patch::Patch;
use usher_interop::read;
use usher_model::{Document, ids::WorkflowId};

use super::store::Store;
use crate::platform::{
    Failure, clock,
    journal::{Change, Found, Journal},
    tail::{self, Tail},
};

/// The key of the journal's notes under which the times of the last changes stand.
pub const CHANGED_AT: &str = "changed";
/// The name of the workspace before anybody has named it. Journals begin with it, so it never changes.
const FIRST_NAME: &str = "Workspace";

/// Something that a person should know after the start.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// These records could not be used; what was before them is open. They were set aside before anything was written.
    SetAside(String),
    /// Nothing could be used; these records are untouched and nothing is written.
    Unreadable(String),
}

/// An opened workspace and how it can be kept.
pub struct Opened {
    /// The workspace.
    pub document: Document,
    /// When each workflow was last changed, in milliseconds since 1970.
    pub changed_at: BTreeMap<WorkflowId, f64>,
    /// Where changes are kept, or why they are not.
    pub journal: Result<Journal, Failure>,
    /// The number of the last change that is kept.
    pub kept_n: u64,
    /// When it was made; `None`: there is nothing yet.
    pub kept_at: Option<f64>,
    /// Changes in the document that are not in the journal yet: those of the last moments.
    pub replayed: Vec<Change>,
    /// What a person should know.
    pub notice: Option<Notice>,
}

impl Opened {
    fn in_memory(why: Failure, notice: Option<Notice>) -> Self {
        Self {
            document: Document::new(FIRST_NAME),
            changed_at: BTreeMap::new(),
            journal: Err(why),
            kept_n: 0,
            kept_at: None,
            replayed: Vec::new(),
            notice,
        }
    }

    /// The store of this workspace.
    #[must_use]
    pub fn store(&self) -> Store {
        Store::new(self.document.clone(), self.changed_at.clone())
    }
}

/// Opens what this browser holds; a first visit gets an empty workspace.
pub async fn open() -> Opened {
    let journal = match Journal::open().await {
        Ok(journal) => journal,
        Err(why) => return Opened::in_memory(why, None),
    };
    let found = match journal.read().await {
        Ok(found) => found,
        // A failed read is never followed by a write.
        Err(why) => return Opened::in_memory(why, None),
    };
    let Some(mut replay) = Replay::of(&found) else {
        let text = serde_json::json!({ "snapshots": found.snapshots.iter().map(|s| &s.text).collect::<Vec<_>>(),
            "changes": found.changes.iter().map(|change| &change.text).collect::<Vec<_>>(),
            "damaged": found.damaged });
        return Opened::in_memory(Failure::Unreadable, Some(Notice::Unreadable(text.to_string())));
    };
    let kept_n = replay.n;
    let (replayed, tail_aside) = replay.take_tail(&found);
    let aside = [replay.left_over(&found), tail_aside].into_iter().flatten().collect::<Vec<_>>();
    let notice = (!aside.is_empty()).then(|| Notice::SetAside(aside.join("\n")));
    if let Some(Notice::SetAside(text)) = &notice
        && let Err(why) = journal.set_aside(text, &found.damaged_slots, kept_n, clock::now_ms()).await
    {
        return Opened { journal: Err(why), ..Opened::of(replay, kept_n, replayed, notice, journal) };
    }
    if replayed.is_empty() {
        tail::forget();
    }
    let noted = journal.noted(CHANGED_AT).await;
    let mut opened = Opened::of(replay, kept_n, replayed, notice, journal);
    let noted: BTreeMap<WorkflowId, f64> = noted.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    for (id, at) in noted {
        opened.changed_at.entry(id).or_insert(at);
    }
    opened
}

impl Opened {
    fn of(replay: Replay, kept_n: u64, replayed: Vec<Change>, notice: Option<Notice>, journal: Journal) -> Self {
        let Replay { document, changed_at, at, .. } = replay;
        Self { document, changed_at, journal: Ok(journal), kept_n, kept_at: at, replayed, notice }
    }
}

/// A document that goes forward change by change.
struct Replay {
    document: Document,
    n: u64,
    at: Option<f64>,
    changed_at: BTreeMap<WorkflowId, f64>,
}

impl Replay {
    /// The newest snapshot that can be read and the changes that follow it, as far as they can be applied.
    /// `None` when there is something and none of it can be read.
    fn of(found: &Found) -> Option<Self> {
        let newest = found.snapshots.iter().find_map(|snapshot| {
            let document = read::reopen(&snapshot.text).ok()?.into_document();
            Some(Self { document, n: snapshot.n, at: Some(snapshot.at), changed_at: BTreeMap::new() })
        });
        let empty = Self { document: Document::new(FIRST_NAME), n: 0, at: None, changed_at: BTreeMap::new() };
        let has_snapshots = !found.snapshots.is_empty() || !found.damaged_slots.is_empty();
        let mut replay = match newest {
            Some(newest) => newest,
            // Without a snapshot the journal must reach back to the first change.
            None if found.is_empty || found.changes.first().is_some_and(|change| change.n == 1) => empty,
            None if has_snapshots || found.damaged.is_some() || !found.changes.is_empty() => return None,
            None => empty,
        };
        for change in found.after(replay.n).collect::<Vec<_>>() {
            if !replay.step(change) {
                break;
            }
        }
        (found.is_empty || replay.n > 0 || replay.at.is_some()).then_some(replay)
    }

    fn step(&mut self, change: &Change) -> bool {
        let Ok(patch) = serde_json::from_str::<Patch>(&change.text) else { return false };
        if change.n != self.n + 1 || patch.apply(&mut self.document).is_err() {
            return false;
        }
        self.n = change.n;
        self.at = Some(change.at);
        self.changed_at.extend(patch.touched().workflows.into_keys().map(|id| (id, change.at)));
        true
    }

    /// Applies what a closing page left behind. Gives the changes that the journal does not have, and what does not fit.
    fn take_tail(&mut self, found: &Found) -> (Vec<Change>, Option<String>) {
        let tail: Tail = match tail::read() {
            None => return (Vec::new(), None),
            Some(Err(text)) => return (Vec::new(), Some(text)),
            Some(Ok(tail)) => tail,
        };
        let mut replayed = Vec::new();
        for record in &tail.records {
            let change = Change { n: record.n, at: record.at, text: record.text.clone() };
            if change.n <= self.n && replayed.is_empty() {
                // Another tab may have written under this number; what is kept no more has long been in a snapshot.
                let kept = found.changes.iter().find(|kept| kept.n == change.n);
                if kept.is_none_or(|kept| kept.text == change.text) {
                    continue;
                }
                return (replayed, serde_json::to_string(&tail).ok());
            }
            if !self.step(&change) {
                return (replayed, serde_json::to_string(&tail).ok());
            }
            replayed.push(change);
        }
        (replayed, None)
    }

    /// What of the records was not used, as text for a download.
    fn left_over(&self, found: &Found) -> Option<String> {
        let rest: Vec<&str> = found.after(self.n).map(|change| change.text.as_str()).collect();
        let rest = if rest.is_empty() { None } else { serde_json::to_string(&rest).ok() };
        match (found.damaged.clone(), rest) {
            (None, None) => None,
            (a, b) => Some([a, b].into_iter().flatten().collect::<Vec<_>>().join("\n")),
        }
    }
}
