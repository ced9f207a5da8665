//! Phone numbers, normalised to E.164.

use phonelib::{Country, PhoneNumber};

use crate::text;

/// Reads a phone number and writes it as E.164, such as `+37120000000`. A number without a country code is read as one of the
/// country given (ISO 3166-1 alpha-2); without a country it is none.
#[must_use]
pub fn phone(words: &str, country: Option<&str>) -> Option<String> {
    let plain: String = text::with_plain_digits(words.trim()).replace('\u{ff0b}', "+");
    let country = country.map(|code| code.trim().to_ascii_uppercase());
    let known = country.as_deref().and_then(phonelib::country_by_code);
    let number = match known {
        Some(country) => {
            let spelled_out = with_plus(&plain, country).or_else(|| argentine_mobile(&plain, country));
            PhoneNumber::parse_with_country(spelled_out.as_deref().unwrap_or(&plain), country.code)
        }
        None => PhoneNumber::parse(&plain),
    }?;
    is_e164(number.e164()).then(|| number.e164().to_owned())
}

/// Where some rare national numbers are as long as a usual one with the country's code: how many digits the usual ones have, fixed
/// and mobile, at least and at most (libphonenumber 9.0.43).
#[rustfmt::skip]
const USUAL: [(&str, usize, usize); 38] = [
    ("AE", 8, 9), ("AX", 6, 10), ("BG", 6, 9), ("BW", 7, 8), ("CL", 9, 9), ("CN", 7, 11), ("CZ", 9, 9), ("EC", 8, 9), ("EE", 7, 8), ("FI", 5, 10),
    ("GR", 10, 10), ("GT", 8, 8), ("HK", 8, 8), ("HN", 8, 8), ("ID", 7, 12), ("IN", 10, 10), ("JP", 9, 10), ("KE", 7, 9), ("KR", 5, 10),
    ("MU", 7, 8), ("MV", 7, 7), ("NG", 10, 10), ("NP", 8, 10), ("PA", 7, 8), ("PH", 6, 10), ("PK", 9, 10), ("PY", 7, 9), ("QA", 8, 8),
    ("SE", 7, 9), ("SG", 8, 8), ("SV", 8, 8), ("TH", 8, 9), ("TR", 10, 10), ("TW", 8, 9), ("UY", 8, 8), ("VA", 6, 11), ("WF", 6, 6), ("ZA", 5, 9),
];

/// The number with the plus that people leave out, when it is a usual number after the country's code and no usual one as a whole:
/// `91 98765 43210` in India is not one of the twelve-digit numbers that some Indian companies have.
fn with_plus(plain: &str, country: &Country) -> Option<String> {
    let (_, least, most) = USUAL.iter().find(|(code, _, _)| *code == country.code)?;
    let digits = digits_of(plain)?;
    let rest = digits.strip_prefix(&country.prefix.to_string())?;
    ((*least..=*most).contains(&rest.len()) && digits.len() > *most).then(|| format!("+{digits}"))
}

/// An Argentine mobile number as it is dialled there, `011 15-2345-6789`: the `15` after the area code is a 9 before it abroad.
fn argentine_mobile(plain: &str, country: &Country) -> Option<String> {
    let digits = digits_of(plain)?;
    let digits = digits.strip_prefix('0').unwrap_or(&digits);
    if country.code != "AR" || digits.len() != 12 {
        return None;
    }
    // Buenos Aires has an area code of two digits, all others have three or four.
    let area = if digits.starts_with("11") { 2 } else { (3..=4).find(|at| digits[*at..].starts_with("15"))? };
    let local = digits[area..].strip_prefix("15")?;
    Some(format!("+549{}{local}", &digits[..area]))
}

/// The digits of a number without a plus; `None` when there is anything in it but digits and what parts them.
fn digits_of(plain: &str) -> Option<String> {
    let parts = |c: char| c.is_whitespace() || "()-./\u{2010}\u{2011}\u{2012}\u{2013}".contains(c);
    plain.chars().all(|c| c.is_ascii_digit() || parts(c)).then(|| plain.chars().filter(char::is_ascii_digit).collect())
}

/// `+`, a digit other than 0, and 6 to 14 more.
fn is_e164(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    (7..=15).contains(&digits.len()) && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_become_e164() {
        for (words, country, expected) in [
            ("+371 20 000 000", None, Some("+37120000000")),
            ("00371 20000000", None, Some("+37120000000")),
            ("+1 (202) 555-0173", Some("LV"), Some("+12025550173")),
            ("20 000 000", Some("LV"), Some("+37120000000")),
            ("20 000 000", Some(" lv "), Some("+37120000000")),
            ("8 (912) 345-67-89", Some("RU"), Some("+79123456789")),
            ("020 7946 0958", Some("GB"), Some("+442079460958")),
            ("０２０ ７９４６ ０９５８", Some("GB"), Some("+442079460958")),
            // The plus is left out, and the whole would be a number of its country too, of a rare kind.
            ("91 98765 43210", Some("IN"), Some("+919876543210")),
            ("30 691 234 5678", Some("GR"), Some("+306912345678")),
            ("50370123456", Some("SV"), Some("+50370123456")),
            ("371 20 000 000", Some("LV"), Some("+37120000000")),
            // These look like it and are usual numbers of their country.
            ("393 123 4567", Some("IT"), Some("+393931234567")),
            ("91 2345 6789", Some("IN"), Some("+919123456789")),
            ("011 15-2345-6789", Some("AR"), Some("+5491123456789")),
            ("0343 15-123-4567", Some("AR"), Some("+5493431234567")),
            ("2966 15 12-3456", Some("AR"), Some("+5492966123456")),
            ("011 2345-6789", Some("AR"), Some("+541123456789")),
            ("20 000 000", None, None),
            ("20 000 000", Some("ZZ"), None),
            ("12", Some("LV"), None),
            ("+999 123456", None, None),
            ("call me", Some("LV"), None),
            ("", Some("LV"), None),
        ] {
            assert_eq!(phone(words, country).as_deref(), expected, "{words} {country:?}");
        }
    }
}
