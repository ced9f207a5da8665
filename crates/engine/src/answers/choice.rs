//! Multiple choice: by label, by number, or by tapping.

use usher_model::steps::ask_question::Choice;

use super::Incoming;
use crate::text;

/// Which of the choices a message picks, counted from 0: by its label, compared as texts are; by its number, from 1; or, when it
/// was tapped, also by its id. A label that looks like a number wins over the number.
#[must_use]
pub fn choice(choices: &[Choice], said: &Incoming) -> Option<usize> {
    if let Some(tapped) = said.choice
        && let Some(at) = choices.iter().position(|choice| choice.id.as_str() == tapped)
    {
        return Some(at);
    }
    let words = said.choice.or(said.text)?;
    let wanted = text::folded(words);
    if wanted.is_empty() {
        return None;
    }
    if let Some(at) = choices.iter().position(|choice| text::folds_to(&choice.label, &wanted)) {
        return Some(at);
    }
    let plain = text::with_plain_digits(words.trim());
    let number: usize = if plain.bytes().all(|b| b.is_ascii_digit()) { plain.parse().ok()? } else { return None };
    number.checked_sub(1).filter(|at| *at < choices.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices() -> Vec<Choice> {
        let choice = |id: &str, label: &str| Choice { id: id.parse().unwrap(), label: label.to_owned(), tags: Vec::new() };
        vec![choice("sales", "Buy something"), choice("help", "Straße"), choice("two", "1"), choice("cafe", "Caf\u{e9}")]
    }

    #[test]
    fn a_choice_is_named_numbered_or_tapped() {
        for (said, expected) in [
            ("Buy something", Some(0)),
            ("  BUY SOMETHING ", Some(0)),
            ("STRASSE", Some(1)),
            ("cafe\u{301}", Some(3)),
            ("2", Some(1)),
            ("٢", Some(1)),
            ("４", Some(3)),
            // The label "1" is meant, not the first choice.
            ("1", Some(2)),
            ("0", None),
            ("5", None),
            ("-1", None),
            ("99999999999999999999999", None),
            ("Buy", None),
            // Ids are for tapping only.
            ("sales", None),
            ("", None),
        ] {
            assert_eq!(choice(&choices(), &Incoming { text: Some(said), ..Incoming::default() }), expected, "{said}");
        }
        for (tapped, expected) in [("sales", Some(0)), ("buy something", Some(0)), ("3", Some(2)), ("nothing", None)] {
            assert_eq!(choice(&choices(), &Incoming { choice: Some(tapped), ..Incoming::default() }), expected, "{tapped}");
        }
        assert_eq!(choice(&[], &Incoming { text: Some("1"), ..Incoming::default() }), None);
    }
}
