//! Phone numbers, normalised to E.164.

use phonelib::PhoneNumber;

use crate::text;

/// Reads a phone number and writes it as E.164, such as `+37120000000`. A number without a country code is read as one of the
/// country given (ISO 3166-1 alpha-2); without a country it is none.
#[must_use]
pub fn phone(words: &str, country: Option<&str>) -> Option<String> {
    let plain: String = text::with_plain_digits(words.trim()).replace('\u{ff0b}', "+");
    let country = country.map(|code| code.trim().to_ascii_uppercase());
    let known = country.as_deref().filter(|code| phonelib::country_by_code(code).is_some());
    let number = match known {
        Some(code) => PhoneNumber::parse_with_country(&plain, code),
        None => PhoneNumber::parse(&plain),
    }?;
    is_e164(number.e164()).then(|| number.e164().to_owned())
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
