//! What the start of a world names and does not exist: it is left out, and told with the next event (docs/format.md, "Events and
//! scenarios").

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use usher_model::{
    contact::Contact,
    ids::{FieldId, WorkflowId},
    labels::{FieldType, StandardField},
    scenario::UserAtStart,
    trace::{Notice, TraceEntry, What},
    value::Value,
};

use crate::{contact::ContactNow, convert, index::ContactIx, plan::Plan, world::World};

/// Something that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LeftOut {
    /// Of which contact.
    contact: Option<ContactIx>,
    what: Unknown,
    /// Its id; of a value its text.
    name: String,
}

/// What it is that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Unknown {
    Workflow,
    User,
    Channel,
    Tag,
    Stage,
    Field,
    /// A value that the field cannot hold.
    Value(FieldId),
}

impl LeftOut {
    fn notice(&self) -> Notice {
        let missing = |what| Notice::Missing { what, name: self.name.clone() };
        match &self.what {
            Unknown::Workflow => missing("workflow"),
            Unknown::User => missing("user"),
            Unknown::Channel => missing("channel"),
            Unknown::Tag => missing("tag"),
            Unknown::Stage => missing("stage"),
            Unknown::Field => missing("field"),
            Unknown::Value(field) => Notice::CannotConvert { value: self.name.clone(), field: field.clone() },
        }
    }
}

impl World {
    /// What was left out and no event has told yet: where nothing happens, this says it.
    #[must_use]
    pub fn untold(&mut self) -> Vec<TraceEntry> {
        let left_out = std::mem::take(&mut self.state.left_out);
        self.tell_left_out(&left_out);
        std::mem::take(&mut self.out)
    }

    /// Tells what was left out since the last event.
    pub(crate) fn tell_left_out(&mut self, left_out: &[LeftOut]) {
        for left in left_out {
            self.tell(left.contact, What::Warning { notice: left.notice() });
        }
    }
}

/// What the start of a world names apart from its contacts.
pub(crate) fn of_start(plan: &Plan, under_test: Option<&WorkflowId>, users: &[UserAtStart]) -> Vec<LeftOut> {
    let workflow = under_test.filter(|id| plan.find_flow(id).is_none());
    let workflow = workflow.map(|id| LeftOut { contact: None, what: Unknown::Workflow, name: id.to_string() });
    let users = users.iter().filter(|user| plan.find_user(&user.id).is_none());
    workflow.into_iter().chain(users.map(|user| LeftOut { contact: None, what: Unknown::User, name: user.id.to_string() })).collect()
}

/// A contact as it is at the start, with what it names and does not exist left out.
pub(crate) fn new_contact(plan: &Plan, contact: Contact, at: ContactIx, left_out: &mut Vec<LeftOut>) -> ContactNow {
    let workspace = &plan.document.workspace;
    let mut leave_out = |what, name: String| left_out.push(LeftOut { contact: Some(at), what, name });
    let fields = fields(plan, &contact, &mut leave_out);
    let mut known = |exists: bool, what, name: &dyn ToString| {
        if !exists {
            leave_out(what, name.to_string());
        }
        exists
    };
    ContactNow {
        fields,
        tags: contact.tags.into_iter().filter(|tag| known(workspace.tag(tag).is_some(), Unknown::Tag, tag)).collect(),
        lifecycle: contact.lifecycle.filter(|stage| known(workspace.stage(stage).is_some(), Unknown::Stage, stage)),
        assignee: contact.assignee.filter(|user| known(plan.find_user(user).is_some(), Unknown::User, user)),
        channel: contact
            .channel
            .filter(|channel| known(workspace.channel(channel).is_some(), Unknown::Channel, channel))
            .or_else(|| workspace.channels.first().map(|channel| channel.id.clone())),
        conversation: None,
        conversations: 0,
        last_in: None,
        last_out: None,
        last_in_on: BTreeMap::new(),
        last_ad_on: BTreeMap::new(),
        id: contact.id,
    }
}

/// Standard and custom fields, each value as its field keeps it.
fn fields(plan: &Plan, contact: &Contact, leave_out: &mut impl FnMut(Unknown, String)) -> BTreeMap<FieldId, Value> {
    let country = contact.country.as_deref();
    let mut fields = BTreeMap::new();
    let mut keep = |field: FieldId, kind: FieldType, value: &Value, leave_out: &mut dyn FnMut(Unknown, String)| match convert::to_field(
        value,
        kind,
        plan.allowed(&field),
        country,
    ) {
        Some(value) => {
            fields.insert(field, value);
        }
        None => leave_out(Unknown::Value(field), value.to_text()),
    };
    for standard in StandardField::ALL {
        if let (Some(text), Ok(id)) = (contact.standard(standard), FieldId::new(standard.id())) {
            keep(id, standard.kind(), &Value::from(text), leave_out);
        }
    }
    for (id, value) in &contact.fields {
        match plan.document.workspace.field(id) {
            Some(field) => keep(id.clone(), field.kind, value, leave_out),
            None => leave_out(Unknown::Field, id.to_string()),
        }
    }
    fields
}
