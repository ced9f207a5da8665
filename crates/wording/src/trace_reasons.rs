//! The reasons in a trace: why not started, why not chosen, why chosen, why not delivered, why not accepted, why ended.

use usher_model::{
    Document,
    trace::{CannotTakeOver, Chosen, DeliveryFailure, EndReason, InvalidAnswer, NotTriggered, Notice, Skipped},
};

use crate::{Language, names, plural, plural::integer, steps};

/// Why a workflow did not start.
#[must_use]
pub fn not_triggered(why: &NotTriggered, document: &Document, language: Language) -> String {
    let text = match why {
        NotTriggered::Conditions => language.pick("its conditions do not hold", "условия не выполнены"),
        NotTriggered::OtherSubject => language.pick("this is not what it looks for", "он ждёт не этого"),
        NotTriggered::OncePerContact => language.pick("once per contact, and it was before", "один раз на контакт, и это уже было"),
        NotTriggered::AlreadyRunning => language.pick("it is running for this contact already", "для этого контакта он уже идёт"),
        NotTriggered::NoSuchContact => language.pick("there is no such contact", "такого контакта нет"),
        NotTriggered::Answered => language.pick("the message was the answer to its question", "сообщение было ответом на его вопрос"),
        NotTriggered::EmptyFormField(variable) => {
            return match language {
                Language::En => format!("the form has no value for {}", language.quote(variable.as_str())),
                Language::Ru => format!("в форме не заполнено {}", language.quote(variable.as_str())),
            };
        }
        NotTriggered::BadFormField(variable) => {
            return match language {
                Language::En => format!("the value for {} in the form does not fit", language.quote(variable.as_str())),
                Language::Ru => format!("в форме не подходит значение для {}", language.quote(variable.as_str())),
            };
        }
        NotTriggered::OtherWorkflowActive(workflow) => {
            let workflow = language.quote(&names::workflow(workflow, document));
            return match language {
                Language::En => format!("{workflow} is talking to the contact"),
                Language::Ru => format!("с контактом говорит {workflow}"),
            };
        }
    };
    text.to_owned()
}

/// Why a user of the pool was passed over.
#[must_use]
pub fn skipped(why: &Skipped, language: Language) -> String {
    let of = |n: u32, limit: i64| (integer(i64::from(n), language), integer(limit, language));
    match (why, language) {
        (Skipped::Offline, _) => language.pick("offline", "не в сети").to_owned(),
        (Skipped::Busy, _) => language.pick("busy", "занят").to_owned(),
        (Skipped::Full { open, limit }, _) => {
            let (open, limit) = of(*open, *limit);
            match language {
                Language::En => format!("{open} of {limit} open"),
                Language::Ru => format!("открыто {open} из {limit}"),
            }
        }
        (Skipped::LacksSkill(skill), Language::En) => format!("lacks skill {skill}"),
        (Skipped::LacksSkill(skill), Language::Ru) => format!("нет навыка {skill}"),
        (Skipped::FairLimit { assigned, limit }, _) => {
            let (assigned, limit) = of(*assigned, *limit);
            match language {
                Language::En => format!("{assigned} of {limit} assignments in the span"),
                Language::Ru => format!("назначений за срок: {assigned} из {limit}"),
            }
        }
        (Skipped::ChosenLater, _) => language.pick("chosen more recently", "был выбор позже").to_owned(),
        (Skipped::MoreOpen { open, chosen }, _) => {
            let (open, chosen) = (integer(i64::from(*open), language), integer(i64::from(*chosen), language));
            match language {
                Language::En => format!("{open} open, the chosen one has {chosen}"),
                Language::Ru => format!("открыто {open}, у выбранного {chosen}"),
            }
        }
        (Skipped::AssignedLater, _) => {
            language.pick("as few open, assigned more recently", "открыто столько же, назначение было позже").to_owned()
        }
        (Skipped::LaterInOrder, _) => language.pick("as good, later in the order", "подходит так же, но дальше по порядку").to_owned(),
    }
}

/// Why a user got the contact; `pool` is the name of the pool that chose.
#[must_use]
pub fn chosen(why: &Chosen, pool: Option<&str>, language: Language) -> String {
    let text = match (why, language) {
        (Chosen::Specific, _) => language.pick("named in the step", "указан в шаге").to_owned(),
        (Chosen::Dedicated, _) => language.pick("the dedicated agent", "выделенный агент").to_owned(),
        (Chosen::LongestAgo, _) => language.pick("chosen longest ago", "дольше всех без нового контакта").to_owned(),
        (Chosen::NeverChosen, _) => language.pick("not chosen yet", "ещё без выбора").to_owned(),
        (Chosen::FewestOpen { open }, Language::En) => format!("fewest open contacts: {}", integer(i64::from(*open), language)),
        (Chosen::FewestOpen { open }, Language::Ru) => format!("меньше всех открыто: {}", integer(i64::from(*open), language)),
        (Chosen::ByHand, _) => language.pick("by hand", "вручную").to_owned(),
    };
    match (pool, why, language) {
        (Some(pool), Chosen::LongestAgo | Chosen::NeverChosen, Language::En) => format!("{text} by {pool}"),
        (Some(pool), Chosen::FewestOpen { .. }, Language::En) => format!("{text}, in {pool}"),
        (Some(pool), _, Language::Ru) => format!("{text}, {pool}"),
        (Some(_), Chosen::Specific | Chosen::Dedicated | Chosen::ByHand, Language::En) | (None, _, _) => text,
    }
}

/// Why a message did not get through.
#[must_use]
pub const fn delivery_failure(why: DeliveryFailure, language: Language) -> &'static str {
    match why {
        DeliveryFailure::ChannelFails => language.pick("delivery fails on this channel", "доставка на этом канале не работает"),
        DeliveryFailure::OutsideWindow => language.pick("outside the messaging window", "вне окна переписки"),
        DeliveryFailure::NoChannel => language.pick("there is no channel", "канала нет"),
    }
}

/// Why an answer is not accepted.
#[must_use]
pub fn invalid_answer(why: &InvalidAnswer, language: Language) -> String {
    match (why, language) {
        (InvalidAnswer::Blank, _) => language.pick("blank", "пусто").to_owned(),
        (InvalidAnswer::NoChoice, _) => language.pick("not one of the choices", "это не один из вариантов").to_owned(),
        (InvalidAnswer::NotANumber, _) => language.pick("not a number", "это не число").to_owned(),
        (InvalidAnswer::TooSmall { min }, Language::En) => format!("less than {}", plural::number(*min, language)),
        (InvalidAnswer::TooSmall { min }, Language::Ru) => format!("меньше {}", plural::number(*min, language)),
        (InvalidAnswer::TooLarge { max }, Language::En) => format!("more than {}", plural::number(*max, language)),
        (InvalidAnswer::TooLarge { max }, Language::Ru) => format!("больше {}", plural::number(*max, language)),
        (InvalidAnswer::NotADate, _) => language.pick("not a date", "это не дата").to_owned(),
        (InvalidAnswer::NotAPhone, _) => language.pick("not a phone number", "это не номер телефона").to_owned(),
        (InvalidAnswer::NotAnEmail, _) => language.pick("not an email address", "это не адрес эл. почты").to_owned(),
        (InvalidAnswer::NotAUrl, _) => language.pick("not a web address", "это не адрес в сети").to_owned(),
        (InvalidAnswer::NotARating, _) => language.pick("not 1 to 5", "это не оценка от 1 до 5").to_owned(),
        (InvalidAnswer::NotALocation, _) => language.pick("not a location", "это не место").to_owned(),
    }
}

/// Why a run ended.
#[must_use]
pub const fn end_reason(reason: EndReason, language: Language) -> &'static str {
    match reason {
        EndReason::PathEnd => language.pick("the path ends here", "путь здесь кончается"),
        EndReason::Timeout => language.pick("the time is up and timeout leads nowhere", "время вышло, и этот выход никуда не ведёт"),
        EndReason::InvalidAnswer => {
            language.pick("no valid answer, and invalid leads nowhere", "ответ не подошёл, и этот выход никуда не ведёт")
        }
        EndReason::ExitOutgoing => language.pick("a user wrote to the contact", "контакту написал пользователь"),
        EndReason::ExitIncoming => language.pick("the contact wrote something else", "контакт написал не ответ"),
        EndReason::ExitAssignment => language.pick("a user assigned the contact", "контакт назначил пользователь"),
        EndReason::StoppedByAgent => language.pick("an agent stopped it", "остановил агент"),
        EndReason::ConversationClosed => {
            language.pick("the conversation was closed while waiting for an agent", "разговор закрыли, пока он ждал агента")
        }
        EndReason::HandedOver => language.pick("handed over to another workflow", "передан другому процессу"),
        EndReason::LoopGuard => language.pick("too many steps without waiting", "слишком много шагов без ожидания"),
        EndReason::StepError => language.pick("a step could not be run", "шаг не удалось выполнить"),
        EndReason::NoCandidates => language.pick("nobody can ever fit", "подойти не может никто"),
    }
}

/// Something remarkable, or something that could not be done.
#[must_use]
pub fn notice(notice: &Notice, document: &Document, language: Language) -> String {
    let quote = |text: &str| language.quote(text);
    match (notice, language) {
        (Notice::AbsentVariable { variable }, Language::En) => format!("{variable} has no value"),
        (Notice::AbsentVariable { variable }, Language::Ru) => format!("У {variable} нет значения"),
        (Notice::NotANumber { value }, Language::En) => format!("{} is not a number", quote(value)),
        (Notice::NotANumber { value }, Language::Ru) => format!("{} — не число", quote(value)),
        (Notice::CannotConvert { value, field }, Language::En) => {
            format!("{} does not fit {}, nothing was changed", quote(value), quote(&names::field(field, document, language)))
        }
        (Notice::CannotConvert { value, field }, Language::Ru) => {
            format!("{} не подходит для поля {}, ничего не изменилось", quote(value), quote(&names::field(field, document, language)))
        }
        (Notice::Missing { what, name }, Language::En) => format!("The {} {} does not exist", missing_kind(what, language), quote(name)),
        (Notice::Missing { what, name }, Language::Ru) => format!("Не существует: {} {}", missing_kind(what, language), quote(name)),
        (Notice::NotSet { setting }, Language::En) => format!("Not chosen: {}", setting_name(setting, language)),
        (Notice::NotSet { setting }, Language::Ru) => format!("Не задано: {}", setting_name(setting, language)),
        (Notice::BadTemplate { message }, Language::En) => format!("The text cannot be read: {message}"),
        (Notice::BadTemplate { message }, Language::Ru) => format!("Текст не читается: {message}"),
        (Notice::BadTime { value }, Language::En) => format!("{} is not a date and time", quote(value)),
        (Notice::BadTime { value }, Language::Ru) => format!("{} — не дата и время", quote(value)),
        (Notice::CannotUse { value, variable }, Language::En) => {
            format!("{} does not fit {}, which has no value now", quote(value), quote(variable.as_str()))
        }
        (Notice::CannotUse { value, variable }, Language::Ru) => {
            format!("{} не подходит для {}, значения нет", quote(value), quote(variable.as_str()))
        }
        (Notice::NothingAt { pointer, variable }, Language::En) => {
            format!("The JSON has nothing at {}, so {} has no value", quote(pointer), quote(variable.as_str()))
        }
        (Notice::NothingAt { pointer, variable }, Language::Ru) => {
            format!("В JSON нет ничего по пути {}, у {} нет значения", quote(pointer), quote(variable.as_str()))
        }
        (Notice::BadUrl { url }, Language::En) => format!("{} is not a web address, nothing was sent", quote(url)),
        (Notice::BadUrl { url }, Language::Ru) => format!("{} — не адрес в сети, ничего не отправлено", quote(url)),
        (Notice::NotPublished { workflow }, Language::En) => {
            format!("{} is not published, so it does not start", quote(&names::workflow(workflow, document)))
        }
        (Notice::NotPublished { workflow }, Language::Ru) => {
            format!("Процесс {} не опубликован и не запускается", quote(&names::workflow(workflow, document)))
        }
        (Notice::OtherTrigger { workflow, wanted }, Language::En) => {
            format!("{} does not start by {}", quote(&names::workflow(workflow, document)), quote(steps::type_word(wanted, language)))
        }
        (Notice::OtherTrigger { workflow, wanted }, Language::Ru) => {
            format!(
                "Процесс {} не запускается так: {}",
                quote(&names::workflow(workflow, document)),
                quote(steps::type_word(wanted, language))
            )
        }
        (Notice::NothingToWaitFor, _) => language.pick("There is no timer to go to", "Таймера, к которому можно перейти, нет").to_owned(),
        (Notice::NoEffect, _) => language.pick("Nothing to change", "Менять нечего").to_owned(),
        (Notice::CannotHandOver { workflow, why }, Language::En) => {
            format!("{} cannot take over: {}", quote(&names::workflow(workflow, document)), cannot_take_over(why, document, language))
        }
        (Notice::CannotHandOver { workflow, why }, Language::Ru) => {
            format!("{} не может продолжить: {}", quote(&names::workflow(workflow, document)), cannot_take_over(why, document, language))
        }
    }
}

/// Why a workflow cannot take a contact over.
fn cannot_take_over(why: &CannotTakeOver, document: &Document, language: Language) -> String {
    match why {
        CannotTakeOver::NotPublished => language.pick("it is not published", "он не опубликован").to_owned(),
        CannotTakeOver::OtherTrigger => {
            language.pick("its trigger is not a manual one", "его запускает другое событие, а не другой процесс").to_owned()
        }
        CannotTakeOver::AlreadyRunning => {
            language.pick("it is running for this contact already", "для этого контакта он уже идёт").to_owned()
        }
        CannotTakeOver::OtherWorkflowActive(workflow) => {
            let workflow = language.quote(&names::workflow(workflow, document));
            match language {
                Language::En => format!("{workflow} is talking to the contact"),
                Language::Ru => format!("с контактом говорит {workflow}"),
            }
        }
    }
}

/// The kind of a missing record, as the engine names it.
fn missing_kind(what: &str, language: Language) -> &str {
    match what {
        "user" => language.pick("user", "пользователь"),
        "team" => language.pick("team", "команда"),
        "channel" => language.pick("channel", "канал"),
        "field" => language.pick("field", "поле"),
        "tag" => language.pick("tag", "тег"),
        "stage" => language.pick("stage", "этап"),
        "category" => language.pick("category", "категория"),
        "workflow" => language.pick("workflow", "процесс"),
        "formField" => language.pick("field of the form", "поле формы"),
        "node" | "step" => language.pick("step", "шаг"),
        "time zone" | "timeZone" => language.pick("time zone", "часовой пояс"),
        other => other,
    }
}

/// A setting, as the engine names it.
fn setting_name(setting: &str, language: Language) -> &str {
    match setting {
        "text" => language.pick("the text", "текст"),
        "value" => language.pick("the value", "значение"),
        "channel" => language.pick("the channel", "канал"),
        "field" => language.pick("the field", "поле"),
        "tags" => language.pick("the tags", "теги"),
        "team" => language.pick("the team", "команда"),
        "routedTeam" => language.pick("the routed team", "выбранная команда"),
        "user" => language.pick("the user", "пользователь"),
        "target" => language.pick("the target", "цель"),
        "for" => language.pick("how long to wait", "сколько ждать"),
        "url" => language.pick("the web address", "адрес в сети"),
        "identify" => language.pick("how the contact is found", "как найти контакт"),
        "when" => language.pick("hours or dates", "часы или даты"),
        "workflow" => language.pick("the workflow", "процесс"),
        other => other,
    }
}
