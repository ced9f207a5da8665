//! Points in time, and how a person wrote them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{BadTime, Date, Duration, date::date_of_days, digits};

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

    /// RFC 3339 in UTC. Every line of a trace has an instant: its digits are put in their places, which is much faster than formats.
    #[must_use]
    pub fn to_ascii(self) -> [u8; 20] {
        let ((year, month, day), second) = (date_of_days(self.0.div_euclid(86_400)), self.0.rem_euclid(86_400));
        let parts = [year / 100, year % 100, month, day, second / 3600, second / 60 % 60, second % 60];
        let mut text = *b"0000-00-00T00:00:00Z";
        for (value, at) in parts.into_iter().zip([0, 2, 5, 8, 11, 14, 17]) {
            let value = u8::try_from(value).unwrap_or_default();
            (text[at], text[at + 1]) = (b'0' + value / 10, b'0' + value % 10);
        }
        text
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
        f.write_str(std::str::from_utf8(&self.to_ascii()).unwrap_or_default())
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(std::str::from_utf8(&self.to_ascii()).unwrap_or_default())
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
}
