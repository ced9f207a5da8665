//! Update Contact Field: set a field, or clear it. A value that cannot be converted changes nothing, and the run goes on.

use usher_model::{
    Port,
    steps::UpdateField,
    trace::{EndReason, Notice},
    value::Value,
};

use super::{Cx, Outcome};
use crate::verbs::By;

pub(super) fn enter(step: &UpdateField, cx: &mut Cx) -> Outcome {
    let Some(field) = &step.field else { return cx.fail(Notice::NotSet { setting: "field" }) };
    if cx.plan.document.workspace.field_type(field).is_none() {
        return cx.fail(Notice::Missing { what: "field", name: field.to_string() });
    }
    let value = match &step.value {
        None => None,
        Some(template) => match cx.text(template) {
            Some(text) => Some(Value::Text(text)),
            None => return Outcome::End(EndReason::StepError),
        },
    };
    cx.world.set_field(cx.run.key.contact, field, value.as_ref(), By::Run(cx.run));
    Outcome::Leave(Port::Next)
}
