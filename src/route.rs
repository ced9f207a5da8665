//! The places of the app and their addresses: hash routes, so that any static host serves every place.

use usher_model::ids::WorkflowId;

/// A place of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list of workflows: `#/`.
    Home,
    /// The builder of a workflow: `#/w/<id>`.
    Builder(WorkflowId),
    /// The builder with the simulator open: `#/w/<id>/simulate`.
    Simulate(WorkflowId),
}

impl Route {
    /// Reads an address; what is no place of the app is the list of workflows.
    #[must_use]
    pub fn from_hash(hash: &str) -> Self {
        let path = hash.strip_prefix('#').unwrap_or(hash).trim_matches('/');
        let mut parts = path.split('/');
        match (parts.next(), parts.next().and_then(|id| WorkflowId::new(id).ok()), parts.next(), parts.next()) {
            (Some("w"), Some(id), None, None) => Self::Builder(id),
            (Some("w"), Some(id), Some("simulate"), None) => Self::Simulate(id),
            _ => Self::Home,
        }
    }

    /// The address, with the `#`.
    #[must_use]
    pub fn to_hash(&self) -> String {
        match self {
            Self::Home => "#/".to_owned(),
            Self::Builder(id) => format!("#/w/{id}"),
            Self::Simulate(id) => format!("#/w/{id}/simulate"),
        }
    }

    /// The workflow that is open there.
    #[must_use]
    pub fn workflow(&self) -> Option<&WorkflowId> {
        match self {
            Self::Home => None,
            Self::Builder(id) | Self::Simulate(id) => Some(id),
        }
    }
}
