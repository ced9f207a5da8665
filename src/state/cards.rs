//! The signals of each card of an open workflow, kept in step with the document by its patches.
//!
//! No card reads the document or the selection: one that moves renews itself and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;
use usher_analysis::Severity;
use usher_editor::{patch::Patch, plane::Plane};
use usher_model::{
    Node, NodeKind, Port, Workflow,
    ids::{NodeId, NoteId, WorkflowId},
    steps::Step,
    workflow::Note,
};

use super::store::Store;

/// What is wrong at a card: the worst severity and how many findings there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The worst of them.
    pub severity: Severity,
    /// How many.
    pub count: usize,
}

/// What a simulation did at a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardRun {
    /// The number of the first visit; 0: not visited.
    pub order: usize,
    /// The ports by which it was left.
    pub taken: BTreeSet<Port>,
    /// Whether the run is here.
    pub is_active: bool,
    /// The virtual time left of its wait.
    pub left: Option<String>,
    /// Whether playing stops here.
    pub stops: bool,
}

/// How a card looks while something is dragged over the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drag {
    /// As always.
    #[default]
    None,
    /// It is being moved.
    Moving,
    /// A connection can be dropped here.
    Takes,
    /// A connection cannot be dropped here.
    Refuses,
    /// Just moved by something else than the pointer: outlined for a moment where motion is not wanted.
    Moved,
}

/// The signals of one card. A copy is the same card.
#[derive(Clone)]
pub struct Card {
    /// Which node.
    pub id: NodeId,
    /// The node as the document has it.
    pub node: ArcRwSignal<Arc<Node>>,
    /// Where its card is shown: as in the document, or under the pointer that moves it.
    pub at: ArcRwSignal<Plane>,
    /// The ports that lead somewhere.
    pub linked: ArcRwSignal<BTreeSet<Port>>,
    /// Whether it is selected.
    pub selected: ArcRwSignal<bool>,
    /// What is wrong with it.
    pub badge: ArcRwSignal<Option<Problem>>,
    /// What a simulation did here; `None`: nothing is simulated.
    pub walked: ArcRwSignal<Option<CardRun>>,
    /// What is being dragged over it, or with it.
    pub drag: ArcRwSignal<Drag>,
}

impl Card {
    fn new(node: &Arc<Node>, linked: BTreeSet<Port>) -> Self {
        Self {
            id: node.id.clone(),
            node: ArcRwSignal::new(Arc::clone(node)),
            at: ArcRwSignal::new(node.position.into()),
            linked: ArcRwSignal::new(linked),
            selected: ArcRwSignal::new(false),
            badge: ArcRwSignal::new(None),
            walked: ArcRwSignal::new(None),
            drag: ArcRwSignal::new(Drag::None),
        }
    }
}

/// The signals of one sticky note. A copy is the same note.
#[derive(Clone)]
pub struct NoteCard {
    /// The note as the document has it.
    pub note: ArcRwSignal<Arc<Note>>,
    /// Where it is shown.
    pub at: ArcRwSignal<Plane>,
    /// How large it is shown.
    pub size: ArcRwSignal<(f64, f64)>,
    /// Whether it is selected.
    pub selected: ArcRwSignal<bool>,
}

impl NoteCard {
    fn new(note: &Arc<Note>) -> Self {
        Self {
            note: ArcRwSignal::new(Arc::clone(note)),
            at: ArcRwSignal::new(note.position.into()),
            size: ArcRwSignal::new((f64::from(note.width), f64::from(note.height))),
            selected: ArcRwSignal::new(false),
        }
    }
}

/// Sets a signal if that changes it.
pub fn put<T: PartialEq + Send + Sync + 'static>(signal: &ArcRwSignal<T>, value: T) {
    if signal.with_untracked(|now| *now != value) {
        signal.set(value);
    }
}

/// The cards of one workflow. Copies are the same cards.
#[derive(Clone, Copy)]
pub struct Cards {
    workflow: StoredValue<WorkflowId>,
    store: Store,
    cards: StoredValue<BTreeMap<NodeId, Card>>,
    notes: StoredValue<BTreeMap<NoteId, NoteCard>>,
    list: RwSignal<u64>,
    shape: RwSignal<u64>,
    words: RwSignal<u64>,
}

impl Cards {
    /// The cards of a workflow, which follow the store for as long as the current owner lives.
    #[must_use]
    pub fn follow(store: Store, workflow: WorkflowId) -> Self {
        let cards = Self {
            workflow: StoredValue::new(workflow),
            store,
            cards: StoredValue::new(BTreeMap::new()),
            notes: StoredValue::new(BTreeMap::new()),
            list: RwSignal::new(0),
            shape: RwSignal::new(0),
            words: RwSignal::new(0),
        };
        cards.renew_all();
        store.on_patch(move |patch| cards.take(patch));
        cards
    }

    /// The card of a node.
    #[must_use]
    pub fn card(self, id: &NodeId) -> Option<Card> {
        self.cards.with_value(|cards| cards.get(id).cloned())
    }

    /// The sticky note of this id.
    #[must_use]
    pub fn note(self, id: &NoteId) -> Option<NoteCard> {
        self.notes.with_value(|notes| notes.get(id).cloned())
    }

    /// Looks at all cards, by their ids.
    pub fn with<T>(self, look: impl FnOnce(&BTreeMap<NodeId, Card>) -> T) -> T {
        self.cards.with_value(look)
    }

    /// Looks at all sticky notes, by their ids.
    pub fn with_notes<T>(self, look: impl FnOnce(&BTreeMap<NoteId, NoteCard>) -> T) -> T {
        self.notes.with_value(look)
    }

    /// Runs the reader again when cards or notes appear or go.
    pub fn track_list(self) {
        self.list.track();
    }

    /// Runs the reader again when the document's cards, places or edges change: not while something is only being dragged.
    pub fn track_shape(self) {
        self.shape.track();
    }

    /// Counts the changes of the document's cards, places and edges. Not reactive.
    #[must_use]
    pub fn shape_now(self) -> u64 {
        self.shape.get_untracked()
    }

    /// Runs the reader again when names in the workspace change, and with them what cards say.
    pub fn track_words(self) {
        self.words.track();
    }

    fn take(self, patch: &Patch) {
        let mut touched = patch.touched();
        if touched.workspace || touched.workflow_list {
            self.words.update(|words| *words += 1);
        }
        let id = self.workflow.get_value();
        let Some(of) = touched.workflows.remove(&id) else { return };
        if of.whole {
            return self.renew_all();
        }
        let Some(workflow) = self.store.with_untracked(|document| document.workflow(&id).cloned()) else { return };
        let ports: BTreeSet<NodeId> = of.edges.iter().map(|from| from.node.clone()).collect();
        let mut is_list_new = self.renew(&workflow, &of.nodes, &of.moved, &ports);
        for id in &of.notes {
            is_list_new |= self.renew_note(&workflow, id);
        }
        if is_list_new {
            self.list.update(|list| *list += 1);
        }
        if is_list_new || !of.nodes.is_empty() || !of.moved.is_empty() || !of.edges.is_empty() || !of.notes.is_empty() {
            self.shape.update(|shape| *shape += 1);
        }
    }

    /// Renews the cards of these nodes; says whether some appeared or went.
    fn renew(self, workflow: &Workflow, nodes: &BTreeSet<NodeId>, moved: &BTreeSet<NodeId>, ports: &BTreeSet<NodeId>) -> bool {
        let all: BTreeSet<&NodeId> = nodes.iter().chain(moved).chain(ports).collect();
        if all.is_empty() {
            return false;
        }
        let now: BTreeMap<&NodeId, &Arc<Node>> =
            workflow.nodes.iter().filter(|node| all.contains(&node.id)).map(|node| (&node.id, node)).collect();
        let mut linked = linked_ports(workflow, &all);
        let mut is_list_new = false;
        for id in &all {
            let known = self.card(id);
            match (now.get(*id), known) {
                (Some(node), Some(card)) => {
                    if !Arc::ptr_eq(&card.node.get_untracked(), node) {
                        card.node.set(Arc::clone(node));
                    }
                    put(&card.at, node.position.into());
                    put(&card.linked, linked.remove(*id).unwrap_or_default());
                }
                (Some(node), None) => {
                    let card = Card::new(node, linked.remove(*id).unwrap_or_default());
                    self.cards.update_value(|cards| _ = cards.insert((*id).clone(), card));
                    is_list_new = true;
                }
                (None, Some(_)) => {
                    self.cards.update_value(|cards| _ = cards.remove(*id));
                    is_list_new = true;
                }
                (None, None) => {}
            }
        }
        self.renew_jumps(nodes);
        is_list_new
    }

    /// A Jump To says the name of its target, so it says something new when that changes.
    fn renew_jumps(self, nodes: &BTreeSet<NodeId>) {
        if nodes.is_empty() {
            return;
        }
        let leads_there = |card: &&Card| {
            card.node.with_untracked(|node| match &node.kind {
                NodeKind::Step(Step::JumpTo(jump)) => jump.target.as_ref().is_some_and(|target| nodes.contains(target)),
                NodeKind::Step(_) | NodeKind::Trigger(_) => false,
            })
        };
        let jumps: Vec<Card> = self.cards.with_value(|cards| cards.values().filter(leads_there).cloned().collect());
        for card in jumps {
            card.node.notify();
        }
    }

    fn renew_note(self, workflow: &Workflow, id: &NoteId) -> bool {
        let now = workflow.notes.iter().find(|note| note.id == *id);
        match (now, self.note(id)) {
            (Some(note), Some(known)) => {
                put(&known.at, note.position.into());
                put(&known.size, (f64::from(note.width), f64::from(note.height)));
                if !Arc::ptr_eq(&known.note.get_untracked(), note) {
                    known.note.set(Arc::clone(note));
                }
                false
            }
            (Some(note), None) => {
                self.notes.update_value(|notes| _ = notes.insert(id.clone(), NoteCard::new(note)));
                true
            }
            (None, Some(_)) => {
                self.notes.update_value(|notes| _ = notes.remove(id));
                true
            }
            (None, None) => false,
        }
    }

    fn renew_all(self) {
        let id = self.workflow.get_value();
        let workflow = self.store.with_untracked(|document| document.workflow(&id).cloned());
        let (cards, notes) = match &workflow {
            Some(workflow) => {
                let all: BTreeSet<&NodeId> = workflow.nodes.iter().map(|node| &node.id).collect();
                let mut linked = linked_ports(workflow, &all);
                let card = |node: &Arc<Node>| (node.id.clone(), Card::new(node, linked.remove(&node.id).unwrap_or_default()));
                let cards = workflow.nodes.iter().map(card).collect();
                (cards, workflow.notes.iter().map(|note| (note.id.clone(), NoteCard::new(note))).collect())
            }
            None => (BTreeMap::new(), BTreeMap::new()),
        };
        self.cards.set_value(cards);
        self.notes.set_value(notes);
        self.list.update(|list| *list += 1);
        self.shape.update(|shape| *shape += 1);
    }
}

fn linked_ports(workflow: &Workflow, of: &BTreeSet<&NodeId>) -> BTreeMap<NodeId, BTreeSet<Port>> {
    let mut linked: BTreeMap<NodeId, BTreeSet<Port>> = BTreeMap::new();
    for edge in workflow.edges.iter().filter(|edge| of.contains(&edge.from.node)) {
        linked.entry(edge.from.node.clone()).or_default().insert(edge.from.port.clone());
    }
    linked
}
