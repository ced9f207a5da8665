//! The last line of a trace: how contacts and users ended up.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    ids::{ContactId, FieldId, StageId, TagId, TeamId, UserId},
    scenario::ConversationStatus,
    value::Value,
};

/// The last line of a trace: the state of contacts and users.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "state")]
pub struct StateLine {
    /// In the order given.
    pub contacts: Vec<ContactState>,
    /// In the workspace's order.
    pub users: Vec<UserState>,
}

/// A contact at the end of a trace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContactState {
    /// Who.
    pub id: ContactId,
    /// The assignee.
    pub assignee: Option<UserId>,
    /// The routed team.
    pub team: Option<TeamId>,
    /// The tags, sorted.
    pub tags: Vec<TagId>,
    /// The custom and standard fields that have a value.
    pub fields: BTreeMap<FieldId, Value>,
    /// The lifecycle stage.
    pub lifecycle: Option<StageId>,
    /// Open or closed.
    pub conversation: ConversationStatus,
}

/// A user at the end of a trace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UserState {
    /// Who.
    pub id: UserId,
    /// The status that counts.
    pub status: &'static str,
    /// Open contacts.
    pub open: u32,
}
