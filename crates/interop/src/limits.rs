//! How much a file may hold before it is refused (docs/format.md, "Limits").

/// Bytes of a file.
pub const FILE_BYTES: usize = 32 * 1024 * 1024;
/// Levels of objects and lists inside each other.
pub const DEPTH: usize = 64;
/// Characters of a text.
pub const STRING_CHARS: usize = 100_000;
/// Workflows of a workspace.
pub const WORKFLOWS: usize = 1_000;
/// Triggers and steps of a workflow.
pub const NODES: usize = 20_000;
/// Edges of a workflow: four for each of the nodes it may have.
pub const EDGES: usize = 4 * NODES;
/// Contacts of a scenario.
pub const CONTACTS: usize = 10_000;
/// Events of a scenario.
pub const EVENTS: usize = 100_000;
/// Faults that are kept with their place; further ones are only counted.
pub const FAULTS: usize = 10_000;
