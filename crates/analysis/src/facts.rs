//! What is known about a workflow before its nodes are looked at one by one.

use std::collections::BTreeSet;

use usher_model::{Document, Workflow, steps::Step, triggers::Trigger};

/// The variables that a workflow sets somewhere, by name.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// Names of `$var.*`.
    pub variables: BTreeSet<String>,
    /// Names of `$trigger.*`; `None` while there is no trigger to ask.
    pub trigger: Option<BTreeSet<String>>,
}

impl Facts {
    /// Walks the nodes once.
    pub fn of(document: &Document, workflow: &Workflow) -> Self {
        let mut facts = Self::default();
        for node in &workflow.nodes {
            match &node.kind {
                usher_model::NodeKind::Step(step) => facts.learn_step(step),
                usher_model::NodeKind::Trigger(trigger) => facts.learn_trigger(trigger, document, workflow),
            }
        }
        facts
    }

    fn learn_step(&mut self, step: &Step) {
        match step {
            Step::AskQuestion(step) => self.variables.extend(step.save_to.variable.iter().map(ToString::to_string)),
            Step::HttpRequest(step) => {
                self.variables.extend(step.variables.keys().chain(&step.save_status_to).map(ToString::to_string));
            }
            Step::Branch(_)
            | Step::DateTime(_)
            | Step::UpdateField(_)
            | Step::UpdateTags(_)
            | Step::UpdateLifecycle(_)
            | Step::SendMessage(_)
            | Step::AddComment(_)
            | Step::RouteToTeam(_)
            | Step::AssignTo(_)
            | Step::Wait(_)
            | Step::JumpTo(_)
            | Step::TriggerWorkflow(_)
            | Step::OpenConversation(_)
            | Step::CloseConversation(_) => {}
        }
    }

    /// What each trigger gives (docs/domain.md, section 3).
    fn learn_trigger(&mut self, trigger: &Trigger, document: &Document, workflow: &Workflow) {
        let mut given: Vec<String> = Vec::new();
        let fixed: &[&str] = match trigger {
            Trigger::ConversationOpened(_) => &["source", "channel", "first_message"],
            Trigger::ConversationClosed(_) => &["source", "category", "summary"],
            Trigger::ContactTagUpdated(_) => &["tag"],
            Trigger::ContactFieldUpdated(_) => &["old_value", "new_value"],
            Trigger::LifecycleUpdated(_) => &["old_stage", "new_stage"],
            Trigger::Shortcut(trigger) => {
                given.extend(trigger.form.iter().map(|field| field.variable.to_string()));
                &[]
            }
            Trigger::IncomingWebhook(trigger) => {
                given.extend(trigger.variables.keys().map(ToString::to_string));
                &[]
            }
            Trigger::ClickToChatAd(_) => &["ad_id", "ad_name"],
            Trigger::AssigneeUpdated(_) => &["old_assignee", "new_assignee"],
            Trigger::NoReplyFromAgent(_) => &["waiting_since"],
            Trigger::Manual(_) => {
                given.extend(handed_over(document, workflow));
                &[]
            }
        };
        // What a form, a webhook or another workflow gives is a variable of the run as well.
        self.variables.extend(given.iter().cloned());
        self.trigger.get_or_insert_default().extend(fixed.iter().map(|name| (*name).to_owned()).chain(given));
    }
}

/// The variables that the workspace's workflows give this one when they hand over to it.
fn handed_over(document: &Document, to: &Workflow) -> Vec<String> {
    let nodes = document.workflows.iter().flat_map(|workflow| &workflow.nodes);
    nodes
        .filter_map(|node| match node.step() {
            Some(Step::TriggerWorkflow(step)) if step.workflow.as_ref() == Some(&to.id) => Some(step),
            Some(_) | None => None,
        })
        .flat_map(|step| step.variables.keys().map(ToString::to_string))
        .collect()
}
