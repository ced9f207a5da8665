//! A new card from the palette follows the pointer.

use usher_model::{NodeType, node::Position};

use super::{Gesture, Input, Landing, Pointer, Preview, Request, Scene};
use crate::{
    command::Command,
    place,
    plane::{Plane, Rect, Screen},
    size,
};

/// What is dragged.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceCard {
    /// Which pointer.
    pub pointer: Pointer,
    /// The type of the new card.
    pub node_type: NodeType,
}

impl PlaceCard {
    pub(super) fn step(self, input: Input, scene: &impl Scene) -> (Gesture, Vec<Request>) {
        match input {
            Input::Move { pointer, at, .. } if pointer == self.pointer => {
                let shown = self.preview(at, scene);
                (Gesture::Placing(self), vec![shown])
            }
            Input::Up { pointer, at, .. } if pointer == self.pointer => {
                let mut requests = vec![Request::EndPreview];
                requests.extend(self.commit(at, scene).map(Request::Commit));
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
            | Input::Cancel => (Gesture::Placing(self), Vec::new()),
        }
    }

    pub(super) fn preview(&self, at: Screen, scene: &impl Scene) -> Request {
        let (at, on) = self.landing(at, scene);
        Request::Preview(Preview::Placing { node_type: self.node_type, at, on })
    }

    /// The pointer holds the card in the middle of its upper part; the grid holds its corner.
    fn landing(&self, at: Screen, scene: &impl Scene) -> (Plane, Landing) {
        let (w, h) = size::size_with_ports(self.node_type.default_kind().ports().len());
        let corner = place::to_grid(scene.camera().to_plane(at).moved(-w / 2.0, -size::CARD_HEIGHT / 2.0));
        if !scene.covers(at) {
            return (corner, Landing::Nowhere);
        }
        let area = Rect::new(corner.x, corner.y, w, h);
        let on = if self.node_type.is_trigger() {
            Landing::Canvas
        } else if let Some(edge) = scene.edge_under(area, None) {
            Landing::Edge(edge)
        } else if let Some(port) = scene.port_above(area) {
            Landing::Port(port)
        } else {
            Landing::Canvas
        };
        (corner, on)
    }

    fn commit(&self, at: Screen, scene: &impl Scene) -> Option<Command> {
        let (corner, on) = self.landing(at, scene);
        let (workflow, node_type) = (scene.workflow(), self.node_type);
        Some(match on {
            Landing::Nowhere => return None,
            Landing::Canvas => Command::AddNode { workflow, node_type, at: Some(Position::from(corner)), after: None, into: None },
            Landing::Port(port) => {
                Command::AddNode { workflow, node_type, at: Some(Position::from(corner)), after: Some(port), into: None }
            }
            // Between two cards there is seldom room where it was dropped: a place is made.
            Landing::Edge(edge) => Command::AddNode { workflow, node_type, at: None, after: None, into: Some(edge) },
        })
    }
}
