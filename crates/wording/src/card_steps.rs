//! The sentence on a card of a step.

use usher_model::{
    Workflow,
    steps::{
        self, Step,
        ask_question::QuestionType,
        assign_to::{AssignTo, Target},
        date_time::Calendar,
        route_to_team::DedicatedAgent,
        send_message::ChannelChoice,
        update_tags::TagAction,
    },
};

use crate::{Language, card::Line, names, plural, steps::count, values};

impl Line<'_> {
    pub(crate) fn step(&mut self, step: &Step, workflow: &Workflow) {
        match step {
            Step::Branch(s) => self.branch(s),
            Step::DateTime(s) => self.date_time(s),
            Step::AskQuestion(s) => self.ask_question(s),
            Step::UpdateField(s) => self.update_field(s),
            Step::UpdateTags(s) if s.tags.is_empty() => self.say("Choose a tag", "Выберите тег"),
            Step::UpdateTags(s) => {
                let verb = match s.action {
                    TagAction::Add => self.language.pick("Add", "Добавить"),
                    TagAction::Remove => self.language.pick("Remove", "Снять"),
                };
                let tags = self.tags(&s.tags).join(", ");
                self.fact(&format!("{verb} {tags}"));
            }
            Step::UpdateLifecycle(s) => match &s.stage {
                None => self.say("Clear the stage", "Сбросить этап"),
                Some(stage) => {
                    let stage = self.language.quote(&names::stage(stage, self.document));
                    self.fact(&format!("{} {stage}", self.language.pick("Move to", "Перевести на этап")));
                }
            },
            Step::HttpRequest(s) if s.url.is_blank() => self.say("Enter an address", "Введите адрес"),
            Step::HttpRequest(s) => {
                self.fact(&format!("{} ", values::method(s.method)));
                self.template(&s.url);
            }
            Step::SendMessage(s) => self.send_message(s),
            Step::AddComment(s) if s.text.is_blank() => self.say("Write the comment", "Напишите комментарий"),
            Step::AddComment(s) => {
                self.quoted(&s.text);
                if !s.mentions.is_empty() {
                    let users: Vec<String> = s.mentions.iter().map(|user| names::user(user, self.document)).collect();
                    self.fact(&format!("{} {}", self.language.pick("for", "для:"), users.join(", ")));
                }
            }
            Step::RouteToTeam(s) => self.route_to_team(s),
            Step::AssignTo(s) => self.assign_to(s),
            Step::Wait(s) => self.wait(s),
            Step::JumpTo(s) => self.jump_to(s, workflow),
            Step::TriggerWorkflow(s) => match &s.workflow {
                None => self.say("Choose a workflow", "Выберите процесс"),
                Some(workflow) => {
                    let workflow = self.language.quote(&names::workflow(workflow, self.document));
                    self.fact(&format!("{} {workflow}", self.language.pick("Hand over to", "Передать процессу")));
                }
            },
            Step::OpenConversation(_) => self.say("Unless one is open", "Если открытого ещё нет"),
            Step::CloseConversation(s) => {
                match &s.category {
                    Some(category) => {
                        let category = self.language.quote(&names::category(category, self.document));
                        self.fact(&format!("{} {category}", self.language.pick("Category", "Категория")));
                    }
                    None => self.say("Without a category", "Без категории"),
                }
                if !s.summary.is_blank() {
                    self.quoted(&s.summary);
                }
            }
        }
    }

    fn branch(&mut self, branch: &steps::Branch) {
        match branch.branches.as_slice() {
            [] => self.say("Add a branch", "Добавьте ветку"),
            [only] => {
                self.when(&only.when, ("Always", "Всегда"));
            }
            several => {
                let names: Vec<&str> =
                    several.iter().map(|arm| if arm.name.trim().is_empty() { arm.id.as_str() } else { arm.name.trim() }).collect();
                self.fact(&format!("{}: {}", plural::BRANCH.counted(count(several.len()), self.language), names.join(", ")));
            }
        }
    }

    fn date_time(&mut self, step: &steps::DateTime) {
        match &step.when {
            None => self.say("Choose hours or dates", "Выберите часы или даты"),
            Some(Calendar::WorkspaceHours) => self.say("Workspace business hours", "Часы работы пространства"),
            Some(Calendar::BusinessHours { hours }) => match hours.as_slice() {
                [] => self.say("Always closed", "Всегда закрыто"),
                [first, rest @ ..] => {
                    self.tight(&values::open_hours(first, self.language));
                    if !rest.is_empty() {
                        let more = plural::integer(count(rest.len()), self.language);
                        self.tight(&format!("{} {more}", self.language.pick("and", "и ещё")));
                        self.text(self.language.pick("\u{a0}more", ""));
                    }
                }
            },
            Some(Calendar::DateRanges { ranges }) => match ranges.as_slice() {
                [only] => self.tight(&format!("{} – {}", only.from, only.to)),
                several => self.counted(&plural::DATE_RANGE, several.len()),
            },
        }
        if let Some(zone) = &step.time_zone {
            self.fact(zone);
        }
    }

    fn ask_question(&mut self, step: &steps::AskQuestion) {
        if step.text.is_blank() {
            self.say("Write the question", "Напишите вопрос");
        } else {
            self.quoted(&step.text);
        }
        match step.question.question_type() {
            QuestionType::MultipleChoice => self.counted(&plural::CHOICE, step.question.choices().len()),
            QuestionType::Url => self.fact(values::question_type(QuestionType::Url, self.language)),
            kind @ (QuestionType::Text
            | QuestionType::Number
            | QuestionType::Date
            | QuestionType::Phone
            | QuestionType::Email
            | QuestionType::Rating
            | QuestionType::Location) => self.fact(&names::lower_first(values::question_type(kind, self.language))),
        }
        if let Some(timeout) = step.timeout {
            self.fact(&values::short_duration(timeout, self.language));
        }
    }

    fn update_field(&mut self, step: &steps::UpdateField) {
        let Some(field) = &step.field else { return self.say("Choose a field", "Выберите поле") };
        let field = self.language.quote(&names::field(field, self.document, self.language));
        match &step.value {
            None => self.fact(&format!("{} {field}", self.language.pick("Clear", "Очистить"))),
            Some(value) => {
                self.fact(&match self.language {
                    Language::En => format!("Set {field} to "),
                    Language::Ru => format!("{field}: записать "),
                });
                self.text(self.language.pick("“", "«"));
                self.template(value);
                self.text(self.language.pick("”", "»"));
            }
        }
    }

    fn send_message(&mut self, step: &steps::SendMessage) {
        let message = &step.message;
        if message.text.is_blank() && message.attachments.is_empty() && message.template.is_none() {
            self.say("Write the message", "Напишите сообщение");
        }
        if !message.text.is_blank() {
            self.quoted(&message.text);
        }
        if let ChannelChoice::Channel { channel } = &step.channel {
            match channel {
                Some(channel) => self.fact(&names::channel(channel, self.document)),
                None => self.say("choose a channel", "выберите канал"),
            }
        }
        if message.template.is_some() {
            self.say("template", "шаблон");
        }
        if !message.attachments.is_empty() {
            self.counted(&plural::ATTACHMENT, message.attachments.len());
        }
    }

    fn route_to_team(&mut self, step: &steps::RouteToTeam) {
        let (language, document) = (self.language, self.document);
        match step.dedicated_agent {
            DedicatedAgent::Off => {}
            DedicatedAgent::AnyStatus => self.say("Dedicated agent first", "Сначала выделенный агент"),
            DedicatedAgent::Online => self.say("Dedicated agent if online", "Выделенный агент, если в сети"),
        }
        match step.routes.as_slice() {
            [] => {}
            [only] => {
                let team = only.team.as_ref().map_or_else(|| "…".to_owned(), |team| names::team(team, document));
                let name = if only.name.trim().is_empty() { only.id.as_str() } else { only.name.trim() };
                self.fact(&format!("{name} → {team}"));
            }
            several => self.counted(&plural::ROUTE, several.len()),
        }
        match &step.default_team {
            Some(team) => {
                let team = language.quote(&names::team(team, document));
                self.fact(&format!("{} {team}", language.pick("otherwise", "иначе")));
            }
            None => self.say("otherwise no team", "иначе без команды"),
        }
    }

    fn assign_to(&mut self, step: &AssignTo) {
        let (language, document) = (self.language, self.document);
        let pool = match &step.target {
            None => return self.say("Choose to whom", "Выберите, кому"),
            Some(Target::User { user: Some(user) }) => return self.fact(&names::user(user, document)),
            Some(Target::User { user: None }) => return self.say("Choose a user", "Выберите пользователя"),
            Some(Target::Team { team: None }) => return self.say("Choose a team", "Выберите команду"),
            Some(Target::DedicatedAgent) => return self.say("Keep the present assignee", "Оставить текущего ответственного"),
            Some(Target::Nobody) => return self.say("Remove the assignee", "Снять ответственного"),
            Some(Target::Team { team: Some(team) }) => names::team(team, document),
            Some(Target::RoutedTeam) => language.pick("the routed team", "выбранная команда").to_owned(),
            Some(Target::Workspace) => language.pick("everybody", "все").to_owned(),
        };
        self.tight(values::logic(step.logic, language));
        self.fact(&pool);
        if step.only_online {
            self.tight(language.pick("online only", "в сети"));
        }
        if let Some(limit) = step.max_open_contacts {
            let limit = plural::integer(limit, language);
            self.tight(&match language {
                Language::En => format!("under {limit} open"),
                Language::Ru => format!("меньше {limit} открытых"),
            });
        }
        if !step.skills.is_empty() {
            self.counted(&plural::SKILL, step.skills.len());
        }
        if let Some(fair) = &step.fair_limit {
            let (n, per) = (plural::integer(fair.count, language), values::short_duration(fair.per, language));
            self.tight(&match language {
                Language::En => format!("at most {n} in {per}"),
                Language::Ru => format!("не больше {n} за {per}"),
            });
        }
        if let Some(timeout) = step.timeout {
            self.tight(&values::short_duration(timeout, language));
        }
    }

    fn wait(&mut self, step: &steps::Wait) {
        match (step.span, &step.until) {
            (Some(span), _) => self.fact(&values::duration(span, self.language)),
            (None, Some(until)) => {
                self.fact(self.language.pick("Until ", "До "));
                self.template(until);
            }
            (None, None) => self.say("Choose how long", "Выберите время"),
        }
    }

    fn jump_to(&mut self, step: &steps::JumpTo, workflow: &Workflow) {
        let Some(target) = &step.target else { return self.say("Choose a step", "Выберите шаг") };
        let (language, document) = (self.language, self.document);
        let name = language.quote(&names::node(target, workflow, document, language));
        let times = plural::TIME.at_most(step.max_jumps, language);
        self.fact(&match language {
            Language::En => format!("To {name}, at most {times}"),
            Language::Ru => format!("К шагу {name}, не больше {times}"),
        });
    }
}
