//! Plays a world twice and says where the two first differ.

use std::panic::{AssertUnwindSafe, catch_unwind};

use oracle::{Line, Oracle, worlds::Drawn};
use usher_engine::{Setup, World};
use usher_model::trace::{Notice, TraceEntry, What};

use crate::counts::Counts;

/// What a difference says when one of the two does not play the world at all.
pub const CANNOT: &str = "cannot be played";

/// All but what only the engine tells: how texts are made and sent, what a condition looked at, remarks on absent values.
fn is_compared(what: &What) -> bool {
    !matches!(
        what,
        What::Condition { .. }
            | What::MessageSent { .. }
            | What::MessageFailed { .. }
            | What::VariableSet { .. }
            | What::Warning { notice: Notice::AbsentVariable { .. } | Notice::NotANumber { .. } | Notice::NotSet { .. } }
    )
}

fn line(entry: TraceEntry) -> Line {
    Line { at: entry.at, contact: entry.contact, workflow: entry.workflow, run: entry.run, node: entry.node, what: entry.what }
}

/// A line as a person reads it.
fn written(line: &Line) -> String {
    let id = |id: Option<String>| id.unwrap_or_else(|| "-".to_owned());
    format!(
        "{} {} {} {} {} {}",
        line.at,
        id(line.contact.as_ref().map(ToString::to_string)),
        id(line.workflow.as_ref().map(ToString::to_string)),
        id(line.run.map(|run| run.to_string())),
        id(line.node.as_ref().map(ToString::to_string)),
        serde_json::to_string(&line.what).expect("a line is JSON")
    )
}

/// The lines around the first one that differs.
fn listed(lines: &[Line], other: &[Line]) -> String {
    let same = lines.iter().zip(other).take_while(|(line, other)| line == other).count();
    lines.iter().skip(same.saturating_sub(12)).take(24).map(|line| format!("  {}\n", written(line))).collect()
}

/// Where engine and oracle first differ; counts what happened as far as they agree.
pub fn difference(drawn: &Drawn, counts: &mut Counts) -> Option<String> {
    let begin = &drawn.begin;
    let mut engine = World::new(Setup {
        document: begin.document.clone(),
        under_test: begin.under_test.clone(),
        start: begin.start,
        contacts: begin.contacts.clone(),
        users: begin.users.clone(),
    });
    let mut oracle = Oracle::new(begin.clone());
    for (number, event) in drawn.events.iter().enumerate() {
        let head = format!("event {}: {}", number + 1, serde_json::to_string(event).expect("an event is JSON"));
        let entries = match engine.apply(event) {
            Ok(entries) => entries,
            Err(refused) => return Some(format!("{head}\n{CANNOT} by the engine: {refused}")),
        };
        let got: Vec<Line> = entries.into_iter().map(line).filter(|line| is_compared(&line.what)).collect();
        let Ok(wanted) = catch_unwind(AssertUnwindSafe(|| oracle.apply(event))) else {
            return Some(format!("{head}\n{CANNOT} by the oracle"));
        };
        if got != wanted {
            return Some(format!("{head}\nengine\n{}oracle\n{}", listed(&got, &wanted), listed(&wanted, &got)));
        }
        if engine.state() != oracle.state() {
            return Some(format!("{head}\nengine {:?}\noracle {:?}", engine.state(), oracle.state()));
        }
        if engine.next_timer() != oracle.next_timer() {
            return Some(format!("{head}\nnext timer of the engine {:?}, of the oracle {:?}", engine.next_timer(), oracle.next_timer()));
        }
        counts.add(&begin.document, &got, oracle.longest_line());
    }
    None
}
