//! Documents: good files come back byte for byte, bad ones are told all that is wrong with them, and the reader agrees with an
//! independent reader of the same schema.

mod commands;
mod faults;
mod moves;
mod oracle;
mod remapped;
mod round_trips;
