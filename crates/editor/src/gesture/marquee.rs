//! A rectangle selects what it touches.

use super::{Gesture, How, Input, Kind, Pointer, Preview, Request, Scene};
use crate::plane::{Plane, Rect};

/// From where to where the rectangle goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Marquee {
    /// Which pointer.
    pub pointer: Pointer,
    /// A mouse or a finger.
    pub kind: Kind,
    /// The corner where it began.
    pub from: Plane,
    /// The other corner.
    pub to: Plane,
    /// What becomes of the selection.
    pub how: How,
}

impl Marquee {
    pub(super) fn step(mut self, input: Input, scene: &impl Scene) -> (Gesture, Vec<Request>) {
        match input {
            Input::Move { pointer, at, .. } if pointer == self.pointer => {
                self.to = scene.camera().to_plane(at);
                let area = Rect::between(self.from, self.to);
                let shown = Preview::Marquee { area, items: scene.within(area), how: self.how };
                (Gesture::Marquee(self), vec![Request::Preview(shown)])
            }
            Input::Up { pointer, at, .. } if pointer == self.pointer => {
                let items = scene.within(Rect::between(self.from, scene.camera().to_plane(at)));
                (Gesture::Idle, vec![Request::EndPreview, Request::Select { items, how: self.how }])
            }
            Input::Down { .. }
            | Input::Move { .. }
            | Input::Up { .. }
            | Input::DoubleClick { .. }
            | Input::Wheel { .. }
            | Input::Space { .. }
            | Input::DragIn { .. }
            | Input::Changed
            | Input::Cancel => (Gesture::Marquee(self), Vec::new()),
        }
    }
}
