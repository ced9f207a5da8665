//! Tidy up: an own layered layout. Ranks by the longest way, order by sweeps that know the ports, the main path straight.
//!
//! The same workflow always gives the same places; they do not depend on where the cards are now.

mod layers;
mod order;
mod spread;

use std::collections::BTreeMap;

use usher_model::{Workflow, graph::Graph, node::Position};

use crate::{plane::Rect, size};
use layers::Layers;

/// Between parts of a workflow that are not connected with each other, in pixels.
const APART: f64 = 120.0;
/// Loose parts stand in rows about so wide, in pixels.
const SHELF: f64 = 1_600.0;

/// Where each node goes, in the order of the workflow's nodes. The trigger comes to the origin.
#[must_use]
pub fn layout(workflow: &Workflow) -> Vec<Position> {
    let shape = Shape::new(workflow);
    let mut corners = vec![(0.0, 0.0); workflow.nodes.len()];
    let mut beside: Option<f64> = None;
    let mut shelf = Shelf::default();
    for part in shape.parts() {
        let placed = lay_out(&shape, &part);
        let around = |rect: Rect, at: usize| {
            let (w, h) = shape.sizes[at];
            rect.union(Rect::new(placed[&at].0, placed[&at].1, w, h))
        };
        let first = part.first().copied().unwrap_or(0);
        let (x, y) = placed[&first];
        let bounds = part.iter().fold(Rect::new(x, y, 0.0, 0.0), |rect, at| around(rect, *at));
        let (dx, dy) = match beside {
            // The beginning of the first part is the origin.
            None => (-x, -y),
            Some(left) => {
                let (at_x, at_y) = shelf.take(bounds.w, bounds.h);
                (left + at_x - bounds.x, at_y - bounds.y)
            }
        };
        if beside.is_none() {
            beside = Some(((bounds.right() + dx + APART) / size::GRID).ceil() * size::GRID);
        }
        for (at, (x, y)) in placed {
            corners[at] = (x + dx, y + dy);
        }
    }
    corners.into_iter().map(|(x, y)| Position::new(x.round(), y.round())).collect()
}

/// Rows of loose parts, filled from the left.
#[derive(Default)]
struct Shelf {
    x: f64,
    y: f64,
    height: f64,
}

impl Shelf {
    fn take(&mut self, w: f64, h: f64) -> (f64, f64) {
        if self.x > 0.0 && self.x + w > SHELF {
            self.y += self.height + APART;
            self.x = 0.0;
            self.height = 0.0;
        }
        let at = (self.x, self.y);
        self.x += ((w + APART) / size::GRID).ceil() * size::GRID;
        self.height = self.height.max((h / size::GRID).ceil() * size::GRID);
        at
    }
}

/// An edge by positions, with where it leaves its card.
#[derive(Clone, Copy, Debug)]
struct Way {
    from: usize,
    to: usize,
    /// Which part of the card's width is left of the port, from 0 to 1.
    port: f64,
    /// It belongs to the path that is drawn straight.
    main: bool,
}

/// What of a workflow the layout needs.
struct Shape {
    sizes: Vec<(f64, f64)>,
    trigger: Option<usize>,
    ways: Vec<Way>,
    /// Per node: the ways out, in the order of ports.
    out: Vec<Vec<usize>>,
    incoming: Vec<usize>,
}

impl Shape {
    fn new(workflow: &Workflow) -> Self {
        let graph = Graph::new(workflow);
        let count = workflow.nodes.len();
        let mut shape = Self {
            sizes: Vec::with_capacity(count),
            trigger: workflow.trigger().and_then(|node| graph.position(&node.id)),
            ways: Vec::new(),
            out: vec![Vec::new(); count],
            incoming: vec![0; count],
        };
        for (at, node) in workflow.nodes.iter().enumerate() {
            let ports = node.ports();
            shape.sizes.push(size::size_with_ports(ports.len()));
            for (index, port) in ports.iter().enumerate() {
                if let Some(to) = graph.follow(at, port) {
                    #[expect(clippy::cast_precision_loss, reason = "a card has a few dozen ports")]
                    let share = (index as f64 + 0.5) / ports.len() as f64;
                    shape.out[at].push(shape.ways.len());
                    shape.ways.push(Way { from: at, to, port: share, main: false });
                }
            }
        }
        shape.drop_circles();
        for way in &shape.ways {
            shape.incoming[way.to] += 1;
        }
        shape.mark_main_path();
        shape
    }

    /// A draft may go round in circles: ways back do not count for the layout.
    fn drop_circles(&mut self) {
        let mut state = vec![0_u8; self.out.len()];
        let mut back = vec![false; self.ways.len()];
        for start in self.trigger.into_iter().chain(0..self.out.len()) {
            if state[start] != 0 {
                continue;
            }
            state[start] = 1;
            let mut path = vec![(start, 0)];
            while let Some((at, next)) = path.last_mut() {
                let Some(way) = self.out[*at].get(*next).copied() else {
                    state[*at] = 2;
                    path.pop();
                    continue;
                };
                *next += 1;
                let to = self.ways[way].to;
                match state[to] {
                    0 => {
                        state[to] = 1;
                        path.push((to, 0));
                    }
                    1 => back[way] = true,
                    _ => {}
                }
            }
        }
        for out in &mut self.out {
            out.retain(|way| !back[*way]);
        }
        let kept: Vec<usize> = (0..self.ways.len()).filter(|way| !back[*way]).collect();
        let renumbered: BTreeMap<usize, usize> = kept.iter().enumerate().map(|(new, old)| (*old, new)).collect();
        self.out.iter_mut().flatten().for_each(|way| *way = renumbered[way]);
        self.ways = kept.into_iter().map(|way| self.ways[way]).collect();
    }

    /// Nodes so that each way leads forward; ties in the order of the workflow.
    fn forward(&self) -> Vec<usize> {
        let mut left = self.incoming.clone();
        let mut order: Vec<usize> = (0..left.len()).filter(|at| left[*at] == 0).collect();
        let mut next = 0;
        while let Some(at) = order.get(next).copied() {
            next += 1;
            for way in &self.out[at] {
                let to = self.ways[*way].to;
                left[to] -= 1;
                if left[to] == 0 {
                    order.push(to);
                }
            }
        }
        order
    }

    /// From the trigger, at each step the way after which most steps can follow; the first port when several are alike.
    fn mark_main_path(&mut self) {
        let mut after = vec![0_usize; self.out.len()];
        for at in self.forward().into_iter().rev() {
            after[at] = self.out[at].iter().map(|way| after[self.ways[*way].to] + 1).max().unwrap_or(0);
        }
        let mut here = self.trigger;
        while let Some(at) = here {
            let longest = self.out[at].iter().copied().rev().max_by_key(|way| after[self.ways[*way].to]);
            if let Some(way) = longest {
                self.ways[way].main = true;
            }
            here = longest.map(|way| self.ways[way].to);
        }
    }

    /// The parts that are connected, each in forward order; the one with the trigger first.
    fn parts(&self) -> Vec<Vec<usize>> {
        let mut root: Vec<usize> = (0..self.out.len()).collect();
        fn find(root: &mut [usize], mut at: usize) -> usize {
            while root[at] != at {
                root[at] = root[root[at]];
                at = root[at];
            }
            at
        }
        for way in &self.ways {
            let (a, b) = (find(&mut root, way.from), find(&mut root, way.to));
            root[a.max(b)] = a.min(b);
        }
        let main = self.trigger.map(|at| find(&mut root, at));
        let mut parts: BTreeMap<(bool, usize), Vec<usize>> = BTreeMap::new();
        for at in self.forward() {
            let root = find(&mut root, at);
            parts.entry((Some(root) != main, root)).or_default().push(at);
        }
        // The trigger leads its part, whatever else begins in it.
        let mut parts: Vec<Vec<usize>> = parts.into_values().collect();
        if let (Some(trigger), Some(first)) = (self.trigger, parts.first_mut())
            && let Some(at) = first.iter().position(|node| *node == trigger)
        {
            first[..=at].rotate_right(1);
        }
        parts
    }
}

/// The top left corners of one part's cards.
fn lay_out(shape: &Shape, part: &[usize]) -> BTreeMap<usize, (f64, f64)> {
    let mut layers = Layers::new(shape, part);
    order::sort(&mut layers);
    let x = spread::spread(&layers);
    let tops = layers.tops(&x);
    let mut corners = BTreeMap::new();
    for (at, spot) in layers.spots.iter().enumerate() {
        if let Some(node) = spot.node {
            corners.insert(node, ((x[at] - spot.width / 2.0).round(), tops[spot.layer]));
        }
    }
    corners
}
