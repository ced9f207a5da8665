//! Texts as conditions and answers compare them, as far as a plain reading can decide.

/// A text in lower case without white space at its ends; `None` where lower case is not the whole of case folding.
pub(super) fn folded(text: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii() || matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | '★' | '☆' | '\u{a0}' | '\u{2003}');
    text.chars().all(plain).then(|| text.trim().to_lowercase())
}

/// Whether two texts are the same but for case and white space at their ends; `None`: not decided.
pub(super) fn same(a: &str, b: &str) -> Option<bool> {
    if a == b {
        return Some(true);
    }
    Some(folded(a)? == folded(b)?)
}

/// A number as people write it. `Some(None)`: certainly none; `None`: not decided.
pub(super) fn number(text: &str) -> Option<Option<f64>> {
    let text = text.trim();
    if !text.is_ascii() {
        return None;
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once(['.', ',']).map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let all = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if all(whole) && fraction.is_none_or(all) {
        return Some(text.replace(',', ".").parse().ok());
    }
    let blank_or_letters = text.is_empty() || text.bytes().any(|b| b.is_ascii_alphabetic());
    blank_or_letters.then_some(None)
}

/// Whether a text is a phone number in E.164: `+`, no leading zero, 7 to 15 digits.
pub(super) fn is_e164(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    (7..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0')
}

/// A phone number that was written with its country: the digits after `+`. `None`: not decided.
pub(super) fn plain_phone(text: &str) -> Option<String> {
    let rest = text.trim().strip_prefix('+')?;
    let plain = rest.bytes().all(|b| b.is_ascii_digit() || b == b' ' || b == b'-');
    let number = format!("+{}", rest.replace([' ', '-'], ""));
    (plain && is_e164(&number)).then_some(number)
}

/// A label, or the id where nobody gave one.
pub(super) fn label(name: &str, id: &str) -> String {
    if name.trim().is_empty() { id.to_owned() } else { name.to_owned() }
}
