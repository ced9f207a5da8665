//! The recurring words of findings: requests for what is missing, limits, forms of values, faults of templates.

use usher_analysis::{Code, Counted, Expected, Wanted};
use usher_model::{
    labels::StandardField,
    refs::Reference,
    template::{TemplateError, TemplateErrorKind},
};

use crate::{
    Language,
    plural::{self, Noun, integer},
    steps::count,
};

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

pub(crate) fn missing(reference: &Reference, name: &str, language: Language) -> String {
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

pub(crate) fn unused(reference: &Reference, name: &str, language: Language) -> String {
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

pub(crate) fn out_of_range(given: i64, min: i64, max: Option<i64>, language: Language) -> String {
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
pub(crate) fn over(code: Code, what: Counted, given: usize, limit: usize, language: Language) -> String {
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
pub(crate) fn expected(expected: Expected, language: Language) -> &'static str {
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
        (TemplateErrorKind::InFallback, Language::En) => {
            "what stands after | cannot hold another variable. Write plain text there".to_owned()
        }
        (TemplateErrorKind::InFallback, Language::Ru) => "после | не может стоять другая переменная. Напишите там простой текст".to_owned(),
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
