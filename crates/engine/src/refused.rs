//! Events that are about nobody: the world refuses them and stays as it is.

use usher_model::{ids::ContactId, time::Instant};

/// Why an event was refused. The world is unchanged then. What the workspace does not have, such as a tag, is no reason: an event that
/// names it changes nothing and says so in the trace.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is no such contact.
    #[error("there is no contact {0}")]
    UnknownContact(ContactId),
    /// There is a contact of this id already.
    #[error("there is a contact {0} already")]
    ContactExists(ContactId),
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
