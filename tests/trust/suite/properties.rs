//! What holds for any small world and any events: sameness, save and restore, every invariant, and an end to every run.

use std::{collections::BTreeSet, sync::Arc};

use proptest::prelude::*;
use trust::generated::{Dice, Drawn, draw, rolls};
use usher_engine::{Saved, Setup, World};
use usher_model::{
    Document,
    event::Event,
    ids::UserId,
    time::{Duration, Instant, Unit},
    trace::{EndReason, TraceEntry, What},
};

use trust::{checker::Sight, watched::Watched};

fn setup(drawn: &Drawn) -> Setup {
    Setup {
        document: Arc::new(drawn.document.clone()),
        under_test: None,
        start: Instant::from_seconds(1_772_434_800),
        contacts: drawn.contacts.clone(),
        users: Vec::new(),
    }
}

fn world(drawn: &Drawn) -> World {
    World::new(setup(drawn))
}

fn json(entries: &[TraceEntry]) -> String {
    serde_json::to_string(entries).expect("a trace is JSON")
}

/// Everything a world is, as bytes.
fn bytes(world: &World) -> String {
    serde_json::to_string(&(world.save(), world.state(), world.next_timer())).expect("a world is JSON")
}

fn restored(world: &World, document: &Document) -> World {
    let text = serde_json::to_string(&world.save()).expect("a world is JSON");
    let saved: Saved = serde_json::from_str(&text).expect("what was written is read");
    World::restore(Arc::new(document.clone()), saved).expect("the same document")
}

/// Goes through all events, and checks after each one that nothing is broken and that the trace could have happened.
fn walk(drawn: &Drawn) -> Watched {
    let mut watched = Watched::new(setup(drawn));
    for event in &drawn.events {
        watched.apply(event).expect("every event is about somebody");
    }
    watched
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_ever_broken(rolls in prop::collection::vec(0u32..1 << 24, 50..700)) {
        walk(&draw(&mut Dice::new(&rolls), 40));
    }

    #[test]
    fn a_world_that_was_saved_goes_on_as_if_it_had_not_been(rolls in prop::collection::vec(0u32..1 << 24, 50..700)) {
        let drawn = draw(&mut Dice::new(&rolls), 40);
        let (mut plain, mut saved) = (world(&drawn), world(&drawn));
        for event in &drawn.events {
            let (left, right) = (plain.apply(event).expect("valid"), saved.apply(event).expect("valid"));
            prop_assert_eq!(json(&left), json(&right));
            saved = restored(&saved, &drawn.document);
            prop_assert_eq!(bytes(&plain), bytes(&saved));
            prop_assert_eq!(saved.broken(), vec![]);
        }
    }

    #[test]
    fn the_same_events_give_the_same_bytes_and_a_clone_is_a_world_of_its_own(rolls in prop::collection::vec(0u32..1 << 24, 50..700)) {
        let drawn = draw(&mut Dice::new(&rolls), 30);
        let (mut first, mut second) = (world(&drawn), world(&drawn));
        for event in &drawn.events {
            let kept = first.clone();
            let before = bytes(&kept);
            prop_assert_eq!(json(&first.apply(event).expect("valid")), json(&second.apply(event).expect("valid")));
            prop_assert_eq!(bytes(&kept), before);
        }
        prop_assert_eq!(bytes(&first), bytes(&second));
    }

    #[test]
    fn two_spans_are_one_and_no_span_is_nothing(rolls in prop::collection::vec(0u32..1 << 24, 50..700), a in 0i64..200_000, b in 0i64..200_000) {
        let drawn = draw(&mut Dice::new(&rolls), 20);
        let Watched { world, .. } = walk(&drawn);
        let span = |value| Event::Advance { value, unit: Unit::Seconds };
        let (mut twice, mut once) = (world.clone(), world);
        prop_assert_eq!(twice.apply(&span(0)).expect("valid"), vec![]);
        twice.apply(&span(a)).expect("valid");
        twice.apply(&span(b)).expect("valid");
        once.apply(&span(a + b)).expect("valid");
        prop_assert_eq!(serde_json::to_string(&twice.state()).expect("JSON"), serde_json::to_string(&once.state()).expect("JSON"));
        prop_assert_eq!((twice.now(), twice.next_timer()), (once.now(), once.next_timer()));
    }
}

/// Why no run ends in these worlds.
const NOT_DRAWN: [Sight; 3] = [Sight::Ended(EndReason::HandedOver), Sight::Ended(EndReason::LoopGuard), Sight::Ended(EndReason::StepError)];

/// A long walk over fixed seeds: it must come by everything that can happen, or it proves little.
#[test]
fn a_long_walk_comes_by_every_reason_and_port_and_every_run_ends() {
    let mut seen = trust::checker::Counts::new();
    for seed in 0..1_500 {
        let drawn = draw(&mut Dice::new(&rolls(seed)), 60);
        let mut watched = walk(&drawn);
        let waiting: BTreeSet<u32> = watched.world.runs().iter().map(|run| run.number).collect();
        let mut rounds = 0;
        while watched.world.runs().iter().any(|run| waiting.contains(&run.number)) {
            rounds += 1;
            assert!(rounds < 40, "seed {seed}: a run goes on for ever");
            let event = Event::Advance { value: Duration::new(20, Unit::Days).value, unit: Unit::Days };
            watched.apply(&event).expect("valid");
        }
        seen.add(&watched.checker.seen);
    }
    let must = |sight: &Sight| matches!(sight, Sight::Skipped(_) | Sight::Ended(_)) && !NOT_DRAWN.contains(sight);
    let missing: Vec<_> = seen.too_seldom().into_iter().filter(|(what, times, _)| must(what) && *times < 5).collect();
    assert!(missing.is_empty(), "seldom or never: {missing:?}");
}

/// A world at rest with somebody waiting, for what documents that change do to it.
#[test]
fn a_new_member_joins_the_rotation_at_the_end_and_another_document_is_refused() {
    let drawn = |members: &[&str], steps: &[&str]| -> Document {
        let mut workspace = trust::worlds::office();
        workspace["teams"] = serde_json::json!([{ "id": "sales", "members": members }]);
        let assign = serde_json::json!({ "target": { "kind": "team", "team": "sales" } });
        let step = |id: &&str| serde_json::json!({ "id": id, "type": "assignTo", "config": assign });
        let mut nodes = vec![serde_json::json!({ "id": "start", "type": "conversationOpened" })];
        nodes.extend(steps.iter().map(step));
        let edges = serde_json::json!([{ "from": { "node": "start", "port": "next" }, "to": steps[0] }]);
        serde_json::from_value(serde_json::json!({ "workspace": workspace, "workflows": [{ "id": "w", "status": "published", "nodes": nodes, "edges": edges }] }))
            .expect("a document")
    };
    let hello = |world: &mut World, id: &str| -> Option<UserId> {
        let message = trust::worlds::event(&serde_json::json!(format!("{id}: Hello")));
        let entries = world.apply(&message).expect("a known contact");
        entries.into_iter().find_map(|entry| if let What::Assigned { user, .. } = entry.what { user } else { None })
    };
    let contacts: Vec<_> = ["c1", "c2", "c3", "c4"].map(trust::worlds::person).to_vec();
    let before = Drawn { document: drawn(&["ben", "cid"], &["a"]), contacts, events: Vec::new() };
    let mut world = world(&before);
    assert_eq!(hello(&mut world, "c1").as_ref().map(UserId::as_str), Some("ben"));
    let mut world = World::restore(Arc::new(drawn(&["ana", "ben", "cid"], &["a"])), world.save()).expect("the same users and steps");
    let chosen: Vec<Option<UserId>> = ["c2", "c3", "c4"].iter().map(|id| hello(&mut world, id)).collect();
    assert_eq!(chosen.iter().flatten().map(UserId::as_str).collect::<Vec<_>>(), ["cid", "ben", "ana"]);
    assert!(World::restore(Arc::new(drawn(&["ana"], &["b"])), world.save()).is_err(), "the steps are others");
}
