//! What a test expects and what there was instead, in words.

use usher_model::{
    Document, Workflow,
    ids::{ContactId, NodeId, WorkflowId},
    scenario::{Check, ConversationStatus, Expectation},
    value::Value,
};
use usher_scenario::expect::Got;

use crate::{Language, names, plural, trace::local_time, trace_reasons::end_reason, values};

/// What it takes to name things: the document, the workflow under test, and the names of the contacts.
pub struct About<'a> {
    /// The document.
    pub document: &'a Document,
    /// The workflow meant where a check names none.
    pub workflow: Option<&'a Workflow>,
    /// Names a contact.
    pub contacts: &'a dyn Fn(&ContactId) -> String,
    /// The language.
    pub language: Language,
}

impl About<'_> {
    fn pick(&self, en: &'static str, ru: &'static str) -> String {
        self.language.pick(en, ru).to_owned()
    }

    fn quote(&self, text: &str) -> String {
        self.language.quote(text)
    }

    fn node(&self, node: &NodeId, workflow: Option<&WorkflowId>) -> String {
        let found = workflow.and_then(|id| self.document.workflow(id)).map(|workflow| &**workflow).or(self.workflow);
        self.quote(&found.map_or_else(|| node.to_string(), |workflow| names::node(node, workflow, self.document, self.language)))
    }

    fn value(&self, value: Option<&Value>) -> String {
        value.map_or_else(|| values::none(self.language).to_owned(), |value| self.quote(&values::value(value, self.language)))
    }

    fn texts(&self, texts: &[String]) -> String {
        texts.iter().map(|text| self.quote(text)).collect::<Vec<_>>().join(", ")
    }

    /// What was expected: "Ivan is assigned to Ana".
    #[must_use]
    pub fn expected(&self, expectation: &Expectation) -> String {
        let check = self.check(&expectation.check);
        match (expectation.within, self.language) {
            (Some(within), Language::En) => format!("{check} within {}", values::duration(within, self.language)),
            (Some(within), Language::Ru) => format!("{check} за {}", values::duration(within, self.language)),
            (None, _) => check,
        }
    }

    fn check(&self, check: &Check) -> String {
        let (document, language) = (self.document, self.language);
        let who = |contact: &ContactId| (self.contacts)(contact);
        match check {
            Check::MessageSent { contact, contains, equals } => {
                let text = equals.as_deref().or(contains.as_deref()).unwrap_or_default();
                let text = self.quote(text);
                match (language, equals.is_some()) {
                    (Language::En, true) => format!("the message {text} to {}", who(contact)),
                    (Language::En, false) => format!("a message with {text} to {}", who(contact)),
                    (Language::Ru, true) => format!("сообщение {text}, контакт {}", who(contact)),
                    (Language::Ru, false) => format!("сообщение с текстом {text}, контакт {}", who(contact)),
                }
            }
            Check::NoMessage { contact } => format!("{} {}", self.pick("no message to", "без сообщений, контакт"), who(contact)),
            Check::Assigned { contact, to } => {
                format!("{} {} {}", who(contact), self.pick("assigned to", "— ответственный"), names::user(to, document))
            }
            Check::Unassigned { contact } => format!("{} {}", who(contact), self.pick("assigned to nobody", "без ответственного")),
            Check::Team { contact, team } => {
                let team = team.as_ref().map_or_else(|| values::none(language).to_owned(), |team| names::team(team, document));
                format!("{}: {} {team}", who(contact), self.pick("team", "команда"))
            }
            Check::HasTag { contact, tag } => {
                format!("{}: {} {}", who(contact), self.pick("tag", "тег"), self.quote(&names::tag(tag, document)))
            }
            Check::LacksTag { contact, tag } => {
                format!("{}: {} {}", who(contact), self.pick("no tag", "без тега"), self.quote(&names::tag(tag, document)))
            }
            Check::Field { contact, field, equals } => {
                format!("{}: {} = {}", who(contact), names::field(field, document, language), self.value(equals.as_ref()))
            }
            Check::Lifecycle { contact, stage } => {
                let stage = stage.as_ref().map_or_else(|| values::none(language).to_owned(), |stage| names::stage(stage, document));
                format!("{}: {} {stage}", who(contact), self.pick("stage", "этап"))
            }
            Check::Conversation { contact, status } => format!("{}: {}", who(contact), self.conversation(*status)),
            Check::Variable { contact, name, equals, .. } => {
                format!("{}: {} {name} = {}", who(contact), self.pick("variable", "переменная"), self.value(equals.as_ref()))
            }
            Check::Visited { node, workflow, .. } => {
                format!("{} {}", self.pick("a visit to", "пройден шаг"), self.node(node, workflow.as_ref()))
            }
            Check::NotVisited { node, workflow, .. } => {
                format!("{} {}", self.pick("no visit to", "не пройден шаг"), self.node(node, workflow.as_ref()))
            }
            Check::Waiting { contact, workflow, node } => {
                format!("{} {} {}", who(contact), self.pick("waiting at", "ждёт на шаге"), self.node(node, Some(workflow)))
            }
            Check::Ended { contact, reason, .. } => {
                format!("{}: {} ({})", who(contact), self.pick("the run ended", "процесс закончен"), end_reason(*reason, language))
            }
            Check::Comment { contact, contains } => {
                format!("{}: {} {}", who(contact), self.pick("a comment with", "комментарий с"), self.quote(contains))
            }
        }
    }

    fn conversation(&self, status: ConversationStatus) -> String {
        format!("{} {}", self.pick("conversation", "разговор"), values::conversation_status(status, self.language))
    }

    /// What there was instead: "assigned to nobody".
    #[must_use]
    pub fn got(&self, got: &Got) -> String {
        let (document, language) = (self.document, self.language);
        match got {
            Got::Messages { texts } if texts.is_empty() => self.pick("no message", "ни одного сообщения"),
            Got::Messages { texts } => self.texts(texts),
            Got::Assignee { user: Some(user) } => format!("{} {}", self.pick("assigned to", "ответственный"), names::user(user, document)),
            Got::Assignee { user: None } => self.pick("assigned to nobody", "без ответственного"),
            Got::Team { team: Some(team) } => format!("{} {}", self.pick("team", "команда"), names::team(team, document)),
            Got::Team { team: None } => self.pick("no team", "без команды"),
            Got::Tags { tags } if tags.is_empty() => self.pick("no tags", "без тегов"),
            Got::Tags { tags } => tags.iter().map(|tag| self.quote(&names::tag(tag, document))).collect::<Vec<_>>().join(", "),
            Got::Value { value } => self.value(value.as_ref()),
            Got::Stage { stage: Some(stage) } => format!("{} {}", self.pick("stage", "этап"), names::stage(stage, document)),
            Got::Stage { stage: None } => self.pick("no stage", "без этапа"),
            Got::Conversation { status } => self.conversation(*status),
            Got::WaitingAt { node, until } => {
                let at = format!("{} {}", self.pick("waiting at", "ждёт на шаге"), self.node(node, None));
                match until {
                    Some(until) => format!("{at} {} {}", self.pick("until", "до"), local_time(*until, document)),
                    None => at,
                }
            }
            Got::Ended { node, reason } => {
                format!("{} {} ({})", self.pick("ended at", "закончен на шаге"), self.node(node, None), end_reason(*reason, language))
            }
            Got::NoRun => self.pick("no run of the workflow", "процесс не запускался"),
            Got::Visited { at } => format!("{} {}", self.pick("a visit at", "шаг пройден в"), local_time(*at, document)),
            Got::NotVisited => self.pick("no visit", "шаг не пройден"),
            Got::Comments { texts } if texts.is_empty() => self.pick("no comment", "ни одного комментария"),
            Got::Comments { texts } => self.texts(texts),
            Got::NoSuchContact => self.pick("no such contact", "такого контакта нет"),
            Got::TimeWasOver => self.pick("its time was over by then", "к этому времени срок уже вышел"),
            Got::TooFewEvents { events } => {
                let events = plural::EVENT.counted(i64::try_from(*events).unwrap_or(i64::MAX), language);
                match language {
                    Language::En => format!("only {events}"),
                    Language::Ru => format!("всего {events}"),
                }
            }
        }
    }
}
