//! Stage 4: every workflow with the right trigger is asked, in list order, and starts or says why not (docs/domain.md, section 3).

use std::sync::Arc;

use usher_model::{
    NodeType,
    ids::WorkflowId,
    trace::{CannotTakeOver, NotTriggered, What},
    triggers::{Trigger, assignee_updated::AssigneeIs, contact_tag_updated::TagChange},
};

use super::{
    Checked, Checker,
    facts::Eye,
    flow::{Cause, Run},
    line::{Lines, Who},
};

impl Cause {
    /// The type of the triggers that look for it.
    pub(super) const fn trigger_type(&self) -> NodeType {
        match self {
            Self::Opened { .. } => NodeType::ConversationOpened,
            Self::Closed { .. } => NodeType::ConversationClosed,
            Self::Tag { .. } => NodeType::ContactTagUpdated,
            Self::Field { .. } => NodeType::ContactFieldUpdated,
            Self::Stage { .. } => NodeType::LifecycleUpdated,
            Self::Assignee { .. } => NodeType::AssigneeUpdated,
            Self::Ad { .. } => NodeType::ClickToChatAd,
            Self::Silence { .. } => NodeType::NoReplyFromAgent,
            Self::Given { by, .. } => *by,
        }
    }
}

impl Checker {
    /// I21: everybody who looks for one of these is asked once, all together in list order.
    pub(super) fn ask_all(&mut self, lines: &mut Lines, contact: usize, causes: &[&Cause], answered: Option<usize>) -> Checked {
        for flow in 0..self.flows.len() {
            let asked = &self.flows[flow];
            let Some(trigger) = asked.trigger.filter(|_| asked.takes_part) else { continue };
            let node_type = asked.node(trigger).node_type();
            let Some(cause) = causes.iter().find(|cause| cause.trigger_type() == node_type) else { continue };
            let in_time = match (cause, asked.trigger()) {
                (Cause::Silence { after, .. }, Some(Trigger::NoReplyFromAgent(trigger))) => {
                    trigger.after.is_some_and(|span| span.seconds() == *after)
                }
                _ => true,
            };
            if in_time {
                self.ask(lines, contact, flow, cause, answered)?;
            }
        }
        Ok(())
    }

    /// I21, I22: one workflow starts, or the trace says why it does not.
    pub(super) fn ask(&mut self, lines: &mut Lines, contact: usize, flow: usize, cause: &Cause, answered: Option<usize>) -> Checked {
        let who = Who { contact: Some(contact), flow: Some(flow), run: None, node: self.flows[flow].trigger };
        if let Some(why) = self.why_not_started(lines, contact, flow, cause, answered)? {
            self.seen.not_triggered(&why);
            return self.told(lines, who, "I21", &What::NotTriggered { why });
        }
        self.begin(lines, contact, flow, cause.clone(), 0)
    }

    fn why_not_started(
        &mut self,
        lines: &mut Lines,
        contact: usize,
        flow: usize,
        cause: &Cause,
        answered: Option<usize>,
    ) -> Checked<Option<NotTriggered>> {
        let workflow = Arc::clone(&self.flows[flow].workflow);
        let Some(trigger) = workflow.trigger().and_then(|node| node.trigger()) else { return Ok(None) };
        if !self.is_looked_for(cause, trigger) {
            return Ok(Some(NotTriggered::OtherSubject));
        }
        if let Some(group) = trigger.conditions()
            && !self.group(lines, Eye { contact, flow, cause, run: None }, group, None)?
        {
            return Ok(Some(NotTriggered::Conditions));
        }
        Ok(if trigger.once_per_contact() && self.people[contact].enrolled.contains(&flow) {
            Some(NotTriggered::OncePerContact)
        } else if self.run_of(contact, flow).is_some() {
            Some(NotTriggered::AlreadyRunning)
        } else if answered == Some(flow) {
            Some(NotTriggered::Answered)
        } else {
            self.writes_already(contact, flow).map(NotTriggered::OtherWorkflowActive)
        })
    }

    /// Whether a trigger looks for just this tag, field, stage, assignee or ad.
    fn is_looked_for(&self, cause: &Cause, trigger: &Trigger) -> bool {
        match (cause, trigger) {
            (Cause::Tag { tag, added }, Trigger::ContactTagUpdated(wanted)) => {
                (wanted.action == TagChange::Added) == *added && wanted.tags.contains(tag)
            }
            (Cause::Field { field, .. }, Trigger::ContactFieldUpdated(wanted)) => wanted.field.as_ref() == Some(field),
            (Cause::Stage { new: Some(stage), .. }, Trigger::LifecycleUpdated(wanted)) => {
                wanted.stages.is_empty() || wanted.stages.contains(stage)
            }
            (Cause::Stage { new: None, .. }, Trigger::LifecycleUpdated(wanted)) => wanted.when_cleared,
            (Cause::Assignee { new, .. }, Trigger::AssigneeUpdated(wanted)) => match (&wanted.to, new) {
                (AssigneeIs::Anybody, new) => new.is_some(),
                (AssigneeIs::Nobody, new) => new.is_none(),
                (AssigneeIs::User { user }, new) => new.is_some() && new == user,
                (AssigneeIs::Team { team: Some(team) }, Some(new)) => self.members(team).contains(new),
                (AssigneeIs::Team { .. }, _) => false,
            },
            (Cause::Ad { ad, network }, Trigger::ClickToChatAd(wanted)) => {
                wanted.network == *network && (wanted.ads.is_empty() || wanted.ads.iter().any(|known| known.id == *ad))
            }
            _ => true,
        }
    }

    /// The workflow that writes to the contact already, where only one may.
    fn writes_already(&self, contact: usize, flow: usize) -> Option<WorkflowId> {
        if !self.setup.document.workspace.one_customer_facing_workflow || !self.flows[flow].writes {
            return None;
        }
        let first = self.runs_of(contact).find(|run| self.flows[run.flow].writes)?;
        Some(self.flows[first.flow].workflow.id.clone())
    }

    /// Why a workflow cannot take the contact over from a run.
    pub(super) fn why_not_taken_over(&self, run: &Run, flow: usize) -> Option<CannotTakeOver> {
        let target = &self.flows[flow];
        if flow == run.flow {
            Some(CannotTakeOver::AlreadyRunning)
        } else if !target.takes_part {
            Some(CannotTakeOver::NotPublished)
        } else if !matches!(target.trigger(), Some(Trigger::Manual(_))) {
            Some(CannotTakeOver::OtherTrigger)
        } else if self.run_of(run.contact, flow).is_some() {
            Some(CannotTakeOver::AlreadyRunning)
        } else {
            self.writes_already(run.contact, flow).map(CannotTakeOver::OtherWorkflowActive)
        }
    }

    /// I9, I10, I22, I23: a run begins; the contact is enrolled from now on.
    pub(super) fn begin(&mut self, lines: &mut Lines, contact: usize, flow: usize, cause: Cause, depth: u32) -> Checked {
        self.runs += 1;
        let trigger = self.flows[flow].trigger.expect("it was asked");
        let mut run = Run {
            number: self.runs,
            contact,
            flow,
            node: trigger,
            variables: std::collections::BTreeMap::new(),
            jumps: std::collections::BTreeMap::new(),
            steps: 0,
            depth,
            wait: None,
            cause,
        };
        self.told(lines, Who::run(&run), "I21", &What::Triggered {})?;
        self.people[contact].enrolled.insert(flow);
        self.seen.triggered(self.flows[flow].node(trigger).node_type());
        if let Cause::Given { variables, .. } = &run.cause {
            run.variables = variables.clone();
            for (name, value) in variables {
                self.told(lines, Who::run(&run), "I23", &What::VariableSet { name: name.clone(), value: value.clone() })?;
            }
        }
        self.walk(lines, run, super::burst::Out::Leave(usher_model::Port::Next))
    }
}
