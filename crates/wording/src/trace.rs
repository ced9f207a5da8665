//! What a run did and why: one line of the timeline an entry.

use usher_engine::calendar::Zone;
use usher_model::{
    Document, Workflow,
    ids::ContactId,
    steps::Step,
    time::Instant,
    trace::{NotTriggered, TraceEntry, WaitingFor, What},
};

use crate::{
    Language, conditions, names, steps,
    trace_reasons::{end_reason, not_triggered, notice},
    values,
};

/// How a line is meant, for its icon and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A fact.
    Plain,
    /// Something held, was taken or was accepted.
    Good,
    /// Something did not hold, was passed over or was not accepted.
    Bad,
    /// The run waits.
    Waiting,
    /// Remarkable; the run goes on.
    Warning,
    /// It could not be done.
    Error,
}

/// One line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What happened: "Assigned to Ana".
    pub title: String,
    /// Why: "chosen longest ago by Sales".
    pub reason: Option<String>,
    /// How it is meant.
    pub tone: Tone,
}

impl Line {
    pub(crate) fn new(tone: Tone, title: String) -> Self {
        Self { title, reason: None, tone }
    }

    pub(crate) fn because(mut self, reason: impl Into<String>) -> Self {
        let reason = reason.into();
        self.reason = (!reason.is_empty()).then_some(reason);
        self
    }
}

/// One entry in words, by itself. `contacts` names the contacts of the session.
#[must_use]
pub fn entry(entry: &TraceEntry, document: &Document, contacts: &dyn Fn(&ContactId) -> String, language: Language) -> Line {
    Speaker { entry, before: &[], document, contacts, language }.line()
}

/// The entry at a position of the trace in words. What came before lets it say more: which condition kept a workflow from
/// starting, which team the routed team is. Panics never: past the end it is an empty line.
#[must_use]
pub fn entry_in(trace: &[TraceEntry], at: usize, document: &Document, contacts: &dyn Fn(&ContactId) -> String, language: Language) -> Line {
    let Some(entry) = trace.get(at) else { return Line::new(Tone::Plain, String::new()) };
    Speaker { entry, before: &trace[..at], document, contacts, language }.line()
}

/// An instant as the workspace's clocks show it: `2026-03-02 09:00`, with seconds where there are any.
#[must_use]
pub fn local_time(at: Instant, document: &Document) -> String {
    let zone = Zone::named(&document.workspace.time_zone).unwrap_or_else(Zone::utc);
    let seconds = at.seconds().rem_euclid(60);
    let text = zone.local(at).text;
    if seconds == 0 { text } else { format!("{text}:{seconds:02}") }
}

/// An entry with all it takes to say it.
pub(crate) struct Speaker<'a> {
    pub(crate) entry: &'a TraceEntry,
    pub(crate) before: &'a [TraceEntry],
    pub(crate) document: &'a Document,
    contacts: &'a dyn Fn(&ContactId) -> String,
    pub(crate) language: Language,
}

impl Speaker<'_> {
    pub(crate) fn pick(&self, en: &'static str, ru: &'static str) -> String {
        self.language.pick(en, ru).to_owned()
    }

    pub(crate) fn quote(&self, text: &str) -> String {
        self.language.quote(text)
    }

    pub(crate) fn workflow(&self) -> Option<&Workflow> {
        self.entry.workflow.as_ref().and_then(|id| self.document.workflow(id)).map(|workflow| &**workflow)
    }

    fn workflow_name(&self) -> String {
        self.entry.workflow.as_ref().map_or_else(|| self.pick("The workflow", "Процесс"), |id| names::workflow(id, self.document))
    }

    pub(crate) fn node_name(&self) -> Option<String> {
        let id = self.entry.node.as_ref()?;
        Some(self.workflow().map_or_else(|| id.to_string(), |workflow| names::node(id, workflow, self.document, self.language)))
    }

    pub(crate) fn step(&self) -> Option<&Step> {
        self.workflow()?.node(self.entry.node.as_ref()?)?.step()
    }

    pub(crate) fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    pub(crate) fn by(&self, actor: Option<&usher_model::event::Actor>) -> Option<String> {
        actor.map(|actor| values::by(actor, self.document, self.language))
    }

    fn line(&self) -> Line {
        let (language, document) = (self.language, self.document);
        match &self.entry.what {
            What::Triggered {} => Line::new(
                Tone::Good,
                match language {
                    Language::En => format!("{} started", self.workflow_name()),
                    Language::Ru => format!("Запущен процесс {}", self.quote(&self.workflow_name())),
                },
            )
            .because(self.contact_reason()),
            What::NotTriggered { why } => Line::new(
                Tone::Bad,
                match language {
                    Language::En => format!("{} did not start", self.workflow_name()),
                    Language::Ru => format!("Не запущен процесс {}", self.quote(&self.workflow_name())),
                },
            )
            .because(self.why_not_triggered(why)),
            What::Entered { node_type } => {
                let kind = steps::type_word(node_type, language);
                let name = self.node_name().unwrap_or_else(|| kind.to_owned());
                let reason = if name.starts_with(kind) { String::new() } else { kind.to_owned() };
                Line::new(Tone::Plain, name).because(reason)
            }
            What::Left { port } => {
                let node = self.entry.node.as_ref().and_then(|id| self.workflow().and_then(|workflow| workflow.node(id)));
                let port = node.map_or_else(|| steps::port_word(port, language).to_owned(), |node| steps::port(node, port, language));
                Line::new(
                    Tone::Plain,
                    match language {
                        Language::En => format!("Left by {port}"),
                        Language::Ru => format!("Выход: {port}"),
                    },
                )
            }
            What::Condition { part, subject, left, operator, right, result } => {
                let sentence = conditions::looked_at(subject, left.as_deref(), *operator, right.as_ref(), document, language);
                let mark = if *result { "✓" } else { "×" };
                let title = match part {
                    Some(part) => {
                        format!("{}: {} {mark}", self.part_name(part.as_str()), conditions::within_sentence(&sentence, subject, language))
                    }
                    None => format!("{sentence} {mark}"),
                };
                Line::new(if *result { Tone::Good } else { Tone::Bad }, title)
            }
            What::Calendar { local, inside } => Line::new(
                if *inside { Tone::Good } else { Tone::Bad },
                match (language, inside) {
                    (Language::En, true) => format!("{local} is inside"),
                    (Language::En, false) => format!("{local} is outside"),
                    (Language::Ru, true) => format!("{local}: внутри"),
                    (Language::Ru, false) => format!("{local}: снаружи"),
                },
            ),
            What::Dedicated { user, status, taken } => self.dedicated(user.as_ref(), *status, *taken),
            What::Routed { team } => self.routed(team.as_ref()),
            What::MessageSent { text, channel, attachments, choices } => self.message_sent(text, channel, attachments.len(), choices),
            What::MessageFailed { text, channel, why } => self.message_failed(text, channel.as_ref(), *why),
            What::Waiting { what, until } => self.waits(*what, *until),
            What::TimedOut { what } => self.timed_out(*what),
            What::Answered { value } => self.answered(value),
            What::Invalid { text, why, retries_left } => self.invalid(text, why, *retries_left),
            What::VariableSet { name, value } => self.variable_set(name, value),
            What::Assigned { user, by, why } => self.assigned(user.as_ref(), by.as_ref(), why.as_ref()),
            What::SkippedUser { user, why } => self.skipped_user(user, why),
            What::Queued { pool, position } => self.queued(pool, *position),
            What::FieldChanged { field, old, new, by } => self.field_changed(field, old.as_ref(), new.as_ref(), by.as_ref()),
            What::TagAdded { tag, by } => self.tag_changed(("added", "Добавлен"), tag, by.as_ref()),
            What::TagRemoved { tag, by } => self.tag_changed(("removed", "Снят"), tag, by.as_ref()),
            What::LifecycleChanged { old, new, by } => self.lifecycle_changed(old.as_ref(), new.as_ref(), by.as_ref()),
            What::UserStatusChanged { user, status } => {
                let (user, status) = (names::user(user, document), values::status_word(status, language));
                Line::new(Tone::Plain, format!("{user}{} {status}", language.pick(" is", ":")))
            }
            What::Commented { text, mentions } => self.commented(text, mentions),
            What::ConversationOpened { by } => {
                Line::new(Tone::Plain, self.pick("Conversation opened", "Разговор открыт")).because(values::by(by, document, language))
            }
            What::ConversationClosed { by, category, summary } => self.conversation_closed(by, category.as_ref(), summary.as_deref()),
            What::HttpRequest { method, url, headers, body, status } => self.http_request(method, url, headers, body, *status),
            What::Jumped { to, jump, limit } => self.jumped(to, *jump, *limit),
            What::Ended { reason } => Line::new(
                Tone::Plain,
                match language {
                    Language::En => format!("{} ended", self.workflow_name()),
                    Language::Ru => format!("Закончен процесс {}", self.quote(&self.workflow_name())),
                },
            )
            .because(end_reason(*reason, language)),
            What::Warning { notice: what } => Line::new(Tone::Warning, notice(what, document, language)).because(self.node_reason()),
            What::Error { notice: what } => Line::new(Tone::Error, notice(what, document, language)).because(self.node_reason()),
        }
    }

    pub(crate) fn node_reason(&self) -> String {
        self.node_name().unwrap_or_default()
    }

    fn contact_reason(&self) -> String {
        match (self.entry.contact.as_ref().map(self.contacts), self.language) {
            (Some(name), Language::En) => format!("for {name}"),
            (Some(name), Language::Ru) => format!("контакт: {name}"),
            (None, _) => String::new(),
        }
    }

    /// The branch, route or choice by its name.
    fn part_name(&self, part: &str) -> String {
        let name = match self.step() {
            Some(Step::Branch(step)) => step.branches.iter().find(|arm| arm.id.as_str() == part).map(|arm| arm.name.as_str()),
            Some(Step::RouteToTeam(step)) => step.routes.iter().find(|route| route.id.as_str() == part).map(|route| route.name.as_str()),
            Some(_) | None => None,
        };
        name.filter(|name| !name.trim().is_empty()).unwrap_or(part).to_owned()
    }

    /// The condition that did not hold, with both values; it is said just before.
    fn why_not_triggered(&self, why: &NotTriggered) -> String {
        let same = |entry: &&TraceEntry| {
            entry.event == self.entry.event
                && entry.workflow == self.entry.workflow
                && entry.contact == self.entry.contact
                && entry.run.is_none()
        };
        let failed = self.before.iter().rev().take_while(same).find_map(|entry| {
            let What::Condition { subject, left, operator, right, result: false, .. } = &entry.what else { return None };
            let sentence = conditions::looked_at(subject, left.as_deref(), *operator, right.as_ref(), self.document, self.language);
            Some(format!("{} ×", conditions::within_sentence(&sentence, subject, self.language)))
        });
        match (why, failed) {
            (NotTriggered::Conditions, Some(failed)) => failed,
            (why, _) => not_triggered(why, self.document, self.language),
        }
    }
}

/// What a run waits for, as a title.
#[must_use]
pub const fn waiting(what: WaitingFor, language: Language) -> &'static str {
    match what {
        WaitingFor::Answer => language.pick("Waits for an answer", "Ждёт ответа"),
        WaitingFor::Timer => language.pick("Waits", "Ждёт"),
        WaitingFor::Assignment => language.pick("Waits for an agent", "Ждёт агента"),
    }
}
