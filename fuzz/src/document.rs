//! Any bytes as a file: refused with its faults, or read, written and read again to the same; and what was read can be lived with.

use std::sync::Arc;

use trust::watched::Watched;
use usher_interop::{
    fault::{FaultKind, ReadError},
    limits,
    read::{Content, Read, read_bytes, reopen},
    write,
};
use usher_model::{Document, scenario::Scenario};
use usher_scenario::run::setup_of;
use usher_wording::{Language, faults};

/// How much of a scenario is played: the fuzzer wants many short stories.
const EVENTS: usize = 40;
const CONTACTS: usize = 20;

pub fn run(bytes: &[u8]) {
    match read_bytes(bytes) {
        Ok(read) => is_kept(&read),
        Err(error) => is_told(&error, bytes),
    }
}

/// M13: read ∘ write is the same document, and write ∘ read the same bytes.
fn is_kept(read: &Read) {
    let text = written(&read.content);
    for again in [read_bytes(text.as_bytes()), reopen(&text)] {
        let again = again.unwrap_or_else(|error| panic!("what was written is refused: {:?}", error.faults));
        assert_eq!(again.content, read.content, "another document after writing");
        assert_eq!(written(&again.content), text, "other bytes after reading");
        assert_eq!(again.migrated_from, None, "what is written is of the present version");
    }
    let document = Arc::new(read.clone().into_document());
    let _ = usher_analysis::analyse(&document);
    for scenario in &document.scenarios {
        live(&document, scenario);
    }
}

fn written(content: &Content) -> String {
    match content {
        Content::Workspace(document) => write::workspace(document),
        Content::Workflow(file) => write::workflow(file),
    }
}

/// Whatever was read can be simulated: faulty settings end a run, never the program, and the trace is one that could have happened.
fn live(document: &Arc<Document>, scenario: &Scenario) {
    let mut setup = setup_of(document, scenario);
    setup.contacts.truncate(CONTACTS);
    let mut world = Watched::new(setup);
    for event in scenario.events.iter().take(EVENTS) {
        let _ = world.apply(event);
    }
}

/// Every fault has its place in the text and a sentence in both languages, and there are not more than the text can have.
fn is_told(error: &ReadError, bytes: &[u8]) {
    assert!(!error.faults.is_empty() && error.faults.len() == error.total.min(limits::FAULTS), "{} faults", error.total);
    // The shortest object that lacks keys is `{}`, and no object has more than a few that must be there.
    assert!(error.total <= 8 * (bytes.len() + 1), "{} faults in {} bytes", error.total, bytes.len());
    assert!(error.faults.is_sorted_by_key(|fault| (fault.line, fault.column)), "out of order");
    let lines = 1 + bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    for fault in &error.faults {
        assert!(fault.path.starts_with('$'), "{fault:?}");
        assert!((1..=lines).contains(&(fault.line as usize)) && (1..=bytes.len() + 1).contains(&(fault.column as usize)), "{fault:?}");
        assert!(!matches!(fault.kind, FaultKind::Internal { .. }), "{fault:?}");
        let said = [Language::En, Language::Ru].map(|language| faults::fault(&fault.kind, language));
        assert!(said.iter().all(|sentence| !sentence.is_empty()) && said[0] != said[1], "{fault:?}");
    }
}
