//! How large cards are and where their ports sit; fixed, so that geometry never depends on a font.

use usher_model::{Node, Port, Workflow, workflow::Note};

use crate::plane::{Plane, Rect};

/// The width of a card with at most three ports.
pub const CARD_WIDTH: f64 = 280.0;
/// The height of a card without a strip of ports.
pub const CARD_HEIGHT: f64 = 72.0;
/// The height of the strip that a card with two or more ports has.
pub const STRIP_HEIGHT: f64 = 28.0;
/// The width of a port's cell on a card with more than three.
pub const PORT_CELL: f64 = 88.0;
/// The dots of the canvas.
pub const GRID: f64 = 20.0;
/// From the top of a card to the top of the next one below.
pub const ROW: f64 = 160.0;
/// The least gap between cards side by side.
pub const GAP: f64 = 40.0;

/// Width and height of a card with so many ports.
#[must_use]
pub fn size_with_ports(ports: usize) -> (f64, f64) {
    let width = if ports <= 3 {
        CARD_WIDTH
    } else {
        #[expect(clippy::cast_precision_loss, reason = "a card has a few dozen ports")]
        let cells = ports as f64 * PORT_CELL;
        (cells / GRID).ceil() * GRID
    };
    (width, if ports >= 2 { CARD_HEIGHT + STRIP_HEIGHT } else { CARD_HEIGHT })
}

/// Width and height of a card.
#[must_use]
pub fn size_of(node: &Node) -> (f64, f64) {
    size_with_ports(node.ports().len())
}

/// Where a card is.
#[must_use]
pub fn card(node: &Node) -> Rect {
    let (w, h) = size_of(node);
    Rect::new(node.position.x(), node.position.y(), w, h)
}

/// Where a sticky note is.
#[must_use]
pub fn note(note: &Note) -> Rect {
    Rect::new(note.position.x(), note.position.y(), f64::from(note.width), f64::from(note.height))
}

/// The middle of a port's circle on a card: on the bottom border, in the middle of its cell.
#[must_use]
pub fn port_on(card: Rect, index: usize, ports: usize) -> Plane {
    #[expect(clippy::cast_precision_loss, reason = "a card has a few dozen ports")]
    let share = (index as f64 + 0.5) / ports.max(1) as f64;
    Plane::new(card.x + card.w * share, card.bottom())
}

/// The middle of a port's circle; `None` when the node has no such port.
#[must_use]
pub fn port_at(node: &Node, port: &Port) -> Option<Plane> {
    let ports = node.ports();
    let index = ports.iter().position(|p| p == port)?;
    Some(port_on(card(node), index, ports.len()))
}

/// Where edges come in: the middle of the top border.
#[must_use]
pub fn entry_of(card: Rect) -> Plane {
    Plane::new(card.x + card.w / 2.0, card.y)
}

/// The rectangle around everything on the canvas; `None` when there is nothing.
#[must_use]
pub fn bounds(workflow: &Workflow) -> Option<Rect> {
    let cards = workflow.nodes.iter().map(|node| card(node));
    cards.chain(workflow.notes.iter().map(|n| note(n))).reduce(Rect::union)
}
