//! The sentence on a card: what the settings say, the most important fact first.

use usher_model::{
    Document, Node, NodeKind, Workflow,
    condition::Group,
    template::{Segment, Template},
    triggers::{Trigger, assignee_updated::AssigneeIs, contact_tag_updated::TagChange},
};

use crate::{
    Language, conditions, names,
    plural::{self, Noun},
    steps::count,
    values,
};

/// A piece of a card's sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text as it is.
    Text(String),
    /// A variable, by its readable name: drawn as a chip.
    Variable(String),
}

/// The sentence as plain text, for tooltips and screen readers.
#[must_use]
pub fn plain(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) | Piece::Variable(text) => text.as_str(),
        })
        .collect()
}

/// The sentence that states a node's settings.
#[must_use]
pub fn card_line(node: &Node, workflow: &Workflow, document: &Document, language: Language) -> Vec<Piece> {
    let mut line = Line { pieces: Vec::new(), document, language };
    match &node.kind {
        NodeKind::Trigger(trigger) => line.trigger(trigger),
        NodeKind::Step(step) => line.step(step, workflow),
    }
    line.pieces
}

/// The sentence as it grows.
pub(crate) struct Line<'a> {
    pieces: Vec<Piece>,
    pub(crate) document: &'a Document,
    pub(crate) language: Language,
}

impl Line<'_> {
    pub(crate) fn text(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Text(last)) => last.push_str(text),
            Some(Piece::Variable(_)) | None => self.pieces.push(Piece::Text(text.to_owned())),
        }
    }

    /// A fact of its own, after a dot when it is not the first.
    pub(crate) fn fact(&mut self, text: &str) {
        if !self.pieces.is_empty() {
            self.text(" · ");
        }
        self.text(text);
    }

    /// A fact that must not be broken over two lines.
    pub(crate) fn tight(&mut self, text: &str) {
        self.fact(&text.replace(' ', "\u{a0}"));
    }

    pub(crate) fn counted(&mut self, noun: &Noun, n: usize) {
        self.tight(&noun.counted(count(n), self.language));
    }

    pub(crate) fn say(&mut self, en: &'static str, ru: &'static str) {
        self.fact(self.language.pick(en, ru));
    }

    /// A text that people wrote, in quotes, with its variables as chips.
    pub(crate) fn quoted(&mut self, template: &Template) {
        if !self.pieces.is_empty() {
            self.text(" · ");
        }
        self.text(self.language.pick("“", "«"));
        self.template(template);
        self.text(self.language.pick("”", "»"));
    }

    pub(crate) fn template(&mut self, template: &Template) {
        match template.segments() {
            Err(_) => self.text(template.as_str().trim()),
            Ok(segments) => {
                for segment in segments {
                    match segment {
                        Segment::Text(text) => self.text(&text.split_whitespace().fold(
                            if text.starts_with(char::is_whitespace) { " ".to_owned() } else { String::new() },
                            |line, word| {
                                if line.is_empty() || line.ends_with(' ') { line + word } else { line + " " + word }
                            },
                        )),
                        Segment::Variable { variable, .. } => {
                            self.space_before_chip();
                            self.pieces.push(Piece::Variable(names::variable(variable, self.document, self.language)));
                        }
                    }
                }
            }
        }
    }

    fn space_before_chip(&mut self) {
        if let Some(Piece::Text(last)) = self.pieces.last_mut()
            && last.ends_with(char::is_alphanumeric)
        {
            last.push(' ');
        }
    }

    pub(crate) fn when(&mut self, group: &Group, otherwise: (&'static str, &'static str)) {
        if group.conditions.is_empty() {
            self.say(otherwise.0, otherwise.1);
        } else {
            let words = conditions::group(group, self.document, self.language);
            let first = group.conditions.first().map(|condition| &condition.subject);
            let words = first.map_or_else(
                || words.clone(),
                |subject| match self.language {
                    Language::En => words.clone(),
                    Language::Ru => conditions::within_sentence(&words, subject, Language::Ru),
                },
            );
            self.fact(&format!("{} {words}", self.language.pick("When", "Если")));
        }
    }

    pub(crate) fn tags(&self, tags: &[usher_model::ids::TagId]) -> Vec<String> {
        tags.iter().map(|tag| self.language.quote(&names::tag(tag, self.document))).collect()
    }

    fn trigger(&mut self, trigger: &Trigger) {
        let (language, document) = (self.language, self.document);
        match trigger {
            Trigger::ConversationOpened(s) => self.when(&s.conditions, ("Any conversation that opens", "Любой открытый разговор")),
            Trigger::ConversationClosed(s) => self.when(&s.conditions, ("Any conversation that closes", "Любой закрытый разговор")),
            Trigger::ContactTagUpdated(s) if s.tags.is_empty() => self.say("Choose a tag", "Выберите тег"),
            Trigger::ContactTagUpdated(s) => {
                let tags = plural::or(&self.tags(&s.tags), language);
                self.fact(&match (s.action, language) {
                    (TagChange::Added, Language::En) => format!("When {tags} is added"),
                    (TagChange::Removed, Language::En) => format!("When {tags} is removed"),
                    (TagChange::Added, Language::Ru) => format!("Когда добавлен {tags}"),
                    (TagChange::Removed, Language::Ru) => format!("Когда снят {tags}"),
                });
            }
            Trigger::ContactFieldUpdated(s) => match &s.field {
                None => self.say("Choose a field", "Выберите поле"),
                Some(field) => {
                    let field = language.quote(&names::field(field, document, language));
                    self.fact(&match language {
                        Language::En => format!("When {field} changes"),
                        Language::Ru => format!("Когда меняется {field}"),
                    });
                }
            },
            Trigger::LifecycleUpdated(s) => self.lifecycle(&s.stages, s.when_cleared),
            Trigger::Shortcut(s) => {
                self.say("When an agent presses it", "Когда агент нажмёт кнопку");
                if !s.form.is_empty() {
                    self.counted(&plural::FIELD, s.form.len());
                }
            }
            Trigger::IncomingWebhook(s) => {
                match &s.identify {
                    None => self.say("Choose how the contact is found", "Выберите, как найти контакт"),
                    Some(identify) => self.fact(&format!("{} {}", language.pick("Contact by", "Контакт по адресу"), identify.pointer)),
                }
                if !s.variables.is_empty() {
                    self.counted(&plural::VARIABLE, s.variables.len());
                }
            }
            Trigger::ClickToChatAd(s) => {
                self.fact(values::network(s.network));
                if s.ads.is_empty() {
                    self.say("any ad", "любое объявление")
                } else {
                    self.counted(&plural::AD, s.ads.len())
                }
            }
            Trigger::AssigneeUpdated(s) => self.assignee(&s.to),
            Trigger::NoReplyFromAgent(s) => match s.after {
                None => self.say("Choose how long", "Выберите время"),
                Some(after) => {
                    let after = values::duration(after, language);
                    self.fact(&match language {
                        Language::En => format!("After {after} without a reply"),
                        Language::Ru => format!("Без ответа: {after}"),
                    });
                }
            },
            Trigger::Manual(_) => self.say("Started by another workflow", "Запускается другим процессом"),
        }
        // These two state their conditions in words.
        let in_words = matches!(trigger, Trigger::ConversationOpened(_) | Trigger::ConversationClosed(_));
        if let Some(group) = trigger.conditions().filter(|group| !in_words && !group.conditions.is_empty()) {
            self.counted(&plural::CONDITION, group.conditions.len());
        }
        if trigger.once_per_contact() {
            self.say("once per contact", "один раз на контакт");
        }
    }

    fn lifecycle(&mut self, stages: &[usher_model::ids::StageId], when_cleared: bool) {
        if stages.is_empty() {
            self.say("When the stage changes", "Когда меняется этап");
        } else {
            let stages: Vec<String> = stages.iter().map(|stage| self.language.quote(&names::stage(stage, self.document))).collect();
            let stages = plural::or(&stages, self.language);
            self.fact(&format!("{} {stages}", self.language.pick("When the stage becomes", "Когда этап становится")));
        }
        if when_cleared {
            self.say("or is cleared", "или сброшен");
        }
    }

    fn assignee(&mut self, to: &AssigneeIs) {
        let (language, document) = (self.language, self.document);
        match to {
            AssigneeIs::Anybody => self.say("When assigned to anybody", "Когда назначен кто угодно"),
            AssigneeIs::User { user: Some(user) } => {
                let user = names::user(user, document);
                self.fact(&format!("{} {user}", language.pick("When assigned to", "Когда назначен")));
            }
            AssigneeIs::Team { team: Some(team) } => {
                let team = language.quote(&names::team(team, document));
                self.fact(&format!("{} {team}", language.pick("When assigned to a member of", "Когда назначен кто-то из команды")));
            }
            AssigneeIs::User { user: None } => self.say("Choose a user", "Выберите пользователя"),
            AssigneeIs::Team { team: None } => self.say("Choose a team", "Выберите команду"),
            AssigneeIs::Nobody => self.say("When unassigned", "Когда назначение снято"),
        }
    }
}
