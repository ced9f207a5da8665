//! How texts are compared and how numbers are read in them (docs/domain.md, section 5).

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};
use usher_model::value::Number;

/// The text as it is compared: NFC, without white space at its ends, full default case folding (docs/domain.md, section 5).
#[must_use]
pub fn folded(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.is_ascii() {
        let changes = text.bytes().any(|byte| byte.is_ascii_uppercase());
        return if changes { text.to_ascii_lowercase().into() } else { text.into() };
    }
    let composed = if is_nfc(text) { text.to_owned() } else { text.nfc().collect() };
    let folded: String = composed.trim().chars().flat_map(fold).collect();
    // Folding can leave marks uncomposed: ẛ̣ becomes ṡ + dot below, Ṩ becomes ṩ.
    if is_nfc(&folded) { folded.into() } else { folded.nfc().collect() }
}

/// Whether two texts are the same when compared as [`folded`] says.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    a == b || folds_to(a, &folded(b))
}

/// Whether a text, folded, is this folded one: for comparing many with one. Most texts need no copy for that.
#[must_use]
pub fn folds_to(text: &str, folded: &str) -> bool {
    let text = text.trim();
    if text.is_ascii() { text.eq_ignore_ascii_case(folded) } else { self::folded(text) == folded }
}

/// Full default case folding of one character, by the case mappings that are in the standard library anyway: lower, upper and
/// lower again brings every character of a fold class to one form. The dotless ı is a class of its own, though its capital is I.
fn fold(c: char) -> impl Iterator<Item = char> {
    let keep = c == 'ı';
    let mapped = c.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    mapped.filter(move |_| !keep).chain(keep.then_some(c))
}

/// The characters that stand for 0 in the scripts whose digits people type; the digits 1 to 9 follow each.
const ZEROS: [char; 12] =
    ['0', '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{be6}', '\u{e50}', '\u{17e0}', '\u{ff10}'];

/// The decimal digit that a character stands for: `7` for 7, the full-width ７ and the Arabic ٧.
#[must_use]
pub fn digit(c: char) -> Option<u8> {
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(*zero))?;
        u8::try_from(value).ok().filter(|value| *value < 10)
    })
}

/// The text with every digit written as 0 to 9.
#[must_use]
pub fn with_plain_digits(text: &str) -> String {
    text.chars().map(|c| digit(c).map_or(c, |value| char::from(b'0' + value))).collect()
}

/// Reads a number as people write it: a sign, digits, a decimal point or comma. Spaces may part groups of three digits. A text
/// with several commas or points is no number: it is not clear which of them is the decimal one.
#[must_use]
pub fn number(text: &str) -> Option<Number> {
    let plain = with_plain_digits(text.trim());
    let (negative, digits) = match plain.chars().next()? {
        '-' | '\u{2212}' | '\u{ff0d}' => (true, plain.chars().skip(1).collect::<String>()),
        '+' | '\u{ff0b}' => (false, plain.chars().skip(1).collect()),
        _ => (false, plain),
    };
    let (whole, fraction) = match digits.split_once(['.', ',', '\u{66b}', '\u{ff0e}', '\u{ff0c}']) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits.as_str(), None),
    };
    let whole = ungrouped(whole)?;
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !fraction.is_none_or(all_digits) || !(all_digits(&whole) || whole.is_empty() && fraction.is_some()) {
        return None;
    }
    let value: f64 = format!("{}{whole}.{}", if negative { "-" } else { "" }, fraction.unwrap_or("0")).parse().ok()?;
    Number::new(value)
}

/// Takes out the spaces between groups of three digits; `None` when there are spaces elsewhere.
fn ungrouped(whole: &str) -> Option<String> {
    let groups: Vec<&str> = whole.split([' ', '\u{a0}', '\u{202f}', '\u{2009}']).collect();
    let (first, others) = groups.split_first()?;
    let fits = others.is_empty() || ((1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3));
    fits.then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_without_case_form_and_outer_space() {
        for (a, b, equal) in [
            ("  Buy something\u{a0}\n", "BUY SOMETHING", true),
            ("straße", "STRASSE", true),
            ("ẞ", "ss", true),
            ("Σ", "ς", true),
            ("ΟΔΟΣ", "οδος", true),
            ("ὈΔΥΣΣΕΎΣ", "ὀδυσσεύς", true),
            // NFC and NFD of the same letters.
            ("caf\u{e9}", "CAFE\u{301}", true),
            ("Й", "и\u{306}", true),
            // No Turkish rule: İ is i with a dot above, I is i, and ı is neither.
            ("İ", "i\u{307}", true),
            ("İ", "i", false),
            ("I", "i", true),
            ("ı", "i", false),
            ("ı", "I", false),
            ("ﬁ", "FI", true),
            ("\u{212a}", "k", true),
            ("Привет", "ПРИВЕТ", true),
            ("a b", "a  b", false),
            // Full-width letters and digits are other characters, with case but without an equal in ASCII.
            ("Ａ", "ａ", true),
            ("Ａ", "a", false),
            ("１", "1", false),
            ("\u{1e9b}\u{323}", "\u{1e68}", true),
            ("", " \u{2003}", true),
        ] {
            assert_eq!(same(a, b), equal, "{a:?} {b:?}");
            assert_eq!(same(b, a), equal, "{b:?} {a:?}");
        }
    }

    #[test]
    fn folding_has_the_classes_of_the_unicode_table() {
        // Two characters fold together in the table of Unicode exactly when they do here. The class of a character is
        // compared through its representative, because the Cherokee letters fold upwards there and downwards here.
        let mut here = std::collections::BTreeMap::<String, String>::new();
        let mut there = std::collections::BTreeMap::<String, String>::new();
        // Letters of Unicode 17, which the table of the oracle does not have yet.
        let newer = |c: char| matches!(c, '\u{a7ce}'..='\u{a7d5}' | '\u{16ea0}'..='\u{16ed3}');
        let cased = |c: &char| c.to_lowercase().next() != Some(*c) || c.to_uppercase().next() != Some(*c);
        for c in ('\u{80}'..=char::MAX).filter(cased).filter(|c| !newer(*c)) {
            let ours: String = fold(c).collect();
            let table = caseless::default_case_fold_str(&c.to_string());
            assert_eq!(here.entry(ours.clone()).or_insert_with(|| table.clone()), &table, "{c} folds to {ours} with others");
            assert_eq!(there.entry(table.clone()).or_insert_with(|| ours.clone()), &ours, "{c} does not fold to {table}");
        }
        assert!(here.len() > 1_000);
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, expected) in [
            ("12", Some(12.0)),
            (" +3 ", Some(3.0)),
            ("-0", Some(0.0)),
            ("\u{2212}4", Some(-4.0)),
            ("2,5", Some(2.5)),
            ("2.50", Some(2.5)),
            (".5", Some(0.5)),
            ("1 000 000,5", Some(1_000_000.5)),
            ("10\u{a0}000", Some(10_000.0)),
            ("１２", Some(12.0)),
            ("٣٤", Some(34.0)),
            ("۵٫۵", Some(5.5)),
            ("0012", Some(12.0)),
            ("", None),
            ("-", None),
            (",", None),
            ("5.", None),
            ("1,000.5", None),
            ("1.000.000", None),
            ("1 00", None),
            ("1e3", None),
            ("0x1f", None),
            ("inf", None),
            ("NaN", None),
            ("12 pcs", None),
            ("½", None),
        ] {
            assert_eq!(number(text).map(Number::get), expected, "{text:?}");
        }
        assert_eq!(number(&"9".repeat(400)), None, "beyond every number");
    }
}
