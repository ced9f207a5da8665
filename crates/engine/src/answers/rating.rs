//! Ratings: 1 to 5, in digits or stars.

use usher_model::value::Number;

use crate::text;

/// A whole number from 1 to 5, or as many stars; empty stars may fill up to five.
pub(super) fn read(words: &str) -> Option<Number> {
    let rating = match text::number(words) {
        Some(number) => number.as_integer()?,
        None => i64::try_from(stars(words.trim())?).ok()?,
    };
    i32::try_from(rating).ok().filter(|rating| (1..=5).contains(rating)).map(Number::from)
}

/// How many stars, when there is nothing else.
fn stars(words: &str) -> Option<usize> {
    // A star may be followed by a mark that asks for the picture in colour, and people put spaces between them.
    let marks: Vec<char> = words.chars().filter(|c| *c != '\u{fe0f}' && !c.is_whitespace()).collect();
    let full = marks.iter().take_while(|c| matches!(c, '★' | '⭐' | '🌟' | '*')).count();
    let only_empty_ones_follow = marks[full..].iter().all(|c| *c == '☆');
    (only_empty_ones_follow && (marks.len() == full || marks.len() == 5)).then_some(full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_are_one_to_five() {
        for (words, expected) in [
            ("1", Some(1)),
            (" 5 ", Some(5)),
            ("４", Some(4)),
            ("٣", Some(3)),
            ("5,0", Some(5)),
            ("★★★★", Some(4)),
            ("⭐️⭐️", Some(2)),
            ("***", Some(3)),
            ("★ ★ ☆ ☆ ☆", Some(2)),
            ("0", None),
            ("6", None),
            ("4.5", None),
            ("-1", None),
            ("★★★★★★", None),
            ("☆☆☆☆☆", None),
            ("★☆", None),
            ("★ great", None),
            ("five", None),
        ] {
            assert_eq!(read(words), expected.map(Number::from), "{words}");
        }
    }
}
