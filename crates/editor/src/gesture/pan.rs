//! The view follows the pointer, or two fingers.

use super::{Gesture, Input, Kind, Pointer, Request};
use crate::plane::Screen;

/// The view follows one pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Pan {
    /// Which pointer.
    pub pointer: Pointer,
    /// A mouse or a finger.
    pub kind: Kind,
    /// Where it was last.
    pub last: Screen,
    /// The space bar is held: afterwards the next drag pans too.
    pub space: bool,
}

impl Pan {
    pub(super) fn step(self, input: Input) -> (Gesture, Vec<Request>) {
        match input {
            Input::Move { pointer, at, .. } if pointer == self.pointer => {
                let pan = Request::Pan { dx: at.x - self.last.x, dy: at.y - self.last.y };
                (Gesture::Panning(Self { last: at, ..self }), vec![pan])
            }
            Input::Up { pointer, .. } if pointer == self.pointer => (if self.space { Gesture::Ready } else { Gesture::Idle }, Vec::new()),
            Input::Space { down } => (Gesture::Panning(Self { space: down, ..self }), Vec::new()),
            Input::Down { .. }
            | Input::Move { .. }
            | Input::Up { .. }
            | Input::DoubleClick { .. }
            | Input::Wheel { .. }
            | Input::DragIn { .. }
            | Input::Changed
            | Input::Cancel => (Gesture::Panning(self), Vec::new()),
        }
    }
}

/// Two fingers hold the view.
#[derive(Clone, Debug, PartialEq)]
pub struct Pinch {
    /// The first finger, and where it was last.
    pub first: (Pointer, Screen),
    /// The second finger.
    pub second: (Pointer, Screen),
}

impl Pinch {
    pub(super) fn step(self, input: Input) -> (Gesture, Vec<Request>) {
        match input {
            Input::Move { pointer, at, .. } if pointer == self.first.0 => self.moved(Self { first: (pointer, at), ..self.clone() }),
            Input::Move { pointer, at, .. } if pointer == self.second.0 => self.moved(Self { second: (pointer, at), ..self.clone() }),
            // The finger that stays goes on panning.
            Input::Up { pointer, .. } if pointer == self.first.0 => (one_finger(self.second), Vec::new()),
            Input::Up { pointer, .. } if pointer == self.second.0 => (one_finger(self.first), Vec::new()),
            Input::Down { .. }
            | Input::Move { .. }
            | Input::Up { .. }
            | Input::DoubleClick { .. }
            | Input::Wheel { .. }
            | Input::Space { .. }
            | Input::DragIn { .. }
            | Input::Changed
            | Input::Cancel => (Gesture::Pinching(self), Vec::new()),
        }
    }

    fn middle(&self) -> Screen {
        Screen::new((self.first.1.x + self.second.1.x) / 2.0, (self.first.1.y + self.second.1.y) / 2.0)
    }

    /// What was between the fingers stays between them.
    fn moved(&self, now: Self) -> (Gesture, Vec<Request>) {
        let (before, after) = (self.middle(), now.middle());
        let apart = |pinch: &Self| pinch.first.1.distance(pinch.second.1).max(1.0);
        let requests = vec![
            Request::Pan { dx: after.x - before.x, dy: after.y - before.y },
            Request::Zoom { at: after, factor: apart(&now) / apart(self) },
        ];
        (Gesture::Pinching(now), requests)
    }
}

const fn one_finger((pointer, last): (Pointer, Screen)) -> Gesture {
    Gesture::Panning(Pan { pointer, kind: Kind::Touch, last, space: false })
}

/// A second finger on the canvas turns whatever the first one did into a pinch.
pub(super) fn second_finger(gesture: &Gesture, input: Input) -> Option<Pinch> {
    let Input::Down { pointer, kind: Kind::Touch, at, .. } = input else { return None };
    let first = match gesture {
        Gesture::Pressing(press) if press.kind == Kind::Touch => (press.pointer, press.at),
        Gesture::Panning(pan) if pan.kind == Kind::Touch => (pan.pointer, pan.last),
        Gesture::Idle
        | Gesture::Ready
        | Gesture::Pressing(_)
        | Gesture::Panning(_)
        | Gesture::Pinching(_)
        | Gesture::Marquee(_)
        | Gesture::MovingCards(_)
        | Gesture::DrawingEdge(_)
        | Gesture::Placing(_)
        | Gesture::ResizingNote(_) => return None,
    };
    (first.0 != pointer).then_some(Pinch { first, second: (pointer, at) })
}
