//! Why wishes are refused.

use usher_model::{PortRef, ids::NodeId};

use crate::uses::Use;

/// Why a wish cannot be fulfilled. The document is unchanged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// What it is about is not there any more.
    #[error("what this is about is not there any more")]
    Missing,
    /// The step has no such port.
    #[error("the step has no port {}", .0.port)]
    NoSuchPort(PortRef),
    /// Nothing leads into a trigger.
    #[error("nothing leads into a trigger")]
    IntoTrigger,
    /// A step does not follow itself.
    #[error("a step does not follow itself")]
    ToItself,
    /// Edges would go round in a circle; going back needs a Jump To.
    #[error("edges would go round in a circle")]
    ClosesCycle {
        /// From the target of the wished edge to its start.
        via: Vec<NodeId>,
    },
    /// A workflow has one trigger; change its type instead.
    #[error("the workflow has a trigger")]
    SecondTrigger {
        /// The one it has.
        existing: NodeId,
    },
    /// A trigger does not become a step, nor a step another one.
    #[error("a step keeps its type")]
    OtherType,
    /// There is one with this id.
    #[error("the id is taken")]
    IdTaken,
    /// The id means something else: a standard field, or an actor of events.
    #[error("the id is reserved")]
    IdReserved,
    /// Something refers to it.
    #[error("it is used in {} places", .by.len())]
    InUse {
        /// Where, in the order of the document.
        by: Vec<Use>,
    },
    /// The text is no copy of steps.
    #[error("the text is no copy of steps")]
    NoFragment,
    /// The copy holds nothing that can be pasted here.
    #[error("nothing in the copy can be pasted here")]
    NothingToPaste,
}
