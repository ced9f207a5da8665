//! What the gesture machine asks for becomes selection, camera, commands, menus and words.

use leptos::prelude::*;
use usher_editor::{
    command::Command,
    gesture::{Gesture, How, Item, Request},
    plane::{Plane, Screen},
};
use usher_model::PortRef;
use usher_wording::{builder, steps};

use super::super::board::{AddPlace, Board};
use super::super::selection::Selection;
use super::preview::Shown;

/// Fulfils the machine's requests.
#[derive(Clone, Copy)]
pub struct Performer {
    board: Board,
    shown: Shown,
}

impl Performer {
    /// For an open builder and its preview.
    #[must_use]
    pub const fn new(board: Board, shown: Shown) -> Self {
        Self { board, shown }
    }

    /// Fulfils what a step asked for; `before` is what the pointer was doing until then.
    pub fn fulfil(self, before: &Gesture, requests: Vec<Request>) {
        let was_press = matches!(before, Gesture::Pressing(_));
        let is_click = was_press && !requests.iter().any(|request| matches!(request, Request::Preview(_)));
        for request in requests {
            match request {
                Request::Select { items, how } => self.select(items, how, is_click, was_press),
                Request::SelectEdge(from) => {
                    self.board.select(Selection::edge(from));
                    self.board.focus_canvas();
                }
                Request::Open(item) => self.open(item),
                Request::Pan { dx, dy } => self.board.look(self.board.camera.get_untracked().panned(dx, dy)),
                Request::Zoom { at, factor } => self.board.look(self.board.camera.get_untracked().zoomed_around(at, factor)),
                Request::Preview(preview) => self.shown.show(preview),
                Request::EndPreview => self.shown.end(),
                Request::Commit(command) => self.commit(command),
                // A port that is only pressed offers what can be dragged to: the other way to connect.
                Request::OpenAddMenu { after: Some(from), .. } if was_press => self.board.ask_for_target(from),
                Request::OpenAddMenu { at, after } => self.ask(at, after),
                Request::Refuse(why) => self.board.explain(&why),
            }
        }
    }

    fn select(self, items: Vec<Item>, how: How, is_click: bool, was_press: bool) {
        let board = self.board;
        let before = board.selection().get_untracked();
        let single = (items.len() == 1).then(|| items[0].clone());
        board.walks.set(false);
        board.select(changed(before, items, how));
        board.panels.palette.set(None);
        if !was_press {
            board.say_selected();
        }
        match single {
            Some(Item::Node(id)) => {
                board.panels.inspector.set(true);
                board.focus_card(&id);
                if is_click {
                    // The settings may have opened over the card.
                    request_animation_frame(move || board.reveal(&id));
                }
            }
            Some(Item::Note(id)) => board.focus_note(&id),
            None => board.focus_canvas(),
        }
    }

    fn open(self, item: Item) {
        match item {
            Item::Node(id) => self.board.open_settings(&id),
            Item::Note(id) => {
                self.board.select(Selection::note(id.clone()));
                self.board.writing.set(Some(id));
            }
        }
    }

    fn ask(self, at: Plane, after: Option<PortRef>) {
        let on_screen = self.board.camera.get_untracked().to_screen(at);
        // The card stands under the pointer by its upper middle, where a connection comes in.
        let corner = at.moved(-usher_editor::size::CARD_WIDTH / 2.0, 0.0);
        self.board.connecting.set(None);
        self.board.adding.set(Some(AddPlace {
            menu: Screen::new(on_screen.x + 4.0, on_screen.y + 4.0),
            at: Some(usher_editor::place::to_grid(corner)),
            after,
            into: None,
        }));
    }

    fn commit(self, command: Command) {
        let board = self.board;
        let is_new = matches!(command, Command::AddNode { .. } | Command::InsertJump { .. });
        if let Command::AddNode { node_type, .. } = &command
            && let Some(why) = board.second_trigger(*node_type)
        {
            return board.explain(&why);
        }
        let said = self.words_for(&command);
        let done = board.perform(command, || said);
        if !is_new {
            return;
        }
        if let Some(id) = done.and_then(|patch| patch.added_nodes().into_iter().next()) {
            board.select(Selection::node(id.clone()));
            board.panels.inspector.set(true);
            board.focus_card(&id);
            board.reveal(&id);
        }
    }

    fn words_for(self, command: &Command) -> String {
        let board = self.board;
        let language = board.language_now();
        let words = language.builder();
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        if let Command::AddNode { node_type, .. } = command {
            (words.added)(steps::node_type(*node_type, language))
        } else if let Command::MoveNodes { nodes, .. } = command {
            (words.moved)(count(nodes.len()))
        } else if let Command::Connect { from, to, .. } = command {
            (words.connected)(&board.name_of(&from.node), &board.name_of(to))
        } else if let Command::InsertJump { .. } = command {
            (words.added)(steps::node_type(usher_model::NodeType::JumpTo, language))
        } else if let Command::InsertInto { node, .. } = command {
            builder::inserted(&board.name_of(node), language)
        } else {
            String::new()
        }
    }
}

/// A selection after a change of it.
#[must_use]
pub fn changed(before: Selection, items: Vec<Item>, how: How) -> Selection {
    let mut now = match how {
        How::Replace => Selection::default(),
        How::Add | How::Toggle => Selection { edge: None, ..before },
    };
    for item in items {
        let toggles = how == How::Toggle;
        match item {
            Item::Node(id) => {
                if !(toggles && now.nodes.remove(&id)) {
                    now.nodes.insert(id);
                }
            }
            Item::Note(id) => {
                if !(toggles && now.notes.remove(&id)) {
                    now.notes.insert(id);
                }
            }
        }
    }
    now
}
