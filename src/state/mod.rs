//! What is open and how it is shown: the store and its autosave, and the frame of the page.

mod ask;
pub mod autosave;
pub mod cards;
pub mod desk;
pub mod json;
pub mod judged;
pub mod lines;
pub mod opening;
pub mod overlay;
pub mod save_state;
pub mod simulator;
pub mod store;
pub mod ui;
mod voice;
pub mod words;

pub use autosave::Autosave;
pub use judged::Judged;
pub use save_state::SaveState;
pub use simulator::Simulator;
pub use store::Store;
pub use ui::{Theme, Ui};
