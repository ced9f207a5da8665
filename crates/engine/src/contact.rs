//! What is known of contacts and users now.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use serde::{Deserialize, Serialize};
use usher_model::{
    event::Source,
    ids::{ChannelId, ContactId, FieldId, StageId, TagId, TeamId, UserId},
    people::UserStatus,
    time::Instant,
    value::Value,
};

use crate::{index::FlowIx, run::Run};

/// A contact as it is now (docs/domain.md, section 1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactNow {
    /// Who.
    pub id: ContactId,
    /// Standard and custom fields that have a value.
    pub fields: BTreeMap<FieldId, Value>,
    /// The tags.
    pub tags: BTreeSet<TagId>,
    /// The lifecycle stage.
    pub lifecycle: Option<StageId>,
    /// The assignee, open conversation or not.
    pub assignee: Option<UserId>,
    /// The last interacted channel; before any message the one the contact starts with.
    pub channel: Option<ChannelId>,
    /// The present conversation, or the last one.
    pub conversation: Option<Conversation>,
    /// How many conversations there have been, the open one included.
    pub conversations: u32,
    /// The last message of the contact.
    pub last_in: Option<MessageIn>,
    /// The last message to the contact.
    pub last_out: Option<MessageOut>,
    /// When the contact last wrote on each channel: the messaging windows count from there.
    pub last_in_on: BTreeMap<ChannelId, Instant>,
    /// When the contact last came from an ad to each WhatsApp channel: that opens a window, too.
    pub last_ad_on: BTreeMap<ChannelId, Instant>,
}

impl ContactNow {
    /// Whether a conversation is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.conversation.as_ref().is_some_and(|conversation| conversation.open)
    }

    /// The conversation, if one is open.
    #[must_use]
    pub fn open_conversation(&self) -> Option<&Conversation> {
        self.conversation.as_ref().filter(|conversation| conversation.open)
    }

    /// The team a Route to Team step chose for the open conversation.
    #[must_use]
    pub fn team(&self) -> Option<&TeamId> {
        self.open_conversation().and_then(|conversation| conversation.team.as_ref())
    }
}

/// The span from an open to the next close.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// Whether it is still open.
    pub open: bool,
    /// When it was opened.
    pub opened_at: Instant,
    /// Who opened it.
    pub source: Source,
    /// On which channel.
    pub channel: Option<ChannelId>,
    /// The routed team; none once it is closed.
    pub team: Option<TeamId>,
    /// The contact's first message in it.
    pub first_message: Option<Arc<str>>,
    /// Whether the latest message in it is the contact's.
    pub unanswered: bool,
    /// Its place in the order of everything that happened: the queue order "opened earliest" goes by it.
    pub(crate) order: u64,
}

/// A message of the contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageIn {
    /// When.
    pub at: Instant,
    /// What it says; a place is written as `longitude, latitude`.
    pub text: Arc<str>,
    /// Where.
    pub channel: Option<ChannelId>,
}

/// A message to the contact that was delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageOut {
    /// When.
    pub at: Instant,
    /// What it says.
    pub text: String,
    /// Where.
    pub channel: Option<ChannelId>,
    /// Who sent it.
    pub source: Source,
}

/// A user as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserNow {
    /// Who.
    pub id: UserId,
    /// The status that counts: an AI agent is always online.
    pub status: UserStatus,
    /// Contacts assigned to the user whose conversation is open.
    pub open: u32,
    /// When the user was last assigned, in the order of everything that happened; 0: never.
    pub(crate) last_assigned: u64,
    /// The instants of the latest assignments, oldest first, as far back as a fair limit of the document can look.
    pub(crate) recent: VecDeque<Instant>,
}

/// A contact with its runs. Clones of a world share it until one of them changes it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Person {
    pub(crate) now: ContactNow,
    /// One entry for each workflow that ever enrolled the contact.
    pub(crate) enrolled: Vec<Enrolled>,
    /// When the open conversation closes by itself, and that timer's place in the order.
    pub(crate) auto_close: Option<(Instant, u64)>,
    /// How long the contact has waited for a reply of the assignee, where a workflow wants to know.
    pub(crate) silence: Option<Silence>,
    /// Steps executed because of what steps did, within one event and instant: see `World::may_step`.
    #[serde(skip)]
    pub(crate) chain: Option<Chain>,
}

/// The contact wrote last, the conversation is open and assigned, and nobody replies (docs/domain.md, section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Silence {
    /// Since the message or the assignment, the later of the two.
    pub(crate) since: Instant,
    /// When it began, in the order of everything that happened.
    pub(crate) began: u64,
    /// The longest span, in seconds, whose workflows have been looked at; 0: none yet.
    pub(crate) told: i64,
}

/// How far things that steps cause have gone on for a contact, within one event and instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Chain {
    pub(crate) event: u32,
    pub(crate) at: Instant,
    pub(crate) steps: u32,
}

/// What a workflow has done with a contact: the entry itself says that the contact was enrolled.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Enrolled {
    pub(crate) flow: FlowIx,
    pub(crate) active: Option<Box<Run>>,
    /// The latest run that has ended; earlier ones are forgotten.
    pub(crate) ended: Option<Arc<Run>>,
}

impl Person {
    /// The entry of a workflow.
    pub(crate) fn enrolled(&self, flow: FlowIx) -> Option<&Enrolled> {
        self.enrolled.iter().find(|entry| entry.flow == flow)
    }

    /// The active run of a workflow.
    pub(crate) fn active(&self, flow: FlowIx) -> Option<&Run> {
        self.enrolled(flow)?.active.as_deref()
    }

    /// Every active run.
    pub(crate) fn runs(&self) -> impl Iterator<Item = &Run> {
        self.enrolled.iter().filter_map(|entry| entry.active.as_deref())
    }
}
