//! What is wrong with the open workflow, found again whenever somebody pauses, and shown on its cards.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use usher_analysis::{Finding, Severity};
use usher_editor::command::Command;
use usher_model::ids::NodeId;

use super::board::{Board, FocusSetting};
use super::selection::Selection;
use crate::state::cards::{Problem, put};

/// How long nobody must have changed anything before the workflow is looked at again.
const PAUSE: Duration = Duration::from_millis(120);

/// The findings of the open workflow and of the workspace. Copies are the same ones.
#[derive(Clone, Copy)]
pub struct Findings {
    all: RwSignal<Arc<Vec<Finding>>>,
    board: Board,
}

impl Findings {
    /// Finds now, and again after each change, for as long as the current owner lives.
    #[must_use]
    pub fn follow(board: Board) -> Self {
        let findings = Self { all: RwSignal::new(Arc::new(Vec::new())), board };
        findings.find();
        let waiting = StoredValue::new(None::<TimeoutHandle>);
        Effect::new(move |is_first: Option<()>| {
            let _ = board.store.revision();
            if is_first.is_none() {
                return;
            }
            if let Some(running) = waiting.try_update_value(Option::take).flatten() {
                running.clear();
            }
            waiting.set_value(set_timeout_with_handle(move || findings.find(), PAUSE).ok());
        });
        findings
    }

    fn find(self) {
        let Some(before) = self.all.try_get_untracked() else { return };
        let (id, document) = (self.board.id(), self.board.store.snapshot());
        let mut found = usher_analysis::analyse(&document);
        found.retain(|finding| finding.workflow.as_ref().is_none_or(|workflow| *workflow == id));
        // The worst first; within one severity in the order of the workflow.
        found.sort_by_key(|finding| finding.severity);
        if *before != found {
            self.all.set(Arc::new(found));
        }
        self.mark();
    }

    fn mark(self) {
        let mut problems: BTreeMap<NodeId, Problem> = BTreeMap::new();
        self.all.with_untracked(|all| {
            for finding in all.iter() {
                if let Some(node) = &finding.node {
                    let problem = problems.entry(node.clone()).or_insert(Problem { severity: finding.severity, count: 0 });
                    problem.count += 1;
                }
            }
        });
        self.board.cards.with(|cards| {
            for card in cards.values() {
                put(&card.badge, problems.get(&card.id).copied());
            }
        });
    }

    /// All of them, the worst first. Reactive.
    #[must_use]
    pub fn all(self) -> Arc<Vec<Finding>> {
        self.all.get()
    }

    /// Whether there are none. Reactive.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.all.with(|all| all.is_empty())
    }

    /// How many there are of a severity. Reactive.
    #[must_use]
    pub fn count(self, severity: Severity) -> i64 {
        let n = self.all.with(|all| all.iter().filter(|finding| finding.severity == severity).count());
        i64::try_from(n).unwrap_or(i64::MAX)
    }

    /// How many errors there are. Reactive.
    #[must_use]
    pub fn errors(self) -> i64 {
        self.count(Severity::Error)
    }

    /// Goes to the step of a finding and gives its setting the focus.
    pub fn go_to(self, finding: &Finding) {
        let Some(node) = &finding.node else { return };
        let board = self.board;
        board.select(Selection::node(node.clone()));
        board.panels.inspector.set(true);
        board.reveal(node);
        board.focus_setting.set(Some(FocusSetting { node: node.clone(), setting: finding.setting.clone() }));
    }

    /// Does what one click can do about a finding.
    pub fn fix(self, finding: &Finding) {
        let board = self.board;
        let Some(id) = finding.node.clone() else { return };
        let Some(workflow) = board.workflow_now() else { return };
        let Some(node) = workflow.node(&id) else { return };
        match usher_analysis::fix::apply(finding, &node.kind) {
            Some(kind) => _ = board.perform(Command::SetConfig { workflow: board.id(), node: id.clone(), kind }, String::new),
            None if finding.fix == Some(usher_analysis::Fix::DeleteStep) => {
                board.select(Selection::node(id));
                return board.delete_selected();
            }
            None => {}
        }
        board.select(Selection::node(id));
    }
}
