//! The way of every run through its workflow, read off the trace: what the canvas lights up.

use std::collections::BTreeMap;

use usher_engine::{RunNow, RunState, VisitedNode};
use usher_model::{
    ids::{ContactId, WorkflowId},
    trace::{TraceEntry, What},
};

use crate::session::Session;

/// Every run that a trace tells of, in the order in which they started: nodes in the order of the visits, trigger first, each
/// with the port it was left by, and where the run waits, until when, or why it ended.
#[must_use]
pub fn walks(trace: &[TraceEntry]) -> Vec<RunNow> {
    let mut runs: BTreeMap<u32, RunNow> = BTreeMap::new();
    for entry in trace {
        let (Some(number), Some(contact), Some(workflow), Some(node)) = (entry.run, &entry.contact, &entry.workflow, &entry.node) else {
            continue;
        };
        let run = runs.entry(number).or_insert_with(|| RunNow {
            number,
            contact: contact.clone(),
            workflow: workflow.clone(),
            node: node.clone(),
            state: RunState::Running,
            until: None,
            variables: BTreeMap::new(),
            path: Vec::new(),
        });
        run.node = node.clone();
        follow(run, &entry.what);
    }
    runs.into_values().collect()
}

/// Notes what an entry says of a run.
fn follow(run: &mut RunNow, what: &What) {
    if let What::Triggered {} | What::Entered { .. } = what {
        run.path.push(VisitedNode { node: run.node.clone(), port: None });
        (run.state, run.until) = (RunState::Running, None);
    } else if let What::Left { port } = what {
        if let Some(visit) = run.path.last_mut() {
            visit.port = Some(port.clone());
        }
        (run.state, run.until) = (RunState::Running, None);
    } else if let What::Waiting { what, until } = what {
        (run.state, run.until) = (RunState::Waiting(*what), *until);
    } else if let What::VariableSet { name, value } = what {
        run.variables.insert(name.clone(), value.clone());
    } else if let What::Ended { reason } = what {
        (run.state, run.until) = (RunState::Ended(*reason), None);
    }
}

impl Session {
    /// Every run up to the moment that is shown, in the order in which they started.
    #[must_use]
    pub fn walks(&self) -> Vec<RunNow> {
        walks(self.trace())
    }

    /// The active run of a workflow for a contact, else the one that ended last.
    #[must_use]
    pub fn walk(&self, contact: &ContactId, workflow: &WorkflowId) -> Option<RunNow> {
        self.world().latest_run(contact, workflow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{run, sample};

    #[test]
    fn the_trace_tells_what_the_world_knows() {
        let document = sample::document();
        let mut moments = 0;
        for scenario in &document.scenarios {
            let mut session = Session::new(run::setup_of(&document, scenario));
            for event in &scenario.events {
                session.apply(event.clone()).unwrap();
                for walked in session.walks() {
                    let latest = session.walk(&walked.contact, &walked.workflow).unwrap();
                    if latest.number == walked.number {
                        assert_eq!(walked, latest, "{}", scenario.id);
                        moments += 1;
                    }
                }
            }
        }
        assert!(moments > 20);
    }

    #[test]
    fn earlier_runs_are_kept() {
        let document = sample::document();
        let scenario = sample::scenario("returning-contact-keeps-agent");
        let trace = run::run(&document, &scenario).trace;
        let paths: Vec<Vec<String>> = walks(&trace)
            .iter()
            .map(|run| run.path.iter().map(|visit| format!("{}:{}", visit.node, visit.port.as_ref().map_or("", |p| p.as_str()))).collect())
            .collect();
        assert_eq!(paths[0], ["start:next", "need:answered", "route:default", "assign:assigned"]);
        assert_eq!(paths[1], ["start:next", "need:answered", "route:dedicated", "keep:assigned"]);
    }
}
