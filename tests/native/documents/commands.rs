//! `usher validate`, `usher fmt` and `usher schema` as programs: what they print, and their exit status.

use std::{fs, path::PathBuf};

use support::cli::usher;
use usher_interop::schema;

/// A file of a test, in the folder for such files below target/.
fn file(name: &str, text: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).expect("a file that can be written");
    path.to_string_lossy().into_owned()
}

#[test]
fn validate_says_nothing_of_a_file_without_errors() {
    let said = usher(&["validate", "examples/inbound.json"]);
    assert_eq!((said.status, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(!said.out.contains(" error "), "{}", said.out);
}

#[test]
fn validate_prints_findings_by_step_and_faults_by_line() {
    let said = usher(&["validate", "tests/documents/good/acme.json", "tests/documents/bad/j3-nan.json"]);
    assert_eq!(said.status, 2);
    let finding = "tests/documents/good/acme.json: error missing_reference need ";
    assert!(said.out.lines().any(|line| line.starts_with(finding)), "{}", said.out);
    assert!(said.err.starts_with("tests/documents/bad/j3-nan.json:1:7: $.a: "), "{}", said.err);

    let said = usher(&["validate", "tests/documents/good/acme.json"]);
    assert_eq!((said.status, said.err.as_str()), (1, ""));

    let said = usher(&["validate", "--json", "tests/documents/good/acme.json", "tests/documents/bad/j3-nan.json", "no such file"]);
    assert_eq!(said.status, 2);
    let list: Vec<serde_json::Value> = serde_json::from_str(&said.out).expect("a JSON array");
    let find = |code: &str, key: &str| list.iter().find(|item| item[key] == code).unwrap_or_else(|| panic!("{list:#?}"));
    assert_eq!(find("missing_reference", "code")["step"], "need");
    let fault = find("tests/documents/bad/j3-nan.json", "file");
    assert_eq!((&fault["severity"], &fault["line"], &fault["column"]), (&"fault".into(), &1.into(), &7.into()));
    assert!(find("no such file", "file")["message"].is_string());
}

#[test]
fn validate_shows_a_hundred_faults_and_the_total() {
    let nodes: Vec<String> = (0..250).map(|n| format!("{{\"id\":\"w{n}\",\"type\":\"wait\",\"nope\":1}}")).collect();
    let text = format!("{{\"format\":\"usher/workflow\",\"version\":1,\"workflow\":{{\"id\":\"a\",\"nodes\":[{}]}}}}", nodes.join(","));
    let said = usher(&["validate", &file("faults.json", text.as_bytes())]);
    assert_eq!((said.status, said.err.lines().count()), (2, 101));
    assert!(said.err.contains("250 faults in all"), "{}", said.err);
}

#[test]
fn names_cannot_steer_the_terminal() {
    let text = r#"{"format":"usher/workspace","version":1,"workspace":{"name":"A","tags":[{"id":"t","name":"\u001b[2Jx\r"}]},"workflows":[{"id":"w"}]}"#;
    let said = usher(&["validate", &file("steers.json", text.as_bytes())]);
    assert!(said.out.contains("\\u{1b}[2Jx"), "{}", said.out);
    assert!(!said.out.contains(['\u{1b}', '\r']), "{:?}", said.out);
    let text = "{\"format\":\"usher/workspace\",\"version\":1,\"workspace\":{\"name\":\"A\",\"\\u001b[2J\":1}}";
    let said = usher(&["validate", &file("steers.json", text.as_bytes())]);
    assert!(said.err.contains("\\u{1b}[2J") && !said.err.contains('\u{1b}'), "{:?}", said.err);
}

#[test]
fn fmt_rewrites_in_place_and_leaves_what_it_cannot_read() {
    let canonical = fs::read(support::golden::root().join("tests/documents/good/acme.json")).expect("a file");
    let value: serde_json::Value = serde_json::from_slice(&canonical).expect("JSON");
    let dense = file("dense.json", value.to_string().as_bytes());
    let broken = file("broken.json", b"{ \"format\": 1, }");
    let said = usher(&["fmt", &broken, &dense]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("broken.json:1:14"), "{}", said.err);
    assert_eq!(fs::read(&broken).expect("a file"), b"{ \"format\": 1, }");
    assert!(fs::read(&dense).expect("a file") == canonical);
    let said = usher(&["fmt", &dense]);
    assert_eq!((said.status, said.out.as_str(), said.err.as_str()), (0, "", ""));
    assert!(fs::read(&dense).expect("a file") == canonical);
}

#[test]
fn schema_prints_the_committed_schema() {
    assert_eq!(usher(&["schema"]).out, schema::DOCUMENT);
    assert_eq!(usher(&["schema", "--events"]).out, schema::SCRIPT);
    assert_eq!(usher(&["schema", "--nonsense"]).status, 2);
}

/// The page that describes the format, and what it shows: its example is complete, its tables name every word.
#[test]
fn the_description_of_the_format_can_be_trusted() {
    let page = fs::read_to_string(support::golden::root().join("docs/format.md")).expect("the page");
    let blocks: Vec<&str> = page.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let [example, events] = blocks[..] else { panic!("{} examples", blocks.len()) };
    let (example, events) = (file("example.json", example.as_bytes()), file("example-events.json", events.as_bytes()));
    let said = usher(&["validate", &example]);
    assert_eq!((said.status, said.err.as_str()), (0, ""), "{}", said.out);
    let said = usher(&["test", &example]);
    assert_eq!((said.status, said.out.as_str()), (0, "1 passed, 0 failed\n"), "{}", said.err);
    let said = usher(&["simulate", &example, "--events", &events]);
    assert_eq!((said.status, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.contains("All our agents are busy"), "{}", said.out);

    let schema = support::documents::document_schema();
    let words: Vec<String> = page.split(|c: char| !(c.is_alphanumeric() || "_/".contains(c))).map(str::to_owned).collect();
    let missing: Vec<String> = support::documents::words_of(&schema).into_iter().filter(|word| !words.contains(word)).collect();
    assert_eq!(missing, Vec::<String>::new(), "words of the schema that the page does not name");
}
