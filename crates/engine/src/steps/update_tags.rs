//! Update Contact Tag: add or remove tags. A tag that does not exist is told and passed over.

use usher_model::{
    Port,
    steps::{UpdateTags, update_tags::TagAction},
    trace::Notice,
};

use super::{Cx, Outcome};
use crate::verbs::By;

pub(super) fn enter(step: &UpdateTags, cx: &mut Cx) -> Outcome {
    if step.tags.is_empty() {
        return cx.fail(Notice::NotSet { setting: "tags" });
    }
    for tag in &step.tags {
        let (contact, by) = (cx.run.key.contact, By::Run(cx.run));
        match step.action {
            TagAction::Add => cx.world.add_tag(contact, tag, by),
            TagAction::Remove => cx.world.remove_tag(contact, tag, by),
        };
    }
    Outcome::Leave(Port::Next)
}
