//! Any text as an answer to each type of question, and as the value of each type of field: what is saved is a value of that type.

use usher_engine::{
    answers::{self, Incoming},
    calendar::{Zone, parse_instant},
    convert::to_field,
    text as words,
};
use usher_model::{
    labels::FieldType,
    steps::ask_question::{Choice, Question},
    trace::InvalidAnswer,
    value::{Number, Value},
};

use crate::text;

const COUNTRIES: [Option<&str>; 8] = [None, Some("LV"), Some("RU"), Some("US"), Some("GB"), Some("IT"), Some("BR"), Some("zz")];
const FORMATS: [Option<&str>; 6] = [None, Some("DD.MM.YYYY"), Some("MM/DD/YY"), Some("DDMMYY"), Some("YYYY年MM月DD日"), Some("DD MM")];
const ZONES: [&str; 4] = ["Europe/Riga", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"];
const FIELDS: [FieldType; 9] = [
    FieldType::Text,
    FieldType::List,
    FieldType::Checkbox,
    FieldType::Email,
    FieldType::Number,
    FieldType::Url,
    FieldType::Phone,
    FieldType::Date,
    FieldType::Time,
];

/// The first byte picks the country, the second the settings of the question, the rest is what is said.
pub fn run(bytes: &[u8]) {
    let [country, settings, said @ ..] = bytes else { return };
    let country = COUNTRIES[usize::from(*country) % COUNTRIES.len()];
    let said = text(said);
    for question in questions(*settings) {
        let typed = Incoming { text: Some(&said), ..Incoming::default() };
        let tapped = Incoming { choice: Some(&said), ..Incoming::default() };
        for incoming in [typed, tapped] {
            match answers::read(&question, &incoming, country) {
                Ok(value) => is_saved(&question, &value, country),
                Err(why) => assert_eq!(why == InvalidAnswer::Blank, said.trim().is_empty(), "{why:?}"),
            }
        }
    }
    is_converted(&said, country);
    is_plain(&said);
    let zone = Zone::named(ZONES[usize::from(*settings) % ZONES.len()]).expect("a zone");
    if let Some(instant) = parse_instant(&said, &zone) {
        assert_eq!(parse_instant(&instant.to_string(), &zone), Some(instant), "an instant that was written and read");
    }
}

/// A question of each type.
fn questions(settings: u8) -> Vec<Question> {
    let choice = |id: &str, label: &str| Choice { id: id.parse().expect("an id"), label: label.to_owned(), tags: Vec::new() };
    let bound = |bit: u8, value: i32| (settings & bit != 0).then(|| Number::from(value));
    vec![
        Question::Text,
        Question::MultipleChoice { choices: vec![choice("a", "Buy"), choice("b", " Straße "), choice("c", "1"), choice("d", "İ")] },
        Question::Number { min: bound(1, -5), max: bound(2, 1_000_000) },
        Question::Date { format: FORMATS[usize::from(settings) % FORMATS.len()].map(str::to_owned) },
        Question::Phone,
        Question::Email,
        Question::Url,
        Question::Rating,
        Question::Location,
    ]
}

/// I20: an answer that was accepted is one of its type, and would be accepted again as the same.
fn is_saved(question: &Question, value: &Value, country: Option<&str>) {
    let saved = value.to_text();
    // A text is saved as it was said; of anything else, only the thing itself.
    assert!(*question == Question::Text || saved.trim() == saved, "something around an answer is saved: {saved:?}");
    let again = Incoming { text: Some(&saved), ..Incoming::default() };
    for country in [country, None, Some("CN")] {
        assert_eq!(answers::read(question, &again, country).as_ref(), Ok(value), "I20: {question:?}, {country:?}");
    }
    let fits = match question {
        Question::Text | Question::Email | Question::Url => matches!(value, Value::Text(_)),
        Question::MultipleChoice { choices } => choices.iter().any(|choice| choice.label.trim() == saved),
        Question::Number { min, max } => {
            matches!(value, Value::Number(number) if min.is_none_or(|min| *number >= min) && max.is_none_or(|max| *number <= max))
        }
        Question::Date { .. } => saved.parse::<usher_model::time::Date>().is_ok_and(|date| date.to_string() == saved),
        Question::Phone => is_e164(&saved),
        Question::Rating => matches!(value, Value::Number(number) if number.as_integer().is_some_and(|stars| (1..=5).contains(&stars))),
        Question::Location => {
            matches!(value, Value::Location(at) if at.longitude.get().abs() <= 180.0 && at.latitude.get().abs() <= 90.0)
        }
    };
    assert!(fits, "I20: {question:?} saved {value:?}");
}

/// `^\+[1-9]\d{6,14}$`
fn is_e164(text: &str) -> bool {
    let mut chars = text.chars();
    let opening = (chars.next(), chars.next());
    opening.0 == Some('+')
        && opening.1.is_some_and(|c| ('1'..='9').contains(&c))
        && (6..=14).contains(&chars.clone().count())
        && chars.all(|c| c.is_ascii_digit())
}

/// I6: a value that a field keeps is one that it would keep as it is.
fn is_converted(said: &str, country: Option<&str>) {
    let allowed = ["Free".to_owned(), " Pro ".to_owned(), "straße".to_owned()];
    let mut values = vec![Value::from(said), Value::Bool(said.is_empty())];
    values.extend(words::number(said).map(Value::Number));
    values.extend(answers::location(said).map(Value::Location));
    for kind in FIELDS {
        for value in &values {
            if let Some(kept) = to_field(value, kind, &allowed, country) {
                assert_eq!(to_field(&kept, kind, &allowed, country).as_ref(), Some(&kept), "I6: {kind:?} keeps {kept:?}");
            }
        }
    }
}

/// Texts are compared in one form, and a number that is written is that number.
fn is_plain(said: &str) {
    let folded = words::folded(said);
    assert_eq!(words::folded(&folded), folded, "folding twice");
    assert!(words::same(said, &folded));
    assert!(words::same(&said.to_ascii_uppercase(), said), "capitals");
    if let Some(number) = words::number(said) {
        assert_eq!(words::number(&number.to_string()), Some(number), "a number that was written and read");
    }
}
