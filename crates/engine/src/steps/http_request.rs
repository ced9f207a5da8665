//! HTTP Request: nobody is ever asked. The answer is the one that an event gave, else the mock; without either the run waits for a person
//! to give it.

use std::borrow::Cow;

use serde_json::Value as Json;
use usher_model::{
    Port,
    limits::WAIT_SECONDS,
    steps::{HttpRequest, http_request::Method},
    time::Duration,
    trace::{EndReason, Notice, What},
    value::{Number, Value},
};

use super::{Cx, Outcome, Waking};
use crate::{answers, pointer, run::Waiting};

pub(super) fn enter(step: &HttpRequest, cx: &mut Cx) -> Outcome {
    if step.url.is_blank() {
        return cx.fail(Notice::NotSet { setting: "url" });
    }
    let Some((url, headers, body)) = written(step, cx) else { return Outcome::End(EndReason::StepError) };
    if answers::url(&url).is_none() {
        cx.error(Notice::BadUrl { url });
        return Outcome::Leave(Port::Failure);
    }
    let delay = step.mock.as_ref().and_then(|mock| mock.delay).map_or(0, Duration::seconds);
    let answer = if delay > 0 { None } else { answer_now(step, cx) };
    let status = answer.as_ref().map(|(status, _)| *status);
    cx.tell(What::HttpRequest { method: name(step.method), url: url.clone(), headers, body, status });
    match answer {
        Some((status, body)) => take(step, status, &body, cx),
        None => {
            let span = if delay > 0 { delay } else { WAIT_SECONDS };
            Outcome::Wait(Waiting::Response { url }, cx.world.state.now.plus_seconds(span))
        }
    }
}

/// The delay is over, or a person gave the answer. Whoever waits for a person for seven days gives up.
pub(super) fn wake(step: &HttpRequest, cx: &mut Cx, waking: &Waking) -> Outcome {
    match waking {
        Waking::Due | Waking::Response => {}
        Waking::Said(_) | Waking::Assigned | Waking::Served(_) => return Outcome::WaitOn,
    }
    let Some((status, body)) = answer_now(step, cx) else { return Outcome::Leave(Port::Failure) };
    let url = match cx.run.wait.as_ref().map(|wait| &wait.waiting) {
        Some(Waiting::Response { url }) => url.clone(),
        Some(Waiting::Answer { .. } | Waiting::Timer | Waiting::Assignment(_)) | None => String::new(),
    };
    cx.tell(What::HttpRequest { method: name(step.method), url, headers: Vec::new(), body: String::new(), status: Some(status) });
    take(step, status, &body, cx)
}

/// Address, headers and body with their variables filled in; `None` when one of them does not parse, which is told.
fn written(step: &HttpRequest, cx: &mut Cx) -> Option<(String, Vec<String>, String)> {
    let url = cx.text(&step.url)?.trim().to_owned();
    let mut headers = Vec::with_capacity(step.headers.len());
    for header in &step.headers {
        headers.push(format!("{}: {}", header.name, cx.text(&header.value)?));
    }
    Some((url, headers, cx.text(&step.body)?))
}

/// Status and body of the answer as things stand; `None`: a person has to give it.
fn answer_now<'a>(step: &'a HttpRequest, cx: &Cx) -> Option<(i64, Cow<'a, Json>)> {
    let given = cx.world.state.answers.iter().find(|answer| (answer.flow, answer.node) == (cx.run.key.flow, cx.run.node));
    let given = given.map(|answer| (answer.status, Cow::Owned(answer.body.clone())));
    given.or_else(|| step.mock.as_ref().map(|mock| (mock.status, Cow::Borrowed(&mock.body))))
}

/// Keeps the status and what the mappings name, and leaves by how it went.
fn take(step: &HttpRequest, status: i64, body: &Json, cx: &mut Cx) -> Outcome {
    if let Some(name) = &step.save_status_to {
        let status = i32::try_from(status).map_or_else(|_| Value::Text(status.to_string()), |status| Value::Number(Number::from(status)));
        cx.set_variable(name, status);
    }
    for (name, path) in &step.variables {
        match pointer::value_at(body, path) {
            Some(value) => cx.set_variable(name, value),
            None => {
                // What an earlier answer left there is not in this one.
                cx.run.variables.remove(name);
                cx.warn(Notice::NothingAt { pointer: path.clone(), variable: name.clone() });
            }
        }
    }
    Outcome::Leave(if (200..300).contains(&status) { Port::Success } else { Port::Failure })
}

/// The verb as it is written in a request.
const fn name(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    }
}
