//! One record of a list, before and after.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use usher_model::{
    Edge, Node, PortRef, Workflow,
    channel::Channel,
    ids::{GuaranteeId, NodeId, NoteId, ScenarioId, WorkflowId},
    labels::{Category, Field, Stage, Tag},
    people::{Team, User},
    scenario::Scenario,
    workflow::{Guarantee, Note},
};

/// One record of a list before and after: nothing before is an insertion, nothing after a removal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change<T> {
    /// Its place in its list.
    #[serde(rename = "i")]
    pub at: usize,
    /// What it was.
    #[serde(rename = "b", default = "nothing", skip_serializing_if = "Option::is_none")]
    pub before: Option<T>,
    /// What it becomes.
    #[serde(rename = "a", default = "nothing", skip_serializing_if = "Option::is_none")]
    pub after: Option<T>,
}

const fn nothing<T>() -> Option<T> {
    None
}

/// The document is not the one that a patch was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the document is not the one this change was made for")]
pub struct Stale;

/// A record that a list holds under a key.
pub trait Record: Clone + PartialEq {
    /// By what it is found.
    type Key: PartialEq;
    /// Its key.
    fn key(&self) -> &Self::Key;
}

macro_rules! records {
    ($($record:ty, $key:ty, $field:ident;)*) => { $(
        impl Record for $record {
            type Key = $key;
            fn key(&self) -> &$key {
                &self.$field
            }
        }
    )* };
}

records! {
    Arc<User>, usher_model::ids::UserId, id;
    Arc<Team>, usher_model::ids::TeamId, id;
    Arc<Channel>, usher_model::ids::ChannelId, id;
    Arc<Field>, usher_model::ids::FieldId, id;
    Arc<Tag>, usher_model::ids::TagId, id;
    Arc<Stage>, usher_model::ids::StageId, id;
    Arc<Category>, usher_model::ids::CategoryId, id;
    Arc<Workflow>, WorkflowId, id;
    Arc<Node>, NodeId, id;
    Edge, PortRef, from;
    Arc<Note>, NoteId, id;
    Guarantee, GuaranteeId, id;
    Arc<Scenario>, ScenarioId, id;
}

impl<T: Record> Change<T> {
    /// A record that appears at a place.
    pub const fn added(at: usize, record: T) -> Self {
        Self { at, before: None, after: Some(record) }
    }

    /// A record that goes.
    pub const fn removed(at: usize, record: T) -> Self {
        Self { at, before: Some(record), after: None }
    }

    /// A record that becomes another under the same key.
    pub const fn replaced(at: usize, before: T, after: T) -> Self {
        Self { at, before: Some(before), after: Some(after) }
    }

    /// What the record is after the change, or was before it.
    pub fn record(&self) -> Option<&T> {
        self.after.as_ref().or(self.before.as_ref())
    }

    /// Whether something appears or goes.
    pub const fn changes_length(&self) -> bool {
        self.before.is_none() || self.after.is_none()
    }

    pub(super) fn inverse(&self) -> Self {
        Self { at: self.at, before: self.after.clone(), after: self.before.clone() }
    }

    pub(super) fn apply(&self, list: &mut Vec<T>) -> Result<(), Stale> {
        match (&self.before, &self.after) {
            (None, None) => Ok(()),
            (None, Some(after)) => {
                if self.at > list.len() {
                    return Err(Stale);
                }
                list.insert(self.at, after.clone());
                Ok(())
            }
            // A removal must take the record from where the inverse would put it back.
            (Some(before), None) => {
                if list.get(self.at) != Some(before) {
                    return Err(Stale);
                }
                list.remove(self.at);
                Ok(())
            }
            (Some(before), Some(after)) => {
                let at = found(list, self.at, before.key()).ok_or(Stale)?;
                if list[at] != *before {
                    return Err(Stale);
                }
                list[at] = after.clone();
                Ok(())
            }
        }
    }
}

/// Where a record is: where it is said to be, or else wherever it is.
pub(super) fn found<T: Record>(list: &[T], hint: usize, key: &T::Key) -> Option<usize> {
    if list.get(hint).is_some_and(|record| record.key() == key) {
        return Some(hint);
    }
    list.iter().position(|record| record.key() == key)
}
