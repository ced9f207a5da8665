//! What came of the scenarios of a file, in words for people and in lines for both kinds of report.

use usher_model::{Document, scenario::Scenario, time::Moment};
use usher_scenario::{
    expect::Got,
    run::{Failure, Verdict},
};

use crate::files::shown;

/// A file whose scenarios were run.
#[derive(Debug)]
pub struct TestedFile {
    /// Its path, as it was given.
    pub path: String,
    /// Its scenarios, in order, or why it could not be read, one fault a line.
    pub scenarios: Result<Vec<Tested>, Vec<String>>,
}

/// A scenario that was run. All its texts can be printed.
#[derive(Debug)]
pub struct Tested {
    /// Its id, with its name where it has one.
    pub name: String,
    /// The event that could not happen, as a line.
    pub refused: Option<String>,
    /// The expectations that did not hold.
    pub failures: Vec<Told>,
    /// Where the virtual clock stood at the start and at the end, and how many events there were.
    pub span: String,
}

/// An expectation that did not hold.
#[derive(Debug)]
pub struct Told {
    /// Which one, and the moment: event, virtual time and step.
    pub moment: String,
    /// What was expected.
    pub expected: String,
    /// What there was.
    pub got: String,
}

impl Tested {
    /// Says what came of a scenario.
    #[must_use]
    pub fn new(document: &Document, scenario: &Scenario, verdict: &Verdict) -> Self {
        let at = |instant| Moment::new(instant, scenario.start.offset_minutes);
        let name = match scenario.name.trim() {
            "" => scenario.id.to_string(),
            name => format!("{} ({name})", scenario.id),
        };
        Self {
            name: shown(&name),
            refused: verdict.refused.as_ref().map(|(event, why)| shown(&format!("event {event}: {why}"))),
            failures: verdict.failures.iter().map(|failure| told(failure, document, scenario)).collect(),
            span: format!("virtual time {} to {}, {} events", scenario.start, at(verdict.end), scenario.events.len()),
        }
    }

    /// Whether it passed.
    #[must_use]
    pub const fn passed(&self) -> bool {
        self.refused.is_none() && self.failures.is_empty()
    }

    /// What went wrong, indented; empty when nothing did.
    #[must_use]
    pub fn report(&self) -> String {
        let mut text = self.refused.as_ref().map(|refused| format!("  {refused}\n")).unwrap_or_default();
        for Told { moment, expected, got } in &self.failures {
            text += &format!("  {moment}\n    expected {expected}\n    got      {got}\n");
        }
        text
    }
}

fn told(failure: &Failure, document: &Document, scenario: &Scenario) -> Told {
    let event = match failure.event {
        0 => "at the start".to_owned(),
        event => format!("after event {event}"),
    };
    let step = match &failure.step {
        Some((workflow, node)) if document.workflows.len() > 1 => format!(", at step {workflow}/{node}"),
        Some((_, node)) => format!(", at step {node}"),
        None => String::new(),
    };
    let at = Moment::new(failure.at, scenario.start.offset_minutes);
    Told {
        moment: format!("expectation {}, {event}, {at}{step}", failure.expectation + 1),
        expected: shown(&serde_json::to_string(&failure.expected).unwrap_or_default()),
        got: shown(&in_words(&failure.got)),
    }
}

/// What there was, in words.
fn in_words(got: &Got) -> String {
    let quoted = |texts: &[String]| texts.iter().map(|text| format!("{text:?}")).collect::<Vec<_>>().join(", ");
    match got {
        Got::Messages { texts } if texts.is_empty() => "no message".to_owned(),
        Got::Messages { texts } => format!("the messages {}", quoted(texts)),
        Got::Assignee { user } => user.as_ref().map_or("assigned to nobody".to_owned(), |user| format!("assigned to {user}")),
        Got::Team { team } => team.as_ref().map_or("no team".to_owned(), |team| format!("team {team}")),
        Got::Tags { tags } if tags.is_empty() => "no tags".to_owned(),
        Got::Tags { tags } => format!("tags {}", tags.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
        Got::Value { value: None } => "no value".to_owned(),
        Got::Value { value } => serde_json::to_string(value).unwrap_or_default(),
        Got::Stage { stage } => stage.as_ref().map_or("no stage".to_owned(), |stage| format!("stage {stage}")),
        Got::Conversation { status } => {
            format!("conversation {}", serde_json::to_string(status).unwrap_or_default().trim_matches('"'))
        }
        Got::WaitingAt { node, until: Some(until) } => format!("waiting at {node} until {until}"),
        Got::WaitingAt { node, until: None } => format!("waiting at {node}"),
        Got::Ended { node, reason } => {
            format!("ended at {node}, {}", serde_json::to_string(reason).unwrap_or_default().trim_matches('"'))
        }
        Got::NoRun => "no run of the workflow".to_owned(),
        Got::Visited { at } => format!("visited at {at}"),
        Got::NotVisited => "not visited".to_owned(),
        Got::Comments { texts } if texts.is_empty() => "no comment".to_owned(),
        Got::Comments { texts } => format!("the comments {}", quoted(texts)),
        Got::NoSuchContact => "no such contact".to_owned(),
        Got::TimeWasOver => "its time was over by then".to_owned(),
        Got::TooFewEvents { events } => format!("only {events} events"),
    }
}
