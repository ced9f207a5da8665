//! Any bytes as a small world and what happens in it: nothing is ever broken, a saved world goes on the same, the trace could have
//! happened.

use std::sync::Arc;

use trust::{
    generated::{Dice, Drawn, draw},
    watched::Watched,
};
use usher_engine::{Saved, Setup, World};
use usher_model::{time::Instant, trace::TraceEntry};

/// How many events a story has at most.
const EVENTS: usize = 40;
/// After how many events the world is written down and taken up again.
const SAVE_EVERY: usize = 8;

pub fn run(bytes: &[u8]) {
    let rolls: Vec<u32> = bytes.iter().map(|byte| u32::from(*byte)).collect();
    let drawn = draw(&mut Dice::new(&rolls), EVENTS);
    let (mut watched, mut saved) = (Watched::new(setup(&drawn)), World::new(setup(&drawn)));
    let document = saved.document().clone();
    for (at, event) in drawn.events.iter().enumerate() {
        let (entries, again) = (watched.apply(event).expect("somebody"), saved.apply(event).expect("somebody"));
        assert_eq!(json(&entries), json(&again), "M1: the same input, another trace");
        // M5: what was saved and taken up again is the same world. Not after each event: that takes nine tenths of the time.
        if at % SAVE_EVERY != SAVE_EVERY - 1 {
            continue;
        }
        let text = serde_json::to_string(&saved.save()).expect("a world is JSON");
        let kept: Saved = serde_json::from_str(&text).expect("what was written is read");
        saved = World::restore(document.clone(), kept).expect("the same document");
        assert_eq!(bytes_of(&watched.world), bytes_of(&saved), "M5: after {event:?}");
    }
}

fn setup(drawn: &Drawn) -> Setup {
    Setup {
        document: Arc::new(drawn.document.clone()),
        under_test: None,
        start: Instant::from_seconds(1_772_434_800),
        contacts: drawn.contacts.clone(),
        users: Vec::new(),
    }
}

fn json(entries: &[TraceEntry]) -> String {
    serde_json::to_string(entries).expect("a trace is JSON")
}

/// Everything a world is.
fn bytes_of(world: &World) -> String {
    serde_json::to_string(&(world.save(), world.state(), world.next_timer())).expect("a world is JSON")
}
