//! The commands, one a file.

mod fmt;
mod schema;
mod simulate;
mod test;
mod validate;

use std::process::ExitCode;

/// What the program is asked to do.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Say what is wrong or unfinished in files
    Validate(validate::Validate),
    /// Rewrite files in the form in which the app exports them
    Fmt(fmt::Fmt),
    /// Print the JSON Schema of documents
    Schema(schema::Schema),
    /// Play events and print the trace
    Simulate(simulate::Simulate),
    /// Run the scenarios of files
    Test(test::Test),
}

impl Command {
    /// Does it.
    pub fn run(&self) -> ExitCode {
        match self {
            Self::Validate(command) => command.run(),
            Self::Fmt(command) => command.run(),
            Self::Schema(command) => command.run(),
            Self::Simulate(command) => command.run(),
            Self::Test(command) => command.run(),
        }
    }
}
