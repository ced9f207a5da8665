//! Days of the calendar.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{BadTime, digits};

/// A day of the calendar, such as `2026-12-24`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The same day for jiff.
    #[must_use]
    pub const fn civil(self) -> jiff::civil::Date {
        self.0
    }

    /// Days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms").
    #[must_use]
    pub fn days(self) -> i64 {
        let (month, day) = (i64::from(self.0.month()), i64::from(self.0.day()));
        let year = i64::from(self.0.year()) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = if month > 2 { month - 3 } else { month + 9 };
        let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(date: jiff::civil::Date) -> Self {
        Self(date)
    }
}

/// Year, month and day so many days after 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms").
pub(super) const fn date_of_days(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

impl FromStr for Date {
    type Err = BadTime;

    fn from_str(text: &str) -> Result<Self, BadTime> {
        let bytes = text.as_bytes();
        if !text.is_ascii() || bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(BadTime::Date);
        }
        let number = |range: std::ops::Range<usize>| digits(&text[range]).ok_or(BadTime::Date);
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        let narrow = |n: i64| i8::try_from(n).map_err(|_| BadTime::Date);
        let year = i16::try_from(year).map_err(|_| BadTime::Date)?;
        if year == 0 {
            return Err(BadTime::Date);
        }
        jiff::civil::Date::new(year, narrow(month)?, narrow(day)?).map(Self).map_err(|_| BadTime::Date)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

/// Days from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DateRange {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

#[cfg(test)]
mod tests {
    use super::{super::Instant, *};

    #[test]
    fn dates_agree_with_jiff() {
        for days in (-700_000..2_900_000).step_by(997) {
            let instant = Instant::from_seconds(days * 86_400);
            let date: Date = instant.to_string()[..10].parse().unwrap();
            assert_eq!(date.days(), days);
            assert_eq!(instant.to_string(), instant.to_timestamp().to_string(), "{days}");
        }
    }
}
