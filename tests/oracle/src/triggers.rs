//! Which workflows start (docs/domain.md, section 3), and runs that are handed over.

use usher_model::{
    Workflow,
    event::{Actor, Source},
    ids::{ContactId, WorkflowId},
    node::NodeType,
    steps::Step,
    trace::{CannotTakeOver, EndReason, NotTriggered, Notice, What},
    triggers::{Trigger, assignee_updated::AssigneeIs, click_to_chat_ad::Network, contact_tag_updated::TagChange},
    workflow::Status,
};

use crate::{
    Oracle,
    stages::{Happening, Kind},
};

/// So many hand-overs make a chain; one more is too many.
const CHAIN: u32 = 5;

/// The source that a person, or another, is.
pub(crate) const fn source(by: &Actor) -> Source {
    by.source()
}

impl Oracle {
    pub(crate) fn takes_part(&self, workflow: &Workflow) -> bool {
        workflow.status == Status::Published || self.begin.under_test.as_ref() == Some(&workflow.id)
    }

    /// Looks at every workflow in list order.
    pub(crate) fn starts(&mut self, happenings: &[Happening], answered: Option<&WorkflowId>) {
        let document = self.begin.document.clone();
        for workflow in &document.workflows {
            if !self.takes_part(workflow) {
                continue;
            }
            let Some(node) = workflow.trigger() else { continue };
            let Some(trigger) = node.trigger() else { continue };
            let concerned = happenings.iter().find_map(|one| self.concerns(trigger, &workflow.id, one).map(|looked_for| (one, looked_for)));
            let Some((happening, looked_for)) = concerned else { continue };
            match self.why_not(workflow, trigger, looked_for, happening, answered) {
                None => self.start(&happening.contact, workflow, happening.kind.clone(), 0),
                Some(why) => self.tell_at(Some(&happening.contact), workflow, node, What::NotTriggered { why }),
            }
        }
    }

    /// Whether a trigger is of the type that the happening is for; and if so, whether it is what it looks for.
    fn concerns(&self, trigger: &Trigger, id: &WorkflowId, happening: &Happening) -> Option<bool> {
        match (trigger, &happening.kind) {
            (Trigger::ConversationOpened(_), Kind::Opened { .. }) | (Trigger::ConversationClosed(_), Kind::Closed { .. }) => Some(true),
            (Trigger::ContactTagUpdated(wanted), Kind::Tag { tag, added }) => {
                Some((wanted.action == TagChange::Added) == *added && wanted.tags.contains(tag))
            }
            (Trigger::ContactFieldUpdated(wanted), Kind::Field { field }) => Some(wanted.field.as_ref() == Some(field)),
            (Trigger::LifecycleUpdated(wanted), Kind::Stage { new }) => Some(match new {
                Some(stage) => wanted.stages.is_empty() || wanted.stages.contains(stage),
                None => wanted.when_cleared,
            }),
            (Trigger::AssigneeUpdated(wanted), Kind::Assigned { old, new, .. }) if old != new => Some(match (&wanted.to, new) {
                (AssigneeIs::Anybody, new) => new.is_some(),
                (AssigneeIs::User { user }, Some(new)) => user.as_ref() == Some(new),
                (AssigneeIs::Team { team }, Some(new)) => {
                    team.as_ref().and_then(|team| self.workspace().team(team)).is_some_and(|team| team.members.contains(new))
                }
                (AssigneeIs::Nobody, new) => new.is_none(),
                (AssigneeIs::User { .. } | AssigneeIs::Team { .. }, None) => false,
            }),
            (Trigger::Shortcut(_), Kind::Shortcut { workflow }) | (Trigger::IncomingWebhook(_), Kind::Webhook { workflow }) => {
                (workflow == id).then_some(true)
            }
            (Trigger::ClickToChatAd(wanted), Kind::AdClick { ad, on_tiktok }) => {
                let network = (wanted.network == Network::TikTok) == *on_tiktok;
                Some(network && (wanted.ads.is_empty() || wanted.ads.iter().any(|known| known.id == *ad)))
            }
            (Trigger::NoReplyFromAgent(_), Kind::NoReply { workflows }) => workflows.contains(id).then_some(true),
            (_, _) => None,
        }
    }

    /// Why a workflow does not start: the first reason there is.
    fn why_not(
        &self,
        workflow: &Workflow,
        trigger: &Trigger,
        looked_for: bool,
        happening: &Happening,
        answered: Option<&WorkflowId>,
    ) -> Option<NotTriggered> {
        let contact = &happening.contact;
        if !looked_for {
            return Some(NotTriggered::OtherSubject);
        }
        if !trigger.conditions().is_none_or(|group| self.holds(group, contact, &happening.kind, false)) {
            return Some(NotTriggered::Conditions);
        }
        if trigger.once_per_contact() && self.enrolled(contact, &workflow.id) {
            return Some(NotTriggered::OncePerContact);
        }
        if self.runs_of(contact, &workflow.id) {
            return Some(NotTriggered::AlreadyRunning);
        }
        if matches!(happening.kind, Kind::Opened { .. }) && answered == Some(&workflow.id) {
            return Some(NotTriggered::Answered);
        }
        self.kept_out(workflow, contact, None).map(NotTriggered::OtherWorkflowActive)
    }

    /// The workflow that keeps another out where only one may write to a contact; the run that hands over does not.
    fn kept_out(&self, workflow: &Workflow, contact: &ContactId, hands_over: Option<usize>) -> Option<WorkflowId> {
        if !self.workspace().one_customer_facing_workflow || !writes(workflow) {
            return None;
        }
        let others = self.active(contact).into_iter().filter(|run| Some(*run) != hands_over);
        others.map(|run| self.runs[run].workflow.clone()).find(|id| writes(&self.workflow(id)))
    }

    fn runs_of(&self, contact: &ContactId, workflow: &WorkflowId) -> bool {
        self.active(contact).into_iter().any(|run| self.runs[run].workflow == *workflow)
    }

    /// A run comes to a step that hands it over.
    pub(crate) fn hand_over(&mut self, run: usize, to: &WorkflowId) {
        let contact = self.runs[run].contact.clone();
        let depth = self.runs[run].depth + 1;
        if depth > CHAIN {
            return self.end(run, EndReason::LoopGuard);
        }
        let target = self.workflow(to);
        let manual = target.trigger().is_some_and(|node| node.node_type() == NodeType::Manual);
        let why = if *to == self.runs[run].workflow {
            Some(CannotTakeOver::AlreadyRunning)
        } else if !self.takes_part(&target) {
            Some(CannotTakeOver::NotPublished)
        } else if !manual {
            Some(CannotTakeOver::OtherTrigger)
        } else if self.runs_of(&contact, to) {
            Some(CannotTakeOver::AlreadyRunning)
        } else {
            self.kept_out(&target, &contact, Some(run)).map(CannotTakeOver::OtherWorkflowActive)
        };
        if let Some(why) = why {
            self.tell_of(run, What::Error { notice: Notice::CannotHandOver { workflow: to.clone(), why } });
            return self.end(run, EndReason::StepError);
        }
        self.end(run, EndReason::HandedOver);
        self.start(&contact, &target, Kind::HandedOver, depth);
    }
}

/// Whether a workflow can write to the contact: one of its enabled steps does.
fn writes(workflow: &Workflow) -> bool {
    workflow.nodes.iter().any(|node| node.enabled && matches!(node.step(), Some(Step::AskQuestion(_) | Step::SendMessage(_))))
}
