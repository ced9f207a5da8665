//! Gives a checked tree to serde. What the checker has passed cannot fail here; should it, that is reported, not hidden.

use std::fmt;

use serde::{
    Deserialize,
    de::{self, DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor},
};

use super::tree::{At, Entry, Kind, Tree};

/// Reads a value of the tree as a type of the model.
pub fn decode<'de, T: Deserialize<'de>>(tree: &'de Tree<'_>, at: At) -> Result<T, Failure> {
    T::deserialize(Node { tree, at, header: false })
}

/// Reads a whole file, without its header: `format` and `version` have done their work.
pub fn decode_file<'de, T: Deserialize<'de>>(tree: &'de Tree<'_>, at: At) -> Result<T, Failure> {
    T::deserialize(Node { tree, at, header: true })
}

/// What serde says when the checker was wrong.
#[derive(Debug)]
pub struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl de::Error for Failure {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

#[derive(Clone, Copy)]
struct Node<'de, 't> {
    tree: &'de Tree<'t>,
    at: At,
    header: bool,
}

impl<'de> de::Deserializer<'de> for Node<'de, '_> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.tree.kind(self.at) {
            Kind::Hole | Kind::Null => visitor.visit_unit(),
            Kind::Bool(value) => visitor.visit_bool(*value),
            Kind::Int(value) => visitor.visit_i64(*value),
            Kind::Big(value) => visitor.visit_u64(*value),
            Kind::Float(value) => visitor.visit_f64(*value),
            Kind::Text(text) => visitor.visit_borrowed_str(text),
            Kind::List(items) => visitor.visit_seq(Items { tree: self.tree, items: items.iter() }),
            Kind::Object(entries) => {
                visitor.visit_map(Entries { tree: self.tree, entries: entries.iter(), value: self.at, header: self.header })
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        if matches!(self.tree.kind(self.at), Kind::Null) { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Failure> {
        match self.tree.text(self.at) {
            Some(text) => visitor.visit_enum(Word(text)),
            None => self.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct Items<'de, 't> {
    tree: &'de Tree<'t>,
    items: std::slice::Iter<'de, At>,
}

impl<'de> SeqAccess<'de> for Items<'de, '_> {
    type Error = Failure;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Failure> {
        self.items.next().map(|at| seed.deserialize(Node { tree: self.tree, at: *at, header: false })).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

struct Entries<'de, 't> {
    tree: &'de Tree<'t>,
    entries: std::slice::Iter<'de, Entry<'t>>,
    /// The value of the key that was read last.
    value: At,
    header: bool,
}

impl<'de> MapAccess<'de> for Entries<'de, '_> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        let header = self.header;
        let Some(entry) = self.entries.find(|entry| !(header && matches!(&*entry.key, "format" | "version"))) else { return Ok(None) };
        self.value = entry.value;
        seed.deserialize(de::value::BorrowedStrDeserializer::new(&entry.key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Failure> {
        seed.deserialize(Node { tree: self.tree, at: self.value, header: false })
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}

/// A word of a list of words.
struct Word<'de>(&'de str);

impl<'de> EnumAccess<'de> for Word<'de> {
    type Error = Failure;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Failure> {
        let deserializer: de::value::StrDeserializer<'_, Failure> = self.0.into_deserializer();
        Ok((seed.deserialize(deserializer)?, self))
    }
}

impl<'de> VariantAccess<'de> for Word<'de> {
    type Error = Failure;

    fn unit_variant(self) -> Result<(), Failure> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Failure> {
        Err(Failure(format!("{} holds nothing", self.0)))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Failure> {
        Err(Failure(format!("{} holds nothing", self.0)))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Failure> {
        Err(Failure(format!("{} holds nothing", self.0)))
    }
}
