//! The menus at the pointer: of a card, a sticky note, a connection, or the canvas. Everything in them has another way too.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::MouseEvent;
use usher_editor::{command::Command, fragment, gesture::Hit, place, plane::Plane, plane::Screen};
use usher_model::{
    PortRef,
    ids::{NodeId, NoteId},
    workflow::{Note, NoteColor},
};

use super::super::board::{AddPlace, Board};
use super::super::selection::Selection;
use super::super::words::word;
use super::input::{Machine, element_of};
use super::keyboard::{node_of, note_of};
use crate::platform::clipboard;
use crate::ui::prelude::*;

/// What a menu is about.
#[derive(Clone, Debug, PartialEq)]
enum About {
    Card(NodeId),
    Note(NoteId),
    Edge(PortRef),
    Canvas(Plane),
}

/// An open menu.
#[derive(Clone, Debug, PartialEq)]
struct Open {
    spot: Spot,
    about: About,
}

/// The menus. Copies are the same.
#[derive(Clone, Copy)]
pub struct ContextMenus {
    board: Board,
    machine: Machine,
    open: RwSignal<Option<Open>>,
}

impl ContextMenus {
    /// Closed.
    #[must_use]
    pub fn new(board: Board, machine: Machine) -> Self {
        Self { board, machine, open: RwSignal::new(None) }
    }

    /// The browser would open its own menu here: by the pointer, a long press, or the key.
    pub fn ask(self, event: &MouseEvent) {
        let Some(target) = element_of(event.target()) else { return };
        if target.closest("input, textarea, .add-menu, .canvas__tools").ok().flatten().is_some() {
            return;
        }
        event.prevent_default();
        self.machine.cancel();
        let at = Screen::new(f64::from(event.client_x()), f64::from(event.client_y()));
        // The menu key has no place of its own; the browser gives that of the focused element.
        let by_key = event.button() != 2 || event.detail() == 0 && (event.client_x(), event.client_y()) == (0, 0);
        let about = match (by_key, node_of(&target), note_of(&target)) {
            (true, Some(node), _) => About::Card(node),
            (true, None, Some(note)) => About::Note(note),
            _ => match self.machine.under(at) {
                Hit::Card(node) => About::Card(node),
                Hit::Port(from) => About::Card(from.node),
                Hit::Note(note) | Hit::Grip(note) => About::Note(note),
                Hit::Edge(from) => About::Edge(from),
                Hit::Canvas => About::Canvas(self.board.camera.get_untracked().to_plane(self.machine.in_region(at))),
            },
        };
        self.choose(&about);
        let spot = match (&about, by_key) {
            (About::Card(_) | About::Note(_), true) => Spot::below(&target),
            _ => Spot::at(at.x, at.y),
        };
        self.open.set(Some(Open { spot, about }));
    }

    /// What the menu is about is selected, unless it is part of what is.
    fn choose(self, about: &About) {
        let board = self.board;
        let now = board.selection().get_untracked();
        match about {
            About::Card(node) if !now.nodes.contains(node) => board.select(Selection::node(node.clone())),
            About::Note(note) if !now.notes.contains(note) => board.select(Selection::note(note.clone())),
            About::Edge(from) => board.select(Selection::edge(from.clone())),
            About::Card(_) | About::Note(_) | About::Canvas(_) => {}
        }
    }

    fn items(self) -> Vec<MenuItem> {
        let _ = self.board.ui.language();
        match self.open.get().map(|open| open.about) {
            Some(About::Card(node)) => self.of_card(&node),
            Some(About::Note(note)) => self.of_note(note),
            Some(About::Edge(from)) => self.of_edge(from),
            Some(About::Canvas(at)) => self.of_canvas(at),
            None => Vec::new(),
        }
    }

    fn of_card(self, node: &NodeId) -> Vec<MenuItem> {
        let board = self.board;
        let language = board.language_now();
        let (words, common) = (language.builder(), language.common());
        let mut items = Vec::new();
        let is_single = board.selection().with_untracked(|selection| selection.count() == 1);
        if let (true, Some(card)) = (is_single, board.cards.card(node)) {
            let ports = card.node.with_untracked(|node| node.ports());
            let from = board.workflow_now().and_then(|workflow| place::port_for(&workflow, workflow.node(node)?));
            if let Some(from) = from {
                items.push(MenuItem::act(words.add_step_after, move || board.ask_what_follows(from.clone())).icon(Glyph::Plus).keys("A"));
            }
            for port in &ports {
                let from = PortRef { node: node.clone(), port: port.clone() };
                let label = if ports.len() > 1 { (words.connect_from)(&board.port_name(&from)) } else { words.connect.to_owned() };
                let item = MenuItem::act(label, move || board.ask_for_target(from.clone())).icon(Glyph::Arrow);
                items.push(if ports.len() > 1 { item } else { item.keys("C") });
            }
            items.push(MenuItem::separator());
        }
        items.extend(self.of_selection());
        let is_on = board.cards.card(node).is_some_and(|card| card.node.with_untracked(|node| node.enabled));
        let toggle = if is_on { words.turn_off } else { words.turn_on };
        items.push(MenuItem::act(toggle, move || board.toggle_selected()).icon(Glyph::Power));
        items.push(MenuItem::separator());
        items.push(MenuItem::act(common.delete, move || board.delete_selected()).icon(Glyph::Trash).keys("Del").danger());
        items
    }

    fn of_selection(self) -> Vec<MenuItem> {
        let board = self.board;
        let language = board.language_now();
        let (words, common) = (language.builder(), language.common());
        vec![
            MenuItem::act(words.cut, move || copy(board, true)).keys("Ctrl+X"),
            MenuItem::act(words.copy, move || copy(board, false)).icon(Glyph::Copy).keys("Ctrl+C"),
            MenuItem::act(common.duplicate, move || board.duplicate_selected()).icon(Glyph::Duplicate).keys("Ctrl+D"),
        ]
    }

    fn of_note(self, note: NoteId) -> Vec<MenuItem> {
        let board = self.board;
        let language = board.language_now();
        let (words, common) = (language.builder(), language.common());
        let color = |color: NoteColor, label: &str| {
            let id = note.clone();
            let is_now = board.cards.note(&id).is_some_and(|note| note.note.with_untracked(|note| note.color == color));
            MenuItem::act(label, move || paint(board, &id, color)).checked(is_now)
        };
        let colors = [
            color(NoteColor::Yellow, words.yellow),
            color(NoteColor::Green, words.green),
            color(NoteColor::Blue, words.blue),
            color(NoteColor::Pink, words.pink),
        ];
        let written = note.clone();
        let mut items = vec![MenuItem::act(words.edit_note, move || board.writing.set(Some(written.clone()))).keys("Enter")];
        items.extend(self.of_selection());
        items.push(MenuItem::separator());
        items.push(MenuItem::heading(words.color));
        items.extend(colors);
        items.push(MenuItem::separator());
        items.push(MenuItem::act(common.delete, move || board.delete_selected()).icon(Glyph::Trash).keys("Del").danger());
        items
    }

    fn of_edge(self, from: PortRef) -> Vec<MenuItem> {
        let board = self.board;
        let language = board.language_now();
        let words = language.builder();
        let (add, connect) = (from.clone(), from.clone());
        vec![
            MenuItem::act(words.insert_here, move || board.ask_what_goes_into(add.clone())).icon(Glyph::Plus),
            MenuItem::act(words.connect_elsewhere, move || board.ask_for_target(connect.clone())).icon(Glyph::Arrow),
            MenuItem::separator(),
            MenuItem::act(words.delete_edge, move || board.disconnect(&from)).icon(Glyph::Trash).keys("Del").danger(),
        ]
    }

    fn of_canvas(self, at: Plane) -> Vec<MenuItem> {
        let board = self.board;
        let language = board.language_now();
        let words = language.builder();
        let add = move || {
            let menu = board.camera.get_untracked().to_screen(at);
            let corner = place::to_grid(at.moved(-usher_editor::size::CARD_WIDTH / 2.0, -usher_editor::size::CARD_HEIGHT / 2.0));
            board.adding.set(Some(AddPlace { menu, at: Some(corner), after: None, into: None }));
        };
        vec![
            MenuItem::act(words.add_step_here, add).icon(Glyph::Plus),
            MenuItem::act(words.add_note_here, move || board.add_note(Some(at))).icon(Glyph::Note),
            MenuItem::act(words.paste, move || paste(board)).keys("Ctrl+V"),
            MenuItem::separator(),
            MenuItem::act(words.select_all, move || board.select_all()).keys("Ctrl+A"),
            MenuItem::act(words.tidy_up, move || board.tidy_up()).icon(Glyph::Tidy),
            MenuItem::act(words.zoom_to_fit, move || board.fit()).icon(Glyph::Fit).keys("Shift+1"),
        ]
    }
}

/// The menu that is open.
#[component]
pub fn ContextMenu(
    /// The menus.
    menus: ContextMenus,
) -> impl IntoView {
    let at = Signal::derive(move || menus.open.get().map(|open| open.spot));
    view! { <Menu label=word(|words| words.canvas) at=at on_close=move || menus.open.set(None) items=Signal::derive(move || menus.items()) /> }
}

fn copy(board: Board, cut: bool) {
    let Some(text) = board.copied_text() else { return };
    spawn_local(async move {
        if clipboard::copy(&text).await.is_err() {
            return board.ui.toaster.say(board.language_now().pages().not_copied);
        }
        board.say_copied();
        if cut {
            board.delete_selected();
        }
    });
}

fn paste(board: Board) {
    spawn_local(async move {
        match clipboard::read().await {
            Ok(text) if fragment::is_fragment(&text) => board.paste(text),
            Ok(_) => board.explain(&usher_editor::command::Refused::NoFragment),
            Err(_) => board.ui.toaster.say(board.language_now().builder().paste_by_keys),
        }
    });
}

fn paint(board: Board, id: &NoteId, color: NoteColor) {
    let Some(note) = board.cards.note(id) else { return };
    let note = Note { color, ..Note::clone(&note.note.get_untracked()) };
    board.perform(Command::EditNote { workflow: board.id(), note: std::sync::Arc::new(note) }, String::new);
}
