//! `usher schema`: the JSON Schema that every document fits.

use std::process::ExitCode;

use usher_interop::schema;

use crate::files;

/// Prints the JSON Schema (draft 2020-12) of workspace and workflow files.
#[derive(Debug, clap::Args)]
pub struct Schema {
    /// That of the events for `usher simulate` instead.
    #[arg(long)]
    events: bool,
}

impl Schema {
    /// Runs the command.
    pub fn run(&self) -> ExitCode {
        files::print(if self.events { schema::SCRIPT } else { schema::DOCUMENT });
        ExitCode::SUCCESS
    }
}
