//! Every sentence the product says, in English and Russian.
//!
//! Rules of style: verb and object on buttons; what, where and what to do in errors, with the number that is wrong and the one
//! that is allowed; names made by people in “quotes” or «кавычках»; no pleas, no exclamation marks, no blame.

pub mod names;
pub mod plural;
pub mod values;

mod agreement;
pub mod card;
mod card_steps;
pub mod conditions;
pub mod steps;

pub mod edits;

pub mod builder;
pub mod events;
pub mod expectations;
pub mod faults;
mod finding_words;
pub mod findings;
pub mod inspector;
pub mod pages;
pub mod simulator;
pub mod trace;
mod trace_lines;
pub mod trace_reasons;
pub mod ui;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Russian.
    Ru,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::En, Self::Ru];

    /// The BCP 47 code, for `<html lang>` and the preferences.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
        }
    }

    /// The language of a BCP 47 tag, such as a browser's `ru-RU`; `None` when it is neither.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.code()))
    }

    /// The language's own name, for the switch.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.pick("English", "Русский")
    }

    /// The text of this language out of both.
    #[must_use]
    pub const fn pick(self, en: &'static str, ru: &'static str) -> &'static str {
        match self {
            Self::En => en,
            Self::Ru => ru,
        }
    }

    /// A name made by a person, in quotes: “Chat menu”, «Меню в чате».
    #[must_use]
    pub fn quote(self, text: &str) -> String {
        match self {
            Self::En => format!("“{text}”"),
            Self::Ru => format!("«{text}»"),
        }
    }
}
