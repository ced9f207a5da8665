//! What the house asks of every file: an opening sentence, a moderate size, arrows that point one way, nothing left half done.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

const LINES_OF_A_FILE: usize = 400;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the repository").to_owned()
}

/// Every Rust file of the project with its path from the root, in order.
fn sources() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open: Vec<PathBuf> = ["src", "crates", "tests", "benches", "fuzz"].map(|dir| root().join(dir)).into();
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(&dir).expect("a readable folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                if !path.ends_with("node_modules") && !path.ends_with("target") {
                    open.push(path);
                }
            } else if path.extension().is_some_and(|e| e == "rs") {
                let name = path.strip_prefix(root()).expect("below the root").to_string_lossy().into_owned();
                found.insert(name, fs::read_to_string(&path).expect("UTF-8"));
            }
        }
    }
    assert!(found.len() > 50, "the walk found only {} files", found.len());
    found
}

fn complain(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_file_says_first_what_one_finds_in_it() {
    let faults: Vec<String> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(name, _)| format!("{name} opens without //!")).collect();
    complain(&faults);
}

#[test]
fn files_are_small_enough_to_read() {
    let long = sources().into_iter().map(|(name, text)| (name, text.lines().count())).filter(|(_, lines)| *lines > LINES_OF_A_FILE);
    let faults: Vec<String> = long.map(|(name, lines)| format!("{name} has {lines} lines, more than {LINES_OF_A_FILE}")).collect();
    complain(&faults);
}

#[test]
fn nothing_is_left_half_done_or_unsafe_for_the_page() {
    let this = "tests/native/tidy.rs";
    let banned = [
        ("todo!(", "finish it"),
        ("unimplemented!(", "finish it"),
        ("inner_html", "text goes in as text nodes"),
        ("set_inner_html", "text goes in as text nodes"),
        ("#[ignore", "a test that does not run proves nothing"),
        ("dbg!(", "take it out"),
        ("../shared", "project files stand alone"),
    ];
    let mut faults = Vec::new();
    for (name, text) in sources() {
        for (needle, remedy) in banned {
            if name != this && text.contains(needle) {
                faults.push(format!("{name} contains {needle}: {remedy}"));
            }
        }
        if name.starts_with("src/") {
            for (needle, remedy) in [
                (".forget()", "close it with on_cleanup"),
                (" style=\"", "use style:name=, the policy of the page blocks style attributes"),
            ] {
                if text.contains(needle) {
                    faults.push(format!("{name} contains {needle}: {remedy}"));
                }
            }
        }
    }
    complain(&faults);
}

#[test]
fn arrows_point_one_way() {
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("model", &[][..]),
        ("engine", &["model"][..]),
        ("editor", &["model"][..]),
        ("interop", &["model"][..]),
        ("analysis", &["engine", "model"][..]),
        ("scenario", &["engine", "model"][..]),
        ("wording", &["analysis", "scenario", "interop", "editor", "engine", "model"][..]),
        ("cli", &["analysis", "scenario", "interop", "wording", "engine", "model"][..]),
    ]);
    let mut faults = Vec::new();
    for entry in fs::read_dir(root().join("crates")).expect("crates/").flatten().filter(|entry| entry.path().is_dir()) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(may) = allowed.get(name.as_str()) else {
            faults.push(format!("crates/{name} is on no map: see docs/architecture.md"));
            continue;
        };
        let manifest = fs::read_to_string(entry.path().join("Cargo.toml")).expect("a manifest");
        let runtime = manifest.split("[dev-dependencies]").next().unwrap_or_default();
        for line in runtime.lines().filter_map(|line| line.strip_prefix("usher-")) {
            let to = line.split([' ', '=', '.']).next().unwrap_or_default();
            if !may.contains(&to) {
                faults.push(format!("crates/{name} may not depend on {to}"));
            }
        }
        for browser in ["leptos", "web-sys", "wasm-bindgen", "gloo", "js-sys"] {
            if runtime.lines().any(|line| line.starts_with(browser)) {
                faults.push(format!("crates/{name} may not know the browser ({browser})"));
            }
        }
    }
    complain(&faults);
}

/// The feature that plants bugs in the engine is named where it is made and where the trust suite asks for it, and nowhere else.
#[test]
fn nothing_but_the_trust_suite_can_plant_bugs() {
    let mut naming = Vec::new();
    let mut open = vec![root()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(&dir).expect("a readable folder").flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if path.is_dir() {
                if !name.starts_with('.') && name != "node_modules" && name != "target" && name != "dist" {
                    open.push(path);
                }
            } else if (name.ends_with(".toml") || path.parent().is_some_and(|dir| dir.ends_with("scripts")))
                && fs::read_to_string(&path).is_ok_and(|text| text.contains("planted"))
            {
                naming.push(path.strip_prefix(root()).expect("below the root").to_string_lossy().into_owned());
            }
        }
    }
    naming.sort();
    assert_eq!(naming, ["crates/engine/Cargo.toml", "scripts/planted", "scripts/test", "tests/trust/Cargo.toml"]);
    let app = fs::read_to_string(root().join("Cargo.toml")).expect("a manifest");
    assert!(!app.contains("[features]"), "the app has no features, so it cannot ask for this one");
}
