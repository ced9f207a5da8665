//! What the machine is told: pointers, wheel and keys, and what they are over.

use usher_model::{
    NodeType, PortRef,
    ids::{NodeId, NoteId},
};

use crate::plane::Screen;

/// A card or a sticky note.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the two things that are selected and moved")]
pub enum Item {
    Node(NodeId),
    Note(NoteId),
}

/// What is under a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// Nothing.
    Canvas,
    /// A card.
    Card(NodeId),
    /// A port of a card.
    Port(PortRef),
    /// An edge, by where it begins.
    Edge(PortRef),
    /// A sticky note.
    Note(NoteId),
    /// The corner by which a sticky note is resized.
    Grip(NoteId),
}

/// Which pointer: the browser's number.
pub type Pointer = i32;

/// Whether a pointer is precise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "a pen is as precise as a mouse")]
pub enum Kind {
    Mouse,
    Touch,
}

/// The button that went down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the three buttons")]
pub enum Button {
    Primary,
    Middle,
    Secondary,
}

/// The modifier keys that are held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Shift.
    pub shift: bool,
    /// Ctrl, or Command on a Mac.
    pub ctrl: bool,
    /// Alt: no snapping.
    pub alt: bool,
}

/// What happens to the machine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// A button or finger goes down on the canvas.
    Down {
        /// Which pointer.
        pointer: Pointer,
        /// A mouse or a finger.
        kind: Kind,
        /// Where.
        at: Screen,
        /// Which button; primary for fingers.
        button: Button,
        /// Which keys are held.
        held: Held,
    },
    /// A pointer moves.
    Move {
        /// Which pointer.
        pointer: Pointer,
        /// To where.
        at: Screen,
        /// Which keys are held.
        held: Held,
    },
    /// A button or finger goes up.
    Up {
        /// Which pointer.
        pointer: Pointer,
        /// Where.
        at: Screen,
        /// Which keys are held.
        held: Held,
    },
    /// Two clicks at one place.
    DoubleClick {
        /// Where.
        at: Screen,
    },
    /// The wheel turns, or two fingers move on a trackpad.
    Wheel {
        /// Where the pointer is.
        at: Screen,
        /// Pixels to the right.
        dx: f64,
        /// Pixels down.
        dy: f64,
        /// Which keys are held; a pinch on a trackpad comes as Ctrl.
        held: Held,
    },
    /// The space bar goes down or up.
    Space {
        /// Whether it is down.
        down: bool,
    },
    /// A step is dragged out of the palette.
    DragIn {
        /// Which pointer drags it.
        pointer: Pointer,
        /// What is dragged.
        node_type: NodeType,
        /// Where the pointer is.
        at: Screen,
    },
    /// The document changed while the pointer was down.
    Changed,
    /// Escape, `pointercancel`, the window lost the focus.
    Cancel,
}
