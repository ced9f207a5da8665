//! Ask a Question: send a text, wait for the answer, save it.

use usher_model::{
    Port,
    limits::WAIT_SECONDS,
    steps::AskQuestion,
    template::Template,
    trace::{EndReason, Notice, What},
    value::Value,
};

use super::{Cx, Letter, Outcome, Waking};
use crate::{answers, planted::Bug, react::Said, run::Waiting, verbs::text_of};

pub(super) fn enter(step: &AskQuestion, cx: &mut Cx) -> Outcome {
    if step.text.is_blank() {
        return cx.fail(Notice::NotSet { setting: "text" });
    }
    match ask(step, &step.text, cx) {
        Some(outcome) => outcome,
        None => {
            let span = step.timeout.map_or(WAIT_SECONDS, usher_model::time::Duration::seconds);
            let retries_left = step.retries.count.max(0);
            Outcome::Wait(Waiting::Answer { retries_left }, cx.world.state.now.plus_seconds(span))
        }
    }
}

pub(super) fn wake(step: &AskQuestion, cx: &mut Cx, waking: Waking) -> Outcome {
    match waking {
        Waking::Due if step.timeout.is_some() => Outcome::Leave(Port::Timeout),
        Waking::Due => Outcome::End(EndReason::Timeout),
        Waking::Said(said) => answer(step, said, cx),
        Waking::Assigned | Waking::Served(_) | Waking::Response => Outcome::WaitOn,
    }
}

/// Sends the question, or the text after an invalid answer. Gives how the run goes on when it does not wait: a question that was
/// not delivered waits all the same, unless it has a port for that.
fn ask(step: &AskQuestion, text: &Template, cx: &mut Cx) -> Option<Outcome> {
    let Some(text) = cx.text(text) else { return Some(Outcome::End(EndReason::StepError)) };
    let choices = step.question.choices().iter().map(|choice| choice.label.clone()).collect();
    let channel = cx.contact().channel.clone();
    let delivered = cx.send(channel, Letter { text, attachments: Vec::new(), choices, as_template: false });
    (!delivered && step.failure_port).then_some(Outcome::Leave(Port::Failed))
}

/// The message of the contact is read as the answer.
fn answer(step: &AskQuestion, said: &Said, cx: &mut Cx) -> Outcome {
    let said = said.incoming();
    let country = text_of(cx.contact().fields.get("country"));
    match answers::read(&step.question, &said, country) {
        Ok(value) => {
            cx.tell(What::Answered { value: value.clone() });
            save(step, value, cx);
            let choice = answers::choice(step.question.choices(), &said).map(|at| &step.question.choices()[at]);
            if let Some(choice) = choice {
                for tag in &choice.tags {
                    cx.world.add_tag(cx.run.key.contact, tag, crate::verbs::By::Run(cx.run));
                }
            }
            let port = choice.filter(|_| step.port_per_choice).map_or(Port::Answered, |choice| Port::of_part(&choice.id));
            Outcome::Leave(port)
        }
        Err(why) => {
            let retries = match cx.run.wait.as_mut().map(|wait| &mut wait.waiting) {
                Some(Waiting::Answer { retries_left }) => retries_left,
                Some(Waiting::Timer | Waiting::Response { .. } | Waiting::Assignment(_)) | None => return Outcome::Leave(Port::Invalid),
            };
            let before = *retries;
            *retries = (before - 1).max(0);
            cx.tell(What::Invalid { text: said.words().into_owned(), why, retries_left: before });
            if before == 0 && !Bug::RetriesNeverEnd.is_planted() {
                return Outcome::Leave(Port::Invalid);
            }
            let text = if step.retries.text.is_blank() { &step.text } else { &step.retries.text };
            ask(step, text, cx).unwrap_or(Outcome::WaitOn)
        }
    }
}

/// Keeps the answer in the variable and in the contact field.
fn save(step: &AskQuestion, value: Value, cx: &mut Cx) {
    if let Some(name) = &step.save_to.variable {
        cx.set_variable(name, value.clone());
    }
    if let Some(field) = &step.save_to.field {
        cx.world.set_field(cx.run.key.contact, field, Some(&value), crate::verbs::By::Run(cx.run));
    }
}
