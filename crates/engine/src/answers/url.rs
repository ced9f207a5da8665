//! Web addresses.

use fluent_uri::Iri;

/// The address, when it is a complete `http` or `https` one with a host; letters of any script are accepted (RFC 3987).
#[must_use]
pub fn url(words: &str) -> Option<&str> {
    let address = words.trim();
    let parsed = Iri::parse(address).ok()?;
    let scheme = parsed.scheme().as_str();
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let host = parsed.authority().is_some_and(|authority| !authority.host().is_empty());
    (web && host).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_complete() {
        for (words, valid) in [
            ("https://acme.test", true),
            (" HTTP://acme.test/a?b=c#d ", true),
            ("http://[::1]:8080/", true),
            ("https://пример.рф/путь", true),
            ("acme.test", false),
            ("https://", false),
            ("https:///path", false),
            ("https://a b.test", false),
            ("javascript:alert(1)", false),
            ("\u{1}javascript:alert(1)", false),
            ("ftp://acme.test", false),
            ("//acme.test", false),
            ("mailto:ana@acme.test", false),
        ] {
            assert_eq!(url(words).is_some(), valid, "{words}");
        }
    }
}
