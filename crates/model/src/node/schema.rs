//! The schema of a node: one variant a type, chosen by `type`.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Node, NodeType, Position};
use crate::{ids::NodeId, steps, triggers};

impl JsonSchema for Node {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Node".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let configs = [
            (NodeType::ConversationOpened, generator.subschema_for::<triggers::ConversationOpened>()),
            (NodeType::ConversationClosed, generator.subschema_for::<triggers::ConversationClosed>()),
            (NodeType::ContactTagUpdated, generator.subschema_for::<triggers::ContactTagUpdated>()),
            (NodeType::ContactFieldUpdated, generator.subschema_for::<triggers::ContactFieldUpdated>()),
            (NodeType::LifecycleUpdated, generator.subschema_for::<triggers::LifecycleUpdated>()),
            (NodeType::Shortcut, generator.subschema_for::<triggers::Shortcut>()),
            (NodeType::IncomingWebhook, generator.subschema_for::<triggers::IncomingWebhook>()),
            (NodeType::ClickToChatAd, generator.subschema_for::<triggers::ClickToChatAd>()),
            (NodeType::AssigneeUpdated, generator.subschema_for::<triggers::AssigneeUpdated>()),
            (NodeType::NoReplyFromAgent, generator.subschema_for::<triggers::NoReplyFromAgent>()),
            (NodeType::Manual, generator.subschema_for::<triggers::Manual>()),
            (NodeType::Branch, generator.subschema_for::<steps::Branch>()),
            (NodeType::DateTime, generator.subschema_for::<steps::DateTime>()),
            (NodeType::AskQuestion, generator.subschema_for::<steps::AskQuestion>()),
            (NodeType::UpdateField, generator.subschema_for::<steps::UpdateField>()),
            (NodeType::UpdateTags, generator.subschema_for::<steps::UpdateTags>()),
            (NodeType::UpdateLifecycle, generator.subschema_for::<steps::UpdateLifecycle>()),
            (NodeType::HttpRequest, generator.subschema_for::<steps::HttpRequest>()),
            (NodeType::SendMessage, generator.subschema_for::<steps::SendMessage>()),
            (NodeType::AddComment, generator.subschema_for::<steps::AddComment>()),
            (NodeType::RouteToTeam, generator.subschema_for::<steps::RouteToTeam>()),
            (NodeType::AssignTo, generator.subschema_for::<steps::AssignTo>()),
            (NodeType::Wait, generator.subschema_for::<steps::Wait>()),
            (NodeType::JumpTo, generator.subschema_for::<steps::JumpTo>()),
            (NodeType::TriggerWorkflow, generator.subschema_for::<steps::TriggerWorkflow>()),
            (NodeType::OpenConversation, generator.subschema_for::<steps::OpenConversation>()),
            (NodeType::CloseConversation, generator.subschema_for::<steps::CloseConversation>()),
        ];
        let id = generator.subschema_for::<NodeId>();
        let position = generator.subschema_for::<Position>();
        let variants: Vec<Schema> = configs
            .into_iter()
            .map(|(node_type, config)| {
                json_schema!({
                    "type": "object",
                    "properties": {
                        "id": id,
                        "type": { "type": "string", "const": node_type.as_str() },
                        "name": { "type": "string" },
                        "note": { "type": ["string", "null"] },
                        "enabled": { "type": "boolean" },
                        "position": position,
                        "config": config,
                        "x": true
                    },
                    "required": ["id", "type"],
                    "additionalProperties": false
                })
            })
            .collect();
        json_schema!({ "oneOf": variants })
    }
}
