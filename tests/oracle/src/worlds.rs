//! Random worlds in which many contend for few: small teams that overlap, small limits, equal instants, workflows that share pools.

use std::sync::Arc;

use serde_json::{Value, json};
use usher_model::{Document, NodeKind, contact::Contact, event::Event, time::Moment};

use crate::{Begin, chance::Chance};

/// Monday 2 March 2026, nine in the morning in Riga.
const START: &str = "2026-03-02T09:00:00+02:00";

const CONTACTS: [&str; 7] = ["c1", "c2", "c3", "c4", "c5", "c6", "c7"];
const USERS: [&str; 4] = ["ana", "ben", "cid", "bot"];

/// A world and what happens in it.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// How it begins.
    pub begin: Begin,
    /// What happens.
    pub events: Vec<Event>,
}

/// The world of a seed, with so many events.
#[must_use]
pub fn draw(seed: u64, events: usize) -> Drawn {
    let mut chance = Chance::new(seed);
    let chance = &mut chance;
    let users = 2 + chance.below(3);
    let contacts = 3 + chance.below(5);
    let count = 2 + chance.below(5);
    // In some worlds nearly all workflows only take over from each other.
    let chained = chance.percent(10);
    let kinds: Vec<&str> = (0..count).map(|number| trigger_type(number, chained, chance)).collect();
    let workflows: Vec<Value> = (0..count).map(|number| workflow(number, &kinds, users, chance)).collect();
    let document: Document =
        serde_json::from_value(json!({ "workspace": workspace(users, chance), "workflows": workflows })).expect("a document");
    let contacts = &CONTACTS[..contacts];
    let begin = Begin {
        document: Arc::new(document),
        under_test: chance.percent(20).then(|| "w0".parse().expect("an id")),
        start: START.parse::<Moment>().expect("an instant").instant,
        contacts: contacts.iter().map(|id| contact(id, users, chance)).collect(),
        users: serde_json::from_value(if chance.percent(50) { json!([{ "id": "ana", "status": "online" }]) } else { json!([]) })
            .expect("users"),
    };
    let happenings = (0..events).map(|_| happening(contacts, &USERS[..users], &kinds, chance));
    let events = happenings.map(|event| serde_json::from_value(event).expect("an event")).collect();
    Drawn { begin, events }
}

fn workspace(users: usize, chance: &mut Chance) -> Value {
    let people: Vec<Value> = USERS[..users]
        .iter()
        .map(|id| {
            let kind = if *id == "bot" { "ai" } else { "human" };
            json!({ "id": id, "kind": kind, "status": chance.pick(&["online", "online", "busy", "offline"]), "skills": chance.some(&["en", "ru"], 60) })
        })
        .collect();
    // The order of the members is not that of the workspace.
    let teams: Vec<Value> = ["x", "y", "z"].iter().map(|id| json!({ "id": id, "members": chance.some(&USERS[..users], 65) })).collect();
    json!({
        "name": "Random", "timeZone": "Europe/Riga", "users": people, "teams": teams,
        "autoCloseAfter": if chance.percent(25) { minutes(&[20, 30, 60], chance) } else { Value::Null },
        "oneCustomerFacingWorkflow": chance.percent(30),
        "channels": [{ "id": "tg", "kind": "telegram" }, { "id": "web", "kind": "webChat" }, { "id": "tt", "kind": "tiktok" }],
        "fields": [{ "id": "need", "type": "text" }, { "id": "age", "type": "number" }, { "id": "plan", "type": "list", "values": ["free", "pro"] }],
        "tags": [{ "id": "vip" }, { "id": "lead" }, { "id": "old" }],
        "lifecycle": [{ "id": "new" }, { "id": "won" }],
        "closingCategories": [{ "id": "done" }, { "id": "spam" }]
    })
}

fn contact(id: &str, users: usize, chance: &mut Chance) -> Contact {
    let assignee = chance.percent(25).then(|| *chance.pick(&USERS[..users]));
    serde_json::from_value(json!({
        "id": id, "language": chance.pick(&[None, Some("ru"), Some("en"), Some("fr")]), "assignee": assignee,
        "channel": chance.pick(&[None, Some("web")]), "tags": chance.some(&["vip", "lead"], 30), "lifecycle": chance.pick(&[None, Some("new")])
    }))
    .expect("a contact")
}

/// A span of so many minutes: few different ones, so that instants meet.
fn minutes(of: &[i64], chance: &mut Chance) -> Value {
    json!({ "value": chance.pick(of), "unit": "minutes" })
}

/// One or a few tags.
fn tags(chance: &mut Chance) -> Vec<&'static str> {
    let tags = chance.some(&["vip", "lead", "old"], 50);
    if tags.is_empty() { vec!["vip"] } else { tags }
}

fn trigger_type(number: usize, chained: bool, chance: &mut Chance) -> &'static str {
    if number == 0 || number == 1 && chance.percent(40) {
        return "conversationOpened";
    }
    if chained && chance.percent(80) {
        return "manual";
    }
    chance.pick::<&str>(TRIGGERS)
}

/// The triggers of the worlds, as often as each is wanted.
const TRIGGERS: &[&str] = &[
    "conversationOpened",
    "conversationOpened",
    "conversationOpened",
    "conversationClosed",
    "conversationClosed",
    "contactTagUpdated",
    "contactTagUpdated",
    "contactFieldUpdated",
    "lifecycleUpdated",
    "assigneeUpdated",
    "assigneeUpdated",
    "noReplyFromAgent",
    "noReplyFromAgent",
    "shortcut",
    "incomingWebhook",
    "clickToChatAd",
    "manual",
    "manual",
];

fn workflow(number: usize, kinds: &[&str], users: usize, chance: &mut Chance) -> Value {
    let kind = kinds[number];
    let mut nodes = vec![json!({ "id": "n0", "type": kind, "config": trigger(kind, users, chance) })];
    let steps = 1 + chance.below(6);
    for at in 1..=steps {
        let (step_type, config) = step(kind, steps, kinds, users, chance);
        nodes.push(json!({ "id": format!("n{at}"), "type": step_type, "config": config, "enabled": !chance.percent(5) }));
    }
    // Edges lead forward only, so they form no cycle; mostly to the next step, and some ports stay open.
    let mut edges = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let node_type = serde_json::from_value(node["type"].clone()).expect("a type");
        let ports = NodeKind::from_config(node_type, node["config"].clone()).expect("settings of the type").ports();
        for port in ports {
            if at < steps && chance.percent(80) {
                let to = if chance.percent(70) { at + 1 } else { at + 1 + chance.below(steps - at) };
                edges.push(json!({ "from": { "node": format!("n{at}"), "port": port }, "to": format!("n{to}") }));
            }
        }
    }
    json!({
        "id": format!("w{number}"), "status": chance.pick(&["published", "published", "published", "published", "published", "published", "draft", "stopped"]),
        "nodes": nodes, "edges": edges,
        "settings": {
            "exitOnOutgoingMessage": chance.percent(20), "exitOnIncomingMessage": chance.percent(20),
            "exitOnManualAssignment": chance.percent(35), "agentsMayStop": chance.percent(80)
        }
    })
}

fn trigger(kind: &str, users: usize, chance: &mut Chance) -> Value {
    if kind == "manual" {
        return json!({});
    }
    let mut config = match kind {
        "contactTagUpdated" => json!({ "action": chance.pick(&["added", "removed"]), "tags": tags(chance) }),
        "contactFieldUpdated" => json!({ "field": chance.pick(&["need", "age"]) }),
        "lifecycleUpdated" => json!({ "stages": chance.some(&["new", "won"], 40), "whenCleared": chance.percent(50) }),
        "incomingWebhook" => json!({ "identify": { "by": "id", "pointer": "/id" } }),
        "clickToChatAd" => {
            json!({ "network": chance.pick(&["meta", "meta", "tiktok"]), "ads": chance.pick(&[json!([]), json!([{ "id": "a1" }])]) })
        }
        "noReplyFromAgent" => json!({ "after": minutes(&[5, 10, 20], chance) }),
        "assigneeUpdated" => json!({ "to": chance.pick(&[
            json!({ "kind": "anybody" }), json!({ "kind": "user", "user": USERS[users - 1] }), json!({ "kind": "team", "team": "x" }), json!({ "kind": "nobody" })
        ]) }),
        _ => json!({}),
    };
    config["conditions"] = if chance.percent(40) { group(kind, chance) } else { json!({}) };
    config["oncePerContact"] = json!(chance.percent(12));
    config
}

fn group(kind: &str, chance: &mut Chance) -> Value {
    let conditions: Vec<Value> = (0..1 + chance.below(2)).map(|_| condition(kind, chance)).collect();
    json!({ "match": chance.pick(&["all", "any"]), "conditions": conditions })
}

fn condition(kind: &str, chance: &mut Chance) -> Value {
    let of_kind = match kind {
        "conversationOpened" => vec![
            ("source", "isEqualTo", json!("contact")),
            ("source", "isNotEqualTo", json!("contact")),
            ("source", "hasAnyOf", json!(["workflow", "api"])),
            ("channel", "isEqualTo", json!("web")),
        ],
        "conversationClosed" => vec![
            ("source", "isEqualTo", json!("user")),
            ("source", "hasNoneOf", json!(["autoClose", "aiAgent"])),
            ("closingCategory", "isEqualTo", json!("done")),
            ("closingCategory", "isNotEqualTo", json!("done")),
        ],
        "assigneeUpdated" => vec![("source", "isEqualTo", json!("user")), ("source", "isNotEqualTo", json!("workflow"))],
        _ => vec![],
    };
    if !of_kind.is_empty() && chance.percent(40) {
        let (subject, operator, value) = chance.pick(&of_kind).clone();
        return json!({ "subject": { "kind": subject }, "operator": operator, "value": value });
    }
    let subject = |kind: &str| json!({ "kind": kind });
    let (subject, operator, value) = chance
        .pick(&[
            (subject("source"), "isNotEqualTo", json!("contact")),
            (subject("tags"), "hasAnyOf", json!(["vip", "old"])),
            (subject("tags"), "hasAllOf", json!(["vip", "lead"])),
            (subject("tags"), "hasNoneOf", json!(["lead"])),
            (subject("tags"), "exists", Value::Null),
            (subject("assignee"), "exists", Value::Null),
            (subject("assignee"), "isEqualTo", json!("ana")),
            (subject("assignee"), "isNotEqualTo", json!("ben")),
            (subject("assigneeStatus"), "isEqualTo", json!("online")),
            (subject("assigneeStatus"), "isNotEqualTo", json!("offline")),
            (subject("assigneeTeam"), "isEqualTo", json!("x")),
            (subject("assigneeTeam"), "isNotEqualTo", json!("y")),
            (subject("routedTeam"), "isEqualTo", json!("x")),
            (subject("routedTeam"), "exists", Value::Null),
            (subject("lifecycle"), "isEqualTo", json!("new")),
            (subject("lifecycle"), "hasNoneOf", json!(["new"])),
            (subject("lifecycle"), "doesNotExist", Value::Null),
            (json!({ "kind": "field", "field": "need" }), "isEqualTo", json!(" Help")),
            (json!({ "kind": "field", "field": "need" }), "isNotEqualTo", json!("help")),
            (json!({ "kind": "field", "field": "age" }), "isGreaterThan", json!(2)),
            (json!({ "kind": "field", "field": "plan" }), "hasAnyOf", json!(["pro"])),
            (json!({ "kind": "field", "field": "language" }), "isEqualTo", json!("RU")),
            (subject("lastChannel"), "isEqualTo", json!("tg")),
            (subject("lastIncomingMessage"), "contains", json!("EL")),
            (subject("conversationStatus"), "isEqualTo", json!("open")),
            (subject("conversationCount"), "isGreaterThan", json!(1)),
            (json!({ "kind": "usersOnline", "team": "x" }), "isGreaterThan", json!(0)),
            (json!({ "kind": "usersWithRoom", "team": "y", "maxOpenContacts": 1 }), "isLessThan", json!(1)),
        ])
        .clone();
    json!({ "subject": subject, "operator": operator, "value": value })
}

fn step(kind: &str, steps: usize, kinds: &[&str], users: usize, chance: &mut Chance) -> (&'static str, Value) {
    if kind == "manual" && chance.percent(30) {
        return hand_over(kinds, chance);
    }
    match chance.below(26) {
        // A workflow that starts on an assignment and assigns goes round until it is stopped: rarely.
        0..=7 if kind == "assigneeUpdated" && chance.percent(85) => ("wait", json!({ "for": minutes(&[5, 10, 20], chance) })),
        0..=7 => ("assignTo", assign_to(users, chance)),
        8 | 9 | 25 => ("askQuestion", question(chance)),
        10 | 11 => ("wait", json!({ "for": minutes(&[5, 10, 20], chance) })),
        12 | 13 => (
            "routeToTeam",
            json!({
                "dedicatedAgent": chance.pick(&["off", "anyStatus", "online"]),
                "routes": [{ "id": "r", "when": group(kind, chance), "team": "x" }],
                "defaultTeam": chance.pick(&[Some("y"), Some("z"), None])
            }),
        ),
        14 => ("branch", json!({ "branches": [{ "id": "a", "when": group(kind, chance) }, { "id": "b", "when": group(kind, chance) }] })),
        15 => ("updateTags", json!({ "action": chance.pick(&["add", "remove"]), "tags": tags(chance) })),
        16 => {
            let (field, value) =
                *chance.pick(&[("need", Some("Help")), ("age", Some("3")), ("age", None), ("plan", Some("pro")), ("plan", Some("gold"))]);
            ("updateField", json!({ "field": field, "value": value }))
        }
        17 => ("sendMessage", json!({ "message": { "text": "Hi" } })),
        18 => ("closeConversation", json!({ "category": chance.pick(&[None, Some("done")]) })),
        19 => ("openConversation", json!({})),
        20 => ("jumpTo", json!({ "target": format!("n{}", 1 + chance.below(steps)), "maxJumps": 1 + chance.below(2) })),
        21 => ("updateLifecycle", json!({ "stage": chance.pick(&[None, Some("new"), Some("won")]) })),
        _ if kinds.contains(&"manual") => hand_over(kinds, chance),
        _ => ("wait", json!({ "for": minutes(&[5, 10, 20], chance) })),
    }
}

/// Mostly to a workflow that can take over.
fn hand_over(kinds: &[&str], chance: &mut Chance) -> (&'static str, Value) {
    let fitting: Vec<usize> = (0..kinds.len()).filter(|number| kinds[*number] == "manual").collect();
    let to = if fitting.is_empty() || chance.percent(10) { chance.below(kinds.len()) } else { *chance.pick(&fitting) };
    ("triggerWorkflow", json!({ "workflow": format!("w{to}") }))
}

fn question(chance: &mut Chance) -> Value {
    let choices =
        json!({ "type": "multipleChoice", "choices": [{ "id": "b", "label": "Buy", "tags": ["lead"] }, { "id": "h", "label": "Help" }] });
    json!({
        "text": "Well?", "question": chance.pick(&[json!({ "type": "text" }), json!({ "type": "number" }), choices]),
        "retries": { "count": chance.below(2), "text": "Again?" }, "portPerChoice": chance.percent(40),
        "timeout": if chance.percent(70) { minutes(&[5, 10, 20], chance) } else { Value::Null }
    })
}

fn assign_to(users: usize, chance: &mut Chance) -> Value {
    let team = |id: &str| json!({ "kind": "team", "team": id });
    let target = chance
        .pick(&[
            team("x"),
            team("x"),
            team("x"),
            team("y"),
            team("y"),
            team("z"),
            json!({ "kind": "routedTeam" }),
            json!({ "kind": "routedTeam" }),
            json!({ "kind": "workspace" }),
            json!({ "kind": "workspace" }),
            json!({ "kind": "user", "user": USERS[users - 1] }),
            json!({ "kind": "dedicatedAgent" }),
            json!({ "kind": "nobody" }),
        ])
        .clone();
    let fair = json!({ "count": 1 + chance.below(2), "per": minutes(&[5, 10, 20], chance) });
    json!({
        "target": target, "logic": chance.pick(&["roundRobin", "leastOpenContacts"]), "onlyOnline": chance.percent(60),
        "maxOpenContacts": chance.pick(&[None, Some(1), Some(1), Some(2)]),
        "skills": chance.pick(&[vec![], vec![], vec!["en"], vec!["ru"], vec!["EN ", "ru"], vec!["$contact.language"]]),
        "fairLimit": if chance.percent(30) { fair } else { Value::Null },
        "queueOrder": chance.pick(&[
            json!({ "kind": "waitingLongest" }), json!({ "kind": "waitingLongest" }), json!({ "kind": "openedEarliest" }),
            json!({ "kind": "tagFirst", "tag": "vip" })
        ]),
        "timeout": if chance.percent(60) { minutes(&[5, 10, 20], chance) } else { Value::Null }
    })
}

/// A workflow with this trigger, or now and then another.
fn of_kind(kind: &str, kinds: &[&str], chance: &mut Chance) -> String {
    let fitting = kinds.iter().position(|known| *known == kind).filter(|_| chance.percent(90));
    format!("w{}", fitting.unwrap_or_else(|| chance.below(kinds.len())))
}

/// Something that happens.
fn happening(contacts: &[&str], users: &[&str], kinds: &[&str], chance: &mut Chance) -> Value {
    let (c, u) = (*chance.pick(contacts), *chance.pick(users));
    let by = if chance.percent(70) { u } else { "api" };
    match chance.below(34) {
        0..=7 => {
            let text = chance.pick(&["Hello", "Buy", "1", "7", "x", " "]);
            json!({ "type": "contactMessage", "contact": c, "text": text, "channel": chance.pick(&[None, None, Some("tg"), Some("web")]) })
        }
        8 | 9 => json!({ "type": "agentMessage", "contact": c, "user": u, "text": "I am here" }),
        10 => json!({ "type": "openConversation", "contact": c, "by": by }),
        11..=13 => {
            json!({ "type": "closeConversation", "contact": c, "by": by, "category": chance.pick(&[None, Some("done"), Some("spam")]) })
        }
        14 | 15 => {
            let to = chance.percent(75).then(|| *chance.pick(users));
            json!({ "type": "assign", "contact": c, "to": to, "by": by })
        }
        16..=18 => json!({ "type": "userStatus", "user": u, "status": chance.pick(&["online", "online", "busy", "offline"]) }),
        19 => {
            json!({ "type": chance.pick(&["addTags", "removeTags"]), "contact": c, "tags": tags(chance), "by": by })
        }
        20 => match chance.below(3) {
            0 => json!({ "type": "setField", "contact": c, "field": "age", "value": chance.below(4), "by": by }),
            1 => {
                json!({ "type": "setField", "contact": c, "field": "need", "value": chance.pick(&[None, Some("Help"), Some("x")]), "by": by })
            }
            _ => json!({ "type": "setLifecycle", "contact": c, "stage": chance.pick(&[None, Some("new"), Some("won")]), "by": by }),
        },
        21 => json!({ "type": "stopRun", "contact": c, "workflow": format!("w{}", chance.below(kinds.len())) }),
        22 => json!({ "type": "nextTimer" }),
        23 => json!({ "type": "shortcut", "contact": c, "workflow": of_kind("shortcut", kinds, chance) }),
        24 => {
            let who = if chance.percent(80) { c } else { "nobody" };
            json!({ "type": "webhook", "workflow": of_kind("incomingWebhook", kinds, chance), "payload": { "id": who } })
        }
        25 => {
            let channel = chance.pick(&[None, Some("tg"), Some("tt")]);
            json!({ "type": "adClick", "contact": c, "ad": chance.pick(&["a1", "a2"]), "channel": channel })
        }
        26 => json!({ "type": "setLifecycle", "contact": c, "stage": chance.pick(&[None, Some("new"), Some("won")]), "by": by }),
        27 => json!({ "type": chance.pick(&["addTags", "removeTags"]), "contact": c, "tags": tags(chance), "by": by }),
        _ => {
            let value = *chance.pick(&[5, 5, 10, 10, 20, 60]);
            json!({ "type": "advance", "value": value, "unit": "minutes" })
        }
    }
}
