//! What was done, by name, and what undo and redo would do.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};
use usher_model::{NodeType, workflow::Status};

use crate::patch::{Change, Edit, Patch, Record};

/// What an edit is called; the words are made elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "k", rename_all = "camelCase")]
#[expect(missing_docs, reason = "one variant an act of the person; `n` counts what it was done to")]
pub enum Edited {
    NodeAdded {
        node_type: NodeType,
    },
    Moved {
        n: usize,
    },
    /// Moved in small steps from the keyboard; a row of them is one entry.
    Nudged {
        n: usize,
    },
    TidiedUp {
        n: usize,
    },
    Deleted {
        n: usize,
    },
    Connected,
    Reconnected,
    Disconnected,
    JumpAdded,
    Renamed {
        node_type: NodeType,
    },
    /// The note for colleagues of a step.
    Annotated {
        node_type: NodeType,
    },
    Enabled {
        n: usize,
    },
    Disabled {
        n: usize,
    },
    Configured {
        node_type: NodeType,
    },
    Duplicated {
        n: usize,
    },
    Pasted {
        n: usize,
    },
    NoteAdded,
    NoteEdited,
    NoteMoved,
    NoteDeleted,
    GuaranteeAdded,
    GuaranteeEdited,
    GuaranteeDeleted,
    WorkflowAdded,
    WorkflowCloned,
    WorkflowRenamed,
    WorkflowDescribed,
    WorkflowStatus {
        status: Status,
    },
    WorkflowReordered,
    WorkflowDeleted,
    WorkflowSettings,
    Added {
        kind: RecordKind,
    },
    Changed {
        kind: RecordKind,
    },
    Reordered {
        kind: RecordKind,
    },
    Removed {
        kind: RecordKind,
    },
    WorkspaceSettings,
    Hours,
    ScenarioAdded,
    ScenarioEdited,
    ScenarioDeleted,
    Imported,
    Restored,
}

/// The records of a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it all")]
pub enum RecordKind {
    User,
    Team,
    Channel,
    Field,
    Tag,
    Stage,
    Category,
}

/// How many bytes of edits are kept for undo: 50 MB.
pub const MOST_BYTES: usize = 50_000_000;

#[derive(Clone, Debug)]
struct Entry {
    patch: Patch,
    bytes: usize,
}

/// What can be undone and redone. The oldest entries are forgotten when they would take more than so many bytes.
#[derive(Clone, Debug)]
pub struct History {
    done: VecDeque<Entry>,
    undone: Vec<Entry>,
    bytes: usize,
    most: usize,
    sealed: bool,
}

impl Default for History {
    fn default() -> Self {
        Self::bounded(MOST_BYTES)
    }
}

impl History {
    /// An empty history that keeps at most so many bytes; the latest entry is always kept.
    #[must_use]
    pub const fn bounded(most: usize) -> Self {
        Self { done: VecDeque::new(), undone: Vec::new(), bytes: 0, most, sealed: true }
    }

    /// Records what was done, merged into the entry before when it goes on typing. What was undone is forgotten.
    pub fn record(&mut self, patch: Patch) {
        if patch.is_empty() {
            return;
        }
        self.bytes -= self.undone.drain(..).map(|entry| entry.bytes).sum::<usize>();
        if !self.sealed
            && let Some(last) = self.done.back_mut()
            && last.patch.squash(&patch)
        {
            self.bytes -= last.bytes;
            last.bytes = last.patch.bytes();
            self.bytes += last.bytes;
            if last.patch.is_empty() {
                self.bytes -= last.bytes;
                self.done.pop_back();
                self.sealed = true;
            }
        } else {
            let bytes = patch.bytes();
            self.bytes += bytes;
            self.done.push_back(Entry { patch, bytes });
            self.sealed = false;
        }
        while self.bytes > self.most && self.done.len() > 1 {
            if let Some(oldest) = self.done.pop_front() {
                self.bytes -= oldest.bytes;
            }
        }
    }

    /// Lets the next edit be an entry of its own, whatever it is: the person went somewhere else.
    pub const fn seal(&mut self) {
        self.sealed = true;
    }

    /// What undo would undo.
    #[must_use]
    pub fn undo_name(&self) -> Option<&Edited> {
        self.done.back().map(|entry| &entry.patch.edited)
    }

    /// What redo would do.
    #[must_use]
    pub fn redo_name(&self) -> Option<&Edited> {
        self.undone.last().map(|entry| &entry.patch.edited)
    }

    /// How many entries can be undone and redone.
    #[must_use]
    pub fn len(&self) -> (usize, usize) {
        (self.done.len(), self.undone.len())
    }

    /// Whether there is nothing to undo and nothing to redo.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.done.is_empty() && self.undone.is_empty()
    }

    /// How many bytes the entries take.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.bytes
    }

    /// The patch that undoes the last entry, which becomes the next to be redone.
    pub(crate) fn undo(&mut self) -> Option<Patch> {
        let entry = self.done.pop_back()?;
        let inverse = entry.patch.inverse();
        self.undone.push(entry);
        self.sealed = true;
        Some(inverse)
    }

    /// The patch that does the last undone entry again.
    pub(crate) fn redo(&mut self) -> Option<Patch> {
        let entry = self.undone.pop()?;
        let patch = entry.patch.clone();
        self.done.push_back(entry);
        self.sealed = true;
        Some(patch)
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        *self = Self::bounded(self.most);
    }
}

impl Patch {
    /// Takes in an edit that only goes on with this one: typing in the same setting, nudging the same cards. Says whether it did.
    pub fn squash(&mut self, next: &Self) -> bool {
        if self.edited != next.edited || self.edits.len() != next.edits.len() {
            return false;
        }
        let nudging = matches!(self.edited, Edited::Nudged { .. });
        let merged: Option<Vec<Edit>> = self.edits.iter().zip(&next.edits).map(|(a, b)| squashed(a, b, nudging)).collect();
        match merged {
            Some(edits) if nudging || edits.len() == 1 => {
                self.edits = edits;
                self.edits.retain(|edit| !edit.is_empty());
                true
            }
            Some(_) | None => false,
        }
    }
}

fn squashed(first: &Edit, then: &Edit, nudging: bool) -> Option<Edit> {
    fn change<T: Record + Serialize>(a: &Change<T>, b: &Change<T>, nudging: bool) -> Option<Change<T>> {
        let (Some(before), Some(between), Some(after)) = (&a.before, &a.after, &b.after) else { return None };
        (b.before.as_ref() == Some(between) && (nudging || goes_on_typing(before, between, after)))
            .then(|| Change::replaced(b.at, before.clone(), after.clone()))
    }
    match (first, then) {
        (Edit::Workspace { before, after: between }, Edit::Workspace { before: same, after }) => (between == same
            && goes_on_typing(before, between, after))
        .then(|| Edit::Workspace { before: before.clone(), after: after.clone() }),
        (Edit::Head { workflow, before, after: between }, Edit::Head { workflow: w, before: same, after }) => (workflow == w
            && between == same
            && goes_on_typing(before, between, after))
        .then(|| Edit::Head { workflow: workflow.clone(), before: before.clone(), after: after.clone() }),
        (Edit::User(a), Edit::User(b)) => change(a, b, false).map(Edit::User),
        (Edit::Team(a), Edit::Team(b)) => change(a, b, false).map(Edit::Team),
        (Edit::Channel(a), Edit::Channel(b)) => change(a, b, false).map(Edit::Channel),
        (Edit::Field(a), Edit::Field(b)) => change(a, b, false).map(Edit::Field),
        (Edit::Tag(a), Edit::Tag(b)) => change(a, b, false).map(Edit::Tag),
        (Edit::Stage(a), Edit::Stage(b)) => change(a, b, false).map(Edit::Stage),
        (Edit::Category(a), Edit::Category(b)) => change(a, b, false).map(Edit::Category),
        (Edit::Scenario(a), Edit::Scenario(b)) => change(a, b, false).map(Edit::Scenario),
        (Edit::Node { workflow, change: a }, Edit::Node { workflow: w, change: b }) if workflow == w => {
            change(a, b, false).map(|change| Edit::Node { workflow: workflow.clone(), change })
        }
        (Edit::Note { workflow, change: a }, Edit::Note { workflow: w, change: b }) if workflow == w => {
            change(a, b, nudging).map(|change| Edit::Note { workflow: workflow.clone(), change })
        }
        (Edit::Guarantee { workflow, change: a }, Edit::Guarantee { workflow: w, change: b }) if workflow == w => {
            change(a, b, false).map(|change| Edit::Guarantee { workflow: workflow.clone(), change })
        }
        (Edit::Place { workflow, node, before, after: between, .. }, Edit::Place { workflow: w, node: n, at, before: same, after }) => {
            (nudging && workflow == w && node == n && between == same).then(|| Edit::Place {
                workflow: workflow.clone(),
                node: node.clone(),
                at: *at,
                before: *before,
                after: *after,
            })
        }
        _ => None,
    }
}

/// Whether both changes are in one and the same text or number, and the second is a key pressed rather than something chosen.
fn goes_on_typing<T: Serialize>(before: &T, between: &T, after: &T) -> bool {
    let (Ok(before), Ok(between), Ok(after)) = (serde_json::to_value(before), serde_json::to_value(between), serde_json::to_value(after))
    else {
        return false;
    };
    let mut first = Vec::new();
    let mut then = Vec::new();
    differences(&before, &between, &mut String::new(), &mut first);
    differences(&between, &after, &mut String::new(), &mut then);
    match (&first[..], &then[..]) {
        ([(a, _)], [(b, typed)]) => a == b && *typed,
        _ => false,
    }
}

/// The paths at which two values differ, each with whether the change looks typed.
fn differences(a: &serde_json::Value, b: &serde_json::Value, path: &mut String, found: &mut Vec<(String, bool)>) {
    use serde_json::Value;
    if a == b {
        return;
    }
    let length = path.len();
    match (a, b) {
        (Value::Object(a), Value::Object(b)) if a.len() == b.len() && a.keys().eq(b.keys()) => {
            for (key, value) in a {
                path.push('/');
                path.push_str(key);
                differences(value, &b[key], path, found);
                path.truncate(length);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (index, (a, b)) in a.iter().zip(b).enumerate() {
                path.push('/');
                path.push_str(&index.to_string());
                differences(a, b, path, found);
                path.truncate(length);
            }
        }
        (Value::String(a), Value::String(b)) => found.push((path.clone(), one_insertion(a, b) || one_insertion(b, a))),
        (Value::Number(_), Value::Number(_)) => found.push((path.clone(), true)),
        // The first letter of an absent text, the last one deleted.
        (Value::Null, Value::String(text)) | (Value::String(text), Value::Null) => found.push((path.clone(), text.chars().count() == 1)),
        (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_), _) => {
            found.push((path.clone(), false));
        }
    }
}

/// Whether the longer text is the shorter one with something put in at one place.
fn one_insertion(short: &str, long: &str) -> bool {
    if short.len() > long.len() {
        return false;
    }
    let prefix = short.bytes().zip(long.bytes()).take_while(|(a, b)| a == b).count();
    let suffix = short.bytes().rev().zip(long.bytes().rev()).take_while(|(a, b)| a == b).count();
    prefix + suffix >= short.len()
}
