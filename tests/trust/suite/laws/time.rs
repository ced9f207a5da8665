//! Laws about time: sameness, spans, saving and restoring, and moving everything by whole weeks.

use serde_json::{Value, json};
use trust::worlds::lines;
use usher_engine::World;
use usher_model::{
    event::Event,
    time::{Moment, Unit},
};

use super::{Play, assert_same, map_texts, over_seeds, restored, state};

/// Lines without the number of the event: how many events a span is cut into is all that may differ.
fn without_event(entries: &[usher_model::trace::TraceEntry]) -> Vec<Value> {
    let mut lines = lines(entries);
    lines.iter_mut().for_each(|line| line["event"] = Value::Null);
    lines
}

fn advance(world: &mut World, seconds: i64) -> Vec<Value> {
    without_event(&world.apply(&Event::Advance { value: seconds, unit: Unit::Seconds }).expect("time goes on"))
}

/// The world of a seed after all its events.
fn at_the_end(play: &Play) -> World {
    let mut world = play.world();
    for event in play.events() {
        let _ = world.apply(&event);
    }
    world
}

/// A number from a seed, below a limit.
fn number(seed: u64, salt: u64, below: i64) -> i64 {
    i64::try_from((seed + salt).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33).expect("31 bits") % below
}

#[test]
fn m1_the_same_input_gives_the_same_bytes() {
    over_seeds(150, 150, |seed| {
        let text = |trace: Vec<Value>| trace.iter().map(Value::to_string).collect::<Vec<_>>().join("\n");
        assert_eq!(text(Play::of(seed).trace()), text(Play::of(seed).trace()), "seed {seed}");
        1
    });
}

#[test]
fn m4_two_spans_are_one_and_no_span_is_nothing() {
    over_seeds(300, 500, |seed| {
        let world = at_the_end(&Play::of(seed));
        let (a, b) = (number(seed, 1, 200_000), number(seed, 2, 200_000));
        let (mut twice, mut once) = (world.clone(), world);
        assert_eq!(advance(&mut twice, 0), Vec::<Value>::new(), "seed {seed}");
        let mut left = advance(&mut twice, a);
        left.extend(advance(&mut twice, b));
        let right = advance(&mut once, a + b);
        assert_same(seed, &left, &right);
        assert_eq!((state(&twice), twice.now(), twice.next_timer()), (state(&once), once.now(), once.next_timer()), "seed {seed}");
        right.len()
    });
}

#[test]
fn m4_a_span_is_timer_by_timer() {
    over_seeds(300, 500, |seed| {
        let world = at_the_end(&Play::of(seed));
        let until = world.now().plus_seconds(number(seed, 3, 400_000));
        let (mut steps, mut jump, mut whole) = (world.clone(), world.clone(), world);
        let (mut left, mut middle) = (Vec::new(), Vec::new());
        while let Some(due) = steps.next_timer().filter(|due| *due <= until) {
            left.extend(without_event(&steps.apply(&Event::NextTimer {}).expect("time goes on")));
            assert!(steps.now() == due && steps.next_timer().is_none_or(|next| next > due), "seed {seed}: {due} is not over");
            middle.extend(without_event(&jump.apply(&Event::AdvanceTo { at: Moment::new(due, 0) }).expect("time goes on")));
        }
        let right = without_event(&whole.apply(&Event::AdvanceTo { at: Moment::new(until, 0) }).expect("time goes on"));
        assert_same(seed, &left, &right);
        assert_same(seed, &middle, &right);
        assert_eq!(state(&steps), state(&whole), "seed {seed}");
        right.len()
    });
}

#[test]
fn m5_a_world_that_was_saved_goes_on_the_same() {
    over_seeds(60, 2_000, |seed| {
        let play = Play::of(seed);
        let (mut plain, mut saved) = (play.world(), play.world());
        for event in play.events() {
            let (left, right) = (plain.apply(&event), saved.apply(&event));
            assert_eq!(left.is_ok(), right.is_ok(), "seed {seed}");
            assert_same(seed, &lines(&left.unwrap_or_default()), &lines(&right.unwrap_or_default()));
            saved = restored(&saved);
            assert_eq!((state(&plain), plain.next_timer()), (state(&saved), saved.next_timer()), "seed {seed}");
            assert_eq!(saved.broken(), [], "seed {seed}");
        }
        play.events().len()
    });
}

#[test]
fn m5_a_fork_leaves_the_world_it_came_from_alone() {
    over_seeds(60, 2_000, |seed| {
        let play = Play::of(seed);
        let mut world = play.world();
        for event in play.events() {
            let kept = serde_json::to_string(&world.save()).expect("JSON");
            let _ = world.clone().apply(&event);
            assert_eq!(serde_json::to_string(&world.save()).expect("JSON"), kept, "seed {seed}");
            let _ = world.apply(&event);
        }
        play.events().len()
    });
}

/// Moves every date in a text by so many days.
fn moved(text: &str, days: i64) -> Option<String> {
    let mut new = text.to_owned();
    for at in 0..text.len().saturating_sub(9) {
        let day = text.get(at..at + 10).and_then(|date| format!("{date}T00:00:00Z").parse::<Moment>().ok());
        if let Some(day) = day {
            new.replace_range(at..at + 10, &day.instant.plus_seconds(days * 86_400).to_string()[..10]);
        }
    }
    (new != text).then_some(new)
}

#[test]
fn m8_moving_everything_by_whole_weeks_moves_the_trace() {
    over_seeds(300, 10_000, |seed| {
        let days = 7 * (1 + number(seed, 4, 200));
        let mut play = Play::of(seed);
        // A zone that has had no summer time for long.
        play.document["workspace"]["timeZone"] = json!("Asia/Tashkent");
        for node in play.nodes().filter(|node| !node["config"]["timeZone"].is_null()) {
            node["config"]["timeZone"] = json!("Asia/Tashkent");
        }
        let mut later = play.clone();
        later.start = later.start.plus_seconds(days * 86_400);
        for part in [&mut later.document, &mut later.contacts, &mut later.events] {
            map_texts(part, &|text| moved(text, days));
        }
        let mut expected = Value::Array(play.trace());
        map_texts(&mut expected, &|text| moved(text, days));
        let later = later.trace();
        assert_same(seed, expected.as_array().expect("a list"), &later);
        later.len()
    });
}
