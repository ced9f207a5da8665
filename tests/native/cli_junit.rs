//! `usher test --junit`: XML that another, strict reader understands, whatever the names are.

use std::{fs, path::Path};

use roxmltree::{Document, Node};
use serde_json::json;
use support::cli::usher;

use crate::cli_simulate::{example, file};

/// Runs `usher test` with a report; gives its exit status and the report.
fn report(name: &str, files: &[&str]) -> (i32, String) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_file(&path);
    let said = usher(&[&["test", "--junit", &path.to_string_lossy()], files].concat());
    (said.status, fs::read_to_string(path).expect("a report"))
}

fn children<'d>(node: Node<'d, 'd>, name: &'static str) -> Vec<Node<'d, 'd>> {
    node.children().filter(|child| child.has_tag_name(name)).collect()
}

/// Checks the shape that servers rely on: names, and counts that are those of what is inside.
fn check_shape(xml: &Document<'_>) {
    let number = |node: &Node<'_, '_>, name: &str| node.attribute(name).expect("an attribute").parse::<usize>().expect("a number");
    let root = xml.root_element();
    assert_eq!(root.tag_name().name(), "testsuites");
    let mut sums = [0; 4];
    for suite in children(root, "testsuite") {
        let cases: Vec<Node<'_, '_>> = children(suite, "testcase");
        let with = |name: &'static str| cases.iter().filter(|case| children(**case, name).len() == 1).count();
        let counted = [cases.len(), with("failure"), with("error"), with("skipped")];
        for (at, name) in ["tests", "failures", "errors", "skipped"].into_iter().enumerate() {
            assert_eq!(number(&suite, name), counted[at], "{name}");
            sums[at] += counted[at];
        }
        for case in &cases {
            assert!(["name", "classname", "file"].iter().all(|name| case.attribute(*name).is_some_and(|value| !value.is_empty())));
            assert!(case.attribute("time").expect("a time").parse::<f64>().is_ok());
            assert!(children(*case, "failure").len() + children(*case, "error").len() <= 1, "servers read one");
        }
        let names: std::collections::BTreeSet<_> = cases.iter().map(|case| (case.attribute("classname"), case.attribute("name"))).collect();
        assert_eq!(names.len(), cases.len(), "servers tell test cases apart by their names");
    }
    assert_eq!(["tests", "failures", "errors", "skipped"].map(|name| number(&root, name)), sums);
}

#[test]
fn a_report_has_a_suite_a_file_and_a_case_a_scenario() {
    let mut broken = example();
    broken["scenarios"] = json!([broken["scenarios"][0], broken["scenarios"][1], broken["scenarios"][1]]);
    broken["scenarios"][0]["expect"] = json!([
        { "type": "assigned", "contact": "ivan", "to": "ana" },
        { "type": "assigned", "contact": "ivan", "to": "boris" },
        { "type": "noMessage", "contact": "ivan" },
    ]);
    broken["scenarios"][2]["id"] = "back".into();
    broken["scenarios"][2]["events"] = json!([{ "type": "advance", "value": -1, "unit": "days" }]);
    let broken = file("junit-broken.json", &broken.to_string());
    let (status, text) = report("all.xml", &["examples/inbound.json", &broken, "examples/nowhere.json"]);
    assert_eq!(status, 2, "one of the files is not there");
    let xml = Document::parse(&text).expect("XML");
    check_shape(&xml);
    let suites = children(xml.root_element(), "testsuite");
    assert_eq!(
        suites.iter().map(|suite| suite.attribute("name").expect("a name")).collect::<Vec<_>>(),
        ["examples/inbound.json", broken.as_str(), "examples/nowhere.json"]
    );
    let scenarios = example()["scenarios"].as_array().expect("scenarios").len();
    assert_eq!(suites[0].attribute("tests"), Some(scenarios.to_string().as_str()));
    let cases = children(suites[1], "testcase");
    let failure = children(cases[0], "failure")[0];
    assert_eq!(
        failure.attribute("message"),
        Some(
            "expectation 2, after event 2, 2026-03-02T09:00:00+02:00, at step assign: \
             expected {\"type\":\"assigned\",\"contact\":\"ivan\",\"to\":\"boris\"}, got assigned to ana (and 1 more)"
        )
    );
    assert!(failure.text().is_some_and(|text| text.contains("    got      the messages \"Hi Ivan!")), "{:?}", failure.text());
    assert!(children(cases[1], "failure").is_empty() && children(cases[1], "error").is_empty());
    let refused = children(cases[2], "error")[0].attribute("message").expect("a message");
    assert!(refused.starts_with("event 1: it is 2026-03-02T07:00:00Z already"), "{refused}");
    let missing = children(suites[2], "testcase")[0];
    assert!(children(missing, "error")[0].attribute("message").is_some_and(|message| message.starts_with("examples/nowhere.json: ")));
    assert_eq!(report("again.xml", &["examples/inbound.json", &broken, "examples/nowhere.json"]).1, text, "the same bytes");
}

#[test]
fn no_name_breaks_the_xml() {
    // Every character that XML forbids or that means something in it, in a line or at its end, and some that are only unusual.
    let forbidden: String = (0..0x20).chain(0x7f..0xa0).chain([0xfffe, 0xffff, 0x1_fffe, 0xfdd0]).filter_map(char::from_u32).collect();
    let naughty = [
        forbidden.as_str(),
        "</testcase><failure>",
        "]]>",
        "<![CDATA[",
        "<!--",
        "&amp;&#0;&#xFFFE;&nonsense;",
        "\"'><a b='",
        "\u{202e}\u{2066}\u{feff}\u{200d}",
        "👩‍👩‍👧 Ünïcödé ﷽ \u{10ffff}",
        " \u{85}\u{2028} ",
        "",
    ];
    let mut document = example();
    let scenario = document["scenarios"][0].clone();
    let scenarios = naughty.iter().enumerate().map(|(at, name)| {
        let mut scenario = scenario.clone();
        scenario["id"] = json!(format!("s{at}"));
        scenario["name"] = json!(name);
        scenario["contacts"][0]["firstName"] = json!(name);
        scenario["expect"] = json!([{ "type": "messageSent", "contact": "ivan", "equals": format!("{name}!") }]);
        scenario
    });
    document["scenarios"] = scenarios.collect();
    let path = file("naughty & <b> 'n\"&#0;.json", &document.to_string());
    let (status, text) = report("naughty.xml", &[&path]);
    assert_eq!(status, 1);
    assert!(!text.chars().any(|c| c != '\n' && usher_scenario::lines::steers(c)), "nor steers a terminal");
    let xml = Document::parse(&text).expect("XML");
    check_shape(&xml);
    let suite = children(xml.root_element(), "testsuite")[0];
    assert_eq!(suite.attribute("name"), Some(path.as_str()));
    let cases = children(suite, "testcase");
    assert_eq!(cases.len(), naughty.len());
    for at in [1, 2, 3, 4, 5, 6, 8] {
        assert_eq!(
            cases[at].attribute("name"),
            Some(format!("s{at} ({})", naughty[at]).as_str()),
            "what XML can hold comes back as it was"
        );
        let message = children(cases[at], "failure")[0].attribute("message").expect("a message");
        let quoted = serde_json::to_string(&format!("{}!", naughty[at])).expect("JSON");
        assert!(message.contains(&quoted), "{message}");
    }
    assert_eq!(cases[10].attribute("name"), Some("s10"));
    assert!(cases[0].attribute("name").is_some_and(|name| name.contains(r"\u{0}\u{1}") && name.contains(r"\u{fffe}\u{ffff}")));
}

#[test]
fn a_report_goes_over_an_older_one_and_over_nothing_else() {
    let (_, first) = report("over.xml", &["examples/inbound.json"]);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("over.xml");
    let again = usher(&["test", "examples/inbound.json", "--junit", &path.to_string_lossy()]);
    assert_eq!((again.status, fs::read_to_string(&path).expect("a report")), (0, first));

    let workflow = file("junit-not-a-report.json", &example().to_string());
    let said = usher(&["test", "--junit", &workflow, "examples/inbound.json"]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("not an older report"), "{}", said.err);
    assert_eq!(fs::read_to_string(&workflow).expect("the workflow"), example().to_string());
    assert_eq!(usher(&["test", "examples/inbound.json", "--junit", "nowhere/at/all.xml"]).status, 2);
}
