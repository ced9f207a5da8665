//! Events a second through the whole engine with its full trace, beside a plain program that does the same conversation by hand.

use std::{fmt::Write, sync::Arc};

use benches::{number, side_by_side};
use usher_engine::{Setup, World};
use usher_model::{Document, contact::Contact, event::Event, time::Instant};

/// Three events a conversation: the contact writes, answers, and the agent closes.
fn script(contacts: usize) -> (Vec<Contact>, Vec<Event>) {
    let event = |value| serde_json::from_value::<Event>(value).expect("an event");
    let (mut people, mut events) = (Vec::new(), Vec::new());
    for n in 0..contacts {
        let id = format!("c{n}");
        people.push(Contact::new(id.parse().expect("an id")));
        events.push(event(serde_json::json!({ "type": "contactMessage", "contact": id, "text": "Hello" })));
        events.push(event(serde_json::json!({ "type": "contactMessage", "contact": id, "text": "Buy something" })));
        events.push(event(serde_json::json!({ "type": "closeConversation", "contact": id, "by": "ana" })));
    }
    (people, events)
}

fn engine(document: &Arc<Document>, contacts: &[Contact], events: &[Event], written: bool) -> usize {
    let start = Instant::from_seconds(1_772_434_800);
    let under_test = Some(document.workflows[0].id.clone());
    let mut world = World::new(Setup { document: document.clone(), under_test, start, contacts: contacts.to_vec(), users: Vec::new() });
    let mut bytes = 0;
    let mut line = Vec::with_capacity(512);
    for event in events {
        let trace = world.apply(event).expect("everybody is there");
        bytes += trace.len();
        if written {
            for entry in &trace {
                line.clear();
                serde_json::to_writer(&mut line, entry).expect("a trace entry can be written");
                bytes += line.len();
            }
        }
    }
    bytes
}

/// One person of the plain program.
#[derive(Clone, Default)]
struct Person {
    asked: bool,
    assignee: Option<usize>,
}

/// The same conversation with everything about the workflow built in: what a hurried developer would write instead of an engine.
fn by_hand(contacts: usize) -> usize {
    let users = ["ana", "boris", "clara"];
    let (mut open, mut last, mut turn) = ([0u32; 3], [0u64; 3], 0u64);
    let mut people = vec![Person::default(); contacts];
    let (mut bytes, mut seq, mut line) = (0, 0u64, String::with_capacity(512));
    for n in 0..contacts * 3 {
        let (who, person) = (n / 3, &mut people[n / 3]);
        let mut say = |what: std::fmt::Arguments<'_>| {
            seq += 1;
            line.clear();
            let _ = write!(
                line,
                r#"{{"seq":{seq},"at":"2026-03-02T07:00:00Z","event":{},"contact":"c{who}","workflow":"inbound","run":{who},{what}}}"#,
                n + 1
            );
            bytes += line.len();
        };
        match n % 3 {
            0 => {
                say(format_args!(r#""kind":"conversationOpened","by":"contact""#));
                say(format_args!(r#""kind":"condition","left":"contact","operator":"isEqualTo","right":"contact","result":true"#));
                say(format_args!(r#""kind":"triggered""#));
                say(format_args!(r#""kind":"messageSent","text":"Hi there! How can we help?","channel":"wa""#));
                say(format_args!(r#""kind":"waiting","for":"answer""#));
                person.asked = true;
            }
            1 => {
                say(format_args!(r#""kind":"answered","value":"Buy something""#));
                say(format_args!(r#""kind":"fieldChanged","field":"need","new":"Buy something""#));
                say(format_args!(
                    r#""kind":"condition","left":"Buy something","operator":"isEqualTo","right":"Buy something","result":true"#
                ));
                let chosen = (0..users.len()).filter(|user| open[*user] < 5).min_by_key(|user| last[*user]);
                if let Some(user) = chosen.filter(|_| person.asked) {
                    turn += 1;
                    (last[user], open[user]) = (turn, open[user] + 1);
                    person.assignee = Some(user);
                    say(format_args!(r#""kind":"assigned","user":"{}""#, users[user]));
                    say(format_args!(r#""kind":"ended","reason":"path_end""#));
                }
            }
            _ => {
                say(format_args!(r#""kind":"conversationClosed","by":"ana""#));
                if let Some(user) = person.assignee {
                    open[user] -= 1;
                }
            }
        }
    }
    bytes
}

fn main() {
    let text = include_str!("../examples/inbound.json");
    let document = Arc::new(usher_interop::read::read(text).expect("the example can be read").into_document());
    let contacts = 20_000;
    let (people, events) = script(contacts);
    let a_second = |seconds: f64| number(events.len()) / seconds;

    let (ours, plain) = side_by_side(5, || engine(&document, &people, &events, true), || by_hand(contacts));
    println!("engine: {} events, three a conversation, the whole trace written as JSON lines", events.len());
    println!("  engine {:9.0} events/s, by hand {:9.0} events/s: {:.2} of it", a_second(ours), a_second(plain), plain / ours);

    let (ours, _) = side_by_side(5, || engine(&document, &people, &events, false), || 0);
    println!("  without writing the trace out: {:9.0} events/s", a_second(ours));

    let few = contacts / 10;
    let (first, last) = side_by_side(
        5,
        || engine(&document, &people, &events[..few * 3], false),
        || engine(&document, &people, &events[(contacts - few) * 3..], false),
    );
    println!("  the first tenth of the contacts against the last tenth: {:.2} × (order must not matter)", first / last);
    let (all, tenth) =
        side_by_side(5, || engine(&document, &people, &events, false), || engine(&document, &people[..few], &events[..few * 3], false));
    println!("  an event among {contacts} contacts and their ended runs costs {:.2} × one among {few}", all / 10.0 / tenth);
}
