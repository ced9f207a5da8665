//! A node of the graph: a trigger or a step with its name, place and settings.

mod kind;
mod position;
#[cfg(feature = "schema")]
mod schema;
mod types;

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeStruct};

use crate::{ids::NodeId, port::Port, steps::Step, triggers::Trigger, value::Extra};

pub use {
    kind::NodeKind,
    position::Position,
    types::{NodeType, StepGroup},
};

/// A trigger or step of a workflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The id, unique in the workflow.
    pub id: NodeId,
    /// The label; empty: derived from the settings.
    pub name: String,
    /// A note for colleagues.
    pub note: Option<String>,
    /// A disabled step is passed through by its first port.
    pub enabled: bool,
    /// Where its card is.
    pub position: Position,
    /// What it is.
    pub kind: NodeKind,
    /// Free for other tools.
    pub x: Extra,
}

impl Node {
    /// A node of a type with nothing set, unnamed.
    #[must_use]
    pub fn new(id: NodeId, node_type: NodeType, position: Position) -> Self {
        Self { id, name: String::new(), note: None, enabled: true, position, kind: node_type.default_kind(), x: Extra::default() }
    }

    /// Its type.
    #[must_use]
    pub const fn node_type(&self) -> NodeType {
        self.kind.node_type()
    }

    /// The ports it has with its present settings, in the order in which they are drawn.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        self.kind.ports()
    }

    /// The step it is, unless it is a trigger.
    #[must_use]
    pub const fn step(&self) -> Option<&Step> {
        match &self.kind {
            NodeKind::Step(step) => Some(step),
            NodeKind::Trigger(_) => None,
        }
    }

    /// The trigger it is, unless it is a step.
    #[must_use]
    pub const fn trigger(&self) -> Option<&Trigger> {
        match &self.kind {
            NodeKind::Trigger(trigger) => Some(trigger),
            NodeKind::Step(_) => None,
        }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut doc = serializer.serialize_struct("Node", 7 + usize::from(!self.x.is_empty()))?;
        doc.serialize_field("id", &self.id)?;
        doc.serialize_field("type", &self.node_type())?;
        doc.serialize_field("name", &self.name)?;
        doc.serialize_field("note", &self.note)?;
        doc.serialize_field("enabled", &self.enabled)?;
        doc.serialize_field("position", &self.position)?;
        doc.serialize_field("config", &self.kind)?;
        if self.x.is_empty() {
            doc.skip_field("x")?;
        } else {
            doc.serialize_field("x", &self.x)?;
        }
        doc.end()
    }
}

/// The document's form of a node, before its settings are read by its type.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NodeDoc {
    id: NodeId,
    #[serde(rename = "type")]
    node_type: NodeType,
    #[serde(default)]
    name: String,
    #[serde(default)]
    note: Option<String>,
    #[serde(default = "yes")]
    enabled: bool,
    #[serde(default)]
    position: Position,
    #[serde(default = "empty")]
    config: serde_json::Value,
    #[serde(default)]
    x: Extra,
}

const fn yes() -> bool {
    true
}

fn empty() -> serde_json::Value {
    serde_json::Value::Object(serde_json::Map::new())
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let doc = NodeDoc::deserialize(deserializer)?;
        let kind = NodeKind::from_config(doc.node_type, doc.config).map_err(serde::de::Error::custom)?;
        Ok(Self { id: doc.id, name: doc.name, note: doc.note, enabled: doc.enabled, position: doc.position, kind, x: doc.x })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_comes_back_as_it_was_written() {
        for node_type in NodeType::ALL {
            let mut node = Node::new("n".parse().unwrap(), node_type, Position::new(0.05, -160.0));
            node.x = Extra(Some(serde_json::json!({ "theirs": [1, null] })));
            let text = serde_json::to_string(&node).unwrap();
            assert!(text.starts_with(&format!(r#"{{"id":"n","type":"{}","name":"#, node_type.as_str())), "{text}");
            assert_eq!(serde_json::from_str::<Node>(&text).unwrap(), node);
            let least = format!(r#"{{"id":"n","type":"{}"}}"#, node_type.as_str());
            let least: Result<Node, _> = serde_json::from_str(&least);
            assert_eq!(least.is_ok(), node_type != NodeType::AskQuestion, "only a question has a setting without a default");
            assert_eq!(node_type.is_trigger(), node.trigger().is_some());
        }
    }

    #[test]
    fn ports_follow_the_settings() {
        let ports = |node_type: &str, config: serde_json::Value| {
            let node: Node = serde_json::from_value(serde_json::json!({ "id": "n", "type": node_type, "config": config })).unwrap();
            node.ports().iter().map(Port::as_str).collect::<Vec<_>>().join(" ")
        };
        let choices = serde_json::json!({ "type": "multipleChoice", "choices": [{ "id": "yes" }, { "id": "no" }] });
        for (node_type, config, expected) in [
            ("manual", serde_json::json!({}), "next"),
            ("branch", serde_json::json!({ "branches": [{ "id": "a" }, { "id": "b" }] }), "a b else"),
            ("dateTime", serde_json::json!({}), "inside outside"),
            ("askQuestion", serde_json::json!({ "question": { "type": "text" } }), "answered invalid"),
            (
                "askQuestion",
                serde_json::json!({ "question": choices, "portPerChoice": true, "failurePort": true, "timeout": { "value": 1, "unit": "days" } }),
                "yes no invalid timeout failed",
            ),
            ("askQuestion", serde_json::json!({ "question": choices }), "answered invalid"),
            ("sendMessage", serde_json::json!({}), "next"),
            ("sendMessage", serde_json::json!({ "failurePort": true }), "next failed"),
            ("routeToTeam", serde_json::json!({}), "default"),
            ("routeToTeam", serde_json::json!({ "dedicatedAgent": "online", "routes": [{ "id": "vip" }] }), "dedicated vip default"),
            ("assignTo", serde_json::json!({}), "assigned"),
            ("assignTo", serde_json::json!({ "timeout": { "value": 10, "unit": "minutes" } }), "assigned timeout"),
            ("jumpTo", serde_json::json!({}), "next"),
            ("triggerWorkflow", serde_json::json!({}), ""),
            ("httpRequest", serde_json::json!({}), "success failure"),
        ] {
            assert_eq!(ports(node_type, config), expected, "{node_type}");
        }
    }
}
