//! What one can ask a world without changing it, and what it refuses.

use serde_json::{Value, json};
use trust::worlds::{Case, event, person};
use usher_engine::{Refused, RunState, World};
use usher_model::{
    event::Event,
    ids::{ContactId, WorkflowId},
    steps::AssignTo,
    trace::{Chosen, EndReason, Skipped, WaitingFor},
};

/// A world whose workflow sends a message and then looks for somebody online in support with room for one contact.
fn waiting_room() -> World {
    let case: Case = serde_json::from_value(json!({
        "name": "waiting room", "events": [], "expect": [],
        "config": { "target": { "kind": "team", "team": "support" }, "onlyOnline": true, "maxOpenContacts": 1 },
        "nodes": { "ask": { "type": "askQuestion", "config": { "text": "?", "question": { "type": "text" }, "saveTo": { "variable": "v" } } } },
        "edges": ["start next ask", "ask answered step"],
        "contacts": [{ "id": "c1", "channel": "wa" }, { "id": "c2", "channel": "wa" }, { "id": "c3", "channel": "tg" }]
    }))
    .expect("a row");
    case.world(case.document("assignTo", false))
}

fn happen(world: &mut World, events: &[&str]) {
    for text in events {
        world.apply(&event(&Value::from(*text))).expect("everybody is there");
    }
}

fn contact(id: &str) -> ContactId {
    id.parse().expect("an id")
}

fn workflow() -> WorkflowId {
    "w".parse().expect("an id")
}

#[test]
fn runs_are_seen_while_they_wait_and_after_they_end() {
    let mut world = waiting_room();
    happen(&mut world, &["c1: Hello"]);
    let run = world.latest_run(&contact("c1"), &workflow()).expect("it waits");
    assert_eq!((run.state, run.node.as_str(), run.number), (RunState::Waiting(WaitingFor::Answer), "ask", 1));
    assert_eq!(world.runs(), vec![run]);
    assert_eq!(world.next_timer().map(|due| due.to_string()).as_deref(), Some("2026-03-09T07:00:00Z"));
    happen(&mut world, &["c1: Yes"]);
    assert_eq!(world.runs(), vec![]);
    let run = world.latest_run(&contact("c1"), &workflow()).expect("it is kept");
    assert_eq!((run.state, run.until), (RunState::Ended(EndReason::PathEnd), None));
    assert_eq!(run.variables.values().map(usher_model::value::Value::to_text).collect::<Vec<_>>(), ["Yes"]);
    let path: Vec<String> =
        run.path.iter().map(|visit| format!("{} {:?}", visit.node, visit.port.as_ref().map(ToString::to_string))).collect();
    assert_eq!(path, [r#"start Some("next")"#, r#"ask Some("answered")"#, r#"step Some("assigned")"#]);
    assert_eq!(world.latest_run(&contact("c2"), &workflow()), None);
    assert_eq!(world.next_timer(), None);
}

#[test]
fn queues_are_listed_in_the_order_in_which_they_are_served() {
    let mut world = waiting_room();
    happen(&mut world, &["c1: Hello", "c1: Yes", "c3: Hello", "c2: Hello", "c2: Yes", "+1 minutes", "c3: Yes"]);
    let queues = world.queues();
    let listed: Vec<(&str, Vec<&str>)> =
        queues.iter().map(|queue| (queue.pool.as_str(), queue.entries.iter().map(|entry| entry.contact.as_str()).collect())).collect();
    assert_eq!(listed, [("support", vec!["c2", "c3"])]);
    assert_eq!(queues[0].entries[1].since, world.now());
}

#[test]
fn a_preview_says_who_would_be_next_and_changes_nothing() {
    let mut world = waiting_room();
    happen(&mut world, &["c1: Hello", "c1: Yes"]);
    let before = serde_json::to_string(&world.save()).expect("JSON");
    let step = |settings: Value| serde_json::from_value::<AssignTo>(settings).expect("settings");
    let preview = |step: &AssignTo, id: Option<&str>| -> Vec<(String, Result<Chosen, Skipped>)> {
        let id = id.map(contact);
        world.preview_assignment(step, id.as_ref()).into_iter().map(|(user, why)| (user.to_string(), why)).collect()
    };
    let team = json!({ "kind": "team", "team": "support" });
    assert_eq!(
        preview(&step(json!({ "target": team, "onlyOnline": true, "maxOpenContacts": 1 })), None),
        [("ana".to_owned(), Err(Skipped::Full { open: 1, limit: 1 })), ("ben".to_owned(), Err(Skipped::Busy))]
    );
    assert_eq!(
        preview(&step(json!({ "target": team })), Some("c2")),
        [("ana".to_owned(), Err(Skipped::ChosenLater)), ("ben".to_owned(), Ok(Chosen::NeverChosen))]
    );
    assert_eq!(preview(&step(json!({ "target": { "kind": "dedicatedAgent" } })), Some("c1")), [("ana".to_owned(), Ok(Chosen::Dedicated))]);
    assert_eq!(preview(&step(json!({ "target": { "kind": "routedTeam" } })), Some("c1")), []);
    assert_eq!(serde_json::to_string(&world.save()).expect("JSON"), before);
}

#[test]
fn windows_close_a_second_after_their_last_one() {
    let mut world = waiting_room();
    let window = |world: &World| world.windows(&contact("c1")).iter().map(|w| (w.channel.to_string(), w.open)).collect::<Vec<_>>();
    assert_eq!(window(&world), [("wa".to_owned(), false)]);
    happen(&mut world, &["c1: Hello", "+24 hours"]);
    assert_eq!(window(&world), [("wa".to_owned(), true)]);
    happen(&mut world, &["+1 seconds"]);
    assert_eq!(window(&world), [("wa".to_owned(), false)]);
}

#[test]
fn a_contact_can_join_while_the_world_runs() {
    let mut world = waiting_room();
    happen(&mut world, &["c1: Hello"]);
    world.add_contact(person("late")).expect("nobody is called that");
    assert_eq!(world.add_contact(person("late")), Err(Refused::ContactExists(contact("late"))));
    happen(&mut world, &["late: Hello"]);
    assert_eq!(world.state().contacts.iter().map(|contact| contact.id.as_str()).collect::<Vec<_>>(), ["c1", "c2", "c3", "late"]);
    assert_eq!(world.broken(), []);
}

#[test]
fn an_event_about_nobody_is_refused_and_leaves_no_trace() {
    let mut world = waiting_room();
    happen(&mut world, &["c1: Hello", "+1 hours"]);
    let before = serde_json::to_string(&world.save()).expect("JSON");
    let refused = [
        json!("zoe: Hello"),
        json!("until 2026-03-02T09:59:59+02:00"),
        json!("+-1 seconds"),
        json!({ "type": "adClick", "contact": "zoe", "ad": "a" }),
        json!({ "type": "shortcut", "contact": "zoe", "workflow": "w" }),
    ];
    for written in refused {
        assert!(world.apply(&event(&written)).is_err(), "{written}");
        assert_eq!(serde_json::to_string(&world.save()).expect("JSON"), before, "{written}");
    }
    let entries = world.apply(&Event::NextTimer {}).expect("a timer");
    assert_eq!(entries.first().map(|entry| entry.event), Some(3), "refused events are not counted");
}
