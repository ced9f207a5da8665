//! A sticky note is made larger or smaller by its corner.

use usher_model::ids::NoteId;

use super::{Gesture, Input, Item, Kind, Pointer, Preview, Request, Scene};
use crate::{
    command::{Command, LEAST_NOTE},
    plane::{Plane, Rect, Screen},
};

/// Which note, and how large it was.
#[derive(Clone, Debug, PartialEq)]
pub struct ResizeNote {
    /// Which pointer.
    pub pointer: Pointer,
    /// A mouse or a finger.
    pub kind: Kind,
    /// The note.
    pub note: NoteId,
    /// Where it was pressed.
    pub from: Plane,
    /// Where the note was then.
    pub was: Rect,
}

impl ResizeNote {
    pub(super) fn begin(pointer: Pointer, kind: Kind, note: NoteId, from: Plane, scene: &impl Scene) -> Option<Self> {
        let was = scene.rect(&Item::Note(note.clone()))?;
        Some(Self { pointer, kind, note, from, was })
    }

    pub(super) fn is_possible(&self, scene: &impl Scene) -> bool {
        scene.rect(&Item::Note(self.note.clone())).is_some()
    }

    pub(super) fn step(self, input: Input, scene: &impl Scene) -> (Gesture, Vec<Request>) {
        match input {
            Input::Move { pointer, at, .. } if pointer == self.pointer => {
                let (width, height) = self.size(at, scene);
                let shown = Preview::Resizing { note: self.note.clone(), width, height };
                (Gesture::ResizingNote(self), vec![Request::Preview(shown)])
            }
            Input::Up { pointer, at, .. } if pointer == self.pointer => {
                let (width, height) = self.size(at, scene);
                let command = Command::ResizeNote { workflow: scene.workflow(), note: self.note, width, height };
                (Gesture::Idle, vec![Request::EndPreview, Request::Commit(command)])
            }
            Input::Down { .. }
            | Input::Move { .. }
            | Input::Up { .. }
            | Input::DoubleClick { .. }
            | Input::Wheel { .. }
            | Input::Space { .. }
            | Input::DragIn { .. }
            | Input::Changed
            | Input::Cancel => (Gesture::ResizingNote(self), Vec::new()),
        }
    }

    /// Tens of pixels, and never smaller than can be read.
    fn size(&self, at: Screen, scene: &impl Scene) -> (u32, u32) {
        let now = scene.camera().to_plane(at);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within the bounds just before")]
        let side = |was: f64, by: f64, least: u32| ((((was + by) / 10.0).round() * 10.0).clamp(0.0, 4_000.0) as u32).max(least);
        (side(self.was.w, now.x - self.from.x, LEAST_NOTE.0), side(self.was.h, now.y - self.from.y, LEAST_NOTE.1))
    }
}
