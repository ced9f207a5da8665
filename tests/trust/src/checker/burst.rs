//! A run on its way: along edges and jumps until it waits or ends (docs/domain.md, section 4).

use usher_model::{
    NodeKind, Port,
    limits::{CHAIN_DEPTH, STEPS_WITHOUT_WAITING},
    steps::Step,
    time::Instant,
    trace::{EndReason, What},
};

use super::{
    Checked, Checker, ensure, fault,
    flow::{Cause, Run, Variables, Wait, Waits},
    line::{Lines, Who},
};

/// How a run goes on from a step.
#[derive(Clone, Debug)]
pub(super) enum Out {
    Leave(Port),
    /// By a port; why the run ends when nothing is connected there.
    Or(Port, EndReason),
    Jump(usize),
    Wait(Waits, Instant),
    /// As before.
    WaitOn(Wait),
    HandOver(usize, Variables),
    End(EndReason),
}

impl Checker {
    /// I10, I16: every line of the run up to where it waits or ends.
    pub(super) fn walk(&mut self, lines: &mut Lines, mut run: Run, mut out: Out) -> Checked {
        loop {
            let next = match out {
                Out::Leave(port) => {
                    let reason = self.reason_without_edge(&run, &port);
                    self.leave(lines, &run, &port)?.ok_or(reason)
                }
                Out::Or(port, reason) => self.leave(lines, &run, &port)?.ok_or(reason),
                Out::Jump(to) => Ok(to),
                Out::Wait(what, until) => {
                    let began = self.tick();
                    self.told(lines, Who::run(&run), "I12", &What::Waiting { what: what.told(), until: Some(until) })?;
                    run.wait = Some(Wait { what, since: self.now, until, began });
                    self.active.insert(run.number, run);
                    return Ok(());
                }
                Out::WaitOn(wait) => {
                    run.wait = Some(wait);
                    self.active.insert(run.number, run);
                    return Ok(());
                }
                Out::HandOver(flow, variables) => {
                    ensure(run.depth < CHAIN_DEPTH, "I13", || format!("run {} is {} hand-overs deep", run.number, run.depth))?;
                    self.end(lines, &run, EndReason::HandedOver)?;
                    let cause = Cause::Given { by: usher_model::NodeType::Manual, variables };
                    return self.begin(lines, run.contact, flow, cause, run.depth + 1);
                }
                Out::End(reason) => Err(reason),
            };
            let next = match next {
                Ok(next) => next,
                Err(reason) => return self.end(lines, &run, reason),
            };
            if matches!(lines.what(), Some(What::Ended { reason: EndReason::LoopGuard })) {
                self.may_be_guarded(&run)?;
                return self.end(lines, &run, EndReason::LoopGuard);
            }
            run.node = next;
            out = self.enter(lines, &mut run)?;
        }
    }

    fn end(&mut self, lines: &mut Lines, run: &Run, reason: EndReason) -> Checked {
        self.seen.ended(reason);
        self.told(lines, Who::run(run), "I15", &What::Ended { reason })
    }

    /// I17: leaves by a port that there is; gives where it leads.
    fn leave(&mut self, lines: &mut Lines, run: &Run, port: &Port) -> Checked<Option<usize>> {
        let flow = &self.flows[run.flow];
        let node = flow.node(run.node);
        ensure(node.ports().contains(port), "I17", || format!("{} has no port {port}", node.id))?;
        self.seen.left(node.node_type(), port);
        let next = flow.edge(run.node, port);
        self.told(lines, Who::run(run), "I16", &What::Left { port: port.clone() })?;
        Ok(next)
    }

    /// Why a run ends that leaves by a port without an edge.
    fn reason_without_edge(&self, run: &Run, port: &Port) -> EndReason {
        let step = self.flows[run.flow].node(run.node).step();
        match (step, port) {
            (Some(Step::AskQuestion(_) | Step::AssignTo(_)), Port::Timeout) => EndReason::Timeout,
            (Some(Step::AskQuestion(_)), Port::Invalid) => EndReason::InvalidAnswer,
            _ => EndReason::PathEnd,
        }
    }

    /// I13: a run is stopped only after a thousand steps without waiting, its own or all those that the contact's runs made at this
    /// instant.
    fn may_be_guarded(&self, run: &Run) -> Checked {
        let at_this_instant = self.entered.get(&run.contact).filter(|(at, _)| *at == self.now).map_or(0, |(_, steps)| *steps);
        let many = run.steps >= STEPS_WITHOUT_WAITING || at_this_instant >= STEPS_WITHOUT_WAITING;
        ensure(many, "I13", || format!("run {} is stopped after {} steps, {at_this_instant} of its contact", run.number, run.steps))
    }

    /// Comes to the node where the run is now.
    fn enter(&mut self, lines: &mut Lines, run: &mut Run) -> Checked<Out> {
        run.steps += 1;
        ensure(run.steps <= STEPS_WITHOUT_WAITING, "I13", || format!("run {} makes {} steps without waiting", run.number, run.steps))?;
        let now = self.now;
        let entered = self.entered.entry(run.contact).or_insert((now, 0));
        *entered = if entered.0 == now { (now, entered.1 + 1) } else { (now, 1) };
        let node = std::sync::Arc::clone(self.flows[run.flow].node(run.node));
        self.told(lines, Who::run(run), "I16", &What::Entered { node_type: node.node_type().as_str() })?;
        match &node.kind {
            NodeKind::Step(step) if node.enabled => self.step(lines, run, step),
            // I18: by its first port, and no line of an effect comes before that.
            NodeKind::Step(_) | NodeKind::Trigger(_) => match node.ports().into_iter().next() {
                Some(port) => Ok(Out::Leave(port)),
                None => Ok(Out::End(EndReason::PathEnd)),
            },
        }
    }

    /// I13: a jump goes back as often as its limit says, counted for each run and step.
    pub(super) fn jump(&mut self, lines: &mut Lines, run: &mut Run, step: &usher_model::steps::JumpTo) -> Checked<Out> {
        let Some(target) = &step.target else { return self.fails(lines, run, "no target") };
        let Some(to) = self.flows[run.flow].position(target) else { return self.fails(lines, run, "no such target") };
        let made = run.jumps.entry(run.node).or_insert(0);
        if *made >= step.max_jumps {
            return Ok(Out::Leave(Port::Next));
        }
        *made += 1;
        let what = What::Jumped { to: target.clone(), jump: *made, limit: step.max_jumps };
        self.told(lines, Who::run(run), "I13", &what)?;
        Ok(Out::Jump(to))
    }

    /// I23: hands over to a workflow that can take over, or ends.
    pub(super) fn hand_over(&mut self, lines: &mut Lines, run: &Run, step: &usher_model::steps::TriggerWorkflow) -> Checked<Out> {
        let Some(workflow) = &step.workflow else { return self.fails(lines, run, "no workflow") };
        let Some(flow) = self.flow_of(workflow) else { return self.fails(lines, run, "no such workflow") };
        if let Some(why) = self.why_not_taken_over(run, flow) {
            let notice = usher_model::trace::Notice::CannotHandOver { workflow: workflow.clone(), why };
            self.told(lines, Who::run(run), "I23", &What::Error { notice })?;
            return Ok(Out::End(EndReason::StepError));
        }
        if run.depth >= CHAIN_DEPTH {
            return Ok(Out::End(EndReason::LoopGuard));
        }
        let mut variables = Variables::new();
        for (name, template) in &step.variables {
            let Some(text) = self.text(lines, super::facts::Eye::of(run), template)? else { return Ok(Out::End(EndReason::StepError)) };
            variables.insert(name.clone(), usher_model::value::Value::Text(text));
        }
        Ok(Out::HandOver(flow, variables))
    }

    /// The wait of a run that was woken.
    pub(super) fn wait_of(run: &mut Run) -> Checked<Wait> {
        match run.wait.take() {
            Some(wait) => Ok(wait),
            None => fault("I12", format!("run {} does not wait", run.number)),
        }
    }
}
