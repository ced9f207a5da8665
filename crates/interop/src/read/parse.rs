//! Reads a JSON text into a [`Tree`] (RFC 8259), as far as it goes.
//!
//! What breaks the grammar stops the reading. What does not (a key twice, half a surrogate, too deep, a number too large)
//! is reported, leaves a hole, and the reading goes on, so that all faults come together.

use std::borrow::Cow;

use super::{
    keys::Keys,
    tree::{At, Entry, Faults, Kind, Tree},
};
use crate::{
    fault::{FaultKind, Place, Syntax},
    limits,
};

/// The whole text as one value. `None`: the grammar is broken, and the last fault says how.
pub fn parse<'t>(text: &'t str, faults: &mut Faults) -> (Tree<'t>, Option<At>) {
    let mut parser = Parser { text, bytes: text.as_bytes(), here: 0, tree: Tree::new(text), faults };
    let root = parser.file();
    (parser.tree, root)
}

struct Parser<'t, 'f> {
    text: &'t str,
    bytes: &'t [u8],
    here: usize,
    tree: Tree<'t>,
    faults: &'f mut Faults,
}

impl<'t> Parser<'t, '_> {
    fn file(&mut self) -> Option<At> {
        self.space();
        let root = self.value(None, 0, 1)?;
        self.space();
        match self.peek() {
            None => Some(root),
            Some(_) if self.at_comment() => self.broken(None, self.here, Syntax::Comment),
            Some(_) => self.broken(None, self.here, Syntax::Trailing),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.here).copied()
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.here += 1;
        }
    }

    /// Reports the one fault that stops the reading.
    fn broken<T>(&mut self, inside: Option<At>, offset: usize, syntax: Syntax) -> Option<T> {
        self.faults.text(&self.tree, inside, offset, FaultKind::NotJson(syntax));
        None
    }

    fn at_comment(&self) -> bool {
        let rest = &self.bytes[self.here..];
        rest.starts_with(b"//") || rest.starts_with(b"/*") || rest.starts_with(b"#")
    }

    /// Reports the character here, which cannot stand here.
    fn unexpected<T>(&mut self, inside: Option<At>) -> Option<T> {
        let here = self.here;
        let syntax = match self.text[here..].chars().next() {
            None => Syntax::Ends,
            Some(_) if self.at_comment() => Syntax::Comment,
            Some('\'' | '‘' | '’' | '“' | '”' | '«') => Syntax::SingleQuotes,
            Some(c) => Syntax::Unexpected(c),
        };
        self.broken(inside, here, syntax)
    }

    fn value(&mut self, parent: Option<At>, slot: usize, depth: usize) -> Option<At> {
        let start = self.here;
        let at = self.tree.add(start, parent, slot);
        let kind = match self.peek() {
            Some(b'"') => self.string(at)?.map_or(Kind::Hole, Kind::Text),
            Some(b'{' | b'[') if depth > limits::DEPTH => {
                self.faults.at(&self.tree, at, FaultKind::TooDeep { limit: limits::DEPTH });
                self.skip(at)?;
                Kind::Hole
            }
            Some(b'{') => return self.object(at, depth),
            Some(b'[') => return self.array(at, depth),
            Some(b'-' | b'+' | b'.' | b'0'..=b'9') => self.number(at)?,
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'$') => self.word(at)?,
            Some(_) | None => return self.unexpected(Some(at)),
        };
        self.tree.fill(at, kind);
        Some(at)
    }

    fn array(&mut self, at: At, depth: usize) -> Option<At> {
        self.here += 1;
        self.tree.fill(at, Kind::List(Vec::new()));
        let mut items = Vec::new();
        self.space();
        if self.peek() == Some(b']') {
            self.here += 1;
            return Some(at);
        }
        loop {
            items.push(self.value(Some(at), items.len(), depth + 1)?);
            if self.separator(at, b']')? {
                break;
            }
        }
        self.tree.fill(at, Kind::List(items));
        Some(at)
    }

    /// Steps over a comma (`false`) or the closing bracket (`true`) and the space around it.
    fn separator(&mut self, at: At, close: u8) -> Option<bool> {
        self.space();
        match self.peek() {
            Some(b',') => {
                let comma = self.here;
                self.here += 1;
                self.space();
                if matches!(self.peek(), Some(b']' | b'}')) { self.broken(Some(at), comma, Syntax::TrailingComma) } else { Some(false) }
            }
            Some(b) if b == close => {
                self.here += 1;
                Some(true)
            }
            Some(b'"' | b'{' | b'[' | b'-' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'_') => {
                self.broken(Some(at), self.here, Syntax::MissingComma)
            }
            Some(_) | None => self.unexpected(Some(at)),
        }
    }

    fn object(&mut self, at: At, depth: usize) -> Option<At> {
        self.here += 1;
        self.tree.fill(at, Kind::Object(Vec::new()));
        let mut keys = Keys::default();
        self.space();
        if self.peek() == Some(b'}') {
            self.here += 1;
            return Some(at);
        }
        loop {
            let offset = self.here;
            let key = match self.peek() {
                // A key with half a surrogate in it stands for none that is known.
                Some(b'"') => self.string(at)?.unwrap_or(Cow::Borrowed("\u{fffd}")),
                Some(b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'$') => {
                    let word = self.take_word();
                    return self.broken(Some(at), offset, Syntax::UnquotedKey(word));
                }
                Some(_) | None => return self.unexpected(Some(at)),
            };
            self.space();
            match self.peek() {
                Some(b':') => self.here += 1,
                Some(_) if !self.at_comment() => return self.broken(Some(at), self.here, Syntax::MissingColon),
                Some(_) | None => return self.unexpected(Some(at)),
            }
            self.space();
            self.entry(at, &mut keys, key, offset, depth)?;
            if self.separator(at, b'}')? {
                return Some(at);
            }
        }
    }

    /// Reads the value of a key. The entry is added first: a fault inside then knows its path.
    fn entry(&mut self, at: At, keys: &mut Keys, key: Cow<'t, str>, offset: usize, depth: usize) -> Option<()> {
        let entry = Entry { key, offset: u32::try_from(offset).unwrap_or(u32::MAX), value: At::MAX };
        let entries = self.entries(at);
        let slot = match keys.find(entries, &entry.key) {
            Some(slot) => {
                let (first, key) = (entries[slot].offset, entry.key.to_string());
                let kind = FaultKind::DuplicateKey { key: key.clone(), first: Place::default() };
                self.faults.key(&self.tree, at, &key, entry.offset, Some(first), kind);
                slot
            }
            None => {
                let slot = entries.len();
                keys.add(entries, entry);
                slot
            }
        };
        let value = self.value(Some(at), slot, depth + 1)?;
        let entry = &mut self.entries(at)[slot];
        // The first of two values is kept, so that its faults are reported and the second is only a duplicate.
        if entry.value == At::MAX {
            entry.value = value;
        }
        Some(())
    }

    fn entries(&mut self, at: At) -> &mut Vec<Entry<'t>> {
        self.tree.entries_mut(at)
    }

    /// Reads a string; the inner `None` is one with half a surrogate.
    fn string(&mut self, at: At) -> Option<Option<Cow<'t, str>>> {
        let open = self.here;
        self.here += 1;
        let (text, bytes) = (self.text, self.bytes);
        let (mut owned, mut from, mut whole) = (String::new(), self.here, true);
        loop {
            match bytes.get(self.here) {
                None => return self.broken(Some(at), open, Syntax::EndsInString),
                Some(b'"') => {
                    let tail = &text[from..self.here];
                    self.here += 1;
                    let read = if owned.is_empty() { Cow::Borrowed(tail) } else { Cow::Owned(owned + tail) };
                    return Some(whole.then_some(read));
                }
                Some(b'\\') => {
                    owned.push_str(&text[from..self.here]);
                    match self.escape(at)? {
                        Some(c) => owned.push(c),
                        None => whole = false,
                    }
                    from = self.here;
                }
                Some(byte) if *byte < 0x20 => {
                    return self.broken(Some(at), self.here, Syntax::Control(char::from(*byte)));
                }
                Some(_) => self.here += 1,
            }
        }
    }

    /// Reads what follows a backslash; the inner `None` is half a surrogate, which is reported.
    fn escape(&mut self, at: At) -> Option<Option<char>> {
        let start = self.here;
        self.here += 1;
        let plain = match self.text[self.here..].chars().next() {
            None => return self.broken(Some(at), start, Syntax::EndsInString),
            Some('"') => '"',
            Some('\\') => '\\',
            Some('/') => '/',
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => return self.unicode(at, start),
            Some(c) => return self.broken(Some(at), start, Syntax::Escape(c)),
        };
        self.here += 1;
        Some(Some(plain))
    }

    fn unicode(&mut self, at: At, start: usize) -> Option<Option<char>> {
        let Some(unit) = self.hex(self.here + 1) else { return self.broken(Some(at), start, Syntax::Escape('u')) };
        self.here += 5;
        let code = match unit {
            0xD800..=0xDBFF if self.bytes.get(self.here) == Some(&b'\\') && self.bytes.get(self.here + 1) == Some(&b'u') => {
                match self.hex(self.here + 2) {
                    Some(low @ 0xDC00..=0xDFFF) => {
                        self.here += 6;
                        0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
                    }
                    Some(_) | None => unit,
                }
            }
            _ => unit,
        };
        let c = char::from_u32(code);
        if c.is_none() {
            self.faults.text(&self.tree, Some(at), start, FaultKind::LoneSurrogate);
        }
        Some(c)
    }

    fn hex(&self, from: usize) -> Option<u32> {
        let digits = self.bytes.get(from..from + 4)?;
        digits.iter().try_fold(0, |sum, digit| Some(sum * 16 + char::from(*digit).to_digit(16)?))
    }

    fn number(&mut self, at: At) -> Option<Kind<'t>> {
        let start = self.here;
        while let Some(b'0'..=b'9' | b'+' | b'-' | b'.' | b'a'..=b'z' | b'A'..=b'Z' | b'_') = self.peek() {
            self.here += 1;
        }
        let literal = &self.text[start..self.here];
        if !is_number(literal.as_bytes()) {
            let word = literal.trim_start_matches(['-', '+']);
            let syntax = if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
                Syntax::Word(literal.to_owned())
            } else {
                Syntax::Number(super::tree::cut(literal))
            };
            return self.broken(Some(at), start, syntax);
        }
        if literal != "-0" && !literal.contains(['.', 'e', 'E']) {
            if let Ok(value) = literal.parse() {
                return Some(Kind::Int(value));
            }
            if let Ok(value) = literal.parse() {
                return Some(Kind::Big(value));
            }
        }
        match literal.parse::<f64>() {
            Ok(value) if value.is_finite() => Some(Kind::Float(value)),
            Ok(_) | Err(_) => {
                self.faults.at(&self.tree, at, FaultKind::NumberTooLarge { text: super::tree::cut(literal) });
                Some(Kind::Hole)
            }
        }
    }

    fn take_word(&mut self) -> String {
        let start = self.here;
        while let Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'$' | b'-') = self.peek() {
            self.here += 1;
        }
        super::tree::cut(&self.text[start..self.here])
    }

    fn word(&mut self, at: At) -> Option<Kind<'t>> {
        let start = self.here;
        match self.take_word().as_str() {
            "null" => Some(Kind::Null),
            "true" => Some(Kind::Bool(true)),
            "false" => Some(Kind::Bool(false)),
            other => {
                let word = other.to_owned();
                self.broken(Some(at), start, Syntax::Word(word))
            }
        }
    }

    /// Steps over an object or list that lies too deep, without recursion and without looking for more than its end.
    fn skip(&mut self, at: At) -> Option<()> {
        let mut open = 0_usize;
        loop {
            match self.peek() {
                None => return self.broken(Some(at), self.here, Syntax::Ends),
                Some(b'"') => {
                    self.string(at)?;
                    continue;
                }
                Some(b'{' | b'[') => open += 1,
                Some(b'}' | b']') => open -= 1,
                Some(_) => {}
            }
            self.here += 1;
            if open == 0 {
                return Some(());
            }
        }
    }
}

/// The grammar of a number: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
fn is_number(literal: &[u8]) -> bool {
    let digits = |from: usize| literal[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut here = usize::from(literal.first() == Some(&b'-'));
    let whole = digits(here);
    if whole == 0 || (whole > 1 && literal[here] == b'0') {
        return false;
    }
    here += whole;
    if literal.get(here) == Some(&b'.') {
        let fraction = digits(here + 1);
        if fraction == 0 {
            return false;
        }
        here += 1 + fraction;
    }
    if let Some(b'e' | b'E') = literal.get(here) {
        here += 1;
        here += usize::from(matches!(literal.get(here), Some(b'+' | b'-')));
        let exponent = digits(here);
        if exponent == 0 {
            return false;
        }
        here += exponent;
    }
    here == literal.len()
}
