//! The command line of Usher.
fn main() {}
