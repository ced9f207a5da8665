//! Small worlds, completely: every sequence of events in each of them (docs/reliability.md, "Small worlds, completely"). After each
//! event nothing may be broken, and the trace must be possible. A failure says by which events one comes there.

use std::env;

use trust::small::{
    Bounds, Explored, SmallWorld,
    worlds::{self, Size},
};

/// The most states that an exploration keeps in mind.
const STATES: usize = 1_000_000;

fn explore(world: &SmallWorld, depth: usize) -> Explored {
    let found = world.explore(Bounds { depth, states: STATES });
    let people = (world.contacts.len(), world.document.workspace.users.len());
    println!("{} {people:?}: {found}", world.name);
    found
}

/// Two contacts and two users, until no event leads anywhere new: so many states at least, and all these ends of runs.
fn closes(world: fn(Size) -> SmallWorld, states: usize, ends: &[&str]) {
    let found = explore(&world(Size { contacts: 2, users: 2 }), usize::MAX);
    assert!(found.closed && found.states >= states, "{found}");
    let seen: Vec<String> = found.ends.iter().map(|reason| format!("{reason:?}")).collect();
    assert_eq!(seen, ends);
}

/// Three contacts and two users, six events deep: so many states at least. `USHER_SMALL=3x3` goes on with three users as far as
/// memory allows (`scripts/deep`).
fn grows(world: fn(Size) -> SmallWorld, states: usize) {
    let found = match env::var("USHER_SMALL").as_deref() {
        Ok("3x3") => explore(&world(Size { contacts: 3, users: 3 }), usize::MAX),
        _ => explore(&world(Size { contacts: 3, users: 2 }), 6),
    };
    assert!(found.states >= states, "{found}");
}

macro_rules! small_worlds {
    ($($name:ident: $closed:literal closed, $grown:literal grown, $($end:ident)*;)*) => { $(
        mod $name {
            #[test]
            fn holds_in_every_state_there_is() {
                super::closes(super::worlds::$name, $closed, &[$(stringify!($end)),*]);
            }

            #[test]
            fn holds_with_a_third_contact() {
                super::grows(super::worlds::$name, $grown);
            }
        }
    )* };
}

small_worlds! {
    round_robin: 700 closed, 2_500 grown, PathEnd;
    least_open: 1_000 closed, 5_500 grown, PathEnd Timeout StoppedByAgent ConversationClosed;
    limit_of_one: 1_200 closed, 6_000 grown, PathEnd Timeout StoppedByAgent ConversationClosed;
    only_online: 7_000 closed, 6_000 grown, PathEnd Timeout StoppedByAgent ConversationClosed;
    question: 28_000 closed, 20_000 grown, PathEnd Timeout InvalidAnswer StoppedByAgent ConversationClosed;
    jumps: 21_000 closed, 17_000 grown, PathEnd StoppedByAgent;
    exits: 23_000 closed, 25_000 grown, PathEnd Timeout ExitOutgoing ExitIncoming ExitAssignment StoppedByAgent ConversationClosed;
    two_workflows: 8_000 closed, 12_000 grown, PathEnd Timeout StoppedByAgent ConversationClosed;
    hand_over: 8_000 closed, 5_500 grown, PathEnd StoppedByAgent ConversationClosed HandedOver LoopGuard;
    silence: 52_000 closed, 57_000 grown, PathEnd Timeout ConversationClosed;
    tags: 33_000 closed, 29_000 grown, PathEnd Timeout StoppedByAgent ConversationClosed;
    // Here a wait is over just when somebody is free again, and the queue comes first: nobody waits in vain.
    fair_limit: 2_300 closed, 1_400 grown, PathEnd StoppedByAgent ConversationClosed;
}
