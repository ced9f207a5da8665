//! `usher test`: the scenarios of files run, with what was expected and what there was instead.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use usher_model::{Document, Node, Port, trace::TraceEntry};
use usher_scenario::{coverage, run::run};
use usher_wording::{Language, steps};

use crate::{
    files, junit,
    tested::{Tested, TestedFile},
};

/// Runs the scenarios in files and prints those that fail, with what was expected, what there was, and when.
///
/// Exit status: 0 all pass, 1 some do not, 2 a file that cannot be read or written.
#[derive(Debug, clap::Args)]
pub struct Test {
    /// Workflow or workspace files.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Says for each workflow how many steps and ports the scenarios pass through, and names the others.
    #[arg(long)]
    coverage: bool,
    /// Writes the results as JUnit XML too, as GitLab, Jenkins and others read it.
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
}

impl Test {
    /// Runs the command. Findings do not stop it; a file that cannot be read does not keep the others from being tested.
    pub fn run(&self) -> ExitCode {
        let tested: Vec<TestedFile> = self.files.iter().map(|path| self.test(path)).collect();
        let scenarios = || tested.iter().filter_map(|file| file.scenarios.as_ref().ok()).flatten();
        let passed = scenarios().filter(|scenario| scenario.passed()).count();
        let failed = scenarios().count() - passed;
        files::print(&format!("{passed} passed, {failed} failed\n"));
        let mut fine = tested.iter().all(|file| file.scenarios.is_ok());
        if let Some(path) = &self.junit
            && let Err(error) = write_report(path, &junit::of(&tested))
        {
            files::complain(&format!("{}: {error}", path.display()));
            fine = false;
        }
        match (fine, failed) {
            (false, _) => files::unreadable(),
            (true, 0) => ExitCode::SUCCESS,
            (true, _) => ExitCode::from(1),
        }
    }

    /// Runs the scenarios of a file and prints what is wrong with them.
    fn test(&self, file: &Path) -> TestedFile {
        let path = file.display().to_string();
        let document = match files::document_or_faults(file) {
            Ok(read) => Arc::new(read.into_document()),
            Err(faults) => {
                faults.iter().for_each(|fault| files::complain(fault));
                return TestedFile { path, scenarios: Err(faults) };
            }
        };
        let (mut scenarios, mut traces) = (Vec::new(), Vec::new());
        for scenario in &document.scenarios {
            let verdict = run(&document, scenario);
            let tested = Tested::new(&document, scenario, &verdict);
            if !tested.passed() {
                files::print(&format!("{}: {}\n{}", files::shown(&path), tested.name, tested.report()));
            }
            scenarios.push(tested);
            if self.coverage {
                traces.push(verdict.trace);
            }
        }
        if self.coverage {
            files::print(&covered(&path, &document, &traces));
        }
        TestedFile { path, scenarios: Ok(scenarios) }
    }
}

/// Writes a report, also over an older one, but over nothing else: a path left out after `--junit` must not cost a workflow.
fn write_report(path: &Path, xml: &str) -> io::Result<()> {
    let is_file = fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
    if is_file && !matches!(fs::read(path)?.trim_ascii_start().first(), None | Some(b'<')) {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "this is another file, not an older report; it stays as it is"));
    }
    fs::write(path, xml)
}

/// How much of each workflow the traces pass through, and what they do not.
fn covered(path: &str, document: &Document, traces: &[Vec<TraceEntry>]) -> String {
    let coverage = coverage::of(traces.iter().map(Vec::as_slice));
    let mut text = String::new();
    for workflow in &document.workflows {
        let covered = coverage.of_workflow(workflow);
        let (steps, ports) = (workflow.nodes.len(), covered.ports + covered.missing_ports.len());
        let mut line = |line: String| text += &(files::shown(&line) + "\n");
        line(format!(
            "{path}: coverage of {}: {} of {steps} steps, {} of {ports} ports",
            with_name(workflow.id.as_str(), &workflow.name),
            covered.nodes,
            covered.ports
        ));
        let step = |node: &Node| with_name(node.id.as_str(), &steps::node_name(node, document, Language::En));
        for node in covered.missing_nodes.iter().filter_map(|id| workflow.node(id)) {
            line(format!("  not visited: {}", step(node)));
        }
        for at in &covered.missing_ports {
            let Some(node) = workflow.node(&at.node) else { continue };
            line(format!("  not taken:   {} of {}", port(node, &at.port), step(node)));
        }
    }
    text
}

/// A port by its id, with the name of the branch, route or choice whose port it is.
fn port(node: &Node, port: &Port) -> String {
    with_name(port.as_str(), &steps::port(node, port, Language::En))
}

fn with_name(id: &str, name: &str) -> String {
    match name.trim() {
        "" => id.to_owned(),
        name if name == id => id.to_owned(),
        name => format!("{id} ({name})"),
    }
}
