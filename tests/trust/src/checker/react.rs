//! Stages 2 to 5 of one event: exits, the run that wants it, triggers, the queue (docs/domain.md, section 4).

use usher_model::{
    NodeType,
    trace::{EndReason, What as Told},
    value::Location,
};

use super::{
    Checked, Checker,
    burst::Out,
    flow::{Cause, Run, Waits},
    line::{Lines, Who},
};

/// What a contact wrote.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) text: Option<String>,
    pub(super) choice: Option<String>,
    pub(super) location: Option<Location>,
}

/// Something that runs and triggers may react to.
#[derive(Clone, Debug)]
pub(super) enum What {
    Message { said: Said, opened: Option<Cause> },
    Reply,
    Closed(Cause),
    Assigned { somebody: bool, by_user: bool, cause: Option<Cause> },
    Arrived { click: Cause, opened: Option<Cause> },
    Occasion(Cause),
    Called(usize, Cause),
    Stopped(usize),
}

/// The same, with its contact and its place in the order of everything.
#[derive(Clone, Debug)]
pub(super) struct Happening {
    contact: usize,
    order: u64,
    what: What,
}

impl Checker {
    /// Whether any workflow that takes part starts by triggers of a type.
    pub(super) fn starts_by(&self, node_type: NodeType) -> bool {
        self.flows.iter().any(|flow| flow.takes_part && flow.trigger.is_some_and(|at| flow.node(at).node_type() == node_type))
    }

    /// Notes that something happened; it is looked at when its turn comes. What nobody looks for is no event.
    pub(super) fn happened(&mut self, contact: usize, what: What) {
        let looked_for = match &what {
            What::Occasion(Cause::Tag { .. }) => self.starts_by(NodeType::ContactTagUpdated),
            What::Occasion(Cause::Field { .. }) => self.starts_by(NodeType::ContactFieldUpdated),
            What::Occasion(Cause::Stage { .. }) => self.starts_by(NodeType::LifecycleUpdated),
            What::Assigned { somebody: false, cause, .. } => cause.is_some() && self.starts_by(NodeType::AssigneeUpdated),
            _ => true,
        };
        let order = self.tick();
        if looked_for {
            self.pending.push_back(Happening { contact, order, what });
        }
    }

    /// Stages 2 to 4 for one thing that happened.
    pub(super) fn react(&mut self, lines: &mut Lines, happening: &Happening) -> Checked {
        let contact = happening.contact;
        let answered = match &happening.what {
            What::Message { .. } => self.asked_longest(contact),
            _ => None,
        };
        let flow = answered.map(|number| self.active[&number].flow);
        self.exits(lines, happening, answered)?;
        match (&happening.what, answered) {
            (What::Message { said, .. }, Some(number)) => {
                let run = self.active.remove(&number).expect("it waits");
                self.answer(lines, run, said)?;
            }
            (What::Assigned { somebody: true, .. }, _) => self.go_on_assigned(lines, happening)?,
            _ => {}
        }
        match &happening.what {
            What::Message { opened: Some(cause), .. }
            | What::Closed(cause)
            | What::Assigned { cause: Some(cause), .. }
            | What::Arrived { click: cause, opened: None }
            | What::Occasion(cause) => self.ask_all(lines, contact, &[cause], flow),
            What::Arrived { click, opened: Some(opened) } => self.ask_all(lines, contact, &[opened, click], None),
            What::Called(flow, cause) => self.ask(lines, contact, *flow, cause, None),
            What::Message { opened: None, .. } | What::Reply | What::Assigned { cause: None, .. } | What::Stopped(_) => Ok(()),
        }
    }

    /// I19: the run that has waited longest for an answer of the contact.
    pub(super) fn asked_longest(&self, contact: usize) -> Option<u32> {
        let asking = self.runs_of(contact).filter_map(|run| {
            let wait = run.wait.as_ref()?;
            matches!(wait.what, Waits::Answer { .. }).then_some((wait.began, run.number))
        });
        asking.min().map(|(_, number)| number)
    }

    /// I15, I34, I39: the runs that end because of it, in the order in which they started.
    fn exits(&mut self, lines: &mut Lines, happening: &Happening, answered: Option<u32>) -> Checked {
        let why = |run: &Run| -> Option<EndReason> {
            let settings = &self.flows[run.flow].workflow.settings;
            let waited = run.in_line().is_some_and(|(_, began)| began < happening.order);
            let (ends, reason) = match &happening.what {
                What::Message { .. } => (settings.exit_on_incoming_message && answered != Some(run.number), EndReason::ExitIncoming),
                What::Reply => (settings.exit_on_outgoing_message, EndReason::ExitOutgoing),
                What::Assigned { somebody: true, by_user: true, .. } => (settings.exit_on_manual_assignment, EndReason::ExitAssignment),
                What::Closed(_) => (waited, EndReason::ConversationClosed),
                What::Stopped(flow) => (*flow == run.flow, EndReason::StoppedByAgent),
                What::Assigned { .. } | What::Arrived { .. } | What::Occasion(_) | What::Called(..) => return None,
            };
            ends.then_some(reason)
        };
        let ending: Vec<(u32, EndReason)> =
            self.runs_of(happening.contact).filter_map(|run| why(run).map(|reason| (run.number, reason))).collect();
        for (number, reason) in ending {
            let run = self.active.remove(&number).expect("it is active");
            self.told(lines, Who::run(&run), "I15", &Told::Ended { reason })?;
            self.seen.ended(reason);
        }
        Ok(())
    }

    /// I34: runs that waited for an assignee go on once somebody else assigned one.
    fn go_on_assigned(&mut self, lines: &mut Lines, happening: &Happening) -> Checked {
        let waiting = self.runs_of(happening.contact).filter_map(|run| {
            let (_, began) = run.in_line()?;
            (began < happening.order).then_some((began, run.number))
        });
        let mut waiting: Vec<(u64, u32)> = waiting.collect();
        waiting.sort_unstable();
        for (_, number) in waiting {
            if let Some(mut run) = self.active.remove(&number) {
                (run.steps, run.wait) = (0, None);
                self.walk(lines, run, Out::Leave(usher_model::Port::Assigned))?;
            }
        }
        Ok(())
    }

    /// I30, I31: stage 5. Gives whether anybody was served.
    pub(super) fn serve(&mut self, lines: &mut Lines) -> Checked<bool> {
        let mut served = false;
        while let Some((number, line)) = self.next_served() {
            let mut run = self.active.remove(&number).expect("it waits");
            let decision = self.decide(&line, self.logic_of(&run));
            (run.steps, run.wait) = (0, None);
            let out = self.choose(lines, &run, &line, decision)?;
            self.walk(lines, run, out)?;
            served = true;
        }
        Ok(served)
    }
}
