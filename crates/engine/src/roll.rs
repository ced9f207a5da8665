//! The roll of contacts: where each is, found in about one step however many there are.

use usher_model::ids::ContactId;

use crate::index::ContactIx;

/// Contacts by id. A hash table of its own, because the standard one's order changes from run to run: this one has no order at
/// all, it only finds. Every event looks a contact up, and a tree would compare a dozen ids for that.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roll {
    /// In the order in which the contacts appeared.
    ids: Vec<ContactId>,
    /// For each place of the table 0, or the position of an id, from 1. At most half of it is taken.
    table: Vec<u32>,
}

impl Roll {
    /// Where a contact is.
    pub(crate) fn get(&self, id: &ContactId) -> Option<ContactIx> {
        let mut place = self.first_place(id)?;
        loop {
            let at = ContactIx::new((self.table[place] as usize).checked_sub(1)?);
            if self.ids[at.at()] == *id {
                return Some(at);
            }
            place = (place + 1) & (self.table.len() - 1);
        }
    }

    /// Adds a contact that is not there yet, after the others.
    pub(crate) fn push(&mut self, id: ContactId) {
        self.ids.push(id);
        if self.ids.len() * 2 > self.table.len() {
            self.table = vec![0; (self.ids.len() * 4).next_power_of_two()];
            (0..self.ids.len()).for_each(|at| self.enter(at));
        } else {
            self.enter(self.ids.len() - 1);
        }
    }

    fn enter(&mut self, at: usize) {
        let Some(mut place) = self.first_place(&self.ids[at]) else { return };
        while self.table[place] != 0 {
            place = (place + 1) & (self.table.len() - 1);
        }
        self.table[place] = u32::try_from(at + 1).unwrap_or(u32::MAX);
    }

    /// Where to look first; `None` while the table is empty.
    fn first_place(&self, id: &ContactId) -> Option<usize> {
        let last = self.table.len().checked_sub(1)?;
        // FNV-1a in 32 bits, the upper half folded in.
        let mix = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(16_777_619);
        let hash = id.as_str().as_bytes().iter().fold(2_166_136_261, mix);
        Some((hash ^ (hash >> 15)) as usize & last)
    }
}

impl FromIterator<ContactId> for Roll {
    fn from_iter<I: IntoIterator<Item = ContactId>>(ids: I) -> Self {
        let mut roll = Self::default();
        ids.into_iter().for_each(|id| roll.push(id));
        roll
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_found_and_nobody_else() {
        let id = |n: usize| format!("c{n}").parse::<ContactId>().unwrap();
        let mut roll = Roll::default();
        for n in 0..3_000 {
            assert_eq!(roll.get(&id(n)), None);
            roll.push(id(n));
            assert_eq!(roll.get(&id(n)), Some(ContactIx::new(n)));
        }
        assert!((0..3_000).all(|n| roll.get(&id(n)) == Some(ContactIx::new(n))));
        assert_eq!(roll.get(&"nobody".parse().unwrap()), None);
        let steps = |id: &ContactId| {
            let first = roll.first_place(id).unwrap();
            (0..).take_while(|step| roll.table[(first + step) & (roll.table.len() - 1)] != 0).count()
        };
        let all: usize = roll.ids.iter().map(steps).sum();
        assert!(all < 3_000 * 4, "{all} places are looked at to find 3,000 contacts");
    }
}
