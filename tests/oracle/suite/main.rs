//! Whether two opinions of the rules agree: the engine and the oracle, event by event, over random worlds.
#![expect(clippy::wildcard_enum_match_arm, reason = "what is not counted needs no name")]

mod compare;
mod counts;
mod shrink;

use oracle::worlds::draw;

use crate::{compare::difference, counts::Counts, shrink::smallest};

/// Worlds of `scripts/test`; `USHER_ORACLE_WORLDS` asks for more.
const WORLDS: u64 = 1_000;
const EVENTS: usize = 60;

#[test]
fn engine_and_oracle_agree() {
    let worlds = std::env::var("USHER_ORACLE_WORLDS").map_or(WORLDS, |worlds| worlds.parse().expect("a number of worlds"));
    let mut counts = Counts::default();
    for seed in 1..=worlds {
        let drawn = draw(seed, EVENTS);
        if difference(&drawn, &mut counts).is_some() {
            let small = smallest(drawn);
            let what = difference(&small, &mut Counts::default()).expect("what is shrunk still differs");
            panic!("seed {seed}\n{}\n{what}", shrink::written(&small));
        }
    }
    println!("{worlds} worlds of {EVENTS} events agree: {counts}");
    counts.check();
}
