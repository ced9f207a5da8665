//! The finer words of the builder: its bar, palette, canvas, problems, outline and shortcuts.

use crate::{
    Language,
    plural::{self, Noun},
};

const OF_STEPS: Noun = Noun { en: ["step", "steps"], ru: ["шаг", "шага", "шагов"] };

/// "Deleted 3 steps".
#[must_use]
pub fn deleted_steps(n: i64, language: Language) -> String {
    format!("{} {}", language.pick("Deleted", "Удалено:"), OF_STEPS.counted(n, language))
}

/// "Added 3 steps".
#[must_use]
pub fn added_steps(n: i64, language: Language) -> String {
    format!("{} {}", language.pick("Added", "Добавлено:"), OF_STEPS.counted(n, language))
}

/// "Copied 3 steps".
#[must_use]
pub fn copied_steps(n: i64, language: Language) -> String {
    format!("{} {}", language.pick("Copied", "Скопировано:"), OF_STEPS.counted(n, language))
}

/// "Tidied up: 3 steps moved".
#[must_use]
pub fn tidied(n: i64, language: Language) -> String {
    match language {
        Language::En => format!("Tidied up: {} moved", OF_STEPS.counted(n, language)),
        Language::Ru => format!("Разложено, перенесено: {}", OF_STEPS.counted(n, language)),
    }
}

/// "Undone: move 3 steps".
#[must_use]
pub fn undone(what: &str, language: Language) -> String {
    format!("{}: {what}", language.pick("Undone", "Отменено"))
}

/// "Redone: move 3 steps".
#[must_use]
pub fn redone(what: &str, language: Language) -> String {
    format!("{}: {what}", language.pick("Redone", "Повторено"))
}

/// "Deleted the connection from “A” to “B”".
#[must_use]
pub fn disconnected(from: &str, to: &str, language: Language) -> String {
    match language {
        Language::En => format!("Deleted the connection from “{from}” to “{to}”"),
        Language::Ru => format!("Связь от «{from}» к «{to}» удалена"),
    }
}

/// "Inserted “Wait”".
#[must_use]
pub fn inserted(name: &str, language: Language) -> String {
    match language {
        Language::En => format!("Inserted “{name}”"),
        Language::Ru => format!("Вставлено: «{name}»"),
    }
}

/// "90%", «90 %».
#[must_use]
pub fn percent(n: i64, language: Language) -> String {
    match language {
        Language::En => format!("{n}%"),
        Language::Ru => format!("{n}\u{a0}%"),
    }
}

/// At the end of a long list of problems.
#[must_use]
pub fn more_problems(n: i64, language: Language) -> String {
    match language {
        Language::En => format!("and {} more", plural::integer(n, language)),
        Language::Ru => format!("и ещё {}", plural::integer(n, language)),
    }
}

/// Why publishing has to wait.
#[must_use]
pub fn publishing_needs(errors: i64, language: Language) -> String {
    let left = plural::ERROR.counted(errors, language);
    match language {
        Language::En => format!("Publishing needs zero errors: {left} left."),
        Language::Ru => format!("Для публикации не должно быть ошибок: осталось {left}."),
    }
}
