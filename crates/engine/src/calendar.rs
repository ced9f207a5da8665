//! Time zones, business hours, date ranges and instants as people write them (docs/domain.md, section 4).

use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};
use usher_model::time::{Date, DateRange, Day, Instant, Moment, OpenHours};

use crate::planted::Bug;

/// A time zone with its summer-time rules, from the database that is built in: the same natively and in every browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// What clock and calendar on the wall show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Local {
    /// The day.
    pub date: Date,
    /// Whole minutes since the clock showed midnight, 0 to 1,439.
    pub minutes: u16,
    /// The day of the week.
    pub day: Day,
    /// Both as text: `2026-03-02 09:00`.
    pub text: String,
}

impl Zone {
    /// The zone of an IANA name, spelled as IANA does; `None` when there is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let zone = TimeZoneDatabase::bundled().get(name).ok()?;
        if Bug::NoSummerTime.is_planted() {
            return Some(Self(TimeZone::fixed(zone.to_offset(jiff::Timestamp::UNIX_EPOCH))));
        }
        (zone.iana_name() == Some(name)).then_some(Self(zone))
    }

    /// Coordinated universal time.
    #[must_use]
    pub const fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// The IANA names there are, in order.
    pub fn names() -> impl Iterator<Item = String> {
        let mut names: Vec<String> = TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect();
        names.sort();
        names.into_iter()
    }

    /// What clock and calendar show at an instant.
    #[must_use]
    pub fn local(&self, instant: Instant) -> Local {
        let shown = self.0.to_datetime(instant.to_timestamp());
        let (hour, minute) = (shown.hour().unsigned_abs(), shown.minute().unsigned_abs());
        let date = Date::from(shown.date());
        let weekday = usize::from(shown.weekday().to_monday_zero_offset().unsigned_abs());
        Local {
            text: format!("{date} {hour:02}:{minute:02}"),
            date,
            minutes: u16::from(hour) * 60 + u16::from(minute),
            day: Day::ALL[weekday % Day::ALL.len()],
        }
    }

    /// Minutes east of UTC at an instant.
    #[must_use]
    pub fn offset_minutes(&self, instant: Instant) -> i16 {
        i16::try_from(self.0.to_offset(instant.to_timestamp()).seconds() / 60).unwrap_or_default()
    }

    /// The first instant of a day: midnight, or the end of the summer-time gap at midnight.
    #[must_use]
    pub fn start_of(&self, date: Date) -> Instant {
        self.instant(date.civil().at(0, 0, 0, 0)).unwrap_or(Instant::MAX)
    }

    /// The instant at which clock and calendar show this: in a summer-time gap the first instant after it, in an overlap the
    /// earlier one (docs/domain.md, "Words about time and text").
    fn instant(&self, shown: jiff::civil::DateTime) -> Option<Instant> {
        let ambiguous = self.0.to_ambiguous_timestamp(shown);
        let timestamp = match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => ambiguous.earlier().ok()?,
            AmbiguousOffset::Gap { .. } => self.0.following(ambiguous.earlier().ok()?).next()?.timestamp(),
        };
        Some(Instant::from(timestamp))
    }
}

/// The day after a day of the week.
const fn next(day: Day) -> Day {
    match day {
        Day::Mon => Day::Tue,
        Day::Tue => Day::Wed,
        Day::Wed => Day::Thu,
        Day::Thu => Day::Fri,
        Day::Fri => Day::Sat,
        Day::Sat => Day::Sun,
        Day::Sun => Day::Mon,
    }
}

/// Whether an instant falls into one of the intervals `[from, to)`, by the clock of the zone. An end before the start crosses
/// midnight into the next day; an interval whose start equals its end is empty (the analysis reports it).
#[must_use]
pub fn inside_hours(hours: &[OpenHours], zone: &Zone, at: Instant) -> bool {
    let local = zone.local(at);
    hours.iter().any(|open| {
        let (from, to) = (open.from.minutes(), open.to.minutes());
        if from <= to {
            open.day == local.day && (from..to).contains(&local.minutes)
        } else {
            (open.day == local.day && local.minutes >= from) || (next(open.day) == local.day && local.minutes < to)
        }
    })
}

/// Whether the day of an instant, by the calendar of the zone, lies in one of the ranges, both ends included.
#[must_use]
pub fn inside_ranges(ranges: &[DateRange], zone: &Zone, at: Instant) -> bool {
    let date = zone.local(at).date;
    ranges.iter().any(|range| (range.from..=range.to).contains(&date))
}

/// Reads an instant: RFC 3339, or what clock and calendar of the zone show (`2026-03-02T09:00`, with seconds, with a space in
/// place of `T`, or a date alone: the start of that day). Fractions of a second are cut off.
#[must_use]
pub fn parse_instant(text: &str, zone: &Zone) -> Option<Instant> {
    let text = text.trim();
    if !text.is_ascii() || text.len() < 10 {
        return None;
    }
    let (date, rest) = text.split_at(10);
    let date: Date = date.parse().ok()?;
    if rest.is_empty() {
        return Some(zone.start_of(date));
    }
    let time = rest.strip_prefix(['T', 't', ' '])?;
    let (clock, offset) = match time.find(['Z', 'z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let seconds = if clock.len() == 5 { format!("{clock}:00") } else { clock.to_owned() };
    if offset.is_empty() {
        // The offset only lets the one reader of RFC 3339 check the text; the zone gives the real one.
        let shown: Moment = format!("{date}T{seconds}Z").parse().ok()?;
        return zone.instant(jiff::tz::Offset::UTC.to_datetime(shown.instant.to_timestamp()));
    }
    format!("{date}T{seconds}{}", offset.to_ascii_uppercase()).parse::<Moment>().ok().map(|moment| moment.instant)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn riga() -> Zone {
        Zone::named("Europe/Riga").unwrap()
    }

    fn at(text: &str) -> Instant {
        text.parse::<Moment>().unwrap().instant
    }

    fn hours(text: &str) -> Vec<OpenHours> {
        let day = |word: &str| serde_json::from_value(serde_json::json!(word)).unwrap();
        let interval = |part: &str| {
            let words: Vec<&str> = part.split([' ', '-']).collect();
            OpenHours { day: day(words[0]), from: words[1].parse().unwrap(), to: words[2].parse().unwrap() }
        };
        text.split(", ").map(interval).collect()
    }

    #[test]
    fn zones_are_those_of_the_built_in_database() {
        for (name, known) in [
            ("Europe/Riga", true),
            ("UTC", true),
            ("Etc/UTC", true),
            ("Asia/Kathmandu", true),
            ("EST5EDT", true),
            ("Mars/Base", false),
            ("europe/riga", false),
            ("", false),
            ("+02:00", false),
        ] {
            assert_eq!(Zone::named(name).is_some(), known, "{name}");
        }
        assert!(Zone::names().any(|name| name == "Europe/Riga"));
        assert!(Zone::names().all(|name| Zone::named(&name).is_some()));
    }

    #[test]
    fn clocks_and_calendars_follow_summer_time() {
        for (instant, shown, day) in [
            ("2026-03-02T07:00:00Z", "2026-03-02 09:00", Day::Mon),
            ("2026-03-29T00:59:59Z", "2026-03-29 02:59", Day::Sun),
            ("2026-03-29T01:00:00Z", "2026-03-29 04:00", Day::Sun),
            ("2026-10-25T00:30:00Z", "2026-10-25 03:30", Day::Sun),
            ("2026-10-25T01:30:00Z", "2026-10-25 03:30", Day::Sun),
            ("2026-12-31T22:00:00Z", "2027-01-01 00:00", Day::Fri),
        ] {
            let local = riga().local(at(instant));
            assert_eq!((local.text.as_str(), local.day), (shown, day), "{instant}");
        }
        assert_eq!(riga().local(Instant::MIN).date.to_string(), "0001-01-01");
        assert!(Zone::named("America/New_York").unwrap().local(Instant::MIN).text.starts_with("0000-12-31"));
        assert_eq!(riga().offset_minutes(at("2026-07-01T00:00:00Z")), 180);
    }

    #[test]
    fn business_hours_include_the_start_and_not_the_end() {
        for (open, instant, inside) in [
            ("mon 09:00-18:00", "2026-03-02T08:59:59+02:00", false),
            ("mon 09:00-18:00", "2026-03-02T09:00:00+02:00", true),
            ("mon 09:00-18:00", "2026-03-02T17:59:59+02:00", true),
            ("mon 09:00-18:00", "2026-03-02T18:00:00+02:00", false),
            ("mon 09:00-18:00", "2026-03-03T09:00:00+02:00", false),
            ("mon 09:00-12:00, mon 13:00-18:00", "2026-03-02T12:30:00+02:00", false),
            ("mon 09:00-12:00, mon 13:00-18:00", "2026-03-02T13:00:00+02:00", true),
            ("sun 00:00-24:00", "2026-03-08T23:59:59+02:00", true),
            ("sun 00:00-24:00", "2026-03-09T00:00:00+02:00", false),
            // Over midnight: Sunday's shift ends on Monday morning.
            ("sun 22:00-06:00", "2026-03-08T21:59:59+02:00", false),
            ("sun 22:00-06:00", "2026-03-08T22:00:00+02:00", true),
            ("sun 22:00-06:00", "2026-03-09T05:59:59+02:00", true),
            ("sun 22:00-06:00", "2026-03-09T06:00:00+02:00", false),
            ("sun 22:00-06:00", "2026-03-08T05:00:00+02:00", false),
            ("sun 22:00-00:00", "2026-03-08T23:59:59+02:00", true),
            ("sun 22:00-00:00", "2026-03-09T00:00:00+02:00", false),
            ("mon 09:00-09:00", "2026-03-02T09:00:00+02:00", false),
            // The night that lacks an hour, and the one that has an hour twice.
            ("sun 03:00-04:00", "2026-03-29T00:59:59Z", false),
            ("sun 03:00-04:00", "2026-03-29T01:00:00Z", false),
            ("sun 03:00-04:00", "2026-10-25T00:00:00Z", true),
            ("sun 03:00-04:00", "2026-10-25T01:59:59Z", true),
            ("sun 03:00-04:00", "2026-10-25T02:00:00Z", false),
        ] {
            assert_eq!(inside_hours(&hours(open), &riga(), at(instant)), inside, "{open} at {instant}");
        }
        assert!(!inside_hours(&[], &riga(), at("2026-03-02T09:00:00Z")));
    }

    #[test]
    fn date_ranges_include_both_days() {
        let ranges = [DateRange { from: "2026-12-24".parse().unwrap(), to: "2026-12-26".parse().unwrap() }];
        for (instant, inside) in [
            ("2026-12-23T23:59:59+02:00", false),
            ("2026-12-24T00:00:00+02:00", true),
            ("2026-12-26T23:59:59+02:00", true),
            ("2026-12-27T00:00:00+02:00", false),
        ] {
            assert_eq!(inside_ranges(&ranges, &riga(), at(instant)), inside, "{instant}");
        }
    }

    #[test]
    fn instants_are_read_in_the_zone() {
        for (text, expected) in [
            ("2026-03-02T09:00:00+02:00", "2026-03-02T07:00:00Z"),
            ("2026-03-02T09:00:00.123Z", "2026-03-02T09:00:00Z"),
            ("2026-03-02T09:00", "2026-03-02T07:00:00Z"),
            (" 2026-03-02 09:00 ", "2026-03-02T07:00:00Z"),
            ("2026-03-02 09:00:30", "2026-03-02T07:00:30Z"),
            ("2026-03-02", "2026-03-01T22:00:00Z"),
            ("2026-07-01 00:00", "2026-06-30T21:00:00Z"),
            // The gap from 03:00 to 04:00 means its end, the hour that comes twice means the first time.
            ("2026-03-29 03:00", "2026-03-29T01:00:00Z"),
            ("2026-03-29T03:30", "2026-03-29T01:00:00Z"),
            ("2026-03-29T04:00", "2026-03-29T01:00:00Z"),
            ("2026-10-25T03:30", "2026-10-25T00:30:00Z"),
            ("2026-10-25T04:00", "2026-10-25T02:00:00Z"),
            ("2090-07-01T12:00", "2090-07-01T09:00:00Z"),
        ] {
            assert_eq!(parse_instant(text, &riga()).map(|i| i.to_string()).as_deref(), Some(expected), "{text}");
        }
        // Where summer time begins at midnight, the day begins at one.
        let beirut = Zone::named("Asia/Beirut").unwrap();
        assert_eq!(parse_instant("2026-03-29", &beirut), Some(at("2026-03-28T22:00:00Z")));
        for bad in
            ["", "tomorrow", "2026-02-30", "2026-03-02T24:00", "2026-03-02T9:00", "2026-03-02T09:00:60", "2026-03-02x09:00", "02.03.2026"]
        {
            assert_eq!(parse_instant(bad, &riga()), None, "{bad}");
        }
    }
}
