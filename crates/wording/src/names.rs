//! Names of the records of a document, by their ids. What does not exist, or has no name, is called by its id.

use usher_model::{
    Document, Workflow,
    ids::{CategoryId, ChannelId, FieldId, NodeId, StageId, TagId, TeamId, UserId, WorkflowId},
    labels::StandardField,
    refs::Reference,
    template::{Namespace, Variable},
};

use crate::{Language, steps};

fn or_id(name: Option<&str>, id: &str) -> String {
    name.map(str::trim).filter(|name| !name.is_empty()).unwrap_or(id).to_owned()
}

/// A user's name.
#[must_use]
pub fn user(id: &UserId, document: &Document) -> String {
    or_id(document.workspace.user(id).map(|user| user.name.as_str()), id.as_str())
}

/// A team's name.
#[must_use]
pub fn team(id: &TeamId, document: &Document) -> String {
    or_id(document.workspace.team(id).map(|team| team.name.as_str()), id.as_str())
}

/// A channel's name.
#[must_use]
pub fn channel(id: &ChannelId, document: &Document) -> String {
    or_id(document.workspace.channel(id).map(|channel| channel.name.as_str()), id.as_str())
}

/// A tag's name.
#[must_use]
pub fn tag(id: &TagId, document: &Document) -> String {
    or_id(document.workspace.tag(id).map(|tag| tag.name.as_str()), id.as_str())
}

/// The name of a lifecycle stage.
#[must_use]
pub fn stage(id: &StageId, document: &Document) -> String {
    or_id(document.workspace.stage(id).map(|stage| stage.name.as_str()), id.as_str())
}

/// The name of a closing category.
#[must_use]
pub fn category(id: &CategoryId, document: &Document) -> String {
    or_id(document.workspace.category(id).map(|category| category.name.as_str()), id.as_str())
}

/// The name of a standard or custom field.
#[must_use]
pub fn field(id: &FieldId, document: &Document, language: Language) -> String {
    match StandardField::from_id(id.as_str()) {
        Some(standard) => standard_field(standard, language).to_owned(),
        None => or_id(document.workspace.field(id).map(|field| field.name.as_str()), id.as_str()),
    }
}

/// The name of a standard field.
#[must_use]
pub const fn standard_field(field: StandardField, language: Language) -> &'static str {
    match field {
        StandardField::FirstName => language.pick("First name", "Имя"),
        StandardField::LastName => language.pick("Last name", "Фамилия"),
        StandardField::Email => language.pick("Email", "Эл. почта"),
        StandardField::Phone => language.pick("Phone", "Телефон"),
        StandardField::Language => language.pick("Language", "Язык"),
        StandardField::Country => language.pick("Country", "Страна"),
    }
}

/// A workflow's name.
#[must_use]
pub fn workflow(id: &WorkflowId, document: &Document) -> String {
    or_id(document.workflow(id).map(|workflow| workflow.name.as_str()), id.as_str())
}

/// The name of a step of a workflow: its own, else the one derived from its settings.
#[must_use]
pub fn node(id: &NodeId, workflow: &Workflow, document: &Document, language: Language) -> String {
    workflow.node(id).map_or_else(|| id.to_string(), |node| steps::node_name(node, document, language))
}

/// The name of whatever settings refer to.
#[must_use]
pub fn reference(reference: &Reference, workflow_of: Option<&Workflow>, document: &Document, language: Language) -> String {
    match reference {
        Reference::User(id) => user(id, document),
        Reference::Team(id) => team(id, document),
        Reference::Channel(id) => channel(id, document),
        Reference::Field(id) => field(id, document, language),
        Reference::Tag(id) => tag(id, document),
        Reference::Stage(id) => stage(id, document),
        Reference::Category(id) => category(id, document),
        Reference::Workflow(id) => workflow(id, document),
        Reference::Node(id) => workflow_of.map_or_else(|| id.to_string(), |workflow| node(id, workflow, document, language)),
    }
}

/// A variable as a person reads it on a chip: "first name", "need".
#[must_use]
pub fn variable(variable: &Variable, document: &Document, language: Language) -> String {
    let name = &*variable.name;
    let fixed = match (variable.namespace, name) {
        (Namespace::Contact, "name") => Some(language.pick("name", "имя и фамилия")),
        (Namespace::Contact, "id") => Some(language.pick("contact id", "id контакта")),
        (Namespace::Contact, "tags") => Some(language.pick("tags", "теги")),
        (Namespace::Contact, "lifecycle") => Some(language.pick("stage", "этап")),
        (Namespace::Contact, _) => None,
        (Namespace::Assignee, "id") => Some(language.pick("assignee id", "id ответственного")),
        (Namespace::Assignee, "email") => Some(language.pick("assignee email", "почта ответственного")),
        (Namespace::Assignee, _) => Some(language.pick("assignee", "ответственный")),
        (Namespace::Conversation, "id") => Some(language.pick("conversation id", "id разговора")),
        (Namespace::Conversation, "source") => Some(language.pick("conversation source", "источник разговора")),
        (Namespace::Conversation, "channel") => Some(language.pick("conversation channel", "канал разговора")),
        (Namespace::Conversation, "opened_at") => Some(language.pick("conversation opened at", "начало разговора")),
        (Namespace::Conversation, _) => Some(language.pick("first message", "первое сообщение")),
        (Namespace::Team, _) => Some(language.pick("routed team", "выбранная команда")),
        (Namespace::System, "current_date") => Some(language.pick("current date", "сегодняшняя дата")),
        (Namespace::System, "current_time") => Some(language.pick("current time", "текущее время")),
        (Namespace::System, _) => Some(language.pick("current date and time", "текущие дата и время")),
        (Namespace::Trigger | Namespace::Var, _) => None,
    };
    match fixed {
        Some(words) => words.to_owned(),
        None if variable.namespace == Namespace::Contact => match FieldId::new(name) {
            Ok(id) if StandardField::from_id(name).is_some() => lower_first(&field(&id, document, language)),
            Ok(id) => field(&id, document, language),
            Err(_) => name.to_owned(),
        },
        None => name.replace('_', " "),
    }
}

/// The text with a small first letter, for a label within a sentence.
#[must_use]
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// The text with a capital first letter, for a sentence that begins with a label.
#[must_use]
pub fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
