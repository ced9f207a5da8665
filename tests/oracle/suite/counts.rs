//! How often what matters happened, so that two opinions do not agree about nothing.

use std::{collections::BTreeMap, fmt};

use oracle::Line;
use usher_model::{
    Document, NodeType,
    trace::{EndReason, NotTriggered, Notice, Skipped, WaitingFor, What},
};

/// Counts by name.
#[derive(Default)]
pub struct Counts(BTreeMap<&'static str, u64>);

impl Counts {
    fn one(&mut self, name: &'static str) {
        *self.0.entry(name).or_insert(0) += 1;
    }

    /// Counts the lines of an event, and the longest line that waits after it.
    pub fn add(&mut self, document: &Document, lines: &[Line], longest: usize) {
        self.one("events");
        let timed_out = |line: &Line| line.what == What::TimedOut { what: WaitingFor::Assignment };
        if lines.iter().any(timed_out) && lines.iter().any(|line| matches!(line.what, What::Assigned { user: Some(_), .. })) {
            self.one("timeout and assignment in one event");
        }
        if longest >= 3 {
            self.one("line of three or more");
        }
        for line in lines {
            if let Some(name) = name(&line.what) {
                self.one(name);
            }
            let node = line.workflow.as_ref().zip(line.node.as_ref()).and_then(|(id, node)| document.workflow(id)?.node(node));
            match (&line.what, node) {
                (What::Triggered {}, Some(node)) => self.one(node.node_type().as_str()),
                (What::Ended { reason: EndReason::LoopGuard }, Some(node)) if node.node_type() == NodeType::TriggerWorkflow => {
                    self.one("ended: chain of hand-overs too long");
                }
                _ => {}
            }
        }
    }

    /// Whether everything happened often enough.
    pub fn check(&self) {
        let rare: Vec<String> = MINIMA
            .iter()
            .filter(|(name, least)| self.0.get(name).copied().unwrap_or(0) < *least)
            .map(|(name, least)| format!("{name}: {} of {least}", self.0.get(name).copied().unwrap_or(0)))
            .collect();
        assert!(rare.is_empty(), "too rare to prove anything: {rare:?}");
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(name, count)| write!(f, "\n{count:>9} {name}"))
    }
}

fn name(what: &What) -> Option<&'static str> {
    Some(match what {
        What::Triggered {} => "triggered",
        What::NotTriggered { why } => match why {
            NotTriggered::Conditions => "not triggered: conditions",
            NotTriggered::OtherSubject => "not triggered: not what it looks for",
            NotTriggered::OncePerContact => "not triggered: once per contact",
            NotTriggered::AlreadyRunning => "not triggered: already running",
            NotTriggered::OtherWorkflowActive(_) => "not triggered: another workflow is active",
            NotTriggered::NoSuchContact => "not triggered: no such contact",
            NotTriggered::EmptyFormField(_) | NotTriggered::BadFormField(_) => "not triggered: form",
            NotTriggered::Answered => "not triggered: answered",
        },
        What::SkippedUser { why, .. } => match why {
            Skipped::Offline => "skipped: offline",
            Skipped::Busy => "skipped: busy",
            Skipped::Full { .. } => "skipped: full",
            Skipped::LacksSkill(_) => "skipped: lacks skill",
            Skipped::FairLimit { .. } => "skipped: fair limit",
            Skipped::ChosenLater => "skipped: chosen later",
            Skipped::MoreOpen { .. } => "skipped: more open",
            Skipped::AssignedLater => "skipped: assigned later",
            Skipped::LaterInOrder => "skipped: later in the order",
        },
        What::Ended { reason } => match reason {
            EndReason::PathEnd => "ended: path end",
            EndReason::Timeout => "ended: timeout",
            EndReason::InvalidAnswer => "ended: invalid answer",
            EndReason::ExitOutgoing => "ended: exit outgoing",
            EndReason::ExitIncoming => "ended: exit incoming",
            EndReason::ExitAssignment => "ended: exit assignment",
            EndReason::StoppedByAgent => "ended: stopped by agent",
            EndReason::ConversationClosed => "ended: conversation closed",
            EndReason::HandedOver => "ended: handed over",
            EndReason::LoopGuard => "ended: loop guard",
            EndReason::StepError => "ended: step error",
            EndReason::NoCandidates => "ended: no candidates",
        },
        What::Error { notice: Notice::CannotHandOver { .. } } => "error: nobody to hand over to",
        What::Queued { position: 1, .. } => "queued: first",
        What::Queued { .. } => "queued: behind others",
        What::Assigned { user: Some(_), .. } => "assigned",
        What::Assigned { user: None, .. } => "unassigned",
        What::TimedOut { what: WaitingFor::Assignment } => "timed out while waiting for somebody",
        _ => return None,
    })
}

/// What must have happened at least so often in the worlds of `scripts/test`.
const MINIMA: &[(&str, u64)] = &[
    ("conversationOpened", 5_000),
    ("conversationClosed", 400),
    ("contactTagUpdated", 50),
    ("contactFieldUpdated", 20),
    ("lifecycleUpdated", 40),
    ("assigneeUpdated", 300),
    ("noReplyFromAgent", 300),
    ("shortcut", 50),
    ("incomingWebhook", 50),
    ("clickToChatAd", 30),
    ("manual", 300),
    ("assigned", 3_000),
    ("unassigned", 300),
    ("queued: first", 300),
    ("queued: behind others", 150),
    ("line of three or more", 150),
    ("timed out while waiting for somebody", 150),
    ("timeout and assignment in one event", 15),
    ("not triggered: not what it looks for", 500),
    ("not triggered: conditions", 1_000),
    ("not triggered: once per contact", 300),
    ("not triggered: already running", 60),
    ("not triggered: answered", 30),
    ("not triggered: another workflow is active", 50),
    ("not triggered: no such contact", 15),
    ("skipped: offline", 400),
    ("skipped: busy", 400),
    ("skipped: full", 900),
    ("skipped: lacks skill", 400),
    ("skipped: fair limit", 70),
    ("skipped: chosen later", 150),
    ("skipped: more open", 50),
    ("skipped: assigned later", 100),
    ("skipped: later in the order", 100),
    ("ended: timeout", 300),
    ("ended: no candidates", 300),
    ("ended: conversation closed", 80),
    ("ended: invalid answer", 25),
    ("ended: exit incoming", 50),
    ("ended: exit outgoing", 20),
    ("ended: exit assignment", 25),
    ("ended: stopped by agent", 15),
    ("ended: handed over", 300),
    ("ended: chain of hand-overs too long", 4),
    ("ended: loop guard", 10),
    ("error: nobody to hand over to", 100),
];
