//! Findings: what is wrong or unfinished in a workflow, where, and what to do (docs/domain.md, sections 8 and 9).

pub mod detail;
pub mod finding;
pub mod fix;

mod facts;
mod known;
mod names;

mod checks;
pub mod settings;

pub use detail::{Counted, Detail, Expected, Wanted};
pub use finding::{Code, Finding, Severity};
pub use fix::Fix;
pub use known::known_variables;

use usher_model::{Document, Workflow};

use facts::Facts;

/// Everything there is to report of a document: the workspace first, then the workflows in their order, each by its nodes in
/// theirs, each node by its settings. The same document always gives the same list.
#[must_use]
pub fn analyse(document: &Document) -> Vec<Finding> {
    let mut findings = checks::workspace(document);
    for workflow in &document.workflows {
        findings.extend(analyse_workflow(document, workflow));
    }
    findings
}

/// What there is to report of one workflow of the document.
#[must_use]
pub fn analyse_workflow(document: &Document, workflow: &Workflow) -> Vec<Finding> {
    let facts = Facts::of(document, workflow);
    let mut placed: Vec<(Option<usize>, Finding)> = Vec::new();
    for (at, node) in workflow.nodes.iter().enumerate() {
        // A step that is off is passed through: what is unfinished in it stops nobody.
        if node.enabled {
            placed.extend(settings::check_with(document, workflow, node, &facts).into_iter().map(|finding| (Some(at), finding)));
        }
    }
    checks::workflow(document, workflow, &mut |at, finding| placed.push((at, finding)));
    placed
        .sort_by(|(a, left), (b, right)| a.cmp(b).then_with(|| left.setting.cmp(&right.setting)).then_with(|| left.code.cmp(&right.code)));
    placed.into_iter().map(|(_, finding)| finding).collect()
}

/// Whether the workflow may be published: none of its findings, and none of the workspace's, is an error.
#[must_use]
pub fn may_be_published(document: &Document, workflow: &Workflow) -> bool {
    let no_error = |findings: Vec<Finding>| findings.iter().all(|finding| finding.severity != Severity::Error);
    no_error(checks::workspace(document)) && no_error(analyse_workflow(document, workflow))
}
