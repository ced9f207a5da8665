//! Files read and text written: faults go to standard error, and nothing that is printed can steer a terminal.

use std::{
    fs,
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use usher_interop::{
    fault::{Fault, ReadError},
    read::{self, Read},
};
use usher_model::scenario::Script;
use usher_scenario::lines::steers;

/// Bad usage, or a file that cannot be read.
pub fn unreadable() -> ExitCode {
    ExitCode::from(2)
}

/// A workflow or workspace file; `None` after its faults were told.
pub fn read_document(path: &Path) -> Option<Read> {
    read_file(path, read::read_bytes)
}

/// A file of events; `None` after its faults were told.
pub fn read_script(path: &Path) -> Option<Script> {
    read_file(path, read::read_script_bytes)
}

fn read_file<T>(path: &Path, read: impl Fn(&[u8]) -> Result<T, ReadError>) -> Option<T> {
    let name = path.display();
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            complain(&format!("{name}: {error}"));
            return None;
        }
    };
    match read(&bytes) {
        Ok(content) => Some(content),
        Err(error) => {
            for Fault { path, line, column, kind } in &error.faults {
                complain(&format!("{name}:{line}:{column}: {path}: {kind:?}"));
            }
            if error.total > error.faults.len() {
                complain(&format!("{name}: {} faults in all", error.total));
            }
            None
        }
    }
}

/// Prints text that is ready to be seen. A reader that has heard enough, such as `head`, is no failure.
pub fn print(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}

/// Prints a line to standard error.
pub fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "{}", shown(line));
}

/// The text with everything that would steer a terminal written as `\u{1b}`.
pub fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_shown_not_sent() {
        assert_eq!(shown("a\u{1b}[2J\r\u{202e}é"), r"a\u{1b}[2J\u{d}\u{202e}é");
    }
}
