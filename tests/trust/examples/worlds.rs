//! Prints random worlds with the trace that the engine leaves in each natively: one JSON object a line, `{seed, document, test, lines}`.
//! The journey "natively and in the browser" plays the same worlds in the built app. Usage: `worlds COUNT [FIRST_SEED]`.
#![expect(clippy::print_stdout, reason = "this is a program")]

use std::sync::Arc;

use serde_json::json;
use trust::{
    generated::{Dice, draw, rolls},
    worlds::START,
};
use usher_interop::{read, write};
use usher_model::{scenario::Scenario, value::Extra};
use usher_scenario::{lines, run};

const EVENTS: usize = 60;

fn main() {
    let mut numbers = std::env::args().skip(1).map(|text| text.parse::<u64>().expect("a number"));
    let (count, first) = (numbers.next().unwrap_or(300), numbers.next().unwrap_or(0));
    for seed in first..first + count {
        println!("{}", world(seed));
    }
}

fn world(seed: u64) -> serde_json::Value {
    let drawn = draw(&mut Dice::new(&rolls(seed)), EVENTS);
    let test = Scenario {
        id: "walk".parse().expect("an id"),
        name: format!("Seed {seed}"),
        workflow: None,
        start: START.parse().expect("an instant"),
        contacts: drawn.contacts,
        users: Vec::new(),
        events: drawn.events,
        expect: Vec::new(),
        x: Extra::default(),
    };
    let mut document = drawn.document;
    document.scenarios = vec![Arc::new(test)];
    // What the app gets is the text, so here it is played from the text too.
    let text = write::workspace(&document);
    let document = Arc::new(read::reopen(&text).expect("what was written is read").into_document());
    let verdict = run::run(&document, &document.scenarios[0]);
    json!({ "seed": seed, "document": text, "test": "walk", "lines": lines::of(&verdict.trace, &verdict.state) })
}
