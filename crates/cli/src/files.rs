//! Files read and text written: faults go to standard error, and nothing that is printed can steer a terminal.

use std::{
    fs::File,
    io::{self, Read as _, Write},
    path::Path,
    process::ExitCode,
};

use usher_interop::{
    fault::ReadError,
    limits,
    read::{self, Read},
};
use usher_model::scenario::Script;
use usher_scenario::lines::steers;
use usher_wording::{Language, faults};

/// How many faults of a file are told; the others are counted.
const TOLD: usize = 100;

/// Bad usage, or a file that cannot be read.
pub fn unreadable() -> ExitCode {
    ExitCode::from(2)
}

/// A workflow or workspace file; `None` after its faults were told.
pub fn read_document(path: &Path) -> Option<Read> {
    document_or_faults(path).map_err(|faults| faults.iter().for_each(|fault| complain(fault))).ok()
}

/// A workflow or workspace file, or its faults, one a line.
pub fn document_or_faults(path: &Path) -> Result<Read, Vec<String>> {
    read_file(path, read::read_bytes)
}

/// A file of events; `None` after its faults were told.
pub fn read_script(path: &Path) -> Option<Script> {
    read_file(path, read::read_script_bytes).map_err(|faults| faults.iter().for_each(|fault| complain(fault))).ok()
}

fn read_file<T>(path: &Path, read: impl Fn(&[u8]) -> Result<T, ReadError>) -> Result<T, Vec<String>> {
    let name = path.display().to_string();
    let bytes = bytes_of(path).map_err(|error| vec![format!("{name}: {error}")])?;
    read(&bytes).map_err(|error| fault_lines(&name, &error))
}

/// The bytes of a file: one more than are read is enough to know that it is too large.
pub fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    let most = u64::try_from(limits::FILE_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Tells the faults of a file, in the order of its text.
pub fn tell(name: &str, error: &ReadError) {
    fault_lines(name, error).iter().for_each(|line| complain(line));
}

fn fault_lines(name: &str, error: &ReadError) -> Vec<String> {
    let told = error.faults.iter().take(TOLD).map(|fault| {
        let said = faults::fault(&fault.kind, Language::En);
        format!("{name}:{}:{}: {}: {said}", fault.line, fault.column, fault.path)
    });
    let more = (error.total > TOLD).then(|| format!("{name}: {} faults in all, the first {TOLD} are shown", error.total));
    told.chain(more).collect()
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
