//! The inputs that fuzzing has kept, played as plain tests, and a short run of changed ones.

use std::{
    fs,
    path::{Path, PathBuf},
};

use fuzz::{
    TARGETS, Target,
    mutate::{Chance, mutate},
};

/// Changed inputs a target at each landing. `USHER_FUZZ_RUNS` says another number.
const RUNS: usize = 600;

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{folder:?}: {e}")).flatten().map(|f| f.path()).collect();
    files.sort();
    files
}

/// What a target has kept, each with its path.
fn corpus(target: &Target) -> Vec<(String, Vec<u8>)> {
    read(&format!("corpus/{}", target.name))
}

/// Files of other tests that it began with.
fn seeds(target: &Target) -> Vec<(String, Vec<u8>)> {
    let folders = ["../examples", "../tests/documents/good", "../tests/documents/bad"];
    if target.name == "document" { folders.iter().flat_map(|folder| read(folder)).collect() } else { Vec::new() }
}

fn read(folder: &str) -> Vec<(String, Vec<u8>)> {
    let name = |path: &Path| path.file_name().expect("a file").to_string_lossy().into_owned();
    files(folder).iter().map(|path| (format!("{folder}/{}", name(path)), fs::read(path).expect("a file"))).collect()
}

/// The words of a target: libFuzzer's form, `"text"` with `\"`, `\\` and `\xAB`, one a line, `#` before a remark.
fn words(target: &Target) -> Vec<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("dictionaries/{}.dict", target.name));
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path:?}: {e}"));
    text.lines().filter(|line| line.starts_with('"')).map(word).collect()
}

fn word(line: &str) -> Vec<u8> {
    let inner = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or_else(|| panic!("no word: {line}"));
    let (mut word, mut rest) = (Vec::new(), inner);
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c != '\\' {
            word.extend(c.to_string().bytes());
        } else if let Some(hex) = rest.strip_prefix('x') {
            word.push(u8::from_str_radix(&hex[..2], 16).expect("two digits"));
            rest = &hex[2..];
        } else {
            word.extend(rest.bytes().next());
            rest = &rest[1..];
        }
    }
    word
}

#[test]
fn every_kept_input_passes() {
    for target in &TARGETS {
        let kept = corpus(target);
        assert!(kept.len() >= 20, "{} has only {} inputs", target.name, kept.len());
        let bytes: usize = kept.iter().map(|(_, bytes)| bytes.len()).sum();
        assert!(kept.len() <= 300 && bytes <= 300 * 1024, "{}: {} inputs, {bytes} bytes: too many to keep", target.name, kept.len());
        for (name, bytes) in kept.iter().chain(&seeds(target)) {
            eprintln!("{name}");
            (target.run)(bytes);
        }
    }
}

#[test]
fn inputs_changed_by_chance_pass() {
    let runs = std::env::var("USHER_FUZZ_RUNS").ok().map_or(RUNS, |runs| runs.parse().expect("USHER_FUZZ_RUNS is a number"));
    for target in &TARGETS {
        let (mut kept, words) = (corpus(target), words(target));
        kept.extend(seeds(target));
        let mut changed = 0;
        for seed in 0..runs {
            let mut chance = Chance::new(seed as u64);
            let (name, bytes) = &kept[chance.below(kept.len())];
            let (_, other) = &kept[chance.below(kept.len())];
            let mut input = bytes.clone();
            mutate(&mut input, other, &words, &mut chance);
            changed += usize::from(input != *bytes);
            // Shown only when the test fails: how to have the input again.
            eprintln!("{name}, changed by seed {seed}");
            (target.run)(&input);
        }
        assert!(changed * 10 >= runs * 8, "{}: only {changed} of {runs} inputs were changed", target.name);
    }
}
