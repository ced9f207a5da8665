//! What a world is like, apart from when it is and how it came there: two worlds that are alike go on alike, whatever happens.

use std::{
    fmt::Display,
    hash::{DefaultHasher, Hasher},
};

use serde::{
    Serialize,
    ser::{self, Serializer},
};
use usher_engine::World;
use usher_model::time::Moment;

/// A field of one of the engine's structs: its name and the field's.
pub type Field = (&'static str, &'static str);

/// What has no part in how a world goes on: counters of lines and events, the document's own ids, what ended runs were like, and
/// where active ones have been.
const NO_PART: [Field; 11] = [
    ("Saved", "users"),
    ("Saved", "workflows"),
    ("Saved", "nodes"),
    ("State", "now"),
    ("State", "event"),
    ("State", "seq"),
    ("State", "order"),
    ("State", "runs"),
    ("Enrolled", "ended"),
    ("Run", "path"),
    ("Run", "steps"),
];

/// Places in the order of everything that are compared only with others of the same field; all others are compared with each other.
const OWN_ORDER: [Field; 3] = [("Run", "number"), ("UserNow", "last_assigned"), ("Conversation", "order")];

/// Works out what a world is like. Everything a saved world holds counts, so what is added to the engine counts too, but for these:
/// * an instant counts by its distance from now; one that is further back than `memory` seconds is just "long ago";
/// * a place in the order of everything counts by its rank among the places it is ever compared with, a run's number likewise;
/// * the fields of `forgets`, which the documents at hand never look at, do not count.
///
/// # Panics
/// Never: there is nothing in a world that cannot be written.
#[must_use]
pub fn likeness(world: &World, memory: i64, forgets: &[Field]) -> u128 {
    let mut writer =
        Writer { now: world.now().seconds(), memory, forgets, bytes: Vec::with_capacity(2_048), places: Default::default(), order: 0 };
    world.save().serialize(&mut writer).expect("a world can be written");
    let places = std::mem::take(&mut writer.places).map(|places| ranks(&places));
    let hash = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        hasher.write_u8(salt);
        hasher.write(&writer.bytes);
        places.iter().flatten().for_each(|rank| hasher.write_usize(*rank));
        u128::from(hasher.finish())
    };
    hash(0) << 64 | hash(1)
}

/// For each value how many smaller ones there are; 0 stays 0, because it means "never".
fn ranks(values: &[u64]) -> Vec<usize> {
    let mut sorted: Vec<u64> = values.iter().copied().chain([0]).collect();
    sorted.sort_unstable();
    sorted.dedup();
    values.iter().map(|value| sorted.binary_search(value).expect("it is one of them")).collect()
}

/// Writes a world as bytes without its absolute times and counts.
struct Writer<'a> {
    now: i64,
    memory: i64,
    forgets: &'a [Field],
    bytes: Vec<u8>,
    /// Places in each of the orders, as they come.
    places: [Vec<u64>; OWN_ORDER.len() + 1],
    /// The order to which the next place belongs.
    order: usize,
}

impl Writer<'_> {
    fn put(&mut self, tag: u8, bytes: &[u8]) -> Result<(), Never> {
        self.bytes.push(tag);
        self.bytes.extend_from_slice(&u32::try_from(bytes.len()).expect("short").to_le_bytes());
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn open(&mut self, tag: u8, name: &'static str) -> Fields<'_, Self> {
        self.bytes.push(tag);
        Fields { to: self, of: name }
    }
}

/// A list, a map or a struct that is being written.
struct Fields<'w, W> {
    to: &'w mut W,
    of: &'static str,
}

impl Fields<'_, Writer<'_>> {
    fn item(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Never> {
        value.serialize(&mut *self.to)
    }

    fn close(self) -> Result<(), Never> {
        self.to.bytes.push(b')');
        Ok(())
    }

    fn field(&mut self, key: &'static str, value: &(impl Serialize + ?Sized)) -> Result<(), Never> {
        let field = (self.of, key);
        if NO_PART.contains(&field) || self.to.forgets.contains(&field) {
            return Ok(());
        }
        self.to.order = OWN_ORDER.iter().position(|own| *own == field).map_or(0, |at| at + 1);
        self.item(value)
    }
}

/// What never goes wrong.
type Never = serde::de::value::Error;

macro_rules! plain {
    ($($name:ident: $type:ty),*) => { $(
        fn $name(self, value: $type) -> Result<(), Never> {
            self.put(b'n', &value.to_le_bytes())
        }
    )* };
}

impl<'w, 'a> Serializer for &'w mut Writer<'a> {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Fields<'w, Writer<'a>>;
    type SerializeTuple = Self::SerializeSeq;
    type SerializeTupleStruct = Self::SerializeSeq;
    type SerializeTupleVariant = Self::SerializeSeq;
    type SerializeMap = Self::SerializeSeq;
    type SerializeStruct = Self::SerializeSeq;
    type SerializeStructVariant = Self::SerializeSeq;

    plain!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_u8: u8, serialize_u16: u16);
    plain!(serialize_f32: f32, serialize_f64: f64);

    fn serialize_u32(self, value: u32) -> Result<(), Never> {
        if self.order > 0 { self.serialize_u64(value.into()) } else { self.put(b'n', &value.to_le_bytes()) }
    }

    /// Whatever is a 64-bit number is a place in the order of everything.
    fn serialize_u64(self, value: u64) -> Result<(), Never> {
        self.places[self.order].push(value);
        self.put(b'!', &[])
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), Never> {
        self.serialize_str(&value.to_string())
    }

    fn serialize_bool(self, value: bool) -> Result<(), Never> {
        self.put(b'b', &[value.into()])
    }

    fn serialize_char(self, value: char) -> Result<(), Never> {
        self.put(b'n', &u32::from(value).to_le_bytes())
    }

    /// Instants are texts too; no contact of a small world writes one.
    fn serialize_str(self, value: &str) -> Result<(), Never> {
        let moment = if value.len() == "2026-03-02T07:00:00Z".len() { value.parse::<Moment>().ok() } else { None };
        match moment {
            Some(moment) => self.put(b'@', &(moment.instant.seconds() - self.now).max(-self.memory).to_le_bytes()),
            None => self.put(b's', value.as_bytes()),
        }
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Never> {
        self.put(b's', value)
    }

    fn serialize_none(self) -> Result<(), Never> {
        self.put(b'0', &[])
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Never> {
        self.bytes.push(b'1');
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Never> {
        self.put(b'0', &[])
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Never> {
        self.put(b'0', &[])
    }

    fn serialize_unit_variant(self, _: &'static str, at: u32, _: &'static str) -> Result<(), Never> {
        self.put(b'v', &at.to_le_bytes())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, at: u32, _: &'static str, value: &T) -> Result<(), Never> {
        self.put(b'v', &at.to_le_bytes())?;
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Never> {
        Ok(self.open(b'[', ""))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeSeq, Never> {
        Ok(self.open(b'[', ""))
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Self::SerializeSeq, Never> {
        Ok(self.open(b'[', name))
    }

    fn serialize_tuple_variant(self, name: &'static str, at: u32, _: &'static str, _: usize) -> Result<Self::SerializeSeq, Never> {
        self.put(b'v', &at.to_le_bytes())?;
        Ok(self.open(b'[', name))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeSeq, Never> {
        Ok(self.open(b'{', ""))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Self::SerializeSeq, Never> {
        Ok(self.open(b'{', name))
    }

    fn serialize_struct_variant(self, name: &'static str, at: u32, _: &'static str, _: usize) -> Result<Self::SerializeSeq, Never> {
        self.put(b'v', &at.to_le_bytes())?;
        Ok(self.open(b'{', name))
    }
}

macro_rules! lists {
    ($($of:ident $method:ident),*) => { $(
        impl ser::$of for Fields<'_, Writer<'_>> {
            type Ok = ();
            type Error = Never;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
                self.item(value)
            }

            fn end(self) -> Result<(), Never> {
                self.close()
            }
        }
    )* };
}

lists!(SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field);
lists!(SerializeTupleVariant serialize_field);

macro_rules! structs {
    ($($of:ident),*) => { $(
        impl ser::$of for Fields<'_, Writer<'_>> {
            type Ok = ();
            type Error = Never;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Never> {
                self.field(key, value)
            }

            fn end(self) -> Result<(), Never> {
                self.close()
            }
        }
    )* };
}

structs!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Fields<'_, Writer<'_>> {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Never> {
        self.item(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.item(value)
    }

    fn end(self) -> Result<(), Never> {
        self.close()
    }
}
