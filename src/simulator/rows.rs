//! The lines of the timeline: each event as a head, and below it what it led to, reasons under the fact they belong to.

use usher_model::{
    event::Event,
    trace::{TraceEntry, What},
};
use usher_scenario::session::Session;

/// A line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Row {
    /// The head of an event, by its number, from 1.
    Head {
        /// The number.
        event: usize,
    },
    /// A fact of an event, and what was looked at before it came about; both by their places in the whole trace.
    Fact {
        /// The event.
        event: usize,
        /// The fact.
        at: usize,
        /// The reasons.
        reasons: Vec<usize>,
    },
}

/// The last lines of a session, whole events only, and whether there are earlier ones.
#[must_use]
pub fn rows(session: &Session, most: usize) -> (Vec<Row>, bool) {
    let last = session.events().len();
    let (mut first, mut count) = (last + 1, 0);
    while first > 1 && count < most {
        first -= 1;
        count += 1 + session.trace_of(first).len();
    }
    let mut rows = Vec::with_capacity(count);
    for event in first..=last {
        rows.push(Row::Head { event });
        facts(session.trace_of(event), &session.events()[event - 1], event, &mut rows);
    }
    (rows, first > 1)
}

fn facts(entries: &[TraceEntry], happened: &Event, event: usize, rows: &mut Vec<Row>) {
    let mut pending: Vec<&TraceEntry> = Vec::new();
    for entry in entries.iter().filter(|entry| !says_the_same(happened, &entry.what)) {
        if pending.last().is_some_and(|reason| !belongs(reason, entry)) {
            flush(&mut pending, event, rows);
        }
        if is_reason(&entry.what) {
            pending.push(entry);
        } else {
            let reasons = pending.drain(..).map(place).collect();
            rows.push(Row::Fact { event, at: place(entry), reasons });
        }
    }
    flush(&mut pending, event, rows);
}

/// Whether the head of an event has said already what an entry says.
fn says_the_same(event: &Event, what: &What) -> bool {
    matches!((event, what), (Event::UserStatus { user, .. }, What::UserStatusChanged { user: changed, .. }) if user == changed)
}

/// Reasons that led to no fact stand for themselves.
fn flush(pending: &mut Vec<&TraceEntry>, event: usize, rows: &mut Vec<Row>) {
    rows.extend(pending.drain(..).map(|entry| Row::Fact { event, at: place(entry), reasons: Vec::new() }));
}

/// Where an entry stands in the whole trace: entries are counted from 1 without a gap.
fn place(entry: &TraceEntry) -> usize {
    usize::try_from(entry.seq).unwrap_or(usize::MAX).saturating_sub(1)
}

fn belongs(reason: &TraceEntry, to: &TraceEntry) -> bool {
    reason.contact == to.contact && reason.workflow == to.workflow && reason.at == to.at
}

/// Whether an entry says why, and not what.
const fn is_reason(what: &What) -> bool {
    matches!(what, What::Condition { .. } | What::Calendar { .. } | What::Dedicated { .. } | What::SkippedUser { .. })
}

/// Whether an event only moves the clock.
#[must_use]
pub const fn is_clock(event: &Event) -> bool {
    matches!(event, Event::Advance { .. } | Event::AdvanceTo { .. } | Event::NextTimer {})
}
