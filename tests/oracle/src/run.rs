//! Runs: how one goes through its workflow until it waits or ends (docs/domain.md, sections 2 and 4).

use std::sync::Arc;

use usher_model::{
    Node, Port, Workflow,
    ids::{ContactId, NodeId, WorkflowId},
    time::Instant,
    trace::{EndReason, WaitingFor, What},
};

use crate::{
    Line, Oracle,
    facts::{Fact, Pool},
    stages::Kind,
};

/// How long a wait is that nothing limits.
pub(crate) const SEVEN_DAYS: i64 = 7 * 86_400;

/// So many steps without waiting, or caused by steps, are too many.
const TOO_MANY: u32 = 1_000;

/// One contact's passage through one workflow.
pub(crate) struct Run {
    pub(crate) contact: ContactId,
    pub(crate) workflow: WorkflowId,
    pub(crate) node: NodeId,
    pub(crate) state: State,
    /// The number of the fact that it began to wait, while it waits.
    pub(crate) since: usize,
    /// What started it.
    pub(crate) cause: Kind,
    /// How many hand-overs lie before it.
    pub(crate) depth: u32,
    /// The Jump To steps that it has jumped from.
    pub(crate) jumps: Vec<NodeId>,
    /// How often the present question was asked again.
    pub(crate) retries: i64,
    /// Among whom and with which skills it waits.
    pub(crate) pool: Option<Pool>,
    pub(crate) skills: Vec<String>,
}

/// What a run is doing.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum State {
    Going,
    Waits(WaitingFor, Instant),
    Ended,
}

/// What a step does with its run. With each port comes the reason for which the run ends if nothing is connected.
pub(crate) enum Outcome {
    Leave(Port, EndReason),
    Jump(NodeId),
    Wait(WaitingFor, Instant),
    End(EndReason),
    HandOver(WorkflowId),
}

impl Oracle {
    pub(crate) fn tell(&mut self, contact: Option<&ContactId>, what: What) {
        self.lines.push(Line { at: self.now, contact: contact.cloned(), workflow: None, run: None, node: None, what });
    }

    /// A line about a trigger whose workflow has no run.
    pub(crate) fn tell_at(&mut self, contact: Option<&ContactId>, workflow: &Workflow, node: &Node, what: What) {
        let (workflow, node) = (Some(workflow.id.clone()), Some(node.id.clone()));
        self.lines.push(Line { at: self.now, contact: contact.cloned(), workflow, run: None, node, what });
    }

    pub(crate) fn tell_of(&mut self, run: usize, what: What) {
        let Run { contact, workflow, node, .. } = &self.runs[run];
        let number = u32::try_from(run + 1).expect("few runs");
        let line = Line {
            at: self.now,
            contact: Some(contact.clone()),
            workflow: Some(workflow.clone()),
            run: Some(number),
            node: Some(node.clone()),
            what,
        };
        self.lines.push(line);
    }

    pub(crate) fn workflow(&self, id: &WorkflowId) -> Arc<Workflow> {
        self.begin.document.workflow(id).expect("runs are of workflows that exist").clone()
    }

    pub(crate) fn node_of(&self, run: usize) -> Arc<Node> {
        self.workflow(&self.runs[run].workflow).node(&self.runs[run].node).expect("a run is at a node that exists").clone()
    }

    /// The runs that have not ended, in the order in which they started.
    pub(crate) fn active(&self, contact: &ContactId) -> Vec<usize> {
        (0..self.runs.len()).filter(|run| self.runs[*run].contact == *contact && self.runs[*run].state != State::Ended).collect()
    }

    /// The runs that wait for something, the one that has waited longest first.
    pub(crate) fn waiting(&self, what: WaitingFor) -> Vec<usize> {
        let waits = |run: &Run| matches!(run.state, State::Waits(for_what, _) if for_what == what);
        let mut found: Vec<usize> = (0..self.runs.len()).filter(|run| waits(&self.runs[*run])).collect();
        found.sort_by_key(|run| self.runs[*run].since);
        found
    }

    /// Starts a run and lets it go until it waits or ends.
    pub(crate) fn start(&mut self, contact: &ContactId, workflow: &Workflow, cause: Kind, depth: u32) {
        let trigger = workflow.trigger().expect("a workflow that starts has a trigger");
        self.note(Fact::Began { contact: contact.clone(), workflow: workflow.id.clone() });
        self.runs.push(Run {
            contact: contact.clone(),
            workflow: workflow.id.clone(),
            node: trigger.id.clone(),
            state: State::Going,
            since: 0,
            cause,
            depth,
            jumps: Vec::new(),
            retries: 0,
            pool: None,
            skills: Vec::new(),
        });
        let run = self.runs.len() - 1;
        self.tell_of(run, What::Triggered {});
        self.leave_and_go(run, &Port::Next, EndReason::PathEnd);
    }

    pub(crate) fn end(&mut self, run: usize, reason: EndReason) {
        self.runs[run].state = State::Ended;
        self.tell_of(run, What::Ended { reason });
    }

    /// Where a port leads.
    fn follow(&self, run: usize, port: &Port) -> Option<NodeId> {
        let workflow = self.workflow(&self.runs[run].workflow);
        let edge = workflow.edges.iter().find(|edge| edge.from.node == self.runs[run].node && edge.from.port == *port);
        edge.map(|edge| edge.to.clone())
    }

    /// Leaves the present node by a port and goes on; where nothing is connected the run ends for the reason.
    pub(crate) fn leave_and_go(&mut self, run: usize, port: &Port, reason: EndReason) {
        self.runs[run].state = State::Going;
        self.tell_of(run, What::Left { port: port.clone() });
        match self.follow(run, port) {
            Some(node) => self.go(run, node),
            None => self.end(run, reason),
        }
    }

    fn go(&mut self, run: usize, mut node: NodeId) {
        let contact = self.runs[run].contact.clone();
        for _ in 0..TOO_MANY {
            if self.reacting {
                let caused = self.caused_steps.entry(contact.clone()).or_insert(0);
                if *caused >= TOO_MANY {
                    break;
                }
                *caused += 1;
            }
            self.runs[run].node = node;
            let at = self.node_of(run);
            self.tell_of(run, What::Entered { node_type: at.node_type().as_str() });
            let outcome = if at.enabled {
                self.step(run, &at)
            } else {
                at.ports().first().map_or(Outcome::End(EndReason::PathEnd), |port| Outcome::Leave(port.clone(), EndReason::PathEnd))
            };
            match outcome {
                Outcome::Jump(to) => node = to,
                Outcome::Leave(port, reason) => {
                    self.tell_of(run, What::Left { port: port.clone() });
                    match self.follow(run, &port) {
                        Some(to) => node = to,
                        None => return self.end(run, reason),
                    }
                }
                Outcome::Wait(what, until) => {
                    self.runs[run].state = State::Waits(what, until);
                    self.runs[run].since = self.note(Fact::Waits);
                    return self.tell_of(run, What::Waiting { what, until: Some(until) });
                }
                Outcome::End(reason) => return self.end(run, reason),
                Outcome::HandOver(to) => return self.hand_over(run, &to),
            }
        }
        self.end(run, EndReason::LoopGuard);
    }
}
