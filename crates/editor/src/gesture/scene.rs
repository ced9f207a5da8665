//! What the machine must know of the canvas.

use usher_model::{
    PortRef,
    ids::{NodeId, WorkflowId},
};

use super::{Hit, Item, Kind};
use crate::{
    camera::Camera,
    command::Refused,
    plane::{Rect, Screen},
    snap::Snapped,
};

/// Answers the machine's questions about the canvas as it is.
pub trait Scene {
    /// The workflow that is shown.
    fn workflow(&self) -> WorkflowId;
    /// Which part of it is shown.
    fn camera(&self) -> Camera;
    /// Whether a point of the screen is on the canvas and not on a panel above it.
    fn covers(&self, at: Screen) -> bool;
    /// What is under a point; a finger needs more room than a mouse.
    fn hit(&self, at: Screen, kind: Kind) -> Hit;
    /// Where a card or note is; `None` when it is gone.
    fn rect(&self, item: &Item) -> Option<Rect>;
    /// Whether there is this port.
    fn has_port(&self, port: &PortRef) -> bool;
    /// What is selected.
    fn selected(&self) -> Vec<Item>;
    /// The cards and notes that share area with a rectangle.
    fn within(&self, area: Rect) -> Vec<Item>;
    /// Where things moved by so much snap.
    fn snap(&self, items: &[Item], by: (f64, f64)) -> Snapped;
    /// Whether an edge may be drawn.
    ///
    /// # Errors
    /// Why not.
    fn may_connect(&self, from: &PortRef, to: &NodeId) -> Result<(), Refused>;
    /// The edge under a card that would be put into it; `card` may be one that is there already.
    fn edge_under(&self, area: Rect, card: Option<&NodeId>) -> Option<PortRef>;
    /// The free port right above a card that would follow it.
    fn port_above(&self, area: Rect) -> Option<PortRef>;
}
