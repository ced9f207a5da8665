//! `usher simulate`: events played on a document, and the trace of what happened.

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use usher_engine::World;
use usher_interop::read::Content;
use usher_scenario::{
    lines,
    run::{only_workflow, setup},
};

use crate::files;

/// Plays events on a workflow or workspace and prints the trace, one JSON object a line, the state of contacts and users last.
#[derive(Debug, clap::Args)]
pub struct Simulate {
    /// The workflow or workspace. The workflow of a workflow file runs whatever its status; of a workspace only published ones
    /// run, and the one that the events name.
    file: PathBuf,
    /// The events: {"start": …, "contacts": […], "users": […], "events": […]}, all as in a scenario.
    #[arg(long, value_name = "EVENTS.json")]
    events: PathBuf,
}

impl Simulate {
    /// Runs the command. Findings do not stop it.
    pub fn run(&self) -> ExitCode {
        // Both are read before anything is said, so that the faults of both are told at once.
        let (document, script) = (files::read_document(&self.file), files::read_script(&self.events));
        let (Some(document), Some(script)) = (document, script) else { return files::unreadable() };
        let alone = matches!(document.content, Content::Workflow(_));
        let document = Arc::new(document.into_document());
        let under_test = if alone { only_workflow(&document) } else { None };
        let mut world = World::new(setup(&document, &script, under_test));
        let mut trace = Vec::new();
        for (at, event) in script.events.iter().enumerate() {
            match world.apply(event) {
                Ok(entries) => trace.extend(entries),
                Err(refused) => {
                    let place = self.events.display().to_string();
                    files::complain(&format!("{place}: event {}: {refused}", at + 1));
                    return files::unreadable();
                }
            }
        }
        // Without an event nothing has said yet what the start names and does not exist.
        trace.extend(world.untold());
        files::print(&lines::of(&trace, &world.state()));
        ExitCode::SUCCESS
    }
}
