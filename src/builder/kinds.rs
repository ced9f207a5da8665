//! How a type looks: its icon, and the name by which styles know its group.

use usher_model::{NodeType, StepGroup};

use crate::ui::prelude::Glyph;

/// The icon of a type.
#[must_use]
pub const fn glyph(node_type: NodeType) -> Glyph {
    match node_type {
        NodeType::ConversationOpened | NodeType::OpenConversation => Glyph::Opened,
        NodeType::ConversationClosed | NodeType::CloseConversation => Glyph::Closed,
        NodeType::ContactTagUpdated | NodeType::UpdateTags => Glyph::Tag,
        NodeType::ContactFieldUpdated | NodeType::UpdateField => Glyph::Field,
        NodeType::LifecycleUpdated | NodeType::UpdateLifecycle => Glyph::Stage,
        NodeType::Shortcut => Glyph::Shortcut,
        NodeType::IncomingWebhook => Glyph::Webhook,
        NodeType::ClickToChatAd => Glyph::Megaphone,
        NodeType::AssigneeUpdated => Glyph::User,
        NodeType::NoReplyFromAgent => Glyph::Hourglass,
        NodeType::Manual => Glyph::Pointer,
        NodeType::Branch => Glyph::Branch,
        NodeType::DateTime => Glyph::DateTime,
        NodeType::AskQuestion => Glyph::Ask,
        NodeType::HttpRequest => Glyph::Http,
        NodeType::SendMessage => Glyph::Send,
        NodeType::AddComment => Glyph::Comment,
        NodeType::RouteToTeam => Glyph::Route,
        NodeType::AssignTo => Glyph::Assign,
        NodeType::Wait => Glyph::Wait,
        NodeType::JumpTo => Glyph::Jump,
        NodeType::TriggerWorkflow => Glyph::Handover,
    }
}

/// The icons that a shortcut can have, by their names in documents; the first one is that of a shortcut without an icon.
pub const SHORTCUT_ICONS: [(&str, Glyph); 12] = [
    ("bolt", Glyph::Shortcut),
    ("question", Glyph::Ask),
    ("user", Glyph::User),
    ("users", Glyph::Users),
    ("assign", Glyph::Assign),
    ("tag", Glyph::Tag),
    ("flag", Glyph::Flag),
    ("calendar", Glyph::Calendar),
    ("clock", Glyph::Wait),
    ("note", Glyph::Comment),
    ("plane", Glyph::Send),
    ("globe", Glyph::Globe),
];

/// The icon of a shortcut.
#[must_use]
pub fn shortcut_glyph(icon: Option<&str>) -> Glyph {
    let found = SHORTCUT_ICONS.into_iter().find(|(id, _)| Some(*id) == icon);
    found.map_or(Glyph::Shortcut, |(_, glyph)| glyph)
}

/// The icon of a group.
#[must_use]
pub const fn group_glyph(group: StepGroup) -> Glyph {
    match group {
        StepGroup::Triggers => Glyph::Shortcut,
        StepGroup::Conditions => Glyph::Branch,
        StepGroup::Enrichment => Glyph::Ask,
        StepGroup::Messaging => Glyph::Send,
        StepGroup::Routing => Glyph::Route,
        StepGroup::Assignment => Glyph::Assign,
        StepGroup::Flow => Glyph::Wait,
    }
}

/// The value of `data-group`, which colours a tile.
#[must_use]
pub const fn group_name(group: StepGroup) -> &'static str {
    match group {
        StepGroup::Triggers => "trigger",
        StepGroup::Conditions => "conditions",
        StepGroup::Enrichment => "enrichment",
        StepGroup::Messaging => "messaging",
        StepGroup::Routing => "routing",
        StepGroup::Assignment => "assignment",
        StepGroup::Flow => "flow",
    }
}

/// The types of a group that are offered.
pub fn offered(group: StepGroup) -> impl Iterator<Item = NodeType> {
    NodeType::ALL.into_iter().filter(move |node_type| node_type.group() == group)
}
