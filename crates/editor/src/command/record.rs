//! The records of a workspace, whole and by id.

use std::sync::Arc;

use usher_model::{
    channel::Channel,
    ids::{CategoryId, ChannelId, FieldId, StageId, TagId, TeamId, UserId},
    labels::{Category, Field, Stage, Tag},
    people::{Team, User},
    refs::Reference,
};

use crate::history::RecordKind;

/// A record of the workspace, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "one variant a kind of record")]
pub enum WorkspaceRecord {
    User(Arc<User>),
    Team(Arc<Team>),
    Channel(Arc<Channel>),
    Field(Arc<Field>),
    Tag(Arc<Tag>),
    Stage(Arc<Stage>),
    Category(Arc<Category>),
}

/// Which record of the workspace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "one variant a kind of record")]
pub enum RecordId {
    User(UserId),
    Team(TeamId),
    Channel(ChannelId),
    Field(FieldId),
    Tag(TagId),
    Stage(StageId),
    Category(CategoryId),
}

impl RecordId {
    /// What kind of record it is.
    #[must_use]
    pub const fn kind(&self) -> RecordKind {
        match self {
            Self::User(_) => RecordKind::User,
            Self::Team(_) => RecordKind::Team,
            Self::Channel(_) => RecordKind::Channel,
            Self::Field(_) => RecordKind::Field,
            Self::Tag(_) => RecordKind::Tag,
            Self::Stage(_) => RecordKind::Stage,
            Self::Category(_) => RecordKind::Category,
        }
    }

    /// How settings refer to it.
    #[must_use]
    pub fn reference(&self) -> Reference {
        match self.clone() {
            Self::User(id) => Reference::User(id),
            Self::Team(id) => Reference::Team(id),
            Self::Channel(id) => Reference::Channel(id),
            Self::Field(id) => Reference::Field(id),
            Self::Tag(id) => Reference::Tag(id),
            Self::Stage(id) => Reference::Stage(id),
            Self::Category(id) => Reference::Category(id),
        }
    }
}
