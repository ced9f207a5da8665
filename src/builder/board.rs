//! The open builder: its workflow, what is selected, what the camera shows, and which of its panels are open.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use usher_editor::{
    camera::{Camera, Detail},
    plane::{Plane, Rect, Screen},
    size,
};
use usher_model::{
    PortRef, StepGroup, Workflow,
    ids::{NodeId, NoteId, WorkflowId},
};
use usher_wording::Language;

use super::palette_item::Dragged;
use super::selection::Selection;
use crate::platform::media;
use crate::state::{
    Store, Ui,
    cards::{Cards, put},
    lines::Lines,
    overlay::Overlay,
};

/// The size of the canvas on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Its width in CSS pixels.
    pub width: f64,
    /// Its height in CSS pixels.
    pub height: f64,
    /// The root font size divided by 16: large text enlarges the cards too.
    pub text_scale: f64,
}

/// A setting that shall have the focus: a finding was pressed. The inspector obeys and sets it back to `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FocusSetting {
    /// The node.
    pub node: NodeId,
    /// The path of the setting, as findings name it; `None`: the name.
    pub setting: Option<String>,
}

/// Where a step that is chosen from the add menu goes.
#[derive(Clone, Debug, PartialEq)]
pub struct AddPlace {
    /// Where the menu stands on the canvas element.
    pub menu: Screen,
    /// Where the card goes; `None`: a free place is found.
    pub at: Option<Plane>,
    /// It follows this port.
    pub after: Option<PortRef>,
    /// It goes into the connection of this port.
    pub into: Option<PortRef>,
}

/// Which panels are open.
#[derive(Clone, Copy)]
pub struct Panels {
    /// The palette as a flyout or sheet, where it is not always there; the group is the one that was asked for.
    pub palette: RwSignal<Option<Option<StepGroup>>>,
    /// The list of problems: unfolded, or as a sheet.
    pub problems: RwSignal<bool>,
    /// The outline.
    pub outline: RwSignal<bool>,
    /// The inspector; what is selected opens it.
    pub inspector: RwSignal<bool>,
    /// The minimap.
    pub minimap: RwSignal<bool>,
    /// The list of shortcuts.
    pub shortcuts: RwSignal<bool>,
    /// The bar that finds steps.
    pub find: RwSignal<bool>,
}

/// The open builder. A context; copies are the same one.
#[derive(Clone, Copy)]
pub struct Board {
    /// The open workspace.
    pub store: Store,
    /// The frame of the page.
    pub ui: Ui,
    /// The signals of the cards and notes.
    pub cards: Cards,
    /// The signals of the connections.
    pub lines: Lines,
    /// What a simulation shows.
    pub overlay: Overlay,
    /// What the camera shows.
    pub camera: RwSignal<Camera>,
    /// How large the canvas is.
    pub view: RwSignal<View>,
    /// Which panels are open.
    pub panels: Panels,
    /// The add menu; `None`: closed.
    pub adding: RwSignal<Option<AddPlace>>,
    /// The list of targets for a port; `None`: closed.
    pub connecting: RwSignal<Option<PortRef>>,
    /// The sticky note that is being written.
    pub writing: RwSignal<Option<NoteId>>,
    /// What is being dragged out of the palette, for the ghost and the canvas.
    pub dragged: RwSignal<Option<Dragged>>,
    /// The connection that the pointer, or what it drags, is on.
    pub hovered: RwSignal<Option<PortRef>>,
    /// Whether the arrow keys walk along the connections: the card was come to by the keyboard. Else they move what is selected.
    pub walks: RwSignal<bool>,
    /// Counts the moves of what is only being dragged.
    pub preview: RwSignal<u32>,
    /// The setting that shall have the focus.
    pub focus_setting: RwSignal<Option<FocusSetting>>,
    /// The element of the canvas.
    pub region: NodeRef<html::Section>,
    workflow: Memo<Option<Arc<Workflow>>>,
    id: StoredValue<WorkflowId>,
    selection: RwSignal<Selection>,
}

impl Board {
    /// The builder of a workflow that exists.
    #[must_use]
    pub fn open(workflow: WorkflowId) -> Self {
        let (store, ui) = (Store::get(), Ui::get());
        Self {
            store,
            ui,
            cards: Cards::follow(store, workflow.clone()),
            lines: Lines::follow(store, workflow.clone()),
            overlay: Overlay::new(),
            camera: RwSignal::new(Camera::default()),
            view: RwSignal::new(View { width: 0.0, height: 0.0, text_scale: 1.0 }),
            panels: Panels {
                palette: RwSignal::new(None),
                problems: RwSignal::new(media::matches_now("(min-width: 64em)")),
                outline: RwSignal::new(false),
                inspector: RwSignal::new(true),
                minimap: RwSignal::new(true),
                shortcuts: RwSignal::new(false),
                find: RwSignal::new(false),
            },
            adding: RwSignal::new(None),
            connecting: RwSignal::new(None),
            writing: RwSignal::new(None),
            dragged: RwSignal::new(None),
            hovered: RwSignal::new(None),
            walks: RwSignal::new(false),
            preview: RwSignal::new(0),
            focus_setting: RwSignal::new(None),
            region: NodeRef::new(),
            workflow: store.workflow(workflow.clone()),
            id: StoredValue::new(workflow),
            selection: RwSignal::new(Selection::default()),
        }
    }

    /// The builder of the page.
    ///
    /// # Panics
    /// Outside the builder.
    #[must_use]
    pub fn get() -> Self {
        expect_context()
    }

    /// Which workflow is open.
    #[must_use]
    pub fn id(self) -> WorkflowId {
        self.id.get_value()
    }

    /// The workflow, renewed when it changes; `None` in the moment in which it goes.
    #[must_use]
    pub const fn workflow(self) -> Memo<Option<Arc<Workflow>>> {
        self.workflow
    }

    /// The workflow as it is now.
    #[must_use]
    pub fn workflow_now(self) -> Option<Arc<Workflow>> {
        let id = self.id.get_value();
        self.store.with_untracked(|document| document.workflow(&id).cloned())
    }

    /// The language now.
    #[must_use]
    pub fn language_now(self) -> Language {
        self.ui.language_now()
    }

    /// What is selected. Reactive.
    #[must_use]
    pub const fn selection(self) -> RwSignal<Selection> {
        self.selection
    }

    /// Selects exactly this; what is not there is left out.
    pub fn select(self, mut wish: Selection) {
        wish.nodes.retain(|id| self.cards.card(id).is_some());
        wish.notes.retain(|id| self.cards.note(id).is_some());
        wish.edge = wish.edge.filter(|from| self.lines.line(from).is_some());
        let before = self.selection.get_untracked();
        if before == wish {
            return;
        }
        self.mark_nodes(&before.nodes, &wish.nodes);
        self.mark_notes(&before.notes, &wish.notes);
        if let Some(line) = before.edge.as_ref().and_then(|from| self.lines.line(from)) {
            put(&line.selected, false);
        }
        if let Some(line) = wish.edge.as_ref().and_then(|from| self.lines.line(from)) {
            put(&line.selected, true);
        }
        let nodes = wish.nodes.clone();
        self.selection.set(wish);
        self.mark_near(&nodes);
    }

    /// Marks the selection again, after cards came back with an undo or lines were laid anew.
    pub fn select_again(self) {
        let now = self.selection.get_untracked();
        self.selection.update_untracked(|selection| *selection = Selection::default());
        self.select(now);
        self.mark_near(&self.selection.with_untracked(|selection| selection.nodes.clone()));
    }

    fn mark_nodes(self, before: &BTreeSet<NodeId>, now: &BTreeSet<NodeId>) {
        for id in before.difference(now) {
            if let Some(card) = self.cards.card(id) {
                put(&card.selected, false);
            }
        }
        for id in now {
            if let Some(card) = self.cards.card(id) {
                put(&card.selected, true);
            }
        }
    }

    fn mark_notes(self, before: &BTreeSet<NoteId>, now: &BTreeSet<NoteId>) {
        for id in before.difference(now) {
            if let Some(note) = self.cards.note(id) {
                put(&note.selected, false);
            }
        }
        for id in now {
            if let Some(note) = self.cards.note(id) {
                put(&note.selected, true);
            }
        }
    }

    fn mark_near(self, nodes: &BTreeSet<NodeId>) {
        self.lines.with(|lines| {
            for line in lines.values() {
                let is_near = nodes.contains(&line.from.node) || line.route.with_untracked(|route| nodes.contains(&route.to));
                put(&line.near, is_near);
            }
        });
    }

    /// How much of a card is drawn. Reactive.
    #[must_use]
    pub fn detail(self) -> Detail {
        self.camera.get().detail(self.view.get().text_scale)
    }

    /// The part of the canvas that is seen. Reactive.
    #[must_use]
    pub fn seen(self) -> Rect {
        let view = self.view.get();
        self.camera.get().visible(view.width, view.height)
    }

    /// Where a card is shown now; `None` when it is gone.
    #[must_use]
    pub fn card_rect(self, id: &NodeId) -> Option<Rect> {
        let card = self.cards.card(id)?;
        let at = card.at.get_untracked();
        let (w, h) = card.node.with_untracked(|node| size::size_of(node));
        Some(Rect::new(at.x, at.y, w, h))
    }

    /// Where a sticky note is shown now.
    #[must_use]
    pub fn note_rect(self, id: &NoteId) -> Option<Rect> {
        let note = self.cards.note(id)?;
        let (at, (w, h)) = (note.at.get_untracked(), note.size.get_untracked());
        Some(Rect::new(at.x, at.y, w, h))
    }

    /// The rectangle around what is selected; `None` when that is nothing.
    #[must_use]
    pub fn selected_rect(self) -> Option<Rect> {
        self.selection.with_untracked(|selection| {
            let cards = selection.nodes.iter().filter_map(|id| self.card_rect(id));
            cards.chain(selection.notes.iter().filter_map(|id| self.note_rect(id))).reduce(Rect::union)
        })
    }

    /// What a node is called.
    #[must_use]
    pub fn name_of(self, id: &NodeId) -> String {
        let (workflow, language) = (self.workflow_now(), self.language_now());
        workflow.map_or_else(String::new, |workflow| {
            self.store.with_untracked(|document| usher_wording::names::node(id, &workflow, document, language))
        })
    }

    /// Opens the settings of a card and gives them the focus.
    pub fn open_settings(self, id: &NodeId) {
        self.select(Selection::node(id.clone()));
        self.panels.inspector.set(true);
        self.focus_setting.set(Some(FocusSetting { node: id.clone(), setting: None }));
    }

    /// Closes the settings; the canvas has its width again.
    pub fn close_settings(self) {
        self.panels.inspector.set(false);
        match self.selection.with_untracked(|selection| selection.single().cloned()) {
            Some(card) => self.focus_card(&card),
            None => self.focus_canvas(),
        }
    }

    /// Marks the connection that the pointer, or what it drags, is on.
    pub fn hover_edge(self, from: Option<PortRef>) {
        let before = self.hovered.get_untracked();
        if before == from {
            return;
        }
        for (of, is_hovered) in [(&before, false), (&from, true)] {
            if let Some(line) = of.as_ref().and_then(|from| self.lines.line(from)) {
                put(&line.hovered, is_hovered);
            }
        }
        self.hovered.set(from);
    }
}
