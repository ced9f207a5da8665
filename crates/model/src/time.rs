//! Durations, instants, dates and hours of the day. No clock is read here or anywhere in the pure crates.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The unit of a [`Duration`]; exact: a day is 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Unit {
    /// One second.
    Seconds,
    /// 60 seconds.
    Minutes,
    /// 3,600 seconds.
    Hours,
    /// 86,400 seconds.
    Days,
}

impl Unit {
    /// Every unit, shortest first.
    pub const ALL: [Self; 4] = [Self::Seconds, Self::Minutes, Self::Hours, Self::Days];

    /// How many seconds one of it is.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        match self {
            Self::Seconds => 1,
            Self::Minutes => 60,
            Self::Hours => 3_600,
            Self::Days => 86_400,
        }
    }
}

/// A span of time as a person set it. Any value can be read; the limits are checked by the analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Duration {
    /// How many units.
    pub value: i64,
    /// Of which length.
    pub unit: Unit,
}

impl Duration {
    /// A span of so many units.
    #[must_use]
    pub const fn new(value: i64, unit: Unit) -> Self {
        Self { value, unit }
    }

    /// The span in seconds; a negative or absurdly long one is cut to what time can hold.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.value.saturating_mul(self.unit.seconds()).clamp(0, MAX_SPAN)
    }
}

/// No span is longer than this, in seconds: ten thousand years.
const MAX_SPAN: i64 = 10_000 * 366 * 86_400;

/// A point in time, in whole seconds since 1970 UTC. Written as RFC 3339 in UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The first instant there is: 0001-01-01T00:00:00Z.
    pub const MIN: Self = Self(-62_135_596_800);
    /// The last instant there is: 9999-12-30T00:00:00Z.
    pub const MAX: Self = Self(253_402_128_000);

    /// So many seconds after 1970 UTC, held within [`Instant::MIN`] and [`Instant::MAX`].
    #[must_use]
    pub fn from_seconds(seconds: i64) -> Self {
        Self(seconds.clamp(Self::MIN.0, Self::MAX.0))
    }

    /// Seconds since 1970 UTC.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The instant so many seconds later, never after [`Instant::MAX`].
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_seconds(self.0.saturating_add(seconds))
    }

    /// The instant a duration later.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        self.plus_seconds(duration.seconds())
    }

    /// Seconds from an earlier instant to this one; negative when it is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// The same instant for jiff.
    #[must_use]
    pub fn to_timestamp(self) -> jiff::Timestamp {
        jiff::Timestamp::from_second(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }
}

impl From<jiff::Timestamp> for Instant {
    fn from(timestamp: jiff::Timestamp) -> Self {
        Self::from_seconds(timestamp.as_second())
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ((year, month, day), second) = (date_of_days(self.0.div_euclid(86_400)), self.0.rem_euclid(86_400));
        let parts = [year / 100, year % 100, month, day, second / 3600, second / 60 % 60, second % 60];
        // Every line of a trace begins with an instant: its digits are put in their places, which is much faster than formats.
        let mut text = *b"0000-00-00T00:00:00Z";
        for (value, at) in parts.into_iter().zip([0, 2, 5, 8, 11, 14, 17]) {
            let value = u8::try_from(value).unwrap_or_default();
            (text[at], text[at + 1]) = (b'0' + value / 10, b'0' + value % 10);
        }
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let moment = Moment::deserialize(deserializer)?;
        Ok(moment.instant)
    }
}

/// An instant as a person wrote it: with the offset from UTC that was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The point in time.
    pub instant: Instant,
    /// Minutes east of UTC; only a matter of writing.
    pub offset_minutes: i16,
}

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

impl Moment {
    /// The instant written with the given offset, in minutes east of UTC.
    #[must_use]
    pub const fn new(instant: Instant, offset_minutes: i16) -> Self {
        Self { instant, offset_minutes }
    }
}

impl FromStr for Moment {
    type Err = BadTime;

    /// RFC 3339 in whole seconds: date, `T`, time, `Z` or an offset.
    fn from_str(text: &str) -> Result<Self, BadTime> {
        let bytes = text.as_bytes();
        if !text.is_ascii() || bytes.len() < 20 || bytes[10] != b'T' || bytes[13] != b':' || bytes[16] != b':' {
            return Err(BadTime::Instant);
        }
        let date: Date = text[..10].parse().map_err(|_| BadTime::Instant)?;
        let number = |range: std::ops::Range<usize>| digits(&text[range]).ok_or(BadTime::Instant);
        let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
        if hour > 23 || minute > 59 || second > 59 {
            return Err(BadTime::Instant);
        }
        let offset_minutes = offset(&text[19..]).ok_or(BadTime::Instant)?;
        let seconds = date.days() * 86_400 + hour * 3600 + minute * 60 + second - i64::from(offset_minutes) * 60;
        if !(Instant::MIN.0..=Instant::MAX.0).contains(&seconds) {
            return Err(BadTime::Instant);
        }
        Ok(Self { instant: Instant(seconds), offset_minutes })
    }
}

/// Reads `Z`, `+02:00` or `-05:30` as minutes east of UTC.
fn offset(text: &str) -> Option<i16> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, rest) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    if hours.len() != 2 || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes) = (digits(hours)?, digits(minutes)?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    i16::try_from(sign * (hours * 60 + minutes)).ok()
}

fn digits(text: &str) -> Option<i64> {
    if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = Instant(self.instant.0 + i64::from(self.offset_minutes) * 60).to_string();
        let local = local.trim_end_matches('Z');
        if self.offset_minutes == 0 {
            return write!(f, "{local}Z");
        }
        let sign = if self.offset_minutes < 0 { '-' } else { '+' };
        let minutes = self.offset_minutes.abs();
        write!(f, "{local}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

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
const fn date_of_days(days: i64) -> (i64, i64, i64) {
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

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
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
    use super::*;

    #[test]
    fn moments_come_back_as_they_were_written() {
        for text in ["2026-03-02T09:00:00+02:00", "2026-03-02T07:00:00Z", "1969-12-31T23:59:59-05:30", "0001-01-01T00:00:00Z"] {
            let moment: Moment = text.parse().unwrap();
            assert_eq!(moment.to_string(), text);
        }
        let moment: Moment = "2026-03-02T09:00:00+02:00".parse().unwrap();
        assert_eq!(moment.instant.to_string(), "2026-03-02T07:00:00Z");
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "2026-03-02",
            "2026-03-02T09:00:00",
            "2026-02-30T09:00:00Z",
            "2026-03-02T24:00:00Z",
            "0000-01-01T00:00:00Z",
            "2026-03-02T09:00:00+2:00",
            "2026-03-02T09:00:60Z",
            "9999-12-31T23:59:59-23:59",
        ] {
            assert_eq!(text.parse::<Moment>(), Err(BadTime::Instant), "{text}");
        }
    }

    #[test]
    fn the_end_of_the_day_is_a_time() {
        assert_eq!("24:00".parse::<TimeOfDay>().unwrap().minutes(), 1440);
        for text in ["25:00", "9:5", "24:01", "12:60", ""] {
            assert_eq!(text.parse::<TimeOfDay>(), Err(BadTime::Time), "{text}");
        }
    }

    #[test]
    fn absurd_spans_do_not_overflow() {
        let far = Instant::from_seconds(0).plus(Duration::new(i64::MAX, Unit::Days));
        assert_eq!(far, Instant::MAX);
        assert_eq!(Instant::from_seconds(5).plus(Duration::new(-9, Unit::Days)), Instant::from_seconds(5));
    }

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
