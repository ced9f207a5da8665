//! The small worlds: each is about one thing, with one or two workflows that are as small as they can be.

use std::sync::Arc;

use serde_json::{Value, json};
use usher_model::contact::Contact;

use super::{Field, SmallWorld};
use crate::worlds::{edge, person};

/// How many people there are.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Contacts.
    pub contacts: usize,
    /// Users, all of one team.
    pub users: usize,
}

/// What the documents below never look at once it has happened: texts of messages, who opened what, how many conversations there were.
const FORGETS: [Field; 10] = [
    ("ContactNow", "conversations"),
    ("ContactNow", "last_in"),
    ("ContactNow", "last_out"),
    ("ContactNow", "last_in_on"),
    ("Conversation", "opened_at"),
    ("Conversation", "first_message"),
    ("Conversation", "source"),
    ("Conversation", "channel"),
    OPENED,
    ("Run", "cause"),
];

/// Only the queue order *opened earliest* looks at it.
const OPENED: Field = ("Conversation", "order");

/// Only *least open* looks at it.
const LAST_ASSIGNED: Field = ("UserNow", "last_assigned");

/// Only *no reply from agent* looks at it.
const UNANSWERED: Field = ("Conversation", "unanswered");

const CONTACTS: [&str; 4] = ["c1", "c2", "c3", "c4"];
const USERS: [&str; 3] = ["ana", "ben", "cid"];

/// What may happen beyond what may happen in every small world.
struct Special {
    /// What contacts say; each class of answers once.
    says: &'static [&'static str],
    /// Statuses that users take.
    statuses: &'static [&'static str],
    /// For each contact: `{c}` is its id.
    more: &'static [&'static str],
    /// How time goes on.
    time: &'static [&'static str],
}

/// Where it does not matter what is said, and users come and go.
const USUAL: Special = Special { says: &["Hello"], statuses: &["online", "offline"], more: &[], time: &["next timer", "+1 hours"] };

fn team(settings: Value) -> Value {
    let mut config = json!({ "target": { "kind": "team", "team": "desk" } });
    for (key, value) in settings.as_object().into_iter().flatten() {
        config[key] = value.clone();
    }
    json!({ "type": "assignTo", "config": config })
}

fn hours(hours: i64) -> Value {
    json!({ "value": hours, "unit": "hours" })
}

fn asks(retries: i64, timeout: Value) -> Value {
    json!({ "type": "askQuestion", "config": {
        "text": "Well?", "question": { "type": "multipleChoice", "choices": [{ "id": "buy", "label": "Buy" }, { "id": "help", "label": "Help" }] },
        "retries": { "count": retries, "text": "Again?" }, "timeout": timeout, "portPerChoice": true
    } })
}

/// Round robin among everybody, whatever their status: the rotation, and what must not move it.
#[must_use]
pub fn round_robin(size: Size) -> SmallWorld {
    let flow = workflow("w", json!({ "id": "t", "type": "conversationOpened" }), &[("assign", team(json!({})))], &["t next assign"]);
    small("round robin", size, vec![flow], USUAL)
}

/// Least open contacts among those online. Seven days is the longest that one waits: nothing happens at the hours between.
#[must_use]
pub fn least_open(size: Size) -> SmallWorld {
    let assign = team(json!({ "logic": "leastOpenContacts", "onlyOnline": true }));
    let flow = workflow("w", json!({ "id": "t", "type": "conversationOpened" }), &[("assign", assign)], &["t next assign"]);
    let mut world = small("least open", size, vec![flow], Special { time: &["next timer"], ..USUAL });
    world.forgets.retain(|field| *field != LAST_ASSIGNED);
    world
}

/// At most one open contact each: closing, unassigning and reassigning make room.
#[must_use]
pub fn limit_of_one(size: Size) -> SmallWorld {
    let assign = team(json!({ "maxOpenContacts": 1, "timeout": hours(2) }));
    let flow = workflow("w", json!({ "id": "t", "type": "conversationOpened" }), &[("assign", assign)], &["t next assign"]);
    small("limit of one", size, vec![flow], USUAL)
}

/// Only who is online, for two hours at most; then a wait of one hour, and once more.
#[must_use]
pub fn only_online(size: Size) -> SmallWorld {
    let assign = team(json!({ "onlyOnline": true, "timeout": hours(2) }));
    let steps = [
        ("assign", assign),
        ("wait", json!({ "type": "wait", "config": { "for": hours(1) } })),
        ("again", team(json!({ "onlyOnline": true, "timeout": hours(1) }))),
    ];
    let flow = workflow(
        "w",
        json!({ "id": "t", "type": "conversationOpened" }),
        &steps,
        &["t next assign", "assign timeout wait", "wait next again"],
    );
    small("only online, with a timeout", size, vec![flow], Special { statuses: &["online", "busy"], ..USUAL })
}

/// A question with one retry and a timeout; one choice leads to a person.
#[must_use]
pub fn question(size: Size) -> SmallWorld {
    let steps = [("ask", asks(1, hours(2))), ("assign", team(json!({ "onlyOnline": true, "timeout": hours(1) })))];
    let edges = ["t next ask", "ask buy assign", "ask timeout assign"];
    let flow = workflow("w", json!({ "id": "t", "type": "conversationOpened" }), &steps, &edges);
    small("question, retry, timeout", size, vec![flow], Special { says: &["Buy", "2", "?"], ..USUAL })
}

/// A question that is asked again by jumps, twice at most, in each run anew.
#[must_use]
pub fn jumps(size: Size) -> SmallWorld {
    let jump = json!({ "type": "jumpTo", "config": { "target": "ask", "maxJumps": 2 } });
    let steps = [("ask", asks(0, hours(1))), ("jump", jump), ("assign", team(json!({})))];
    let edges = ["t next ask", "ask invalid jump", "ask timeout jump", "ask buy jump", "jump next assign"];
    let flow = workflow("w", json!({ "id": "t", "type": "conversationOpened" }), &steps, &edges);
    small("jumps", size, vec![flow], Special { says: &["Help", "?"], ..USUAL })
}

/// Every exit setting on, at a question and in the queue.
#[must_use]
pub fn exits(size: Size) -> SmallWorld {
    let steps = [
        ("ask", asks(0, hours(2))),
        ("wait", json!({ "type": "wait", "config": { "for": hours(1) } })),
        ("assign", team(json!({ "onlyOnline": true, "timeout": hours(1) }))),
    ];
    let edges = ["t next ask", "ask buy wait", "wait next assign", "ask timeout assign"];
    let mut flow = workflow("w", json!({ "id": "t", "type": "conversationOpened" }), &steps, &edges);
    flow["settings"] = json!({ "exitOnOutgoingMessage": true, "exitOnIncomingMessage": true, "exitOnManualAssignment": true });
    small(
        "exits",
        size,
        vec![flow],
        Special { says: &["Buy", "Help"], more: &["ana to {c}: I am here", "{c} goes to ana by api"], ..USUAL },
    )
}

/// One workflow closes what the other opens again, and both choose from one pool; each contact is enrolled in the second one once.
#[must_use]
pub fn two_workflows(size: Size) -> SmallWorld {
    let source = |is: &str| json!({ "conditions": [{ "subject": { "kind": "source" }, "operator": "isEqualTo", "value": is }] });
    let first = workflow(
        "first",
        json!({ "id": "t", "type": "conversationOpened", "config": { "conditions": source("contact") } }),
        &[("assign", team(json!({ "onlyOnline": true, "timeout": hours(1) }))), ("close", json!({ "type": "closeConversation" }))],
        &["t next assign", "assign timeout close"],
    );
    let second = workflow(
        "second",
        json!({ "id": "t", "type": "conversationClosed", "config": { "conditions": source("workflow"), "oncePerContact": true } }),
        &[("open", json!({ "type": "openConversation" })), ("assign", team(json!({ "maxOpenContacts": 1, "timeout": hours(1) })))],
        &["t next open", "open next assign"],
    );
    small("two workflows", size, vec![first, second], Special { more: &["stop second for {c}"], ..USUAL })
}

/// A contact is handed over to a second workflow, and from there back and forth: the fifth time is the last.
#[must_use]
pub fn hand_over(size: Size) -> SmallWorld {
    let to = |workflow: &str| json!({ "type": "triggerWorkflow", "config": { "workflow": workflow } });
    let manual = |id: &str, other: &str| {
        let assign = team(json!({ "onlyOnline": true, "timeout": hours(1) }));
        workflow(
            id,
            json!({ "id": "t", "type": "manual" }),
            &[("assign", assign), ("on", to(other))],
            &["t next assign", "assign timeout on"],
        )
    };
    let first = workflow("first", json!({ "id": "t", "type": "conversationOpened" }), &[("to", to("second"))], &["t next to"]);
    let workflows = vec![first, manual("second", "third"), manual("third", "second")];
    small("hand over", size, workflows, Special { more: &["stop second for {c}"], ..USUAL })
}

/// Whoever does not reply for an hour loses the contact, and whoever loses it is not asked again: the next in turn is.
#[must_use]
pub fn silence(size: Size) -> SmallWorld {
    let nobody = json!({ "type": "assignTo", "config": { "target": { "kind": "nobody" } } });
    let triggers = [
        json!({ "id": "t", "type": "conversationOpened" }),
        json!({ "id": "t", "type": "noReplyFromAgent", "config": { "after": hours(1) } }),
        json!({ "id": "t", "type": "assigneeUpdated", "config": { "to": { "kind": "nobody" } } }),
    ];
    let [opened, silent, lost] = triggers;
    let workflows = vec![
        workflow("w", opened, &[("assign", team(json!({})))], &["t next assign"]),
        workflow("back", silent, &[("nobody", nobody)], &["t next nobody"]),
        workflow("again", lost, &[("assign", team(json!({ "onlyOnline": true, "timeout": hours(1) })))], &["t next assign"]),
    ];
    let mut world = small("silence", size, workflows, Special { more: &["ana to {c}: I am here"], time: &["next timer"], ..USUAL });
    world.forgets.retain(|field| *field != UNANSWERED);
    world
}

/// A tag takes the assignee away once a contact, and contacts with the tag are served first.
#[must_use]
pub fn tags(size: Size) -> SmallWorld {
    let assign = team(json!({ "onlyOnline": true, "queueOrder": { "kind": "tagFirst", "tag": "vip" }, "timeout": hours(1) }));
    let tagged =
        json!({ "id": "t", "type": "contactTagUpdated", "config": { "action": "added", "tags": ["vip"], "oncePerContact": true } });
    let nobody = json!({ "type": "assignTo", "config": { "target": { "kind": "nobody" } } });
    let workflows = vec![
        workflow("w", json!({ "id": "t", "type": "conversationOpened" }), &[("assign", assign)], &["t next assign"]),
        workflow("tagged", tagged, &[("nobody", nobody)], &["t next nobody"]),
    ];
    let more = &[
        r#"{ "type": "addTags", "contact": "{c}", "tags": ["vip"], "by": "api" }"#,
        r#"{ "type": "removeTags", "contact": "{c}", "tags": ["vip"], "by": "ana" }"#,
    ];
    small("tags", size, workflows, Special { more, time: &["next timer"], ..USUAL })
}

/// One contact each two hours, and whose conversation was opened earliest is served first. Nobody assigns by hand: that counts too,
/// and would have no end.
#[must_use]
pub fn fair_limit(size: Size) -> SmallWorld {
    let settings = json!({ "fairLimit": { "count": 1, "per": hours(2) }, "queueOrder": { "kind": "openedEarliest" }, "timeout": hours(1) });
    let steps = [("wait", json!({ "type": "wait", "config": { "for": hours(1) } })), ("assign", team(settings))];
    let flow = workflow("w", json!({ "id": "t", "type": "conversationOpened" }), &steps, &["t next wait", "wait next assign"]);
    let mut world = small("fair limit", size, vec![flow], Special { statuses: &[], ..USUAL });
    world.alphabet.retain(|event| !event.contains(" goes to "));
    world.forgets.retain(|field| *field != OPENED);
    world.memory = 2 * 3_600;
    world
}

fn workflow(id: &str, trigger: Value, steps: &[(&str, Value)], edges: &[&str]) -> Value {
    let mut nodes = vec![trigger];
    nodes.extend(steps.iter().map(|(id, step)| {
        let mut step = step.clone();
        step["id"] = json!(id);
        step
    }));
    let edges: Vec<Value> = edges.iter().map(|text| edge(text)).collect();
    json!({ "id": id, "status": "published", "nodes": nodes, "edges": edges })
}

/// A workspace with so many people, in it these workflows; every contact can do, and every user can have done, what is possible.
fn small(name: &'static str, size: Size, workflows: Vec<Value>, special: Special) -> SmallWorld {
    let users = &USERS[..size.users];
    let user = |id: &&str| json!({ "id": id, "name": id, "status": "online" });
    let workspace = json!({
        "name": "Small", "timeZone": "UTC", "users": users.iter().map(user).collect::<Vec<_>>(),
        "teams": [{ "id": "desk", "name": "Desk", "members": users }], "tags": [{ "id": "vip", "name": "VIP" }],
        "channels": [{ "id": "web", "kind": "webChat", "name": "Web" }]
    });
    let first = workflows[0]["id"].as_str().expect("an id").to_owned();
    let document = serde_json::from_value(json!({ "workspace": workspace, "workflows": workflows })).expect("a document");
    let contacts: Vec<Contact> = CONTACTS[..size.contacts]
        .iter()
        .map(|id| {
            let mut contact = person(id);
            contact.channel = Some("web".parse().expect("an id"));
            contact
        })
        .collect();
    let mut alphabet = Vec::new();
    for c in &CONTACTS[..size.contacts] {
        alphabet.extend(special.says.iter().map(|text| format!("{c}: {text}")));
        alphabet.extend([format!("{c} is closed by ana"), format!("{c} is open by ana"), format!("{c} goes to nobody by ana")]);
        alphabet.extend(users.iter().map(|u| format!("{c} goes to {u} by ana")));
        alphabet.push(format!("stop {first} for {c}"));
        alphabet.extend(special.more.iter().map(|text| text.replace("{c}", c)));
    }
    alphabet.extend(users.iter().flat_map(|u| special.statuses.iter().map(move |status| format!("{u} is {status}"))));
    alphabet.extend(special.time.iter().map(ToString::to_string));
    let forgets = FORGETS.into_iter().chain([LAST_ASSIGNED, UNANSWERED]).collect();
    SmallWorld { name, document: Arc::new(document), contacts, alphabet, memory: 0, forgets }
}
