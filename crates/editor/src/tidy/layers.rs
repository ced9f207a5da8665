//! Layers: each card in the rank of the longest way to it, and a bend wherever an edge passes a rank.

use std::collections::{BTreeMap, BTreeSet};

use super::Shape;
use crate::size::{CARD_HEIGHT, GRID, ROW};

/// With more bends than this, long edges are left to find their way between the cards.
const MOST_BENDS: usize = 60_000;
/// The least gap below the highest card of a row.
const GAP_BELOW: f64 = 60.0;
/// The width that a passing edge keeps free.
pub const BEND: f64 = 10.0;

/// A card or a bend in a layer.
pub struct Spot {
    pub node: Option<usize>,
    pub layer: usize,
    pub width: f64,
    pub height: f64,
}

/// A connection between spots of neighbouring layers.
#[derive(Clone, Copy)]
pub struct Link {
    /// The spot at the other end.
    pub spot: usize,
    /// How far from the middle of the upper spot it leaves, in pixels.
    pub offset: f64,
    /// How much it matters that it is straight.
    pub weight: f64,
}

pub struct Layers {
    pub spots: Vec<Spot>,
    /// Spots by layer, from left to right.
    pub rows: Vec<Vec<usize>>,
    /// Per spot: links to the layer below, by offset.
    pub down: Vec<Vec<Link>>,
    /// Per spot: links to the layer above.
    pub up: Vec<Vec<Link>>,
}

impl Layers {
    pub fn new(shape: &Shape, part: &[usize]) -> Self {
        let ranks = ranks(shape, part);
        let mut spots: Vec<Spot> = Vec::new();
        let mut spot_of: BTreeMap<usize, usize> = BTreeMap::new();
        for node in part {
            let (width, height) = shape.sizes[*node];
            spot_of.insert(*node, spots.len());
            spots.push(Spot { node: Some(*node), layer: ranks[node], width, height });
        }
        let long = |way: &usize| ranks[&shape.ways[*way].to] - ranks[&shape.ways[*way].from] - 1;
        let bends: usize = part.iter().flat_map(|node| &shape.out[*node]).map(long).sum();
        let mut pieces: Vec<(usize, Link)> = Vec::new();
        for node in part {
            for way in shape.out[*node].iter().map(|way| shape.ways[*way]) {
                let mut from = spot_of[node];
                let mut offset = (way.port - 0.5) * spots[from].width;
                let weight: f64 = if way.main { 1e6 } else { 1.0 };
                let (first, last) = (ranks[node], ranks[&way.to]);
                if bends <= MOST_BENDS {
                    for layer in first + 1..last {
                        let bend = spots.len();
                        spots.push(Spot { node: None, layer, width: BEND, height: 0.0 });
                        // A long edge should run straight rather than begin straight.
                        let weight = if from == spot_of[node] { weight } else { weight.max(4.0) };
                        pieces.push((from, Link { spot: bend, offset, weight }));
                        (from, offset) = (bend, 0.0);
                    }
                } else if last > first + 1 {
                    continue;
                }
                pieces.push((from, Link { spot: spot_of[&way.to], offset, weight }));
            }
        }
        Self::linked(spots, pieces)
    }

    fn linked(spots: Vec<Spot>, pieces: Vec<(usize, Link)>) -> Self {
        let layers = spots.iter().map(|spot| spot.layer + 1).max().unwrap_or(0);
        let mut down = vec![Vec::new(); spots.len()];
        let mut up = vec![Vec::new(); spots.len()];
        for (from, link) in pieces {
            down[from].push(link);
            up[link.spot].push(Link { spot: from, ..link });
        }
        let mut all = Self { spots, rows: vec![Vec::new(); layers], down, up };
        all.first_order();
        all
    }

    /// Depth first from the beginnings, by ports: a tree is already in order.
    fn first_order(&mut self) {
        let mut seen = vec![false; self.spots.len()];
        for start in 0..self.spots.len() {
            if !self.up[start].is_empty() {
                continue;
            }
            let mut open = vec![start];
            while let Some(at) = open.pop() {
                if std::mem::replace(&mut seen[at], true) {
                    continue;
                }
                self.rows[self.spots[at].layer].push(at);
                open.extend(self.down[at].iter().rev().map(|link| link.spot));
            }
        }
    }

    /// The top of each layer; a gap with many lanes is higher.
    pub fn tops(&self, x: &[f64]) -> Vec<f64> {
        let mut tops = Vec::with_capacity(self.rows.len());
        let mut top = 0.0;
        for row in &self.rows {
            tops.push(top);
            let height = row.iter().map(|at| self.spots[*at].height).fold(CARD_HEIGHT, f64::max);
            // Five lanes fit into the ordinary gap.
            #[expect(clippy::cast_precision_loss, reason = "lanes are counted in hundreds")]
            let more = self.lanes(row, x).saturating_sub(5) as f64 * 10.0;
            top += ((height + GAP_BELOW + more) / GRID).ceil().max(ROW / GRID) * GRID;
        }
        tops
    }

    /// How many lanes side by side the gap below a row needs.
    fn lanes(&self, row: &[usize], x: &[f64]) -> usize {
        let mut spans: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        for at in row {
            for link in &self.down[*at] {
                let (from, to) = (x[*at] + link.offset, x[link.spot]);
                if (from - to).abs() >= 1.0 {
                    let span = spans.entry(link.spot).or_insert((to, to));
                    *span = (span.0.min(from), span.1.max(from));
                }
            }
        }
        let mut ends: Vec<(f64, bool)> = spans.values().flat_map(|(from, to)| [(*from, false), (*to, true)]).collect();
        ends.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let (mut now, mut most) = (0_usize, 0);
        for (_, ends_here) in ends {
            now = if ends_here { now - 1 } else { now + 1 };
            most = most.max(now);
        }
        most
    }
}

/// The longest way to each node. What no way from the trigger leads to stands right above what follows it.
fn ranks(shape: &Shape, part: &[usize]) -> BTreeMap<usize, usize> {
    let mut ranks: BTreeMap<usize, usize> = part.iter().map(|node| (*node, 0)).collect();
    let mut fixed: BTreeSet<usize> = part.first().copied().into_iter().collect();
    // The trigger may have been put first, which no way leads to: the order is still forward.
    for node in part {
        let below = ranks[node] + 1;
        for way in &shape.out[*node] {
            let to = shape.ways[*way].to;
            ranks.entry(to).and_modify(|rank| *rank = below.max(*rank));
            if fixed.contains(node) {
                fixed.insert(to);
            }
        }
    }
    // From below: how low each loose node may stand; an end of its own may stand anywhere.
    let mut lowest: BTreeMap<usize, usize> = fixed.iter().map(|node| (*node, ranks[node])).collect();
    for node in part.iter().rev().filter(|node| !fixed.contains(node)) {
        if let Some(nearest) = shape.out[*node].iter().filter_map(|way| lowest.get(&shape.ways[*way].to)).min() {
            lowest.insert(*node, nearest - 1);
        }
    }
    // From above: there it stands, and its ends right below it.
    let mut least: BTreeMap<usize, usize> = BTreeMap::new();
    for node in part {
        let rank = lowest.get(node).or_else(|| least.get(node)).copied().unwrap_or(0);
        ranks.insert(*node, rank);
        for way in &shape.out[*node] {
            least.entry(shape.ways[*way].to).and_modify(|below| *below = (rank + 1).max(*below)).or_insert(rank + 1);
        }
    }
    ranks
}
