//! The steps: a struct of settings a file, and the enum of all of them.

pub mod add_comment;
pub mod ask_question;
pub mod assign_to;
pub mod branch;
pub mod close_conversation;
pub mod date_time;
pub mod http_request;
pub mod jump_to;
pub mod open_conversation;
pub mod route_to_team;
pub mod send_message;
pub mod trigger_workflow;
pub mod update_field;
pub mod update_lifecycle;
pub mod update_tags;
pub mod wait;

pub use add_comment::AddComment;
pub use ask_question::AskQuestion;
pub use assign_to::AssignTo;
pub use branch::Branch;
pub use close_conversation::CloseConversation;
pub use date_time::DateTime;
pub use http_request::HttpRequest;
pub use jump_to::JumpTo;
pub use open_conversation::OpenConversation;
pub use route_to_team::RouteToTeam;
pub use send_message::SendMessage;
pub use trigger_workflow::TriggerWorkflow;
pub use update_field::UpdateField;
pub use update_lifecycle::UpdateLifecycle;
pub use update_tags::UpdateTags;
pub use wait::Wait;

use crate::port::Port;

/// What a step does, with its settings.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is documented by its settings")]
pub enum Step {
    Branch(Branch),
    DateTime(DateTime),
    AskQuestion(AskQuestion),
    UpdateField(UpdateField),
    UpdateTags(UpdateTags),
    UpdateLifecycle(UpdateLifecycle),
    HttpRequest(HttpRequest),
    SendMessage(SendMessage),
    AddComment(AddComment),
    RouteToTeam(RouteToTeam),
    AssignTo(AssignTo),
    Wait(Wait),
    JumpTo(JumpTo),
    TriggerWorkflow(TriggerWorkflow),
    OpenConversation(OpenConversation),
    CloseConversation(CloseConversation),
}

impl Step {
    /// The ports it has with its present settings, in the order in which they are drawn.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        match self {
            Self::Branch(step) => step.ports(),
            Self::DateTime(step) => step.ports(),
            Self::AskQuestion(step) => step.ports(),
            Self::UpdateField(step) => step.ports(),
            Self::UpdateTags(step) => step.ports(),
            Self::UpdateLifecycle(step) => step.ports(),
            Self::HttpRequest(step) => step.ports(),
            Self::SendMessage(step) => step.ports(),
            Self::AddComment(step) => step.ports(),
            Self::RouteToTeam(step) => step.ports(),
            Self::AssignTo(step) => step.ports(),
            Self::Wait(step) => step.ports(),
            Self::JumpTo(step) => step.ports(),
            Self::TriggerWorkflow(step) => step.ports(),
            Self::OpenConversation(step) => step.ports(),
            Self::CloseConversation(step) => step.ports(),
        }
    }
}
