//! Work that takes long, off the page: jobs for a worker that runs this same WebAssembly, so that the page answers meanwhile.

mod job;
mod serve;
mod worker;

pub use job::{Job, News};
pub use serve::serve_if_worker;
pub use worker::{Running, start};
