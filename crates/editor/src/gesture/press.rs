//! A button is down: perhaps a click, perhaps the beginning of a drag.

use super::{
    DrawEdge, Gesture, Held, Hit, How, Input, Item, Kind, Marquee, MoveCards, Pan, Pointer, Request, ResizeNote, Scene, THRESHOLD,
    TOUCH_THRESHOLD,
};
use crate::plane::Screen;

/// What was pressed, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Press {
    /// Which pointer.
    pub pointer: Pointer,
    /// A mouse or a finger.
    pub kind: Kind,
    /// What was under it.
    pub on: Hit,
    /// Where it went down.
    pub at: Screen,
    /// Which keys were held then.
    pub held: Held,
}

impl Press {
    pub(super) fn is_possible(&self, scene: &impl Scene) -> bool {
        match &self.on {
            Hit::Canvas | Hit::Edge(_) => true,
            Hit::Card(node) => scene.rect(&Item::Node(node.clone())).is_some(),
            Hit::Port(port) => scene.has_port(port),
            Hit::Note(note) | Hit::Grip(note) => scene.rect(&Item::Note(note.clone())).is_some(),
        }
    }

    pub(super) fn step(self, input: Input, scene: &impl Scene) -> (Gesture, Vec<Request>) {
        match input {
            Input::Move { pointer, at, held } if pointer == self.pointer => {
                let threshold = match self.kind {
                    Kind::Mouse => THRESHOLD,
                    Kind::Touch => TOUCH_THRESHOLD,
                };
                if self.at.distance(at) < threshold { (Gesture::Pressing(self), Vec::new()) } else { self.drag(at, held, scene) }
            }
            Input::Up { pointer, .. } if pointer == self.pointer => (Gesture::Idle, self.click(scene)),
            Input::Down { .. }
            | Input::Move { .. }
            | Input::Up { .. }
            | Input::DoubleClick { .. }
            | Input::Wheel { .. }
            | Input::Space { .. }
            | Input::DragIn { .. }
            | Input::Changed
            | Input::Cancel => (Gesture::Pressing(self), Vec::new()),
        }
    }

    fn click(self, scene: &impl Scene) -> Vec<Request> {
        let several = self.held.shift || self.held.ctrl;
        let select = |item| vec![Request::Select { items: vec![item], how: if several { How::Toggle } else { How::Replace } }];
        match self.on {
            Hit::Canvas if several => Vec::new(),
            Hit::Canvas => vec![Request::Select { items: Vec::new(), how: How::Replace }],
            Hit::Card(node) => select(Item::Node(node)),
            Hit::Note(note) | Hit::Grip(note) => select(Item::Note(note)),
            Hit::Edge(from) => vec![Request::SelectEdge(from)],
            // Without dragging: the menu of steps to follow the port.
            Hit::Port(port) => vec![Request::OpenAddMenu { at: scene.camera().to_plane(self.at), after: Some(port) }],
        }
    }

    /// It is a drag: what was pressed decides which.
    fn drag(self, at: Screen, held: Held, scene: &impl Scene) -> (Gesture, Vec<Request>) {
        let Self { pointer, kind, on, at: began, held: held_first } = self;
        let input = Input::Move { pointer, at, held };
        let from = scene.camera().to_plane(began);
        match on {
            Hit::Canvas | Hit::Edge(_) if held_first.shift => {
                let keep = held_first.ctrl;
                Marquee { pointer, kind, from, to: from, how: if keep { How::Toggle } else { How::Add } }.step(input, scene)
            }
            Hit::Canvas | Hit::Edge(_) => Pan { pointer, kind, last: began, space: false }.step(input),
            Hit::Port(port) => DrawEdge { pointer, kind, from: port }.step(input, scene),
            Hit::Grip(note) => {
                ResizeNote::begin(pointer, kind, note, from, scene).map_or((Gesture::Idle, Vec::new()), |r| r.step(input, scene))
            }
            Hit::Card(node) => begin_move(Item::Node(node), pointer, kind, from, held_first, input, scene),
            Hit::Note(note) => begin_move(Item::Note(note), pointer, kind, from, held_first, input, scene),
        }
    }
}

/// What is not selected is selected first, so that what moves is what is marked.
fn begin_move(
    item: Item,
    pointer: Pointer,
    kind: Kind,
    from: crate::plane::Plane,
    held: Held,
    input: Input,
    scene: &impl Scene,
) -> (Gesture, Vec<Request>) {
    let mut items = scene.selected();
    let mut requests = Vec::new();
    if !items.contains(&item) {
        let how = if held.shift || held.ctrl { How::Add } else { How::Replace };
        if how == How::Replace {
            items.clear();
        }
        items.push(item.clone());
        requests.push(Request::Select { items: vec![item.clone()], how });
    }
    // The one that was pressed leads: it is what snaps.
    items.retain(|other| *other != item);
    items.insert(0, item);
    let (gesture, shown) = MoveCards { pointer, kind, items, from }.step(input, scene);
    requests.extend(shown);
    (gesture, requests)
}
