//! The example as the tests of this crate use it.

use std::sync::Arc;

use usher_engine::Setup;
use usher_model::{Document, WorkflowFile, event::Event, scenario::Scenario};

/// The workflow of `examples/inbound.json`, with its scenarios.
pub(crate) fn document() -> Arc<Document> {
    let text = include_str!("../../../examples/inbound.json");
    let mut tree: serde_json::Value = serde_json::from_str(text).unwrap();
    let keys = tree.as_object_mut().unwrap();
    keys.shift_remove("format");
    keys.shift_remove("version");
    Arc::new(serde_json::from_value::<WorkflowFile>(tree).unwrap().into())
}

/// The start of its first scenario.
pub(crate) fn setup(document: &Arc<Document>) -> Setup {
    crate::run::setup_of(document, &document.scenarios[0])
}

/// A scenario of the example.
pub(crate) fn scenario(id: &str) -> Scenario {
    Scenario::clone(document().scenario(&id.parse().unwrap()).unwrap())
}

pub(crate) fn write(contact: &str, text: &str) -> Event {
    Event::ContactMessage { contact: contact.parse().unwrap(), text: Some(text.to_owned()), choice: None, location: None, channel: None }
}

pub(crate) fn tap(contact: &str, choice: &str) -> Event {
    Event::ContactMessage { contact: contact.parse().unwrap(), text: None, choice: Some(choice.to_owned()), location: None, channel: None }
}
