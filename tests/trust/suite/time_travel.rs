//! Sessions: whatever way one goes about in them, the world that is shown is the one that playing the events again gives.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value, json};
use trust::generated::{Dice, draw};
use trust::worlds::{START, person};
use usher_engine::{Setup, World};
use usher_model::{
    Document,
    event::Event,
    people::{User, UserStatus},
    time::{Duration, Moment, Unit},
    trace::TraceEntry,
    workflow::Status,
};
use usher_scenario::{lines, session::Session};

fn saved(world: &World) -> String {
    serde_json::to_string(&world.save()).expect("JSON")
}

/// Events played on a start, from nothing: the world, and all that was told.
fn play(start: &Setup, events: &[Event]) -> (World, Vec<TraceEntry>) {
    let mut world = World::new(start.clone());
    let told = events.iter().flat_map(|event| world.apply(event).expect("it happened before")).collect();
    (world, told)
}

/// The session shows what playing its events again gives, byte for byte.
fn check(session: &Session, what: &str) {
    let (world, told) = play(session.start(), &session.events()[..session.cursor()]);
    assert_eq!(saved(session.world()), saved(&world), "{what}");
    let state = world.state();
    assert_eq!(lines::of(session.trace(), &session.world().state()), lines::of(&told, &state), "{what}");
    let (_, told) = play(session.start(), session.events());
    assert_eq!(lines::of(session.whole_trace(), &state), lines::of(&told, &state), "{what}: what comes later");
}

/// Every event in order, those that were set aside in their places.
fn all_events(session: &Session) -> Vec<Event> {
    let mut all = Vec::new();
    for (at, event) in session.events().iter().map(Some).chain([None]).enumerate() {
        all.extend(session.set_aside().iter().filter(|aside| aside.before == at).map(|aside| aside.event.clone()));
        all.extend(event.cloned());
    }
    all
}

/// The document with something edited.
fn edited(document: &Document, dice: &mut Dice) -> Document {
    let mut document = document.clone();
    match dice.below(5) {
        0 => document.workspace.tags.retain(|tag| tag.id.as_str() != "vip"),
        1 => document.workspace.channels.retain(|channel| channel.id.as_str() != "tg"),
        2 => {
            let user: User = serde_json::from_value(json!({ "id": "dot", "name": "Dot", "status": "online" })).expect("a user");
            document.workspace.users.insert(0, Arc::new(user));
        }
        3 => Arc::make_mut(&mut document.workflows[0]).status = Status::Draft,
        _ => document.workspace.users.iter_mut().for_each(|user| Arc::make_mut(user).status = UserStatus::Online),
    }
    document
}

/// Goes about in a session as the dice fall, and checks it after every step. Gives how often it went back, and how often it branched off.
fn wander(rolls: &[u32], steps: usize) -> (u32, u32) {
    let mut dice = Dice::new(rolls);
    let drawn = draw(&mut dice, 220);
    let original = Arc::new(drawn.document);
    let start = START.parse::<Moment>().expect("an instant").instant;
    let under_test = Some("w0".parse().expect("an id"));
    let mut session =
        Session::new(Setup { document: Arc::clone(&original), under_test, start, contacts: drawn.contacts, users: Vec::new() });
    let mut coming = drawn.events.into_iter().cycle();
    let (mut back, mut branched) = (0, 0);
    for step in 0..steps {
        let what = match dice.below(8) {
            0..=2 => {
                branched += u32::from(session.cursor() < session.events().len());
                for event in coming.by_ref().take(1 + dice.below(60) as usize) {
                    let _ = session.apply(event);
                }
                "applied"
            }
            3..=5 => {
                let to = dice.below(u32::try_from(session.events().len()).expect("few") + 2) as usize;
                back += u32::from(to < session.cursor());
                let there = saved(&session.world_at(to));
                session.go_to(to);
                assert_eq!(saved(session.world()), there);
                "went"
            }
            6 => {
                let document = if dice.once_in(2) { Arc::clone(&original) } else { Arc::new(edited(&original, &mut dice)) };
                let replayed = session.replay_on(document);
                assert_eq!(all_events(&replayed), all_events(&session), "no event is lost or moved");
                session = replayed;
                "replayed"
            }
            _ => {
                let _ = session.add_contact(person(&format!("late{}", dice.below(3))));
                "added a contact"
            }
        };
        check(&session, &format!("step {step}: {what}, {} of {}", session.cursor(), session.events().len()));
    }
    (back, branched)
}

proptest! {
    // Each case plays hundreds of events anew after each of its steps.
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.div_ceil(10), failure_persistence: None, ..ProptestConfig::default() })]

    /// Apply, go back, branch off, edit and play again, in any order.
    #[test]
    fn the_world_is_what_its_events_make_it(rolls in prop::collection::vec(any::<u32>(), 1500)) {
        wander(&rolls, 12);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// M4, as expectations with "within" rely on it: the stops that the clock makes on its way are those of one long advance.
    #[test]
    fn the_stops_on_the_way_are_those_of_the_clock(rolls in prop::collection::vec(any::<u32>(), 500)) {
        let drawn = draw(&mut Dice::new(&rolls), 25);
        let start = START.parse::<Moment>().expect("an instant").instant;
        let setup = Setup { document: Arc::new(drawn.document), under_test: None, start, contacts: drawn.contacts, users: Vec::new() };
        let mut whole = World::new(setup);
        for event in &drawn.events {
            let _ = whole.apply(event);
        }
        let mut stepwise = whole.clone();
        let target = whole.now().plus(Duration::new(9, Unit::Days));
        let told = whole.apply(&Event::AdvanceTo { at: Moment::new(target, 0) }).expect("later");
        let mut stops = Vec::new();
        while let Some(due) = stepwise.next_timer().filter(|due| *due < target) {
            stops.extend(stepwise.apply(&Event::AdvanceTo { at: Moment::new(due, 0) }).expect("later"));
            prop_assert!(stepwise.next_timer().is_none_or(|next| next > due), "the clock comes to an end");
        }
        stops.extend(stepwise.apply(&Event::AdvanceTo { at: Moment::new(target, 0) }).expect("later"));
        for (one, other) in told.iter().zip(&mut stops) {
            other.event = one.event;
        }
        prop_assert_eq!(told, stops);
        let without_number = |world: &World| -> Value {
            let mut saved = serde_json::to_value(world.save()).expect("JSON");
            saved["state"]["event"] = Value::Null;
            saved
        };
        prop_assert_eq!(without_number(&whole), without_number(&stepwise));
    }
}

#[test]
fn the_walks_go_back_and_branch_off() {
    let (mut back, mut branched) = (0, 0);
    for seed in 0..8 {
        let (b, o) = wander(&trust::generated::rolls(seed).repeat(2), 12);
        (back, branched) = (back + b, branched + o);
    }
    assert!(back > 8 && branched > 8, "{back} ways back, {branched} branches");
}
