//! A small office to try workflows in, events in shorthand, and traces short enough to be written down by hand.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value, json};
use usher_engine::{Setup, World};
use usher_model::{Document, contact::Contact, event::Event, scenario::UserAtStart, time::Moment, trace::TraceEntry};

/// Monday 2 March 2026, nine in the morning in Riga.
pub const START: &str = "2026-03-02T09:00:00+02:00";

/// The workspace of the tables: three agents and a bot, three teams of which one is empty, two channels, fields of every type.
#[must_use]
pub fn office() -> Value {
    let hours = ["mon", "tue", "wed", "thu", "fri"].map(|day| json!({ "day": day, "from": "09:00", "to": "18:00" }));
    json!({
        "name": "Office", "timeZone": "Europe/Riga",
        "businessHours": hours,
        "users": [
            { "id": "ana", "name": "Ana", "email": "ana@office.test", "status": "online", "skills": ["ru", "en"] },
            { "id": "ben", "name": "Ben", "status": "busy", "skills": ["en"] },
            { "id": "cid", "name": "Cid", "status": "offline", "skills": ["en", "lv"] },
            { "id": "bot", "name": "Bot", "kind": "ai" }
        ],
        "teams": [
            { "id": "sales", "name": "Sales", "members": ["cid", "ben", "ana"] },
            { "id": "support", "name": "Support", "members": ["ana", "ben"] },
            { "id": "night", "name": "Night", "members": ["bot"] },
            { "id": "empty", "name": "Empty", "members": [] }
        ],
        "channels": [
            { "id": "wa", "kind": "whatsapp", "name": "WhatsApp" },
            { "id": "tg", "kind": "telegram", "name": "Telegram" }
        ],
        "fields": [
            { "id": "need", "name": "Need", "type": "text" },
            { "id": "plan", "name": "Plan", "type": "list", "values": ["free", "pro"] },
            { "id": "age", "name": "Age", "type": "number" },
            { "id": "member", "name": "Member", "type": "checkbox" },
            { "id": "site", "name": "Site", "type": "url" },
            { "id": "birthday", "name": "Birthday", "type": "date" },
            { "id": "call_at", "name": "Call at", "type": "time" }
        ],
        "tags": [{ "id": "vip", "name": "VIP" }, { "id": "lead", "name": "Lead" }],
        "lifecycle": [{ "id": "new", "name": "New" }, { "id": "won", "name": "Won" }],
        "closingCategories": [{ "id": "done", "name": "Done" }, { "id": "spam", "name": "Spam" }]
    })
}

/// One row of a table: a workflow, what happens, and the trace that follows.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Case {
    /// The rule, in words.
    pub name: String,
    /// Settings of the node under test; left out: its defaults.
    #[serde(default)]
    pub config: Option<Value>,
    /// Whether the node is enabled.
    #[serde(default = "yes")]
    pub enabled: bool,
    /// Settings of the workflow.
    #[serde(default)]
    pub settings: Option<Value>,
    /// Further nodes, `"id": {"type", "config"}`; left out: the trigger `start` and the node `step`.
    #[serde(default)]
    pub nodes: Option<serde_json::Map<String, Value>>,
    /// Edges as `start next step`; left out: just this one.
    #[serde(default)]
    pub edges: Option<Vec<String>>,
    /// Further workflows, after the one under test.
    #[serde(default)]
    pub others: Vec<Value>,
    /// What differs from the office.
    #[serde(default)]
    pub workspace: serde_json::Map<String, Value>,
    /// The contacts; left out: `c1` on WhatsApp.
    #[serde(default)]
    pub contacts: Option<Vec<Contact>>,
    /// Users whose status differs from the office's, by id.
    #[serde(default)]
    pub users: serde_json::Map<String, Value>,
    /// When it begins; left out: [`START`].
    #[serde(default)]
    pub start: Option<Moment>,
    /// What happens: shorthand or an event.
    pub events: Vec<Value>,
    /// Kinds of lines that are compared; left out: all but `entered`, `condition`, `triggered` and what the trigger leaves by.
    #[serde(default)]
    pub only: Option<Vec<String>>,
    /// The lines, as [`short`] writes them.
    pub expect: Vec<String>,
}

const fn yes() -> bool {
    true
}

impl Case {
    /// The document of the row, with a node of the given type under test.
    #[must_use]
    pub fn document(&self, node_type: &str, is_trigger: bool) -> Document {
        let mut workspace = office();
        for (key, value) in &self.workspace {
            workspace[key] = value.clone();
        }
        let mut nodes: Vec<Value> = Vec::new();
        let config = self.config.clone().unwrap_or_else(|| json!({}));
        if is_trigger {
            nodes.push(json!({ "id": "start", "type": node_type, "config": config }));
        } else {
            nodes.push(json!({ "id": "start", "type": "conversationOpened" }));
            nodes.push(json!({ "id": "step", "type": node_type, "config": config, "enabled": self.enabled }));
        }
        for (id, node) in self.nodes.iter().flatten() {
            let mut node = node.clone();
            node["id"] = json!(id);
            match nodes.iter_mut().find(|known| known["id"] == node["id"]) {
                Some(known) => *known = node,
                None => nodes.push(node),
            }
        }
        let default = if is_trigger { Vec::new() } else { vec!["start next step".to_owned()] };
        let edges: Vec<Value> = self.edges.as_ref().unwrap_or(&default).iter().map(|text| edge(text)).collect();
        let settings = self.settings.clone().unwrap_or_else(|| json!({}));
        let mut workflows = vec![json!({ "id": "w", "status": "published", "settings": settings, "nodes": nodes, "edges": edges })];
        workflows.extend(self.others.iter().map(|other| {
            let mut other = other.clone();
            let edges: Vec<Value> = other["edges"].as_array().into_iter().flatten().filter_map(Value::as_str).map(edge).collect();
            other["edges"] = json!(edges);
            other
        }));
        serde_json::from_value(json!({ "workspace": workspace, "workflows": workflows })).unwrap_or_else(|e| panic!("{}: {e}", self.name))
    }

    /// The world of the row before anything has happened.
    #[must_use]
    pub fn world(&self, document: Document) -> World {
        World::new(self.setup(document))
    }

    /// How the row begins.
    #[must_use]
    pub fn setup(&self, document: Document) -> Setup {
        let user = |(id, status): (&String, &Value)| -> UserAtStart {
            serde_json::from_value(json!({ "id": id, "status": status })).unwrap_or_else(|e| panic!("{}: {e}", self.name))
        };
        Setup {
            document: Arc::new(document),
            under_test: None,
            start: self.start.unwrap_or_else(|| START.parse().expect("an instant")).instant,
            contacts: self.contacts.clone().unwrap_or_else(|| vec![person("c1")]),
            users: self.users.iter().map(user).collect(),
        }
    }

    /// Whether a line takes part in the comparison.
    #[must_use]
    pub fn looks_at(&self, line: &Value) -> bool {
        let kind = line["kind"].as_str().unwrap_or_default();
        match &self.only {
            Some(kinds) => kinds.iter().any(|wanted| wanted == kind),
            None => !matches!(kind, "entered" | "condition" | "triggered") && (kind != "left" || line["node"] != "start"),
        }
    }
}

/// An edge from its shorthand, `node port node`.
///
/// # Panics
/// When it has not three words.
#[must_use]
pub fn edge(text: &str) -> Value {
    let words: Vec<&str> = text.split(' ').collect();
    assert_eq!(words.len(), 3, "an edge is `node port node`, not {text}");
    json!({ "from": { "node": words[0], "port": words[1] }, "to": words[2] })
}

/// A contact of this id on WhatsApp about whom nothing is known.
#[must_use]
pub fn person(id: &str) -> Contact {
    let mut contact = Contact::new(id.parse().expect("an id"));
    contact.channel = Some("wa".parse().expect("an id"));
    contact
}

/// An event, or its shorthand:
/// `c1: Hello` · `c1 on tg: Hello` · `ana to c1: Hello` · `c1 is open by ana` · `c1 is closed by ana` · `c1 goes to ben by ana`
/// (`nobody`: unassigned) · `ana is busy` · `+10 minutes` · `until 2026-03-02T09:30:00+02:00` · `next timer` · `wa fails` ·
/// `wa works` · `stop w for c1`.
///
/// # Panics
/// When it is neither.
#[must_use]
pub fn event(value: &Value) -> Event {
    let Some(text) = value.as_str() else { return serde_json::from_value(value.clone()).unwrap_or_else(|e| panic!("{value}: {e}")) };
    let event = match text.split_once(": ") {
        Some((who, text)) => match who.split(' ').collect::<Vec<_>>()[..] {
            [contact] => json!({ "type": "contactMessage", "contact": contact, "text": text }),
            [contact, "on", channel] => json!({ "type": "contactMessage", "contact": contact, "text": text, "channel": channel }),
            [user, "to", contact] => json!({ "type": "agentMessage", "contact": contact, "user": user, "text": text }),
            _ => panic!("no event: {who}"),
        },
        None => match text.split(' ').collect::<Vec<_>>()[..] {
            [contact, "is", "open", "by", by] => json!({ "type": "openConversation", "contact": contact, "by": by }),
            [contact, "is", "closed", "by", by] => json!({ "type": "closeConversation", "contact": contact, "by": by }),
            [contact, "goes", "to", "nobody", "by", by] => json!({ "type": "assign", "contact": contact, "to": null, "by": by }),
            [contact, "goes", "to", user, "by", by] => json!({ "type": "assign", "contact": contact, "to": user, "by": by }),
            [user, "is", status] => json!({ "type": "userStatus", "user": user, "status": status }),
            ["until", at] => json!({ "type": "advanceTo", "at": at }),
            ["next", "timer"] => json!({ "type": "nextTimer" }),
            ["stop", workflow, "for", contact] => json!({ "type": "stopRun", "contact": contact, "workflow": workflow }),
            [channel, "fails"] => json!({ "type": "deliveryFails", "channel": channel, "fails": true }),
            [channel, "works"] => json!({ "type": "deliveryFails", "channel": channel, "fails": false }),
            [span, unit] if span.starts_with('+') => {
                json!({ "type": "advance", "value": span[1..].parse::<i64>().expect("a number"), "unit": unit })
            }
            _ => panic!("no event: {text}"),
        },
    };
    serde_json::from_value(event).unwrap_or_else(|e| panic!("{text}: {e}"))
}

/// A line of a trace in short: the time since the start where any has passed, the contact unless it is `c1`, the workflow unless it
/// is `w`, the node, the kind, and the values of what else the line holds.
#[must_use]
pub fn short(line: &Value, start: Moment) -> String {
    let mut words = Vec::new();
    let at: Moment = line["at"].as_str().and_then(|at| at.parse().ok()).expect("every line has its instant");
    let passed = at.instant.since(start.instant);
    if passed > 0 {
        words.push(match passed {
            s if s % 86_400 == 0 => format!("{}d", s / 86_400),
            s if s % 3_600 == 0 => format!("{}h", s / 3_600),
            s if s % 60 == 0 => format!("{}m", s / 60),
            s => format!("{s}s"),
        });
    }
    for (key, usual) in [("contact", "c1"), ("workflow", "w"), ("node", "")] {
        words.extend(line[key].as_str().filter(|id| *id != usual).map(|id| format!("{id}:")));
    }
    words.extend(line["kind"].as_str().map(str::to_owned));
    let head = ["seq", "at", "event", "contact", "workflow", "run", "node", "kind"];
    let rest = line.as_object().into_iter().flatten().filter(|(key, _)| !head.contains(&key.as_str()));
    words.extend(rest.map(|(key, value)| {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if matches!(key.as_str(), "old" | "new") { format!("{key}={value}") } else { value }
    }));
    words.join(" ")
}

/// Trace entries as the JSON lines they are printed as.
#[must_use]
pub fn lines(entries: &[TraceEntry]) -> Vec<Value> {
    entries.iter().map(|entry| serde_json::to_value(entry).expect("a trace entry is JSON")).collect()
}
