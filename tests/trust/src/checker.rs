//! Whether a trace could have happened: checked line by line against the document alone, without the engine.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use usher_model::{
    Document, Node, NodeType, Port, Workflow,
    event::Event,
    ids::{ChannelId, ContactId, NodeId, WorkflowId},
    steps::{Step, assign_to::Target},
    time::Instant,
    trace::{EndReason, TraceEntry, What},
    workflow::Status,
};

/// Where a run stands, as far as its lines tell.
#[derive(Clone, Debug)]
enum At {
    Inside(NodeId),
    LeftBy(NodeId, Port),
    Jumped(NodeId),
    Ended,
}

/// Follows a trace.
#[derive(Clone, Debug)]
pub struct Checker {
    document: Arc<Document>,
    seq: u64,
    event: u32,
    at: Instant,
    runs: BTreeMap<u32, At>,
    open: BTreeSet<ContactId>,
    failing: BTreeSet<ChannelId>,
    /// Workflows that are to be asked whether they start, in order.
    asking: VecDeque<(ContactId, WorkflowId)>,
    /// Users passed over since the last line that is not about that, by run.
    skipped: BTreeMap<u32, usize>,
    /// How often something was seen that the walk should come by.
    pub seen: BTreeMap<String, u32>,
}

impl Checker {
    /// Follows the trace of a world of this document from its first line.
    #[must_use]
    pub fn new(document: &Arc<Document>) -> Self {
        Self {
            document: Arc::clone(document),
            seq: 0,
            event: 0,
            at: Instant::MIN,
            runs: BTreeMap::new(),
            open: BTreeSet::new(),
            failing: BTreeSet::new(),
            asking: VecDeque::new(),
            skipped: BTreeMap::new(),
            seen: BTreeMap::new(),
        }
    }

    /// What a long walk should come by, each with no count yet.
    #[must_use]
    pub fn counts() -> BTreeMap<String, u32> {
        wanted()
    }

    /// Checks the lines of one event.
    pub fn event(&mut self, event: &Event, entries: &[TraceEntry]) {
        if let Event::DeliveryFails { channel, fails } = event {
            if *fails {
                self.failing.insert(channel.clone())
            } else {
                self.failing.remove(channel)
            };
        }
        self.event += 1;
        for entry in entries {
            self.seq += 1;
            assert_eq!((entry.seq, entry.event), (self.seq, self.event), "I7: lines are counted: {entry:?}");
            assert!(entry.at >= self.at, "I7: time does not fall: {entry:?}");
            self.at = entry.at;
            self.line(entry);
        }
        assert!(self.asking.is_empty(), "I21: not asked: {:?}", self.asking);
    }

    /// I21, I39: every opening and closing asks each workflow of that type once, in list order; what happened first asks first.
    fn must_ask(&mut self, entry: &TraceEntry, node_type: NodeType) {
        let starts = |workflow: &&Arc<Workflow>| {
            workflow.status == Status::Published && workflow.trigger().is_some_and(|trigger| trigger.node_type() == node_type)
        };
        let workflows = self.document.workflows.iter().filter(starts);
        self.asking.extend(workflows.map(|workflow| (contact(entry).clone(), workflow.id.clone())));
    }

    fn is_asked(&mut self, entry: &TraceEntry) {
        let asked = entry.contact.clone().zip(entry.workflow.clone());
        assert_eq!(self.asking.pop_front(), asked, "I21: {entry:?}");
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "most kinds of lines have nothing to do with this rule")]
    fn line(&mut self, entry: &TraceEntry) {
        match &entry.what {
            What::ConversationOpened { .. } => {
                assert!(self.open.insert(contact(entry).clone()), "I1: opened twice: {entry:?}");
                self.must_ask(entry, NodeType::ConversationOpened);
            }
            What::ConversationClosed { .. } => {
                assert!(self.open.remove(contact(entry)), "I1: closed twice: {entry:?}");
                self.must_ask(entry, NodeType::ConversationClosed);
            }
            What::Triggered {} => self.is_asked(entry),
            What::FieldChanged { old, new, .. } => assert_ne!(old, new, "I8: {entry:?}"),
            What::MessageSent { channel, text, .. } => {
                assert!(!self.failing.contains(channel), "I41: {entry:?}");
                assert!(!text.contains("{{$"), "I42: {entry:?}");
            }
            What::NotTriggered { why } => {
                self.is_asked(entry);
                let why = serde_json::to_value(why).expect("JSON");
                self.count("not", why.as_str().unwrap_or_default());
            }
            What::SkippedUser { why, .. } => {
                let why = serde_json::to_value(why).expect("JSON");
                self.count("skipped", why.as_str().unwrap_or_default());
            }
            _ => {}
        }
        if let Some(run) = entry.run {
            self.run_line(run, entry);
            self.pool_line(run, entry);
        }
    }

    /// I10, I16, I17: a run walks along edges and jumps, leaves by ports that exist, and says nothing after its end.
    fn run_line(&mut self, run: u32, entry: &TraceEntry) {
        let at = self.runs.get(&run).cloned();
        assert!(!matches!(at, Some(At::Ended)), "I10: a line after the end: {entry:?}");
        match (&entry.what, at) {
            (What::Triggered {}, at) => {
                assert!(at.is_none(), "I10: started twice: {entry:?}");
                self.runs.insert(run, At::Inside(node_of(entry).clone()));
            }
            (What::Entered { .. }, Some(At::LeftBy(from, port))) => {
                let edge = self.workflow(entry).edges.iter().find(|edge| edge.from.node == from && edge.from.port == port).cloned();
                assert_eq!(edge.map(|edge| edge.to), entry.node, "I16: {entry:?}");
                self.runs.insert(run, At::Inside(node_of(entry).clone()));
            }
            (What::Entered { .. }, Some(At::Jumped(to))) => {
                assert_eq!(to, *node_of(entry), "I16: {entry:?}");
                self.runs.insert(run, At::Inside(to));
            }
            (What::Left { port }, Some(At::Inside(node))) => {
                assert_eq!(node, *node_of(entry), "I16: {entry:?}");
                assert!(self.node(entry).ports().contains(port), "I17: {entry:?}");
                self.count("left", port.as_str());
                self.runs.insert(run, At::LeftBy(node, port.clone()));
            }
            (What::Jumped { to, .. }, Some(At::Inside(_))) => {
                self.runs.insert(run, At::Jumped(to.clone()));
            }
            (What::Ended { reason }, Some(at)) => {
                self.ended(*reason, &at, entry);
                self.count("ended", &format!("{reason:?}"));
                self.runs.insert(run, At::Ended);
            }
            (_, Some(At::Inside(node))) => assert_eq!(node, *node_of(entry), "I16: {entry:?}"),
            (_, at) => panic!("I16: {entry:?} at {at:?}"),
        }
    }

    /// I15: the reason fits where the run was.
    fn ended(&self, reason: EndReason, at: &At, entry: &TraceEntry) {
        let settings = &self.workflow(entry).settings;
        let step = self.node(entry).step();
        let fits = match (reason, at) {
            (EndReason::PathEnd, At::LeftBy(_, port)) => !matches!(port, Port::Timeout | Port::Invalid),
            (EndReason::InvalidAnswer, At::LeftBy(_, port)) => *port == Port::Invalid,
            (EndReason::Timeout | EndReason::NoCandidates, At::LeftBy(_, port)) => *port == Port::Timeout,
            (EndReason::Timeout, At::Inside(_)) => !self.node(entry).ports().contains(&Port::Timeout),
            (EndReason::NoCandidates | EndReason::ConversationClosed, At::Inside(_)) => matches!(step, Some(Step::AssignTo(_))),
            (EndReason::ExitOutgoing, At::Inside(_)) => settings.exit_on_outgoing_message,
            (EndReason::ExitIncoming, At::Inside(_)) => settings.exit_on_incoming_message,
            (EndReason::ExitAssignment, At::Inside(_)) => settings.exit_on_manual_assignment,
            (EndReason::StoppedByAgent, At::Inside(_)) => settings.agents_may_stop,
            (EndReason::LoopGuard, _) => true,
            _ => false,
        };
        assert!(fits, "I15: {reason:?} at {at:?}: {entry:?}");
    }

    /// I25: when somebody of a pool is chosen, everybody else of it was passed over for a reason.
    #[expect(clippy::wildcard_enum_match_arm, reason = "most kinds of lines have nothing to do with this rule")]
    fn pool_line(&mut self, run: u32, entry: &TraceEntry) {
        match &entry.what {
            What::SkippedUser { .. } => *self.skipped.entry(run).or_insert(0) += 1,
            What::Assigned { user: Some(_), .. } => {
                let skipped = self.skipped.remove(&run).unwrap_or(0);
                let Some(Step::AssignTo(step)) = self.node(entry).step() else { panic!("assigned by another step: {entry:?}") };
                let team =
                    |id: &str| self.document.workspace.teams.iter().find(|team| team.id.as_str() == id).map(|team| team.members.len());
                let pool = match step.target.as_ref() {
                    Some(Target::Team { team: Some(id) }) => team(id.as_str()),
                    Some(Target::Workspace) => Some(self.document.workspace.users.len()),
                    _ => None,
                };
                assert!(pool.is_none_or(|pool| pool == skipped + 1), "I25: {skipped} passed over: {entry:?}");
            }
            _ => {
                self.skipped.remove(&run);
            }
        }
    }

    fn count(&mut self, kind: &str, what: &str) {
        for wanted in wanted().keys() {
            if wanted
                .strip_prefix(kind)
                .and_then(|rest| rest.strip_prefix(' '))
                .is_some_and(|rest| if kind == "left" || kind == "ended" { rest == what } else { what.contains(rest) })
            {
                *self.seen.entry(wanted.clone()).or_insert(0) += 1;
            }
        }
    }

    fn workflow(&self, entry: &TraceEntry) -> &Workflow {
        let id = entry.workflow.as_ref().expect("a line of a run has its workflow");
        self.document.workflow(id).expect("I7: the workflow exists")
    }

    fn node(&self, entry: &TraceEntry) -> &Node {
        self.workflow(entry).node(node_of(entry)).expect("I7: the node exists")
    }
}

fn contact(entry: &TraceEntry) -> &ContactId {
    entry.contact.as_ref().expect("a line about a contact")
}

/// Names what a walk should come by, with no count yet.
fn wanted() -> BTreeMap<String, u32> {
    let impossible = [EndReason::HandedOver, EndReason::LoopGuard, EndReason::StepError];
    let reasons = EndReason::ALL.iter().filter(|reason| !impossible.contains(reason)).map(|reason| format!("ended {reason:?}"));
    let ports = [
        "next",
        "answered",
        "invalid",
        "timeout",
        "failed",
        "inside",
        "outside",
        "dedicated",
        "default",
        "assigned",
        "else",
        "a",
        "b",
        "r",
        "x",
        "y",
    ];
    let why = ["offline", "busy", "lacks skill", "open", "in the span", "chosen later", "assigned later", "later in the order"];
    let not = ["conditions do not hold", "once per contact", "already running", "is active", "the message was an answer"];
    let all = ports.iter().map(|port| format!("left {port}")).chain(why.iter().map(|why| format!("skipped {why}")));
    reasons.chain(all).chain(not.iter().map(|not| format!("not {not}"))).map(|what| (what, 0)).collect()
}

/// The node of an entry.
fn node_of(entry: &TraceEntry) -> &NodeId {
    entry.node.as_ref().expect("a line of a run has its node")
}
