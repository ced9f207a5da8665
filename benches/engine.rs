//! Events a second through the whole engine with its full trace, and whether their cost grows with what has happened.
//! `scripts/bench engine` measures the same in a browser, beside other programs.

use bench_conversation::{Conversations, EVENTS, Trace};
use benches::{number, quickest};

fn main() {
    let contacts = 20_000;
    let few = contacts / 10;
    let conversations = Conversations::new(contacts);
    let events = conversations.events();
    let play = |contacts: usize, playing: usize, trace| {
        let mut world = conversations.world(contacts);
        move || Conversations::play(&mut world, &events[..playing * EVENTS], trace)
    };
    // The world is made anew for each run, outside of what is timed.
    let time =
        |contacts: usize, playing: usize, trace| (0..7).map(|_| quickest(1, play(contacts, playing, trace))).fold(f64::INFINITY, f64::min);
    let a_second = |seconds: f64| number(events.len()) / seconds;
    println!("engine: {} events, three a conversation", events.len());
    for (what, trace) in [("written as JSON lines", Trace::Written), ("kept", Trace::Kept), ("made and let go", Trace::Dropped)] {
        println!("  whole trace {what:22} {:9.0} events/s", a_second(time(contacts, contacts, trace)));
    }
    let idle = (time(contacts, few, Trace::Dropped), time(few, few, Trace::Dropped));
    println!("  an event among ten times the contacts, all idle, costs {:.2} ×", idle.0 / idle.1);
    let all = time(contacts, contacts, Trace::Dropped);
    println!("  an event after ten times the ended runs costs {:.2} ×", all / 10.0 / idle.1);
}
