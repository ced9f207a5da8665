//! Questions and requests: what is asked, which answers count, what is kept (docs/domain.md, section 4).

use serde_json::Value as Json;
use usher_model::{
    Port,
    ids::VariableName,
    limits::WAIT_SECONDS,
    steps::{AskQuestion, HttpRequest, Step, ask_question::Question, http_request::Method},
    template::Template,
    time::{Date, Duration},
    trace::{EndReason, Notice, What},
    value::{Number, Value},
};

use super::{
    Checked, Checker,
    burst::Out,
    ensure,
    facts::Eye,
    fault,
    flow::{Run, Waits},
    line::{Lines, Who},
    react::Said,
    talk::By,
    text,
};

impl Said {
    /// What it says.
    pub(super) fn words(&self) -> String {
        match (&self.text, &self.choice, &self.location) {
            (Some(text), ..) => text.clone(),
            (None, Some(choice), _) => choice.clone(),
            (None, None, Some(at)) => Value::Location(*at).to_text(),
            (None, None, None) => String::new(),
        }
    }
}

/// What a message is as an answer, and which of the choices.
enum Read {
    As(Value, Option<usize>),
    Invalid,
    Unsure,
}

impl Checker {
    pub(super) fn question(&mut self, lines: &mut Lines, run: &Run, step: &AskQuestion) -> Checked<Out> {
        if step.text.is_blank() {
            return self.fails(lines, run, "no text");
        }
        if let Some(out) = self.ask_contact(lines, run, step, &step.text)? {
            return Ok(out);
        }
        let span = step.timeout.map_or(WAIT_SECONDS, Duration::seconds);
        Ok(Out::Wait(Waits::Answer { retries: step.retries.count.max(0) }, self.now.plus_seconds(span)))
    }

    /// Sends a question; gives how the run goes on unless it waits.
    fn ask_contact(&mut self, lines: &mut Lines, run: &Run, step: &AskQuestion, text: &Template) -> Checked<Option<Out>> {
        let Some(text) = self.text(lines, Eye::of(run), text)? else { return Ok(Some(Out::End(EndReason::StepError))) };
        let choices = step.question.choices().iter().map(|choice| choice.label.clone()).collect();
        let channel = self.people[run.contact].channel.clone();
        let delivered = self.deliver(lines, run, channel, &text, (Vec::new(), choices), false)?;
        Ok((!delivered && step.failure_port).then_some(Out::Leave(Port::Failed)))
    }

    /// I20: the message is the answer, or invalid; a run asks again no more often than it may.
    pub(super) fn answer(&mut self, lines: &mut Lines, mut run: Run, said: &Said) -> Checked {
        run.steps = 0;
        let node = std::sync::Arc::clone(self.flows[run.flow].node(run.node));
        let Some(Step::AskQuestion(step)) = node.step() else { return fault("I12", format!("{} asks nothing", node.id)) };
        let wait = Self::wait_of(&mut run)?;
        let Waits::Answer { retries } = wait.what else { return fault("I12", format!("run {} waits otherwise", run.number)) };
        let who = Who::run(&run);
        let read = read(&step.question, said);
        let out = match self.take(lines, who, "I20", "an answer")? {
            What::Answered { value } => {
                let index = match &read {
                    Read::As(wanted, index) => {
                        ensure(value == wanted, "I20", || format!("{said:?} is {wanted:?}, not {value:?}"))?;
                        *index
                    }
                    Read::Invalid => return fault("I20", format!("{said:?} is no answer, not {value:?}")),
                    Read::Unsure => step.question.choices().iter().position(|choice| Value::from(choice.label.trim()) == *value),
                };
                ensure(shaped(&step.question, value), "I20", || format!("{value:?} is no answer to {:?}", step.question))?;
                self.seen.answer(step.question.question_type(), true);
                self.keep(lines, &mut run, step, value, index)?
            }
            What::Invalid { text, retries_left, .. } => {
                ensure(!matches!(read, Read::As(..)), "I20", || format!("{said:?} is an answer"))?;
                let same = *text == said.words() && *retries_left == retries;
                ensure(same, "I20", || format!("{retries} retries are left after {said:?}, not {retries_left} after {text:?}"))?;
                self.seen.answer(step.question.question_type(), false);
                if retries == 0 {
                    Out::Leave(Port::Invalid)
                } else {
                    let text = if step.retries.text.is_blank() { &step.text } else { &step.retries.text };
                    let waits = super::flow::Wait { what: Waits::Answer { retries: retries - 1 }, ..wait };
                    self.ask_contact(lines, &run, step, text)?.unwrap_or(Out::WaitOn(waits))
                }
            }
            other => return fault("I20", format!("{said:?} has to be answered or invalid, not {other:?}")),
        };
        self.walk(lines, run, out)
    }

    /// Keeps an answer: the variable, the field, the tags of the choice.
    fn keep(&mut self, lines: &mut Lines, run: &mut Run, step: &AskQuestion, value: &Value, index: Option<usize>) -> Checked<Out> {
        let by = By { who: Who::run(run), actor: None };
        if let Some(name) = &step.save_to.variable {
            self.set_variable(lines, run, name, value.clone())?;
        }
        if let Some(field) = &step.save_to.field {
            self.field(lines, run.contact, field, Some(value), by)?;
        }
        let choice = index.map(|at| &step.question.choices()[at]);
        for tag in choice.into_iter().flat_map(|choice| &choice.tags) {
            self.tag(lines, run.contact, tag, true, by)?;
        }
        Ok(Out::Leave(choice.filter(|_| step.port_per_choice).map_or(Port::Answered, |choice| Port::of_part(&choice.id))))
    }

    fn set_variable(&mut self, lines: &mut Lines, run: &mut Run, name: &VariableName, value: Value) -> Checked {
        self.told(lines, Who::run(run), "I20", &What::VariableSet { name: name.clone(), value: value.clone() })?;
        run.variables.insert(name.clone(), value);
        Ok(())
    }

    /// I41: a request is answered by an event or a mock, never by anybody else.
    pub(super) fn request(&mut self, lines: &mut Lines, run: &mut Run, step: &HttpRequest) -> Checked<Out> {
        if step.url.is_blank() {
            return self.fails(lines, run, "no address");
        }
        let Some(url) = self.text(lines, Eye::of(run), &step.url)? else { return Ok(Out::End(EndReason::StepError)) };
        let url = url.trim().to_owned();
        let mut headers = Vec::new();
        for header in &step.headers {
            let Some(value) = self.text(lines, Eye::of(run), &header.value)? else { return Ok(Out::End(EndReason::StepError)) };
            headers.push(format!("{}: {value}", header.name));
        }
        let Some(body) = self.text(lines, Eye::of(run), &step.body)? else { return Ok(Out::End(EndReason::StepError)) };
        if self.notice(lines, Who::run(run), |notice| matches!(notice, Notice::BadUrl { .. }))? {
            let plain = url.strip_prefix("https://").is_some_and(|rest| rest.ends_with(".test") && rest.len() > 5);
            ensure(!plain, "I41", || format!("{url} is a web address"))?;
            return Ok(Out::Leave(Port::Failure));
        }
        let delay = step.mock.as_ref().and_then(|mock| mock.delay).map_or(0, Duration::seconds);
        let answer = self.answer_to(run, step).filter(|_| delay <= 0);
        let status = answer.as_ref().map(|(status, _)| *status);
        let what = What::HttpRequest { method: verb(step.method), url: url.clone(), headers, body, status };
        self.told(lines, Who::run(run), "I41", &what)?;
        match answer {
            Some((status, body)) => self.take_answer(lines, run, step, status, &body),
            None => {
                let span = if delay > 0 { delay } else { WAIT_SECONDS };
                Ok(Out::Wait(Waits::Response { url }, self.now.plus_seconds(span)))
            }
        }
    }

    /// The delay is over, or a person has answered.
    pub(super) fn answered_request(&mut self, lines: &mut Lines, run: &mut Run, url: &str) -> Checked<Out> {
        let node = std::sync::Arc::clone(self.flows[run.flow].node(run.node));
        let Some(Step::HttpRequest(step)) = node.step() else { return fault("I12", format!("{} requests nothing", node.id)) };
        let Some((status, body)) = self.answer_to(run, step) else { return Ok(Out::Leave(Port::Failure)) };
        let (method, url) = (verb(step.method), url.to_owned());
        let what = What::HttpRequest { method, url, headers: Vec::new(), body: String::new(), status: Some(status) };
        self.told(lines, Who::run(run), "I41", &what)?;
        self.take_answer(lines, run, step, status, &body)
    }

    fn answer_to(&self, run: &Run, step: &HttpRequest) -> Option<(i64, Json)> {
        let given = self.answers.get(&(run.flow, run.node)).cloned();
        given.or_else(|| step.mock.as_ref().map(|mock| (mock.status, mock.body.clone())))
    }

    fn take_answer(&mut self, lines: &mut Lines, run: &mut Run, step: &HttpRequest, status: i64, body: &Json) -> Checked<Out> {
        if let Some(name) = &step.save_status_to {
            let value =
                i32::try_from(status).map_or_else(|_| Value::Text(status.to_string()), |status| Value::Number(Number::from(status)));
            self.set_variable(lines, run, name, value)?;
        }
        for (name, pointer) in &step.variables {
            match at(body, pointer) {
                Some(value) => self.set_variable(lines, run, name, value)?,
                None => {
                    run.variables.remove(name);
                    let notice = Notice::NothingAt { pointer: pointer.clone(), variable: name.clone() };
                    self.told(lines, Who::run(run), "I41", &What::Warning { notice })?;
                }
            }
        }
        Ok(Out::Leave(if (200..=299).contains(&status) { Port::Success } else { Port::Failure }))
    }
}

const fn verb(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    }
}

/// What a JSON pointer leads to, as a variable holds it.
pub(super) fn at(json: &Json, pointer: &str) -> Option<Value> {
    match json.pointer(pointer)? {
        Json::Null => None,
        Json::Bool(value) => Some(Value::Bool(*value)),
        Json::String(text) => Some(Value::Text(text.clone())),
        Json::Number(number) => {
            let read = number.as_f64().and_then(Number::new);
            let exact = read.filter(|read| number.is_f64() || read.to_string() == number.to_string());
            Some(exact.map_or_else(|| Value::Text(number.to_string()), Value::Number))
        }
        other @ (Json::Array(_) | Json::Object(_)) => Some(Value::Text(other.to_string())),
    }
}

/// A message read as an answer, as far as a plain reading decides.
fn read(question: &Question, said: &Said) -> Read {
    let words = said.words();
    let trimmed = words.trim();
    let letters = trimmed.is_ascii() && trimmed.bytes().all(|b| b.is_ascii_alphabetic() || b == b' ');
    let number = |accept: &dyn Fn(f64) -> bool| match text::number(trimmed) {
        Some(Some(number)) if accept(number) => Number::new(number).map_or(Read::Invalid, |number| Read::As(Value::Number(number), None)),
        Some(_) => Read::Invalid,
        None => Read::Unsure,
    };
    if trimmed.is_empty() {
        return Read::Invalid;
    }
    match question {
        Question::Text => Read::As(Value::Text(words), None),
        Question::MultipleChoice { choices } => match choice(choices, said) {
            Some(Some(at)) => Read::As(Value::from(choices[at].label.trim()), Some(at)),
            Some(None) => Read::Invalid,
            None => Read::Unsure,
        },
        Question::Number { min, max } => {
            number(&|number| min.is_none_or(|min| number >= min.get()) && max.is_none_or(|max| number <= max.get()))
        }
        Question::Rating if letters => Read::Invalid,
        Question::Rating if trimmed.is_ascii() && !trimmed.contains('*') => number(&|number| [1.0, 2.0, 3.0, 4.0, 5.0].contains(&number)),
        Question::Date { format: None } => match trimmed.parse::<Date>() {
            Ok(date) => Read::As(Value::Text(date.to_string()), None),
            Err(_) if letters => Read::Invalid,
            Err(_) => Read::Unsure,
        },
        Question::Phone => match text::plain_phone(trimmed) {
            Some(phone) => Read::As(Value::Text(phone), None),
            None if letters => Read::Invalid,
            None => Read::Unsure,
        },
        Question::Location => match said.location {
            Some(at) => Read::As(Value::Location(at), None),
            None if letters => Read::Invalid,
            None => Read::Unsure,
        },
        Question::Email if letters => Read::Invalid,
        Question::Rating | Question::Date { .. } | Question::Email | Question::Url => Read::Unsure,
    }
}

/// Which choice a message means; `None`: not decided.
fn choice(choices: &[usher_model::steps::ask_question::Choice], said: &Said) -> Option<Option<usize>> {
    if let Some(tapped) = &said.choice
        && let Some(at) = choices.iter().position(|choice| choice.id.as_str() == tapped)
    {
        return Some(Some(at));
    }
    let Some(words) = said.choice.as_ref().or(said.text.as_ref()) else { return Some(None) };
    for (at, choice) in choices.iter().enumerate() {
        if text::same(&choice.label, words)? {
            return Some(Some(at));
        }
    }
    let number: Option<usize> = words.trim().bytes().all(|b| b.is_ascii_digit()).then(|| words.trim().parse().ok()).flatten();
    Some(number.and_then(|number| number.checked_sub(1)).filter(|at| *at < choices.len()))
}

/// I20: whether a saved value is one of the question's type.
fn shaped(question: &Question, value: &Value) -> bool {
    match (question, value) {
        (Question::Text, Value::Text(words)) => !words.trim().is_empty(),
        (Question::MultipleChoice { choices }, Value::Text(words)) => choices.iter().any(|choice| choice.label.trim() == words),
        (Question::Number { min, max }, Value::Number(number)) => {
            min.is_none_or(|min| min <= *number) && max.is_none_or(|max| *number <= max)
        }
        (Question::Rating, Value::Number(number)) => number.as_integer().is_some_and(|rating| (1..=5).contains(&rating)),
        (Question::Date { .. }, Value::Text(words)) => words.parse::<Date>().is_ok(),
        (Question::Phone, Value::Text(words)) => text::is_e164(words),
        (Question::Email, Value::Text(words)) => words.contains('@'),
        (Question::Url, Value::Text(words)) => words.contains('.') || words.contains(':'),
        (Question::Location, Value::Location(_)) => true,
        _ => false,
    }
}
