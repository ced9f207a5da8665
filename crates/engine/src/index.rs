//! Positions in the lists of a document or a world: small, cheap to copy, and not to be mixed up.

use serde::{Deserialize, Serialize};

macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub(crate) struct $name(u32);

        impl $name {
            /// The position `at` of a list. No list of a document has four thousand million entries.
            pub(crate) fn new(at: usize) -> Self {
                Self(u32::try_from(at).unwrap_or(u32::MAX))
            }

            /// The position for indexing.
            pub(crate) const fn at(self) -> usize {
                self.0 as usize
            }
        }
    )* };
}

indices! {
    /// A contact, in the order given.
    ContactIx
    /// A user, in the workspace's order.
    UserIx
    /// A workflow, in the document's order.
    FlowIx
    /// A node, in its workflow's order.
    NodeIx
}

/// An active run: a contact has at most one of each workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct RunKey {
    /// Whose.
    pub(crate) contact: ContactIx,
    /// Of which workflow.
    pub(crate) flow: FlowIx,
}
