//! Stage 4: which workflows start, and why the others do not (docs/domain.md, section 3).

use std::sync::Arc;

use usher_model::{
    ids::WorkflowId,
    trace::{NotTriggered, What},
};

use crate::{
    facts::{Asks, Facts},
    index::{ContactIx, FlowIx, RunKey},
    plan::Plan,
    run::{Cause, Run},
    world::World,
};

impl World {
    /// Looks at every workflow with the right trigger, in list order, and starts those that want to. `answered` is the workflow
    /// whose question the message answered: the same message starts no run of it.
    pub(crate) fn start_runs(&mut self, contact: ContactIx, cause: &Cause, answered: Option<FlowIx>) {
        let plan = Arc::clone(&self.plan);
        let flows = if cause.closed { &plan.on_closed } else { &plan.on_opened };
        for flow in flows {
            match self.why_not(&plan, contact, *flow, cause, answered) {
                Some(why) => self.tell_flow(contact, *flow, plan.flow(*flow).trigger, What::NotTriggered { why }),
                None => {
                    if let Some(trigger) = plan.flow(*flow).trigger {
                        let key = RunKey { contact, flow: *flow };
                        self.begin(Box::new(Run::new(key, trigger, cause.clone())));
                    }
                }
            }
        }
    }

    /// Why a workflow does not start; its conditions are looked at first.
    fn why_not(&mut self, plan: &Plan, contact: ContactIx, at: FlowIx, cause: &Cause, answered: Option<FlowIx>) -> Option<NotTriggered> {
        let flow = plan.flow(at);
        let trigger = flow.trigger.map(|at| flow.node(at)).and_then(|node| node.trigger());
        if let Some(group) = trigger.and_then(|trigger| trigger.conditions())
            && !self.holds(plan, Facts { contact, asks: Asks::Trigger(at, cause) }, group, None)
        {
            return Some(NotTriggered::Conditions);
        }
        let person = self.person(contact);
        if trigger.is_some_and(|trigger| trigger.once_per_contact()) && person.enrolled(at).is_some() {
            return Some(NotTriggered::OncePerContact);
        }
        if person.active(at).is_some() {
            return Some(NotTriggered::AlreadyRunning);
        }
        if answered == Some(at) {
            return Some(NotTriggered::Answered);
        }
        self.other_customer_facing(plan, contact, at).map(NotTriggered::OtherWorkflowActive)
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
