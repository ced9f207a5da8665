//! The fixed words of buttons, labels, titles and short sentences: a table a page, both languages side by side, so that a
//! sentence missing in one of them does not compile. Names that people and tests find things by are fixed in English.

use crate::Language;

/// A sentence with one word in it.
pub type With = fn(&str) -> String;
/// A sentence with a number in it.
pub type Counted = fn(i64) -> String;
/// A sentence with two words in it.
pub type With2 = fn(&str, &str) -> String;
/// A sentence with two numbers in it.
pub type Counted2 = fn(i64, i64) -> String;

/// `name: "English", "Russian";` or, for a sentence with something in it, `name(With): |x| …, |x| …;`.
macro_rules! words {
    ($(#[$doc:meta])* $table:ident { $($(#[$field_doc:meta])* $field:ident $(($type:ty))?: $en:expr, $ru:expr;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        #[allow(missing_docs, reason = "a field says what its English text says")]
        pub struct $table {
            $($(#[$field_doc])* pub $field: word_type!($($type)?),)*
        }

        impl $table {
            /// In English.
            pub const EN: Self = Self { $($field: $en,)* };
            /// In Russian.
            pub const RU: Self = Self { $($field: $ru,)* };
        }
    };
}

/// A word is a text unless its line says otherwise.
macro_rules! word_type {
    () => {
        &'static str
    };
    ($type:ty) => {
        $type
    };
}

mod builder;
mod common;
mod inspector;
mod pages;
mod simulator;

pub use builder::Builder;
pub use common::Common;
pub use inspector::Inspector;
pub use pages::Pages;
pub use simulator::Simulator;

macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident: $table:ident;)*) => {
        impl Language {
            $($(#[$doc])*
            #[must_use]
            pub const fn $name(self) -> &'static $table {
                match self {
                    Self::En => &$table::EN,
                    Self::Ru => &$table::RU,
                }
            })*
        }
    };
}

tables! {
    /// Words of more than one page.
    common: Common;
    /// Words of the builder.
    builder: Builder;
    /// Words of the inspector.
    inspector: Inspector;
    /// Words of the list of workflows and of the frame around the builder.
    pages: Pages;
    /// Words of the simulator.
    simulator: Simulator;
}
