//! The forms of the steps.

mod ask_question;
mod assign_candidates;
mod assign_filters;
mod assign_to;
mod branch;
mod choices;
mod close_conversation;
mod date_time;
mod jump_to;
mod message;
mod open_conversation;
mod route_to_team;
mod send_message;
mod update_field;
mod update_tags;
mod wait;

pub use ask_question::AskQuestion;
pub use assign_to::AssignTo;
pub use branch::Branch;
pub use close_conversation::CloseConversation;
pub use date_time::DateTime;
pub use jump_to::JumpTo;
pub use open_conversation::OpenConversation;
pub use route_to_team::RouteToTeam;
pub use send_message::SendMessage;
pub use update_field::UpdateField;
pub use update_tags::UpdateTags;
pub use wait::Wait;
