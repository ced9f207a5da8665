//! How operators agree with the subjects of conditions in Russian.

use usher_model::{
    condition::{Operator, Subject},
    labels::StandardField,
};

use crate::{Language, conditions};

/// The gender of a Russian subject, which its verb agrees with.
#[derive(Clone, Copy)]
enum Gender {
    Masculine,
    Feminine,
    Neuter,
    Plural,
}

const fn gender(subject: &Subject) -> Gender {
    match subject {
        Subject::Tags => Gender::Plural,
        Subject::Lifecycle
        | Subject::Assignee
        | Subject::AssigneeStatus
        | Subject::LastChannel
        | Subject::LastOutgoingSource
        | Subject::Source
        | Subject::Channel
        | Subject::ConversationStatus => Gender::Masculine,
        Subject::Variable { .. } | Subject::AssigneeTeam | Subject::RoutedTeam | Subject::ClosingCategory => Gender::Feminine,
        Subject::Field { .. }
        | Subject::LastIncomingMessage
        | Subject::LastOutgoingMessage
        | Subject::TimeSinceLastIncoming
        | Subject::TimeSinceLastOutgoing
        | Subject::FirstMessage
        | Subject::ConversationOpenedAt
        | Subject::ConversationCount
        | Subject::MessagingWindow
        | Subject::UsersOnline { .. }
        | Subject::UsersWithRoom { .. } => Gender::Neuter,
    }
}

/// A standard field has the gender of its name, not that of the word "field".
fn gender_in_sentence(subject: &Subject) -> Gender {
    if let Subject::Field { field: Some(field) } = subject
        && let Some(standard) = StandardField::from_id(field.as_str())
    {
        return match standard {
            StandardField::FirstName => Gender::Neuter,
            StandardField::LastName | StandardField::Email | StandardField::Country => Gender::Feminine,
            StandardField::Phone | StandardField::Language => Gender::Masculine,
        };
    }
    gender(subject)
}

/// The operator as it agrees with its subject within a sentence.
pub(crate) fn operator_in_sentence(operator: Operator, subject: &Subject, language: Language) -> &'static str {
    if language == Language::En {
        return conditions::operator(operator, language);
    }
    let gender = gender_in_sentence(subject);
    match operator {
        Operator::IsEqualTo => agree(gender, ["равен", "равна", "равно", "равны"]),
        Operator::IsNotEqualTo => agree(gender, ["не равен", "не равна", "не равно", "не равны"]),
        Operator::Exists => agree(gender, ["задан", "задана", "задано", "есть"]),
        Operator::DoesNotExist => agree(gender, ["не задан", "не задана", "не задано", "отсутствуют"]),
        Operator::HasAnyOf => match gender {
            Gender::Plural => "содержат любой из",
            Gender::Masculine | Gender::Feminine | Gender::Neuter => "— любое из",
        },
        Operator::HasAllOf => match gender {
            Gender::Plural => "содержат все из",
            Gender::Masculine | Gender::Feminine | Gender::Neuter => "— все из",
        },
        Operator::HasNoneOf => match gender {
            Gender::Plural => "не содержат ни одного из",
            Gender::Masculine | Gender::Feminine | Gender::Neuter => "— ни одно из",
        },
        Operator::Contains
        | Operator::DoesNotContain
        | Operator::StartsWith
        | Operator::EndsWith
        | Operator::IsGreaterThan
        | Operator::IsLessThan
        | Operator::IsBetween
        | Operator::IsTimestampAfter
        | Operator::IsTimestampBefore
        | Operator::IsTimestampBetween => conditions::operator(operator, language),
    }
}

const fn agree(gender: Gender, forms: [&'static str; 4]) -> &'static str {
    match gender {
        Gender::Masculine => forms[0],
        Gender::Feminine => forms[1],
        Gender::Neuter => forms[2],
        Gender::Plural => forms[3],
    }
}
