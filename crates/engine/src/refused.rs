//! Events that are about nobody: the world refuses them and stays as it is.

use usher_model::{
    ids::{CategoryId, ChannelId, ContactId, FieldId, StageId, TagId, UserId, WorkflowId},
    time::Instant,
};

/// Why an event was refused. The world is unchanged then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is no such contact.
    #[error("there is no contact {0}")]
    UnknownContact(ContactId),
    /// There is a contact of this id already.
    #[error("there is a contact {0} already")]
    ContactExists(ContactId),
    /// There is no such user.
    #[error("there is no user {0}")]
    UnknownUser(UserId),
    /// There is no such channel.
    #[error("there is no channel {0}")]
    UnknownChannel(ChannelId),
    /// There is no such contact field.
    #[error("there is no contact field {0}")]
    UnknownField(FieldId),
    /// There is no such tag.
    #[error("there is no tag {0}")]
    UnknownTag(TagId),
    /// There is no such lifecycle stage.
    #[error("there is no lifecycle stage {0}")]
    UnknownStage(StageId),
    /// There is no such closing category.
    #[error("there is no closing category {0}")]
    UnknownCategory(CategoryId),
    /// There is no such workflow.
    #[error("there is no workflow {0}")]
    UnknownWorkflow(WorkflowId),
    /// The clock never goes back.
    #[error("it is {now} already: the clock does not go back to {to}")]
    ClockSetBack {
        /// The present instant.
        now: Instant,
        /// Where it was asked to go.
        to: Instant,
    },
    /// A saved world belongs to a document with other users, teams, workflows or steps.
    #[error("this state belongs to another document")]
    OtherDocument,
}
