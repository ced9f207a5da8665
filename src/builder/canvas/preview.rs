//! What is shown while a gesture goes on: moved cards, the drawn connection, the rectangle, guides, and the hint at the pointer.

use std::collections::BTreeSet;

use leptos::prelude::*;
use usher_editor::{
    command::Refused,
    gesture::{How, Item, Landing, Preview},
    plane::{Plane, Rect},
    route, size,
    snap::Guide,
};
use usher_model::{PortRef, ids::NodeId};

use super::super::board::Board;
use crate::state::cards::{Drag, put};

/// A connection that is being drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// SVG path data of its line.
    pub path: String,
    /// SVG path data of its arrow head.
    pub arrow: String,
}

/// What the pointer is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A connection would go round in a circle.
    GoingBack,
    /// A trigger cannot be a target.
    NoInput,
    /// The step itself cannot be a target.
    NotItself,
    /// A step can be added here.
    Add,
    /// What is dragged goes into the connection.
    Insert,
}

/// The signals of the preview. Copies are the same ones.
#[derive(Clone, Copy)]
pub struct Shown {
    board: Board,
    /// The rectangle.
    pub marquee: RwSignal<Option<Rect>>,
    /// What moved cards are aligned with.
    pub guides: RwSignal<Vec<Guide>>,
    /// The connection that is being drawn.
    pub draft: RwSignal<Option<Draft>>,
    /// What is said, and where on the canvas.
    pub hint: RwSignal<Option<(Hint, Plane)>>,
    /// What is being moved, with the connections that follow.
    moving: StoredValue<Vec<Item>>,
    following: StoredValue<Vec<(PortRef, NodeId)>>,
    /// The cards whose look the preview changed.
    marked: StoredValue<BTreeSet<NodeId>>,
    /// What the rectangle would select is marked already; this was selected before.
    selected_before: StoredValue<Option<super::super::selection::Selection>>,
}

impl Shown {
    /// Nothing is shown.
    #[must_use]
    pub fn new(board: Board) -> Self {
        Self {
            board,
            marquee: RwSignal::new(None),
            guides: RwSignal::new(Vec::new()),
            draft: RwSignal::new(None),
            hint: RwSignal::new(None),
            moving: StoredValue::new(Vec::new()),
            following: StoredValue::new(Vec::new()),
            marked: StoredValue::new(BTreeSet::new()),
            selected_before: StoredValue::new(None),
        }
    }

    /// Shows a step of a gesture.
    pub fn show(self, preview: Preview) {
        match preview {
            Preview::Moving { items, guides, into } => self.moving(&items, guides, into),
            Preview::Drawing { from, to, over } => self.drawing(&from, to, over),
            Preview::Marquee { area, items, how } => self.select_within(area, items, how),
            Preview::Placing { at, on, node_type } => self.placing(at, on, size::size_with_ports(node_type.default_kind().ports().len())),
            Preview::Resizing { note, width, height } => {
                if let Some(note) = self.board.cards.note(&note) {
                    put(&note.size, (f64::from(width), f64::from(height)));
                }
            }
        }
    }

    /// Shows the document again.
    pub fn end(self) {
        let board = self.board;
        self.marquee.set(None);
        self.guides.set(Vec::new());
        self.draft.set(None);
        self.hint.set(None);
        board.hover_edge(None);
        self.mark(BTreeSet::new(), Drag::None);
        for item in self.moving.try_update_value(std::mem::take).unwrap_or_default() {
            self.put_back(&item);
        }
        if self.following.with_value(|following| !following.is_empty()) {
            self.following.set_value(Vec::new());
            board.lines.lay();
            board.preview.update(|preview| *preview += 1);
        }
        board.cards.with_notes(|notes| {
            for note in notes.values() {
                put(&note.size, note.note.with_untracked(|note| (f64::from(note.width), f64::from(note.height))));
            }
        });
        if let Some(before) = self.selected_before.try_update_value(Option::take).flatten() {
            board.select(before);
        }
    }

    fn put_back(self, item: &Item) {
        match item {
            Item::Node(id) => {
                if let Some(card) = self.board.cards.card(id) {
                    put(&card.at, card.node.with_untracked(|node| node.position.into()));
                    put(&card.drag, Drag::None);
                }
            }
            Item::Note(id) => {
                if let Some(note) = self.board.cards.note(id) {
                    put(&note.at, note.note.with_untracked(|note| note.position.into()));
                }
            }
        }
    }

    fn moving(self, items: &[(Item, usher_model::node::Position)], guides: Vec<Guide>, into: Option<PortRef>) {
        let board = self.board;
        let ids: Vec<Item> = items.iter().map(|(item, _)| item.clone()).collect();
        if self.moving.with_value(|moving| *moving != ids) {
            self.begin_moving(ids);
        }
        for (item, at) in items {
            match item {
                Item::Node(id) => {
                    if let Some(card) = board.cards.card(id) {
                        put(&card.at, (*at).into());
                        put(&card.drag, Drag::Moving);
                    }
                }
                Item::Note(id) => {
                    if let Some(note) = board.cards.note(id) {
                        put(&note.at, (*at).into());
                    }
                }
            }
        }
        self.following.with_value(|following| {
            for (from, to) in following {
                board.preview_line(from, to);
            }
        });
        if self.guides.with_untracked(|now| *now != guides) {
            self.guides.set(guides);
        }
        let at = into.as_ref().and_then(|from| board.lines.line(from)).map(|line| line.route.with_untracked(|route| route.handle));
        board.hover_edge(into);
        self.say(at.map(|at| (Hint::Insert, at)));
        board.preview.update(|preview| *preview += 1);
    }

    fn begin_moving(self, items: Vec<Item>) {
        let nodes: BTreeSet<&NodeId> = items
            .iter()
            .filter_map(|item| match item {
                Item::Node(id) => Some(id),
                Item::Note(_) => None,
            })
            .collect();
        let following = self.board.lines.with(|lines| {
            let end = |line: &crate::state::lines::Line| line.route.with_untracked(|route| route.to.clone());
            let all = lines.values().map(|line| (line.from.clone(), end(line)));
            all.filter(|(from, to)| nodes.contains(&from.node) || nodes.contains(to)).collect()
        });
        self.following.set_value(following);
        self.moving.set_value(items);
    }

    fn drawing(self, from: &PortRef, to: Plane, over: Option<(NodeId, Result<(), Refused>)>) {
        let Some(start) = self.board.port_in_plane(from) else { return };
        let (hint, marks, drag, end) = match &over {
            None => (Some(Hint::Add), BTreeSet::new(), Drag::None, to),
            Some((id, _)) if *id == from.node => (Some(Hint::NotItself), BTreeSet::new(), Drag::None, to),
            Some((id, may)) => {
                let (hint, drag) = match may {
                    Ok(()) => (None, Drag::Takes),
                    Err(Refused::ClosesCycle { .. }) => (Some(Hint::GoingBack), Drag::Takes),
                    Err(Refused::IntoTrigger) => (Some(Hint::NoInput), Drag::Refuses),
                    Err(_) => (None, Drag::Refuses),
                };
                let entry = self.board.card_rect(id).map_or(to, size::entry_of);
                (hint, BTreeSet::from([id.clone()]), drag, if drag == Drag::Takes { entry } else { to })
            }
        };
        self.mark(marks, drag);
        let points = route::direct(start, end);
        let draft = Draft { path: route::path_of(&points), arrow: route::arrow_of(&points) };
        self.draft.set(Some(draft));
        self.say(hint.map(|hint| (hint, to)));
    }

    fn select_within(self, area: Rect, items: Vec<Item>, how: How) {
        let board = self.board;
        self.marquee.set(Some(area));
        let before = match self.selected_before.get_value() {
            Some(before) => before,
            None => {
                let now = board.selection().get_untracked();
                self.selected_before.set_value(Some(now.clone()));
                now
            }
        };
        board.select(super::perform::changed(before, items, how));
    }

    fn placing(self, at: Plane, on: Landing, (width, height): (f64, f64)) {
        let board = self.board;
        let area = Rect::new(at.x, at.y, width, height);
        let edge = match &on {
            Landing::Edge(from) => Some(from.clone()),
            Landing::Nowhere | Landing::Canvas | Landing::Port(_) => None,
        };
        let handle = edge.as_ref().and_then(|from| board.lines.line(from)).map(|line| line.route.with_untracked(|route| route.handle));
        let start = match &on {
            Landing::Port(from) => board.port_in_plane(from),
            Landing::Nowhere | Landing::Canvas | Landing::Edge(_) => None,
        };
        let points = start.map(|start| route::direct(start, size::entry_of(area)));
        self.draft.set(points.map(|points| Draft { path: route::path_of(&points), arrow: route::arrow_of(&points) }));
        board.hover_edge(edge);
        self.say(handle.map(|at| (Hint::Insert, at)));
        self.marquee.set((on != Landing::Nowhere && handle.is_none()).then_some(area));
    }

    fn say(self, hint: Option<(Hint, Plane)>) {
        if self.hint.with_untracked(|now| *now != hint) {
            self.hint.set(hint);
        }
    }

    fn mark(self, now: BTreeSet<NodeId>, drag: Drag) {
        let board = self.board;
        let look = |id: &NodeId, drag: Drag| {
            if let Some(card) = board.cards.card(id) {
                put(&card.drag, drag);
            }
        };
        self.marked.with_value(|before| before.difference(&now).for_each(|id| look(id, Drag::None)));
        now.iter().for_each(|id| look(id, drag));
        self.marked.set_value(now);
    }
}
