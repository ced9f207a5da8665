//! The subjects of conditions as a list: grouped, with the contact fields and variables that there are.

use usher_model::{
    Document, Workflow,
    condition::Subject,
    ids::{FieldId, VariableName},
    labels::StandardField,
    template::Namespace,
};
use usher_wording::{Language, conditions, ui::Inspector};

use crate::ui::prelude::Choice;

const FIELD: &str = "field:";
const VARIABLE: &str = "variable:";

/// A subject as the id of an option. Which team's users are counted is chosen beside it.
#[must_use]
pub fn code(subject: &Subject) -> String {
    let word = match subject {
        Subject::Field { field } => return format!("{FIELD}{}", field.as_ref().map_or("", FieldId::as_str)),
        Subject::Variable { name } => return format!("{VARIABLE}{}", name.as_ref().map_or("", VariableName::as_str)),
        Subject::Tags => "tags",
        Subject::Lifecycle => "lifecycle",
        Subject::Assignee => "assignee",
        Subject::AssigneeStatus => "assigneeStatus",
        Subject::AssigneeTeam => "assigneeTeam",
        Subject::RoutedTeam => "routedTeam",
        Subject::LastChannel => "lastChannel",
        Subject::LastIncomingMessage => "lastIncomingMessage",
        Subject::LastOutgoingMessage => "lastOutgoingMessage",
        Subject::LastOutgoingSource => "lastOutgoingSource",
        Subject::TimeSinceLastIncoming => "timeSinceLastIncoming",
        Subject::TimeSinceLastOutgoing => "timeSinceLastOutgoing",
        Subject::Source => "source",
        Subject::Channel => "channel",
        Subject::ClosingCategory => "closingCategory",
        Subject::FirstMessage => "firstMessage",
        Subject::ConversationOpenedAt => "conversationOpenedAt",
        Subject::ConversationCount => "conversationCount",
        Subject::ConversationStatus => "conversationStatus",
        Subject::MessagingWindow => "messagingWindow",
        Subject::UsersOnline { .. } => "usersOnline",
        Subject::UsersWithRoom { .. } => "usersWithRoom",
    };
    word.to_owned()
}

/// The subject of an option.
#[must_use]
pub fn of_code(code: &str) -> Option<Subject> {
    if let Some(id) = code.strip_prefix(FIELD) {
        return Some(Subject::Field { field: FieldId::new(id).ok() });
    }
    if let Some(name) = code.strip_prefix(VARIABLE) {
        return Some(Subject::Variable { name: VariableName::new(name).ok() });
    }
    fixed().into_iter().flat_map(|(_, subjects)| subjects).find(|subject| self::code(subject) == code)
}

type GroupWord = fn(&'static Inspector) -> &'static str;

/// The subjects that are always there, in their groups.
fn fixed() -> [(GroupWord, Vec<Subject>); 5] {
    [
        (
            |words| words.of_conversation,
            vec![
                Subject::Source,
                Subject::Channel,
                Subject::FirstMessage,
                Subject::ConversationCount,
                Subject::ConversationStatus,
                Subject::ConversationOpenedAt,
                Subject::ClosingCategory,
            ],
        ),
        (|words| words.of_contact, vec![Subject::Tags, Subject::Lifecycle]),
        (|words| words.of_assignee, vec![Subject::Assignee, Subject::AssigneeStatus, Subject::AssigneeTeam, Subject::RoutedTeam]),
        (
            |words| words.of_messages,
            vec![
                Subject::LastChannel,
                Subject::LastIncomingMessage,
                Subject::LastOutgoingMessage,
                Subject::LastOutgoingSource,
                Subject::TimeSinceLastIncoming,
                Subject::TimeSinceLastOutgoing,
                Subject::MessagingWindow,
            ],
        ),
        (|words| words.of_teams, vec![Subject::UsersOnline { team: None }, Subject::UsersWithRoom { team: None, max_open_contacts: None }]),
    ]
}

/// Every subject there is for this workflow, with its group as the quieter word. `present` is listed in any case.
#[must_use]
pub fn options(document: &Document, workflow: &Workflow, present: &Subject, language: Language) -> Vec<Choice> {
    let words = language.inspector();
    let option = |subject: &Subject, group: &str| {
        // The group says that it is a variable; in the narrow field its name is what matters.
        let label = if let Subject::Variable { name: Some(name) } = subject {
            name.to_string()
        } else {
            conditions::subject(subject, document, language)
        };
        Choice::new(code(subject), label).hint(group)
    };
    let [conversation, contact, others @ ..] = fixed();
    let fields = StandardField::ALL
        .into_iter()
        .filter_map(|field| FieldId::new(field.id()).ok())
        .chain(document.workspace.fields.iter().map(|field| field.id.clone()))
        .map(|field| Subject::Field { field: Some(field) });
    let variables = usher_analysis::known_variables(document, workflow)
        .into_iter()
        .filter(|variable| variable.namespace == Namespace::Var)
        .filter_map(|variable| VariableName::new(&variable.name).ok())
        .map(|name| Subject::Variable { name: Some(name) });
    let mut all: Vec<Choice> = Vec::new();
    for (group, subjects) in [conversation, contact] {
        all.extend(subjects.iter().map(|subject| option(subject, group(words))));
    }
    all.extend(fields.map(|subject| option(&subject, words.of_fields)));
    all.extend(variables.map(|subject| option(&subject, words.of_variables)));
    for (group, subjects) in others {
        all.extend(subjects.iter().map(|subject| option(subject, group(words))));
    }
    let present_code = code(present);
    let is_chosen = !matches!(present, Subject::Field { field: None } | Subject::Variable { name: None });
    if is_chosen && !all.iter().any(|one| one.id == present_code) {
        all.push(option(present, words.missing));
    }
    all
}
