//! The lines of a trace that take several words: assignment, messages, answers, changes of a contact.

use usher_model::{
    event::Actor,
    ids::{CategoryId, ChannelId, FieldId, NodeId, StageId, TagId, TeamId, UserId, VariableName},
    steps::{Step, assign_to::Target},
    time::Instant,
    trace::{Chosen, DeliveryFailure, InvalidAnswer, Skipped, WaitingFor, What},
    value::Value,
};

use crate::{
    Language, names, plural,
    steps::count,
    trace::{Line, Speaker, Tone, local_time, waiting},
    trace_reasons::{chosen, delivery_failure, invalid_answer, skipped},
    values,
};

/// Who was assigned, who was passed over, who waits.
impl Speaker<'_> {
    pub(crate) fn dedicated(&self, user: Option<&UserId>, status: Option<&str>, taken: bool) -> Line {
        let tone = if taken { Tone::Good } else { Tone::Bad };
        let Some(user) = user else {
            return Line::new(tone, self.pick("Dedicated agent: none", "Выделенный агент: не назначен"));
        };
        let title = format!("{} {}", self.pick("Dedicated agent:", "Выделенный агент:"), names::user(user, self.document));
        let status = status.map(|status| values::status_word(status, self.language)).unwrap_or_default();
        Line::new(tone, format!("{title} {}", if taken { "✓" } else { "×" })).because(status)
    }

    pub(crate) fn routed(&self, team: Option<&TeamId>) -> Line {
        let Some(team) = team else { return Line::new(Tone::Plain, self.pick("Routed to no team", "Команда не выбрана")) };
        let team = names::team(team, self.document);
        Line::new(
            Tone::Good,
            match self.language {
                Language::En => format!("Routed to {team}"),
                Language::Ru => format!("Выбрана команда {}", self.quote(&team)),
            },
        )
    }

    pub(crate) fn assigned(&self, user: Option<&UserId>, by: Option<&Actor>, why: Option<&Chosen>) -> Line {
        let by = self.by(by);
        let Some(user) = user else {
            return Line::new(Tone::Plain, self.pick("Unassigned", "Ответственный снят")).because(Self::joined([by]));
        };
        let user = names::user(user, self.document);
        let by_pool = matches!(why, Some(Chosen::LongestAgo | Chosen::NeverChosen | Chosen::FewestOpen { .. }));
        let pool = if by_pool { self.pool() } else { None };
        // Where a person is named, "by hand" says nothing more.
        let why = why.filter(|why| !(**why == Chosen::ByHand && by.is_some()));
        let why = why.map(|why| chosen(why, pool.as_deref(), self.language));
        let title = match self.language {
            Language::En => format!("Assigned to {user}"),
            Language::Ru => format!("Ответственный: {user}"),
        };
        Line::new(Tone::Good, title).because(Self::joined([why, by]))
    }

    pub(crate) fn skipped_user(&self, user: &UserId, why: &Skipped) -> Line {
        let user = names::user(user, self.document);
        let title = match self.language {
            Language::En => format!("{user} was passed over"),
            Language::Ru => format!("Пропуск: {user}"),
        };
        Line::new(Tone::Bad, title).because(skipped(why, self.language))
    }

    pub(crate) fn queued(&self, pool: &str, position: u32) -> Line {
        let place = plural::ordinal(i64::from(position), self.language);
        let pool = self.pool().unwrap_or_else(|| pool.to_owned());
        match self.language {
            Language::En => Line::new(Tone::Waiting, format!("{place} in line")).because(format!("waits for {pool}")),
            Language::Ru => Line::new(Tone::Waiting, format!("{place} в очереди")).because(format!("ждёт: {pool}")),
        }
    }

    /// The pool that the step chooses from: a team by its name; the routed one as it was routed before.
    fn pool(&self) -> Option<String> {
        let Some(Step::AssignTo(step)) = self.step() else { return None };
        match step.target.as_ref()? {
            Target::Team { team } => team.as_ref().map(|team| names::team(team, self.document)),
            Target::Workspace => Some(self.pick("everybody in the workspace", "все в пространстве")),
            Target::RoutedTeam => {
                let earlier = self.before.iter().rev().filter(|entry| entry.contact == self.entry.contact);
                let routed = earlier.filter_map(|entry| if let What::Routed { team } = &entry.what { team.as_ref() } else { None }).next();
                Some(routed.map_or_else(|| self.pick("the routed team", "выбранная команда"), |team| names::team(team, self.document)))
            }
            Target::User { .. } | Target::DedicatedAgent | Target::Nobody => None,
        }
    }
}

/// What was said, asked and answered.
impl Speaker<'_> {
    pub(crate) fn message_sent(&self, text: &str, channel: &ChannelId, attachments: usize, choices: &[String]) -> Line {
        let title = format!("{} {}", self.pick("Sent", "Отправлено"), self.quote(text));
        let channel = names::channel(channel, self.document);
        let attached = (attachments > 0).then(|| plural::ATTACHMENT.counted(count(attachments), self.language));
        Line::new(Tone::Plain, title).because(Self::joined([Some(channel), attached, Some(choices.join(", "))]))
    }

    pub(crate) fn message_failed(&self, text: &str, channel: Option<&ChannelId>, why: DeliveryFailure) -> Line {
        let title = format!("{} {}", self.pick("Not delivered:", "Не доставлено:"), self.quote(text));
        let channel = channel.map(|channel| names::channel(channel, self.document));
        Line::new(Tone::Bad, title).because(Self::joined([Some(delivery_failure(why, self.language).to_owned()), channel]))
    }

    pub(crate) fn waits(&self, what: WaitingFor, until: Option<Instant>) -> Line {
        let until = until.map(|until| format!("{} {}", self.pick("until", "до"), local_time(until, self.document)));
        Line::new(Tone::Waiting, waiting(what, self.language).to_owned()).because(until.unwrap_or_default())
    }

    pub(crate) fn timed_out(&self, what: WaitingFor) -> Line {
        let reason = match what {
            WaitingFor::Answer => self.pick("no answer in time", "ответа не было"),
            WaitingFor::Timer => self.pick("the wait is over", "ожидание закончено"),
            WaitingFor::Assignment => self.pick("nobody was free in time", "за это время никто не освободился"),
        };
        Line::new(Tone::Plain, self.pick("Timed out", "Время вышло")).because(reason)
    }

    pub(crate) fn answered(&self, value: &Value) -> Line {
        let value = self.quote(&values::value(value, self.language));
        Line::new(Tone::Good, format!("{} {value}", self.pick("Answered", "Ответ:"))).because(self.node_reason())
    }

    pub(crate) fn invalid(&self, text: &str, why: &InvalidAnswer, retries_left: i64) -> Line {
        let retries = (retries_left > 0).then(|| {
            let retries = plural::RETRY.counted(retries_left, self.language);
            match self.language {
                Language::En => format!("{retries} left"),
                Language::Ru => format!("осталось: {retries}"),
            }
        });
        let title = format!("{} {}", self.pick("Not accepted:", "Не подошло:"), self.quote(text));
        Line::new(Tone::Bad, title).because(Self::joined([Some(invalid_answer(why, self.language)), retries]))
    }

    pub(crate) fn commented(&self, text: &str, mentions: &[UserId]) -> Line {
        let title = format!("{} {}", self.pick("Comment:", "Комментарий:"), self.quote(text));
        let users: Vec<String> = mentions.iter().map(|user| names::user(user, self.document)).collect();
        let told = (!users.is_empty()).then(|| format!("{} {}", self.pick("for", "для:"), users.join(", ")));
        Line::new(Tone::Plain, title).because(told.unwrap_or_default())
    }

    /// What would be sent, and what came back once something did.
    pub(crate) fn http_request(&self, method: &str, url: &str, headers: &[String], body: &str, status: Option<i64>) -> Line {
        let tone = match status {
            Some(200..300) => Tone::Good,
            Some(_) => Tone::Bad,
            None => Tone::Plain,
        };
        let answer = match status {
            Some(status) => format!("{} {status}", self.pick("answered", "ответ")),
            None => self.pick("not answered yet", "ответа ещё нет"),
        };
        let body = (!body.trim().is_empty()).then(|| self.quote(body));
        Line::new(tone, format!("{method} {url}")).because(Self::joined([Some(answer), Some(headers.join(", ")), body]))
    }

    pub(crate) fn conversation_closed(&self, by: &Actor, category: Option<&CategoryId>, summary: Option<&str>) -> Line {
        let category = category.map(|category| names::category(category, self.document));
        let summary = summary.filter(|summary| !summary.trim().is_empty()).map(|summary| self.quote(summary));
        Line::new(Tone::Plain, self.pick("Conversation closed", "Разговор закрыт")).because(Self::joined([
            self.by(Some(by)),
            category,
            summary,
        ]))
    }

    pub(crate) fn jumped(&self, to: &NodeId, jump: i64, limit: i64) -> Line {
        let to = self.workflow().map_or_else(|| to.to_string(), |workflow| names::node(to, workflow, self.document, self.language));
        let (jump, limit) = (plural::integer(jump, self.language), plural::integer(limit, self.language));
        let title = format!("{} {}", self.pick("Jumped to", "Переход к шагу"), self.quote(&to));
        Line::new(Tone::Plain, title).because(match self.language {
            Language::En => format!("jump {jump} of {limit}"),
            Language::Ru => format!("переход {jump} из {limit}"),
        })
    }
}

/// What changed.
impl Speaker<'_> {
    fn now(&self, what: &str, new: Option<String>) -> String {
        match (self.language, new) {
            (Language::En, Some(new)) => format!("{what} is now {}", self.quote(&new)),
            (Language::En, None) => format!("{what} cleared"),
            (Language::Ru, Some(new)) => format!("{what}: теперь {}", self.quote(&new)),
            (Language::Ru, None) => format!("{what}: очищено"),
        }
    }

    fn was(&self, old: Option<String>) -> Option<String> {
        Some(format!("{} {}", self.pick("was", "было:"), old.unwrap_or_else(|| values::none(self.language).to_owned())))
    }

    pub(crate) fn variable_set(&self, name: &VariableName, value: &Value) -> Line {
        let what = format!("{} {name}", self.pick("Variable", "Переменная"));
        Line::new(Tone::Plain, self.now(&what, Some(values::value(value, self.language))))
    }

    pub(crate) fn field_changed(&self, field: &FieldId, old: Option<&Value>, new: Option<&Value>, by: Option<&Actor>) -> Line {
        let shown = |value: Option<&Value>| value.map(|value| values::value(value, self.language));
        let name = names::field(field, self.document, self.language);
        Line::new(Tone::Plain, self.now(&name, shown(new))).because(Self::joined([self.was(shown(old)), self.by(by)]))
    }

    pub(crate) fn tag_changed(&self, (en, ru): (&str, &str), tag: &TagId, by: Option<&Actor>) -> Line {
        let tag = self.quote(&names::tag(tag, self.document));
        let title = match self.language {
            Language::En => format!("Tag {tag} {en}"),
            Language::Ru => format!("{ru} тег {tag}"),
        };
        Line::new(Tone::Plain, title).because(Self::joined([self.by(by)]))
    }

    pub(crate) fn lifecycle_changed(&self, old: Option<&StageId>, new: Option<&StageId>, by: Option<&Actor>) -> Line {
        let shown = |stage: Option<&StageId>| stage.map(|stage| names::stage(stage, self.document));
        let what = self.pick("Lifecycle", "Этап");
        Line::new(Tone::Plain, self.now(&what, shown(new))).because(Self::joined([self.was(shown(old)), self.by(by)]))
    }
}
