//! The commands, one a file.

mod simulate;
mod test;

use std::process::ExitCode;

/// What the program is asked to do.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Play events and print the trace
    Simulate(simulate::Simulate),
    /// Run the scenarios of files
    Test(test::Test),
}

impl Command {
    /// Does it.
    pub fn run(&self) -> ExitCode {
        match self {
            Self::Simulate(command) => command.run(),
            Self::Test(command) => command.run(),
        }
    }
}
