//! Durations, instants, dates and hours of the day. No clock is read here or anywhere in the pure crates.

mod date;
mod duration;
mod hours;
mod instant;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use {
    date::{Date, DateRange},
    duration::{Duration, Unit},
    hours::{Day, OpenHours, TimeOfDay},
    instant::{Instant, Moment},
};

/// Why a text is no instant, date or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadTime {
    /// Not `2026-03-02T09:00:00+02:00`.
    #[error("expected an instant such as 2026-03-02T09:00:00+02:00")]
    Instant,
    /// Not `2026-12-24`.
    #[error("expected a date such as 2026-12-24")]
    Date,
    /// Not `09:00`.
    #[error("expected a time such as 09:00")]
    Time,
}

fn digits(text: &str) -> Option<i64> {
    if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

macro_rules! written_as_text {
    ($($name:ident, $schema:literal, $pattern:literal;)*) => { $(
        impl TryFrom<String> for $name {
            type Error = BadTime;
            fn try_from(text: String) -> Result<Self, BadTime> {
                text.parse()
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $schema.into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    )* };
}

written_as_text! {
    Moment, "Instant", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$";
    Date, "Date", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    TimeOfDay, "TimeOfDay", r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$";
}
