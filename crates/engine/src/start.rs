//! Stage 4: which workflows start, and why the others do not (docs/domain.md, section 3).

use std::sync::Arc;

use usher_model::{
    ids::WorkflowId,
    trace::{CannotTakeOver, NotTriggered, What},
    triggers::Trigger,
};

use crate::{
    cause::Cause,
    facts::{Asks, Facts},
    index::{ContactIx, FlowIx, RunKey},
    plan::Plan,
    planted::Bug,
    run::Run,
    world::World,
};

impl World {
    /// Looks at every workflow with the right trigger, in list order, and starts those that want to. `answered` is the workflow
    /// whose question the message answered: the same message starts no run of it.
    pub(crate) fn start_runs(&mut self, contact: ContactIx, cause: &Cause, answered: Option<FlowIx>) {
        let plan = Arc::clone(&self.plan);
        for flow in plan.candidates(cause) {
            self.start_run(&plan, contact, *flow, cause, answered);
        }
    }

    /// The same for one event that two kinds of triggers look for: all of them together in list order.
    pub(crate) fn start_runs_by_either(&mut self, contact: ContactIx, one: &Cause, other: &Cause) {
        let plan = Arc::clone(&self.plan);
        let both = [one, other].into_iter().flat_map(|cause| plan.candidates(cause).iter().map(move |flow| (*flow, cause)));
        let mut both: Vec<(FlowIx, &Cause)> = both.collect();
        both.sort_by_key(|(flow, _)| *flow);
        for (flow, cause) in both {
            self.start_run(&plan, contact, flow, cause, None);
        }
    }

    /// Starts one workflow, or tells why it does not start.
    pub(crate) fn start_run(&mut self, plan: &Plan, contact: ContactIx, flow: FlowIx, cause: &Cause, answered: Option<FlowIx>) {
        let Some(trigger) = plan.flow(flow).trigger else { return };
        match self.why_not(plan, contact, flow, cause, answered) {
            Some(why) => self.tell_flow(Some(contact), flow, Some(trigger), What::NotTriggered { why }),
            None => self.begin(Box::new(Run::new(RunKey { contact, flow }, trigger, cause.clone()))),
        }
    }

    /// Why a workflow does not start; its conditions are looked at first.
    fn why_not(&mut self, plan: &Plan, contact: ContactIx, at: FlowIx, cause: &Cause, answered: Option<FlowIx>) -> Option<NotTriggered> {
        let trigger = plan.trigger(at)?;
        if !cause.is_wanted_by(trigger, plan) {
            return Some(NotTriggered::OtherSubject);
        }
        if let Some(group) = trigger.conditions()
            && !self.holds(plan, Facts { contact, asks: Asks::Trigger(at, cause) }, group, None)
        {
            return Some(NotTriggered::Conditions);
        }
        let person = self.person(contact);
        if trigger.once_per_contact() && person.enrolled(at).is_some() {
            return Some(NotTriggered::OncePerContact);
        }
        if person.active(at).is_some() {
            return Some(NotTriggered::AlreadyRunning);
        }
        if answered == Some(at) && !Bug::AnswerStartsAgain.is_planted() {
            return Some(NotTriggered::Answered);
        }
        self.other_customer_facing(plan, contact, at).map(NotTriggered::OtherWorkflowActive)
    }

    /// Why a workflow cannot take a contact over from another one.
    pub(crate) fn why_not_taken_over(&self, plan: &Plan, contact: ContactIx, at: FlowIx) -> Option<CannotTakeOver> {
        if !plan.flow(at).takes_part {
            return Some(CannotTakeOver::NotPublished);
        }
        if !matches!(plan.trigger(at), Some(Trigger::Manual(_))) {
            return Some(CannotTakeOver::OtherTrigger);
        }
        if self.person(contact).active(at).is_some() {
            return Some(CannotTakeOver::AlreadyRunning);
        }
        self.other_customer_facing(plan, contact, at).map(CannotTakeOver::OtherWorkflowActive)
    }

    /// The workflow that already talks to the contact, where only one may.
    fn other_customer_facing(&self, plan: &Plan, contact: ContactIx, at: FlowIx) -> Option<WorkflowId> {
        if !plan.document.workspace.one_customer_facing_workflow || !plan.flow(at).sends {
            return None;
        }
        let talking = self.person(contact).runs().filter(|run| plan.flow(run.key.flow).sends).min_by_key(|run| run.number)?;
        Some(plan.flow(talking.key.flow).workflow.id.clone())
    }
}
