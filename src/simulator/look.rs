//! How things of a trace look: the icon and the group of a step.

use usher_model::{NodeType, Workflow, ids::NodeId};

use crate::builder::kinds;
use crate::ui::prelude::Glyph;

/// The icon of a type.
#[must_use]
pub const fn glyph(node_type: NodeType) -> Glyph {
    kinds::glyph(node_type)
}

/// The value of `data-group` for a type.
#[must_use]
pub const fn group(node_type: NodeType) -> &'static str {
    kinds::group_name(node_type.group())
}

/// The type of a node of a workflow.
#[must_use]
pub fn type_of(workflow: Option<&Workflow>, node: Option<&NodeId>) -> Option<NodeType> {
    workflow?.node(node?).map(|node| node.node_type())
}

/// The first letter of a name, for an avatar.
#[must_use]
pub fn initial(name: &str) -> String {
    name.chars().next().map(|first| first.to_uppercase().collect()).unwrap_or_default()
}
