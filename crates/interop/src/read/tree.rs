//! A JSON text as a tree that remembers where each value stands, and the faults found in it.

use std::{borrow::Cow, fmt::Write};

use crate::{
    fault::{Fault, FaultKind, Got, Json, Place, ReadError},
    limits,
};

/// The number of a value in its [`Tree`].
pub type At = u32;

/// No parent: the root.
const NONE: At = At::MAX;

/// What a value is.
#[derive(Clone, Debug)]
pub enum Kind<'t> {
    /// A value that could not be kept; its fault is already reported.
    Hole,
    Null,
    Bool(bool),
    Int(i64),
    /// An integer above `i64::MAX`.
    Big(u64),
    Float(f64),
    Text(Cow<'t, str>),
    List(Vec<At>),
    Object(Vec<Entry<'t>>),
}

/// A key of an object, with its value.
#[derive(Clone, Debug)]
pub struct Entry<'t> {
    pub key: Cow<'t, str>,
    /// The byte at which the key begins.
    pub offset: u32,
    pub value: At,
}

#[derive(Clone, Debug)]
struct Item<'t> {
    kind: Kind<'t>,
    /// The byte at which the value begins.
    offset: u32,
    parent: At,
    /// The position among the parent's items or entries.
    slot: u32,
}

/// All values of a text. Values are named by number, so that a fault can tell its path and place whenever it is found.
#[derive(Debug)]
pub struct Tree<'t> {
    text: &'t str,
    items: Vec<Item<'t>>,
}

impl<'t> Tree<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, items: Vec::with_capacity(text.len() / 24) }
    }

    /// Adds a value that is not yet known; [`Tree::fill`] says what it is.
    pub fn add(&mut self, offset: usize, parent: Option<At>, slot: usize) -> At {
        let at = number(self.items.len());
        self.items.push(Item { kind: Kind::Hole, offset: number(offset), parent: parent.unwrap_or(NONE), slot: number(slot) });
        at
    }

    pub fn fill(&mut self, at: At, kind: Kind<'t>) {
        self.items[at as usize].kind = kind;
    }

    /// The entries of an object that is still being read. A value that is none becomes an empty object.
    pub fn entries_mut(&mut self, at: At) -> &mut Vec<Entry<'t>> {
        let kind = &mut self.items[at as usize].kind;
        if !matches!(kind, Kind::Object(_)) {
            *kind = Kind::Object(Vec::new());
        }
        match kind {
            Kind::Object(entries) => entries,
            Kind::Hole | Kind::Null | Kind::Bool(_) | Kind::Int(_) | Kind::Big(_) | Kind::Float(_) | Kind::Text(_) | Kind::List(_) => {
                unreachable!("made an object just before")
            }
        }
    }

    pub fn kind(&self, at: At) -> &Kind<'t> {
        &self.items[at as usize].kind
    }

    pub fn offset(&self, at: At) -> u32 {
        self.items[at as usize].offset
    }

    /// The value of a key, if this is an object that has it.
    pub fn get(&self, at: At, key: &str) -> Option<At> {
        match self.kind(at) {
            Kind::Object(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| entry.value),
            Kind::Hole | Kind::Null | Kind::Bool(_) | Kind::Int(_) | Kind::Big(_) | Kind::Float(_) | Kind::Text(_) | Kind::List(_) => None,
        }
    }

    /// The text, if this is one.
    pub fn text(&self, at: At) -> Option<&str> {
        match self.kind(at) {
            Kind::Text(text) => Some(text),
            Kind::Hole | Kind::Null | Kind::Bool(_) | Kind::Int(_) | Kind::Big(_) | Kind::Float(_) | Kind::List(_) | Kind::Object(_) => {
                None
            }
        }
    }

    pub fn is_null(&self, at: At) -> bool {
        matches!(self.kind(at), Kind::Null)
    }

    pub fn is_true(&self, at: At) -> bool {
        matches!(self.kind(at), Kind::Bool(true))
    }

    /// The text of a key.
    pub fn text_of(&self, at: At, key: &str) -> Option<&str> {
        self.get(at, key).and_then(|value| self.text(value))
    }

    /// The items, if this is a list; else nothing.
    pub fn list(&self, at: At) -> &[At] {
        match self.kind(at) {
            Kind::List(items) => items,
            Kind::Hole | Kind::Null | Kind::Bool(_) | Kind::Int(_) | Kind::Big(_) | Kind::Float(_) | Kind::Text(_) | Kind::Object(_) => &[],
        }
    }

    /// The items of the list under a key; nothing when there is none.
    pub fn list_of(&self, at: At, key: &str) -> &[At] {
        self.get(at, key).map_or(&[], |value| self.list(value))
    }

    /// Turns numbers without a fraction, such as `3.0`, into the integers that the document wants there.
    pub fn make_integers(&mut self, ats: &[At]) {
        for at in ats {
            if let Kind::Float(number) = *self.kind(*at) {
                #[expect(clippy::cast_possible_truncation, reason = "the checker has seen that it fits")]
                self.fill(*at, Kind::Int(number as i64));
            }
        }
    }

    /// Which kind of JSON value this is.
    pub fn json(&self, at: At) -> Json {
        match self.kind(at) {
            Kind::Null | Kind::Hole => Json::Null,
            Kind::Bool(_) => Json::Boolean,
            Kind::Int(_) | Kind::Big(_) => Json::Integer,
            Kind::Float(_) => Json::Number,
            Kind::Text(_) => Json::Text,
            Kind::List(_) => Json::List,
            Kind::Object(_) => Json::Object,
        }
    }

    /// What stands here, for a message.
    pub fn got(&self, at: At) -> Got {
        match self.kind(at) {
            Kind::Hole | Kind::Null | Kind::List(_) | Kind::Object(_) => Got::Kind(self.json(at)),
            Kind::Bool(value) => Got::Value(value.to_string()),
            Kind::Text(text) => Got::Value(format!("{:?}", cut(text))),
            Kind::Int(_) | Kind::Big(_) | Kind::Float(_) => Got::Value(self.literal(at)),
        }
    }

    /// The number or word that begins here, as it is written.
    pub fn literal(&self, at: At) -> String {
        let rest = &self.text[self.offset(at) as usize..];
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | '}' | ']' | ':')).unwrap_or(rest.len());
        cut(&rest[..end])
    }

    /// `$.workflow.nodes[2]`.
    pub fn path(&self, at: At) -> String {
        let mut steps = Vec::new();
        let mut here = at;
        while let Some(item) = self.items.get(here as usize) {
            steps.push((item.parent, item.slot));
            here = item.parent;
        }
        let mut path = "$".to_owned();
        for (parent, slot) in steps.into_iter().rev() {
            let Some(parent) = self.items.get(parent as usize) else { continue };
            match &parent.kind {
                Kind::Object(entries) => push_key(&mut path, &entries[slot as usize].key),
                Kind::Hole | Kind::Null | Kind::Bool(_) | Kind::Int(_) | Kind::Big(_) | Kind::Float(_) | Kind::Text(_) | Kind::List(_) => {
                    let _ = write!(path, "[{slot}]");
                }
            }
        }
        path
    }
}

/// Adds a key to a path: `.key`, or `["odd key"]` where it is no plain word.
pub fn push_key(path: &mut String, key: &str) {
    let plain = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$'));
    let _ = if plain { write!(path, ".{key}") } else { write!(path, "[{:?}]", cut(key)) };
}

/// At most 60 characters of a text.
pub fn cut(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Offsets and counts fit: a file is at most 32 MiB long.
fn number(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

/// A fault that knows its byte, not yet its line.
#[derive(Clone, Debug)]
struct Found {
    path: String,
    offset: u32,
    first: Option<u32>,
    kind: FaultKind,
}

/// The faults found so far.
#[derive(Debug, Default)]
pub struct Faults {
    found: Vec<Found>,
    total: usize,
}

impl Faults {
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    pub fn total(&self) -> usize {
        self.total
    }

    /// A mark to come back to when a trial is given up.
    pub fn mark(&self) -> (usize, usize) {
        (self.found.len(), self.total)
    }

    pub fn back_to(&mut self, (kept, total): (usize, usize)) {
        self.found.truncate(kept);
        self.total = total;
    }

    /// Drops the fault of a missing key of the file itself, when another fault says it better.
    pub fn forget_missing(&mut self, path: &str) {
        let before = self.found.len();
        self.found.retain(|found| !(found.path == path && matches!(found.kind, FaultKind::MissingKey { .. })));
        self.total -= before - self.found.len();
    }

    fn push(&mut self, found: impl FnOnce() -> Found) {
        self.total += 1;
        // The path is only built for those that are kept: a file can hold millions of faults.
        if self.found.len() < limits::FAULTS {
            self.found.push(found());
        }
    }

    /// A fault of a value.
    pub fn at(&mut self, tree: &Tree<'_>, at: At, kind: FaultKind) {
        self.push(|| Found { path: tree.path(at), offset: tree.offset(at), first: None, kind });
    }

    /// A fault of a value that refers to an earlier one.
    pub fn after(&mut self, tree: &Tree<'_>, at: At, first: At, kind: FaultKind) {
        self.push(|| Found { path: tree.path(at), offset: tree.offset(at), first: Some(tree.offset(first)), kind });
    }

    /// A fault of a key: at the key itself, or at the object where it is missing.
    pub fn key(&mut self, tree: &Tree<'_>, object: At, key: &str, offset: u32, first: Option<u32>, kind: FaultKind) {
        self.push(|| {
            let mut path = tree.path(object);
            push_key(&mut path, key);
            Found { path, offset, first, kind }
        });
    }

    /// A fault of the text, inside a value that is still being read.
    pub fn text(&mut self, tree: &Tree<'_>, inside: Option<At>, offset: usize, kind: FaultKind) {
        self.push(|| Found { path: inside.map_or_else(|| "$".to_owned(), |at| tree.path(at)), offset: number(offset), first: None, kind });
    }

    /// The faults in the order of the text, with lines and columns: one walk over the text for all of them.
    pub fn finish(self, text: &str) -> ReadError {
        let mut offsets: Vec<u32> = self.found.iter().flat_map(|found| [Some(found.offset), found.first]).flatten().collect();
        offsets.sort_unstable();
        offsets.dedup();
        let places = places(text, &offsets);
        let place = |offset: u32| offsets.binary_search(&offset).map_or(Place { line: 1, column: 1 }, |n| places[n]);
        let mut faults: Vec<Fault> = self
            .found
            .into_iter()
            .map(|mut found| {
                if let Some(first) = found.first {
                    set_first(&mut found.kind, place(first));
                }
                let Place { line, column } = place(found.offset);
                Fault { path: found.path, line, column, kind: found.kind }
            })
            .collect();
        faults.sort_by_key(|fault| (fault.line, fault.column));
        ReadError { faults, total: self.total }
    }
}

/// Line and column of each of these ascending offsets.
fn places(text: &str, offsets: &[u32]) -> Vec<Place> {
    let mut places = Vec::with_capacity(offsets.len());
    let (mut here, mut line, mut column) = (0, 1, 1);
    for offset in offsets {
        let target = (*offset as usize).min(text.len());
        for c in text[here..target].chars() {
            if c == '\n' {
                line += 1;
                column = 1;
            } else {
                column += 1;
            }
        }
        here = target;
        places.push(Place { line, column });
    }
    places
}

fn set_first(kind: &mut FaultKind, place: Place) {
    if let FaultKind::DuplicateKey { first, .. }
    | FaultKind::DuplicateId { first, .. }
    | FaultKind::DuplicatePart { first, .. }
    | FaultKind::SecondEdge { first, .. } = kind
    {
        *first = place;
    }
}
