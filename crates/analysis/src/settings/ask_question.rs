//! Ask a Question: text, choices, where the answer goes, retries, timeout (docs/domain.md, section 4).

use std::collections::BTreeMap;

use usher_model::{
    ids::FieldId,
    labels::FieldType,
    limits,
    refs::Reference,
    steps::{
        AskQuestion,
        ask_question::{Choice, Question, QuestionType},
    },
};

use super::Checker;
use crate::detail::{Counted, Detail, Wanted};

pub(super) fn check(settings: &AskQuestion, checker: &mut Checker<'_>) {
    checker.required_template("text", &settings.text, Wanted::Question, Some(limits::MESSAGE_CHARS));
    match &settings.question {
        Question::MultipleChoice { choices } => check_choices(choices, checker),
        Question::Number { min: Some(min), max: Some(max) } if min.get() > max.get() => {
            checker.report("question.min", Detail::BackwardsRange { from: min.to_string(), to: max.to_string() });
        }
        Question::Text
        | Question::Number { .. }
        | Question::Date { .. }
        | Question::Phone
        | Question::Email
        | Question::Url
        | Question::Rating
        | Question::Location => {}
    }
    if let Some(field) = &settings.save_to.field {
        checker.reference("saveTo.field", Reference::Field(field.clone()));
        check_field(&settings.question, field, checker);
    }
    checker.within("retries.count", settings.retries.count, 0, None);
    checker.template("retries.text", &settings.retries.text);
    checker.characters("retries.text", settings.retries.text.as_str(), limits::MESSAGE_CHARS);
    if let Some(timeout) = settings.timeout {
        checker.duration("timeout", timeout);
    }
}

fn check_choices(choices: &[Choice], checker: &mut Checker<'_>) {
    if choices.is_empty() {
        checker.missing("question.choices", Wanted::Choices);
    }
    checker.at_most("question.choices", Counted::Choices, choices.len(), limits::CHOICES);
    let mut seen = BTreeMap::new();
    for (at, choice) in choices.iter().enumerate() {
        let path = format!("question.choices[{at}]");
        let label = choice.label.trim();
        if label.is_empty() {
            checker.missing(&format!("{path}.label"), Wanted::ChoiceLabel);
        } else if seen.insert(label.to_lowercase(), at).is_some() {
            checker.report(&format!("{path}.label"), Detail::DuplicateChoice { label: label.to_owned() });
        }
        checker.characters(&format!("{path}.label"), label, limits::CHOICE_CHARS);
        for (tag_at, tag) in choice.tags.iter().enumerate() {
            checker.reference(&format!("{path}.tags[{tag_at}]"), Reference::Tag(tag.clone()));
        }
    }
}

/// The answer can be kept in the field; each label of a multiple choice is one of a list's values.
fn check_field(question: &Question, field: &FieldId, checker: &mut Checker<'_>) {
    let Some(kind) = checker.document.workspace.field_type(field) else { return };
    let question_type = question.question_type();
    if !can_be_saved(question_type, kind) {
        checker.report("saveTo.field", Detail::AnswerDoesNotFit { question: question_type, field: field.clone(), kind });
        return;
    }
    let Some(list) = checker.document.workspace.field(field).filter(|field| field.kind == FieldType::List) else { return };
    let values: Vec<String> = list.values.iter().map(|value| value.trim().to_lowercase()).collect();
    for (at, choice) in question.choices().iter().enumerate() {
        let label = choice.label.trim();
        if !label.is_empty() && !values.contains(&label.to_lowercase()) {
            let detail = Detail::ValueNotInList { value: label.to_owned(), field: field.clone() };
            checker.report(&format!("question.choices[{at}].label"), detail);
        }
    }
}

/// Whether answers of this type are values of a field of that type. Any answer is a text; a text is nothing else for sure.
pub(crate) const fn can_be_saved(question: QuestionType, field: FieldType) -> bool {
    match field {
        FieldType::Text => true,
        FieldType::List => matches!(question, QuestionType::MultipleChoice),
        FieldType::Checkbox | FieldType::Time => false,
        FieldType::Email => matches!(question, QuestionType::Email),
        FieldType::Number => matches!(question, QuestionType::Number | QuestionType::Rating),
        FieldType::Url => matches!(question, QuestionType::Url),
        FieldType::Phone => matches!(question, QuestionType::Phone),
        FieldType::Date => matches!(question, QuestionType::Date),
    }
}
