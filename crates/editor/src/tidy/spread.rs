//! Places within layers: each spot as near as possible under its ports, in the order that was found.

use super::layers::Layers;
use crate::size::{GAP, GRID};

/// Rounds down and up, before the last one down.
const ROUNDS: usize = 6;

/// The middle of each spot, in pixels from the left.
pub fn spread(layers: &Layers) -> Vec<f64> {
    let mut x = vec![0.0; layers.spots.len()];
    for row in &layers.rows {
        let mut right = 0.0;
        for (index, at) in row.iter().enumerate() {
            right += if index == 0 { 0.0 } else { distance(layers, row[index - 1], *at) };
            x[*at] = right;
        }
    }
    let count = layers.rows.len();
    for _ in 0..ROUNDS {
        (0..count).for_each(|layer| settle(layers, layer, true, &mut x));
        (0..count).rev().for_each(|layer| settle(layers, layer, false, &mut x));
    }
    (0..count).for_each(|layer| settle(layers, layer, true, &mut x));
    x
}

/// The least distance between the middles of two neighbours.
fn distance(layers: &Layers, left: usize, right: usize) -> f64 {
    let (a, b) = (&layers.spots[left], &layers.spots[right]);
    let gap = if a.node.is_some() && b.node.is_some() { GAP } else { GRID };
    (a.width + b.width) / 2.0 + gap
}

/// Gives a layer the places nearest to the wishes of its spots that keep order and distances: pools of neighbours that
/// push each other share the mean of their wishes.
fn settle(layers: &Layers, layer: usize, from_above: bool, x: &mut [f64]) {
    let row = &layers.rows[layer];
    // (sum of weight × wish, weight, how many spots)
    let mut pools: Vec<(f64, f64, usize)> = Vec::with_capacity(row.len());
    let mut offset = 0.0;
    let mut offsets = Vec::with_capacity(row.len());
    for (index, at) in row.iter().enumerate() {
        if index > 0 {
            offset += distance(layers, row[index - 1], *at);
        }
        offsets.push(offset);
        let (wish, weight) = wish(layers, *at, from_above, x);
        let mut pool = ((wish - offset) * weight, weight, 1);
        while let Some(before) = pools.last().copied()
            && before.0 / before.1 > pool.0 / pool.1
        {
            pools.pop();
            pool = (before.0 + pool.0, before.1 + pool.1, before.2 + pool.2);
        }
        pools.push(pool);
    }
    let mut spots = row.iter().zip(offsets);
    for (sum, weight, count) in pools {
        for (at, offset) in spots.by_ref().take(count) {
            x[*at] = sum / weight + offset;
        }
    }
}

/// Where a spot would like to be, and how much.
fn wish(layers: &Layers, at: usize, from_above: bool, x: &[f64]) -> (f64, f64) {
    let links = if from_above { &layers.up[at] } else { &layers.down[at] };
    let mut sum = 0.0;
    let mut weight = 0.0;
    for link in links {
        let there = if from_above { x[link.spot] + link.offset } else { x[link.spot] - link.offset };
        sum += there * link.weight;
        weight += link.weight;
    }
    // Nothing on that side: it stays, unless the others need the room.
    if weight == 0.0 { (x[at], 0.1) } else { (sum / weight, weight) }
}
