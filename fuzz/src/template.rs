//! Any text as a template: read or refused with its place, filled in exactly once, and as a second, simpler reader has it (I42).

use usher_engine::render::render;
use usher_model::template::{Segment, Template, Variable};

use crate::text;

/// What a contact might be called who knows how templates are written.
const HOSTILE: &str = "{{$contact.email}}{{{{|}}";
/// A character that no text of a person holds (a private one).
const MARK: char = '\u{f8ff}';

pub fn run(bytes: &[u8]) {
    let text = text(bytes).replace(MARK, "");
    let template = Template::new(&text);
    assert_eq!(template.as_str(), text, "a text is kept as it was written");
    let again: Template = serde_json::from_str(&serde_json::to_string(&template).expect("a text")).expect("a text");
    assert_eq!(again, template, "a text that was written and read");
    match template.segments() {
        Err(error) => {
            let found: Vec<char> = text.chars().skip(error.column - 1).take(2).collect();
            assert_eq!(found, ['{', '{'], "a fault is where a variable begins: {error}");
            let rendered = render(&template, |_| Some("value".to_owned()));
            assert_eq!((rendered.text.as_str(), rendered.absent.len()), (text.as_str(), 0), "a faulty text is sent as written");
            assert_eq!(rendered.error, Some(error.to_string()));
        }
        Ok(segments) => {
            is_filled_in_once(&template);
            let left_over = segments.iter().any(|segment| match segment {
                Segment::Text(part) => part.contains("{{$"),
                Segment::Variable { fallback, .. } => fallback.as_ref().is_some_and(|part| part.contains("{{$")),
            });
            assert!(!left_over || text.contains("{{{{"), "I42: a variable is left in the text");
            for variable in template.variables() {
                assert_eq!(Variable::parse(&variable.to_string()).as_ref(), Ok(variable), "a variable that was written and read");
            }
        }
    }
}

/// I42: a value goes in as it is, whatever it looks like, and a fallback stands in only for what is absent.
fn is_filled_in_once(template: &Template) {
    let with = |value: &str| render(template, |_| Some(value.to_owned()));
    let (marked, hostile) = (with(&MARK.to_string()), with(HOSTILE));
    assert_eq!((marked.error, marked.absent.len()), (None, 0));
    assert_eq!(marked.text.replace(MARK, HOSTILE), hostile.text, "I42: a value was read as a template");
    assert_eq!(marked.text.matches(MARK).count(), template.variables().count());
    let nothing = render(template, |_| None);
    assert_eq!(nothing.absent.len(), template.variables().count());
    assert_eq!(nothing.text, simply(template.as_str()), "another reader has it otherwise");
}

/// The same by the words of docs/domain.md, section 7, for a text that is well formed and values that are all absent.
fn simply(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("{{{{") {
            out.push_str("{{");
            rest = after;
        } else if let Some(inside) = rest.strip_prefix("{{") {
            let (variable, after) = inside.split_once("}}").expect("well formed");
            out.push_str(variable.split_once('|').map_or("", |(_, fallback)| fallback));
            rest = after;
        } else {
            let c = rest.chars().next().expect("not empty");
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}
