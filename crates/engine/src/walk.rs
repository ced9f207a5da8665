//! A run on its way: from step to step until it waits or ends.

use std::sync::Arc;

use usher_model::{
    Node, NodeKind, Port,
    limits::STEPS_WITHOUT_WAITING,
    steps::Step,
    trace::{EndReason, What},
};

use crate::{
    cause::Cause,
    clock::Timer,
    contact::{Chain, Enrolled},
    index::{NodeIx, RunKey},
    plan::Plan,
    planted::Bug,
    run::{Run, Visit, Wait, Waiting},
    steps::{self, Cx, Outcome, Waking},
    world::World,
};

impl World {
    /// Starts a run: the contact is enrolled from now on.
    pub(crate) fn begin(&mut self, mut run: Box<Run>) {
        self.state.runs += 1;
        run.number = self.state.runs;
        self.active.insert(run.number, run.key);
        let RunKey { contact, flow } = run.key;
        let person = self.person_mut(contact);
        if person.enrolled(flow).is_none() {
            person.enrolled.push(Enrolled { flow, active: None, ended: None });
        }
        if Bug::JumpsOutliveTheirRun.is_planted() {
            run.jumps = person.enrolled(flow).and_then(|entry| entry.ended.as_ref()).map_or(Vec::new(), |last| last.jumps.clone());
        }
        self.tell_run(&run, What::Triggered {});
        for (name, value) in run.cause.given() {
            self.tell_run(&run, What::VariableSet { name: name.clone(), value: value.clone() });
        }
        self.walk(run, Outcome::Leave(Port::Next));
    }

    /// Lets a waiting run go on.
    pub(crate) fn wake(&mut self, key: RunKey, waking: Waking) {
        let Some(mut run) = self.take(key) else { return };
        let plan = Arc::clone(&self.plan);
        if let (Waking::Due, Some(wait)) = (&waking, &run.wait) {
            let what = wait.waiting.what();
            self.tell_run(&run, What::TimedOut { what });
        }
        run.steps = 0;
        let outcome = match &plan.flow(key.flow).node(run.node).kind {
            NodeKind::Step(step) => steps::wake(step, &mut Cx { world: self, run: &mut run, plan: &plan }, waking),
            // Triggers do not wait.
            NodeKind::Trigger(_) => Outcome::End(EndReason::StepError),
        };
        self.walk(run, outcome);
    }

    /// Ends a waiting run from outside.
    pub(crate) fn end_active(&mut self, key: RunKey, reason: EndReason) {
        if let Some(run) = self.take(key) {
            self.end(run, reason);
        }
    }

    /// Goes from step to step until the run waits or ends.
    fn walk(&mut self, mut run: Box<Run>, mut outcome: Outcome) {
        let plan = Arc::clone(&self.plan);
        loop {
            let next = match outcome {
                Outcome::Leave(port) => {
                    let reason = reason_without_edge(&plan.flow(run.key.flow).node(run.node).kind, &port);
                    self.leave(&plan, &mut run, port).ok_or(reason)
                }
                Outcome::GiveUp(port, reason) => self.leave(&plan, &mut run, port).ok_or(reason),
                Outcome::Jump(target) => Ok(target),
                Outcome::Wait(waiting, until) => {
                    let until = if Bug::TimersAreLate.is_planted() { until.plus_seconds(1) } else { until };
                    let wait = Wait { waiting, since: self.state.now, until, began: self.next_order() };
                    self.tell_run(&run, What::Waiting { what: wait.waiting.what(), until: Some(until) });
                    run.wait = Some(wait);
                    return self.put(run);
                }
                Outcome::WaitOn => return self.put(run),
                Outcome::HandOver(flow, trigger, given) => {
                    let (contact, depth) = (run.key.contact, run.depth + 1);
                    self.end(run, EndReason::HandedOver);
                    let next = Run::new(RunKey { contact, flow }, trigger, Cause::HandedOver { given });
                    return self.begin(Box::new(Run { depth, ..next }));
                }
                Outcome::End(reason) => Err(reason),
            };
            run.wait = None;
            let next = next.and_then(|next| if self.may_step(&mut run) { Ok(next) } else { Err(EndReason::LoopGuard) });
            match next {
                Err(reason) => return self.end(run, reason),
                Ok(next) => {
                    run.node = next;
                    run.path.push(Visit { node: next, port: None });
                    outcome = self.enter(&plan, &mut run);
                }
            }
        }
    }

    /// Comes to the node where the run is now.
    fn enter(&mut self, plan: &Plan, run: &mut Run) -> Outcome {
        let node: &Node = plan.flow(run.key.flow).node(run.node);
        self.tell_run(run, What::Entered { node_type: node.node_type().as_str() });
        match &node.kind {
            NodeKind::Step(step) if node.enabled || Bug::DisabledStepsRun.is_planted() => {
                steps::enter(step, &mut Cx { world: self, run, plan })
            }
            // A disabled step is passed through. A second trigger can stand only in an unfinished draft; it does nothing either.
            NodeKind::Step(_) | NodeKind::Trigger(_) => {
                node.ports().into_iter().next().map_or(Outcome::End(EndReason::PathEnd), Outcome::Leave)
            }
        }
    }

    /// Leaves by a port; gives where it leads, if anywhere.
    fn leave(&mut self, plan: &Plan, run: &mut Run, port: Port) -> Option<NodeIx> {
        self.tell_run(run, What::Left { port: port.clone() });
        let next = plan.flow(run.key.flow).graph.follow(run.node.at(), &port).map(NodeIx::new);
        if let Some(visit) = run.path.last_mut() {
            visit.port = Some(port);
        }
        next
    }

    /// Counts a step. A run may execute so many without waiting; and what steps cause by the events they cause may not go on
    /// for longer than that either, for one contact at one instant: two workflows that open and close in turn come to an end.
    fn may_step(&mut self, run: &mut Run) -> bool {
        run.steps += 1;
        if run.steps > STEPS_WITHOUT_WAITING {
            return false;
        }
        if !self.chained {
            return true;
        }
        let (event, at) = (self.state.event, self.state.now);
        let chain = &mut self.person_mut(run.key.contact).chain;
        let steps = chain.filter(|chain| (chain.event, chain.at) == (event, at)).map_or(1, |chain| chain.steps + 1);
        *chain = Some(Chain { event, at, steps });
        steps <= STEPS_WITHOUT_WAITING
    }

    /// Ends a run: it is kept as the latest one of its workflow for the contact.
    fn end(&mut self, mut run: Box<Run>, reason: EndReason) {
        self.tell_run(&run, What::Ended { reason });
        run.wait = None;
        run.ended = Some(reason);
        self.active.remove(&run.number);
        let RunKey { contact, flow } = run.key;
        if let Some(entry) = self.person_mut(contact).enrolled.iter_mut().find(|entry| entry.flow == flow) {
            entry.ended = Some(Arc::from(run));
        }
    }

    /// Takes a waiting run out of the world, with its timer and its place in a queue.
    fn take(&mut self, key: RunKey) -> Option<Box<Run>> {
        let entry = self.person_mut(key.contact).enrolled.iter_mut().find(|entry| entry.flow == key.flow)?;
        let run = entry.active.take()?;
        if let Some(wait) = &run.wait {
            self.timers.remove(wait.until, wait.began, Timer::Run(key));
            if let Waiting::Assignment(line) = &wait.waiting {
                self.queues.leave(line, wait.began);
            }
        }
        Some(run)
    }

    /// Puts a waiting run into the world, with its timer and its place in a queue.
    fn put(&mut self, run: Box<Run>) {
        self.register(&run);
        let RunKey { contact, flow } = run.key;
        if let Some(entry) = self.person_mut(contact).enrolled.iter_mut().find(|entry| entry.flow == flow) {
            entry.active = Some(run);
        }
    }

    /// Notes the timer of a waiting run and its place in a queue.
    pub(crate) fn register(&mut self, run: &Run) {
        if let Some(wait) = &run.wait {
            self.timers.add(wait.until, wait.began, Timer::Run(run.key));
            if let Waiting::Assignment(line) = &wait.waiting {
                self.queues.join(line, wait.began, run.key);
            }
        }
    }
}

/// Why a run ends that leaves by a port without an edge (docs/domain.md, section 2). Branches and routes name ports as they like:
/// only where a step waits does `timeout` or `invalid` say how the wait came out.
fn reason_without_edge(kind: &NodeKind, port: &Port) -> EndReason {
    let waits = matches!(kind, NodeKind::Step(Step::AskQuestion(_) | Step::AssignTo(_)));
    match port {
        Port::Timeout if waits => EndReason::Timeout,
        Port::Invalid if waits => EndReason::InvalidAnswer,
        Port::Next
        | Port::Answered
        | Port::Invalid
        | Port::Inside
        | Port::Outside
        | Port::Success
        | Port::Failure
        | Port::Dedicated
        | Port::Assigned
        | Port::Failed
        | Port::Timeout
        | Port::Else
        | Port::Default
        | Port::Part(_) => EndReason::PathEnd,
    }
}
