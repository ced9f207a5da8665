//! Bad files, each with the faults it must be told; and files too large to be kept here.

use std::{fmt::Write, fs, path::PathBuf};

use support::golden::{self, root};
use usher_interop::{
    fault::{Fault, FaultKind, ReadError},
    limits,
    read::{read, read_bytes},
};
use usher_wording::{Language, faults};

fn folder(name: &str) -> Vec<PathBuf> {
    let folder = root().join("tests/documents").join(name);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

fn told(error: &ReadError) -> String {
    let mut text = format!("faults: {}\n", error.total);
    for Fault { path, line, column, kind } in &error.faults {
        let said = faults::fault(kind, Language::En);
        writeln!(text, "{line}:{column} {path} {said}").expect("memory");
    }
    text
}

#[test]
fn bad_files_are_told_every_fault() {
    let files = folder("bad");
    assert!(files.len() > 80, "only {} bad files", files.len());
    let mut wrong = Vec::new();
    for path in files {
        let bytes = fs::read(&path).expect("a file");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        match read_bytes(&bytes) {
            Ok(_) => wrong.push(format!("{name} was read")),
            Err(error) => wrong.extend(golden::compare(&format!("tests/documents/bad/{name}.txt"), &told(&error)).err()),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_fault_of_the_bad_files_is_said_in_both_languages_and_none_is_a_contradiction() {
    for path in folder("bad") {
        let Err(error) = read_bytes(&fs::read(&path).expect("a file")) else { continue };
        assert_eq!(error.total, error.faults.len(), "{path:?}");
        assert!(error.faults.is_sorted_by_key(|fault| (fault.line, fault.column)), "{path:?}");
        for fault in &error.faults {
            let (en, ru) = (faults::fault(&fault.kind, Language::En), faults::fault(&fault.kind, Language::Ru));
            assert!(!en.is_empty() && !ru.is_empty() && en != ru, "{path:?}: {fault:?}");
            assert!(!matches!(fault.kind, FaultKind::Internal { .. }), "{path:?}: {fault:?}");
        }
    }
}

fn kinds(error: &ReadError) -> Vec<&FaultKind> {
    error.faults.iter().map(|fault| &fault.kind).collect()
}

#[test]
fn a_mark_at_the_start_is_dropped() {
    let text = "\u{feff}{\"format\":\"usher/workspace\",\"version\":1.0,\"workspace\":{\"name\":\"A\"}}";
    assert!(read_bytes(text.as_bytes()).is_ok());
}

#[test]
fn what_is_too_large_is_refused_with_the_limit() {
    let spaces = vec![b' '; limits::FILE_BYTES + 1];
    let error = read_bytes(&spaces).expect_err("too large");
    assert_eq!(kinds(&error), [&FaultKind::TooLarge { limit: 33_554_432 }]);

    for (opening, closing) in [("[", "]"), ("{\"a\":", "}"), ("{\"format\":\"usher/workspace\",\"x\":", "}")] {
        for text in [opening.repeat(100_000), opening.repeat(100_000) + "1" + &closing.repeat(100_000)] {
            let error = read(&text).expect_err("too deep");
            assert!(kinds(&error).contains(&&FaultKind::TooDeep { limit: 64 }), "{:?}", error.faults);
        }
    }

    let wait = |n: usize| format!(r#"{{"id":"w{n}","type":"wait"}}"#);
    let nodes: Vec<String> = (0..=limits::NODES).map(wait).collect();
    let edge = r#"{"from":{"node":"w1","port":"next"},"to":"w2"}"#;
    let edges = vec![edge; 300_000].join(",");
    let text =
        format!(r#"{{"format":"usher/workflow","version":1,"workflow":{{"id":"a","nodes":[{}],"edges":[{edges}]}}}}"#, nodes.join(","));
    let error = read(&text).expect_err("too many");
    assert!(kinds(&error).contains(&&FaultKind::TooMany { found: 20_001, limit: 20_000 }));
    assert!(kinds(&error).contains(&&FaultKind::TooMany { found: 300_000, limit: 80_000 }));
    // Each further edge from the one port is a fault; only so many are kept with their place.
    assert_eq!((error.faults.len(), error.total), (limits::FAULTS, 300_001));
}

#[test]
fn a_circle_of_five_thousand_is_told_by_ten_names() {
    let nodes: Vec<String> = (0..5_000).map(|n| format!(r#"{{"id":"w{n}","type":"wait"}}"#)).collect();
    let edges: Vec<String> =
        (0..5_000).map(|n| format!(r#"{{"from":{{"node":"w{n}","port":"next"}},"to":"w{}"}}"#, (n + 1) % 5_000)).collect();
    let text = format!(
        r#"{{"format":"usher/workflow","version":1,"workflow":{{"id":"a","nodes":[{}],"edges":[{}]}}}}"#,
        nodes.join(","),
        edges.join(",")
    );
    let error = read(&text).expect_err("a circle");
    let [FaultKind::Cycle { names, length: 5_000 }] = kinds(&error)[..] else { panic!("{:?}", error.faults) };
    assert_eq!((names.len(), names[0].as_str(), names[9].as_str()), (10, "w0", "w9"));
}

#[test]
fn many_keys_twice_take_no_time() {
    let keys: Vec<String> = (0..60_000).map(|n| format!("\"k{}\":1", n % 30_000)).collect();
    let error = read(&format!("{{{}}}", keys.join(","))).expect_err("no document");
    assert_eq!(error.total, 30_001);
}
