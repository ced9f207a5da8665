//! Every sentence in both languages: complete, in the style of the product, and exact where people and tests rely on it.
#![allow(clippy::unwrap_used, reason = "a test stops at what it does not expect")]

use std::sync::Arc;

use serde_json::json;
use usher_analysis::{Counted, Expected, Fix, Severity, Wanted};
use usher_model::{
    Document, NodeType, Port, StepGroup, Workflow,
    channel::ChannelKind,
    condition::{Operator, Subject},
    event::Source,
    ids::ContactId,
    labels::{FieldType, StandardField},
    people::UserStatus,
    scenario::Scenario,
    steps::ask_question::QuestionType,
    time::{Day, Duration, Unit},
    value::Number,
};
use usher_wording::{Language, conditions, findings, names, plural, steps, values};

pub fn example() -> (Arc<Document>, Vec<Arc<Scenario>>) {
    let mut file: serde_json::Value = serde_json::from_str(include_str!("../../examples/inbound.json")).unwrap();
    for header in ["format", "version"] {
        file.as_object_mut().unwrap().remove(header);
    }
    let document = Document::from(serde_json::from_value::<usher_model::WorkflowFile>(file).unwrap());
    let scenarios = document.scenarios.clone();
    (Arc::new(document), scenarios)
}

pub fn contact(id: &ContactId) -> String {
    id.to_string()
}

/// The style of every sentence and label (docs/architecture.md, "Words").
pub fn check_style(text: &str, what: &str) {
    assert!(!text.trim().is_empty(), "{what} says nothing");
    assert_eq!(text, text.trim(), "{what}");
    let folded = text.to_lowercase();
    for banned in ["please", "oops", "sorry", "invalid input", "пожалуйста", "упс", "!"] {
        assert!(!folded.contains(banned), "{what}: {text}");
    }
}

pub fn is_cyrillic(text: &str) -> bool {
    text.chars().any(|c| ('а'..='я').contains(&c) || ('А'..='Я').contains(&c) || c == 'ё')
}

/// Both languages say it, in the style, and the Russian one in Russian.
pub fn check_both(what: &str, say: impl Fn(Language) -> String) {
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

#[test]
fn the_labels_that_tests_find_things_by_are_fixed() {
    let common = Language::En.common();
    let (builder, inspector, simulator) = (Language::En.builder(), Language::En.inspector(), Language::En.simulator());
    for (label, expected) in [
        (common.undo, "Undo"),
        (common.redo, "Redo"),
        (common.delete, "Delete"),
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
    assert!((common.saved_at)("12:01").starts_with("Saved "));
}
