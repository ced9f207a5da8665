//! Cards and notes follow the pointer.

use usher_model::{PortRef, node::Position};

use super::{Gesture, Held, Input, Item, Kind, Pointer, Preview, Request, Scene};
use crate::{
    command::Command,
    plane::{Plane, Screen},
    snap::{Guide, Snapped},
};

/// What moves, and from where the pointer took it.
#[derive(Clone, Debug, PartialEq)]
pub struct MoveCards {
    /// Which pointer.
    pub pointer: Pointer,
    /// A mouse or a finger.
    pub kind: Kind,
    /// What moves; the first was pressed.
    pub items: Vec<Item>,
    /// Where it was pressed. Places are always where things were, plus how far the pointer is from here.
    pub from: Plane,
}

struct Where {
    items: Vec<(Item, Position)>,
    guides: Vec<Guide>,
    into: Option<PortRef>,
}

impl MoveCards {
    pub(super) fn is_possible(&self, scene: &impl Scene) -> bool {
        self.items.iter().all(|item| scene.rect(item).is_some())
    }

    pub(super) fn step(self, input: Input, scene: &impl Scene) -> (Gesture, Vec<Request>) {
        match input {
            Input::Move { pointer, at, held } if pointer == self.pointer => {
                let Where { items, guides, into } = self.moved(at, held, scene);
                (Gesture::MovingCards(self), vec![Request::Preview(Preview::Moving { items, guides, into })])
            }
            Input::Up { pointer, at, held } if pointer == self.pointer => {
                let commit = self.commit(self.moved(at, held, scene), scene);
                (Gesture::Idle, vec![Request::EndPreview, Request::Commit(commit)])
            }
            Input::Down { .. }
            | Input::Move { .. }
            | Input::Up { .. }
            | Input::DoubleClick { .. }
            | Input::Wheel { .. }
            | Input::Space { .. }
            | Input::DragIn { .. }
            | Input::Changed
            | Input::Cancel => (Gesture::MovingCards(self), Vec::new()),
        }
    }

    fn moved(&self, at: Screen, held: Held, scene: &impl Scene) -> Where {
        let now = scene.camera().to_plane(at);
        let by = (now.x - self.from.x, now.y - self.from.y);
        let Snapped { dx, dy, guides } =
            if held.alt { Snapped { dx: by.0, dy: by.1, guides: Vec::new() } } else { scene.snap(&self.items, by) };
        let place = |item: &Item| scene.rect(item).map(|rect| (item.clone(), Position::new(rect.x + dx, rect.y + dy)));
        let into = match &self.items[..] {
            [Item::Node(node)] => scene.rect(&self.items[0]).and_then(|rect| scene.edge_under(rect.moved(dx, dy), Some(node))),
            _ => None,
        };
        Where { items: self.items.iter().filter_map(place).collect(), guides, into }
    }

    fn commit(&self, to: Where, scene: &impl Scene) -> Command {
        let workflow = scene.workflow();
        if let (Some(into), [(Item::Node(node), at)]) = (to.into, &to.items[..]) {
            return Command::InsertInto { workflow, node: node.clone(), at: *at, into };
        }
        let mut nodes = Vec::new();
        let mut notes = Vec::new();
        for (item, at) in to.items {
            match item {
                Item::Node(node) => nodes.push((node, at)),
                Item::Note(note) => notes.push((note, at)),
            }
        }
        Command::MoveNodes { workflow, nodes, notes }
    }
}
