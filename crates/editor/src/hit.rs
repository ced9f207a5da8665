//! What is under a point: a grid over rectangles, so that thousands of cards stay cheap.

use std::collections::BTreeMap;

use crate::plane::{Plane, Rect};

/// The side of a grid cell, in canvas pixels: about two cards.
const CELL: f64 = 512.0;
/// A rectangle over more cells than this is looked at always instead.
const MOST_CELLS: f64 = 4_096.0;

/// Rectangles by number, found by place.
#[derive(Clone, Debug, Default)]
pub struct Index {
    rects: Vec<Rect>,
    cells: BTreeMap<(i64, i64), Vec<usize>>,
    huge: Vec<usize>,
}

impl Index {
    /// An index of rectangles; they are known by their place in this list.
    #[must_use]
    pub fn new(rects: Vec<Rect>) -> Self {
        let mut index = Self { rects: Vec::new(), cells: BTreeMap::new(), huge: Vec::new() };
        for (number, rect) in rects.iter().enumerate() {
            match cells_of(*rect) {
                Some(cells) => cells.for_each(|cell| index.cells.entry(cell).or_default().push(number)),
                None => index.huge.push(number),
            }
        }
        index.rects = rects;
        index
    }

    /// How many rectangles there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rects.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rects.is_empty()
    }

    /// The rectangle of this number.
    #[must_use]
    pub fn rect(&self, number: usize) -> Option<Rect> {
        self.rects.get(number).copied()
    }

    /// The last rectangle that holds a point: the one drawn on top.
    #[must_use]
    pub fn at(&self, at: Plane) -> Option<usize> {
        let in_cell = self.cells.get(&cell_of(at)).map_or(&[][..], Vec::as_slice);
        in_cell.iter().chain(&self.huge).copied().filter(|number| self.rects[*number].contains(at)).max()
    }

    /// Every rectangle that shares area with this one, in order.
    #[must_use]
    pub fn within(&self, area: Rect) -> Vec<usize> {
        let mut found: Vec<usize> = match cells_of(area) {
            Some(cells) => cells.filter_map(|cell| self.cells.get(&cell)).flatten().chain(&self.huge).copied().collect(),
            None => (0..self.rects.len()).collect(),
        };
        found.sort_unstable();
        found.dedup();
        found.retain(|number| self.rects[*number].overlaps(area));
        found
    }

    /// Whether anything but the exceptions shares area with this rectangle.
    #[must_use]
    pub fn is_free(&self, area: Rect, except: &[usize]) -> bool {
        let blocks = |number: &usize| !except.contains(number) && self.rects[*number].overlaps(area);
        match cells_of(area) {
            Some(cells) => !cells.filter_map(|cell| self.cells.get(&cell)).flatten().chain(&self.huge).any(blocks),
            None => !(0..self.rects.len()).any(|number| blocks(&number)),
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "coordinates are within ten million pixels")]
fn cell_of(at: Plane) -> (i64, i64) {
    ((at.x / CELL).floor() as i64, (at.y / CELL).floor() as i64)
}

fn cells_of(rect: Rect) -> Option<impl Iterator<Item = (i64, i64)>> {
    let cells = (rect.w / CELL + 1.0) * (rect.h / CELL + 1.0);
    if cells.is_nan() || cells > MOST_CELLS {
        return None;
    }
    let (from, to) = (cell_of(Plane::new(rect.x, rect.y)), cell_of(Plane::new(rect.right(), rect.bottom())));
    Some((from.0..=to.0).flat_map(move |x| (from.1..=to.1).map(move |y| (x, y))))
}

/// How far a point is from a line of several straight pieces.
#[must_use]
pub fn distance_to_line(at: Plane, points: &[Plane]) -> f64 {
    let piece = |pair: &[Plane]| {
        let (a, b) = (pair[0], pair[1]);
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length = dx * dx + dy * dy;
        let along = if length == 0.0 { 0.0 } else { (((at.x - a.x) * dx + (at.y - a.y) * dy) / length).clamp(0.0, 1.0) };
        at.distance(Plane::new(a.x + along * dx, a.y + along * dy))
    };
    points.windows(2).map(piece).fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_finds_what_a_walk_over_all_would_find() {
        let rects: Vec<Rect> = (0..900)
            .map(|n| Rect::new(f64::from(n * 37 % 4000) - 2000.0, f64::from(n * 91 % 3000) - 900.0, 280.0, f64::from(60 + n % 50)))
            .chain([Rect::new(-1e6, -1e6, 2e6, 2e6)])
            .collect();
        let index = Index::new(rects.clone());
        for n in 0..500 {
            let at = Plane::new(f64::from(n * 53 % 4400) - 2200.0, f64::from(n * 29 % 3400) - 1100.0);
            let walked = rects.iter().rposition(|rect| rect.contains(at));
            assert_eq!(index.at(at), walked);
            let area = Rect::new(at.x, at.y, 700.0, 10.0);
            let walked: Vec<usize> = (0..rects.len()).filter(|n| rects[*n].overlaps(area)).collect();
            assert_eq!(index.within(area), walked);
            assert_eq!(index.is_free(area, &[900]), walked == [900]);
        }
    }

    #[test]
    fn distance_is_to_the_nearest_piece() {
        let line = [Plane::new(0.0, 0.0), Plane::new(0.0, 10.0), Plane::new(20.0, 10.0)];
        assert_eq!(distance_to_line(Plane::new(5.0, 4.0), &line), 5.0);
        assert_eq!(distance_to_line(Plane::new(23.0, 14.0), &line), 5.0);
        assert_eq!(distance_to_line(Plane::new(0.0, 0.0), &line[..1]), f64::INFINITY);
    }
}
