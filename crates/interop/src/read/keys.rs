//! Whether an object has a key already.

use std::collections::BTreeSet;

use super::tree::Entry;

/// Up to so many keys an object is searched one by one.
const FEW_KEYS: usize = 24;

/// Finds keys that an object already has; large objects get an index, so that reading stays linear.
#[derive(Default)]
pub struct Keys {
    index: BTreeSet<(String, usize)>,
}

impl Keys {
    pub fn find(&self, entries: &[Entry<'_>], key: &str) -> Option<usize> {
        if entries.len() <= FEW_KEYS {
            return entries.iter().position(|entry| entry.key == key);
        }
        self.index.range((key.to_owned(), 0)..).next().filter(|(found, _)| found == key).map(|(_, slot)| *slot)
    }

    pub fn add<'t>(&mut self, entries: &mut Vec<Entry<'t>>, entry: Entry<'t>) {
        entries.push(entry);
        let from = match entries.len() {
            n if n <= FEW_KEYS => return,
            n if n == FEW_KEYS + 1 => 0,
            n => n - 1,
        };
        self.index.extend(entries.iter().enumerate().skip(from).map(|(slot, entry)| (entry.key.to_string(), slot)));
    }
}
