//! A JSON Schema made ready for the checker: references resolved, variants by their tag, equal parts shared.
//!
//! Only what the committed schemas use is understood; anything else is an error that the tests of this file would show.

use std::{collections::BTreeMap, sync::OnceLock};

use serde_json::{Map, Value};

/// The number of a shape in its [`Shapes`].
pub type ShapeId = usize;

/// The texts whose pattern has a reader of its own, which is more exact than the pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    Id,
    Instant,
    Date,
    TimeOfDay,
}

/// What a value may be.
#[derive(Clone, Debug)]
pub enum Shape {
    Any,
    Null,
    Bool,
    Int {
        min: i64,
        max: i64,
    },
    Number {
        min: f64,
        max: f64,
    },
    Text {
        max: usize,
    },
    Pattern(Pattern),
    /// One of these words.
    Words(Vec<String>),
    List {
        item: ShapeId,
        max: Option<usize>,
    },
    Object(Object),
    /// An object whose variant is named by the value of one key.
    Tagged {
        tag: String,
        variants: Vec<(String, ShapeId)>,
    },
    /// This, or `null`.
    Maybe(ShapeId),
    /// The first that fits.
    Union(Vec<ShapeId>),
}

/// What an object may hold.
#[derive(Clone, Debug, Default)]
pub struct Object {
    pub properties: Vec<Property>,
    /// Keys that are ids, with any of these values.
    pub map: Option<ShapeId>,
}

#[derive(Clone, Debug)]
pub struct Property {
    pub key: String,
    pub shape: ShapeId,
    pub required: bool,
}

/// All shapes of a schema.
#[derive(Debug)]
pub struct Shapes {
    shapes: Vec<Shape>,
    names: BTreeMap<String, ShapeId>,
}

impl Shapes {
    pub fn get(&self, id: ShapeId) -> &Shape {
        &self.shapes[id]
    }

    /// A definition of the schema.
    pub fn named(&self, name: &str) -> Option<ShapeId> {
        self.names.get(name).copied()
    }
}

/// The shapes of documents, made once.
pub fn document() -> Result<&'static Shapes, &'static str> {
    static SHAPES: OnceLock<Result<Shapes, String>> = OnceLock::new();
    SHAPES.get_or_init(|| compile(super::DOCUMENT)).as_ref().map_err(String::as_str)
}

/// The shapes of scripts, made once.
pub fn script() -> Result<&'static Shapes, &'static str> {
    static SHAPES: OnceLock<Result<Shapes, String>> = OnceLock::new();
    SHAPES.get_or_init(|| compile(super::SCRIPT)).as_ref().map_err(String::as_str)
}

fn compile(schema: &str) -> Result<Shapes, String> {
    let schema: Value = serde_json::from_str(schema).map_err(|error| error.to_string())?;
    let defs = schema.get("$defs").and_then(Value::as_object).ok_or("no $defs")?;
    let mut compiler = Compiler { defs, shapes: Vec::new(), names: BTreeMap::new(), known: BTreeMap::new() };
    for name in defs.keys() {
        compiler.definition(name)?;
    }
    Ok(Shapes { shapes: compiler.shapes, names: compiler.names })
}

struct Compiler<'s> {
    defs: &'s Map<String, Value>,
    shapes: Vec<Shape>,
    names: BTreeMap<String, ShapeId>,
    /// Shapes by the text of their schema: equal ones are one.
    known: BTreeMap<String, ShapeId>,
}

/// Says nothing about the values.
const NOTES: [&str; 3] = ["description", "default", "title"];

impl Compiler<'_> {
    fn definition(&mut self, name: &str) -> Result<ShapeId, String> {
        if let Some(id) = self.names.get(name) {
            return Ok(*id);
        }
        let schema = self.defs.get(name).ok_or_else(|| format!("no {name}"))?;
        // Holds the place: a definition may refer to itself.
        let id = self.shapes.len();
        self.shapes.push(Shape::Any);
        self.names.insert(name.to_owned(), id);
        self.shapes[id] = self.read(&plain(schema)).map_err(|error| format!("{name}: {error}"))?;
        Ok(id)
    }

    fn part(&mut self, schema: &Value) -> Result<ShapeId, String> {
        let schema = plain(schema);
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            return self.definition(name.trim_start_matches("#/$defs/"));
        }
        let text = schema.to_string();
        if let Some(id) = self.known.get(&text) {
            return Ok(*id);
        }
        let shape = self.read(&schema)?;
        self.shapes.push(shape);
        self.known.insert(text, self.shapes.len() - 1);
        Ok(self.shapes.len() - 1)
    }

    fn read(&mut self, schema: &Value) -> Result<Shape, String> {
        let object = match schema {
            Value::Bool(true) => return Ok(Shape::Any),
            Value::Object(object) if object.is_empty() => return Ok(Shape::Any),
            Value::Object(object) => object,
            other @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) => {
                return Err(format!("not understood: {other}"));
            }
        };
        if let Some(variants) = object.get("anyOf").or_else(|| object.get("oneOf")).and_then(Value::as_array) {
            return self.variants(variants);
        }
        if let Some(words) = object.get("enum").and_then(Value::as_array) {
            return Ok(Shape::Words(words.iter().filter_map(Value::as_str).map(str::to_owned).collect()));
        }
        match object.get("const") {
            Some(Value::String(word)) => return Ok(Shape::Words(vec![word.clone()])),
            Some(value) => {
                let value = value.as_i64().ok_or_else(|| format!("not understood: const {value}"))?;
                return Ok(Shape::Int { min: value, max: value });
            }
            None => {}
        }
        match object.get("type") {
            Some(Value::String(kind)) => self.typed(kind, object),
            Some(Value::Array(kinds)) => {
                let kinds: Vec<&str> = kinds.iter().filter_map(Value::as_str).collect();
                let [kind, "null"] = kinds[..] else { return Err(format!("not understood: {kinds:?}")) };
                let mut rest = object.clone();
                rest.insert("type".to_owned(), Value::String(kind.to_owned()));
                Ok(Shape::Maybe(self.part(&Value::Object(rest))?))
            }
            Some(other) => Err(format!("not understood: {other}")),
            None => match object.get("$ref") {
                Some(_) => Ok(Shape::Union(vec![self.part(schema)?])),
                None => Err(format!("not understood: {schema}")),
            },
        }
    }

    fn typed(&mut self, kind: &str, object: &Map<String, Value>) -> Result<Shape, String> {
        let integer = |key: &str| object.get(key).and_then(Value::as_i64);
        let number = |key: &str| object.get(key).and_then(Value::as_f64);
        let count = |key: &str| object.get(key).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
        Ok(match kind {
            "null" => Shape::Null,
            "boolean" => Shape::Bool,
            "integer" => Shape::Int { min: integer("minimum").unwrap_or(i64::MIN), max: integer("maximum").unwrap_or(i64::MAX) },
            "number" => Shape::Number { min: number("minimum").unwrap_or(f64::MIN), max: number("maximum").unwrap_or(f64::MAX) },
            "string" => match object.get("pattern").and_then(Value::as_str) {
                Some(pattern) => Shape::Pattern(pattern_of(pattern)?),
                None => Shape::Text { max: count("maxLength").unwrap_or(usize::MAX) },
            },
            "array" => Shape::List { item: self.part(object.get("items").unwrap_or(&Value::Bool(true)))?, max: count("maxItems") },
            "object" => Shape::Object(self.object(object)?),
            other => return Err(format!("not understood: type {other}")),
        })
    }

    fn object(&mut self, schema: &Map<String, Value>) -> Result<Object, String> {
        if schema.get("additionalProperties") != Some(&Value::Bool(false)) {
            return Err("an object that takes any key".to_owned());
        }
        let required: Vec<&str> =
            schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        let mut properties = Vec::new();
        for (key, value) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            properties.push(Property { key: key.clone(), shape: self.part(value)?, required: required.contains(&key.as_str()) });
        }
        // The checker remembers in one word which keys it has seen.
        if properties.len() > 64 {
            return Err("an object of more than 64 keys".to_owned());
        }
        let mut map = None;
        for (pattern, value) in schema.get("patternProperties").and_then(Value::as_object).into_iter().flatten() {
            if pattern_of(pattern)? != Pattern::Id {
                return Err(format!("not understood: keys like {pattern}"));
            }
            map = Some(self.part(value)?);
        }
        Ok(Object { properties, map })
    }

    fn variants(&mut self, variants: &[Value]) -> Result<Shape, String> {
        let null = serde_json::json!({ "type": "null" });
        let rest: Vec<Value> = variants.iter().map(plain).filter(|variant| *variant != null).collect();
        if rest.len() < variants.len() {
            let [one] = &rest[..] else { return Err("a union with null".to_owned()) };
            return Ok(Shape::Maybe(self.part(one)?));
        }
        let words: Vec<&str> = rest.iter().filter_map(|variant| variant.get("const").and_then(Value::as_str)).collect();
        if words.len() == rest.len() {
            return Ok(Shape::Words(words.into_iter().map(str::to_owned).collect()));
        }
        for tag in ["type", "kind"] {
            let names: Vec<&str> = rest.iter().filter_map(|variant| variant["properties"][tag]["const"].as_str()).collect();
            if names.len() == rest.len() {
                let shapes: Result<Vec<_>, _> = rest.iter().map(|variant| self.part(variant)).collect();
                let variants = names.into_iter().map(str::to_owned).zip(shapes?).collect();
                return Ok(Shape::Tagged { tag: tag.to_owned(), variants });
            }
        }
        Ok(Shape::Union(rest.iter().map(|variant| self.part(variant)).collect::<Result<_, _>>()?))
    }
}

/// A schema without what says nothing about the values.
fn plain(schema: &Value) -> Value {
    match schema {
        Value::Object(object) => {
            Value::Object(object.iter().filter(|(key, _)| !NOTES.contains(&key.as_str())).map(|(k, v)| (k.clone(), v.clone())).collect())
        }
        other @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) => other.clone(),
    }
}

fn pattern_of(pattern: &str) -> Result<Pattern, String> {
    // The patterns are told apart by how they begin; the tests compare each with its reader.
    match pattern {
        "^[A-Za-z0-9_-]{1,64}$" => Ok(Pattern::Id),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => Ok(Pattern::Date),
        "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$" => Ok(Pattern::TimeOfDay),
        instant if instant.starts_with("^[0-9]{4}-[0-9]{2}-[0-9]{2}T") => Ok(Pattern::Instant),
        other => Err(format!("not understood: pattern {other}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_schemas_are_understood() {
        for (shapes, name) in [(document(), "WorkspaceFile"), (document(), "WorkflowFile"), (script(), "Script")] {
            let shapes = shapes.unwrap();
            let file = shapes.named(name).unwrap();
            assert!(matches!(shapes.get(file), Shape::Object(object) if !object.properties.is_empty()), "{name}");
        }
        let shapes = document().unwrap();
        for (name, tag) in [("Node", "type"), ("Event", "type"), ("Expectation", "type"), ("Subject", "kind"), ("Question", "type")] {
            let shape = shapes.get(shapes.named(name).unwrap());
            assert!(matches!(shape, Shape::Tagged { tag: found, .. } if found == tag), "{name}: {shape:?}");
        }
    }
}
