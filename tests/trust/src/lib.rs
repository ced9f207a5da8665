//! Worlds to try the engine in, and what must hold in each: shared by the suite, the command line's tests and the fuzz targets.

pub mod checker;
pub mod generated;
pub mod small;
pub mod watched;
pub mod worlds;
