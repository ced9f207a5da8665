//! The dialogs that belong to no page: export and import.

mod drop_zone;
mod export;
mod faults;
mod import;
mod import_plan;

pub use export::ExportDialog;
pub use import::{ImportDialog, taken};
