//! New ids that people can read: `ask`, `ask-2`, `prodazhi`.

use usher_model::{
    Document, NodeType, Workflow,
    ids::{
        CategoryId, ChannelId, FieldId, GuaranteeId, MAX_ID_CHARS, NodeId, NoteId, PartId, ScenarioId, StageId, TagId, TeamId, UserId,
        VariableName, WorkflowId,
    },
    labels::StandardField,
    port::Port,
};

/// What the id of a node of this type begins with.
#[must_use]
pub const fn stem(node_type: NodeType) -> &'static str {
    match node_type {
        NodeType::ConversationOpened
        | NodeType::ConversationClosed
        | NodeType::ContactTagUpdated
        | NodeType::ContactFieldUpdated
        | NodeType::LifecycleUpdated
        | NodeType::Shortcut
        | NodeType::IncomingWebhook
        | NodeType::ClickToChatAd
        | NodeType::AssigneeUpdated
        | NodeType::NoReplyFromAgent
        | NodeType::Manual => "start",
        NodeType::Branch => "branch",
        NodeType::DateTime => "hours",
        NodeType::AskQuestion => "ask",
        NodeType::UpdateField => "field",
        NodeType::UpdateTags => "tags",
        NodeType::UpdateLifecycle => "stage",
        NodeType::HttpRequest => "request",
        NodeType::SendMessage => "message",
        NodeType::AddComment => "comment",
        NodeType::RouteToTeam => "route",
        NodeType::AssignTo => "assign",
        NodeType::Wait => "wait",
        NodeType::JumpTo => "jump",
        NodeType::TriggerWorkflow => "hand-over",
        NodeType::OpenConversation => "open",
        NodeType::CloseConversation => "close",
    }
}

/// The id without the number at its end: `ask-2` → `ask`.
#[must_use]
pub fn without_number(id: &str) -> &str {
    match id.rsplit_once('-') {
        Some((stem, number)) if !stem.is_empty() && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => stem,
        Some(_) | None => id,
    }
}

/// The first of `stem`, `stem-2`, `stem-3` … that is not taken.
pub fn id(stem: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(stem) {
        return stem.to_owned();
    }
    let mut number = 2_usize;
    loop {
        let end = format!("-{number}");
        let room = MAX_ID_CHARS - end.len();
        let candidate = format!("{}{end}", &stem[..stem.len().min(room)]);
        if !taken(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

/// A name as an id: letters and digits in lower case, Cyrillic spelt in Latin, everything else a hyphen.
#[must_use]
pub fn slug(name: &str, otherwise: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if slug.len() >= 48 {
            break;
        }
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            '_' => slug.push('_'),
            _ => match latin(c) {
                Some(letters) => slug.push_str(letters),
                None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
                None => {}
            },
        }
    }
    let slug = slug.trim_matches(['-', '_']);
    if slug.is_empty() { otherwise.to_owned() } else { slug.to_owned() }
}

const fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' => "i",
        'й' | 'ы' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "yu",
        'я' => "ya",
        'ъ' | 'ь' => "",
        'ä' | 'á' | 'à' | 'â' | 'ã' | 'å' | 'ā' => "a",
        'é' | 'è' | 'ê' | 'ë' | 'ē' => "e",
        'í' | 'ì' | 'î' | 'ï' | 'ī' => "i",
        'ö' | 'ó' | 'ò' | 'ô' | 'õ' => "o",
        'ü' | 'ú' | 'ù' | 'û' | 'ū' => "u",
        'ç' | 'č' => "c",
        'ñ' | 'ņ' => "n",
        'š' => "s",
        'ž' => "z",
        'ß' => "ss",
        _ => return None,
    })
}

/// User ids that name other actors in events.
pub const RESERVED_USERS: [&str; 3] = ["contact", "workflow", "api"];

macro_rules! fresh_ids {
    ($($(#[$doc:meta])* $function:ident($($argument:ident: $argument_type:ty),*) -> $id:ident, $otherwise:literal, |$text:ident| $taken:expr;)*) => { $(
        $(#[$doc])*
        #[must_use]
        pub fn $function($($argument: $argument_type,)* name: &str) -> $id {
            let text = id(&slug(name, $otherwise), |$text| $taken);
            $id::new(&text).expect("a slug is an id")
        }
    )* };
}

fresh_ids! {
    /// A new id for a user of this name.
    user(document: &Document) -> UserId, "user", |t| RESERVED_USERS.contains(&t) || document.workspace.users.iter().any(|r| r.id.as_str() == t);
    /// A new id for a team of this name.
    team(document: &Document) -> TeamId, "team", |t| document.workspace.teams.iter().any(|r| r.id.as_str() == t);
    /// A new id for a channel of this name.
    channel(document: &Document) -> ChannelId, "channel", |t| document.workspace.channels.iter().any(|r| r.id.as_str() == t);
    /// A new id for a custom field of this name.
    field(document: &Document) -> FieldId, "field",
        |t| StandardField::from_id(t).is_some() || usher_model::refs::CONTACT_NAMES.contains(&t) || document.workspace.fields.iter().any(|r| r.id.as_str() == t);
    /// A new id for a tag of this name.
    tag(document: &Document) -> TagId, "tag", |t| document.workspace.tags.iter().any(|r| r.id.as_str() == t);
    /// A new id for a lifecycle stage of this name.
    stage(document: &Document) -> StageId, "stage", |t| document.workspace.lifecycle.iter().any(|r| r.id.as_str() == t);
    /// A new id for a closing category of this name.
    category(document: &Document) -> CategoryId, "category", |t| document.workspace.closing_categories.iter().any(|r| r.id.as_str() == t);
    /// A new id for a workflow of this name.
    workflow(document: &Document) -> WorkflowId, "workflow", |t| document.workflows.iter().any(|r| r.id.as_str() == t);
    /// A new id for a scenario of this name.
    scenario(document: &Document) -> ScenarioId, "scenario", |t| document.scenarios.iter().any(|r| r.id.as_str() == t);
    /// A new id for a guarantee of this name.
    guarantee(workflow: &Workflow) -> GuaranteeId, "guarantee", |t| workflow.guarantees.iter().any(|r| r.id.as_str() == t);
    /// A new id for a sticky note.
    note(workflow: &Workflow) -> NoteId, "note", |t| workflow.notes.iter().any(|r| r.id.as_str() == t);
    /// A new id for a node; the name is that of another node or a [`stem`].
    node(workflow: &Workflow) -> NodeId, "step", |t| workflow.nodes.iter().any(|r| r.id.as_str() == t);
    /// A new id for a branch, route or choice of this name; never the name of a port that exists already.
    part(parts: &[PartId]) -> PartId, "option",
        |t| Port::FIXED.iter().any(|port| port.as_str() == t) || parts.iter().any(|part| part.as_str() == t);
    /// A new name for a variable.
    variable(taken: &[VariableName]) -> VariableName, "answer", |t| taken.iter().any(|v| v.as_str() == t);
}
