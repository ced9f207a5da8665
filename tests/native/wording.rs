//! Every sentence in both languages: complete, in the style of the product, and exact where people and tests rely on it.

use std::{collections::BTreeSet, sync::Arc};

use serde_json::json;
use usher_analysis::{Counted, Expected, Fix, Severity, Wanted};
use usher_engine::World;
use usher_model::{
    Document, NodeType, Port, StepGroup, Workflow,
    channel::ChannelKind,
    condition::{Operator, Subject},
    event::{Actor, Event, Source},
    ids::ContactId,
    labels::{FieldType, StandardField},
    people::UserStatus,
    scenario::Scenario,
    steps::ask_question::QuestionType,
    time::{Day, Duration, Instant, Unit},
    trace::{Chosen, DeliveryFailure, EndReason, InvalidAnswer, NotTriggered, Notice, Skipped, TraceEntry, WaitingFor, What},
    value::{Number, Value},
};
use usher_wording::{
    Language, conditions, events, findings, names, plural, steps,
    trace::{self, Tone},
    trace_reasons, values,
};

fn example() -> (Arc<Document>, Vec<Arc<Scenario>>) {
    let mut file: serde_json::Value = serde_json::from_str(include_str!("../../examples/inbound.json")).unwrap();
    for header in ["format", "version"] {
        file.as_object_mut().unwrap().remove(header);
    }
    let document = Document::from(serde_json::from_value::<usher_model::WorkflowFile>(file).unwrap());
    let scenarios = document.scenarios.clone();
    (Arc::new(document), scenarios)
}

fn contact(id: &ContactId) -> String {
    id.to_string()
}

/// The style of every sentence and label (docs/architecture.md, "Words").
fn check_style(text: &str, what: &str) {
    assert!(!text.trim().is_empty(), "{what} says nothing");
    assert_eq!(text, text.trim(), "{what}");
    let folded = text.to_lowercase();
    for banned in ["please", "oops", "sorry", "invalid input", "пожалуйста", "упс", "!"] {
        assert!(!folded.contains(banned), "{what}: {text}");
    }
}

fn is_cyrillic(text: &str) -> bool {
    text.chars().any(|c| ('а'..='я').contains(&c) || ('А'..='Я').contains(&c) || c == 'ё')
}

/// Both languages say it, in the style, and the Russian one in Russian.
fn check_both(what: &str, say: impl Fn(Language) -> String) {
    let (en, ru) = (say(Language::En), say(Language::Ru));
    check_style(&en, what);
    check_style(&ru, what);
    assert!(!is_cyrillic(&en), "{what}: {en}");
    assert!(is_cyrillic(&ru), "{what}: {ru}");
}

#[test]
fn types_and_groups_have_the_names_of_the_domain() {
    let names: Vec<&str> = NodeType::ALL.into_iter().map(|kind| steps::node_type(kind, Language::En)).collect();
    let expected = [
        "Conversation Opened",
        "Conversation Closed",
        "Contact Tag Updated",
        "Contact Field Updated",
        "Lifecycle Updated",
        "Shortcut",
        "Incoming Webhook",
        "Click-to-Chat Ad",
        "Assignee Updated",
        "No Reply From Agent",
        "Manual",
        "Branch",
        "Date & Time",
        "Ask a Question",
        "Update Contact Field",
        "Update Contact Tag",
        "Update Lifecycle",
        "HTTP Request",
        "Send a Message",
        "Add Comment",
        "Route to Team",
        "Assign To",
        "Wait",
        "Jump To",
        "Trigger Another Workflow",
        "Open Conversation",
        "Close Conversation",
    ];
    assert_eq!(names, expected);
    for kind in NodeType::ALL {
        check_both(kind.as_str(), |language| steps::node_type(kind, language).to_owned());
    }
    for group in StepGroup::ALL {
        check_both(&format!("{group:?}"), |language| steps::group(group, language).to_owned());
    }
}

#[test]
fn ports_have_words_and_the_russian_ones_are_short() {
    for port in Port::FIXED {
        assert_eq!(steps::port_word(&port, Language::En), port.as_str(), "English ports have the names of documents");
        check_both(port.as_str(), |language| steps::port_word(&port, language).to_owned());
        let longest = steps::port_word(&port, Language::Ru).chars().count();
        assert!(longest <= 12, "{port} would not fit the card");
    }
    let (document, _) = example();
    let workflow = &document.workflows[0];
    let label = |node: &str, port: &str, language| {
        let node = workflow.nodes.iter().find(|it| it.id.as_str() == node).unwrap();
        steps::port(node, &Port::parse(port).unwrap(), language)
    };
    assert_eq!(label("route", "vip", Language::En), "VIP");
    assert_eq!(label("route", "default", Language::Ru), "остальные");
}

#[test]
fn numbers_and_nouns_agree() {
    for (n, en, ru) in [
        (0, "0 steps", "0 шагов"),
        (1, "1 step", "1 шаг"),
        (2, "2 steps", "2 шага"),
        (5, "5 steps", "5 шагов"),
        (11, "11 steps", "11 шагов"),
        (12, "12 steps", "12 шагов"),
        (21, "21 steps", "21 шаг"),
        (22, "22 steps", "22 шага"),
        (111, "111 steps", "111 шагов"),
        (2000, "2,000 steps", "2\u{a0}000 шагов"),
    ] {
        assert_eq!(plural::STEP.counted(n, Language::En), en);
        assert_eq!(plural::STEP.counted(n, Language::Ru), ru);
    }
    assert_eq!(plural::DAY.at_most(7, Language::Ru), "7 дней");
    assert_eq!(plural::DAY.at_most(1, Language::Ru), "1 дня");
    assert_eq!(plural::DAY.at_most(3, Language::Ru), "3 дней");
    let share = Number::new(3.1).unwrap();
    assert_eq!(plural::percent(share, Language::En), "3.1%");
    assert_eq!(plural::percent(share, Language::Ru), "3,1\u{a0}%");
    assert_eq!(
        [1, 2, 3, 4, 11, 12, 21, 112].map(|n| plural::ordinal(n, Language::En)),
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "21st", "112th"]
    );
    assert_eq!(values::duration(Duration::new(15, Unit::Minutes), Language::Ru), "15 минут");
    assert_eq!(values::span(5_400, Language::En), "90 minutes");
    assert_eq!(Language::from_code("ru-RU"), Some(Language::Ru));
    assert_eq!(Language::from_code("de"), None);
}

#[test]
fn cards_of_the_example_state_their_settings() {
    let (document, _) = example();
    let workflow: &Workflow = &document.workflows[0];
    let line = |id: &str, language| {
        let node = workflow.nodes.iter().find(|node| node.id.as_str() == id).unwrap();
        steps::plain(&steps::card_line(node, workflow, &document, language)).replace('\u{a0}', " ")
    };
    for (id, en, ru) in [
        ("start", "When Source is equal to Contact", "Если источник равен «Контакт»"),
        ("need", "“Hi first name! How can we help?” · 2 choices · 15 min", "«Hi имя! How can we help?» · 2 варианта · 15 мин"),
        ("keep", "Keep the present assignee", "Оставить текущего ответственного"),
        (
            "assign",
            "Round robin · the routed team · online only · under 5 open · 10 min",
            "По очереди · выбранная команда · в сети · меньше 5 открытых · 10 мин",
        ),
    ] {
        assert_eq!(line(id, Language::En), en);
        assert_eq!(line(id, Language::Ru), ru);
    }
}

#[test]
fn every_type_has_a_card_line_and_a_name_before_anything_is_chosen() {
    let document = Document::new("Acme");
    let workflow = Workflow::new("w".parse().unwrap(), "W");
    for kind in NodeType::ALL {
        let node = usher_model::Node::new("n".parse().unwrap(), kind, usher_model::node::Position::default());
        check_both(kind.as_str(), |language| steps::plain(&steps::card_line(&node, &workflow, &document, language)));
        for language in Language::ALL {
            assert!(steps::default_name(&node, &document, language).starts_with(steps::node_type(kind, language)));
        }
    }
}

#[test]
fn lists_of_words_are_complete() {
    let document = Document::new("Acme");
    for operator in Operator::ALL {
        check_both(&format!("{operator:?}"), |language| conditions::operator(operator, language).to_owned());
    }
    for subject in subjects() {
        check_both(&format!("{subject:?}"), |language| conditions::subject(&subject, &document, language));
        let condition = usher_model::condition::Condition { subject: subject.clone(), operator: Operator::Exists, value: None };
        check_both(&format!("{subject:?}"), |language| conditions::condition(&condition, &document, language));
    }
    for status in UserStatus::ALL {
        check_both(status.as_str(), |language| values::user_status(status, language).to_owned());
    }
    for day in Day::ALL {
        check_both(&format!("{day:?}"), |language| values::day(day, language).to_owned());
    }
    for kind in FieldType::ALL {
        check_both(&format!("{kind:?}"), |language| values::field_type(kind, language).to_owned());
    }
    for kind in QuestionType::ALL {
        check_both(&format!("{kind:?}"), |language| values::question_type(kind, language).to_owned());
    }
    for field in StandardField::ALL {
        check_both(field.id(), |language| names::standard_field(field, language).to_owned());
    }
    // Names of products stay as they are.
    for kind in ChannelKind::ALL {
        for language in Language::ALL {
            check_style(values::channel_kind(kind, language), "a channel");
        }
    }
    for source in Source::ALL {
        for language in Language::ALL {
            check_style(values::source(source, language), source.as_str());
        }
    }
}

fn subjects() -> Vec<Subject> {
    let kinds = [
        "tags",
        "lifecycle",
        "assignee",
        "assigneeStatus",
        "assigneeTeam",
        "routedTeam",
        "lastChannel",
        "lastIncomingMessage",
        "lastOutgoingMessage",
        "lastOutgoingSource",
        "timeSinceLastIncoming",
        "timeSinceLastOutgoing",
        "source",
        "channel",
        "closingCategory",
        "firstMessage",
        "conversationOpenedAt",
        "conversationCount",
        "conversationStatus",
        "messagingWindow",
    ];
    let mut subjects: Vec<Subject> = kinds.iter().map(|kind| serde_json::from_value(json!({ "kind": kind })).unwrap()).collect();
    subjects.extend([
        Subject::Field { field: None },
        Subject::Field { field: Some("email".parse().unwrap()) },
        Subject::Variable { name: None },
        Subject::UsersOnline { team: None },
        Subject::UsersWithRoom { team: None, max_open_contacts: None },
    ]);
    subjects
}

#[test]
fn conditions_read_as_sentences() {
    let (document, _) = example();
    for (condition, en, ru) in [
        (
            json!({ "subject": { "kind": "tags" }, "operator": "hasAnyOf", "value": ["vip"] }),
            "Contact tags has any of “VIP”",
            "Теги контакта содержат любой из «VIP»",
        ),
        (
            json!({ "subject": { "kind": "field", "field": "need" }, "operator": "isEqualTo", "value": "Buy something" }),
            "“Need” is equal to “Buy something”",
            "Поле «Need» равно «Buy something»",
        ),
        (
            json!({ "subject": { "kind": "assigneeStatus" }, "operator": "isNotEqualTo", "value": "offline" }),
            "Assignee status is not equal to offline",
            "Статус ответственного не равен «не в сети»",
        ),
        (
            json!({ "subject": { "kind": "timeSinceLastIncoming" }, "operator": "isBetween", "value": { "from": { "value": 1, "unit": "hours" }, "to": { "value": 2, "unit": "days" } } }),
            "Time since last incoming message is between 1 hour and 2 days",
            "Время с входящего сообщения в пределах 1 час – 2 дня",
        ),
        (json!({ "subject": { "kind": "assignee" }, "operator": "doesNotExist" }), "Assignee does not exist", "Ответственный не задан"),
        (
            json!({ "subject": { "kind": "usersOnline", "team": "sales" }, "operator": "isGreaterThan", "value": 1000 }),
            "Users online in “Sales” is greater than 1,000",
            "Число агентов в сети в команде «Sales» больше 1\u{a0}000",
        ),
        (json!({ "subject": { "kind": "lifecycle" }, "operator": "isEqualTo" }), "Lifecycle is equal to …", "Этап равен …"),
    ] {
        let condition = serde_json::from_value(condition).unwrap();
        assert_eq!(conditions::condition(&condition, &document, Language::En), en);
        assert_eq!(conditions::condition(&condition, &document, Language::Ru), ru);
    }
}

#[test]
fn every_finding_says_what_and_what_to_do() {
    for case in crate::analysis::cases() {
        for finding in usher_analysis::analyse(&case.document) {
            let what = format!("{}: {}", case.name, finding.code.as_str());
            check_both(&what, |language| findings::finding(&finding, &case.document, language).text);
            for language in Language::ALL {
                let said = findings::finding(&finding, &case.document, language);
                assert!(said.text.ends_with(['.', '?']), "{what}: {}", said.text);
                check_style(&said.place, &what);
                if let Some(fix) = said.fix {
                    check_style(&fix, &what);
                    assert!(!fix.ends_with('.'), "a label has no full stop: {fix}");
                }
            }
        }
    }
    for wanted in Wanted::ALL {
        check_both(&format!("{wanted:?}"), |language| findings::wanted(wanted, language).to_owned());
    }
    for severity in Severity::ALL {
        check_both(severity.as_str(), |language| findings::severity(severity, language).to_owned());
    }
    check_both("a fix", |language| findings::fix(&Fix::DeleteStep, language));
    for what in Counted::ALL {
        let too_many = usher_analysis::Finding::new(usher_analysis::Detail::TooMany { what, given: 1_001, limit: 1_000 });
        check_both(&format!("{what:?}"), |language| findings::finding(&too_many, &Document::new("Acme"), language).text);
        let said = findings::finding(&too_many, &Document::new("Acme"), Language::En).text;
        assert!(said.starts_with("1,001 ") && said.contains("at most 1,000"), "{said}");
    }
    for expected in Expected::ALL {
        let wrong = usher_analysis::Detail::WrongValue { expected, given: "x".to_owned() };
        let wrong = usher_analysis::Finding::new(wrong);
        check_both(&format!("{expected:?}"), |language| findings::finding(&wrong, &Document::new("Acme"), language).text);
    }
}

#[test]
fn the_sentences_of_the_design_are_said_as_designed() {
    let text = |detail, document: &Document, language| {
        let mut finding = usher_analysis::Finding::new(detail);
        finding.workflow = None;
        findings::finding(&finding, document, language).text
    };
    let document = Document::new("Acme");
    let nine = || usher_analysis::Detail::DurationTooLong { given: Duration::new(9, Unit::Days), limit: Duration::new(7, Unit::Days) };
    assert_eq!(text(nine(), &document, Language::En), "9 days is over the limit. Enter at most 7 days.");
    assert_eq!(text(nine(), &document, Language::Ru), "9 дней — больше предела. Введите не больше 7 дней.");
    let billing = || usher_analysis::Detail::MissingReference(usher_model::refs::Reference::Team("Billing".parse().unwrap()));
    assert_eq!(text(billing(), &document, Language::En), "The team “Billing” does not exist here. Choose another one.");
    assert_eq!(text(billing(), &document, Language::Ru), "Команды «Billing» здесь нет. Выберите другую.");
}

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
        What::HttpRequest { method: "GET", url: "https://a.test".to_owned(), status: 500 },
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
        Notice::NotRunYet { step: "httpRequest" },
        Notice::NothingToWaitFor,
        Notice::NoEffect,
        Notice::CannotHandOver { workflow: "w".parse().unwrap() },
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

#[test]
fn the_labels_that_tests_find_things_by_are_fixed() {
    let words = Language::En.strings();
    let (builder, inspector, simulator) = (&words.builder, &words.inspector, &words.simulator);
    for (label, expected) in [
        (words.common.undo, "Undo"),
        (words.common.redo, "Redo"),
        (words.common.delete, "Delete"),
        (builder.canvas, "Canvas"),
        (builder.palette, "Palette"),
        (builder.inspector, "Inspector"),
        (builder.problems, "Problems"),
        (builder.simulate, "Simulate"),
        (builder.export, "Export"),
        (builder.publish, "Publish"),
        (builder.tidy_up, "Tidy up"),
        (builder.zoom_in, "Zoom in"),
        (builder.zoom_out, "Zoom out"),
        (builder.zoom_to_fit, "Zoom to fit"),
        (inspector.name, "Name"),
        (inspector.message, "Message"),
        (inspector.question, "Question"),
        (inspector.team, "Team"),
        (inspector.assign_to, "Assign to"),
        (inspector.round_robin, "Round robin"),
        (inspector.least_open, "Least open contacts"),
        (inspector.only_online, "Only online users"),
        (inspector.fewer_than, "Fewer than … open contacts"),
        (simulator.title, "Simulator"),
        (simulator.conversation, "Conversation"),
        (simulator.send, "Send"),
        (simulator.close_conversation, "Close conversation"),
        (simulator.plus_minute, "+1 minute"),
        (simulator.plus_hour, "+1 hour"),
        (simulator.plus_day, "+1 day"),
        (simulator.next_timer, "To the next timer"),
        (simulator.start_over, "Start over"),
        (simulator.save_as_test, "Save as test"),
        (simulator.run_all_tests, "Run all tests"),
        (simulator.timeline, "Timeline"),
    ] {
        assert_eq!(label, expected);
    }
    assert_eq!((simulator.message_as)("Ivan"), "Message as Ivan");
    assert_eq!((simulator.status_of)("Ana"), "Status of Ana");
    assert_eq!((builder.connect_from)("timeout"), "Connect from timeout");
    assert_eq!((builder.add_after)("timeout"), "Add after timeout");
    assert!((words.common.saved_at)("12:01").starts_with("Saved "));
}
