//! JUnit XML: results of tests as GitLab, Jenkins and other servers read them.
//!
//! A suite a file, a test case a scenario. `time` is 0: scenarios take virtual time, and what they took of it is told in
//! `system-out`, where no server adds it up. The same results are always the same bytes.

use std::fmt::Write as _;

use crate::{
    files::shown,
    tested::{Tested, TestedFile},
};

/// The report of all files.
#[must_use]
pub fn of(files: &[TestedFile]) -> String {
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    let all = files.iter().map(Counts::of).fold(Counts::default(), Counts::plus);
    let _ = writeln!(xml, "<testsuites name=\"usher test\" {}>", all.attributes());
    for file in files {
        let _ = writeln!(xml, "  <testsuite name=\"{}\" {}>", escaped(&file.path), Counts::of(file).attributes());
        match &file.scenarios {
            Ok(scenarios) => scenarios.iter().for_each(|scenario| case(&mut xml, &file.path, scenario)),
            Err(faults) => unreadable(&mut xml, &file.path, faults),
        }
        xml.push_str("  </testsuite>\n");
    }
    xml.push_str("</testsuites>\n");
    xml
}

/// How many test cases, and how they went.
#[derive(Clone, Copy, Default)]
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
}

impl Counts {
    fn of(file: &TestedFile) -> Self {
        let Ok(scenarios) = &file.scenarios else { return Self { tests: 1, failures: 0, errors: 1 } };
        let errors = scenarios.iter().filter(|scenario| scenario.refused.is_some()).count();
        let failures = scenarios.iter().filter(|scenario| scenario.refused.is_none() && !scenario.passed()).count();
        Self { tests: scenarios.len(), failures, errors }
    }

    const fn plus(self, other: Self) -> Self {
        Self { tests: self.tests + other.tests, failures: self.failures + other.failures, errors: self.errors + other.errors }
    }

    fn attributes(self) -> String {
        format!("tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"0\" time=\"0\"", self.tests, self.failures, self.errors)
    }
}

/// The start of a test case. Servers group by `classname`, at its dots: folders become packages.
fn open(xml: &mut String, path: &str, name: &str) {
    let parts = path.strip_suffix(".json").unwrap_or(path).split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | ".."));
    let class = parts.collect::<Vec<_>>().join(".");
    let _ =
        writeln!(xml, "    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" time=\"0\">", escaped(&class), escaped(name), escaped(path));
}

/// A scenario. Of several failures the first is the message and all are the text: many servers read only one.
fn case(xml: &mut String, path: &str, scenario: &Tested) {
    open(xml, path, &scenario.name);
    if let Some(refused) = &scenario.refused {
        let _ = writeln!(xml, "      <error type=\"event\" message=\"{}\">{}</error>", escaped(refused), escaped_lines(&scenario.report()));
    } else if let Some(first) = scenario.failures.first() {
        let more = match scenario.failures.len() - 1 {
            0 => String::new(),
            more => format!(" (and {more} more)"),
        };
        let message = format!("{}: expected {}, got {}{more}", first.moment, first.expected, first.got);
        let text = escaped_lines(&scenario.report());
        let _ = writeln!(xml, "      <failure type=\"expectation\" message=\"{}\">{text}</failure>", escaped(&message));
    }
    let _ = writeln!(xml, "      <system-out>{}</system-out>", escaped(&scenario.span));
    xml.push_str("    </testcase>\n");
}

/// A file that could not be read is one test case in error, so that a server shows it.
fn unreadable(xml: &mut String, path: &str, faults: &[String]) {
    open(xml, path, "the file can be read");
    let first = faults.first().map(String::as_str).unwrap_or_default();
    let all: String = faults.iter().map(|fault| shown(fault) + "\n").collect();
    let _ = writeln!(xml, "      <error type=\"file\" message=\"{}\">{}</error>", escaped(first), escaped_lines(&all));
    xml.push_str("    </testcase>\n");
}

/// A line for an attribute or for text: what steers is shown, and what XML 1.0 forbids, or reads as markup, is written otherwise.
fn escaped(line: &str) -> String {
    escaped_lines(&shown(line))
}

/// The same for lines that were shown already, whose line breaks are meant.
fn escaped_lines(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            // The only characters beyond the control characters that no XML document can hold.
            '\u{fffe}' | '\u{ffff}' => xml.extend(c.escape_unicode()),
            c => xml.push(c),
        }
    }
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reads_as_markup_or_is_forbidden() {
        assert_eq!(escaped("a<b>&\"'\u{0}\u{b}\u{fffe}\t\n]]>é"), "a&lt;b&gt;&amp;&quot;'\\u{0}\\u{b}\\u{fffe}\\u{9}\\u{a}]]&gt;é");
    }

    #[test]
    fn folders_are_packages() {
        let mut xml = String::new();
        open(&mut xml, "./flows/in bound.json", "n");
        assert_eq!(xml, "    <testcase classname=\"flows.in bound\" name=\"n\" file=\"./flows/in bound.json\" time=\"0\">\n");
    }
}
