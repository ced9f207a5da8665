//! An edge is drawn from a port to the pointer.

use usher_model::{PortRef, ids::NodeId};

use super::{Gesture, Hit, Input, Kind, Pointer, Preview, Request, Scene};
use crate::{
    command::{Command, Refused},
    plane::Screen,
};

/// From which port an edge is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawEdge {
    /// Which pointer.
    pub pointer: Pointer,
    /// A mouse or a finger.
    pub kind: Kind,
    /// The port.
    pub from: PortRef,
}

impl DrawEdge {
    pub(super) fn is_possible(&self, scene: &impl Scene) -> bool {
        scene.has_port(&self.from)
    }

    pub(super) fn step(self, input: Input, scene: &impl Scene) -> (Gesture, Vec<Request>) {
        match input {
            Input::Move { pointer, at, .. } if pointer == self.pointer => {
                let over = self.over(at, scene).map(|node| (node.clone(), scene.may_connect(&self.from, &node)));
                let shown = Preview::Drawing { from: self.from.clone(), to: scene.camera().to_plane(at), over };
                (Gesture::DrawingEdge(self), vec![Request::Preview(shown)])
            }
            Input::Up { pointer, at, .. } if pointer == self.pointer => {
                let mut requests = vec![Request::EndPreview];
                requests.extend(self.drop_at(at, scene));
                (Gesture::Idle, requests)
            }
            Input::Down { .. }
            | Input::Move { .. }
            | Input::Up { .. }
            | Input::DoubleClick { .. }
            | Input::Wheel { .. }
            | Input::Space { .. }
            | Input::DragIn { .. }
            | Input::Changed
            | Input::Cancel => (Gesture::DrawingEdge(self), Vec::new()),
        }
    }

    /// The card under the pointer; its ports belong to it.
    fn over(&self, at: Screen, scene: &impl Scene) -> Option<NodeId> {
        match scene.hit(at, self.kind) {
            Hit::Card(node) => Some(node),
            Hit::Port(port) => Some(port.node),
            Hit::Canvas | Hit::Edge(_) | Hit::Note(_) | Hit::Grip(_) => None,
        }
    }

    fn drop_at(&self, at: Screen, scene: &impl Scene) -> Option<Request> {
        if !scene.covers(at) {
            return None;
        }
        let (workflow, from) = (scene.workflow(), self.from.clone());
        let Some(to) = self.over(at, scene) else {
            return Some(Request::OpenAddMenu { at: scene.camera().to_plane(at), after: Some(from) });
        };
        if to == from.node {
            // Back where it came from: the person thought better of it.
            return None;
        }
        Some(match scene.may_connect(&from, &to) {
            Ok(()) => Request::Commit(Command::Connect { workflow, from, to }),
            // Going back needs a Jump To: letting go puts one here, as the preview says.
            Err(Refused::ClosesCycle { .. }) => Request::Commit(Command::InsertJump { workflow, from, to }),
            Err(why) => Request::Refuse(why),
        })
    }
}
