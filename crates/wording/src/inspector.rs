//! The finer words of the inspector's forms: hints, names of parts, what cannot be done and why.

use crate::{
    Language,
    plural::{self, Noun, integer},
};

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn numbered(en: &str, ru: &str, number: usize, language: Language) -> String {
    let word = match language {
        Language::En => en,
        Language::Ru => ru,
    };
    format!("{word} {}", integer(whole(number), language))
}

/// Condition 2.
#[must_use]
pub fn condition(number: usize, language: Language) -> String {
    numbered("Condition", "Условие", number, language)
}

/// Branch 2.
#[must_use]
pub fn branch(number: usize, language: Language) -> String {
    numbered("Branch", "Ветка", number, language)
}

/// Route 2.
#[must_use]
pub fn route(number: usize, language: Language) -> String {
    numbered("Route", "Маршрут", number, language)
}

/// Date range 2.
#[must_use]
pub fn range(number: usize, language: Language) -> String {
    numbered("Date range", "Период", number, language)
}

/// Attachment 2.
#[must_use]
pub fn attachment(number: usize, language: Language) -> String {
    numbered("Attachment", "Вложение", number, language)
}

/// Field 2 of a shortcut's form.
#[must_use]
pub fn form_field(number: usize, language: Language) -> String {
    numbered("Field", "Поле", number, language)
}

/// Variable 2.
#[must_use]
pub fn variable(number: usize, language: Language) -> String {
    numbered("Variable", "Переменная", number, language)
}

/// Header 2.
#[must_use]
pub fn header(number: usize, language: Language) -> String {
    numbered("Header", "Заголовок", number, language)
}

/// Ad 2.
#[must_use]
pub fn ad(number: usize, language: Language) -> String {
    numbered("Ad", "Объявление", number, language)
}

/// Members of a team.
const MEMBER: Noun = Noun { en: ["member", "members"], ru: ["участник", "участника", "участников"] };

/// "3 members".
#[must_use]
pub fn members(number: usize, language: Language) -> String {
    MEMBER.counted(whole(number), language)
}

/// The text of one channel: "Text for WhatsApp".
#[must_use]
pub fn text_for(channel: &str, language: Language) -> String {
    match language {
        Language::En => format!("Text for {channel}"),
        Language::Ru => format!("Текст для {channel}"),
    }
}

/// "then leave by timeout", before where that leads.
#[must_use]
pub fn then_leave_by(port: &str, language: Language) -> String {
    match language {
        Language::En => format!("then leave by {port}"),
        Language::Ru => format!("затем по выходу {}", language.quote(port)),
    }
}

/// Who chooses the routed team: "Set by “Which team?”: Sales or Support".
#[must_use]
pub fn routed_by(steps: &[String], teams: &[String], language: Language) -> String {
    if steps.is_empty() {
        return language
            .pick("No Route to Team step in this workflow chooses it.", "В этом процессе её не выбирает ни один шаг «Направить в команду».")
            .to_owned();
    }
    let quoted: Vec<String> = steps.iter().map(|step| language.quote(step)).collect();
    let (by, teams) = (plural::and(&quoted, language), plural::or(teams, language));
    let by = match language {
        Language::En => format!("Set by {by}"),
        Language::Ru => format!("Её выбирает {by}"),
    };
    if teams.is_empty() { format!("{by}.") } else { format!("{by}: {teams}.") }
}

/// The one who would be chosen now.
#[must_use]
pub fn next(language: Language) -> String {
    language.pick("next", "на очереди").to_owned()
}

/// One who could be chosen, but not before the next.
#[must_use]
pub fn later(language: Language) -> String {
    language.pick("later", "позже").to_owned()
}
