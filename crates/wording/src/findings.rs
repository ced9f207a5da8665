//! What a finding says: what is wrong, where, and what to do.

use usher_analysis::{Code, Counted, Detail, Expected, Finding, Fix, Severity, Wanted};
use usher_model::{
    Document,
    labels::StandardField,
    refs::Reference,
    template::{TemplateError, TemplateErrorKind},
};

use crate::{
    Language, conditions, names,
    plural::{self, Noun, integer},
    steps::count,
    values,
};

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
            let (given, expected) = (language.quote(given), self::expected(*expected, language));
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

/// The request for what is not chosen or written yet.
#[must_use]
pub const fn wanted(wanted: Wanted, language: Language) -> &'static str {
    match wanted {
        Wanted::User => language.pick("No user is chosen. Choose one.", "Пользователь не выбран. Выберите его."),
        Wanted::Team => language.pick("No team is chosen. Choose one.", "Команда не выбрана. Выберите её."),
        Wanted::Channel => language.pick("No channel is chosen. Choose one.", "Канал не выбран. Выберите его."),
        Wanted::Field => language.pick("No field is chosen. Choose one.", "Поле не выбрано. Выберите его."),
        Wanted::Tag => language.pick("No tag is chosen. Choose at least one.", "Тег не выбран. Выберите хотя бы один."),
        Wanted::Workflow => language.pick("No workflow is chosen. Choose one.", "Процесс не выбран. Выберите его."),
        Wanted::Step => language.pick("No step is chosen. Choose one.", "Шаг не выбран. Выберите его."),
        Wanted::Duration => language.pick("It is not set how long to wait. Enter a duration.", "Не задано, сколько ждать. Введите срок."),
        Wanted::Message => language.pick("The message is empty. Write it.", "Сообщение пустое. Напишите его."),
        Wanted::Question => language.pick("The question is empty. Write it.", "Вопрос пустой. Напишите его."),
        Wanted::Comment => language.pick("The comment is empty. Write it.", "Комментарий пустой. Напишите его."),
        Wanted::Url => language.pick("The address is empty. Enter it.", "Адрес пустой. Введите его."),
        Wanted::HeaderName => language.pick("The header has no name. Enter it.", "У заголовка нет имени. Введите его."),
        Wanted::Choices => language.pick("There are no choices. Add at least one.", "Вариантов нет. Добавьте хотя бы один."),
        Wanted::ChoiceLabel => language.pick("The choice has no label. Write it.", "У варианта нет названия. Напишите его."),
        Wanted::Branches => language.pick("There are no branches. Add at least one.", "Веток нет. Добавьте хотя бы одну."),
        Wanted::Hours => language.pick("Neither hours nor dates are chosen. Choose them.", "Не выбраны ни часы, ни даты. Выберите их."),
        Wanted::Ranges => language.pick("There are no dates. Add a date range.", "Дат нет. Добавьте период."),
        Wanted::Assignee => language.pick("It is not chosen to whom to assign. Choose.", "Не выбрано, кому назначить. Выберите."),
        Wanted::Contact => language.pick("It is not set how the contact is found. Choose.", "Не задано, как найти контакт. Выберите."),
        Wanted::Subject => language.pick("No variable is chosen. Choose one.", "Переменная не выбрана. Выберите её."),
        Wanted::Value => language.pick("The value is empty. Enter it.", "Значение пустое. Введите его."),
        Wanted::Skill => language.pick("The skill is empty. Write it, or remove it.", "Навык пустой. Напишите его или уберите."),
        Wanted::TemplateName => language.pick("The template has no name. Enter it.", "У шаблона нет названия. Введите его."),
        Wanted::Label => language.pick("The field has no label. Write it.", "У поля нет названия. Напишите его."),
    }
}

fn missing(reference: &Reference, name: &str, language: Language) -> String {
    let name = language.quote(name);
    match (reference, language) {
        (Reference::User(_), Language::En) => format!("The user {name} does not exist here. Choose another one."),
        (Reference::User(_), Language::Ru) => format!("Пользователя {name} здесь нет. Выберите другого."),
        (Reference::Team(_), Language::En) => format!("The team {name} does not exist here. Choose another one."),
        (Reference::Team(_), Language::Ru) => format!("Команды {name} здесь нет. Выберите другую."),
        (Reference::Channel(_), Language::En) => format!("The channel {name} does not exist here. Choose another one."),
        (Reference::Channel(_), Language::Ru) => format!("Канала {name} здесь нет. Выберите другой."),
        (Reference::Field(_), Language::En) => format!("The field {name} does not exist here. Choose another one."),
        (Reference::Field(_), Language::Ru) => format!("Поля {name} здесь нет. Выберите другое."),
        (Reference::Tag(_), Language::En) => format!("The tag {name} does not exist here. Choose another one."),
        (Reference::Tag(_), Language::Ru) => format!("Тега {name} здесь нет. Выберите другой."),
        (Reference::Stage(_), Language::En) => format!("The stage {name} does not exist here. Choose another one."),
        (Reference::Stage(_), Language::Ru) => format!("Этапа {name} здесь нет. Выберите другой."),
        (Reference::Category(_), Language::En) => format!("The category {name} does not exist here. Choose another one."),
        (Reference::Category(_), Language::Ru) => format!("Категории {name} здесь нет. Выберите другую."),
        (Reference::Workflow(_), Language::En) => format!("The workflow {name} does not exist here. Choose another one."),
        (Reference::Workflow(_), Language::Ru) => format!("Процесса {name} здесь нет. Выберите другой."),
        (Reference::Node(_), Language::En) => format!("The step {name} does not exist here. Choose another one."),
        (Reference::Node(_), Language::Ru) => format!("Шага {name} здесь нет. Выберите другой."),
    }
}

fn unused(reference: &Reference, name: &str, language: Language) -> String {
    let quoted = language.quote(name);
    let what = match reference {
        Reference::User(_) => language.pick("user", "пользователь"),
        Reference::Team(_) => language.pick("team", "команда"),
        Reference::Channel(_) => language.pick("channel", "канал"),
        Reference::Field(field) if StandardField::from_id(field.as_str()).is_some() => language.pick("standard field", "стандартное поле"),
        Reference::Field(_) => language.pick("field", "поле"),
        Reference::Tag(_) => language.pick("tag", "тег"),
        Reference::Stage(_) => language.pick("stage", "этап"),
        Reference::Category(_) => language.pick("category", "категория"),
        Reference::Workflow(_) => language.pick("workflow", "процесс"),
        Reference::Node(_) => language.pick("step", "шаг"),
    };
    match language {
        Language::En => format!("No workflow uses the {what} {quoted}."),
        Language::Ru => format!("Не используется ни в одном процессе: {what} {quoted}."),
    }
}

fn out_of_range(given: i64, min: i64, max: Option<i64>, language: Language) -> String {
    let (given, min) = (integer(given, language), integer(min, language));
    match (max.map(|max| integer(max, language)), language) {
        (Some(max), Language::En) => format!("{given} is not allowed. Enter {min} to {max}."),
        (Some(max), Language::Ru) => format!("{given} не подходит. Введите от {min} до {max}."),
        (None, Language::En) => format!("{given} is not allowed. Enter {min} or more."),
        (None, Language::Ru) => format!("{given} не подходит. Введите {min} или больше."),
    }
}

const fn counted_noun(what: Counted) -> &'static Noun {
    match what {
        Counted::Branches => &plural::BRANCH,
        Counted::Conditions => &plural::CONDITION,
        Counted::Choices => &plural::CHOICE,
        Counted::Headers => &plural::HEADER,
        Counted::Mappings => &plural::VARIABLE,
        Counted::Steps => &plural::STEP,
        Counted::Workflows => &plural::WORKFLOW,
        Counted::Attachments => &plural::ATTACHMENT,
        Counted::CommentCharacters
        | Counted::SummaryCharacters
        | Counted::CategoryCharacters
        | Counted::FieldCharacters
        | Counted::TagCharacters => &plural::CHARACTER,
    }
}

/// Too many of something: with the number there is and the one that is allowed, by us or by the reference product.
fn over(code: Code, what: Counted, given: usize, limit: usize, language: Language) -> String {
    let (noun, given, limit) = (counted_noun(what), count(given), count(limit));
    let (there, most) = (noun.counted(given, language), integer(limit, language));
    match (code == Code::ReferenceLimit, language) {
        (true, Language::En) => format!("{there}: respond.io allows {most}. It works here, and cannot be rebuilt there as it is."),
        (true, Language::Ru) => format!("{there}: в respond.io можно не больше {most}. Здесь это работает, там придётся сократить."),
        (false, Language::En) => format!("{there} are over the limit. Keep at most {most}."),
        (false, Language::Ru) => format!("{there} — больше предела. Оставьте не больше {most}."),
    }
}

/// The form of value that is wanted, after "is not".
fn expected(expected: Expected, language: Language) -> &'static str {
    match expected {
        Expected::Text => language.pick("a text", "текст"),
        Expected::Number => language.pick("a number", "число"),
        Expected::YesNo => language.pick("yes or no", "да или нет"),
        Expected::Date => language.pick("a date such as 2026-12-24", "дата, например 2026-12-24"),
        Expected::Time => language.pick("a time such as 09:00", "время, например 09:00"),
        Expected::Duration => language.pick("a duration", "срок"),
        Expected::List => language.pick("a list", "список"),
        Expected::Range => language.pick("a range", "значения от и до"),
        Expected::Status => language.pick("online, busy or offline", "в сети, занят или не в сети"),
        Expected::Source => language.pick("a known source", "известный источник"),
        Expected::OpenOrClosed => language.pick("open or closed", "открыт или закрыт"),
        Expected::Instant => language.pick("an instant such as 2026-03-02T09:00:00+02:00", "момент, например 2026-03-02T09:00:00+02:00"),
    }
}

/// Why a text with variables cannot be read.
#[must_use]
pub fn template_error(error: &TemplateError, language: Language) -> String {
    let column = integer(count(error.column), language);
    let why = match (&error.kind, language) {
        (TemplateErrorKind::Unclosed, Language::En) => "{{ is never closed. Write }} after the variable".to_owned(),
        (TemplateErrorKind::Unclosed, Language::Ru) => "{{ не закрыто. Поставьте }} после переменной".to_owned(),
        (TemplateErrorKind::NoDollar, Language::En) => "a variable begins with $. Write it as {{$contact.first_name}}".to_owned(),
        (TemplateErrorKind::NoDollar, Language::Ru) => "переменная начинается с $. Напишите её так: {{$contact.first_name}}".to_owned(),
        (TemplateErrorKind::NoName, Language::En) => "the variable has no name. Write it as $contact.first_name".to_owned(),
        (TemplateErrorKind::NoName, Language::Ru) => "у переменной нет имени. Напишите её так: $contact.first_name".to_owned(),
        (TemplateErrorKind::UnknownNamespace(name) | TemplateErrorKind::UnknownName(name), Language::En) => {
            format!("there is no ${name}. Choose a variable from the list")
        }
        (TemplateErrorKind::UnknownNamespace(name) | TemplateErrorKind::UnknownName(name), Language::Ru) => {
            format!("${name} не существует. Выберите переменную из списка")
        }
    };
    match language {
        Language::En => format!("Character {column}: {why}."),
        Language::Ru => format!("Знак {column}: {why}."),
    }
}
