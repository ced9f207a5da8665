//! Times of the day, days of the week, and the hours that are open.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{BadTime, digits};

/// A time of the day in minutes after midnight, from `00:00` to `24:00` (the end of the day).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// The time at so many minutes after midnight; at most 1,440.
    #[must_use]
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes <= 1440).then_some(Self(minutes))
    }

    /// Minutes after midnight, 0 to 1,440.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl FromStr for TimeOfDay {
    type Err = BadTime;

    fn from_str(text: &str) -> Result<Self, BadTime> {
        let (hour, minute) = text.split_once(':').ok_or(BadTime::Time)?;
        if hour.len() != 2 || minute.len() != 2 {
            return Err(BadTime::Time);
        }
        let (hour, minute) = (digits(hour).ok_or(BadTime::Time)?, digits(minute).ok_or(BadTime::Time)?);
        if minute > 59 {
            return Err(BadTime::Time);
        }
        u16::try_from(hour * 60 + minute).ok().and_then(Self::from_minutes).ok_or(BadTime::Time)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names of the days say it all")]
pub enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Day {
    /// Monday to Sunday.
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];
}

/// One open interval of a weekday: from inclusive, to exclusive; a `to` before `from` crosses midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenHours {
    /// The day on which it begins.
    pub day: Day,
    /// When it begins.
    pub from: TimeOfDay,
    /// When it ends.
    pub to: TimeOfDay,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_day_is_a_time() {
        assert_eq!("24:00".parse::<TimeOfDay>().unwrap().minutes(), 1440);
        for text in ["25:00", "9:5", "24:01", "12:60", ""] {
            assert_eq!(text.parse::<TimeOfDay>(), Err(BadTime::Time), "{text}");
        }
    }
}
