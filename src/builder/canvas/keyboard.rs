//! The canvas by keys: along the connections, and everything that the pointer can do.

use leptos::prelude::*;
use leptos::web_sys::{Element, KeyboardEvent};
use usher_editor::{
    outline,
    plane::{Plane, Screen},
    size::GRID,
};
use usher_model::{
    Port, PortRef,
    ids::{NodeId, NoteId},
};

use super::super::board::{AddPlace, Board};
use super::super::selection::Selection;
use super::input::{Machine, element_of, is_typing};
use super::moving::Moving;

/// How far one press of an arrow key pans, in screen pixels.
const PAN: f64 = 60.0;

/// Where an arrow key points.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Left,
    Right,
    Up,
    Down,
}

impl Way {
    fn of(key: &str) -> Option<Self> {
        match key {
            "ArrowLeft" => Some(Self::Left),
            "ArrowRight" => Some(Self::Right),
            "ArrowUp" => Some(Self::Up),
            "ArrowDown" => Some(Self::Down),
            _ => None,
        }
    }

    const fn unit(self) -> (f64, f64) {
        match self {
            Self::Left => (-1.0, 0.0),
            Self::Right => (1.0, 0.0),
            Self::Up => (0.0, -1.0),
            Self::Down => (0.0, 1.0),
        }
    }
}

/// The keys of the canvas. Copies are the same.
#[derive(Clone, Copy)]
pub struct Keyboard {
    board: Board,
    machine: Machine,
    moving: Moving,
    /// The port that A and C are about, while one goes through those of a card.
    port: StoredValue<Option<PortRef>>,
}

impl Keyboard {
    /// The keys of an open builder.
    #[must_use]
    pub fn new(board: Board, machine: Machine) -> Self {
        Self { board, machine, moving: Moving::new(board), port: StoredValue::new(None) }
    }

    /// A key goes down while the focus is on the canvas.
    pub fn down(self, event: &KeyboardEvent) {
        if is_typing(event) || event.default_prevented() || event.is_composing() {
            return;
        }
        let target = element_of(event.target());
        let on_button = target.as_ref().is_some_and(|target| target.closest("button").ok().flatten().is_some());
        if on_button && matches!(event.key().as_str(), "Enter" | " ") {
            return;
        }
        let node = target.as_ref().and_then(node_of);
        let note = target.as_ref().and_then(note_of);
        if self.take(event, node, note) {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    /// Does what a key asks for; says whether it did.
    fn take(self, event: &KeyboardEvent, node: Option<NodeId>, note: Option<NoteId>) -> bool {
        let board = self.board;
        let with_ctrl = event.ctrl_key() || event.meta_key();
        if let Some(way) = Way::of(&event.key()) {
            return !with_ctrl && self.arrow(way, event, node);
        }
        let chosen = node.clone().or_else(|| board.selection().with_untracked(|selection| selection.single().cloned()));
        match event.key().as_str() {
            "Escape" => return self.leave(),
            "Enter" if self.moving.is_on() => self.moving.drop_here(),
            "Enter" | "F2" => match (chosen, note) {
                (_, Some(note)) => board.writing.set(Some(note)),
                (Some(node), None) => board.open_settings(&node),
                (None, None) => self.enter(),
            },
            "Delete" | "Backspace" => board.delete_selected(),
            " " => self.machine.space(true),
            "Home" if !with_ctrl => self.go_to_end(true),
            "End" if !with_ctrl => self.go_to_end(false),
            _ if with_ctrl || event.alt_key() => return false,
            "[" => self.turn_port(chosen.as_ref(), false),
            "]" => self.turn_port(chosen.as_ref(), true),
            "+" | "=" => board.zoom_by(1),
            "-" | "_" => board.zoom_by(-1),
            // By the place of the key too, for keyboards of other letters.
            _ => return self.letter(event, chosen),
        }
        true
    }

    fn letter(self, event: &KeyboardEvent, chosen: Option<NodeId>) -> bool {
        let board = self.board;
        match event.code().as_str() {
            "KeyA" => self.add(chosen),
            "KeyC" => match chosen.and_then(|node| self.port_of(&node)) {
                Some(from) => board.ask_for_target(from),
                None => return false,
            },
            "KeyM" => {
                if let Some(node) = chosen.filter(|_| board.selection().with_untracked(|selection| selection.count() == 0)) {
                    board.select(Selection::node(node));
                }
                self.moving.start();
            }
            "Digit1" if event.shift_key() => board.fit(),
            "Digit2" if event.shift_key() => board.fit_selection(),
            "Digit0" if event.shift_key() => board.zoom_to_full(),
            _ => return false,
        }
        true
    }

    fn arrow(self, way: Way, event: &KeyboardEvent, node: Option<NodeId>) -> bool {
        let board = self.board;
        let (right, down) = way.unit();
        if self.moving.is_on() {
            let by = if event.shift_key() { 10.0 } else { 1.0 } * GRID;
            self.moving.by(right * by, down * by);
            return true;
        }
        let count = board.selection().with_untracked(Selection::count);
        let Some(node) = node else {
            match count {
                0 if event.shift_key() || board.cards.with(|cards| cards.is_empty()) => {
                    board.look(board.camera.get_untracked().panned(-right * PAN, -down * PAN));
                }
                0 => self.enter(),
                _ => board.nudge(right, down, event.shift_key()),
            }
            return true;
        };
        // A card that was taken by the pointer is moved; one that was come to by the keys is where one walks on from.
        if count > 1 && !event.alt_key() && !board.walks.get_untracked() || (count == 1 && !board.walks.get_untracked() && !event.alt_key())
        {
            board.nudge(right, down, event.shift_key());
            return true;
        }
        let to = if event.alt_key() { self.nearest(&node, way) } else { self.along(&node, way) };
        if let Some(to) = to {
            self.walk_to(&to, event.shift_key());
        }
        true
    }

    /// The next card along the connections: forth by the ports in their order, or back.
    fn along(self, node: &NodeId, way: Way) -> Option<NodeId> {
        let workflow = self.board.workflow_now()?;
        let ports = workflow.node(node)?.ports();
        let target =
            |port: &Port| workflow.edges.iter().find(|edge| edge.from.node == *node && edge.from.port == *port).map(|edge| edge.to.clone());
        match way {
            Way::Down | Way::Right => {
                let at = self.port_of(node).map(|from| from.port);
                at.as_ref().and_then(target).or_else(|| ports.iter().find_map(target))
            }
            Way::Up | Way::Left => workflow.edges.iter().find(|edge| edge.to == *node).map(|edge| edge.from.node.clone()),
        }
    }

    /// The nearest card in a direction, wherever connections lead.
    fn nearest(self, node: &NodeId, way: Way) -> Option<NodeId> {
        let board = self.board;
        let from = board.card_rect(node)?.middle();
        let (right, down) = way.unit();
        let cost = |id: &NodeId| {
            let to = board.card_rect(id)?.middle();
            let (dx, dy) = (to.x - from.x, to.y - from.y);
            let (ahead, aside) = (dx * right + dy * down, (dx * down + dy * right).abs());
            (ahead > 1.0).then_some(ahead + 2.0 * aside)
        };
        board.cards.with(|cards| {
            let all = cards.keys().filter_map(|id| Some((cost(id)?, id)));
            all.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id.clone())
        })
    }

    /// Walks to a card; with Shift the one that was left stays selected.
    fn walk_to(self, id: &NodeId, keeps: bool) {
        let board = self.board;
        self.port.set_value(None);
        let mut selection = if keeps { board.selection().get_untracked() } else { Selection::default() };
        selection.edge = None;
        selection.nodes.insert(id.clone());
        board.select(selection);
        board.walks.set(true);
        board.reveal(id);
        board.focus_card(id);
    }

    /// The focus comes onto the cards: to what is selected, or to where reading begins.
    fn enter(self) {
        let selected = self.board.selection().with_untracked(|selection| selection.nodes.first().cloned());
        match selected.or_else(|| self.reading().into_iter().next()) {
            Some(id) => self.walk_to(&id, false),
            None => self.add(None),
        }
    }

    fn go_to_end(self, first: bool) {
        let all = self.reading();
        if let Some(id) = if first { all.first() } else { all.last() } {
            self.walk_to(id, false);
        }
    }

    /// The cards in reading order.
    fn reading(self) -> Vec<NodeId> {
        let rows = self.board.workflow_now().map(|workflow| outline::outline(&workflow)).unwrap_or_default();
        rows.into_iter().filter(|row| !row.again).map(|row| row.node).collect()
    }

    /// The port that A and C are about: the one that was turned to, else the first free one.
    fn port_of(self, node: &NodeId) -> Option<PortRef> {
        let workflow = self.board.workflow_now()?;
        let turned = self.port.get_value().filter(|from| from.node == *node);
        turned.or_else(|| usher_editor::place::port_for(&workflow, workflow.node(node)?))
    }

    fn turn_port(self, node: Option<&NodeId>, forth: bool) {
        let board = self.board;
        let Some(card) = node.and_then(|node| board.cards.card(node)) else { return };
        let ports = card.node.with_untracked(|node| node.ports());
        if ports.is_empty() {
            return;
        }
        let now = self.port_of(&card.id).and_then(|from| ports.iter().position(|port| *port == from.port)).unwrap_or(0);
        let turned = self.port.with_value(Option::is_some);
        let next = match (turned, forth) {
            (false, true) => 0,
            (true, true) => (now + 1) % ports.len(),
            (_, false) => (now + ports.len() - 1) % ports.len(),
        };
        let from = PortRef { node: card.id.clone(), port: ports[next].clone() };
        board.ui.announcer.say(board.port_name(&from));
        self.port.set_value(Some(from));
    }

    fn add(self, node: Option<NodeId>) {
        let board = self.board;
        match node.and_then(|node| self.port_of(&node)) {
            Some(from) => board.ask_what_follows(from),
            None => {
                let at = board.middle_of_view();
                let on_screen = board.camera.get_untracked().to_screen(at);
                board.connecting.set(None);
                let corner = Plane::new(at.x - usher_editor::size::CARD_WIDTH / 2.0, at.y);
                board.adding.set(Some(AddPlace {
                    menu: Screen::new(on_screen.x, on_screen.y),
                    at: Some(usher_editor::place::to_grid(corner)),
                    after: None,
                    into: None,
                }));
            }
        }
    }

    fn leave(self) -> bool {
        let board = self.board;
        if self.moving.is_on() {
            self.moving.put_back();
        } else if !self.machine.is_idle() {
            self.machine.cancel();
        } else if board.selection().with_untracked(|selection| !selection.is_empty()) {
            board.select(Selection::default());
            board.focus_canvas();
        } else {
            return false;
        }
        true
    }
}

/// The card an element is on.
#[must_use]
pub fn node_of(element: &Element) -> Option<NodeId> {
    let card = element.closest("[data-node]").ok().flatten()?;
    NodeId::new(&card.get_attribute("data-node")?).ok()
}

/// The sticky note an element is on.
#[must_use]
pub fn note_of(element: &Element) -> Option<NoteId> {
    let note = element.closest("[data-note]").ok().flatten()?;
    NoteId::new(&note.get_attribute("data-note")?).ok()
}
