//! Laws: what a change of the question must do to the answer, and nothing else (docs/reliability.md, "Laws"). Each is tried on many
//! random worlds, and counts how often it came to bear.

mod builds;
mod names;
mod paths;
mod time;

use std::{env, sync::Arc};

use serde_json::{Value, json};
use trust::{
    generated::{Dice, draw, rolls},
    worlds::{START, lines},
};
use usher_engine::{Saved, Setup, World};
use usher_model::{
    Document,
    contact::Contact,
    event::Event,
    time::{Instant, Moment},
};

const EVENTS: usize = 40;

/// A world and what happens in it, as data that a law can change.
#[derive(Clone)]
struct Play {
    document: Value,
    contacts: Value,
    events: Value,
    start: Instant,
}

impl Play {
    /// The random world of a seed.
    fn of(seed: u64) -> Self {
        let drawn = draw(&mut Dice::new(&rolls(seed)), EVENTS);
        let start: Moment = START.parse().expect("an instant");
        Self {
            document: serde_json::to_value(&drawn.document).expect("JSON"),
            contacts: serde_json::to_value(&drawn.contacts).expect("JSON"),
            events: serde_json::to_value(&drawn.events).expect("JSON"),
            start: start.instant,
        }
    }

    fn document(&self) -> Arc<Document> {
        Arc::new(serde_json::from_value(self.document.clone()).expect("a document"))
    }

    fn events(&self) -> Vec<Event> {
        serde_json::from_value(self.events.clone()).expect("events")
    }

    fn world(&self) -> World {
        let contacts: Vec<Contact> = serde_json::from_value(self.contacts.clone()).expect("contacts");
        World::new(Setup { document: self.document(), under_test: None, start: self.start, contacts, users: Vec::new() })
    }

    /// Every line of the trace, the last one with the state.
    fn trace(&self) -> Vec<Value> {
        let mut world = self.world();
        let mut trace = Vec::new();
        for event in self.events() {
            // An event about nobody is refused, and then it must be refused whatever a law has changed.
            trace.extend(world.apply(&event).map_or_else(|refused| vec![json!(refused.to_string())], |entries| lines(&entries)));
        }
        trace.push(state(&world));
        trace
    }

    /// The workflows.
    fn workflows(&mut self) -> &mut Vec<Value> {
        self.document["workflows"].as_array_mut().expect("a list")
    }

    /// Every step or trigger of every workflow.
    fn nodes(&mut self) -> impl Iterator<Item = &mut Value> {
        self.workflows().iter_mut().flat_map(|workflow| workflow["nodes"].as_array_mut().expect("a list"))
    }
}

fn state(world: &World) -> Value {
    serde_json::to_value(world.state()).expect("JSON")
}

/// A world as it is after it was saved, written and read.
fn restored(world: &World) -> World {
    let text = serde_json::to_string(&world.save()).expect("a world is JSON");
    let saved: Saved = serde_json::from_str(&text).expect("what was written is read");
    World::restore(Arc::clone(world.document()), saved).expect("the same document")
}

/// Changes every text of a value, keys not included.
fn map_texts(value: &mut Value, change: &impl Fn(&str) -> Option<String>) {
    match value {
        Value::String(text) => {
            if let Some(new) = change(text) {
                *text = new;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| map_texts(item, change)),
        Value::Object(fields) => fields.values_mut().for_each(|field| map_texts(field, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Tries a law on so many seeds. It says how often it came to bear in each; together that must be often enough. `PROPTEST_CASES`
/// tries that many seeds instead, as it does for the properties.
fn over_seeds(seeds: u64, at_least: usize, law: impl Fn(u64) -> usize) {
    let seeds = env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(seeds).max(seeds);
    let times: usize = (0..seeds).map(law).sum();
    println!("{times} times in {seeds} worlds");
    assert!(times >= at_least, "the law came to bear {times} times only");
}

/// Compares two traces and names the first line that differs.
fn assert_same(seed: u64, left: &[Value], right: &[Value]) {
    let at = (0..left.len().max(right.len())).find(|at| left.get(*at) != right.get(*at));
    if let Some(at) = at {
        let line = |trace: &[Value]| trace.get(at).map_or_else(|| "(nothing)".to_owned(), Value::to_string);
        panic!("seed {seed}, line {}:\n  {}\n  {}", at + 1, line(left), line(right));
    }
}
