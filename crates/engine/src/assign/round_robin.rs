//! Round robin: the one whom this pool chose longest ago. One rotation for each pool, shared by all steps that use it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use usher_model::trace::Chosen;

use super::Pool;
use crate::{index::UserIx, plan::Plan, planted::Bug, world::World};

/// A place in a rotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    user: UserIx,
    /// Whether the pool ever chose the user.
    chosen: bool,
}

/// The rotation of each pool that has chosen somebody: whoever comes first is next. A pool that has chosen nobody yet is in
/// workspace order. Kept as a list, because new members join at the end and many choices can fall on one instant.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Rotations(#[serde(with = "as_list")] BTreeMap<Pool, Vec<Place>>);

impl Rotations {
    /// Whether a pool ever chose a user.
    pub(crate) fn has_chosen(&self, pool: &Pool, user: UserIx) -> bool {
        self.0.get(pool).is_some_and(|places| places.iter().any(|place| place.user == user && place.chosen))
    }

    /// The first candidate of the rotation.
    fn first(&self, pool: &Pool, candidates: &[UserIx]) -> Option<Place> {
        match self.0.get(pool) {
            None => candidates.first().map(|user| Place { user: *user, chosen: false }),
            Some(places) => places.iter().find(|place| candidates.binary_search(&place.user).is_ok()).copied(),
        }
    }

    /// Notes that a pool chose a user, who goes to the end.
    fn choose(&mut self, pool: &Pool, members: &[UserIx], user: UserIx) {
        if !self.0.contains_key(pool) {
            self.0.insert(pool.clone(), members.iter().map(|user| Place { user: *user, chosen: false }).collect());
        }
        if let Some(places) = self.0.get_mut(pool) {
            places.retain(|place| place.user != user);
            places.push(Place { user, chosen: true });
        }
    }

    /// Brings rotations in line with a document whose teams have changed: who left is gone, who is new joins at the end.
    pub(crate) fn adapt(&mut self, plan: &Plan) {
        for (pool, places) in &mut self.0 {
            let members = pool.members(plan);
            places.retain(|place| members.contains(&place.user));
            for user in members {
                if !places.iter().any(|place| place.user == *user) {
                    places.push(Place { user: *user, chosen: false });
                }
            }
        }
    }

    /// Whether every rotation holds each member of its pool once.
    pub(crate) fn fits(&self, plan: &Plan) -> bool {
        self.0.iter().all(|(pool, places)| {
            let mut users: Vec<UserIx> = places.iter().map(|place| place.user).collect();
            users.sort();
            users == pool.members(plan)
        })
    }
}

impl World {
    /// The candidate whose turn it is, and why.
    pub(super) fn round_robin(&self, pool: &Pool, candidates: &[UserIx]) -> Option<(UserIx, Chosen)> {
        let candidates = if Bug::RotationSkipsOne.is_planted() && candidates.len() > 1 { &candidates[1..] } else { candidates };
        let place = self.state.rotations.first(pool, candidates)?;
        Some((place.user, if place.chosen { Chosen::LongestAgo } else { Chosen::NeverChosen }))
    }

    /// Moves the rotation of a pool on.
    pub(crate) fn rotate(&mut self, plan: &Plan, pool: &Pool, user: UserIx) {
        self.state.rotations.choose(pool, pool.members(plan), user);
    }
}

/// A map whose keys are no texts, as a list of pairs: JSON has only texts as keys.
mod as_list {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Place, Pool};

    pub(super) fn serialize<S: Serializer>(map: &BTreeMap<Pool, Vec<Place>>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(map)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<Pool, Vec<Place>>, D::Error> {
        Vec::<(Pool, Vec<Place>)>::deserialize(deserializer).map(|pairs| pairs.into_iter().collect())
    }
}
