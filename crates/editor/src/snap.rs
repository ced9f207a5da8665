//! Snapping: to the edges and middles of other cards, or else to the grid.

use crate::{
    plane::{Plane, Rect},
    size::GRID,
};

/// How near something must be to be aligned with, in screen pixels.
pub const NEAR: f64 = 6.0;

/// A line that shows what a moved card is aligned with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guide {
    /// One end.
    pub from: Plane,
    /// The other: right above, below or beside it.
    pub to: Plane,
    /// The empty space between the two cards, in canvas pixels; 0 when they overlap in that direction.
    pub distance: f64,
}

/// Where something moved snaps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapped {
    /// How far it moves to the right, snapped.
    pub dx: f64,
    /// How far it moves down, snapped.
    pub dy: f64,
    /// What it is aligned with.
    pub guides: Vec<Guide>,
}

/// Snaps a rectangle that is moved by `(dx, dy)`. `near` is in canvas pixels: [`NEAR`] divided by the zoom.
#[must_use]
pub fn snap(moved: Rect, (dx, dy): (f64, f64), others: &[Rect], near: f64) -> Snapped {
    let at = moved.moved(dx, dy);
    let across = aligned(at, [at.x, at.middle().x, at.right()], others, near, |other| [other.x, other.middle().x, other.right()]);
    let down = aligned(at, [at.y, at.middle().y, at.bottom()], others, near, |other| [other.y, other.middle().y, other.bottom()]);
    let to_grid = |value: f64| (value / GRID).round() * GRID;
    let dx = across.map_or_else(|| to_grid(at.x) - moved.x, |found| dx + found.by);
    let dy = down.map_or_else(|| to_grid(at.y) - moved.y, |found| dy + found.by);
    let at = moved.moved(dx, dy);
    let mut guides = Vec::new();
    if let Some(found) = across {
        let (first, second) = if found.other.y <= at.y { (found.other, at) } else { (at, found.other) };
        guides.push(Guide {
            from: Plane::new(found.line, first.y.min(second.y)),
            to: Plane::new(found.line, first.bottom().max(second.bottom())),
            distance: (second.y - first.bottom()).max(0.0),
        });
    }
    if let Some(found) = down {
        let (first, second) = if found.other.x <= at.x { (found.other, at) } else { (at, found.other) };
        guides.push(Guide {
            from: Plane::new(first.x.min(second.x), found.line),
            to: Plane::new(first.right().max(second.right()), found.line),
            distance: (second.x - first.right()).max(0.0),
        });
    }
    Snapped { dx, dy, guides }
}

#[derive(Clone, Copy)]
struct Aligned {
    by: f64,
    line: f64,
    other: Rect,
}

/// The nearest line of another that one of ours can be moved to: left to left, middle to middle, right to right.
fn aligned(at: Rect, ours: [f64; 3], others: &[Rect], near: f64, lines: impl Fn(&Rect) -> [f64; 3]) -> Option<Aligned> {
    let found = others.iter().flat_map(|other| {
        let theirs = lines(other);
        // The middle first: of equally near lines it is the one that makes an edge straight.
        [1, 0, 2].map(|which| Aligned { by: theirs[which] - ours[which], line: theirs[which], other: *other })
    });
    // Of several in one line, the guide goes to the nearest card.
    let far = |found: &Aligned| found.other.middle().distance(at.middle());
    found.filter(|found| found.by.abs() <= near).min_by(|a, b| a.by.abs().total_cmp(&b.by.abs()).then(far(a).total_cmp(&far(b))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_snap_to_cards_and_else_to_the_grid() {
        let card = Rect::new(0.0, 0.0, 280.0, 72.0);
        let other = Rect::new(503.0, 400.0, 280.0, 100.0);
        let free = snap(card, (131.0, 49.0), &[other], 6.0);
        assert_eq!((free.dx, free.dy, free.guides.len()), (140.0, 40.0, 0));
        let under = snap(card, (499.0, 207.0), &[other], 6.0);
        assert_eq!((under.dx, under.dy), (503.0, 200.0));
        assert_eq!(under.guides, [Guide { from: Plane::new(643.0, 200.0), to: Plane::new(643.0, 500.0), distance: 128.0 }]);
        let beside = snap(card, (101.0, 403.0), &[other], 6.0);
        assert_eq!((beside.dx, beside.dy, beside.guides[0].distance), (100.0, 400.0, 123.0));
        assert_eq!(snap(card, (499.0, 207.0), &[other], 3.0).dx, 500.0, "zoomed in, 4 px is not near");
    }
}
