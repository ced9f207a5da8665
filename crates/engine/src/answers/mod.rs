//! Answers to questions: what a message says, checked against the question's type (docs/domain.md, section 4).

mod choice;
mod date;
mod email;
mod location;
mod number;
mod phone;
mod rating;
mod url;

pub use self::{choice::choice, date::date, email::email, location::location, phone::phone, url::url};

use std::borrow::Cow;

use usher_model::{
    steps::ask_question::Question,
    trace::InvalidAnswer,
    value::{Location, Value},
};

/// What a message of a contact says: a text, a tapped choice (its label or id), or a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Incoming<'a> {
    /// Typed text.
    pub text: Option<&'a str>,
    /// A choice that was tapped.
    pub choice: Option<&'a str>,
    /// A place that was shared.
    pub location: Option<Location>,
}

impl Incoming<'_> {
    /// The message in words: the text, the choice, or the two numbers of the place.
    #[must_use]
    pub fn words(&self) -> Cow<'_, str> {
        match (self.text.or(self.choice), self.location) {
            (Some(words), _) => words.into(),
            (None, Some(at)) => Value::Location(at).to_text().into(),
            (None, None) => Cow::default(),
        }
    }
}

/// Reads a message as the answer to a question. `country` is the contact's, for phone numbers without a country code.
///
/// # Errors
/// Why it is no answer.
pub fn read(question: &Question, said: &Incoming, country: Option<&str>) -> Result<Value, InvalidAnswer> {
    let written = said.words();
    let words = written.trim();
    if words.is_empty() {
        return Err(InvalidAnswer::Blank);
    }
    match question {
        Question::Text => Ok(Value::Text(written.into_owned())),
        Question::MultipleChoice { choices } => {
            choice(choices, said).map(|at| Value::from(choices[at].label.trim())).ok_or(InvalidAnswer::NoChoice)
        }
        Question::Number { min, max } => number::read(words, *min, *max).map(Value::Number),
        Question::Date { format } => date(words, format.as_deref()).map(|day| Value::Text(day.to_string())).ok_or(InvalidAnswer::NotADate),
        Question::Phone => phone(words, country).map(Value::Text).ok_or(InvalidAnswer::NotAPhone),
        Question::Email => email(words).map(Value::from).ok_or(InvalidAnswer::NotAnEmail),
        Question::Url => url(words).map(Value::from).ok_or(InvalidAnswer::NotAUrl),
        Question::Rating => rating::read(words).map(Value::Number).ok_or(InvalidAnswer::NotARating),
        Question::Location => said.location.or_else(|| location(words)).map(Value::Location).ok_or(InvalidAnswer::NotALocation),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Incoming<'_> {
        Incoming { text: Some(text), ..Incoming::default() }
    }

    #[test]
    fn a_text_is_anything_that_is_not_blank() {
        assert_eq!(read(&Question::Text, &typed(" hello "), None), Ok(Value::from(" hello ")), "as it was written");
        assert_eq!(read(&Question::Text, &typed("\u{2003}\n"), None), Err(InvalidAnswer::Blank));
        assert_eq!(read(&Question::Text, &Incoming::default(), None), Err(InvalidAnswer::Blank));
    }

    #[test]
    fn each_type_says_why_an_answer_is_none() {
        use InvalidAnswer::*;
        use usher_model::steps::ask_question::QuestionType;
        let expected = [
            (QuestionType::MultipleChoice, NoChoice),
            (QuestionType::Number, NotANumber),
            (QuestionType::Date, NotADate),
            (QuestionType::Phone, NotAPhone),
            (QuestionType::Email, NotAnEmail),
            (QuestionType::Url, NotAUrl),
            (QuestionType::Rating, NotARating),
            (QuestionType::Location, NotALocation),
        ];
        for (kind, why) in expected {
            let question = Question::of_type(kind);
            assert_eq!(read(&question, &typed("I do not know"), Some("LV")), Err(why), "{kind:?}");
            assert_eq!(read(&question, &typed(" "), Some("LV")), Err(Blank), "{kind:?}");
        }
    }
}
