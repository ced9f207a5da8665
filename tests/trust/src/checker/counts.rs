//! How often a walk came by everything that can happen: a walk that misses something proves nothing about it
//! (docs/reliability.md, "Random walks").

use std::collections::BTreeMap;

use usher_model::{
    NodeType, Port,
    condition::Operator,
    steps::ask_question::QuestionType,
    trace::{DeliveryFailure, EndReason, NotTriggered, Skipped},
};

use super::{flow::Wait, zone::Zone};

/// Something that a walk should come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// A run ended for this reason.
    Ended(EndReason),
    /// A node of this type was left by this port; branches, routes and choices together are `part`.
    Left(NodeType, &'static str),
    /// A trigger of this type started a run.
    Triggered(NodeType),
    /// A user was passed over.
    Skipped(&'static str),
    /// A workflow did not start.
    NotTriggered(&'static str),
    /// A condition with this operator: whether there was a value, and the result.
    Condition(Operator, &'static str, bool),
    /// A message was delivered, or why not.
    Delivery(&'static str),
    /// A question of this type was answered: whether validly.
    Answer(QuestionType, &'static str),
    /// Anything else.
    Other(&'static str),
}

/// What was seen, how often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By what it is.
    pub times: BTreeMap<Sight, u64>,
    /// Whether an assignee was found, and whether somebody waited in vain, in this event.
    in_event: (bool, bool),
}

impl Counts {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds what another walk has seen.
    pub fn add(&mut self, other: &Self) {
        for (what, times) in &other.times {
            *self.times.entry(*what).or_insert(0) += times;
        }
    }

    fn saw(&mut self, what: Sight) {
        *self.times.entry(what).or_insert(0) += 1;
    }

    pub(super) fn event(&mut self) {
        self.in_event = (false, false);
    }

    pub(super) fn ended(&mut self, reason: EndReason) {
        self.saw(Sight::Ended(reason));
    }

    pub(super) fn left(&mut self, node_type: NodeType, port: &Port) {
        self.saw(Sight::Left(node_type, port_word(port)));
    }

    pub(super) fn skipped(&mut self, why: &Skipped) {
        self.saw(Sight::Skipped(skipped_word(why)));
    }

    pub(super) fn not_triggered(&mut self, why: &NotTriggered) {
        self.saw(Sight::NotTriggered(not_word(why)));
    }

    pub(super) fn triggered(&mut self, node_type: NodeType) {
        self.saw(Sight::Triggered(node_type));
    }

    pub(super) fn condition(&mut self, operator: Operator, present: bool, result: bool) {
        self.saw(Sight::Condition(operator, if present { "present" } else { "absent" }, result));
    }

    pub(super) fn delivery(&mut self, why: Option<DeliveryFailure>) {
        self.saw(Sight::Delivery(delivery_word(why)));
    }

    pub(super) fn answer(&mut self, question: QuestionType, valid: bool) {
        self.saw(Sight::Answer(question, if valid { "valid" } else { "invalid" }));
    }

    pub(super) fn queued(&mut self, length: usize) {
        if length >= 3 {
            self.saw(QUEUE);
        }
    }

    pub(super) fn assigned(&mut self) {
        self.in_event.0 = true;
        self.both();
    }

    pub(super) fn timed_out(&mut self, in_line: bool) {
        self.in_event.1 |= in_line;
        self.both();
    }

    fn both(&mut self) {
        if self.in_event == (true, true) {
            self.saw(BOTH);
            self.in_event = (false, false);
        }
    }

    /// A wait was over: did the clock change in it?
    pub(super) fn waited(&mut self, zone: &Zone, wait: &Wait) {
        if let Some(forward) = zone.changes(wait.since, wait.until) {
            self.saw(if forward { FORWARD } else { BACK });
        }
    }

    /// What was seen too seldom: what, how often, how often it has to be seen.
    #[must_use]
    pub fn too_seldom(&self) -> Vec<(Sight, u64, u64)> {
        let times = |what: &Sight| self.times.get(what).copied().unwrap_or(0);
        let all = wanted().into_iter().map(|(what, least)| (what, times(&what), least));
        all.filter(|(_, times, least)| times < least).collect()
    }
}

const QUEUE: Sight = Sight::Other("queue of three or more");
const BOTH: Sight = Sight::Other("assignment and timeout in one event");
const FORWARD: Sight = Sight::Other("clock forward in a wait");
const BACK: Sight = Sight::Other("clock back in a wait");

const fn delivery_word(why: Option<DeliveryFailure>) -> &'static str {
    match why {
        None => "sent",
        Some(DeliveryFailure::ChannelFails) => "channel fails",
        Some(DeliveryFailure::OutsideWindow) => "outside window",
        Some(DeliveryFailure::NoChannel) => "no channel",
    }
}

const fn skipped_word(why: &Skipped) -> &'static str {
    match why {
        Skipped::Offline => "offline",
        Skipped::Busy => "busy",
        Skipped::Full { .. } => "at limit",
        Skipped::LacksSkill(_) => "lacks skill",
        Skipped::FairLimit { .. } => "fair limit",
        Skipped::ChosenLater => "chosen later",
        Skipped::MoreOpen { .. } => "more open",
        Skipped::AssignedLater => "assigned later",
        Skipped::LaterInOrder => "later in order",
    }
}

const fn not_word(why: &NotTriggered) -> &'static str {
    match why {
        NotTriggered::Conditions => "conditions",
        NotTriggered::OtherSubject => "other subject",
        NotTriggered::OncePerContact => "once per contact",
        NotTriggered::AlreadyRunning => "already running",
        NotTriggered::OtherWorkflowActive(_) => "other workflow active",
        NotTriggered::NoSuchContact => "no such contact",
        NotTriggered::Answered => "answered",
        NotTriggered::EmptyFormField(_) => "empty form field",
        NotTriggered::BadFormField(_) => "bad form field",
    }
}

/// A port by its fixed name; branches, routes and choices together.
fn port_word(port: &Port) -> &'static str {
    const NAMES: [&str; 13] = [
        "next",
        "answered",
        "invalid",
        "inside",
        "outside",
        "success",
        "failure",
        "dedicated",
        "assigned",
        "failed",
        "timeout",
        "else",
        "default",
    ];
    NAMES.into_iter().find(|name| *name == port.as_str()).unwrap_or("part")
}

/// Everything that a walk has to come by, and how often at least.
#[must_use]
pub fn wanted() -> Vec<(Sight, u64)> {
    let mut wanted: Vec<(Sight, u64)> = EndReason::ALL.into_iter().map(|reason| (Sight::Ended(reason), 50)).collect();
    for node_type in NodeType::ALL {
        wanted.extend(ports_of(node_type).iter().map(|port| (Sight::Left(node_type, port), 20)));
        if node_type.is_trigger() {
            wanted.push((Sight::Triggered(node_type), 20));
        }
    }
    wanted.extend(SKIPPED.map(|why| (Sight::Skipped(why), 100)));
    wanted.extend(NOT.map(|why| (Sight::NotTriggered(why), 20)));
    for operator in Operator::ALL {
        wanted.extend(outcomes(operator).iter().map(|(value, result)| (Sight::Condition(operator, value, *result), 20)));
    }
    wanted.extend(["sent", "channel fails", "outside window"].map(|why| (Sight::Delivery(why), 20)));
    for question in QuestionType::ALL {
        wanted.extend(["valid", "invalid"].map(|how| (Sight::Answer(question, how), 20)));
    }
    wanted.extend([(QUEUE, 100), (BOTH, 5), (FORWARD, 5), (BACK, 5)]);
    wanted
}

const SKIPPED: [&str; 9] =
    ["offline", "busy", "at limit", "lacks skill", "fair limit", "chosen later", "more open", "assigned later", "later in order"];

const NOT: [&str; 9] = [
    "conditions",
    "other subject",
    "once per contact",
    "already running",
    "other workflow active",
    "no such contact",
    "answered",
    "empty form field",
    "bad form field",
];

/// What can come of an operator: whether there is a value, and the result (docs/domain.md, section 5, rules).
const fn outcomes(operator: Operator) -> &'static [(&'static str, bool)] {
    match operator {
        Operator::Exists => &[("present", true), ("absent", false)],
        Operator::DoesNotExist => &[("present", false), ("absent", true)],
        Operator::IsNotEqualTo | Operator::DoesNotContain | Operator::HasNoneOf => {
            &[("present", true), ("present", false), ("absent", true)]
        }
        Operator::IsEqualTo
        | Operator::Contains
        | Operator::StartsWith
        | Operator::EndsWith
        | Operator::IsGreaterThan
        | Operator::IsLessThan
        | Operator::IsBetween
        | Operator::HasAnyOf
        | Operator::HasAllOf
        | Operator::IsTimestampAfter
        | Operator::IsTimestampBefore
        | Operator::IsTimestampBetween => &[("present", true), ("present", false), ("absent", false)],
    }
}

/// The ports that a type can have.
const fn ports_of(node_type: NodeType) -> &'static [&'static str] {
    match node_type {
        NodeType::Branch => &["part", "else"],
        NodeType::DateTime => &["inside", "outside"],
        NodeType::AskQuestion => &["answered", "part", "invalid", "timeout", "failed"],
        NodeType::HttpRequest => &["success", "failure"],
        NodeType::SendMessage => &["next", "failed"],
        NodeType::RouteToTeam => &["dedicated", "part", "default"],
        NodeType::AssignTo => &["assigned", "timeout"],
        NodeType::TriggerWorkflow => &[],
        NodeType::ConversationOpened
        | NodeType::ConversationClosed
        | NodeType::ContactTagUpdated
        | NodeType::ContactFieldUpdated
        | NodeType::LifecycleUpdated
        | NodeType::Shortcut
        | NodeType::IncomingWebhook
        | NodeType::ClickToChatAd
        | NodeType::AssigneeUpdated
        | NodeType::NoReplyFromAgent
        | NodeType::Manual
        | NodeType::UpdateField
        | NodeType::UpdateTags
        | NodeType::UpdateLifecycle
        | NodeType::AddComment
        | NodeType::Wait
        | NodeType::JumpTo
        | NodeType::OpenConversation
        | NodeType::CloseConversation => &["next"],
    }
}
