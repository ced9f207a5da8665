//! What can be done in the builder, whatever asks for it: buttons, menus, keys or the pointer.

use std::sync::Arc;

use leptos::prelude::*;
use usher_editor::{
    command::{Command, Refused},
    patch::Patch,
    place,
    plane::Plane,
};
use usher_model::{
    NodeType, PortRef,
    ids::{NodeId, NoteId},
    node::Position,
    workflow::NoteColor,
};
use usher_wording::{builder, edits, steps};

use super::board::Board;
use super::selection::Selection;
use crate::platform::hold;

/// How far one press of an arrow key moves, in pixels: a dot of the grid would hide what is meant.
const NUDGE: f64 = 1.0;
/// The same with Shift.
const NUDGE_FAR: f64 = 10.0;

impl Board {
    /// Does what is wished and says so, or says why not. What it added is selected.
    pub fn perform(self, command: Command, says: impl FnOnce() -> String) -> Option<Arc<Patch>> {
        match self.store.perform(command) {
            Ok(done) => {
                if done.is_some() {
                    self.ui.announcer.say(says());
                }
                done
            }
            Err(why) => {
                self.explain(&why);
                None
            }
        }
    }

    /// Says why a wish cannot be fulfilled.
    pub fn explain(self, why: &Refused) {
        let (workflow, language) = (self.workflow_now(), self.language_now());
        let said = self.store.with_untracked(|document| edits::refused(why, workflow.as_deref(), document, language));
        self.ui.toaster.say(said);
    }

    /// Adds a card and selects it. Without a port and a place it follows what is selected, if that is one step.
    pub fn add(self, node_type: NodeType, at: Option<Plane>, after: Option<PortRef>, into: Option<PortRef>) -> Option<NodeId> {
        if let Some(why) = self.second_trigger(node_type) {
            self.explain(&why);
            return None;
        }
        let after =
            after.or_else(|| if at.is_none() && into.is_none() && !node_type.is_trigger() { self.port_of_selection() } else { None });
        let command = Command::AddNode { workflow: self.id(), node_type, at: at.map(Position::from), after, into };
        let language = self.language_now();
        let words = language.builder();
        let patch = self.perform(command, || (words.added)(steps::node_type(node_type, language)))?;
        let id = patch.added_nodes().into_iter().next()?;
        self.select(Selection::node(id.clone()));
        self.panels.inspector.set(true);
        self.reveal(&id);
        Some(id)
    }

    /// Why a trigger cannot be added: there is one.
    #[must_use]
    pub fn second_trigger(self, node_type: NodeType) -> Option<Refused> {
        let existing = self.workflow_now()?.trigger().map(|trigger| trigger.id.clone())?;
        node_type.is_trigger().then_some(Refused::SecondTrigger { existing })
    }

    /// The port after which a step is added that nobody put anywhere.
    fn port_of_selection(self) -> Option<PortRef> {
        let workflow = self.workflow_now()?;
        let id = self.selection().with_untracked(|selection| selection.single().cloned())?;
        place::port_for(&workflow, workflow.node(&id)?)
    }

    /// Deletes what is selected; the next card in reading order takes the focus.
    pub fn delete_selected(self) {
        let selection = self.selection().get_untracked();
        if let Some(from) = selection.edge {
            return self.disconnect(&from);
        }
        let (nodes, notes): (Vec<NodeId>, Vec<NoteId>) = (selection.nodes.into_iter().collect(), selection.notes.into_iter().collect());
        if nodes.is_empty() && notes.is_empty() {
            return;
        }
        let next = self.before_in_outline(&nodes);
        let names = self.names_of(&nodes, &notes);
        let had_focus = self.has_focus();
        if self.perform(Command::DeleteNodes { workflow: self.id(), nodes, notes }, || names).is_none() {
            return;
        }
        self.select(next.clone().map(Selection::node).unwrap_or_default());
        if had_focus {
            match next {
                Some(next) => self.focus_card(&next),
                None => self.focus_canvas(),
            }
        }
    }

    fn names_of(self, nodes: &[NodeId], notes: &[NoteId]) -> String {
        let language = self.language_now();
        let words = language.builder();
        match (nodes, notes) {
            ([only], []) => (words.deleted)(&self.name_of(only)),
            ([], _) => (words.deleted)(words.note_text),
            _ => builder::deleted_steps(i64::try_from(nodes.len()).unwrap_or(i64::MAX), language),
        }
    }

    /// The card before the first of these in reading order, that is not one of them.
    fn before_in_outline(self, gone: &[NodeId]) -> Option<NodeId> {
        let workflow = self.workflow_now()?;
        let rows = usher_editor::outline::outline(&workflow);
        let first = rows.iter().position(|row| gone.contains(&row.node))?;
        let stays = |row: &&usher_editor::outline::Row| !row.again && !gone.contains(&row.node);
        rows[..first].iter().rev().find(stays).or_else(|| rows[first..].iter().find(stays)).map(|row| row.node.clone())
    }

    /// Takes the connection of a port away.
    pub fn disconnect(self, from: &PortRef) {
        let language = self.language_now();
        let target = self.lines.line(from).map(|line| line.route.with_untracked(|route| route.to.clone()));
        let says = move || {
            let to = target.map(|to| self.name_of(&to)).unwrap_or_default();
            builder::disconnected(&self.name_of(&from.node), &to, language)
        };
        self.perform(Command::Disconnect { workflow: self.id(), from: from.clone() }, says);
        self.select(Selection::default());
    }

    /// Connects a port; what would go round in a circle gets a Jump To when `with_jump` says so.
    pub fn connect(self, from: PortRef, to: NodeId, with_jump: bool) {
        let words = self.language_now().builder();
        let (start, end) = (from.node.clone(), to.clone());
        let says = move || (words.connected)(&self.name_of(&start), &self.name_of(&end));
        let command = Command::Connect { workflow: self.id(), from: from.clone(), to: to.clone() };
        match self.store.perform(command) {
            Ok(Some(_)) => self.ui.announcer.say(says()),
            Ok(None) => {}
            Err(Refused::ClosesCycle { .. }) if with_jump => self.insert_jump(from, to),
            Err(why) => self.explain(&why),
        }
    }

    /// Puts a Jump To at a port, that goes back to a step.
    pub fn insert_jump(self, from: PortRef, to: NodeId) {
        let language = self.language_now();
        let words = language.builder();
        let says = move || (words.added)(steps::node_type(NodeType::JumpTo, language));
        let done = self.perform(Command::InsertJump { workflow: self.id(), from, to }, says);
        if let Some(id) = done.and_then(|patch| patch.added_nodes().into_iter().next()) {
            self.select(Selection::node(id.clone()));
            self.reveal(&id);
        }
    }

    /// Copies what is selected beside itself.
    pub fn duplicate_selected(self) {
        let selection = self.selection().get_untracked();
        let (nodes, notes): (Vec<NodeId>, Vec<NoteId>) = (selection.nodes.into_iter().collect(), selection.notes.into_iter().collect());
        if nodes.is_empty() && notes.is_empty() {
            return;
        }
        let language = self.language_now();
        let n = i64::try_from(nodes.len() + notes.len()).unwrap_or(i64::MAX);
        let done = self.perform(Command::Duplicate { workflow: self.id(), nodes, notes }, || builder::added_steps(n, language));
        self.select_added(done.as_deref());
    }

    /// Selects what a patch added, and brings it into view.
    pub fn select_added(self, patch: Option<&Patch>) {
        let Some(patch) = patch else { return };
        let (nodes, notes) = (patch.added_nodes().into_iter().collect(), patch.added_notes().into_iter().collect());
        let selection = Selection { nodes, notes, edge: None };
        if selection.is_empty() {
            return;
        }
        self.select(selection);
        if let Some(rect) = self.selected_rect() {
            self.reveal_rect(rect);
        }
    }

    /// Moves what is selected by the arrow keys.
    pub fn nudge(self, right: f64, down: f64, is_far: bool) {
        let selection = self.selection().get_untracked();
        if selection.count() == 0 {
            return;
        }
        let by = if is_far { NUDGE_FAR } else { NUDGE };
        let n = i64::try_from(selection.nodes.len()).unwrap_or(i64::MAX);
        let (nodes, notes) = (selection.nodes.into_iter().collect(), selection.notes.into_iter().collect());
        let words = self.language_now().builder();
        let command = Command::NudgeNodes { workflow: self.id(), nodes, notes, dx: right * by, dy: down * by };
        self.perform(command, || (words.moved)(n));
        if let Some(rect) = self.selected_rect() {
            self.reveal_rect(rect);
        }
    }

    /// Lays all cards out anew.
    pub fn tidy_up(self) {
        let language = self.language_now();
        let before: Vec<(NodeId, Plane)> =
            self.cards.with(|cards| cards.values().map(|card| (card.id.clone(), card.at.get_untracked())).collect());
        let Ok(done) = self.store.perform(Command::TidyUp { workflow: self.id() }) else { return };
        let moved: Vec<(NodeId, Plane)> =
            before.into_iter().filter(|(id, at)| self.cards.card(id).is_some_and(|card| card.at.get_untracked() != *at)).collect();
        if done.is_some() {
            self.ui.announcer.say(builder::tidied(i64::try_from(moved.len()).unwrap_or(i64::MAX), language));
        }
        // What one is working on stays in view; without a selection everything is shown.
        match self.selected_rect() {
            Some(rect) => self.reveal_rect(rect),
            None => self.fit(),
        }
        self.settle(moved);
    }

    /// Turns what is selected on or off: off, unless all of it is off already.
    pub fn toggle_selected(self) {
        let nodes: Vec<NodeId> = self.selection().with_untracked(|selection| selection.nodes.iter().cloned().collect());
        let is_on = |id: &NodeId| self.cards.card(id).is_some_and(|card| card.node.with_untracked(|node| node.enabled));
        let enabled = !nodes.iter().any(is_on);
        let words = self.language_now().builder();
        let says = move || if enabled { words.step_on } else { words.step_off }.to_owned();
        self.perform(Command::SetEnabled { workflow: self.id(), nodes, enabled }, says);
    }

    /// Adds a sticky note in the middle of what is seen, ready to be written.
    pub fn add_note(self, at: Option<Plane>) {
        let at = at.unwrap_or_else(|| self.middle_of_view().moved(-100.0, -50.0));
        let words = self.language_now().builder();
        let command =
            Command::AddNote { workflow: self.id(), at: place::to_grid(at).into(), text: String::new(), color: NoteColor::default() };
        let done = self.perform(command, || (words.added)(words.note_text));
        self.select_added(done.as_deref());
        self.writing.set(done.and_then(|patch| patch.added_notes().into_iter().next()));
    }

    /// Selects everything.
    pub fn select_all(self) {
        let nodes = self.cards.with(|cards| cards.keys().cloned().collect());
        let notes = self.cards.with_notes(|notes| notes.keys().cloned().collect());
        self.select(Selection { nodes, notes, edge: None });
        self.say_selected();
    }

    /// Says how many steps are selected.
    pub fn say_selected(self) {
        let words = self.language_now().builder();
        let said = self.selection().with_untracked(|selection| match selection.single() {
            Some(only) => (words.selected_card)(&self.name_of(only)),
            None => (words.selected)(i64::try_from(selection.nodes.len()).unwrap_or(i64::MAX)),
        });
        self.ui.announcer.say(said);
    }

    /// Takes the last act back and says which.
    pub fn undo(self) {
        let language = self.language_now();
        if let Some(edited) = self.store.undo() {
            self.ui.announcer.say(builder::undone(&edits::edited(&edited, language), language));
            self.select_again();
        }
    }

    /// Does the last undone act again and says which.
    pub fn redo(self) {
        let language = self.language_now();
        if let Some(edited) = self.store.redo() {
            self.ui.announcer.say(builder::redone(&edits::edited(&edited, language), language));
            self.select_again();
        }
    }

    /// The words of a port of a node that is there.
    #[must_use]
    pub fn port_name(self, from: &PortRef) -> String {
        let language = self.language_now();
        self.cards
            .card(&from.node)
            .map_or_else(String::new, |card| card.node.with_untracked(|node| steps::port(node, &from.port, language)))
    }

    /// Whether the focus is on the canvas.
    #[must_use]
    pub fn has_focus(self) -> bool {
        let active = document().active_element();
        let region = self.region.get_untracked();
        region.is_some_and(|region| active.is_some_and(|active| region.contains(Some(&active))))
    }

    /// Gives a card the focus; at once if it is in the page, else as soon as it is.
    pub fn focus_card(self, id: &NodeId) {
        let id = super::canvas::card::dom_id(id);
        let board = self;
        request_animation_frame(move || {
            if !hold::focus_id(&id) {
                board.focus_canvas();
            }
        });
    }

    /// Gives a sticky note the focus.
    pub fn focus_note(self, id: &NoteId) {
        let id = super::canvas::note::dom_id(id);
        request_animation_frame(move || _ = hold::focus_id(&id));
    }

    /// Gives the canvas itself the focus.
    pub fn focus_canvas(self) {
        if let Some(region) = self.region.get_untracked() {
            hold::focus(&region);
        }
    }
}
