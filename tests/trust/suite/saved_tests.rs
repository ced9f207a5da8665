//! M12: a scenario saved from a session passes, playing a session again changes nothing, and coverage counts what the traces tell.

use std::{collections::BTreeSet, sync::Arc};

use proptest::prelude::*;
use serde_json::Value;
use trust::generated::{Dice, draw};
use trust::worlds::START;
use usher_engine::Setup;
use usher_model::{Document, scenario::Scenario, time::Moment};
use usher_scenario::{coverage, lines, record::save_as_test, run::run, session::Session};

/// A session in which everything happened that the dice say.
fn session(rolls: &[u32]) -> Session {
    let drawn = draw(&mut Dice::new(rolls), 60);
    let start = START.parse::<Moment>().expect("an instant").instant;
    let under_test = Some("w0".parse().expect("an id"));
    let mut session =
        Session::new(Setup { document: Arc::new(drawn.document), under_test, start, contacts: drawn.contacts, users: Vec::new() });
    for event in drawn.events {
        let _ = session.apply(event);
    }
    session
}

/// What a trace passes through, read off its JSON lines: `workflow/node` and `workflow/node/port`.
fn passed(text: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut nodes, mut ports) = (BTreeSet::new(), BTreeSet::new());
    for line in text.lines() {
        let line: Value = serde_json::from_str(line).expect("JSON");
        let word = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let place = format!("{}/{}", word("workflow"), word("node"));
        match line["kind"].as_str() {
            Some("triggered" | "entered") => drop(nodes.insert(place)),
            Some("left") => drop(ports.insert(format!("{place}/{}", word("port")))),
            _ => {}
        }
    }
    (nodes, ports)
}

fn check_coverage(document: &Document, session: &Session) {
    let (nodes, ports) = passed(&lines::of(session.trace(), &session.world().state()));
    let coverage = coverage::of([session.trace()]);
    let (mut all_nodes, mut all_ports) = (0, 0);
    for workflow in &document.workflows {
        let covered = coverage.of_workflow(workflow);
        let in_workflow = |places: &BTreeSet<String>| places.iter().filter(|place| place.starts_with(&format!("{}/", workflow.id))).count();
        assert_eq!((covered.nodes, covered.ports), (in_workflow(&nodes), in_workflow(&ports)), "{}", workflow.id);
        for node in &covered.missing_nodes {
            assert!(!nodes.contains(&format!("{}/{node}", workflow.id)));
        }
        for at in &covered.missing_ports {
            assert!(!ports.contains(&format!("{}/{}/{}", workflow.id, at.node, at.port)));
        }
        let existing: usize = workflow.nodes.iter().map(|node| node.ports().len()).sum();
        assert_eq!(covered.nodes + covered.missing_nodes.len(), workflow.nodes.len());
        assert_eq!(covered.ports + covered.missing_ports.len(), existing, "only ports that there are");
        (all_nodes, all_ports) = (all_nodes + covered.nodes, all_ports + covered.ports);
    }
    assert_eq!((all_nodes, all_ports), (nodes.len(), ports.len()), "everything belongs to a workflow");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_saved_from_a_session_passes(rolls in prop::collection::vec(any::<u32>(), 700), stops in prop::collection::vec(0_usize..=60, 3)) {
        let mut session = session(&rolls);
        let document = Arc::clone(session.world().document());
        for moment in stops.into_iter().chain([usize::MAX]) {
            session.go_to(moment);
            let saved = save_as_test(&session, "saved".parse().expect("an id"), "Saved");
            prop_assert_eq!(saved.events.as_slice(), &session.events()[..session.cursor()]);
            // As a file keeps it.
            let written = serde_json::to_string(&saved).expect("JSON");
            let read: Scenario = serde_json::from_str(&written).expect("a scenario");
            prop_assert_eq!(&read, &saved);
            let verdict = run(&document, &read);
            prop_assert!(verdict.passed(), "{:?} {:?}", verdict.failures, verdict.refused);
            prop_assert_eq!(lines::of(&verdict.trace, &verdict.state), lines::of(session.trace(), &session.world().state()));
            prop_assert_eq!(verdict.end, session.world().now());
            check_coverage(&document, &session);
        }
    }

    #[test]
    fn playing_again_on_an_unedited_workflow_gives_the_same_bytes(rolls in prop::collection::vec(any::<u32>(), 700), moment in 0_usize..=60) {
        let mut session = session(&rolls);
        session.go_to(moment);
        // Another document of the same content, as after an undone edit.
        let again = session.replay_on(Arc::new(Document::clone(session.world().document())));
        prop_assert_eq!(again.cursor(), session.cursor());
        let text = |session: &Session| lines::of(session.whole_trace(), &session.world().state());
        prop_assert_eq!(text(&again), text(&session));
        let saved = |session: &Session| serde_json::to_string(&session.world().save()).expect("JSON");
        prop_assert_eq!(saved(&again), saved(&session));
        prop_assert!(again.set_aside().is_empty());
    }
}
