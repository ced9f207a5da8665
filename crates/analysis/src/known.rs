//! The variables that exist in a workflow: what the pickers offer and what a pasted text may mean.

use std::sync::Arc;

use usher_model::{
    Document, Workflow,
    labels::StandardField,
    refs::CONTACT_NAMES,
    template::{Namespace, Variable},
};

use crate::facts::Facts;

/// Every variable that a text of this workflow can name (docs/domain.md, section 7): fields of the contact, then assignee,
/// conversation, team, what the trigger gives, what the run sets, and the clock.
#[must_use]
pub fn known_variables(document: &Document, workflow: &Workflow) -> Vec<Variable> {
    let facts = Facts::of(document, workflow);
    Namespace::ALL
        .into_iter()
        .flat_map(|namespace| {
            let names: Vec<Arc<str>> = match (namespace, namespace.fixed_names()) {
                (_, Some(names)) => names.iter().map(|name| Arc::from(*name)).collect(),
                (Namespace::Contact, None) => StandardField::ALL
                    .into_iter()
                    .map(|field| Arc::from(field.id()))
                    .chain(CONTACT_NAMES.into_iter().map(Arc::from))
                    .chain(document.workspace.fields.iter().map(|field| Arc::from(field.id.as_str())))
                    .collect(),
                (Namespace::Trigger, None) => facts.trigger.iter().flatten().map(|name| Arc::from(name.as_str())).collect(),
                (Namespace::Var, None) => facts.variables.iter().map(|name| Arc::from(name.as_str())).collect(),
                (Namespace::Assignee | Namespace::Conversation | Namespace::Team | Namespace::System, None) => Vec::new(),
            };
            names.into_iter().map(move |name| Variable { namespace, name })
        })
        .collect()
}
