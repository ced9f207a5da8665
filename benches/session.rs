//! Time travel: going back to any event of a session beside playing all of it again, and the bytes that a session keeps for it.
#![expect(unsafe_code, reason = "an allocator that counts is the only honest scale")]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    hint::black_box,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};

use benches::{number, quickest};
use usher_engine::{Setup, World};
use usher_model::{Document, contact::Contact, event::Event, time::Instant};
use usher_scenario::session::Session;

/// The system's allocator, with the sum of what is allocated at present.
struct Counting;

static LIVE: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is passed on unchanged; only sizes are counted.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        LIVE.fetch_add(layout.size(), Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        LIVE.fetch_add(size, Relaxed);
        LIVE.fetch_sub(layout.size(), Relaxed);
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What `make` makes, and how many bytes it keeps.
fn weighed<T>(make: impl FnOnce() -> T) -> (T, usize) {
    let before = LIVE.load(Relaxed);
    let made = make();
    (made, LIVE.load(Relaxed).saturating_sub(before))
}

/// So many events among so many contacts, who take turns: each writes, answers, and is closed.
fn script(contacts: usize, events: usize) -> (Vec<Contact>, Vec<Event>) {
    let people = (0..contacts).map(|n| Contact::new(format!("c{n}").parse().expect("an id"))).collect();
    let event = |n: usize| {
        let contact = format!("c{}", n % contacts);
        let written = match n / contacts % 3 {
            0 => serde_json::json!({ "type": "contactMessage", "contact": contact, "text": "Hello" }),
            1 => serde_json::json!({ "type": "contactMessage", "contact": contact, "text": "Buy something" }),
            _ => serde_json::json!({ "type": "closeConversation", "contact": contact, "by": "ana" }),
        };
        serde_json::from_value(written).expect("an event")
    };
    (people, (0..events).map(event).collect())
}

/// How long it takes to go back to a moment from the last one, in seconds: the quickest of ten, as other programs may be in the way.
fn back(session: &mut Session, to: usize) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..10 {
        session.go_to(usize::MAX);
        best = best.min(quickest(1, || session.go_to(to)));
    }
    best
}

fn mib(bytes: usize) -> f64 {
    number(bytes) / 1_048_576.0
}

fn travel(document: &Arc<Document>, contacts: usize, count: usize) {
    let (people, events) = script(contacts, count);
    let under_test = Some(document.workflows[0].id.clone());
    let start = Instant::from_seconds(1_772_434_800);
    let setup = Setup { document: document.clone(), under_test, start, contacts: people, users: Vec::new() };
    let (mut session, kept) = weighed(|| {
        let mut session = Session::new(setup.clone());
        for event in &events {
            session.apply(event.clone()).expect("everybody is there");
        }
        session
    });
    let (_told, told) = weighed(|| (session.events().to_vec(), session.whole_trace().to_vec()));
    let replay = quickest(3, || {
        let mut world = World::new(setup.clone());
        for event in &events {
            black_box(world.apply(event).expect("everybody is there"));
        }
        world
    });
    // A hundred places all the way, and for each the one that is farthest from any world that may be kept before it.
    let places = (0..=count).step_by(count / 100).flat_map(|at| [at, (at | 63).min(count)]);
    let worst = places.map(|at| back(&mut session, at)).fold(0.0, f64::max);
    println!(
        "  {count:6} events, {contacts:5} contacts: back in {:7.1} µs at worst, all again {:8.1} µs: 1/{:.0}; kept {:5.1} MiB, of it events and trace {:5.1}",
        worst * 1e6,
        replay * 1e6,
        replay / worst,
        mib(kept),
        mib(told),
    );
}

fn main() {
    let text = include_str!("../examples/inbound.json");
    let document = Arc::new(usher_interop::read::read(text).expect("the example can be read").into_document());
    println!("session: going back, at the worst place, beside playing everything again");
    for (contacts, events) in [(1, 10_000), (100, 10_000), (1_000, 10_000), (3_334, 10_000), (100, 40_000)] {
        travel(&document, contacts, events);
    }
}
