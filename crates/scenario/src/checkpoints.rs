//! The worlds that a session puts by on its way, so that going back plays only a few events again.
//!
//! They stand at equal distances. When they become too many, or too heavy together, every second one is dropped and the distance
//! doubles: what they cost is bounded however long a session is, and a way back is a small part of the whole.

use std::sync::Arc;

use usher_engine::{Rest, World};

/// How many and how heavy they may be.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// How many events lie between two of them at first.
    closest: usize,
    /// There are no more than this. With half as many, the fewest there are once the distance grows, a way back plays less than a
    /// hundredth of all events.
    most: usize,
    /// Together they keep no more bytes than this that they do not share, by their own estimate.
    bytes: usize,
}

const LIMITS: Limits = Limits { closest: 32, most: 256, bytes: 32 << 20 };

/// Worlds put by after 0 events, and after multiples of the present distance.
#[derive(Clone, Debug)]
pub(crate) struct Checkpoints {
    limits: Limits,
    distance: usize,
    kept: Vec<Kept>,
}

#[derive(Clone, Debug)]
struct Kept {
    events: usize,
    rest: Arc<Rest>,
    /// What it keeps that the one before does not share with it.
    bytes: usize,
}

impl Checkpoints {
    /// With nothing but the start.
    pub(crate) fn new(start: &World) -> Self {
        Self::within(LIMITS, start)
    }

    fn within(limits: Limits, start: &World) -> Self {
        Self { limits, distance: limits.closest, kept: vec![Kept { events: 0, rest: Arc::new(start.rest()), bytes: 0 }] }
    }

    /// Comes by a world after so many events; puts it by where one is due.
    pub(crate) fn pass(&mut self, events: usize, world: &World) {
        if !events.is_multiple_of(self.distance) {
            return;
        }
        let rest = Arc::new(world.rest());
        let bytes = rest.bytes_beside(self.kept.last().map(|last| &*last.rest));
        self.kept.push(Kept { events, rest, bytes });
        while self.kept.len() > 2 && (self.kept.len() > self.limits.most || self.bytes() > self.limits.bytes) {
            self.thin_out();
        }
    }

    fn bytes(&self) -> usize {
        self.kept.iter().map(|kept| kept.bytes).sum()
    }

    /// Drops every second one.
    fn thin_out(&mut self) {
        self.distance *= 2;
        self.kept.retain(|kept| kept.events.is_multiple_of(self.distance));
        for at in 1..self.kept.len() {
            self.kept[at].bytes = self.kept[at].rest.bytes_beside(Some(&self.kept[at - 1].rest));
        }
    }

    /// Forgets those after so many events.
    pub(crate) fn forget_after(&mut self, events: usize) {
        self.kept.retain(|kept| kept.events <= events);
        if self.kept.len() == 1 {
            self.distance = self.limits.closest;
        }
    }

    /// The last one not after so many events: after how many events it is, and the world.
    pub(crate) fn before(&self, events: usize) -> (usize, impl Fn() -> World) {
        // The first one is after 0 events and never dropped.
        let kept = &self.kept[self.kept.partition_point(|kept| kept.events <= events).saturating_sub(1)];
        (kept.events, || kept.rest.wake())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{document, setup, tap, write};

    /// Passes so many events; after each, the nearest world kept before any of them is right, and near.
    fn passed(limits: Limits, events: usize) -> Checkpoints {
        let mut world = World::new(setup(&document()));
        let (mut checkpoints, mut worlds) = (Checkpoints::within(limits, &world), vec![saved(&world)]);
        for at in 1..=events {
            world.apply(&if at % 2 == 0 { tap("ivan", "sales") } else { write("ivan", "Hello") }).unwrap();
            worlds.push(saved(&world));
            checkpoints.pass(at, &world);
            for (to, _) in worlds.iter().enumerate() {
                let (kept, wake) = checkpoints.before(to);
                assert!(kept <= to && to - kept < checkpoints.distance, "{to} of {at}: {kept}");
                assert_eq!(saved(&wake()), worlds[kept]);
            }
        }
        checkpoints
    }

    fn saved(world: &World) -> String {
        serde_json::to_string(&world.save()).unwrap()
    }

    #[test]
    fn they_are_few_and_evenly_spread() {
        let mut checkpoints = passed(Limits { closest: 2, most: 5, bytes: usize::MAX }, 70);
        assert_eq!(checkpoints.kept.iter().map(|kept| kept.events).collect::<Vec<_>>(), [0, 16, 32, 48, 64]);
        checkpoints.forget_after(33);
        assert_eq!((checkpoints.kept.len(), checkpoints.before(70).0, checkpoints.distance), (3, 32, 16));
        checkpoints.forget_after(1);
        assert_eq!((checkpoints.kept.len(), checkpoints.distance), (1, 2), "as at first");
    }

    #[test]
    fn they_are_not_too_heavy() {
        let one = passed(Limits { closest: 2, most: 99, bytes: usize::MAX }, 2).bytes();
        assert!(one > 500, "{one}");
        let checkpoints = passed(Limits { closest: 2, most: 99, bytes: one * 6 }, 60);
        assert!((2..=8).contains(&checkpoints.kept.len()) && checkpoints.bytes() <= one * 6, "{} of {one}", checkpoints.bytes());
        // Not even two fit: the start and the last stay.
        let checkpoints = passed(Limits { closest: 2, most: 99, bytes: 1 }, 40);
        assert_eq!(checkpoints.kept.iter().map(|kept| kept.events).collect::<Vec<_>>(), [0, 32]);
    }
}
