//! A second opinion on the engine: the rules of assignment and of triggers once more, from docs/domain.md alone.
//!
//! It shares nothing with the engine but the model's types, and keeps no state that it could work out: what has happened is a list of
//! facts, and every question (who is free, whose turn it is, what is due) walks that list anew. It is slow, and meant to be read.
#![expect(clippy::wildcard_enum_match_arm, reason = "it knows a part of the vocabulary on purpose; its worlds have no other words")]

pub mod chance;
pub mod worlds;

mod assign;
mod clock;
mod conditions;
mod event;
mod facts;
mod queue;
mod run;
mod stages;
mod steps;
mod triggers;

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
};

use usher_model::{
    Document,
    contact::Contact,
    event::Event,
    ids::{ContactId, NodeId, WorkflowId},
    scenario::{ConversationStatus, UserAtStart},
    time::Instant,
    trace::{ContactState, StateLine, UserState, What},
};

use crate::{facts::Facts, run::Run, stages::Happening};

/// A line of a trace, without its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub at: Instant,
    /// About whom.
    pub contact: Option<ContactId>,
    /// Of which workflow.
    pub workflow: Option<WorkflowId>,
    /// Of which run, from 1.
    pub run: Option<u32>,
    /// At which node.
    pub node: Option<NodeId>,
    /// What happened.
    pub what: What,
}

/// What a world begins with.
#[derive(Clone, Debug)]
pub struct Begin {
    /// The workspace and its workflows.
    pub document: Arc<Document>,
    /// The workflow that takes part whatever its status.
    pub under_test: Option<WorkflowId>,
    /// When.
    pub start: Instant,
    /// The contacts.
    pub contacts: Vec<Contact>,
    /// Users whose status differs from the workspace's.
    pub users: Vec<UserAtStart>,
}

/// The world as this opinion sees it.
pub struct Oracle {
    begin: Begin,
    now: Instant,
    facts: Facts,
    runs: Vec<Run>,
    /// What steps caused and nobody has reacted to yet, first in, first out.
    caused: VecDeque<Happening>,
    /// Steps within what steps caused, for each contact, in this event and instant.
    caused_steps: BTreeMap<ContactId, u32>,
    reacting: bool,
    lines: Vec<Line>,
}

impl Oracle {
    /// A world in which nothing has happened.
    #[must_use]
    pub fn new(begin: Begin) -> Self {
        Self {
            now: begin.start,
            facts: Facts::default(),
            runs: Vec::new(),
            caused: VecDeque::new(),
            caused_steps: BTreeMap::new(),
            reacting: false,
            lines: Vec::new(),
            begin,
        }
    }

    /// What follows from an event.
    pub fn apply(&mut self, event: &Event) -> Vec<Line> {
        self.lines.clear();
        self.happen(event);
        std::mem::take(&mut self.lines)
    }

    /// The instant at which something will happen by itself.
    #[must_use]
    pub fn next_timer(&self) -> Option<Instant> {
        self.dues().into_iter().map(|due| due.at).min()
    }

    /// The longest line of runs that wait for the same pool, filters and order.
    #[must_use]
    pub fn longest_line(&self) -> usize {
        self.waiting_lines().into_iter().map(|line| line.len()).max().unwrap_or(0)
    }

    /// How contacts and users are now.
    #[must_use]
    pub fn state(&self) -> StateLine {
        let contacts = self.begin.contacts.iter().map(|contact| {
            let mut tags: Vec<_> = self.workspace().tags.iter().map(|tag| tag.id.clone()).collect();
            tags.retain(|tag| self.has_tag(&contact.id, tag));
            tags.sort();
            ContactState {
                id: contact.id.clone(),
                assignee: self.assignee(&contact.id),
                team: self.routed_team(&contact.id),
                tags,
                fields: self.fields(&contact.id),
                lifecycle: self.stage(&contact.id),
                conversation: if self.is_open(&contact.id) { ConversationStatus::Open } else { ConversationStatus::Closed },
            }
        });
        let users = self.workspace().users.iter().map(|user| UserState {
            id: user.id.clone(),
            status: self.status(user).as_str(),
            open: self.open_contacts(&user.id),
        });
        StateLine { contacts: contacts.collect(), users: users.collect() }
    }
}
