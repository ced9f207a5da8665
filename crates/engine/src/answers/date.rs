//! Dates: ISO, or the format that the question states.

use usher_model::time::Date;

use crate::text;

/// Reads `2026-12-24`, or a date in the stated format. In a format `DD` and `MM` are one or two digits, `YYYY` four, `YY` two
/// (00 to 68: 2000 to 2068, 69 to 99: 1969 to 1999); everything else stands for itself. Where digits follow each other without
/// anything between them, `DD` and `MM` are two digits. A format without a day, a month or a year reads ISO dates only.
#[must_use]
pub fn date(words: &str, format: Option<&str>) -> Option<Date> {
    let words = text::with_plain_digits(words.trim());
    words.parse().ok().or_else(|| stated(&words, format?.trim()))
}

/// A part of a format.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Token {
    Day,
    Month,
    Year,
    ShortYear,
    Literal(char),
}

fn tokens(format: &str) -> Vec<Token> {
    let (mut tokens, mut rest) = (Vec::new(), format);
    while let Some(c) = rest.chars().next() {
        let known = [("DD", Token::Day), ("MM", Token::Month), ("YYYY", Token::Year), ("YY", Token::ShortYear)];
        let (token, length) = known
            .into_iter()
            .find(|(word, _)| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))
            .map_or((Token::Literal(c), c.len_utf8()), |(word, token)| (token, word.len()));
        tokens.push(token);
        rest = &rest[length..];
    }
    tokens
}

fn stated(words: &str, format: &str) -> Option<Date> {
    let tokens = tokens(format);
    let (mut day, mut month, mut year, mut rest) = (None, None, None, words);
    for (at, token) in tokens.iter().enumerate() {
        let number_follows = tokens.get(at + 1).is_some_and(|next| !matches!(next, Token::Literal(_)));
        match token {
            Token::Day => day = Some(take(&mut rest, if number_follows { 2 } else { 1 }, 2)?),
            Token::Month => month = Some(take(&mut rest, if number_follows { 2 } else { 1 }, 2)?),
            Token::Year => year = Some(take(&mut rest, 4, 4)?),
            Token::ShortYear => year = take(&mut rest, 2, 2).map(|short| if short <= 68 { 2000 + short } else { 1900 + short }),
            Token::Literal(c) => rest = rest.strip_prefix(*c)?,
        }
    }
    if !rest.is_empty() {
        return None;
    }
    format!("{:04}-{:02}-{:02}", year?, month?, day?).parse().ok()
}

/// Takes so many digits off the front.
fn take(rest: &mut &str, least: usize, most: usize) -> Option<u32> {
    let length = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
    if length < least {
        return None;
    }
    let (number, after) = rest.split_at(length);
    *rest = after;
    number.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_iso_or_as_stated() {
        for (words, format, expected) in [
            ("2026-12-24", None, Some("2026-12-24")),
            (" 2026-12-24 ", Some("DD.MM.YYYY"), Some("2026-12-24")),
            ("24.12.2026", Some("DD.MM.YYYY"), Some("2026-12-24")),
            ("4.2.2026", Some("DD.MM.YYYY"), Some("2026-02-04")),
            ("４.２.２０２６", Some("dd.mm.yyyy"), Some("2026-02-04")),
            ("12/24/26", Some("MM/DD/YY"), Some("2026-12-24")),
            ("12/24/69", Some("MM/DD/YY"), Some("1969-12-24")),
            ("12/24/68", Some("MM/DD/YY"), Some("2068-12-24")),
            ("241226", Some("DDMMYY"), Some("2026-12-24")),
            ("2026年1月9日", Some("YYYY年MM月DD日"), Some("2026-01-09")),
            ("24122", Some("DDMMYY"), None),
            ("24.12.26", Some("DD.MM.YYYY"), None),
            ("24/12/2026", Some("DD.MM.YYYY"), None),
            ("24.12.2026 or so", Some("DD.MM.YYYY"), None),
            ("29.02.2026", Some("DD.MM.YYYY"), None),
            ("29.02.2028", Some("DD.MM.YYYY"), Some("2028-02-29")),
            ("2026-13-01", None, None),
            ("24.12.2026", None, None),
            ("24.12", Some("DD.MM"), None),
            ("tomorrow", Some("tomorrow"), None),
            ("0000-01-01", None, None),
        ] {
            assert_eq!(date(words, format).map(|d| d.to_string()).as_deref(), expected, "{words} {format:?}");
        }
    }
}
