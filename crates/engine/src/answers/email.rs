//! E-mail addresses.

/// The address, when it has the form of one: something before the `@`, a domain with a dot after it, nothing that only a quoted
/// or commented address may have. Letters of any script are accepted (RFC 6531); white space around it is not part of it.
#[must_use]
pub fn email(words: &str) -> Option<&str> {
    let address = words.trim();
    let (local, domain) = address.rsplit_once('@')?;
    let dotted = |text: &str, part: fn(&str) -> bool| text.split('.').all(part);
    let valid = address.len() <= 254
        && local.len() <= 64
        && dotted(local, |part| !part.is_empty() && part.chars().all(is_atom))
        && domain.contains('.')
        && dotted(domain, is_label)
        && domain.rsplit('.').next().is_some_and(|last| last.chars().count() >= 2 && !last.bytes().all(|b| b.is_ascii_digit()));
    valid.then_some(address)
}

fn is_atom(c: char) -> bool {
    c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(c)
}

fn is_label(label: &str) -> bool {
    let inner = |c: char| c.is_alphanumeric() || c == '-';
    !label.is_empty() && label.len() <= 63 && label.chars().all(inner) && !label.starts_with('-') && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_a_form() {
        let long = format!("{}@acme.test", "a".repeat(65));
        for (words, valid) in [
            ("ana@acme.test", true),
            (" ana@acme.test\n", true),
            ("a.b+c@mail.acme.co.uk", true),
            ("анна@почта.рф", true),
            ("x@1.2.3.museum", true),
            ("ana@acme", false),
            ("@acme.test", false),
            ("ana@", false),
            ("ana acme.test", false),
            ("ana@@acme.test", false),
            (".ana@acme.test", false),
            ("an..a@acme.test", false),
            ("ana@-acme.test", false),
            ("ana@acme..test", false),
            ("ana@acme.t", false),
            ("ana@127.0.0.1", false),
            ("Ana <ana@acme.test>", false),
            ("ana@acme.test, boris@acme.test", false),
            (long.as_str(), false),
        ] {
            assert_eq!(email(words).is_some(), valid, "{words}");
        }
        assert_eq!(email(" ana@acme.test "), Some("ana@acme.test"));
    }
}
