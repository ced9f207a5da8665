//! Subjects, operators and whole conditions in words.

use usher_model::{
    Document,
    condition::{Bound, Condition, ConditionValue, Group, Match, Operator, Range, Subject},
    event::Source,
    ids::{CategoryId, ChannelId, StageId, TagId, TeamId, UserId},
    labels::StandardField,
    template::{Segment, Template},
};

use crate::{
    Language,
    agreement::operator_in_sentence,
    names,
    plural::{self, and, or},
    values,
};

/// What a condition looks at, as a label: "Source", «Источник». A custom field is called by its own name.
#[must_use]
pub fn subject(subject: &Subject, document: &Document, language: Language) -> String {
    let text = match subject {
        Subject::Field { field: Some(field) } => return names::field(field, document, language),
        Subject::Field { field: None } => language.pick("Contact field", "Поле контакта"),
        Subject::Tags => language.pick("Contact tags", "Теги контакта"),
        Subject::Lifecycle => language.pick("Lifecycle", "Этап"),
        Subject::Variable { name: Some(name) } => return format!("{} {name}", language.pick("Variable", "Переменная")),
        Subject::Variable { name: None } => language.pick("Variable", "Переменная"),
        Subject::Assignee => language.pick("Assignee", "Ответственный"),
        Subject::AssigneeStatus => language.pick("Assignee status", "Статус ответственного"),
        Subject::AssigneeTeam => language.pick("Assignee’s team", "Команда ответственного"),
        Subject::RoutedTeam => language.pick("Routed team", "Выбранная команда"),
        Subject::LastChannel => language.pick("Last interacted channel", "Последний канал"),
        Subject::LastIncomingMessage => language.pick("Last incoming message", "Последнее входящее сообщение"),
        Subject::LastOutgoingMessage => language.pick("Last outgoing message", "Последнее исходящее сообщение"),
        Subject::LastOutgoingSource => language.pick("Last outgoing message’s source", "Источник исходящего сообщения"),
        Subject::TimeSinceLastIncoming => language.pick("Time since last incoming message", "Время с входящего сообщения"),
        Subject::TimeSinceLastOutgoing => language.pick("Time since last outgoing message", "Время с исходящего сообщения"),
        Subject::Source => language.pick("Source", "Источник"),
        Subject::Channel => language.pick("Channel", "Канал"),
        Subject::ClosingCategory => language.pick("Closing-note category", "Категория закрытия"),
        Subject::FirstMessage => language.pick("First message", "Первое сообщение"),
        Subject::ConversationOpenedAt => language.pick("Conversation opened at", "Время открытия разговора"),
        Subject::ConversationCount => language.pick("Conversations so far", "Число разговоров"),
        Subject::ConversationStatus => language.pick("Conversation status", "Статус разговора"),
        Subject::MessagingWindow => language.pick("Messaging window", "Окно переписки"),
        Subject::UsersOnline { team } => {
            return in_team(language.pick("Users online", "Число агентов в сети"), team.as_ref(), document, language);
        }
        Subject::UsersWithRoom { team, .. } => {
            return in_team(language.pick("Users with room", "Число свободных агентов"), team.as_ref(), document, language);
        }
    };
    text.to_owned()
}

fn in_team(what: &str, team: Option<&TeamId>, document: &Document, language: Language) -> String {
    match team {
        Some(team) => format!("{what} {} {}", language.pick("in", "в команде"), language.quote(&names::team(team, document))),
        None => what.to_owned(),
    }
}

/// The subject as a sentence begins with it: names made by people stand in quotes.
fn subject_in_sentence(what: &Subject, document: &Document, language: Language) -> String {
    match what {
        Subject::Field { field: Some(field) } if StandardField::from_id(field.as_str()).is_none() => {
            let name = language.quote(&names::field(field, document, language));
            match language {
                Language::En => name,
                Language::Ru => format!("Поле {name}"),
            }
        }
        Subject::Field { .. }
        | Subject::Tags
        | Subject::Lifecycle
        | Subject::Variable { .. }
        | Subject::Assignee
        | Subject::AssigneeStatus
        | Subject::AssigneeTeam
        | Subject::RoutedTeam
        | Subject::LastChannel
        | Subject::LastIncomingMessage
        | Subject::LastOutgoingMessage
        | Subject::LastOutgoingSource
        | Subject::TimeSinceLastIncoming
        | Subject::TimeSinceLastOutgoing
        | Subject::Source
        | Subject::Channel
        | Subject::ClosingCategory
        | Subject::FirstMessage
        | Subject::ConversationOpenedAt
        | Subject::ConversationCount
        | Subject::ConversationStatus
        | Subject::MessagingWindow
        | Subject::UsersOnline { .. }
        | Subject::UsersWithRoom { .. } => subject(what, document, language),
    }
}

/// How a subject is compared, as a label of a list.
#[must_use]
pub const fn operator(operator: Operator, language: Language) -> &'static str {
    match operator {
        Operator::IsEqualTo => language.pick("is equal to", "равно"),
        Operator::IsNotEqualTo => language.pick("is not equal to", "не равно"),
        Operator::Contains => language.pick("contains", "содержит"),
        Operator::DoesNotContain => language.pick("does not contain", "не содержит"),
        Operator::StartsWith => language.pick("starts with", "начинается с"),
        Operator::EndsWith => language.pick("ends with", "заканчивается на"),
        Operator::IsGreaterThan => language.pick("is greater than", "больше"),
        Operator::IsLessThan => language.pick("is less than", "меньше"),
        Operator::IsBetween => language.pick("is between", "в пределах"),
        Operator::HasAnyOf => language.pick("has any of", "есть любое из"),
        Operator::HasAllOf => language.pick("has all of", "есть все из"),
        Operator::HasNoneOf => language.pick("has none of", "нет ни одного из"),
        Operator::Exists => language.pick("exists", "задано"),
        Operator::DoesNotExist => language.pick("does not exist", "не задано"),
        Operator::IsTimestampAfter => language.pick("is after", "позже"),
        Operator::IsTimestampBefore => language.pick("is before", "раньше"),
        Operator::IsTimestampBetween => language.pick("is between", "в пределах"),
    }
}

/// A template as one line of text, its variables by their readable names; as it was written when it does not parse.
#[must_use]
pub fn template(text: &Template, document: &Document, language: Language) -> String {
    match text.segments() {
        Err(_) => text.as_str().to_owned(),
        Ok(segments) => segments
            .iter()
            .map(|segment| match segment {
                Segment::Text(text) => text.to_string(),
                Segment::Variable { variable, .. } => names::variable(variable, document, language),
            })
            .collect(),
    }
}

/// One word or id that a subject is compared with: a name where it is an id, the label of a fixed word, else the text itself.
#[must_use]
pub fn word(subject: &Subject, word: &str, document: &Document, language: Language) -> String {
    let named = match subject {
        Subject::Tags => TagId::new(word).ok().map(|id| names::tag(&id, document)),
        Subject::Lifecycle => StageId::new(word).ok().map(|id| names::stage(&id, document)),
        Subject::Assignee => UserId::new(word).ok().map(|id| names::user(&id, document)),
        Subject::AssigneeTeam | Subject::RoutedTeam => TeamId::new(word).ok().map(|id| names::team(&id, document)),
        Subject::LastChannel | Subject::Channel => ChannelId::new(word).ok().map(|id| names::channel(&id, document)),
        Subject::ClosingCategory => CategoryId::new(word).ok().map(|id| names::category(&id, document)),
        Subject::AssigneeStatus => Some(values::status_word(word, language)),
        Subject::LastOutgoingSource if word == "broadcast" => Some(language.pick("Broadcast", "Рассылка").to_owned()),
        Subject::Source | Subject::LastOutgoingSource => {
            Source::ALL.into_iter().find(|source| source.as_str() == word).map(|source| values::source(source, language).to_owned())
        }
        Subject::ConversationStatus => Some(open_or_closed(word, language, ["открыт", "закрыт"])),
        Subject::MessagingWindow => Some(open_or_closed(word, language, ["открыто", "закрыто"])),
        Subject::Field { .. } => match word {
            "true" => Some(values::yes_no(true, language).to_owned()),
            "false" => Some(values::yes_no(false, language).to_owned()),
            _ => None,
        },
        Subject::Variable { .. }
        | Subject::LastIncomingMessage
        | Subject::LastOutgoingMessage
        | Subject::TimeSinceLastIncoming
        | Subject::TimeSinceLastOutgoing
        | Subject::FirstMessage
        | Subject::ConversationOpenedAt
        | Subject::ConversationCount
        | Subject::UsersOnline { .. }
        | Subject::UsersWithRoom { .. } => None,
    };
    named.unwrap_or_else(|| word.to_owned())
}

fn open_or_closed(word: &str, language: Language, russian: [&'static str; 2]) -> String {
    match (language, word) {
        (Language::Ru, "open") => russian[0].to_owned(),
        (Language::Ru, "closed") => russian[1].to_owned(),
        (Language::Ru | Language::En, other) => other.to_owned(),
    }
}

/// Whether the words of a subject are fixed by the product, so that English writes them without quotes.
const fn has_fixed_words(subject: &Subject) -> bool {
    matches!(
        subject,
        Subject::Source
            | Subject::LastOutgoingSource
            | Subject::AssigneeStatus
            | Subject::ConversationStatus
            | Subject::MessagingWindow
            | Subject::ConversationOpenedAt
            | Subject::ConversationCount
            | Subject::UsersOnline { .. }
            | Subject::UsersWithRoom { .. }
    )
}

fn quoted_word(subject: &Subject, text: &str, document: &Document, language: Language) -> String {
    let word = self::word(subject, text, document, language);
    if has_fixed_words(subject) && language == Language::En { word } else { language.quote(&word) }
}

fn bound(bound: &Bound, document: &Document, language: Language) -> String {
    match bound {
        Bound::Number(number) => plural::number(*number, language),
        Bound::Text(text) => template(text, document, language),
        Bound::Duration(duration) => values::duration(*duration, language),
    }
}

/// The value of a condition in words: “VIP” or “Lead”, 5, 15 minutes, from 1 to 5.
#[must_use]
pub fn value(subject: &Subject, value: &ConditionValue, document: &Document, language: Language) -> String {
    match value {
        ConditionValue::Bool(yes) => values::yes_no(*yes, language).to_owned(),
        ConditionValue::Number(number) => plural::number(*number, language),
        ConditionValue::Duration(duration) => values::duration(*duration, language),
        ConditionValue::Range(Range { from, to }) => {
            let (from, to) = (bound(from, document, language), bound(to, document, language));
            match language {
                Language::En => format!("{from} and {to}"),
                Language::Ru => format!("{from} – {to}"),
            }
        }
        ConditionValue::List(list) => {
            let words: Vec<String> = list.iter().map(|text| quoted_word(subject, text, document, language)).collect();
            words.join(", ")
        }
        ConditionValue::Text(text) => match text.segments() {
            Ok([Segment::Variable { variable, .. }]) => names::variable(variable, document, language),
            Ok(_) | Err(_) => quoted_word(subject, &template(text, document, language), document, language),
        },
    }
}

/// A condition as a sentence without a full stop: "Source is equal to Contact". What is not chosen yet is an ellipsis.
#[must_use]
pub fn condition(condition: &Condition, document: &Document, language: Language) -> String {
    use usher_model::condition::Takes;
    let mut sentence = format!(
        "{} {}",
        subject_in_sentence(&condition.subject, document, language),
        operator_in_sentence(condition.operator, &condition.subject, language)
    );
    match (condition.operator.takes(), &condition.value) {
        (Takes::Nothing, _) => {}
        (Takes::One | Takes::Many | Takes::Range, None) => sentence.push_str(" …"),
        (Takes::One | Takes::Many | Takes::Range, Some(given)) => {
            sentence.push(' ');
            sentence.push_str(&value(&condition.subject, given, document, language));
        }
    }
    sentence
}

/// A condition as it was looked at: subject, the value there was, operator, the value it was compared with.
#[must_use]
pub fn looked_at(
    subject: &Subject,
    left: Option<&str>,
    operator: Operator,
    right: Option<&ConditionValue>,
    document: &Document,
    language: Language,
) -> String {
    let there = match (left, subject) {
        (None | Some(""), _) => values::none(language).to_owned(),
        (Some(left), Subject::Tags) => {
            let tags: Vec<String> = left.split(',').map(|tag| word(subject, tag.trim(), document, language)).collect();
            tags.join(", ")
        }
        (Some(left), Subject::TimeSinceLastIncoming | Subject::TimeSinceLastOutgoing) => {
            left.parse().map_or_else(|_| left.to_owned(), |seconds| values::span(seconds, language))
        }
        (Some(left), _) => word(subject, left, document, language),
    };
    let mut sentence =
        format!("{} {there} {}", subject_in_sentence(subject, document, language), operator_in_sentence(operator, subject, language));
    if let Some(right) = right {
        sentence.push(' ');
        sentence.push_str(&value(subject, right, document, language));
    }
    sentence
}

/// Whether the subject's first word is ours, so that it may begin with a small letter within a sentence.
fn may_be_lowered(subject: &Subject) -> bool {
    if let Subject::Field { field: Some(field) } = subject { StandardField::from_id(field.as_str()).is_some() } else { true }
}

/// A sentence about a subject, to stand after a colon or a word: "conversations so far 1 is greater than 1".
#[must_use]
pub fn within_sentence(sentence: &str, subject: &Subject, language: Language) -> String {
    if language == Language::Ru || may_be_lowered(subject) { names::lower_first(sentence) } else { sentence.to_owned() }
}

/// A group of conditions in one sentence, joined by "and" or "or"; empty when it has none.
#[must_use]
pub fn group(group: &Group, document: &Document, language: Language) -> String {
    let parts: Vec<String> = group
        .conditions
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let sentence = condition(one, document, language);
            if at == 0 { sentence } else { within_sentence(&sentence, &one.subject, language) }
        })
        .collect();
    match group.join {
        Match::All => and(&parts, language),
        Match::Any => or(&parts, language),
    }
}
