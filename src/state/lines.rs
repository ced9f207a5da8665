//! The signals of each connection of an open workflow: its way over the canvas, kept in step with the document by its patches.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use usher_editor::{
    patch::Patch,
    plane::Plane,
    route::{self, Route},
};
use usher_model::{
    PortRef, Workflow,
    ids::{NodeId, WorkflowId},
};

use super::cards::put;
use super::store::Store;

/// What a simulation did on a connection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineRun {
    /// Nothing.
    #[default]
    None,
    /// The run came through here.
    Walked,
    /// The run is coming through here now.
    Walking,
}

/// The signals of one connection. A copy is the same connection.
#[derive(Clone)]
pub struct Line {
    /// Where it begins.
    pub from: PortRef,
    /// Its way.
    pub route: ArcRwSignal<Arc<Route>>,
    /// Whether a card at one of its ends is selected.
    pub near: ArcRwSignal<bool>,
    /// Whether it is selected itself.
    pub selected: ArcRwSignal<bool>,
    /// Whether the pointer, or what it drags, is over it.
    pub hovered: ArcRwSignal<bool>,
    /// What a simulation did here.
    pub run: ArcRwSignal<LineRun>,
}

impl Line {
    fn new(route: Route) -> Self {
        Self {
            from: route.from.clone(),
            route: ArcRwSignal::new(Arc::new(route)),
            near: ArcRwSignal::new(false),
            selected: ArcRwSignal::new(false),
            hovered: ArcRwSignal::new(false),
            run: ArcRwSignal::new(LineRun::None),
        }
    }
}

/// The connections of one workflow. Copies are the same connections.
#[derive(Clone, Copy)]
pub struct Lines {
    workflow: StoredValue<WorkflowId>,
    store: Store,
    lines: StoredValue<BTreeMap<PortRef, Line>>,
    /// How many ports each node had when the ways were laid.
    ports: StoredValue<BTreeMap<NodeId, usize>>,
    list: RwSignal<u64>,
    ways: RwSignal<u64>,
}

impl Lines {
    /// The connections of a workflow, which follow the store for as long as the current owner lives.
    #[must_use]
    pub fn follow(store: Store, workflow: WorkflowId) -> Self {
        let lines = Self {
            workflow: StoredValue::new(workflow),
            store,
            lines: StoredValue::new(BTreeMap::new()),
            ports: StoredValue::new(BTreeMap::new()),
            list: RwSignal::new(0),
            ways: RwSignal::new(0),
        };
        lines.lay();
        store.on_patch(move |patch| lines.take(patch));
        lines
    }

    /// The connection that begins at a port.
    #[must_use]
    pub fn line(self, from: &PortRef) -> Option<Line> {
        self.lines.with_value(|lines| lines.get(from).cloned())
    }

    /// Looks at all connections, by where they begin.
    pub fn with<T>(self, look: impl FnOnce(&BTreeMap<PortRef, Line>) -> T) -> T {
        self.lines.with_value(look)
    }

    /// Runs the reader again when connections appear or go.
    pub fn track_list(self) {
        self.list.track();
    }

    /// Runs the reader again when connections appear, go or take another way.
    pub fn track_ways(self) {
        self.ways.track();
    }

    /// Counts the changes of the ways. Not reactive.
    #[must_use]
    pub fn ways_now(self) -> u64 {
        self.ways.get_untracked()
    }

    /// Shows another way for a moment, while an end is being moved.
    pub fn preview(self, from: &PortRef, start: Plane, end: Plane) {
        if let Some(line) = self.line(from) {
            let to = line.route.with_untracked(|route| route.to.clone());
            line.route.set(Arc::new(route::route(from.clone(), to, route::direct(start, end))));
        }
    }

    /// Lays all ways anew, as the document has them.
    pub fn lay(self) {
        let id = self.workflow.get_value();
        let Some(workflow) = self.store.with_untracked(|document| document.workflow(&id).cloned()) else { return };
        self.ports.set_value(count_ports(&workflow));
        let routes = route::routes(&workflow);
        let is_list_new = self.lines.try_update_value(|lines| renew(lines, routes)).unwrap_or(false);
        if is_list_new {
            self.list.update(|list| *list += 1);
        }
        self.ways.update(|ways| *ways += 1);
    }

    fn take(self, patch: &Patch) {
        let id = self.workflow.get_value();
        let Some(of) = patch.touched().workflows.remove(&id) else { return };
        let moved = of.whole || of.node_list || !of.moved.is_empty() || !of.edges.is_empty();
        // Typing in a setting lays no way anew, but a port more or less does.
        let reshaped = || {
            let now = self.store.with_untracked(|document| document.workflow(&id).cloned());
            now.is_some_and(|workflow| {
                let ports = |node: &NodeId| workflow.node(node).map(|node| node.ports().len());
                self.ports.with_value(|before| of.nodes.iter().any(|node| before.get(node).copied() != ports(node)))
            })
        };
        if moved || (!of.nodes.is_empty() && reshaped()) {
            self.lay();
        }
    }
}

/// Gives each connection its new way; says whether some appeared or went.
fn renew(lines: &mut BTreeMap<PortRef, Line>, routes: Vec<Route>) -> bool {
    let mut gone = std::mem::take(lines);
    let mut is_list_new = false;
    for route in routes {
        let line = match gone.remove(&route.from) {
            Some(line) => {
                if line.route.with_untracked(|now| **now != route) {
                    line.route.set(Arc::new(route));
                }
                line
            }
            None => {
                is_list_new = true;
                Line::new(route)
            }
        };
        lines.insert(line.from.clone(), line);
    }
    for line in gone.values() {
        put(&line.hovered, false);
    }
    is_list_new || !gone.is_empty()
}

fn count_ports(workflow: &Workflow) -> BTreeMap<NodeId, usize> {
    workflow.nodes.iter().map(|node| (node.id.clone(), node.ports().len())).collect()
}
