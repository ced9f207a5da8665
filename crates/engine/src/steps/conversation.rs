//! Open Conversation and Close Conversation: without effect when it is open, or closed, already.

use usher_model::{
    Port,
    steps::CloseConversation,
    trace::{EndReason, Notice},
};

use super::{Cx, Outcome};
use crate::{react::Happened, verbs::By};

pub(super) fn open(cx: &mut Cx) -> Outcome {
    let contact = cx.run.key.contact;
    match cx.world.open_conversation(contact, By::Run(cx.run), None) {
        Some(cause) => cx.world.happen(contact, Happened::Occasion(cause), true),
        None => cx.warn(Notice::NoEffect),
    }
    Outcome::Leave(Port::Next)
}

pub(super) fn close(step: &CloseConversation, cx: &mut Cx) -> Outcome {
    let contact = cx.run.key.contact;
    if let Some(category) = &step.category
        && cx.plan.document.workspace.category(category).is_none()
    {
        return cx.fail(Notice::Missing { what: "category", name: category.to_string() });
    }
    let Some(summary) = cx.text(&step.summary) else { return Outcome::End(EndReason::StepError) };
    let summary = Some(summary).filter(|summary| !summary.trim().is_empty());
    match cx.world.close_conversation(contact, By::Run(cx.run), step.category.clone(), summary) {
        Some(cause) => cx.world.happen(contact, Happened::Closed(cause), true),
        None => cx.warn(Notice::NoEffect),
    }
    Outcome::Leave(Port::Next)
}
