//! Clocks and calendars of time zones, worked out by looking at instants one after the other.

use jiff::tz::{TimeZone, TimeZoneDatabase};
use usher_model::time::{Date, DateRange, Day, Instant, Moment, OpenHours};

/// A time zone.
#[derive(Clone, Debug)]
pub(super) struct Zone(TimeZone);

impl Zone {
    /// The zone of an IANA name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let zone = TimeZoneDatabase::bundled().get(name).ok()?;
        (zone.iana_name() == Some(name)).then_some(Self(zone))
    }

    /// The zone of a workspace; UTC when there is none of this name.
    pub(super) fn of_workspace(name: &str) -> Self {
        Self::named(name).unwrap_or(Self(TimeZone::UTC))
    }

    /// What clock and calendar show, as seconds since 1970 of a clock without summer time.
    pub(super) fn shown(&self, at: Instant) -> i64 {
        at.seconds() + i64::from(self.0.to_offset(at.to_timestamp()).seconds())
    }

    /// The same as text: `2026-03-02 09:00`.
    pub(super) fn text(&self, at: Instant) -> String {
        Instant::from_seconds(self.shown(at)).to_string()[..16].replace('T', " ")
    }

    /// The first instant at which clock and calendar show this or more: after a gap the first one, in an overlap the earlier one.
    pub(super) fn first(&self, shown: i64) -> Instant {
        let day = 86_400;
        let offsets = [-2 * day, 0, 2 * day].map(|away| {
            let near = Instant::from_seconds(shown + away);
            self.shown(near) - near.seconds()
        });
        let exact = offsets.into_iter().map(|offset| Instant::from_seconds(shown - offset)).filter(|at| self.shown(*at) == shown);
        if let Some(earliest) = exact.min() {
            return earliest;
        }
        // A gap: the clock only goes on around it.
        let (mut before, mut after) = (shown - 2 * day, shown + 2 * day);
        while after - before > 1 {
            let middle = before.midpoint(after);
            if self.shown(Instant::from_seconds(middle)) >= shown { after = middle } else { before = middle }
        }
        Instant::from_seconds(after)
    }

    /// The instant that a text means: RFC 3339, or what clock and calendar show, or the start of a day.
    pub(super) fn read(&self, text: &str) -> Option<Instant> {
        let text = text.trim();
        if let Ok(moment) = text.parse::<Moment>() {
            return Some(moment.instant);
        }
        let date: Date = text.get(..10)?.parse().ok()?;
        let seconds = match text.get(10..)? {
            "" => 0,
            rest => {
                let clock = rest.strip_prefix(['T', ' '])?;
                let clock = if clock.len() == 5 { format!("{clock}:00") } else { clock.to_owned() };
                let moment: Moment = format!("{date}T{clock}Z").parse().ok()?;
                moment.instant.seconds() - date.days() * 86_400
            }
        };
        Some(self.first(date.days() * 86_400 + seconds))
    }

    /// Whether the clock went forward (`Some(true)`) or back between two instants.
    pub(super) fn changes(&self, from: Instant, to: Instant) -> Option<bool> {
        let offset = |at: Instant| self.shown(at) - at.seconds();
        (offset(from) != offset(to)).then(|| offset(to) > offset(from))
    }

    /// I38: `[from, to)` by the clock; an end before the start crosses midnight.
    pub(super) fn inside_hours(&self, hours: &[OpenHours], at: Instant) -> bool {
        let shown = self.shown(at);
        // 1 January 1970 was a Thursday.
        let today = Day::ALL[usize::try_from((shown.div_euclid(86_400) + 3).rem_euclid(7)).expect("below 7")];
        let yesterday = Day::ALL[usize::try_from((shown.div_euclid(86_400) + 2).rem_euclid(7)).expect("below 7")];
        let minute = shown.rem_euclid(86_400) / 60;
        hours.iter().any(|open| {
            let (from, to) = (i64::from(open.from.minutes()), i64::from(open.to.minutes()));
            let to = if to < from { to + 1_440 } else { to };
            (open.day == today && from <= minute && minute < to) || (open.day == yesterday && from <= minute + 1_440 && minute + 1_440 < to)
        })
    }

    /// Both days of a range included.
    pub(super) fn inside_ranges(&self, ranges: &[DateRange], at: Instant) -> bool {
        let day = self.shown(at).div_euclid(86_400);
        ranges.iter().any(|range| range.from.days() <= day && day <= range.to.days())
    }
}
