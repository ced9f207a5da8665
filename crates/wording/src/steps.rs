//! The words of triggers and steps: types, groups, ports and the names that cards have when nobody named them.

use usher_model::{
    Document, Node, NodeKind, NodeType, Port, StepGroup,
    condition::{ConditionValue, Operator, Subject},
    event::Source,
    steps::{Step, assign_to::Target, date_time::Calendar},
    template::Template,
    triggers::Trigger,
};

use crate::{Language, names, plural, values};

pub use crate::card::{Piece, card_line, plain};

/// The name of a type: "Ask a Question", «Задать вопрос».
#[must_use]
pub const fn node_type(node_type: NodeType, language: Language) -> &'static str {
    match node_type {
        NodeType::ConversationOpened => language.pick("Conversation Opened", "Разговор открыт"),
        NodeType::ConversationClosed => language.pick("Conversation Closed", "Разговор закрыт"),
        NodeType::ContactTagUpdated => language.pick("Contact Tag Updated", "Тег контакта изменён"),
        NodeType::ContactFieldUpdated => language.pick("Contact Field Updated", "Поле контакта изменено"),
        NodeType::LifecycleUpdated => language.pick("Lifecycle Updated", "Этап изменён"),
        NodeType::Shortcut => language.pick("Shortcut", "Кнопка агента"),
        NodeType::IncomingWebhook => language.pick("Incoming Webhook", "Входящий вебхук"),
        NodeType::ClickToChatAd => language.pick("Click-to-Chat Ad", "Реклама с чатом"),
        NodeType::AssigneeUpdated => language.pick("Assignee Updated", "Ответственный изменён"),
        NodeType::NoReplyFromAgent => language.pick("No Reply From Agent", "Агент не отвечает"),
        NodeType::Manual => language.pick("Manual", "Вручную"),
        NodeType::Branch => language.pick("Branch", "Ветвление"),
        NodeType::DateTime => language.pick("Date & Time", "Дата и время"),
        NodeType::AskQuestion => language.pick("Ask a Question", "Задать вопрос"),
        NodeType::UpdateField => language.pick("Update Contact Field", "Изменить поле контакта"),
        NodeType::UpdateTags => language.pick("Update Contact Tag", "Изменить теги"),
        NodeType::UpdateLifecycle => language.pick("Update Lifecycle", "Изменить этап"),
        NodeType::HttpRequest => language.pick("HTTP Request", "HTTP-запрос"),
        NodeType::SendMessage => language.pick("Send a Message", "Отправить сообщение"),
        NodeType::AddComment => language.pick("Add Comment", "Добавить комментарий"),
        NodeType::RouteToTeam => language.pick("Route to Team", "Направить в команду"),
        NodeType::AssignTo => language.pick("Assign To", "Назначить"),
        NodeType::Wait => language.pick("Wait", "Подождать"),
        NodeType::JumpTo => language.pick("Jump To", "Перейти к шагу"),
        NodeType::TriggerWorkflow => language.pick("Trigger Another Workflow", "Запустить другой процесс"),
        NodeType::OpenConversation => language.pick("Open Conversation", "Открыть разговор"),
        NodeType::CloseConversation => language.pick("Close Conversation", "Закрыть разговор"),
    }
}

/// The name of a type by the word that documents and traces use; other words stand for themselves.
#[must_use]
pub fn type_word(word: &str, language: Language) -> &str {
    NodeType::ALL.into_iter().find(|kind| kind.as_str() == word).map_or(word, |kind| node_type(kind, language))
}

/// The name of a group of the palette.
#[must_use]
pub const fn group(group: StepGroup, language: Language) -> &'static str {
    match group {
        StepGroup::Triggers => language.pick("Triggers", "Триггеры"),
        StepGroup::Conditions => language.pick("Conditions", "Условия"),
        StepGroup::Enrichment => language.pick("Enrichment", "Обогащение данных"),
        StepGroup::Messaging => language.pick("Messaging", "Сообщения"),
        StepGroup::Routing => language.pick("Routing", "Маршрутизация"),
        StepGroup::Assignment => language.pick("Auto-assignment", "Автоназначение"),
        StepGroup::Flow => language.pick("Flow", "Ход процесса"),
    }
}

/// The label of a port: the name of its branch, route or choice, else its fixed word.
#[must_use]
pub fn port(node: &Node, port: &Port, language: Language) -> String {
    let part = match node.step() {
        Some(Step::Branch(step)) => step.branches.iter().find(|arm| Port::of_part(&arm.id) == *port).map(|arm| &arm.name),
        Some(Step::RouteToTeam(step)) => step.routes.iter().find(|route| Port::of_part(&route.id) == *port).map(|route| &route.name),
        Some(Step::AskQuestion(step)) if step.port_per_choice => {
            step.question.choices().iter().find(|choice| Port::of_part(&choice.id) == *port).map(|choice| &choice.label)
        }
        Some(_) | None => None,
    };
    match part.filter(|name| !name.trim().is_empty()) {
        Some(name) => name.trim().to_owned(),
        None => port_word(port, language).to_owned(),
    }
}

/// The fixed word of a port; a part without a name has its id.
#[must_use]
pub fn port_word(port: &Port, language: Language) -> &str {
    match port {
        Port::Next => language.pick("next", "дальше"),
        Port::Answered => language.pick("answered", "есть ответ"),
        Port::Invalid => language.pick("invalid", "не подошёл"),
        Port::Inside => language.pick("inside", "внутри"),
        Port::Outside => language.pick("outside", "снаружи"),
        Port::Success => language.pick("success", "успех"),
        Port::Failure => language.pick("failure", "неудача"),
        Port::Dedicated => language.pick("dedicated", "выделенный"),
        Port::Assigned => language.pick("assigned", "назначен"),
        Port::Failed => language.pick("failed", "не дошло"),
        Port::Timeout => language.pick("timeout", "время вышло"),
        Port::Else => language.pick("else", "иначе"),
        Port::Default => language.pick("default", "остальные"),
        Port::Part(id) => id.as_str(),
    }
}

/// What a card is called: the name it was given, else the one derived from its settings.
#[must_use]
pub fn node_name(node: &Node, document: &Document, language: Language) -> String {
    let name = node.name.trim();
    if name.is_empty() { default_name(node, document, language) } else { name.to_owned() }
}

/// The name derived from the settings. It always begins with, or is, the name of the type, but for the inbound trigger.
#[must_use]
pub fn default_name(node: &Node, document: &Document, language: Language) -> String {
    let kind = node_type(node.node_type(), language);
    let subject = match &node.kind {
        NodeKind::Trigger(trigger) if is_inbound(trigger) => {
            return language.pick("Contact opens a conversation", "Контакт открывает разговор").to_owned();
        }
        NodeKind::Trigger(trigger) => trigger_subject(trigger, document, language),
        NodeKind::Step(step) => step_subject(step, document, language),
    };
    match subject {
        Some(subject) if !subject.trim().is_empty() => format!("{kind}: {subject}"),
        Some(_) | None => kind.to_owned(),
    }
}

/// Whether the only condition is that the contact opens the conversation: what makes a workflow inbound.
fn is_inbound(trigger: &Trigger) -> bool {
    let Trigger::ConversationOpened(settings) = trigger else { return false };
    let [only] = settings.conditions.conditions.as_slice() else { return false };
    only.subject == Subject::Source
        && only.operator == Operator::IsEqualTo
        && only.value == Some(ConditionValue::Text(Template::new(Source::Contact.as_str())))
}

fn trigger_subject(trigger: &Trigger, document: &Document, language: Language) -> Option<String> {
    match trigger {
        Trigger::ContactTagUpdated(settings) => {
            let tags: Vec<String> = settings.tags.iter().map(|tag| names::tag(tag, document)).collect();
            Some(plural::or(&tags, language))
        }
        Trigger::ContactFieldUpdated(settings) => settings.field.as_ref().map(|field| names::field(field, document, language)),
        Trigger::LifecycleUpdated(settings) => {
            let stages: Vec<String> = settings.stages.iter().map(|stage| names::stage(stage, document)).collect();
            Some(plural::or(&stages, language))
        }
        Trigger::NoReplyFromAgent(settings) => settings.after.map(|after| values::duration(after, language)),
        Trigger::ConversationOpened(_)
        | Trigger::ConversationClosed(_)
        | Trigger::Shortcut(_)
        | Trigger::IncomingWebhook(_)
        | Trigger::ClickToChatAd(_)
        | Trigger::AssigneeUpdated(_)
        | Trigger::Manual(_) => None,
    }
}

fn step_subject(step: &Step, document: &Document, language: Language) -> Option<String> {
    match step {
        Step::AskQuestion(step) => match (&step.save_to.field, &step.save_to.variable) {
            (Some(field), _) => Some(names::field(field, document, language)),
            (None, Some(variable)) => Some(variable.to_string()),
            (None, None) => None,
        },
        Step::DateTime(step) => step.when.as_ref().map(|when| match when {
            Calendar::BusinessHours { .. } => language.pick("business hours", "часы работы").to_owned(),
            Calendar::WorkspaceHours => language.pick("workspace hours", "часы пространства").to_owned(),
            Calendar::DateRanges { ranges } => plural::DATE_RANGE.counted(count(ranges.len()), language),
        }),
        Step::UpdateField(step) => step.field.as_ref().map(|field| names::field(field, document, language)),
        Step::UpdateTags(step) => {
            let tags: Vec<String> = step.tags.iter().map(|tag| names::tag(tag, document)).collect();
            Some(tags.join(", "))
        }
        Step::UpdateLifecycle(step) => step.stage.as_ref().map(|stage| names::stage(stage, document)),
        Step::HttpRequest(step) => Some(values::method(step.method).to_owned()),
        Step::AssignTo(step) => step.target.as_ref().map(|target| match target {
            Target::User { user: Some(user) } => names::user(user, document),
            Target::Team { team: Some(team) } => names::team(team, document),
            Target::User { user: None } | Target::Team { team: None } => String::new(),
            Target::RoutedTeam => language.pick("routed team", "выбранная команда").to_owned(),
            Target::Workspace => language.pick("everybody", "все").to_owned(),
            Target::DedicatedAgent => language.pick("dedicated agent", "выделенный агент").to_owned(),
            Target::Nobody => language.pick("nobody", "никто").to_owned(),
        }),
        Step::Wait(step) => step.span.map(|span| values::duration(span, language)),
        Step::TriggerWorkflow(step) => step.workflow.as_ref().map(|workflow| names::workflow(workflow, document)),
        Step::CloseConversation(step) => step.category.as_ref().map(|category| names::category(category, document)),
        Step::Branch(_)
        | Step::SendMessage(_)
        | Step::AddComment(_)
        | Step::RouteToTeam(_)
        | Step::JumpTo(_)
        | Step::OpenConversation(_) => None,
    }
}

/// A length as a number to agree with.
pub(crate) fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
