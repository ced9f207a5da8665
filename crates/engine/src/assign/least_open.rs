//! Least open contacts: the fewest first; of equals the one last assigned longest ago in any way; of those the first in
//! workspace order.

use usher_model::trace::{Chosen, Skipped};

use crate::{index::UserIx, planted::Bug, world::World};

impl World {
    /// The candidate with the fewest open contacts, and why.
    pub(super) fn least_open(&self, candidates: &[UserIx]) -> Option<(UserIx, Chosen)> {
        let rank = |user: &UserIx| {
            let now = &self.state.users[user.at()];
            (now.open, if Bug::LeastOpenForgetsWho.is_planted() { 0 } else { now.last_assigned }, *user)
        };
        let user = candidates.iter().copied().min_by_key(rank)?;
        Some((user, Chosen::FewestOpen { open: self.state.users[user.at()].open }))
    }

    /// Why a candidate comes after the one who was chosen.
    pub(super) fn why_more_open(&self, user: UserIx, chosen: UserIx) -> Skipped {
        let (user, chosen) = (&self.state.users[user.at()], &self.state.users[chosen.at()]);
        if user.open > chosen.open {
            Skipped::MoreOpen { open: user.open, chosen: chosen.open }
        } else if user.last_assigned > chosen.last_assigned {
            Skipped::AssignedLater
        } else {
            Skipped::LaterInOrder
        }
    }
}
