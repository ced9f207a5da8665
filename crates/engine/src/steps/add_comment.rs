//! Add Comment: a note for the team. A user who does not exist is told and not mentioned.

use usher_model::{
    Port,
    steps::AddComment,
    trace::{EndReason, Notice, What},
};

use super::{Cx, Outcome};

pub(super) fn enter(step: &AddComment, cx: &mut Cx) -> Outcome {
    if step.text.is_blank() {
        return cx.fail(Notice::NotSet { setting: "text" });
    }
    let Some(text) = cx.text(&step.text) else { return Outcome::End(EndReason::StepError) };
    let mut mentions = Vec::with_capacity(step.mentions.len());
    for user in &step.mentions {
        match cx.plan.find_user(user) {
            Some(_) => mentions.push(user.clone()),
            None => cx.error(Notice::Missing { what: "user", name: user.to_string() }),
        }
    }
    cx.tell(What::Commented { text, mentions });
    Outcome::Leave(Port::Next)
}
