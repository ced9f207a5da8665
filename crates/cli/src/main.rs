//! The command line of Usher: the same engine without a browser, for scripts and continuous integration.

mod commands;
mod files;
mod junit;
mod tested;

use std::process::ExitCode;

use clap::Parser;

use commands::Command;

/// Draw, simulate and test inbound conversation workflows: here without the drawing.
///
/// Exit status: 0 fine, 1 a failed test or an error among the findings, 2 bad usage or a file that cannot be read.
#[derive(Debug, Parser)]
#[command(name = "usher", version, about, long_about)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    CommandLine::parse().command.run()
}
