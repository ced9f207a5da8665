//! Small worlds drawn by dice: any workflows, any events, the same for the same dice. They shrink by their dice.

use serde_json::{Value, json};
use usher_model::{Document, contact::Contact, event::Event, node::NodeKind};

use crate::worlds::{event, office, person};

/// Where chance comes from: a list of numbers, zeros once it is used up.
pub struct Dice<'a> {
    rolls: &'a [u32],
    at: usize,
}

impl<'a> Dice<'a> {
    /// Dice that fall as written.
    #[must_use]
    pub const fn new(rolls: &'a [u32]) -> Self {
        Self { rolls, at: 0 }
    }

    /// One of `0..n`.
    pub fn below(&mut self, n: u32) -> u32 {
        let roll = self.rolls.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        roll % n
    }

    /// Once in `n`.
    pub fn once_in(&mut self, n: u32) -> bool {
        self.below(n) == n - 1
    }

    /// One of a few.
    pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(u32::try_from(from.len()).expect("few")) as usize].clone()
    }
}

/// As many numbers as a small world needs, from a seed (xorshift, Marsaglia 2003).
#[must_use]
pub fn rolls(seed: u64) -> Vec<u32> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        u32::try_from(state >> 40).expect("24 bits")
    };
    (0..700).map(|_| next()).collect()
}

/// A world to begin with, and what happens in it.
pub struct Drawn {
    /// The workspace and its workflows.
    pub document: Document,
    /// The contacts.
    pub contacts: Vec<Contact>,
    /// What happens.
    pub events: Vec<Event>,
}

const CONTACTS: [&str; 3] = ["c1", "c2", "c3"];
const USERS: [&str; 4] = ["ana", "ben", "cid", "bot"];

/// Draws a world with up to three workflows, three contacts and so many events.
#[must_use]
pub fn draw(dice: &mut Dice, events: usize) -> Drawn {
    let mut workspace = office();
    workspace["autoCloseAfter"] = if dice.once_in(4) { json!({ "value": 5, "unit": "hours" }) } else { Value::Null };
    workspace["oneCustomerFacingWorkflow"] = json!(dice.once_in(4));
    let workflows: Vec<Value> = (0..1 + dice.below(3)).map(|number| workflow(number, dice)).collect();
    let document = serde_json::from_value(json!({ "workspace": workspace, "workflows": workflows })).expect("a document");
    let contacts = CONTACTS.iter().map(|id| contact(id, dice)).collect();
    let events = (0..events).map(|_| event(&happening(dice))).collect();
    Drawn { document, contacts, events }
}

fn contact(id: &str, dice: &mut Dice) -> Contact {
    let mut contact = person(id);
    contact.language = dice.pick(&[None, Some("ru"), Some("lv")]).map(str::to_owned);
    contact.assignee = dice.pick(&[None, None, Some("ana"), Some("cid")]).map(|id| id.parse().expect("an id"));
    contact.tags = dice.pick(&[vec![], vec!["vip"]]).iter().map(|id| id.parse().expect("an id")).collect();
    contact
}

fn workflow(number: u32, dice: &mut Dice) -> Value {
    let conditions = if dice.once_in(3) { group(dice) } else { json!({}) };
    let trigger = if dice.below(4) == 3 { "conversationClosed" } else { "conversationOpened" };
    let mut nodes = vec![json!({ "id": "n0", "type": trigger, "config": { "conditions": conditions, "oncePerContact": dice.once_in(5) } })];
    let steps = 1 + dice.below(7);
    for at in 1..=steps {
        let (node_type, config) = step(dice, steps);
        nodes.push(json!({ "id": format!("n{at}"), "type": node_type, "config": config, "enabled": !dice.once_in(10) }));
    }
    // Edges lead forward only, so they form no cycle; a quarter of the ports stays open.
    let mut edges = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let kind = NodeKind::from_config(
            serde_json::from_value(node["type"].clone()).expect("a type"),
            node.get("config").cloned().expect("settings"),
        );
        let later = steps - u32::try_from(at).expect("few");
        for port in kind.expect("settings of the type").ports() {
            if later > 0 && !dice.once_in(4) {
                let to = u32::try_from(at).expect("few") + 1 + dice.below(later);
                edges.push(json!({ "from": { "node": format!("n{at}"), "port": port }, "to": format!("n{to}") }));
            }
        }
    }
    json!({
        "id": format!("w{number}"), "status": dice.pick(&["published", "published", "published", "draft"]), "nodes": nodes, "edges": edges,
        "settings": {
            "exitOnOutgoingMessage": dice.once_in(4), "exitOnIncomingMessage": dice.once_in(4),
            "exitOnManualAssignment": dice.once_in(4), "agentsMayStop": !dice.once_in(4)
        }
    })
}

fn span(dice: &mut Dice) -> Value {
    dice.pick(&[json!({ "value": 1, "unit": "hours" }), json!({ "value": 90, "unit": "minutes" }), json!({ "value": 1, "unit": "days" })])
}

fn group(dice: &mut Dice) -> Value {
    let conditions: Vec<Value> = (0..1 + dice.below(2))
        .map(|_| {
            let (subject, operator, value) = dice.pick(&[
                (json!({ "kind": "tags" }), "hasAnyOf", json!(["vip"])),
                (json!({ "kind": "source" }), "isEqualTo", json!("contact")),
                (json!({ "kind": "assignee" }), "exists", Value::Null),
                (json!({ "kind": "assigneeStatus" }), "isNotEqualTo", json!("online")),
                (json!({ "kind": "conversationCount" }), "isGreaterThan", json!(1)),
                (json!({ "kind": "lastIncomingMessage" }), "contains", json!("{{$contact.language|o}}")),
                (json!({ "kind": "variable", "name": "v" }), "isLessThan", json!(4)),
                (json!({ "kind": "timeSinceLastIncoming" }), "isGreaterThan", json!({ "value": 1, "unit": "hours" })),
                (json!({ "kind": "usersOnline", "team": "sales" }), "isGreaterThan", json!(0)),
                (json!({ "kind": "messagingWindow" }), "isEqualTo", json!("open")),
            ]);
            json!({ "subject": subject, "operator": operator, "value": value })
        })
        .collect();
    json!({ "match": dice.pick(&["all", "any"]), "conditions": conditions })
}

/// A step of a workflow with so many steps: its type and settings.
fn step(dice: &mut Dice, steps: u32) -> (&'static str, Value) {
    match dice.below(13) {
        0 | 1 => ("assignTo", assign_to(dice)),
        2 => ("branch", json!({ "branches": [{ "id": "a", "when": group(dice) }, { "id": "b", "when": group(dice) }] })),
        3 => ("dateTime", json!({ "when": { "kind": "workspaceHours" } })),
        4 | 5 => ("askQuestion", question(dice)),
        6 => (
            "updateField",
            json!({ "field": dice.pick(&["need", "age", "plan"]), "value": dice.pick(&[json!("pro"), json!("{{$var.v|7}}"), Value::Null]) }),
        ),
        7 => ("updateTags", json!({ "action": dice.pick(&["add", "remove"]), "tags": dice.pick(&[vec!["vip"], vec!["vip", "lead"]]) })),
        8 => (
            "sendMessage",
            json!({ "message": { "text": "Hi {{$contact.name|you}}", "template": dice.pick(&[None, Some("t")]) }, "failurePort": dice.once_in(2) }),
        ),
        9 => (
            "routeToTeam",
            json!({
                "dedicatedAgent": dice.pick(&["off", "anyStatus", "online"]), "routes": [{ "id": "r", "when": group(dice), "team": "sales" }],
                "defaultTeam": dice.pick(&[json!("support"), json!("empty"), Value::Null])
            }),
        ),
        10 => ("wait", json!({ "for": span(dice) })),
        11 => ("jumpTo", json!({ "target": format!("n{}", 1 + dice.below(steps)), "maxJumps": 1 + dice.below(2) })),
        _ => (dice.pick(&["openConversation", "closeConversation"]), json!({})),
    }
}

fn question(dice: &mut Dice) -> Value {
    let choices =
        json!({ "type": "multipleChoice", "choices": [{ "id": "x", "label": "Buy", "tags": ["lead"] }, { "id": "y", "label": "Help" }] });
    json!({
        "text": "Well?", "question": dice.pick(&[json!({ "type": "text" }), choices, json!({ "type": "number", "min": 2 })]),
        "saveTo": { "variable": "v", "field": dice.pick(&[None, Some("age"), Some("need")]) },
        "retries": { "count": dice.below(2), "text": "Again?" }, "timeout": if dice.once_in(2) { span(dice) } else { Value::Null },
        "portPerChoice": dice.once_in(2), "failurePort": dice.once_in(3)
    })
}

fn assign_to(dice: &mut Dice) -> Value {
    let target = dice.pick(&[
        json!({ "kind": "team", "team": "sales" }),
        json!({ "kind": "team", "team": "support" }),
        json!({ "kind": "routedTeam" }),
        json!({ "kind": "workspace" }),
        json!({ "kind": "team", "team": "empty" }),
        json!({ "kind": "user", "user": "cid" }),
        json!({ "kind": "dedicatedAgent" }),
        json!({ "kind": "nobody" }),
    ]);
    json!({
        "target": target, "logic": dice.pick(&["roundRobin", "leastOpenContacts"]), "onlyOnline": dice.once_in(2),
        "maxOpenContacts": dice.pick(&[None, Some(1), Some(2)]), "skills": dice.pick(&[vec![], vec!["en"], vec!["$contact.language"]]),
        "fairLimit": if dice.once_in(3) { json!({ "count": 1, "per": { "value": 30, "unit": "minutes" } }) } else { Value::Null },
        "queueOrder": dice.pick(&[json!({ "kind": "waitingLongest" }), json!({ "kind": "openedEarliest" }), json!({ "kind": "tagFirst", "tag": "vip" })]),
        "timeout": if dice.once_in(2) { span(dice) } else { Value::Null }
    })
}

/// Something that happens.
fn happening(dice: &mut Dice) -> Value {
    let (c, u) = (dice.pick(&CONTACTS), dice.pick(&USERS));
    match dice.below(20) {
        0..=4 => json!(format!("{c}: {}", dice.pick(&["Hello", "Buy", "1", "2", "7", "x", " "]))),
        5 => json!(format!("{c} on tg: Hello")),
        6 => json!(format!("{u} to {c}: I am here")),
        7 => json!(format!("{c} is open by {}", dice.pick(&[u, "api"]))),
        8 | 9 => json!(format!("{c} is closed by {}", dice.pick(&[u, "api"]))),
        10 => json!(format!("{c} goes to {} by {}", dice.pick(&["ana", "ben", "nobody"]), dice.pick(&[u, "api"]))),
        11..=13 => json!(format!("{u} is {}", dice.pick(&["online", "busy", "offline"]))),
        14 => json!({ "type": "setField", "contact": c, "field": "age", "value": dice.below(4), "by": "api" }),
        15 => json!({ "type": dice.pick(&["addTags", "removeTags"]), "contact": c, "tags": ["vip"], "by": u }),
        16 => json!(format!("stop w0 for {c}")),
        17 => json!(dice.pick(&["wa fails", "wa works", "tg works"])),
        18 => json!("next timer"),
        _ => json!(dice.pick(&["+10 minutes", "+1 hours", "+30 minutes", "+2 days"])),
    }
}
