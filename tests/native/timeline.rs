//! The lines of the timeline: every kind of entry, every reason, and the example's scenarios as a person reads them.
#![allow(clippy::unwrap_used, reason = "a test stops at what it does not expect")]

use std::collections::BTreeSet;

use usher_engine::World;
use usher_model::{
    Document, Port,
    condition::{Operator, Subject},
    event::{Actor, Event},
    ids::ContactId,
    time::{Instant, Unit},
    trace::{
        CannotTakeOver, Chosen, DeliveryFailure, EndReason, InvalidAnswer, NotTriggered, Notice, Skipped, TraceEntry, WaitingFor, What,
    },
    value::{Number, Value},
};
use usher_wording::{
    Language, events,
    trace::{self, Tone},
    trace_reasons,
};

use crate::wording::{check_both, check_style, contact, example, is_cyrillic};

fn entry(what: What) -> TraceEntry {
    TraceEntry {
        seq: 1,
        at: Instant::from_seconds(0),
        event: 1,
        contact: Some("c1".parse().unwrap()),
        workflow: Some("inbound".parse().unwrap()),
        run: None,
        node: None,
        what,
    }
}

/// A number for each kind of entry: a new kind does not compile here until it has one, and a sample below.
fn kind(what: &What) -> usize {
    match what {
        What::Triggered {} => 0,
        What::NotTriggered { .. } => 1,
        What::Entered { .. } => 2,
        What::Left { .. } => 3,
        What::Condition { .. } => 4,
        What::Calendar { .. } => 5,
        What::Dedicated { .. } => 6,
        What::Routed { .. } => 7,
        What::MessageSent { .. } => 8,
        What::MessageFailed { .. } => 9,
        What::Waiting { .. } => 10,
        What::TimedOut { .. } => 11,
        What::Answered { .. } => 12,
        What::Invalid { .. } => 13,
        What::VariableSet { .. } => 14,
        What::Assigned { .. } => 15,
        What::SkippedUser { .. } => 16,
        What::Queued { .. } => 17,
        What::FieldChanged { .. } => 18,
        What::TagAdded { .. } => 19,
        What::TagRemoved { .. } => 20,
        What::LifecycleChanged { .. } => 21,
        What::Commented { .. } => 22,
        What::ConversationOpened { .. } => 23,
        What::ConversationClosed { .. } => 24,
        What::UserStatusChanged { .. } => 25,
        What::HttpRequest { .. } => 26,
        What::Jumped { .. } => 27,
        What::Ended { .. } => 28,
        What::Warning { .. } => 29,
        What::Error { .. } => 30,
    }
}

fn samples() -> Vec<What> {
    let ana = || "ana".parse().unwrap();
    let not_set = || Notice::NotSet { setting: "team" };
    vec![
        What::Triggered {},
        What::NotTriggered { why: NotTriggered::Conditions },
        What::Entered { node_type: "askQuestion" },
        What::Left { port: Port::Timeout },
        What::Condition {
            part: None,
            subject: Subject::ConversationCount,
            left: Some("1".to_owned()),
            operator: Operator::IsGreaterThan,
            right: Some(usher_model::condition::ConditionValue::Number(1.into())),
            result: false,
        },
        What::Calendar { local: "2026-03-02 09:00".to_owned(), inside: true },
        What::Dedicated { user: None, status: None, taken: false },
        What::Dedicated { user: Some(ana()), status: Some("offline"), taken: false },
        What::Routed { team: Some("sales".parse().unwrap()) },
        What::Routed { team: None },
        What::MessageSent { text: "Hi".to_owned(), channel: "wa".parse().unwrap(), attachments: vec![], choices: vec![] },
        What::MessageFailed { text: "Hi".to_owned(), channel: None, why: DeliveryFailure::NoChannel },
        What::Waiting { what: WaitingFor::Answer, until: Some(Instant::from_seconds(0)) },
        What::TimedOut { what: WaitingFor::Assignment },
        What::Answered { value: Value::from("Hi") },
        What::Invalid { text: "?".to_owned(), why: InvalidAnswer::NoChoice, retries_left: 1 },
        What::VariableSet { name: "need".parse().unwrap(), value: Value::Bool(true) },
        What::Assigned { user: Some(ana()), by: None, why: Some(Chosen::LongestAgo) },
        What::Assigned { user: None, by: Some(Actor::Workflow), why: None },
        What::SkippedUser { user: ana(), why: Skipped::Offline },
        What::Queued { pool: "sales".to_owned(), position: 2 },
        What::FieldChanged { field: "need".parse().unwrap(), old: None, new: Some(Value::from("x")), by: Some(Actor::Api) },
        What::TagAdded { tag: "vip".parse().unwrap(), by: None },
        What::TagRemoved { tag: "vip".parse().unwrap(), by: Some(Actor::User(ana())) },
        What::LifecycleChanged { old: None, new: None, by: None },
        What::Commented { text: "Look".to_owned(), mentions: vec![ana()] },
        What::ConversationOpened { by: Actor::Contact },
        What::ConversationClosed { by: Actor::AutoClose, category: None, summary: None },
        What::UserStatusChanged { user: ana(), status: "busy" },
        What::HttpRequest {
            method: "GET",
            url: "https://a.test".to_owned(),
            headers: vec!["Accept: text/html".to_owned()],
            body: "{}".to_owned(),
            status: Some(500),
        },
        What::Jumped { to: "need".parse().unwrap(), jump: 1, limit: 3 },
        What::Ended { reason: EndReason::PathEnd },
        What::Warning { notice: not_set() },
        What::Error { notice: not_set() },
    ]
}

#[test]
fn every_kind_of_entry_has_a_line() {
    let (document, _) = example();
    let seen: BTreeSet<usize> = samples().iter().map(kind).collect();
    assert_eq!(seen.len(), 31, "a kind has no sample");
    for what in samples() {
        let name = format!("{what:?}");
        let entry = entry(what);
        let line = |language| trace::entry(&entry, &document, &contact, language);
        if !matches!(entry.what, What::HttpRequest { .. }) {
            check_both(&name, |language| line(language).title);
        }
        for language in Language::ALL {
            if let Some(reason) = line(language).reason {
                check_style(&reason, &name);
            }
        }
    }
}

fn cannot_hand_over(why: CannotTakeOver) -> Notice {
    Notice::CannotHandOver { workflow: "w".parse().unwrap(), why }
}

#[test]
fn every_why_has_words() {
    let document = Document::new("Acme");
    let n = |n| Number::from(n);
    for why in [
        NotTriggered::Conditions,
        NotTriggered::OtherSubject,
        NotTriggered::OncePerContact,
        NotTriggered::AlreadyRunning,
        NotTriggered::OtherWorkflowActive("w".parse().unwrap()),
        NotTriggered::NoSuchContact,
        NotTriggered::Answered,
        NotTriggered::EmptyFormField("v".parse().unwrap()),
        NotTriggered::BadFormField("v".parse().unwrap()),
    ] {
        check_both(&format!("{why:?}"), |language| trace_reasons::not_triggered(&why, &document, language));
    }
    for why in [
        Skipped::Offline,
        Skipped::Busy,
        Skipped::Full { open: 5, limit: 5 },
        Skipped::LacksSkill("fr".to_owned()),
        Skipped::FairLimit { assigned: 2, limit: 2 },
        Skipped::ChosenLater,
        Skipped::MoreOpen { open: 3, chosen: 1 },
        Skipped::AssignedLater,
        Skipped::LaterInOrder,
    ] {
        check_both(&format!("{why:?}"), |language| trace_reasons::skipped(&why, language));
    }
    for why in
        [Chosen::Specific, Chosen::Dedicated, Chosen::LongestAgo, Chosen::NeverChosen, Chosen::FewestOpen { open: 1 }, Chosen::ByHand]
    {
        check_both(&format!("{why:?}"), |language| trace_reasons::chosen(&why, Some("Sales"), language));
    }
    for why in [
        InvalidAnswer::Blank,
        InvalidAnswer::NoChoice,
        InvalidAnswer::NotANumber,
        InvalidAnswer::TooSmall { min: n(1) },
        InvalidAnswer::TooLarge { max: n(9) },
        InvalidAnswer::NotADate,
        InvalidAnswer::NotAPhone,
        InvalidAnswer::NotAnEmail,
        InvalidAnswer::NotAUrl,
        InvalidAnswer::NotARating,
        InvalidAnswer::NotALocation,
    ] {
        check_both(&format!("{why:?}"), |language| trace_reasons::invalid_answer(&why, language));
    }
    for why in [DeliveryFailure::ChannelFails, DeliveryFailure::OutsideWindow, DeliveryFailure::NoChannel] {
        check_both(&format!("{why:?}"), |language| trace_reasons::delivery_failure(why, language).to_owned());
    }
    for reason in EndReason::ALL {
        check_both(&format!("{reason:?}"), |language| trace_reasons::end_reason(reason, language).to_owned());
    }
    for notice in [
        Notice::AbsentVariable { variable: "$var.x".to_owned() },
        Notice::NotANumber { value: "x".to_owned() },
        Notice::CannotConvert { value: "x".to_owned(), field: "email".parse().unwrap() },
        Notice::Missing { what: "team", name: "x".to_owned() },
        Notice::NotSet { setting: "team" },
        Notice::BadTemplate { message: "x".to_owned() },
        Notice::BadTime { value: "x".to_owned() },
        Notice::CannotUse { value: "x".to_owned(), variable: "v".parse().unwrap() },
        Notice::NothingAt { pointer: "/a".to_owned(), variable: "v".parse().unwrap() },
        Notice::BadUrl { url: "x".to_owned() },
        Notice::NotPublished { workflow: "w".parse().unwrap() },
        Notice::OtherTrigger { workflow: "w".parse().unwrap(), wanted: "shortcut" },
        Notice::NothingToWaitFor,
        Notice::NoEffect,
        cannot_hand_over(CannotTakeOver::NotPublished),
        cannot_hand_over(CannotTakeOver::OtherTrigger),
        cannot_hand_over(CannotTakeOver::AlreadyRunning),
        cannot_hand_over(CannotTakeOver::OtherWorkflowActive("v".parse().unwrap())),
    ] {
        check_both(&format!("{notice:?}"), |language| trace_reasons::notice(&notice, &document, language));
    }
}

/// Every line of every scenario of the example, as `title — reason`.
fn lines(language: Language) -> Vec<String> {
    let (document, scenarios) = example();
    let mut lines = Vec::new();
    for scenario in scenarios {
        let mut world = World::new(usher_scenario::run::setup_of(&document, &scenario));
        let mut trace = Vec::new();
        for event in &scenario.events {
            lines.push(events::event(event, &document, &contact, language));
            trace.extend(world.apply(event).unwrap());
        }
        for at in 0..trace.len() {
            let line = trace::entry_in(&trace, at, &document, &contact, language);
            assert_ne!(line.tone, Tone::Error, "{line:?}");
            lines.push(line.reason.map_or_else(|| line.title.clone(), |reason| format!("{} — {reason}", line.title)));
        }
    }
    lines
}

#[test]
fn the_timeline_says_what_happened_and_why() {
    let lines = lines(Language::En);
    for expected in [
        "Conversation opened — by the contact",
        "Timed out — no answer in time",
        "Timed out — nobody was free in time",
        "Inbound conversations started — for ivan",
    ] {
        assert!(lines.iter().any(|line| line == expected), "{expected}\n{}", lines.join("\n"));
    }
    for beginning in ["Assigned to Ana — ", "Routed to Sales", "Answered “Buy something” — What do you need?"] {
        assert!(lines.iter().any(|line| line.starts_with(beginning)), "{beginning}\n{}", lines.join("\n"));
    }
}

#[test]
fn the_timeline_is_russian_in_russian() {
    for line in lines(Language::Ru) {
        // What people wrote and called things stays as it is: "ivan: «Hello»" needs no word of ours.
        assert!(is_cyrillic(&line) || (line.contains(": «") && line.ends_with('»')), "{line}");
    }
    assert!(lines(Language::Ru).iter().any(|line| line == "Разговор открыт — источник: контакт"));
}

#[test]
fn a_workflow_that_did_not_start_names_the_condition() {
    let (document, _) = example();
    let condition = entry(samples().remove(4));
    let not = entry(What::NotTriggered { why: NotTriggered::Conditions });
    let say = |language| trace::entry_in(&[condition.clone(), not.clone()], 1, &document, &contact, language);
    let line = say(Language::En);
    assert_eq!(line.title, "Inbound conversations did not start");
    assert_eq!(line.reason.as_deref(), Some("conversations so far 1 is greater than 1 ×"));
    assert_eq!(say(Language::Ru).reason.as_deref(), Some("число разговоров 1 больше 1 ×"));
}

#[test]
fn events_have_heads() {
    let (document, _) = example();
    let event = Event::ContactMessage {
        contact: "ivan".parse().unwrap(),
        text: Some("Hello".to_owned()),
        choice: None,
        location: None,
        channel: None,
    };
    let name = |_: &ContactId| "Ivan".to_owned();
    assert_eq!(events::event(&event, &document, &name, Language::En), "Ivan wrote “Hello”");
    assert_eq!(events::event(&event, &document, &name, Language::Ru), "Ivan: «Hello»");
    let event = Event::Advance { value: 2, unit: Unit::Minutes };
    assert_eq!(events::event(&event, &document, &name, Language::En), "Clock +2\u{a0}min");
}
