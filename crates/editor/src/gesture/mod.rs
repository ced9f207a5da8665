//! What the pointer is doing: a pure state machine, a file a state. It never sees the DOM and reads no clock.
//!
//! A gesture commits once, at the release. Escape, a cancelled pointer or a card that is gone drop the preview, and nothing
//! needs undoing.

mod draw_edge;
mod input;
mod marquee;
mod move_cards;
mod pan;
mod place_card;
mod press;
mod resize_note;
mod scene;

pub use draw_edge::DrawEdge;
pub use input::{Button, Held, Hit, Input, Item, Kind, Pointer};
pub use marquee::Marquee;
pub use move_cards::MoveCards;
pub use pan::{Pan, Pinch};
pub use place_card::PlaceCard;
pub use press::Press;
pub use resize_note::ResizeNote;
pub use scene::Scene;

use usher_model::{
    NodeType, PortRef,
    ids::{NodeId, NoteId},
    node::Position,
};

use crate::{
    command::{Command, Refused},
    plane::{Plane, Rect, Screen},
    snap::Guide,
};

/// A press that moves less than this is a click, in screen pixels.
pub const THRESHOLD: f64 = 4.0;
/// The same for a finger.
pub const TOUCH_THRESHOLD: f64 = 8.0;
/// Zoom factor a pixel of the wheel while Ctrl is held, as an exponent.
const WHEEL_ZOOM: f64 = 0.0025;

/// What the pointer is doing. Data lives in the state it belongs to, nowhere else.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    /// Nothing.
    #[default]
    Idle,
    /// The space bar is held: the next drag pans.
    Ready,
    /// A button is down; perhaps it is only a click.
    Pressing(Press),
    /// The view follows the pointer.
    Panning(Pan),
    /// Two fingers move and zoom the view.
    Pinching(Pinch),
    /// A rectangle selects what is in it.
    Marquee(Marquee),
    /// Cards and notes follow the pointer.
    MovingCards(MoveCards),
    /// An edge is drawn from a port.
    DrawingEdge(DrawEdge),
    /// A new card from the palette follows the pointer.
    Placing(PlaceCard),
    /// A sticky note is made larger or smaller.
    ResizingNote(ResizeNote),
}

/// How a selection changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It becomes this.
    Replace,
    /// This is added.
    Add,
    /// What was in it leaves it, what was not enters it.
    Toggle,
}

/// Where a card from the palette would land.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants say it")]
pub enum Landing {
    /// Outside the canvas: letting go does nothing.
    Nowhere,
    Canvas,
    /// Into the edge that begins here.
    Edge(PortRef),
    /// After a port that is free.
    Port(PortRef),
}

/// What is shown while a gesture goes on; the document does not know of it.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields say where things are shown")]
pub enum Preview {
    /// Where the moved things are now, what they are aligned with, and the edge into which a card would be put.
    Moving {
        items: Vec<(Item, Position)>,
        guides: Vec<Guide>,
        into: Option<PortRef>,
    },
    /// An edge to the pointer; over a card, whether it may be connected.
    Drawing {
        from: PortRef,
        to: Plane,
        over: Option<(NodeId, Result<(), Refused>)>,
    },
    /// What the rectangle would select.
    Marquee {
        area: Rect,
        items: Vec<Item>,
        how: How,
    },
    /// Where the new card would be, and after what.
    Placing {
        node_type: NodeType,
        at: Plane,
        on: Landing,
    },
    Resizing {
        note: NoteId,
        width: u32,
        height: u32,
    },
}

/// What the machine asks for.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the variants and fields say it")]
pub enum Request {
    Select {
        items: Vec<Item>,
        how: How,
    },
    SelectEdge(PortRef),
    /// A double click: edit this.
    Open(Item),
    /// By screen pixels.
    Pan {
        dx: f64,
        dy: f64,
    },
    /// The point under `at` stays where it is.
    Zoom {
        at: Screen,
        factor: f64,
    },
    Preview(Preview),
    EndPreview,
    Commit(Command),
    /// The menu of steps, at a place, for a card after a port.
    OpenAddMenu {
        at: Plane,
        after: Option<PortRef>,
    },
    /// What was wished cannot be.
    Refuse(Refused),
}

/// What a gesture looks like under the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in CSS")]
pub enum Cursor {
    Default,
    Grab,
    Grabbing,
    Crosshair,
    Copy,
}

impl Gesture {
    /// The cursor to show.
    #[must_use]
    pub const fn cursor(&self) -> Cursor {
        match self {
            Self::Idle | Self::Pressing(_) | Self::ResizingNote(_) => Cursor::Default,
            Self::Ready => Cursor::Grab,
            Self::Panning(_) | Self::Pinching(_) | Self::MovingCards(_) => Cursor::Grabbing,
            Self::Marquee(_) | Self::DrawingEdge(_) => Cursor::Crosshair,
            Self::Placing(_) => Cursor::Copy,
        }
    }

    /// Whether the pointer does nothing.
    #[must_use]
    pub const fn is_idle(&self) -> bool {
        matches!(self, Self::Idle | Self::Ready)
    }

    /// Whether something is shown that is not in the document.
    #[must_use]
    pub const fn has_preview(&self) -> bool {
        match self {
            Self::Idle | Self::Ready | Self::Pressing(_) | Self::Panning(_) | Self::Pinching(_) => false,
            Self::Marquee(_) | Self::MovingCards(_) | Self::DrawingEdge(_) | Self::Placing(_) | Self::ResizingNote(_) => true,
        }
    }

    /// Whether all it is about is still there.
    fn is_possible(&self, scene: &impl Scene) -> bool {
        match self {
            Self::Idle | Self::Ready | Self::Panning(_) | Self::Pinching(_) | Self::Marquee(_) | Self::Placing(_) => true,
            Self::Pressing(press) => press.is_possible(scene),
            Self::MovingCards(moving) => moving.is_possible(scene),
            Self::DrawingEdge(drawing) => drawing.is_possible(scene),
            Self::ResizingNote(resizing) => resizing.is_possible(scene),
        }
    }
}

/// One step of the machine.
#[must_use]
pub fn step(gesture: Gesture, input: Input, scene: &impl Scene) -> (Gesture, Vec<Request>) {
    if matches!(input, Input::Cancel) || !gesture.is_possible(scene) {
        return drop_it(&gesture);
    }
    if let Input::Wheel { at, dx, dy, held } = input {
        return (gesture, vec![wheel(at, dx, dy, held)]);
    }
    if let Some(pinch) = pan::second_finger(&gesture, input) {
        let shown = gesture.has_preview();
        return (Gesture::Pinching(pinch), shown.then_some(Request::EndPreview).into_iter().collect());
    }
    match gesture {
        Gesture::Idle | Gesture::Ready => at_rest(gesture, input, scene),
        Gesture::Pressing(press) => press.step(input, scene),
        Gesture::Panning(pan) => pan.step(input),
        Gesture::Pinching(pinch) => pinch.step(input),
        Gesture::Marquee(marquee) => marquee.step(input, scene),
        Gesture::MovingCards(moving) => moving.step(input, scene),
        Gesture::DrawingEdge(drawing) => drawing.step(input, scene),
        Gesture::Placing(placing) => placing.step(input, scene),
        Gesture::ResizingNote(resizing) => resizing.step(input, scene),
    }
}

fn drop_it(gesture: &Gesture) -> (Gesture, Vec<Request>) {
    (Gesture::Idle, if gesture.has_preview() { vec![Request::EndPreview] } else { Vec::new() })
}

fn wheel(at: Screen, dx: f64, dy: f64, held: Held) -> Request {
    if held.ctrl {
        // A mouse reports 100 a notch, a trackpad single pixels: a notch must not jump.
        return Request::Zoom { at, factor: (-dy.clamp(-200.0, 200.0) * WHEEL_ZOOM).exp() };
    }
    // Shift turns the wheel sideways, where the browser has not done so.
    if held.shift && dx == 0.0 { Request::Pan { dx: -dy, dy: 0.0 } } else { Request::Pan { dx: -dx, dy: -dy } }
}

/// Nothing is pressed.
fn at_rest(gesture: Gesture, input: Input, scene: &impl Scene) -> (Gesture, Vec<Request>) {
    let ready = gesture == Gesture::Ready;
    match input {
        Input::Down { pointer, kind, at, button, held } => match button {
            Button::Middle => (Gesture::Panning(Pan { pointer, kind, last: at, space: ready }), Vec::new()),
            Button::Primary if ready => (Gesture::Panning(Pan { pointer, kind, last: at, space: true }), Vec::new()),
            Button::Primary => (Gesture::Pressing(Press { pointer, kind, on: scene.hit(at, kind), at, held }), Vec::new()),
            // The context menu comes from the browser.
            Button::Secondary => (gesture, Vec::new()),
        },
        Input::DoubleClick { at } => (gesture, double_click(at, scene)),
        Input::Space { down } => (if down { Gesture::Ready } else { Gesture::Idle }, Vec::new()),
        Input::DragIn { pointer, node_type, at } => {
            let placing = PlaceCard { pointer, node_type };
            let shown = placing.preview(at, scene);
            (Gesture::Placing(placing), vec![shown])
        }
        Input::Move { .. } | Input::Up { .. } | Input::Wheel { .. } | Input::Changed | Input::Cancel => (gesture, Vec::new()),
    }
}

fn double_click(at: Screen, scene: &impl Scene) -> Vec<Request> {
    match scene.hit(at, Kind::Mouse) {
        Hit::Canvas => vec![Request::OpenAddMenu { at: scene.camera().to_plane(at), after: None }],
        Hit::Card(node) => vec![Request::Open(Item::Node(node))],
        Hit::Note(note) | Hit::Grip(note) => vec![Request::Open(Item::Note(note))],
        Hit::Port(_) | Hit::Edge(_) => Vec::new(),
    }
}
