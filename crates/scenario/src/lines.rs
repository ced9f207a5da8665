//! A trace as text, one JSON object a line: the same bytes on the command line and in the browser.

use serde::Serialize;
use usher_model::trace::{StateLine, TraceEntry};

/// The lines of a trace, the state of contacts and users last; each ends with a line feed.
#[must_use]
pub fn of(trace: &[TraceEntry], state: &StateLine) -> String {
    let mut text = String::new();
    for entry in trace {
        push(&mut text, entry);
    }
    push(&mut text, state);
    text
}

/// Adds a line of a trace, its line feed included.
///
/// # Panics
/// Never: every key of a trace is a text, and writing to memory cannot fail.
pub fn push(text: &mut String, line: &impl Serialize) {
    let json = serde_json::to_string(line).expect("every key of a trace is a text, and writing to memory cannot fail");
    text.push_str(&escaped(&json));
    text.push('\n');
}

/// JSON in which nothing can steer a terminal or turn the direction of writing: a name may hold such characters.
#[must_use]
pub fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        // Below U+0020 JSON is escaped already, and such characters stand only in strings.
        if steers(c) && u32::from(c) > 0x1f {
            text.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            text.push(c);
        }
    }
    text
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

    #[test]
    fn no_name_steers_a_terminal() {
        let name = "a\u{1b}[2J\r\u{9b}31m\u{7f}\u{202e}b\u{2066}é\"\\";
        let json = escaped(&serde_json::to_string(name).unwrap());
        assert!(!json.chars().any(steers), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), name);
    }
}
