//! `usher test`: the scenarios of files run, with what was expected and what there was instead.

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use usher_model::{Document, scenario::Scenario, time::Moment, trace::TraceEntry};
use usher_scenario::{
    coverage,
    expect::Got,
    run::{Failure, Verdict, run},
};

use crate::files;

/// Runs the scenarios in files and prints those that fail, with what was expected, what there was, and when.
#[derive(Debug, clap::Args)]
pub struct Test {
    /// Workflow or workspace files.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Says for each workflow how many steps and ports the scenarios pass through, and names the others.
    #[arg(long)]
    coverage: bool,
}

impl Test {
    /// Runs the command. Findings do not stop it; a file that cannot be read does not keep the others from being tested.
    pub fn run(&self) -> ExitCode {
        let (mut passed, mut failed, mut unreadable) = (0, 0, false);
        for path in &self.files {
            let Some(read) = files::read_document(path) else {
                unreadable = true;
                continue;
            };
            let document = Arc::new(read.into_document());
            let mut traces: Vec<Vec<TraceEntry>> = Vec::new();
            for scenario in &document.scenarios {
                let verdict = run(&document, scenario);
                if verdict.passed() {
                    passed += 1;
                } else {
                    failed += 1;
                    files::print(&report(&path.display().to_string(), scenario, &verdict));
                }
                traces.push(verdict.trace);
            }
            if self.coverage {
                files::print(&covered(&document, &traces));
            }
        }
        files::print(&format!("{passed} passed, {failed} failed\n"));
        match (unreadable, failed) {
            (true, _) => files::unreadable(),
            (false, 0) => ExitCode::SUCCESS,
            (false, _) => ExitCode::from(1),
        }
    }
}

/// What went wrong in a scenario.
fn report(path: &str, scenario: &Scenario, verdict: &Verdict) -> String {
    let mut text = files::shown(&format!("{path}: {} ({})", scenario.id, scenario.name)) + "\n";
    if let Some((event, refused)) = &verdict.refused {
        text += &format!("  event {event}: {refused}\n");
    }
    for failure in &verdict.failures {
        text += &told(failure, scenario);
    }
    text
}

fn told(failure: &Failure, scenario: &Scenario) -> String {
    let expected = serde_json::to_string(&failure.expected).unwrap_or_default();
    let moment = match failure.event {
        0 => "at the start".to_owned(),
        event => format!("after event {event}"),
    };
    let at = Moment::new(failure.at, scenario.start.offset_minutes);
    let expected = files::shown(&expected);
    let got = files::shown(&in_words(&failure.got));
    format!("  expectation {}, {moment}, {at}\n    expected {expected}\n    got      {got}\n", failure.expectation + 1)
}

/// What there was, in words.
fn in_words(got: &Got) -> String {
    let quoted = |texts: &[String]| texts.iter().map(|text| format!("{text:?}")).collect::<Vec<_>>().join(", ");
    match got {
        Got::Messages { texts } if texts.is_empty() => "no message".to_owned(),
        Got::Messages { texts } => format!("the messages {}", quoted(texts)),
        Got::Assignee { user } => user.as_ref().map_or("assigned to nobody".to_owned(), |user| format!("assigned to {user}")),
        Got::Team { team } => team.as_ref().map_or("no team".to_owned(), |team| format!("team {team}")),
        Got::Tags { tags } if tags.is_empty() => "no tags".to_owned(),
        Got::Tags { tags } => format!("tags {}", tags.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
        Got::Value { value: None } => "no value".to_owned(),
        Got::Value { value } => serde_json::to_string(value).unwrap_or_default(),
        Got::Stage { stage } => stage.as_ref().map_or("no stage".to_owned(), |stage| format!("stage {stage}")),
        Got::Conversation { status } => {
            format!("conversation {}", serde_json::to_string(status).unwrap_or_default().trim_matches('"'))
        }
        Got::WaitingAt { node, until: Some(until) } => format!("waiting at {node} until {until}"),
        Got::WaitingAt { node, until: None } => format!("waiting at {node}"),
        Got::Ended { node, reason } => {
            format!("ended at {node}, {}", serde_json::to_string(reason).unwrap_or_default().trim_matches('"'))
        }
        Got::NoRun => "no run of the workflow".to_owned(),
        Got::Visited { at } => format!("visited at {at}"),
        Got::NotVisited => "not visited".to_owned(),
        Got::Comments { texts } if texts.is_empty() => "no comment".to_owned(),
        Got::Comments { texts } => format!("the comments {}", quoted(texts)),
        Got::NoSuchContact => "no such contact".to_owned(),
        Got::TimeWasOver => "its time was over by then".to_owned(),
        Got::TooFewEvents { events } => format!("only {events} events"),
    }
}

/// How much of each workflow the traces pass through.
fn covered(document: &Document, traces: &[Vec<TraceEntry>]) -> String {
    let coverage = coverage::of(traces.iter().map(Vec::as_slice));
    let mut text = String::new();
    for workflow in &document.workflows {
        let covered = coverage.of_workflow(workflow);
        let ports = covered.ports + covered.missing_ports.len();
        text += &format!(
            "coverage of {}: {} of {} steps, {} of {ports} ports\n",
            workflow.id,
            covered.nodes,
            workflow.nodes.len(),
            covered.ports
        );
        for node in &covered.missing_nodes {
            text += &format!("  not visited: {node}\n");
        }
        for at in &covered.missing_ports {
            text += &format!("  not taken:   {} of {}\n", at.port, at.node);
        }
    }
    text
}
