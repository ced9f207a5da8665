//! The canvas as the gesture machine asks for it: what is under a point, where things are, where they snap.

use std::collections::BTreeMap;

use leptos::prelude::*;
use usher_editor::{
    camera::{Camera, Detail},
    command::{self, Refused},
    gesture::{Hit, Item, Kind, Scene},
    hit::{self, Index},
    plane::{Plane, Rect, Screen},
    size,
    snap::{self, Snapped},
};
use usher_model::{
    PortRef,
    ids::{NodeId, WorkflowId},
};

use super::super::board::Board;
use super::visible::around;
use crate::platform::hold;

/// How far a port can be taken from its middle, in pixels at 100 %; for a finger, in screen pixels.
const PORT: f64 = 12.0;
const PORT_TOUCH: f64 = 22.0;
/// How far a connection can be taken from its line, in screen pixels.
const EDGE: f64 = 8.0;
const EDGE_TOUCH: f64 = 12.0;
/// The side of the grip of a sticky note, in pixels at 100 %.
const GRIP: f64 = 24.0;
/// A card is put into a connection that is so near to its middle, in pixels at 100 %.
const INTO: f64 = 30.0;
/// A card follows a free port that is so far above it at most, and so far beside.
const ABOVE: (f64, f64) = (100.0, 40.0);

/// Rectangles of what is on the canvas, as the document has it; made anew when that changes.
#[derive(Default)]
struct Places {
    of: (u64, u64),
    items: Vec<Item>,
    rects: Index,
    lines: Vec<PortRef>,
    around: Index,
}

/// The canvas. Copies are the same.
#[derive(Clone, Copy)]
pub struct Stage {
    board: Board,
    places: StoredValue<Places>,
}

impl Stage {
    /// The canvas of an open builder.
    #[must_use]
    pub fn new(board: Board) -> Self {
        Self { board, places: StoredValue::new(Places::default()) }
    }

    /// Looks at the places, which are current.
    fn with<T>(self, look: impl FnOnce(&Places) -> T) -> T {
        let board = self.board;
        let now = (board.cards.shape_now(), board.lines.ways_now());
        if self.places.with_value(|places| places.of != now) {
            self.places.set_value(places(board, now));
        }
        self.places.with_value(look)
    }

    /// The connection at a point.
    fn edge_at(self, at: Plane, near: f64) -> Option<PortRef> {
        let distance = |from: &PortRef| {
            let line = self.board.lines.line(from)?;
            Some(line.route.with_untracked(|route| hit::distance_to_line(at, &route.points)))
        };
        self.with(|places| {
            let close = places.around.within(Rect::new(at.x, at.y, 0.0, 0.0).grown(near));
            let found = close.into_iter().filter_map(|number| places.lines.get(number));
            let nearest = found.filter_map(|from| Some((distance(from)?, from))).min_by(|a, b| a.0.total_cmp(&b.0));
            nearest.filter(|(distance, _)| *distance <= near).map(|(_, from)| from.clone())
        })
    }

    fn port_at(self, at: Plane, reach: f64) -> Option<PortRef> {
        let near = self.within(Rect::new(at.x, at.y, 0.0, 0.0).grown(reach));
        let mut best: Option<(f64, PortRef)> = None;
        for item in near {
            let Item::Node(id) = item else { continue };
            let (Some(card), Some(rect)) = (self.board.cards.card(&id), self.rect(&Item::Node(id.clone()))) else { continue };
            let ports = card.node.with_untracked(|node| node.ports());
            let count = ports.len();
            for (index, port) in ports.into_iter().enumerate() {
                let distance = size::port_on(rect, index, count).distance(at);
                if distance <= reach && best.as_ref().is_none_or(|(least, _)| distance < *least) {
                    best = Some((distance, PortRef { node: id.clone(), port }));
                }
            }
        }
        best.map(|(_, port)| port)
    }
}

fn places(board: Board, of: (u64, u64)) -> Places {
    let Some(workflow) = board.workflow_now() else { return Places { of, ..Places::default() } };
    // Notes lie under the cards.
    let notes = workflow.notes.iter().map(|note| (Item::Note(note.id.clone()), size::note(note)));
    let cards = workflow.nodes.iter().map(|node| (Item::Node(node.id.clone()), size::card(node)));
    let (items, rects): (Vec<Item>, Vec<Rect>) = notes.chain(cards).unzip();
    let (lines, boxes): (Vec<PortRef>, Vec<Rect>) = board.lines.with(|lines| {
        let around = |line: &crate::state::lines::Line| line.route.with_untracked(|route| around(&route.points)).unwrap_or_default();
        lines.values().map(|line| (line.from.clone(), around(line).grown(1.0))).unzip()
    });
    Places { of, items, rects: Index::new(rects), lines, around: Index::new(boxes) }
}

impl Scene for Stage {
    fn workflow(&self) -> WorkflowId {
        self.board.id()
    }

    fn camera(&self) -> Camera {
        self.board.camera.get_untracked()
    }

    fn covers(&self, at: Screen) -> bool {
        let Some(region) = self.board.region.get_untracked() else { return false };
        hold::is_on(&region, at.x, at.y, ".canvas__tools, .minimap, .add-menu")
    }

    fn hit(&self, at: Screen, kind: Kind) -> Hit {
        let camera = self.camera();
        let plane = camera.to_plane(at);
        let is_far = camera.detail(self.board.view.get_untracked().text_scale) == Detail::Blocks;
        let reach = match kind {
            Kind::Mouse => PORT,
            Kind::Touch => (PORT_TOUCH / camera.zoom).min(PORT * 2.5),
        };
        if let (false, Some(port)) = (is_far, self.port_at(plane, reach)) {
            return Hit::Port(port);
        }
        // What is selected is drawn on top.
        let selected = self.selected().into_iter().rev().find(|item| self.rect(item).is_some_and(|rect| rect.contains(plane)));
        let top = selected.or_else(|| self.with(|places| places.rects.at(plane).and_then(|number| places.items.get(number).cloned())));
        if let Some(Item::Node(id)) = top {
            return Hit::Card(id);
        }
        let near = match kind {
            Kind::Mouse => EDGE,
            Kind::Touch => EDGE_TOUCH,
        };
        if let (false, Some(from)) = (is_far, self.edge_at(plane, near / camera.zoom)) {
            return Hit::Edge(from);
        }
        let Some(Item::Note(id)) = top else { return Hit::Canvas };
        let in_corner =
            self.rect(&Item::Note(id.clone())).is_some_and(|rect| plane.x > rect.right() - GRIP && plane.y > rect.bottom() - GRIP);
        if in_corner { Hit::Grip(id) } else { Hit::Note(id) }
    }

    fn rect(&self, item: &Item) -> Option<Rect> {
        match item {
            Item::Node(id) => self.board.cards.card(id).map(|card| card.node.with_untracked(|node| size::card(node))),
            Item::Note(id) => self.board.cards.note(id).map(|note| note.note.with_untracked(|note| size::note(note))),
        }
    }

    fn has_port(&self, port: &PortRef) -> bool {
        self.board.cards.card(&port.node).is_some_and(|card| card.node.with_untracked(|node| node.ports().contains(&port.port)))
    }

    fn selected(&self) -> Vec<Item> {
        self.board.selection().with_untracked(|selection| {
            let nodes = selection.nodes.iter().cloned().map(Item::Node);
            nodes.chain(selection.notes.iter().cloned().map(Item::Note)).collect()
        })
    }

    fn within(&self, area: Rect) -> Vec<Item> {
        self.with(|places| places.rects.within(area).into_iter().filter_map(|number| places.items.get(number).cloned()).collect())
    }

    fn snap(&self, items: &[Item], by: (f64, f64)) -> Snapped {
        let Some(leader) = items.first().and_then(|item| self.rect(item)) else {
            return Snapped { dx: by.0, dy: by.1, guides: Vec::new() };
        };
        let view = self.board.view.get_untracked();
        let camera = self.camera();
        let moves: BTreeMap<&Item, ()> = items.iter().map(|item| (item, ())).collect();
        let seen = camera.visible(view.width, view.height);
        let others: Vec<Rect> =
            self.within(seen).into_iter().filter(|item| !moves.contains_key(item)).filter_map(|item| self.rect(&item)).collect();
        snap::snap(leader, by, &others, snap::NEAR / camera.zoom)
    }

    fn may_connect(&self, from: &PortRef, to: &NodeId) -> Result<(), Refused> {
        self.board.workflow_now().map_or(Err(Refused::Missing), |workflow| command::may_connect(&workflow, from, to))
    }

    fn edge_under(&self, area: Rect, card: Option<&NodeId>) -> Option<PortRef> {
        let from = self.edge_at(area.middle(), INTO)?;
        let Some(card) = card else { return Some(from) };
        // A card that something leads to has its place; one that only comes near keeps its connections.
        let workflow = self.board.workflow_now()?;
        let node = workflow.node(card).filter(|node| node.trigger().is_none())?;
        let is_loose = !workflow.edges.iter().any(|edge| edge.to == node.id || edge.from.node == node.id);
        is_loose.then_some(from)
    }

    fn port_above(&self, area: Rect) -> Option<PortRef> {
        let (far, beside) = ABOVE;
        let entry = size::entry_of(area);
        let mut best: Option<(f64, PortRef)> = None;
        for item in self.within(Rect::new(area.x, area.y - far - size::CARD_HEIGHT, area.w, far + size::CARD_HEIGHT)) {
            let Item::Node(id) = item else { continue };
            let (Some(card), Some(rect)) = (self.board.cards.card(&id), self.rect(&Item::Node(id.clone()))) else { continue };
            let ports = card.node.with_untracked(|node| node.ports());
            let count = ports.len();
            let linked = card.linked.get_untracked();
            for (index, port) in ports.into_iter().enumerate().filter(|(_, port)| !linked.contains(port)) {
                let at = size::port_on(rect, index, count);
                let (dx, dy) = ((at.x - entry.x).abs(), entry.y - at.y);
                if dx <= beside && (0.0..=far).contains(&dy) && best.as_ref().is_none_or(|(least, _)| dx + dy < *least) {
                    best = Some((dx + dy, PortRef { node: id.clone(), port }));
                }
            }
        }
        best.map(|(_, port)| port)
    }
}
