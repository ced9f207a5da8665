//! Walks a tree by the schema and reports every value that does not fit.

use usher_model::{
    ids::check_id,
    time::{BadTime, Date, Moment, TimeOfDay},
};

use super::{
    near::nearest,
    tree::{At, Entry, Faults, Kind, Tree},
};
use crate::{
    fault::{FaultKind, Json},
    schema::compile::{Object, Pattern, Shape, ShapeId, Shapes},
};

/// Checks one value. Returns the numbers that are written with a fraction of zero where an integer is wanted.
pub fn check(tree: &Tree<'_>, at: At, shapes: &Shapes, shape: ShapeId, faults: &mut Faults) -> Vec<At> {
    let mut checker = Checker { tree, shapes, faults, integers: Vec::new() };
    checker.value(at, shape);
    checker.integers
}

struct Checker<'c, 't> {
    tree: &'c Tree<'t>,
    shapes: &'c Shapes,
    faults: &'c mut Faults,
    integers: Vec<At>,
}

impl Checker<'_, '_> {
    fn value(&mut self, at: At, shape: ShapeId) {
        let shapes = self.shapes;
        let kind = self.tree.kind(at);
        match (shapes.get(shape), kind) {
            (_, Kind::Hole)
            | (Shape::Any, _)
            | (Shape::Null, Kind::Null)
            | (Shape::Bool, Kind::Bool(_))
            | (Shape::Maybe(_), Kind::Null) => {}
            (Shape::Maybe(shape), _) => self.value(at, *shape),
            (Shape::Int { min, max }, Kind::Int(value)) if !(min..=max).contains(&value) => self.outside_integers(at, *min, *max),
            (Shape::Int { .. }, Kind::Int(_)) => {}
            (Shape::Int { min, max }, Kind::Big(_)) => self.outside_integers(at, *min, *max),
            (Shape::Int { min, max }, Kind::Float(value)) if value.fract() == 0.0 => self.whole_number(at, *value, *min, *max),
            (Shape::Number { min, max }, Kind::Int(_) | Kind::Big(_) | Kind::Float(_)) => {
                #[expect(clippy::cast_precision_loss, reason = "compared with bounds that are far from where it matters")]
                let value = match kind {
                    Kind::Int(value) => *value as f64,
                    Kind::Big(value) => *value as f64,
                    Kind::Float(value) => *value,
                    Kind::Hole | Kind::Null | Kind::Bool(_) | Kind::Text(_) | Kind::List(_) | Kind::Object(_) => 0.0,
                };
                if !(*min..=*max).contains(&value) {
                    let kind = FaultKind::OutOfRange { got: self.tree.got(at), min: min.to_string(), max: max.to_string() };
                    self.faults.at(self.tree, at, kind);
                }
            }
            (Shape::Text { max }, Kind::Text(text)) => self.length(at, text, *max),
            (Shape::Pattern(pattern), Kind::Text(text)) => self.pattern(at, text, *pattern),
            (Shape::Words(words), Kind::Text(text)) if words.iter().any(|word| word == text) => {}
            (Shape::Words(words), _) => {
                let like = self.tree.text(at).and_then(|text| nearest(text, words.iter().map(String::as_str)));
                self.faults.at(self.tree, at, FaultKind::UnknownValue { got: self.tree.got(at), known: words.clone(), like });
            }
            (Shape::List { item, max }, Kind::List(items)) => match max {
                Some(limit) if items.len() > *limit => {
                    self.faults.at(self.tree, at, FaultKind::TooMany { found: items.len(), limit: *limit });
                }
                Some(_) | None => items.iter().for_each(|at| self.value(*at, *item)),
            },
            (Shape::Object(object), Kind::Object(entries)) => self.object(at, entries, object),
            (Shape::Tagged { tag, variants }, Kind::Object(entries)) => self.tagged(at, entries, tag, variants),
            (Shape::Union(shapes), _) => self.union(at, shape, shapes),
            (
                Shape::Null
                | Shape::Bool
                | Shape::Int { .. }
                | Shape::Number { .. }
                | Shape::Text { .. }
                | Shape::Pattern(_)
                | Shape::List { .. }
                | Shape::Object(_)
                | Shape::Tagged { .. },
                _,
            ) => self.other_kind(at, shape),
        }
    }

    fn other_kind(&mut self, at: At, shape: ShapeId) {
        let mut expected = Vec::new();
        self.kinds(shape, &mut expected);
        self.faults.at(self.tree, at, FaultKind::Expected { expected, got: self.tree.got(at) });
    }

    /// Which kinds of values a shape takes.
    fn kinds(&self, shape: ShapeId, kinds: &mut Vec<Json>) {
        let kind = match self.shapes.get(shape) {
            Shape::Any => return,
            Shape::Null => Json::Null,
            Shape::Bool => Json::Boolean,
            Shape::Int { .. } => Json::Integer,
            Shape::Number { .. } => Json::Number,
            Shape::Text { .. } | Shape::Pattern(_) | Shape::Words(_) => Json::Text,
            Shape::List { .. } => Json::List,
            Shape::Object(_) | Shape::Tagged { .. } => Json::Object,
            Shape::Maybe(shape) => {
                self.kinds(*shape, kinds);
                Json::Null
            }
            Shape::Union(shapes) => {
                shapes.iter().for_each(|shape| self.kinds(*shape, kinds));
                return;
            }
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }

    fn outside_integers(&mut self, at: At, min: i64, max: i64) {
        let kind = FaultKind::OutOfRange { got: self.tree.got(at), min: min.to_string(), max: max.to_string() };
        self.faults.at(self.tree, at, kind);
    }

    /// `3.0` is 3 (JSON has one kind of numbers).
    fn whole_number(&mut self, at: At, value: f64, min: i64, max: i64) {
        // Both powers of two are exact, and below the upper one every whole number fits an integer.
        if !(-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&value) {
            return self.outside_integers(at, min, max);
        }
        #[expect(clippy::cast_possible_truncation, reason = "the range was checked just before")]
        if (min..=max).contains(&(value as i64)) {
            self.integers.push(at);
        } else {
            self.outside_integers(at, min, max);
        }
    }

    fn length(&mut self, at: At, text: &str, limit: usize) {
        // Fewer bytes than characters there cannot be: most texts need no counting.
        if text.len() > limit {
            let found = text.chars().count();
            if found > limit {
                self.faults.at(self.tree, at, FaultKind::TooLong { found, limit });
            }
        }
    }

    fn pattern(&mut self, at: At, text: &str, pattern: Pattern) {
        let bad_time = |wanted: BadTime| FaultKind::BadTime { wanted, got: self.tree.got(at) };
        let fault = match pattern {
            Pattern::Id => check_id(text).err().map(FaultKind::BadId),
            Pattern::Instant => text.parse::<Moment>().err().map(bad_time),
            Pattern::Date => text.parse::<Date>().err().map(bad_time),
            Pattern::TimeOfDay => text.parse::<TimeOfDay>().err().map(bad_time),
        };
        if let Some(kind) = fault {
            self.faults.at(self.tree, at, kind);
        }
    }

    fn object(&mut self, at: At, entries: &[Entry<'_>], shape: &Object) {
        let mut seen = 0_u64;
        let mut next = 0;
        for entry in entries {
            // Keys mostly come in the schema's order: the one after the last is tried first.
            let property = match shape.properties.get(next) {
                Some(property) if property.key == entry.key => Some(next),
                Some(_) | None => shape.properties.iter().position(|property| property.key == entry.key),
            };
            match (property, shape.map) {
                (Some(n), _) => {
                    seen |= 1 << n;
                    next = n + 1;
                    self.value(entry.value, shape.properties[n].shape);
                }
                (None, Some(value)) => {
                    if let Err(bad) = check_id(&entry.key) {
                        self.faults.key(self.tree, at, &entry.key, entry.offset, None, FaultKind::BadId(bad));
                    }
                    self.value(entry.value, value);
                }
                (None, None) => self.unknown_key(at, entry, shape.properties.iter().map(|property| property.key.as_str())),
            }
        }
        for (n, property) in shape.properties.iter().enumerate() {
            if property.required && seen & (1 << n) == 0 {
                self.missing_key(at, &property.key);
            }
        }
    }

    fn unknown_key<'k>(&mut self, at: At, entry: &Entry<'_>, known: impl Iterator<Item = &'k str>) {
        let kind = FaultKind::UnknownKey { key: super::tree::cut(&entry.key), like: nearest(&entry.key, known) };
        self.faults.key(self.tree, at, &entry.key, entry.offset, None, kind);
    }

    fn missing_key(&mut self, at: At, key: &str) {
        self.faults.key(self.tree, at, key, self.tree.offset(at), None, FaultKind::MissingKey { key: key.to_owned() });
    }

    fn tagged(&mut self, at: At, entries: &[Entry<'_>], tag: &str, variants: &[(String, ShapeId)]) {
        let Some(named) = self.tree.get(at, tag) else {
            self.missing_key(at, tag);
            return self.untagged(at, entries, tag, variants);
        };
        let chosen = match self.tree.kind(named) {
            Kind::Text(name) => variants.iter().find(|(variant, _)| variant == name),
            Kind::Hole | Kind::Null | Kind::Bool(_) | Kind::Int(_) | Kind::Big(_) | Kind::Float(_) | Kind::List(_) | Kind::Object(_) => {
                None
            }
        };
        if let Some((_, shape)) = chosen {
            return self.value(at, *shape);
        }
        if !matches!(self.tree.kind(named), Kind::Hole) {
            let known: Vec<String> = variants.iter().map(|(name, _)| name.clone()).collect();
            let like = self.tree.text(named).and_then(|text| nearest(text, known.iter().map(String::as_str)));
            self.faults.at(self.tree, named, FaultKind::UnknownValue { got: self.tree.got(named), known, like });
        }
        self.untagged(at, entries, tag, variants);
    }

    /// Nobody knows which variant is meant: what all variants have in common is checked, and keys that none has are reported.
    fn untagged(&mut self, at: At, entries: &[Entry<'_>], tag: &str, variants: &[(String, ShapeId)]) {
        let shapes = self.shapes;
        let properties =
            |variant: &ShapeId| if let Shape::Object(object) = shapes.get(*variant) { object.properties.as_slice() } else { &[] };
        for entry in entries.iter().filter(|entry| entry.key != tag) {
            let mut found = variants.iter().map(|(_, variant)| properties(variant).iter().find(|property| property.key == entry.key));
            let first = found.next().flatten().map(|property| property.shape);
            let same = found.clone().all(|property| property.map(|property| property.shape) == first);
            match first {
                Some(shape) if same => self.value(entry.value, shape),
                None if found.all(|property| property.is_none()) => {
                    let known = variants.iter().flat_map(|(_, variant)| properties(variant)).map(|property| property.key.as_str());
                    self.unknown_key(at, entry, known);
                }
                Some(_) | None => {}
            }
        }
    }

    /// The variant that fits, else the one with the fewest faults among those of this kind of value.
    fn union(&mut self, at: At, union: ShapeId, shapes: &[ShapeId]) {
        let json = self.tree.json(at);
        let fitting: Vec<ShapeId> = shapes
            .iter()
            .copied()
            .filter(|shape| {
                let mut kinds = Vec::new();
                self.kinds(*shape, &mut kinds);
                kinds.contains(&json)
                    || (json == Json::Integer && kinds.contains(&Json::Number))
                    || matches!(self.shapes.get(*shape), Shape::Any)
            })
            .collect();
        match fitting[..] {
            [] => self.other_kind(at, union),
            [one] => self.value(at, one),
            _ => {
                let mut best: Option<(usize, ShapeId)> = None;
                for shape in fitting {
                    let (mark, integers) = (self.faults.mark(), self.integers.len());
                    self.value(at, shape);
                    let faults = self.faults.total() - mark.1;
                    if faults == 0 {
                        return;
                    }
                    self.faults.back_to(mark);
                    self.integers.truncate(integers);
                    if best.is_none_or(|(least, _)| faults < least) {
                        best = Some((faults, shape));
                    }
                }
                if let Some((_, shape)) = best {
                    self.value(at, shape);
                }
            }
        }
    }
}
