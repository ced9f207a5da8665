//! The words of settings and of the world: durations, hours, statuses, kinds, sources, field and question types.

use usher_model::{
    Document,
    channel::ChannelKind,
    event::{Actor, Source},
    labels::FieldType,
    people::{Role, UserKind, UserStatus},
    scenario::ConversationStatus,
    steps::{
        ask_question::QuestionType,
        assign_to::{Logic, QueueOrder, Target},
        http_request::Method,
        route_to_team::DedicatedAgent,
    },
    time::{Day, Duration, Instant, OpenHours, Unit},
    triggers::{assignee_updated::AssigneeIs, click_to_chat_ad::Network, incoming_webhook::IdentifyBy},
    value::Value,
    workflow::Status,
};

use crate::{
    Language, names,
    plural::{self, Noun},
};

/// The noun of a unit.
#[must_use]
pub const fn unit_noun(unit: Unit) -> &'static Noun {
    match unit {
        Unit::Seconds => &plural::SECOND,
        Unit::Minutes => &plural::MINUTE,
        Unit::Hours => &plural::HOUR,
        Unit::Days => &plural::DAY,
    }
}

/// A span as a person set it: "15 minutes", «15 минут».
#[must_use]
pub fn duration(duration: Duration, language: Language) -> String {
    unit_noun(duration.unit).counted(duration.value, language)
}

/// A span after a word that wants the genitive: "at most 7 days", «не больше 7 дней».
#[must_use]
pub fn at_most(duration: Duration, language: Language) -> String {
    unit_noun(duration.unit).at_most(duration.value, language)
}

/// A span where room is short: "15 min", «15 мин».
#[must_use]
pub fn short_duration(duration: Duration, language: Language) -> String {
    let unit = match duration.unit {
        Unit::Seconds => language.pick("s", "с"),
        Unit::Minutes => language.pick("min", "мин"),
        Unit::Hours => language.pick("h", "ч"),
        Unit::Days => return self::duration(duration, language).replace(' ', "\u{a0}"),
    };
    format!("{}\u{a0}{unit}", plural::integer(duration.value, language))
}

/// Seconds as the largest unit that divides them: 5,400 is "90 minutes".
#[must_use]
pub fn span(seconds: i64, language: Language) -> String {
    let unit = Unit::ALL.into_iter().rev().find(|unit| seconds != 0 && seconds % unit.seconds() == 0).unwrap_or(Unit::Seconds);
    duration(Duration::new(seconds / unit.seconds(), unit), language)
}

/// An instant in UTC as people write it: "2026-03-02 07:00 UTC".
#[must_use]
pub fn instant(at: Instant) -> String {
    let text = at.to_string();
    match (text.get(..10), text.get(11..16)) {
        (Some(date), Some(time)) => format!("{date} {time} UTC"),
        (_, _) => text,
    }
}

/// The name of a unit for a list: "minutes".
#[must_use]
pub const fn unit(unit: Unit, language: Language) -> &'static str {
    unit_noun(unit).after(5, language)
}

/// A day of the week in three or two letters.
#[must_use]
pub const fn short_day(day: Day, language: Language) -> &'static str {
    match day {
        Day::Mon => language.pick("Mon", "Пн"),
        Day::Tue => language.pick("Tue", "Вт"),
        Day::Wed => language.pick("Wed", "Ср"),
        Day::Thu => language.pick("Thu", "Чт"),
        Day::Fri => language.pick("Fri", "Пт"),
        Day::Sat => language.pick("Sat", "Сб"),
        Day::Sun => language.pick("Sun", "Вс"),
    }
}

/// A day of the week.
#[must_use]
pub const fn day(day: Day, language: Language) -> &'static str {
    match day {
        Day::Mon => language.pick("Monday", "Понедельник"),
        Day::Tue => language.pick("Tuesday", "Вторник"),
        Day::Wed => language.pick("Wednesday", "Среда"),
        Day::Thu => language.pick("Thursday", "Четверг"),
        Day::Fri => language.pick("Friday", "Пятница"),
        Day::Sat => language.pick("Saturday", "Суббота"),
        Day::Sun => language.pick("Sunday", "Воскресенье"),
    }
}

/// An open interval: "Mon 09:00–18:00".
#[must_use]
pub fn open_hours(hours: &OpenHours, language: Language) -> String {
    format!("{} {}–{}", short_day(hours.day, language), hours.from, hours.to)
}

/// A user's status.
#[must_use]
pub const fn user_status(status: UserStatus, language: Language) -> &'static str {
    match status {
        UserStatus::Online => language.pick("online", "в сети"),
        UserStatus::Busy => language.pick("busy", "занят"),
        UserStatus::Offline => language.pick("offline", "не в сети"),
    }
}

/// A user's status by the word that documents and traces use; other words stand for themselves.
#[must_use]
pub fn status_word(word: &str, language: Language) -> String {
    UserStatus::ALL
        .into_iter()
        .find(|status| status.as_str() == word)
        .map_or_else(|| word.to_owned(), |status| user_status(status, language).to_owned())
}

/// A user's role.
#[must_use]
pub const fn role(role: Role, language: Language) -> &'static str {
    match role {
        Role::Owner => language.pick("owner", "владелец"),
        Role::Manager => language.pick("manager", "руководитель"),
        Role::Agent => language.pick("agent", "агент"),
    }
}

/// Whether a user is a person.
#[must_use]
pub const fn user_kind(kind: UserKind, language: Language) -> &'static str {
    match kind {
        UserKind::Human => language.pick("person", "человек"),
        UserKind::Ai => language.pick("AI agent", "ИИ-агент"),
    }
}

/// A workflow's status.
#[must_use]
pub const fn workflow_status(status: Status, language: Language) -> &'static str {
    match status {
        Status::Draft => language.pick("Draft", "Черновик"),
        Status::Published => language.pick("Published", "Опубликован"),
        Status::Stopped => language.pick("Stopped", "Остановлен"),
    }
}

/// Open or closed, of a conversation.
#[must_use]
pub const fn conversation_status(status: ConversationStatus, language: Language) -> &'static str {
    match status {
        ConversationStatus::Open => language.pick("open", "открыт"),
        ConversationStatus::Closed => language.pick("closed", "закрыт"),
    }
}

/// The kind of a channel.
#[must_use]
pub const fn channel_kind(kind: ChannelKind, language: Language) -> &'static str {
    match kind {
        ChannelKind::WhatsApp => "WhatsApp",
        ChannelKind::Messenger => "Messenger",
        ChannelKind::Instagram => "Instagram",
        ChannelKind::TikTok => "TikTok",
        ChannelKind::Telegram => "Telegram",
        ChannelKind::Viber => "Viber",
        ChannelKind::Line => "LINE",
        ChannelKind::WeChat => "WeChat",
        ChannelKind::Sms => "SMS",
        ChannelKind::Email => language.pick("Email", "Эл. почта"),
        ChannelKind::WebChat => language.pick("Web chat", "Чат на сайте"),
        ChannelKind::Custom => language.pick("Custom channel", "Свой канал"),
    }
}

/// The source of an event, as a label: "Contact", «Контакт».
#[must_use]
pub const fn source(source: Source, language: Language) -> &'static str {
    match source {
        Source::Contact => language.pick("Contact", "Контакт"),
        Source::User => language.pick("User", "Пользователь"),
        Source::Workflow => language.pick("Workflow", "Процесс"),
        Source::Api => "API",
        Source::Zapier => "Zapier",
        Source::Make => "Make",
        Source::CtcAd => language.pick("Click-to-chat ad", "Реклама с чатом"),
        Source::GrowthWidget => language.pick("Growth widget", "Виджет"),
        Source::AiAgent => language.pick("AI agent", "ИИ-агент"),
        Source::AutoClose => language.pick("Auto-close", "Автозакрытие"),
    }
}

/// Who did something, after a fact: "by the contact", "by Ana"; «контакт», «Ana».
#[must_use]
pub fn by(actor: &Actor, document: &Document, language: Language) -> String {
    match (actor, language) {
        (Actor::Contact, _) => language.pick("by the contact", "источник: контакт").to_owned(),
        (Actor::Workflow, _) => language.pick("by a workflow", "источник: процесс").to_owned(),
        (Actor::AutoClose, _) => language.pick("by auto-close", "источник: автозакрытие").to_owned(),
        (Actor::Api, _) => language.pick("by the API", "источник: API").to_owned(),
        (Actor::User(user), Language::En) => format!("by {}", names::user(user, document)),
        (Actor::User(user), Language::Ru) => format!("пользователь: {}", names::user(user, document)),
    }
}

/// What a contact field holds.
#[must_use]
pub const fn field_type(kind: FieldType, language: Language) -> &'static str {
    match kind {
        FieldType::Text => language.pick("Text", "Текст"),
        FieldType::List => language.pick("List", "Список"),
        FieldType::Checkbox => language.pick("Checkbox", "Флажок"),
        FieldType::Email => language.pick("Email", "Эл. почта"),
        FieldType::Number => language.pick("Number", "Число"),
        FieldType::Url => language.pick("URL", "Ссылка"),
        FieldType::Phone => language.pick("Phone", "Телефон"),
        FieldType::Date => language.pick("Date", "Дата"),
        FieldType::Time => language.pick("Time", "Время"),
    }
}

/// What counts as an answer.
#[must_use]
pub const fn question_type(kind: QuestionType, language: Language) -> &'static str {
    match kind {
        QuestionType::Text => language.pick("Text", "Текст"),
        QuestionType::MultipleChoice => language.pick("Multiple choice", "Варианты"),
        QuestionType::Number => language.pick("Number", "Число"),
        QuestionType::Date => language.pick("Date", "Дата"),
        QuestionType::Phone => language.pick("Phone", "Телефон"),
        QuestionType::Email => language.pick("Email", "Эл. почта"),
        QuestionType::Url => language.pick("URL", "Ссылка"),
        QuestionType::Rating => language.pick("Rating", "Оценка"),
        QuestionType::Location => language.pick("Location", "Место"),
    }
}

/// How one of a pool is chosen.
#[must_use]
pub const fn logic(logic: Logic, language: Language) -> &'static str {
    match logic {
        Logic::RoundRobin => language.pick("Round robin", "По очереди"),
        Logic::LeastOpenContacts => language.pick("Least open contacts", "Меньше открытых"),
    }
}

/// The kind of a target of Assign To, for a list.
#[must_use]
pub const fn target(target: &Target, language: Language) -> &'static str {
    match target {
        Target::User { .. } => language.pick("A specific user", "Один пользователь"),
        Target::Team { .. } => language.pick("A team", "Команда"),
        Target::RoutedTeam => language.pick("The routed team", "Выбранная команда"),
        Target::Workspace => language.pick("Everybody in the workspace", "Все в пространстве"),
        Target::DedicatedAgent => language.pick("The dedicated agent", "Выделенный агент"),
        Target::Nobody => language.pick("Nobody (unassign)", "Никто (снять назначение)"),
    }
}

/// Who is served first, for a list.
#[must_use]
pub const fn queue_order(order: &QueueOrder, language: Language) -> &'static str {
    match order {
        QueueOrder::WaitingLongest => language.pick("Waiting longest", "Кто дольше ждёт"),
        QueueOrder::OpenedEarliest => language.pick("Conversation opened earliest", "Чей разговор открыт раньше"),
        QueueOrder::TagFirst { .. } => language.pick("Contacts with a tag first", "Сначала контакты с тегом"),
    }
}

/// Whether the dedicated agent comes first, for a list.
#[must_use]
pub const fn dedicated_agent(choice: DedicatedAgent, language: Language) -> &'static str {
    match choice {
        DedicatedAgent::Off => language.pick("Off", "Нет"),
        DedicatedAgent::AnyStatus => language.pick("Any status", "В любом статусе"),
        DedicatedAgent::Online => language.pick("Only online", "Только в сети"),
    }
}

/// The verb of a request.
#[must_use]
pub const fn method(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    }
}

/// Where an ad runs.
#[must_use]
pub const fn network(network: Network) -> &'static str {
    match network {
        Network::Meta => "Meta",
        Network::TikTok => "TikTok",
    }
}

/// Whom an Assignee Updated trigger looks for.
#[must_use]
pub const fn assignee_is(to: &AssigneeIs, language: Language) -> &'static str {
    match to {
        AssigneeIs::Anybody => language.pick("Anybody", "Кто угодно"),
        AssigneeIs::User { .. } => language.pick("A user", "Пользователь"),
        AssigneeIs::Team { .. } => language.pick("A member of a team", "Кто-то из команды"),
        AssigneeIs::Nobody => language.pick("Nobody", "Никто"),
    }
}

/// How a webhook names its contact.
#[must_use]
pub const fn identify_by(by: IdentifyBy, language: Language) -> &'static str {
    match by {
        IdentifyBy::Id => language.pick("Contact id", "id контакта"),
        IdentifyBy::Email => language.pick("Email", "Эл. почта"),
        IdentifyBy::Phone => language.pick("Phone", "Телефон"),
    }
}

/// An icon of a shortcut; one that is not among those offered is called as the document has it.
#[must_use]
pub fn shortcut_icon(icon: &str, language: Language) -> &str {
    match icon {
        "bolt" => language.pick("Bolt", "Молния"),
        "question" => language.pick("Question", "Вопрос"),
        "user" => language.pick("Person", "Человек"),
        "users" => language.pick("People", "Люди"),
        "assign" => language.pick("Person with a tick", "Человек с галочкой"),
        "tag" => language.pick("Tag", "Тег"),
        "flag" => language.pick("Flag", "Флаг"),
        "calendar" => language.pick("Calendar", "Календарь"),
        "clock" => language.pick("Clock", "Часы"),
        "note" => language.pick("Note", "Заметка"),
        "plane" => language.pick("Paper plane", "Самолётик"),
        "globe" => language.pick("Globe", "Глобус"),
        other => other,
    }
}

/// Yes or no.
#[must_use]
pub const fn yes_no(yes: bool, language: Language) -> &'static str {
    if yes { language.pick("yes", "да") } else { language.pick("no", "нет") }
}

/// What a field or a variable holds, as a person reads it.
#[must_use]
pub fn value(value: &Value, language: Language) -> String {
    match value {
        Value::Bool(yes) => yes_no(*yes, language).to_owned(),
        Value::Number(number) => plural::number(*number, language),
        Value::Text(text) => text.clone(),
        Value::Location(_) => value.to_text(),
    }
}

/// The word for something that is not there.
#[must_use]
pub const fn none(language: Language) -> &'static str {
    language.pick("(none)", "(нет)")
}
