//! What a finding says: what is wrong, where, and what to do.

use usher_analysis::{Detail, Finding, Fix, Severity};
use usher_model::Document;

use crate::{
    Language, conditions,
    finding_words::{missing, out_of_range, over, unused},
    names,
    plural::{self, integer},
    steps::count,
    values,
};

pub use crate::finding_words::{template_error, wanted};

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What is wrong and what to do: one or two sentences.
    pub text: String,
    /// Where: the name of the step, else of the workflow, else the workspace.
    pub place: String,
    /// The label of the button that does away with it.
    pub fix: Option<String>,
}

/// A finding in words.
#[must_use]
pub fn finding(finding: &Finding, document: &Document, language: Language) -> Said {
    Said {
        text: text(finding, document, language),
        place: place(finding, document, language),
        fix: finding.fix.as_ref().map(|fix| self::fix(fix, language)),
    }
}

/// The word of a severity.
#[must_use]
pub const fn severity(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => language.pick("Error", "Ошибка"),
        Severity::Warning => language.pick("Warning", "Предупреждение"),
        Severity::Hint => language.pick("Hint", "Подсказка"),
    }
}

/// The label of the button that applies a fix.
#[must_use]
pub fn fix(fix: &Fix, language: Language) -> String {
    match (fix, language) {
        (Fix::SetTimeout(timeout), Language::En) => format!("Set a timeout of {}", values::duration(*timeout, language)),
        (Fix::SetTimeout(timeout), Language::Ru) => format!("Поставить предел: {}", values::duration(*timeout, language)),
        (Fix::SetDuration(duration), Language::En) => format!("Shorten to {}", values::duration(*duration, language)),
        (Fix::SetDuration(duration), Language::Ru) => format!("Сократить до {}", values::at_most(*duration, language)),
        (Fix::SetTimeZone(zone), Language::En) => format!("Use {zone}"),
        (Fix::SetTimeZone(zone), Language::Ru) => format!("Взять {zone}"),
        (Fix::UseHttps, _) => language.pick("Write https:// before it", "Поставить https://").to_owned(),
        (Fix::DeleteStep, _) => language.pick("Delete the step", "Удалить шаг").to_owned(),
    }
}

fn place(finding: &Finding, document: &Document, language: Language) -> String {
    let Some(id) = &finding.workflow else { return language.pick("Workspace", "Пространство").to_owned() };
    match (&finding.node, document.workflow(id)) {
        (Some(node), Some(workflow)) => names::node(node, workflow, document, language),
        (Some(node), None) => node.to_string(),
        (None, _) => names::workflow(id, document),
    }
}

/// What is wrong and what to do: a row a finding, so that both languages stand side by side.
#[expect(clippy::too_many_lines, reason = "a table: one row a finding")]
fn text(finding: &Finding, document: &Document, language: Language) -> String {
    let workflow = finding.workflow.as_ref().and_then(|id| document.workflow(id)).map(|workflow| &**workflow);
    match &finding.detail {
        Detail::MissingSetting(wanted) => self::wanted(*wanted, language).to_owned(),
        Detail::MissingReference(reference) => missing(reference, &names::reference(reference, workflow, document, language), language),
        Detail::TooMany { what, given, limit } | Detail::ReferenceLimit { what, name: None, given, limit } => {
            over(finding.code, *what, *given, *limit, language)
        }
        Detail::ReferenceLimit { what, name: Some(name), given, limit } => {
            format!("{} — {}", language.quote(name), over(finding.code, *what, *given, *limit, language))
        }
        Detail::DurationTooLong { given, limit } => {
            let (given, limit) = (values::duration(*given, language), values::at_most(*limit, language));
            match language {
                Language::En => format!("{given} is over the limit. Enter at most {limit}."),
                Language::Ru => format!("{given} — больше предела. Введите не больше {limit}."),
            }
        }
        Detail::DurationNotPositive { given } => {
            let given = values::duration(*given, language);
            match language {
                Language::En => format!("{given} is no time to wait. Enter at least 1."),
                Language::Ru => format!("{given} — ждать нечего. Введите не меньше 1."),
            }
        }
        Detail::OutOfRange { given, min, max } => out_of_range(*given, *min, *max, language),
        Detail::TextTooLong { given, limit } => {
            let (given, limit) = (count(*given), count(*limit));
            match language {
                Language::En => {
                    format!(
                        "{} are over the limit. Write at most {}.",
                        plural::CHARACTER.counted(given, language),
                        integer(limit, language)
                    )
                }
                Language::Ru => {
                    format!(
                        "{} — больше предела. Напишите не больше {}.",
                        plural::CHARACTER.counted(given, language),
                        integer(limit, language)
                    )
                }
            }
        }
        Detail::AnswerDoesNotFit { question, field, kind } => {
            let name = language.quote(&names::field(field, document, language));
            let question = names::lower_first(values::question_type(*question, language));
            let kind = names::lower_first(values::field_type(*kind, language));
            match language {
                Language::En => {
                    format!("An answer of type {question} cannot be saved to {name}, a field of type {kind}. Choose another field.")
                }
                Language::Ru => format!("Ответ типа «{question}» нельзя записать в {name}: это поле типа «{kind}». Выберите другое поле."),
            }
        }
        Detail::BadTemplate(error) => template_error(error, language),
        Detail::OperatorNotAllowed { subject, operator } => {
            let subject = conditions::subject(subject, document, language);
            let operator = conditions::operator(*operator, language);
            match language {
                Language::En => format!("“{subject}” has no “{operator}”. Choose another operator."),
                Language::Ru => format!("Для «{subject}» нет «{operator}». Выберите другое сравнение."),
            }
        }
        Detail::WrongValue { expected, given } => {
            let (given, expected) = (language.quote(given), crate::finding_words::expected(*expected, language));
            match language {
                Language::En => format!("{given} is not {expected}. Enter {expected}."),
                Language::Ru => format!("{given} не подходит. Нужно: {expected}."),
            }
        }
        Detail::EmptyInterval(hours) => {
            let hours = values::open_hours(hours, language);
            match language {
                Language::En => format!("{hours} ends when it begins. Enter a later end, or remove the hours."),
                Language::Ru => format!("{hours}: конец совпадает с началом. Введите другой конец или уберите часы."),
            }
        }
        Detail::Unused(reference) => unused(reference, &names::reference(reference, workflow, document, language), language),
        Detail::NoTrigger => language
            .pick(
                "The workflow has no trigger, so it never starts. Add one.",
                "У процесса нет триггера, он никогда не запустится. Добавьте триггер.",
            )
            .to_owned(),
        Detail::SeveralTriggers { count: n } => match language {
            Language::En => format!("The workflow has {n} triggers. Keep one."),
            Language::Ru => format!("Триггеров у процесса: {n}. Оставьте один."),
        },
        Detail::BothSet => language
            .pick(
                "Both a duration and a date and time are set. Keep one of them.",
                "Заданы и срок, и дата со временем. Оставьте одно из них.",
            )
            .to_owned(),
        Detail::DuplicateChoice { label } => match language {
            Language::En => format!("Two choices are called “{label}”. Give each its own label."),
            Language::Ru => format!("Два варианта называются «{label}». Дайте каждому своё название."),
        },
        Detail::BackwardsRange { from, to } => match language {
            Language::En => format!("{from} comes after {to}. Enter the smaller one first."),
            Language::Ru => format!("{from} идёт после {to}. Введите меньшее первым."),
        },
        Detail::JumpToItself => {
            language.pick("The step jumps to itself. Choose another step.", "Шаг ведёт к самому себе. Выберите другой шаг.").to_owned()
        }
        Detail::JumpToTrigger => {
            language.pick("A jump cannot lead to the trigger. Choose a step.", "К триггеру перейти нельзя. Выберите шаг.").to_owned()
        }
        Detail::TargetNotManual { workflow } => match language {
            Language::En => {
                format!("“{}” does not begin with a Manual trigger. Choose another workflow.", names::workflow(workflow, document))
            }
            Language::Ru => {
                format!("«{}» начинается не с триггера «Вручную». Выберите другой процесс.", names::workflow(workflow, document))
            }
        },
        Detail::UrlNotHttp { url } => match language {
            Language::En => format!("“{url}” is no web address. Begin it with https:// or http://."),
            Language::Ru => format!("«{url}» — не адрес в сети. Начните его с https:// или http://."),
        },
        Detail::BadPointer { pointer } => match language {
            Language::En => format!("“{pointer}” is no JSON pointer. Write it as /user/email."),
            Language::Ru => format!("«{pointer}» — не указатель JSON. Напишите его так: /user/email."),
        },
        Detail::UnknownTimeZone { name, like: Some(like) } => match language {
            Language::En => format!("There is no time zone “{name}”. Did you mean {like}?"),
            Language::Ru => format!("Часового пояса «{name}» нет. Возможно, это {like}?"),
        },
        Detail::UnknownTimeZone { name, like: None } => match language {
            Language::En => format!("There is no time zone “{name}”. Choose one such as Europe/Riga."),
            Language::Ru => format!("Часового пояса «{name}» нет. Выберите другой, например Europe/Riga."),
        },
        Detail::UnknownVariable(variable) => match language {
            Language::En => format!("Nothing in this workflow sets {variable}. Choose another variable, or save one before."),
            Language::Ru => format!("В этом процессе ничто не задаёт {variable}. Выберите другую переменную или запишите её раньше."),
        },
        Detail::ValueNotInList { value, field } => match language {
            Language::En => format!(
                "“{value}” is none of the values of “{}”. Choose one of them, or add it to the field.",
                names::field(field, document, Language::En)
            ),
            Language::Ru => format!(
                "«{value}» нет среди значений поля «{}». Выберите одно из них или добавьте его в поле.",
                names::field(field, document, Language::Ru)
            ),
        },
        Detail::SkillNobodyHas { skill } => match language {
            Language::En => format!("Nobody has the skill “{skill}”. Give it to a user, or remove it here."),
            Language::Ru => format!("Ни у кого нет навыка «{skill}». Дайте его пользователю или уберите здесь."),
        },
        Detail::UnreachableStep => language
            .pick("No path leads to this step. Connect it, or delete it.", "К этому шагу не ведёт ни один путь. Свяжите его или удалите.")
            .to_owned(),
        Detail::BranchWithoutElse => language
            .pick(
                "A contact that fits no branch goes no further. Connect else.",
                "Контакт, который не подошёл ни к одной ветке, дальше не идёт. Свяжите «иначе».",
            )
            .to_owned(),
        Detail::NoWayOutOnSilence { has_timeout: false } => language
            .pick(
                "A contact that never answers waits 7 days for nothing. Set a timeout and connect it.",
                "Если контакт молчит, процесс зря ждёт 7 дней. Поставьте предел ожидания и свяжите его.",
            )
            .to_owned(),
        Detail::NoWayOutOnSilence { has_timeout: true } => language
            .pick(
                "A contact that does not answer goes no further. Connect timeout.",
                "Если контакт молчит, он дальше не идёт. Свяжите «время вышло».",
            )
            .to_owned(),
        Detail::NoTimeoutPath { has_timeout: false } => language
            .pick(
                "While nobody fits, the contact waits up to 7 days. Set a timeout and connect it.",
                "Пока никто не подходит, контакт ждёт до 7 дней. Поставьте предел ожидания и свяжите его.",
            )
            .to_owned(),
        Detail::NoTimeoutPath { has_timeout: true } => language
            .pick(
                "When nobody fits in time, the contact goes no further. Connect timeout.",
                "Если за это время никто не подошёл, контакт дальше не идёт. Свяжите «время вышло».",
            )
            .to_owned(),
        Detail::EmptyTeam { team } => match language {
            Language::En => format!("The team “{}” has no members. Add some, or choose another team.", names::team(team, document)),
            Language::Ru => {
                format!("В команде «{}» никого нет. Добавьте кого-нибудь или выберите другую команду.", names::team(team, document))
            }
        },
        Detail::SameCondition { first, second } => match language {
            Language::En => format!("“{second}” has the same condition as “{first}”, so it is never taken. Change one of them."),
            Language::Ru => format!("У «{second}» то же условие, что у «{first}», поэтому сюда никто не попадёт. Измените одно из них."),
        },
        Detail::EmptyBusinessHours { of_workspace: false } => language
            .pick(
                "No hours are open, so inside is never taken. Add hours.",
                "Нет ни одного открытого часа, «внутри» не сработает. Добавьте часы.",
            )
            .to_owned(),
        Detail::EmptyBusinessHours { of_workspace: true } => language
            .pick(
                "The workspace has no business hours, so inside is never taken. Set them in the workspace, or give this step its own.",
                "У пространства нет часов работы, «внутри» не сработает. Задайте их в пространстве или дайте шагу свои.",
            )
            .to_owned(),
    }
}
