//! Numbers as each language writes them, and the nouns that agree with them.

use crate::Language;

/// The plural category of a whole number (CLDR, "one", "few", "many"; English has the first and the last).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 1; in Russian also 21, 101 …
    One,
    /// Russian only: 2 to 4, 22 to 24 …
    Few,
    /// Everything else.
    Many,
}

/// The plural category of `n`.
#[must_use]
pub const fn form(n: i64, language: Language) -> Form {
    let n = n.unsigned_abs();
    match language {
        Language::En => {
            if n == 1 {
                Form::One
            } else {
                Form::Many
            }
        }
        Language::Ru => match (n % 10, n % 100) {
            (1, rest) if rest != 11 => Form::One,
            (2..=4, rest) if rest < 12 || rest > 14 => Form::Few,
            _ => Form::Many,
        },
    }
}

/// A noun that agrees with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// English: singular, plural.
    pub en: [&'static str; 2],
    /// Russian: after 1, after 2, after 5. The second is also the genitive singular, the third the genitive plural.
    pub ru: [&'static str; 3],
}

impl Noun {
    /// The form that follows `n`: "step", "шага".
    #[must_use]
    pub const fn after(&self, n: i64, language: Language) -> &'static str {
        match (language, form(n, language)) {
            (Language::En, Form::One) => self.en[0],
            (Language::En, Form::Few | Form::Many) => self.en[1],
            (Language::Ru, Form::One) => self.ru[0],
            (Language::Ru, Form::Few) => self.ru[1],
            (Language::Ru, Form::Many) => self.ru[2],
        }
    }

    /// Number and noun: "3 steps", «3 шага».
    #[must_use]
    pub fn counted(&self, n: i64, language: Language) -> String {
        format!("{} {}", integer(n, language), self.after(n, language))
    }

    /// Number and noun after a word that wants the genitive: "at most 3 steps", «не больше 3 шагов», «не больше 1 шага».
    #[must_use]
    pub fn at_most(&self, n: i64, language: Language) -> String {
        let noun = match (language, form(n, language)) {
            (Language::En, Form::One) => self.en[0],
            (Language::En, Form::Few | Form::Many) => self.en[1],
            (Language::Ru, Form::One) => self.ru[1],
            (Language::Ru, Form::Few | Form::Many) => self.ru[2],
        };
        format!("{} {noun}", integer(n, language))
    }
}

macro_rules! nouns {
    ($($(#[$doc:meta])* $name:ident: [$one:literal, $other:literal] [$ru1:literal, $ru2:literal, $ru5:literal];)*) => {
        $($(#[$doc])* pub const $name: Noun = Noun { en: [$one, $other], ru: [$ru1, $ru2, $ru5] };)*
    };
}

nouns! {
    /// Seconds.
    SECOND: ["second", "seconds"] ["секунда", "секунды", "секунд"];
    /// Minutes.
    MINUTE: ["minute", "minutes"] ["минута", "минуты", "минут"];
    /// Hours.
    HOUR: ["hour", "hours"] ["час", "часа", "часов"];
    /// Days.
    DAY: ["day", "days"] ["день", "дня", "дней"];
    /// Steps of a workflow.
    STEP: ["step", "steps"] ["шаг", "шага", "шагов"];
    /// Workflows.
    WORKFLOW: ["workflow", "workflows"] ["процесс", "процесса", "процессов"];
    /// Branches of a Branch step.
    BRANCH: ["branch", "branches"] ["ветка", "ветки", "веток"];
    /// Routes of a Route to Team step.
    ROUTE: ["route", "routes"] ["маршрут", "маршрута", "маршрутов"];
    /// Choices of a question.
    CHOICE: ["choice", "choices"] ["вариант", "варианта", "вариантов"];
    /// Conditions of a group.
    CONDITION: ["condition", "conditions"] ["условие", "условия", "условий"];
    /// Characters of a text.
    CHARACTER: ["character", "characters"] ["знак", "знака", "знаков"];
    /// Attachments of a message.
    ATTACHMENT: ["attachment", "attachments"] ["вложение", "вложения", "вложений"];
    /// Headers of a request.
    HEADER: ["header", "headers"] ["заголовок", "заголовка", "заголовков"];
    /// Variables.
    VARIABLE: ["variable", "variables"] ["переменная", "переменные", "переменных"];
    /// Fields of a form.
    FIELD: ["field", "fields"] ["поле", "поля", "полей"];
    /// Ads.
    AD: ["ad", "ads"] ["объявление", "объявления", "объявлений"];
    /// Ranges of dates.
    DATE_RANGE: ["date range", "date ranges"] ["период", "периода", "периодов"];
    /// Jumps of a Jump To step.
    JUMP: ["jump", "jumps"] ["переход", "перехода", "переходов"];
    /// How many times.
    TIME: ["time", "times"] ["раз", "раза", "раз"];
    /// Errors among the findings.
    ERROR: ["error", "errors"] ["ошибка", "ошибки", "ошибок"];
    /// Warnings among the findings.
    WARNING: ["warning", "warnings"] ["предупреждение", "предупреждения", "предупреждений"];
    /// Hints among the findings.
    HINT: ["hint", "hints"] ["подсказка", "подсказки", "подсказок"];
    /// Retries of a question.
    RETRY: ["retry", "retries"] ["повтор", "повтора", "повторов"];
    /// Skills of a user.
    SKILL: ["skill", "skills"] ["навык", "навыка", "навыков"];
    /// Changes of a document.
    CHANGE: ["change", "changes"] ["изменение", "изменения", "изменений"];
    /// Tests of a workflow.
    TEST: ["test", "tests"] ["тест", "теста", "тестов"];
    /// Connections between steps.
    EDGE: ["connection", "connections"] ["связь", "связи", "связей"];
    /// Events of a scenario.
    EVENT: ["event", "events"] ["событие", "события", "событий"];
    /// Assignments.
    ASSIGNMENT: ["assignment", "assignments"] ["назначение", "назначения", "назначений"];
    /// Open contacts, as in "5 open contacts".
    OPEN_CONTACT: ["open contact", "open contacts"] ["открытый контакт", "открытых контакта", "открытых контактов"];
}

/// A whole number with its thousands apart: "2,000", «2 000» (with a no-break space).
#[must_use]
pub fn integer(n: i64, language: Language) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut text = String::new();
    if n < 0 {
        text.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(language.pick(",", "\u{a0}"));
        }
        text.push(digit);
    }
    text
}

/// A number with a fraction as the language writes it: "3.1", «3,1».
#[must_use]
pub fn number(n: usher_model::value::Number, language: Language) -> String {
    if let Some(whole) = n.as_integer() {
        return integer(whole, language);
    }
    let text = n.to_string();
    match language {
        Language::En => text,
        Language::Ru => text.replace('.', ","),
    }
}

/// A share of a hundred: "3.1%", «3,1 %».
#[must_use]
pub fn percent(n: usher_model::value::Number, language: Language) -> String {
    format!("{}{}", number(n, language), language.pick("%", "\u{a0}%"))
}

/// A place in a row: "1st", «1-й».
#[must_use]
pub fn ordinal(n: i64, language: Language) -> String {
    match language {
        Language::Ru => format!("{}-й", integer(n, language)),
        Language::En => {
            let ending = match (n % 10, n % 100) {
                (1, rest) if rest != 11 => "st",
                (2, rest) if rest != 12 => "nd",
                (3, rest) if rest != 13 => "rd",
                _ => "th",
            };
            format!("{}{ending}", integer(n, language))
        }
    }
}

/// Words joined as a sentence joins them: "a, b and c", «a, b и c».
#[must_use]
pub fn and(items: &[String], language: Language) -> String {
    joined(items, language.pick(" and ", " и "))
}

/// Words of which one is meant: "a, b or c", «a, b или c».
#[must_use]
pub fn or(items: &[String], language: Language) -> String {
    joined(items, language.pick(" or ", " или "))
}

fn joined(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{}{last}{end}", first.join(", ")),
    }
}
