//! The add menu: which step shall follow a port, go into a connection, or stand where a connection was dropped.

use leptos::prelude::*;
use usher_editor::plane::Screen;
use usher_model::{NodeType, PortRef, StepGroup};
use usher_wording::steps;

use super::super::board::{AddPlace, Board};
use super::super::kinds;
use super::super::words::word;
use super::finder::{Entry, Finder};

/// How far below what it belongs to the menu opens.
const BELOW: f64 = 8.0;

impl Board {
    /// Asks which step shall follow a port.
    pub fn ask_what_follows(self, from: PortRef) {
        let at = self.port_on_screen(&from).unwrap_or_default();
        self.connecting.set(None);
        self.adding.set(Some(AddPlace { menu: Screen::new(at.x, at.y + BELOW), at: None, after: Some(from), into: None }));
    }

    /// Asks which step shall go into the connection of a port.
    pub fn ask_what_goes_into(self, from: PortRef) {
        let Some(line) = self.lines.line(&from) else { return };
        let at = self.camera.get_untracked().to_screen(line.route.with_untracked(|route| route.handle));
        self.connecting.set(None);
        self.adding.set(Some(AddPlace { menu: Screen::new(at.x, at.y + BELOW), at: None, after: None, into: Some(from) }));
    }

    /// Where a port is on the canvas element.
    #[must_use]
    pub fn port_on_screen(self, from: &PortRef) -> Option<Screen> {
        Some(self.camera.get_untracked().to_screen(self.port_in_plane(from)?))
    }

    /// Asks to which step a port shall lead.
    pub fn ask_for_target(self, from: PortRef) {
        self.adding.set(None);
        self.connecting.set(Some(from));
    }
}

/// The menu, while it is open.
#[component]
pub fn AddMenu(
    /// The open builder.
    board: Board,
) -> impl IntoView {
    let ui = board.ui;
    let entries = Signal::derive(move || {
        let language = ui.language();
        let place = board.adding.get();
        let follows = place.is_some_and(|place| place.after.is_some() || place.into.is_some());
        let has_trigger = board.workflow().with(|workflow| workflow.as_ref().is_some_and(|workflow| workflow.trigger().is_some()));
        let groups = StepGroup::ALL.into_iter().filter(|group| *group != StepGroup::Triggers || !(follows || has_trigger));
        let entry = |node_type: NodeType| Entry {
            id: node_type.as_str().to_owned(),
            heading: steps::group(node_type.group(), language).to_owned(),
            node_type,
            label: steps::node_type(node_type, language).to_owned(),
            aside: String::new(),
            refused: String::new(),
        };
        groups.flat_map(kinds::offered).map(entry).collect()
    });
    let pick = move |place: AddPlace, id: String| {
        let Some(node_type) = NodeType::ALL.into_iter().find(|node_type| node_type.as_str() == id) else { return };
        if let Some(added) = board.add(node_type, place.at, place.after, place.into) {
            board.focus_card(&added);
        }
    };
    move || {
        let place = board.adding.get()?;
        let at = place.menu;
        Some(view! {
            <Finder
                board=board
                label=word(|words| words.add_step)
                placeholder=word(|words| words.find_type)
                at=at
                entries=entries
                on_pick=Callback::new(move |id| pick(place.clone(), id))
                on_close=Callback::new(move |()| board.adding.set(None))
            />
        })
    }
}
