//! The lines of one event, read one after the other.

use usher_model::{
    ids::VariableName,
    trace::{EndReason, Notice, TraceEntry, What},
    value::Value,
};

use super::{Checked, Checker, ensure, fault, flow::Run};

/// A place in the lines of an event.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    entries: &'a [TraceEntry],
    at: usize,
}

impl<'a> Lines<'a> {
    pub(super) const fn new(entries: &'a [TraceEntry]) -> Self {
        Self { entries, at: 0 }
    }

    /// The next line.
    pub(super) fn peek(&self) -> Option<&'a TraceEntry> {
        self.entries.get(self.at)
    }

    /// What the next line says.
    pub(super) fn what(&self) -> Option<&'a What> {
        self.peek().map(|entry| &entry.what)
    }
}

/// About whom and what a line is: contact, workflow, run and node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Who {
    pub(super) contact: Option<usize>,
    pub(super) flow: Option<usize>,
    pub(super) run: Option<u32>,
    pub(super) node: Option<usize>,
}

impl Who {
    /// About nobody.
    pub(super) const NOBODY: Self = Self { contact: None, flow: None, run: None, node: None };

    /// About a contact alone.
    pub(super) const fn contact(contact: usize) -> Self {
        Self { contact: Some(contact), ..Self::NOBODY }
    }

    /// About a run, where it is.
    pub(super) const fn run(run: &Run) -> Self {
        Self { contact: Some(run.contact), flow: Some(run.flow), run: Some(run.number), node: Some(run.node) }
    }
}

impl Checker {
    /// I7: takes the next line, which must be about `who`: lines are counted, time is that of the clock, and everything exists.
    pub(super) fn take<'a>(&mut self, lines: &mut Lines<'a>, who: Who, invariant: &'static str, wanted: &str) -> Checked<&'a What> {
        let Some(entry) = lines.peek() else { return fault(invariant, format!("the trace ends where {wanted} has to come for {who:?}")) };
        lines.at += 1;
        self.seq += 1;
        let counted = (entry.seq, entry.event) == (self.seq, self.event);
        ensure(counted, "I7", || format!("line {} of event {} is {entry:?}", self.seq, self.event))?;
        let at = if matches!(entry.what, What::TimedOut { .. }) { "I33" } else { "I7" };
        ensure(entry.at == self.now, at, || format!("it is {}, not the instant of {entry:?}", self.now))?;
        let told = self.names(who);
        let same = (&entry.contact, &entry.workflow, entry.run, &entry.node) == (&told.0, &told.1, who.run, &told.2);
        ensure(same, invariant, || format!("{wanted} has to come for {told:?}, run {:?}, not {entry:?}", who.run))?;
        Ok(&entry.what)
    }

    /// Takes the next line, which must say just this.
    pub(super) fn told(&mut self, lines: &mut Lines, who: Who, invariant: &'static str, what: &What) -> Checked {
        // Only a fault needs the words.
        let found = self.take(lines, who, invariant, "")?;
        ensure(found == what, invariant, || format!("{what:?} has to come, not {found:?}"))
    }

    /// The next line of this run tells an error that stops it.
    pub(super) fn fails(&mut self, lines: &mut Lines, run: &Run, why: &str) -> Checked<super::burst::Out> {
        let found = self.take(lines, Who::run(run), "I15", why)?;
        ensure(matches!(found, What::Error { .. }), "I15", || format!("an error has to come ({why}), not {found:?}"))?;
        Ok(super::burst::Out::End(EndReason::StepError))
    }

    /// Takes a warning or an error if that is what comes next and it is one of these.
    pub(super) fn notice(&mut self, lines: &mut Lines, who: Who, wanted: impl Fn(&Notice) -> bool) -> Checked<bool> {
        let comes = lines.peek().is_some_and(|entry| {
            entry.run == who.run && matches!(&entry.what, What::Warning { notice } | What::Error { notice } if wanted(notice))
        });
        if comes {
            self.take(lines, who, "I7", "a notice")?;
        }
        Ok(comes)
    }
}

impl Lines<'_> {
    /// The value that a run of this event is given for a variable, if one is.
    pub(super) fn given(&self, name: &VariableName) -> Option<Value> {
        self.entries[self.at..].iter().find_map(|entry| match &entry.what {
            What::VariableSet { name: told, value } if told == name => Some(value.clone()),
            _ => None,
        })
    }
}
