//! A trace as text, one JSON object a line: the same bytes on the command line and in the browser.

mod digits;
mod json;
mod short;

use serde::Serialize;
use usher_model::{
    ids::{ContactId, WorkflowId},
    time::Instant,
    trace::{StateLine, TraceEntry},
};

/// The lines of a trace, the state of contacts and users last; each ends with a line feed.
#[must_use]
pub fn of(trace: &[TraceEntry], state: &StateLine) -> String {
    let mut lines = Lines::default();
    for entry in trace {
        lines.push(entry);
    }
    lines.value(state);
    lines.into_text()
}

/// Writes lines one after another. Most of the work of a simulation is its trace, so each line is written in one pass into one
/// buffer: what is the same in every line by hand, what the line says by its own way of being serialised.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    bytes: Vec<u8>,
    /// What the last line said after its number, up to the run: most lines of an event have the same.
    head: Head,
}

/// When, by which event, about whom and of which run. That of event 0 is no line's.
#[derive(Clone, Debug, Default)]
struct Head {
    at: Instant,
    event: u32,
    contact: Option<ContactId>,
    workflow: Option<WorkflowId>,
    run: Option<u32>,
    bytes: Vec<u8>,
}

impl Head {
    fn is_of(&self, entry: &TraceEntry) -> bool {
        !self.bytes.is_empty()
            && self.at == entry.at
            && self.event == entry.event
            && self.run == entry.run
            && self.contact == entry.contact
            && self.workflow == entry.workflow
    }

    /// Ids and instants have nothing that JSON escapes.
    fn renew(&mut self, entry: &TraceEntry) {
        let TraceEntry { seq: _, at, event, contact, workflow, run, node: _, what: _ } = entry;
        (self.at, self.event, self.run) = (*at, *event, *run);
        self.contact.clone_from(contact);
        self.workflow.clone_from(workflow);
        let bytes = &mut self.bytes;
        bytes.clear();
        bytes.extend_from_slice(b",\"at\":\"");
        bytes.extend_from_slice(&at.to_ascii());
        bytes.extend_from_slice(b"\",\"event\":");
        digits::push(bytes, u64::from(*event));
        if let Some(contact) = contact {
            bytes.extend_from_slice(b",\"contact\":\"");
            bytes.extend_from_slice(contact.as_str().as_bytes());
            bytes.push(b'"');
        }
        if let Some(workflow) = workflow {
            bytes.extend_from_slice(b",\"workflow\":\"");
            bytes.extend_from_slice(workflow.as_str().as_bytes());
            bytes.push(b'"');
        }
        if let Some(run) = run {
            bytes.extend_from_slice(b",\"run\":");
            digits::push(bytes, u64::from(*run));
        }
    }
}

impl Lines {
    /// Adds a line of a trace.
    pub fn push(&mut self, entry: &TraceEntry) {
        if !self.head.is_of(entry) {
            self.head.renew(entry);
        }
        self.bytes.extend_from_slice(b"{\"seq\":");
        digits::push(&mut self.bytes, entry.seq);
        self.bytes.extend_from_slice(&self.head.bytes);
        if let Some(node) = &entry.node {
            self.bytes.extend_from_slice(b",\"node\":\"");
            short::push(&mut self.bytes, node.as_str().as_bytes());
            self.bytes.push(b'"');
        }
        json::go_on(&mut self.bytes, &entry.what);
        self.bytes.push(b'\n');
    }

    /// What has been written, and not taken out, since the last [`Lines::clear`].
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Forgets what has been written, and keeps the room for it.
    pub fn clear(&mut self) {
        self.bytes.clear();
    }

    /// What has been written.
    #[must_use]
    pub fn into_text(self) -> String {
        // Texts and literals are all that was put in.
        String::from_utf8(self.bytes).unwrap_or_default()
    }

    /// Adds anything as a line.
    fn value(&mut self, value: &impl Serialize) {
        json::value(&mut self.bytes, value);
        self.bytes.push(b'\n');
    }
}

/// Whether a character does something to a terminal or a line of text instead of being seen: control characters, and the marks
/// that embed, override or isolate a direction of writing.
#[must_use]
pub const fn steers(c: char) -> bool {
    matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{run, sample};

    #[test]
    fn lines_are_json_and_the_state_is_last() {
        let verdict = run::run(&sample::document(), &sample::scenario("buyer-gets-sales"));
        let text = of(&verdict.trace, &verdict.state);
        let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), verdict.trace.len() + 1);
        assert!(text.ends_with("}\n"));
        for (at, line) in lines.iter().enumerate().take(verdict.trace.len()) {
            assert_eq!((line["seq"].as_u64(), line["event"].is_u64()), (Some(at as u64 + 1), true), "{line}");
        }
        let state = lines.last().unwrap();
        assert_eq!((&state["kind"], &state["contacts"][0]["assignee"]), (&"state".into(), &"ana".into()));
    }

    /// The same by serde_json: first the JSON, then what steers a terminal escaped.
    fn oracle(value: &impl Serialize) -> String {
        let json = serde_json::to_string(value).unwrap();
        let escape = |c: char| if steers(c) && c > '\u{1f}' { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
        json.chars().map(escape).collect::<String>() + "\n"
    }

    fn written(value: &impl Serialize) -> String {
        let mut lines = Lines::default();
        lines.value(value);
        lines.into_text()
    }

    #[test]
    fn lines_are_those_of_serde() {
        let document = sample::document();
        for scenario in &document.scenarios {
            let verdict = run::run(&document, scenario);
            let expected: String = verdict.trace.iter().map(oracle).chain([oracle(&verdict.state)]).collect();
            assert_eq!(of(&verdict.trace, &verdict.state), expected, "{}", scenario.id);
        }
    }

    #[test]
    fn every_kind_of_value_is_written_as_serde_does() {
        #[derive(Serialize)]
        enum Kind {
            Unit,
            New(Option<u8>),
            Two(i64, f32),
            Fields { a: char, b: () },
        }
        #[derive(Serialize)]
        struct Nothing {}
        let numbers = (u64::MAX, i64::MIN, -1i8, 0u16, 10u32, 99i16, 100u8, 0.1f64, 1e300f64, f64::NAN, f32::MAX);
        assert_eq!(written(&numbers), oracle(&numbers));
        let kinds = [Kind::Unit, Kind::New(None), Kind::New(Some(7)), Kind::Two(-5, 2.5), Kind::Fields { a: '"', b: () }];
        assert_eq!(written(&kinds), oracle(&kinds));
        let (empty, nothing): (&[u8], _) = (&[], Nothing {});
        assert_eq!(written(&(empty, nothing, true)), oracle(&(empty, Nothing {}, true)));
        let value = serde_json::json!({ "a": [1, null, { "b\n": "\u{85}", "": {} }], "c": [[], 1.5, -3] });
        assert_eq!(written(&value), oracle(&value));
        let keys = std::collections::BTreeMap::from([(-3, "x"), (12, "y")]);
        assert_eq!(written(&keys), oracle(&keys));
    }

    #[test]
    fn every_character_is_escaped_as_serde_does_or_steers() {
        for c in '\0'..=char::MAX {
            let name = format!("a{c}é{c}");
            assert_eq!(written(&name), oracle(&name), "U+{:04X}", u32::from(c));
        }
        // And at every place of a text without anything else that is special.
        for c in ('\0'..='\u{ff}').chain(['\u{2028}', '\u{202e}', '\u{2069}']) {
            for before in 0..=17 {
                let name = format!("{}{c}{}", &"abcdefghijklmnopq~"[..before], &"abcdefghijklmnopq"[before..]);
                assert_eq!(written(&name), oracle(&name), "U+{:04X} after {before}", u32::from(c));
            }
        }
        for number in (0..1_200).chain((0..20).flat_map(|n| [10u64.pow(n) - 1, 10u64.pow(n), u64::MAX - 10u64.pow(n)])) {
            assert_eq!(written(&number), oracle(&number));
        }
    }

    #[test]
    fn no_name_steers_a_terminal() {
        let name = "a\u{1b}[2J\r\u{9b}31m\u{7f}\u{202e}b\u{2066}é\"\\";
        let json = written(&name);
        assert!(!json.trim_end_matches('\n').chars().any(steers), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), name);
    }
}
