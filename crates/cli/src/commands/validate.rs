//! `usher validate`: what is wrong or unfinished in files.

use std::{path::PathBuf, process::ExitCode};

use serde_json::{Value, json};
use usher_analysis::{Finding, Severity, analyse};
use usher_interop::{fault::ReadError, read};
use usher_model::Document;
use usher_wording::{Language, faults, findings};

use crate::files;

/// Prints the findings of files as `path: severity code step message`. Faults of a file's form go to standard error.
///
/// Exit status: 0 no error among the findings, 1 an error, 2 a file that cannot be read.
#[derive(Debug, clap::Args)]
pub struct Validate {
    /// Workflow or workspace files.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Prints one JSON array instead, of findings and of faults.
    #[arg(long)]
    json: bool,
}

impl Validate {
    /// Runs the command; every file is looked at, whatever the others are like.
    pub fn run(&self) -> ExitCode {
        let (mut errors, mut unreadable, mut list) = (false, false, Vec::new());
        for path in &self.files {
            let name = path.display().to_string();
            let read = match files::bytes_of(path) {
                Ok(bytes) => read::read_bytes(&bytes),
                Err(error) => {
                    files::complain(&format!("{name}: {error}"));
                    list.push(json!({ "file": name, "severity": "fault", "message": error.to_string() }));
                    unreadable = true;
                    continue;
                }
            };
            match read {
                Ok(read) => {
                    let document = read.into_document();
                    for finding in analyse(&document) {
                        errors |= finding.severity == Severity::Error;
                        if self.json {
                            list.push(as_json(&name, &finding, &document));
                        } else {
                            files::print(&as_line(&name, &finding, &document));
                        }
                    }
                }
                Err(error) => {
                    files::tell(&name, &error);
                    list.extend(faults_as_json(&name, &error));
                    unreadable = true;
                }
            }
        }
        if self.json {
            let text = serde_json::to_string_pretty(&list).unwrap_or_default();
            files::print(&(text + "\n"));
        }
        match (unreadable, errors) {
            (true, _) => files::unreadable(),
            (false, true) => ExitCode::from(1),
            (false, false) => ExitCode::SUCCESS,
        }
    }
}

fn as_line(name: &str, finding: &Finding, document: &Document) -> String {
    let said = findings::finding(finding, document, Language::En);
    let (severity, code) = (finding.severity.as_str(), finding.code.as_str());
    files::shown(&format!("{name}: {severity} {code} {} {}", step(finding, document), said.text)) + "\n"
}

/// The step, with its workflow where the file has several; `-` for what belongs to no step.
fn step(finding: &Finding, document: &Document) -> String {
    match (&finding.workflow, &finding.node) {
        (Some(workflow), Some(node)) if document.workflows.len() > 1 => format!("{workflow}/{node}"),
        (_, Some(node)) => node.to_string(),
        (Some(workflow), None) if document.workflows.len() > 1 => format!("{workflow}/-"),
        (_, None) => "-".to_owned(),
    }
}

fn as_json(name: &str, finding: &Finding, document: &Document) -> Value {
    json!({
        "file": name,
        "severity": finding.severity.as_str(),
        "code": finding.code.as_str(),
        "workflow": finding.workflow,
        "step": finding.node,
        "setting": finding.setting,
        "message": findings::finding(finding, document, Language::En).text,
    })
}

fn faults_as_json<'e>(name: &'e str, error: &'e ReadError) -> impl Iterator<Item = Value> + 'e {
    error.faults.iter().map(move |fault| {
        json!({
            "file": name,
            "severity": "fault",
            "line": fault.line,
            "column": fault.column,
            "path": fault.path,
            "message": faults::fault(&fault.kind, Language::En),
        })
    })
}
