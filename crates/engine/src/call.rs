//! Shortcuts and webhooks: events that ask one workflow alone whether it starts (docs/domain.md, section 3).

use std::collections::BTreeMap;

use serde_json::Value as Json;
use usher_model::{
    NodeType,
    ids::{ContactId, VariableName, WorkflowId},
    trace::{NotTriggered, Notice, What},
    triggers::{IncomingWebhook, Shortcut, Trigger, shortcut::FormField},
    value::Value,
};

use crate::{
    cause::{Cause, Given},
    convert,
    find::Amiss,
    index::{ContactIx, FlowIx},
    pointer,
    react::Happened,
    verbs::text_of,
    world::World,
};

impl World {
    /// A user presses a shortcut on a contact, with what was filled in.
    pub(crate) fn press(&mut self, contact: &ContactId, workflow: &WorkflowId, form: &BTreeMap<VariableName, Value>) -> Result<(), Amiss> {
        let contact = self.find_contact(contact)?;
        let flow = self.find_workflow(workflow)?;
        let plan = std::sync::Arc::clone(&self.plan);
        if let (true, Some(Trigger::Shortcut(trigger))) = (self.reacts(Some(contact), flow, NodeType::Shortcut), plan.trigger(flow)) {
            match self.filled_in(trigger, contact, form) {
                Ok((form, notices)) => {
                    for notice in notices {
                        self.tell_trigger(Some(contact), flow, What::Warning { notice });
                    }
                    self.happen(contact, Happened::Called(flow, Cause::Shortcut { form }), false);
                }
                Err(why) => self.tell_trigger(Some(contact), flow, What::NotTriggered { why }),
            }
        }
        Ok(())
    }

    /// What a form gives, each value as its field's type keeps it, and what was remarkable. A required field without a value, or
    /// with one that does not fit, starts nothing.
    fn filled_in(
        &self,
        trigger: &Shortcut,
        contact: ContactIx,
        form: &BTreeMap<VariableName, Value>,
    ) -> Result<(Given, Vec<Notice>), NotTriggered> {
        let country = text_of(self.person(contact).now.fields.get("country"));
        let (mut given, mut notices) = (Given::new(), Vec::new());
        for FormField { variable, kind, required, values, .. } in &trigger.form {
            let Some(value) = form.get(variable).filter(|value| !value.to_text().trim().is_empty()) else {
                if *required {
                    return Err(NotTriggered::EmptyFormField(variable.clone()));
                }
                continue;
            };
            match convert::to_field(value, *kind, values, country) {
                Some(value) => {
                    given.insert(variable.clone(), value);
                }
                None if *required => return Err(NotTriggered::BadFormField(variable.clone())),
                None => notices.push(Notice::CannotUse { value: value.to_text(), variable: variable.clone() }),
            }
        }
        let asked = |name: &VariableName| trigger.form.iter().any(|field| field.variable == *name);
        let unasked = form.keys().filter(|name| !asked(name));
        notices.extend(unasked.map(|name| Notice::Missing { what: "formField", name: name.to_string() }));
        Ok((given, notices))
    }

    /// An outside system posts JSON.
    pub(crate) fn post(&mut self, workflow: &WorkflowId, payload: &Json) -> Result<(), Amiss> {
        let flow = self.find_workflow(workflow)?;
        let plan = std::sync::Arc::clone(&self.plan);
        if let (true, Some(Trigger::IncomingWebhook(trigger))) = (self.reacts(None, flow, NodeType::IncomingWebhook), plan.trigger(flow)) {
            match self.named_by(trigger, payload) {
                Some(contact) => {
                    let given = self.mapped(trigger, payload, contact, flow);
                    self.happen(contact, Happened::Called(flow, Cause::Webhook { given }), false);
                }
                None => {
                    if trigger.identify.is_none() {
                        self.tell_trigger(None, flow, What::Error { notice: Notice::NotSet { setting: "identify" } });
                    }
                    self.tell_trigger(None, flow, What::NotTriggered { why: NotTriggered::NoSuchContact });
                }
            }
        }
        Ok(())
    }

    /// The contact whom a webhook names.
    fn named_by(&self, trigger: &IncomingWebhook, payload: &Json) -> Option<ContactIx> {
        let identify = trigger.identify.as_ref()?;
        self.identified(identify.by, &pointer::value_at(payload, &identify.pointer)?.to_text())
    }

    /// The variables that a webhook gives; where a pointer leads to nothing, that is told.
    fn mapped(&mut self, trigger: &IncomingWebhook, payload: &Json, contact: ContactIx, flow: FlowIx) -> Given {
        let mut given = Given::new();
        for (variable, path) in &trigger.variables {
            match pointer::value_at(payload, path) {
                Some(value) => {
                    given.insert(variable.clone(), value);
                }
                None => {
                    let notice = Notice::NothingAt { pointer: path.clone(), variable: variable.clone() };
                    self.tell_trigger(Some(contact), flow, What::Warning { notice });
                }
            }
        }
        given
    }

    /// Whether a workflow reacts to events by a trigger of a type; why not is told.
    fn reacts(&mut self, contact: Option<ContactIx>, flow: FlowIx, wanted: NodeType) -> bool {
        let asked = self.plan.flow(flow);
        let workflow = asked.workflow.id.clone();
        let starts_so = asked.trigger.is_some_and(|at| asked.node(at).node_type() == wanted);
        let notice = if !starts_so {
            Notice::OtherTrigger { workflow, wanted: wanted.as_str() }
        } else if !asked.takes_part {
            Notice::NotPublished { workflow }
        } else {
            return true;
        };
        self.tell_trigger(contact, flow, What::Warning { notice });
        false
    }

    fn tell_trigger(&mut self, contact: Option<ContactIx>, flow: FlowIx, what: What) {
        self.tell_flow(contact, flow, self.plan.flow(flow).trigger, what);
    }
}
