//! What the simulator asks before something happens, and where it says why something cannot.

use usher_model::ids::WorkflowId;

/// Where something was tried, and where it is said why it could not be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The chat.
    Chat,
    /// The team.
    Team,
    /// The clock.
    Clock,
}

/// What is asked in a dialog before something happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The form of a workflow's shortcut.
    Shortcut(WorkflowId),
    /// How the chosen contact changes.
    Contact,
    /// What is posted to a webhook.
    Webhook,
    /// Which ad the contact comes from.
    AdClick,
    /// What another system answers.
    HttpAnswer,
}
