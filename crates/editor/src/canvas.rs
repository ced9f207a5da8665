//! The canvas as it is: everything a pointer can hit, indexed once after each change of the workflow.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use usher_model::{
    Port, PortRef, Workflow,
    graph::Graph,
    ids::{NodeId, NoteId, WorkflowId},
};

use crate::{
    camera::Camera,
    command::{self, Refused},
    gesture::{Hit, Item, Kind, Scene},
    hit::{Index, distance_to_line},
    plane::{Plane, Rect, Screen},
    route::{self, Route},
    size,
    snap::{self, Snapped},
};

/// Below this zoom cards are blocks: their ports cannot be hit.
const PORTS_FROM_ZOOM: f64 = 0.35;
/// Half the width in which a port is hit, in screen pixels: mouse, finger.
const PORT_REACH: (f64, f64) = (12.0, 22.0);
/// Half the width in which an edge is hit, in screen pixels: mouse, finger.
const EDGE_REACH: (f64, f64) = (8.0, 12.0);
/// The side of the corner by which a note is resized, in canvas pixels.
const GRIP: f64 = 16.0;
/// How near under a free port the top of a new card must be to follow it, in canvas pixels.
const UNDER_PORT: f64 = 100.0;
/// Only cards so near are aligned with, in canvas pixels.
const ALIGNED_WITHIN: f64 = 1_200.0;

/// An index of one workflow.
#[derive(Debug)]
pub struct Canvas {
    workflow: Arc<Workflow>,
    graph: Graph,
    cards: Index,
    ports: Vec<Vec<Port>>,
    notes: Index,
    note_at: BTreeMap<NoteId, usize>,
    routes: Vec<Route>,
    pieces: Index,
    route_of_piece: Vec<usize>,
    connected: BTreeSet<PortRef>,
}

impl Canvas {
    /// Indexes a workflow. Costs as much as drawing it; keep it until the workflow changes.
    #[must_use]
    pub fn new(workflow: Arc<Workflow>) -> Self {
        let routes = route::routes(&workflow);
        let mut pieces = Vec::new();
        let mut route_of_piece = Vec::new();
        for (number, route) in routes.iter().enumerate() {
            for pair in route.points.windows(2) {
                pieces.push(Rect::between(pair[0], pair[1]).grown(1.0));
                route_of_piece.push(number);
            }
        }
        Self {
            graph: Graph::new(&workflow),
            cards: Index::new(workflow.nodes.iter().map(|node| size::card(node)).collect()),
            ports: workflow.nodes.iter().map(|node| node.ports()).collect(),
            notes: Index::new(workflow.notes.iter().map(|note| size::note(note)).collect()),
            note_at: workflow.notes.iter().enumerate().map(|(at, note)| (note.id.clone(), at)).collect(),
            pieces: Index::new(pieces),
            route_of_piece,
            connected: workflow.edges.iter().map(|edge| edge.from.clone()).collect(),
            routes,
            workflow,
        }
    }

    /// The workflow that was indexed.
    #[must_use]
    pub const fn workflow(&self) -> &Arc<Workflow> {
        &self.workflow
    }

    /// The routes of its edges, in their order.
    #[must_use]
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }

    /// The ids of the cards that share area with a rectangle: which to draw.
    #[must_use]
    pub fn nodes_within(&self, area: Rect) -> Vec<NodeId> {
        self.cards.within(area).into_iter().map(|at| self.workflow.nodes[at].id.clone()).collect()
    }

    /// The routes that come through a rectangle: which to draw.
    #[must_use]
    pub fn routes_within(&self, area: Rect) -> Vec<&Route> {
        let numbers: BTreeSet<usize> = self.pieces.within(area).into_iter().map(|piece| self.route_of_piece[piece]).collect();
        numbers.into_iter().map(|number| &self.routes[number]).collect()
    }

    /// Where a card or note is.
    #[must_use]
    pub fn rect(&self, item: &Item) -> Option<Rect> {
        match item {
            Item::Node(node) => self.cards.rect(self.graph.position(node)?),
            Item::Note(note) => self.notes.rect(*self.note_at.get(note)?),
        }
    }

    /// What is under a point of the canvas at a zoom.
    #[must_use]
    pub fn hit(&self, at: Plane, zoom: f64, kind: Kind) -> Hit {
        let reach = |(mouse, finger): (f64, f64)| match kind {
            Kind::Mouse => mouse / zoom,
            Kind::Touch => finger / zoom,
        };
        if zoom >= PORTS_FROM_ZOOM
            && let Some(port) = self.port_near(at, reach(PORT_REACH))
        {
            return Hit::Port(port);
        }
        if let Some(card) = self.cards.at(at) {
            return Hit::Card(self.workflow.nodes[card].id.clone());
        }
        if let Some(route) = self.route_near(at, reach(EDGE_REACH)) {
            return Hit::Edge(route.from.clone());
        }
        let Some(note) = self.notes.at(at) else { return Hit::Canvas };
        let (rect, id) = (size::note(&self.workflow.notes[note]), self.workflow.notes[note].id.clone());
        if at.x > rect.right() - GRIP && at.y > rect.bottom() - GRIP { Hit::Grip(id) } else { Hit::Note(id) }
    }

    /// The nearest port within reach.
    fn port_near(&self, at: Plane, reach: f64) -> Option<PortRef> {
        let near = self.cards.within(Rect::new(at.x, at.y, 0.0, 0.0).grown(reach));
        let ports = near.into_iter().flat_map(|card| {
            let rect = self.cards.rect(card).unwrap_or_default();
            (0..self.ports[card].len()).map(move |port| (card, port, size::port_on(rect, port, self.ports[card].len()).distance(at)))
        });
        let (card, port, _) = ports.filter(|(.., far)| *far <= reach).min_by(|a, b| a.2.total_cmp(&b.2))?;
        Some(PortRef { node: self.workflow.nodes[card].id.clone(), port: self.ports[card][port].clone() })
    }

    fn route_near(&self, at: Plane, reach: f64) -> Option<&Route> {
        let near = self.pieces.within(Rect::new(at.x, at.y, 0.0, 0.0).grown(reach));
        let routes = near.into_iter().map(|piece| &self.routes[self.route_of_piece[piece]]);
        let measured = routes.map(|route| (route, distance_to_line(at, &route.points)));
        measured.filter(|(_, far)| *far <= reach).min_by(|a, b| a.1.total_cmp(&b.1)).map(|(route, _)| route)
    }

    /// The edge that runs through the middle of a card dropped here. A card that is there already must have nothing that
    /// leads to it and nothing at its first port: it is put in, not torn out.
    #[must_use]
    pub fn edge_under(&self, area: Rect, card: Option<&NodeId>) -> Option<PortRef> {
        if let Some(card) = card {
            let at = self.graph.position(card)?;
            let first = PortRef { node: card.clone(), port: self.ports[at].first()?.clone() };
            if self.workflow.nodes[at].trigger().is_some() || !self.graph.incoming(at).is_empty() || self.connected.contains(&first) {
                return None;
            }
        }
        let middle = Rect::new(area.x + area.w / 4.0, area.y + area.h / 4.0, area.w / 2.0, area.h / 2.0);
        let near = self.pieces.within(middle).into_iter().map(|piece| &self.routes[self.route_of_piece[piece]]);
        // The nearest to the middle; an edge that begins at the card itself is none.
        let others = near.filter(|route| card.is_none_or(|card| route.from.node != *card && route.to != *card));
        let far = |route: &&Route| distance_to_line(area.middle(), &route.points);
        others.min_by(|a, b| far(a).total_cmp(&far(b))).map(|route| route.from.clone())
    }

    /// The free port right above the middle of a card dropped here.
    #[must_use]
    pub fn port_above(&self, area: Rect) -> Option<PortRef> {
        let top = size::entry_of(area);
        let reach = Rect::new(top.x - 60.0, top.y - UNDER_PORT, 120.0, UNDER_PORT);
        let mut best: Option<(f64, PortRef)> = None;
        for card in self.cards.within(reach) {
            let rect = self.cards.rect(card)?;
            for (index, port) in self.ports[card].iter().enumerate() {
                let at = size::port_on(rect, index, self.ports[card].len());
                let from = PortRef { node: self.workflow.nodes[card].id.clone(), port: port.clone() };
                let far = at.distance(top);
                if reach.contains(at) && !self.connected.contains(&from) && best.as_ref().is_none_or(|(least, _)| far < *least) {
                    best = Some((far, from));
                }
            }
        }
        best.map(|(_, port)| port)
    }

    /// Where things moved by so much snap, at a zoom. The first of them leads.
    #[must_use]
    pub fn snap(&self, items: &[Item], by: (f64, f64), zoom: f64) -> Snapped {
        let Some(leader) = items.first().and_then(|item| self.rect(item)) else {
            return Snapped { dx: by.0, dy: by.1, guides: Vec::new() };
        };
        let moving: BTreeSet<&Item> = items.iter().collect();
        let near = self.cards.within(leader.moved(by.0, by.1).grown(ALIGNED_WITHIN / 2.0));
        let still = near.into_iter().filter(|at| !moving.contains(&Item::Node(self.workflow.nodes[*at].id.clone())));
        let others: Vec<Rect> = still.filter_map(|at| self.cards.rect(at)).collect();
        snap::snap(leader, by, &others, snap::NEAR / zoom)
    }

    fn items_within(&self, area: Rect) -> Vec<Item> {
        let notes = self.notes.within(area).into_iter().map(|at| Item::Note(self.workflow.notes[at].id.clone()));
        self.nodes_within(area).into_iter().map(Item::Node).chain(notes).collect()
    }
}

/// The canvas as somebody looks at it: what the gestures see.
#[derive(Clone, Debug)]
pub struct Look<'a> {
    /// The canvas.
    pub canvas: &'a Canvas,
    /// Which part of it is shown.
    pub camera: Camera,
    /// What is selected.
    pub selected: Vec<Item>,
    /// The width of the canvas element in CSS pixels.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Scene for Look<'_> {
    fn workflow(&self) -> WorkflowId {
        self.canvas.workflow.id.clone()
    }
    fn camera(&self) -> Camera {
        self.camera
    }
    fn covers(&self, at: Screen) -> bool {
        (0.0..=self.width).contains(&at.x) && (0.0..=self.height).contains(&at.y)
    }
    fn hit(&self, at: Screen, kind: Kind) -> Hit {
        self.canvas.hit(self.camera.to_plane(at), self.camera.zoom, kind)
    }
    fn rect(&self, item: &Item) -> Option<Rect> {
        self.canvas.rect(item)
    }
    fn has_port(&self, port: &PortRef) -> bool {
        self.canvas.graph.position(&port.node).is_some_and(|at| self.canvas.ports[at].contains(&port.port))
    }
    fn selected(&self) -> Vec<Item> {
        self.selected.iter().filter(|item| self.canvas.rect(item).is_some()).cloned().collect()
    }
    fn within(&self, area: Rect) -> Vec<Item> {
        self.canvas.items_within(area)
    }
    fn snap(&self, items: &[Item], by: (f64, f64)) -> Snapped {
        self.canvas.snap(items, by, self.camera.zoom)
    }
    fn may_connect(&self, from: &PortRef, to: &NodeId) -> Result<(), Refused> {
        command::may_connect_in(&self.canvas.workflow, &self.canvas.graph, from, to)
    }
    fn edge_under(&self, area: Rect, card: Option<&NodeId>) -> Option<PortRef> {
        self.canvas.edge_under(area, card)
    }
    fn port_above(&self, area: Rect) -> Option<PortRef> {
        self.canvas.port_above(area)
    }
}
