//! Where a new card goes: under its port, in free space.

use usher_model::{Node, PortRef, Workflow, node::Position};

use crate::{
    plane::{Plane, Rect},
    size::{CARD_WIDTH, GAP, GRID, ROW, card, port_at},
};

/// The nearest point of the grid.
#[must_use]
pub fn to_grid(at: Plane) -> Plane {
    Plane::new((at.x / GRID).round() * GRID, (at.y / GRID).round() * GRID)
}

/// A place for a card of this size under a port, where it covers no other card.
#[must_use]
pub fn below(workflow: &Workflow, from: &PortRef, size: (f64, f64)) -> Position {
    let Some(node) = workflow.node(&from.node) else { return at_the_end(workflow, size) };
    let port = port_at(node, &from.port).unwrap_or_else(|| card(node).middle());
    // A card under the only port stands exactly below, so that the edge is straight.
    let x = port.x - size.0 / 2.0;
    let x = if (x - node.position.x()).abs() < GRID { node.position.x() } else { to_grid(Plane::new(x, 0.0)).x };
    free(workflow, Plane::new(x, node.position.y() + ROW), size).into()
}

/// A place for a card that follows nothing: under everything, at the left.
#[must_use]
pub fn at_the_end(workflow: &Workflow, size: (f64, f64)) -> Position {
    match crate::size::bounds(workflow) {
        Some(all) => free(workflow, to_grid(Plane::new(all.x, all.bottom() + ROW / 2.0)), size).into(),
        None => Position::default(),
    }
}

/// The free place nearest to a wish, in its row or one of the rows below.
#[must_use]
pub fn free(workflow: &Workflow, wish: Plane, size: (f64, f64)) -> Plane {
    let cards: Vec<Rect> = workflow.nodes.iter().map(|node| card(node)).collect();
    free_among(&cards, wish, size)
}

/// The same among given rectangles.
#[must_use]
pub fn free_among(cards: &[Rect], wish: Plane, (w, h): (f64, f64)) -> Plane {
    let mut best: Option<(f64, Plane)> = None;
    for row in 0..6 {
        let y = wish.y + f64::from(row) * ROW / 2.0;
        let far = y - wish.y;
        if best.is_some_and(|(cost, _)| cost <= far) {
            break;
        }
        let in_row: Vec<Rect> = cards.iter().copied().filter(|card| card.y < y + h + GRID && y < card.bottom() + GRID).collect();
        let beside = in_row.iter().flat_map(|card| [card.right() + GAP, card.x - w - GAP]);
        for x in std::iter::once(wish.x).chain(beside) {
            let cost = (x - wish.x).abs() + far;
            let better = best.is_none_or(|(least, _)| cost < least);
            let room = Rect::new(x, y, w, h).grown(GRID / 2.0);
            if better && !in_row.iter().any(|card| card.overlaps(room)) {
                best = Some((cost, Plane::new(x, y)));
            }
        }
    }
    best.map_or(wish, |(_, at)| at)
}

/// The port after which a card is added when a node is selected: its first free one, or else its first; `None` when it has none.
#[must_use]
pub fn port_for(workflow: &Workflow, node: &Node) -> Option<PortRef> {
    let ports = node.ports();
    let taken = |port: &usher_model::Port| workflow.edges.iter().any(|edge| edge.from.node == node.id && edge.from.port == *port);
    let port = ports.iter().find(|port| !taken(port)).or_else(|| ports.first())?;
    Some(PortRef { node: node.id.clone(), port: port.clone() })
}

/// How far the cards below must move down so that a card fits between two that follow each other; 0 when it fits.
#[must_use]
pub fn room_between(from: Rect, to: Rect) -> f64 {
    // A target that is beside, above or far away is not in the way of a new card.
    let in_the_way = to.y > from.bottom() && (to.x - from.x).abs() < 4.0 * CARD_WIDTH;
    if in_the_way { (from.y + 2.0 * ROW - to.y).max(0.0) } else { 0.0 }
}
