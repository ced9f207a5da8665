//! The list of workflows, the frame of the pages around it, and what is shown where there is nothing to list.

mod acts;
mod banner;
mod bar;
mod first;
mod list;
mod nothing;
mod order;
mod page;
mod picture;
mod problems;
mod rename;
mod row;
mod row_menu;
mod save_status;
mod tests;

pub use banner::StorageBanner;
pub use bar::Bar;
pub use nothing::{NoSuchWorkflow, SafeMode};
pub use page::Home;
pub use save_status::SaveStatus;
