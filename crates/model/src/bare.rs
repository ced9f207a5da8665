//! The reference product's bare variables, as in `Hi $contact.firstname`, turned into `{{$contact.first_name}}` (docs/domain.md,
//! section 7).

use crate::template::{Namespace, Variable};

/// A pasted or imported text with its bare variables in braces; everything else stays as it is.
///
/// `known` are the variables that exist: a bare name means the one that is spelt alike but for case and underscores. Names that
/// nothing is called by are left alone: they may be prices.
#[must_use]
pub fn to_template(text: &str, known: &[Variable]) -> String {
    let (mut written, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find(['$', '{']) {
        written.push_str(&rest[..at]);
        rest = &rest[at..];
        // What stands in braces is a template already.
        let braced = rest.starts_with("{{").then(|| rest.find("}}").map_or(rest.len(), |end| end + 2));
        let taken = match braced.or_else(|| bare(rest, known, &mut written)) {
            Some(taken) if braced.is_some() => {
                written.push_str(&rest[..taken]);
                taken
            }
            Some(taken) => taken,
            None => {
                written.push_str(&rest[..1]);
                1
            }
        };
        rest = &rest[taken..];
    }
    written.push_str(rest);
    written
}

/// Writes the variable that a text begins with, and says how many bytes it took.
fn bare(text: &str, known: &[Variable], written: &mut String) -> Option<usize> {
    let path = text.strip_prefix('$')?;
    let (namespace, name) = path.split_once('.')?;
    let namespace = Namespace::ALL.into_iter().find(|one| one.name() == namespace)?;
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(name.len());
    let name = &name[..end];
    let variable = known.iter().find(|one| one.namespace == namespace && folded(&one.name).eq(folded(name)))?;
    written.push_str("{{");
    written.push_str(&variable.to_string());
    written.push_str("}}");
    Some(1 + namespace.name().len() + 1 + end)
}

/// A name without what the two products write differently.
fn folded(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| *c != '_' && *c != '-').map(|c| c.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_variables_get_braces() {
        let known = ["$contact.first_name", "$contact.email", "$system.current_date"].map(|text| Variable::parse(text).unwrap());
        for (pasted, expected) in [
            ("Hi $contact.firstname!", "Hi {{$contact.first_name}}!"),
            ("$contact.FirstName, $contact.email.", "{{$contact.first_name}}, {{$contact.email}}."),
            ("{{$contact.first_name|you}} $contact.first_name", "{{$contact.first_name|you}} {{$contact.first_name}}"),
            ("It costs $5.90 or $contact.nothing", "It costs $5.90 or $contact.nothing"),
            ("$system.current_date", "{{$system.current_date}}"),
            ("{ $ {{ $contact.email", "{ $ {{ $contact.email"),
            ("é$contact.emailé", "é{{$contact.email}}é"),
            ("", ""),
        ] {
            assert_eq!(to_template(pasted, &known), expected, "{pasted}");
        }
    }
}
