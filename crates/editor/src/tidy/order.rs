//! The order within layers: sweeps by the mean place of neighbours, kept when fewer edges cross.

use super::layers::Layers;

/// Sweeps down and up.
const SWEEPS: usize = 12;
/// Sweeps end when this many in a row gained nothing.
const PATIENCE: usize = 4;
/// Neighbours are exchanged one by one only in parts of at most so many spots.
const EXCHANGED: usize = 3_000;

pub fn sort(layers: &mut Layers) {
    let mut best = layers.rows.clone();
    let mut least = crossings(layers);
    let mut idle = 0;
    for sweep in 0..SWEEPS {
        if least == 0 || idle == PATIENCE {
            break;
        }
        let count = layers.rows.len();
        if sweep % 2 == 0 {
            (1..count).for_each(|layer| sort_layer(layers, layer, true));
        } else {
            (0..count.saturating_sub(1)).rev().for_each(|layer| sort_layer(layers, layer, false));
        }
        let now = crossings(layers);
        if now < least {
            least = now;
            best.clone_from(&layers.rows);
            idle = 0;
        } else {
            idle += 1;
        }
    }
    layers.rows = best;
    if least > 0 && layers.spots.len() <= EXCHANGED {
        exchange(layers);
    }
}

/// The place of each spot in its row.
fn places(layers: &Layers) -> Vec<f64> {
    let mut places = vec![0.0; layers.spots.len()];
    for row in &layers.rows {
        for (place, at) in row.iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "rows have thousands of spots")]
            let place = place as f64;
            places[*at] = place;
        }
    }
    places
}

/// Where on its card an edge leaves, as a part of one place.
fn share(layers: &Layers, upper: usize, offset: f64) -> f64 {
    offset / layers.spots[upper].width.max(1.0) * 0.9
}

fn sort_layer(layers: &mut Layers, layer: usize, from_above: bool) {
    let places = places(layers);
    let mean = |at: usize| {
        let links = if from_above { &layers.up[at] } else { &layers.down[at] };
        if links.is_empty() {
            return places[at];
        }
        let place = |link: &super::layers::Link| {
            if from_above {
                places[link.spot] + share(layers, link.spot, link.offset)
            } else {
                places[link.spot] - share(layers, at, link.offset)
            }
        };
        #[expect(clippy::cast_precision_loss, reason = "a spot has few links")]
        let count = links.len() as f64;
        links.iter().map(place).sum::<f64>() / count
    };
    let mut keyed: Vec<(f64, usize)> = layers.rows[layer].iter().map(|at| (mean(*at), *at)).collect();
    keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
    layers.rows[layer] = keyed.into_iter().map(|(_, at)| at).collect();
}

/// How many pairs of edges cross.
pub fn crossings(layers: &Layers) -> usize {
    let places = places(layers);
    let mut total = 0;
    for row in &layers.rows {
        let mut links: Vec<(f64, usize)> = Vec::new();
        for at in row {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places are small whole numbers")]
            links.extend(layers.down[*at].iter().map(|link| (places[*at] + share(layers, *at, link.offset), places[link.spot] as usize)));
        }
        links.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let width = links.iter().map(|(_, to)| to + 1).max().unwrap_or(0);
        let mut tree = vec![0_usize; width + 1];
        for (before, (_, to)) in links.iter().enumerate() {
            // Those so far that end at or left of this one do not cross it.
            let mut left = 0;
            let mut at = to + 1;
            while at > 0 {
                left += tree[at];
                at -= at & at.wrapping_neg();
            }
            total += before - left;
            let mut at = to + 1;
            while at <= width {
                tree[at] += 1;
                at += at & at.wrapping_neg();
            }
        }
    }
    total
}

/// Exchanges neighbours wherever fewer edges cross afterwards.
fn exchange(layers: &mut Layers) {
    for _ in 0..4 {
        let mut places = places(layers);
        let mut gained = false;
        for layer in 0..layers.rows.len() {
            for at in 1..layers.rows[layer].len() {
                let (a, b) = (layers.rows[layer][at - 1], layers.rows[layer][at]);
                if crossing(layers, &places, b, a) < crossing(layers, &places, a, b) {
                    layers.rows[layer].swap(at - 1, at);
                    places.swap(a, b);
                    gained = true;
                }
            }
        }
        if !gained {
            break;
        }
    }
}

/// How many edges of two neighbours cross when the first stands left.
fn crossing(layers: &Layers, places: &[f64], left: usize, right: usize) -> usize {
    let above = |at: usize| layers.up[at].iter().map(move |link| places[link.spot] + share(layers, link.spot, link.offset));
    let below = |at: usize| layers.down[at].iter().map(move |link| places[link.spot]);
    let up: usize = above(left).map(|a| above(right).filter(|b| a > *b).count()).sum();
    let down: usize = below(left).map(|a| below(right).filter(|b| a > *b).count()).sum();
    up + down
}
