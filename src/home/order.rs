//! Which workflows are listed, and in which order.

use std::collections::BTreeMap;

use usher_model::{
    Document,
    ids::WorkflowId,
    workflow::{Status, Workflow},
};

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// The order that decides which workflow starts first.
    #[default]
    Start,
    /// The name.
    Name,
    /// The last change, newest first.
    Change,
    /// Published, draft, stopped.
    Status,
}

impl SortBy {
    /// Every order, in which they are offered.
    pub const ALL: [Self; 4] = [Self::Start, Self::Name, Self::Change, Self::Status];
}

/// The ids of the workflows whose name or description has the text, sorted.
#[must_use]
pub fn listed(document: &Document, text: &str, sort_by: SortBy, changed_at: &BTreeMap<WorkflowId, f64>) -> Vec<WorkflowId> {
    let wanted = text.trim().to_lowercase();
    let has = |workflow: &Workflow| {
        wanted.is_empty() || workflow.name.to_lowercase().contains(&wanted) || workflow.description.to_lowercase().contains(&wanted)
    };
    let mut found: Vec<_> = document.workflows.iter().filter(|workflow| has(workflow)).collect();
    match sort_by {
        SortBy::Start => {}
        SortBy::Name => found.sort_by_cached_key(|workflow| workflow.name.to_lowercase()),
        SortBy::Change => {
            let at = |id| changed_at.get(id).copied().unwrap_or_default();
            found.sort_by(|a, b| at(&b.id).total_cmp(&at(&a.id)));
        }
        SortBy::Status => found.sort_by_key(|workflow| match workflow.status {
            Status::Published => 0,
            Status::Draft => 1,
            Status::Stopped => 2,
        }),
    }
    found.into_iter().map(|workflow| workflow.id.clone()).collect()
}
