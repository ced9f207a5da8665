//! A writer of JSON for everything that serde can write: keys of records are literals and are not looked at, and what would be
//! escaped in a text, or would steer a terminal, is found in one pass.

use std::fmt::{self, Display, Write};

use serde::{Serialize, Serializer, ser};

use super::{digits, short, steers};

/// Adds a value.
pub(super) fn value(out: &mut Vec<u8>, value: &impl Serialize) {
    // Only a map whose keys are no texts or numbers can fail; a line has none, and serde_json would refuse it too.
    let _ = value.serialize(&mut Json { out, begin: b'{' });
}

/// Adds the fields of a record to a record that has fields already, and closes it.
pub(super) fn go_on(out: &mut Vec<u8>, value: &impl Serialize) {
    let _ = value.serialize(&mut Json { out, begin: b',' });
}

/// Why nothing was written.
#[derive(Debug)]
pub(super) struct NoJson(String);

impl Display for NoJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoJson {}

impl ser::Error for NoJson {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

type Done = Result<(), NoJson>;

/// Where a value is written.
pub(super) struct Json<'a> {
    out: &'a mut Vec<u8>,
    /// With what the next record begins: a brace, or the comma after the fields that are there already.
    begin: u8,
}

/// Which bytes of a text need a look: those that JSON escapes, and the first bytes of characters that steer.
const LOOK: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = true;
        byte += 1;
    }
    table[b'"' as usize] = true;
    table[b'\\' as usize] = true;
    table[0x7f] = true;
    // U+0080 to U+00BF, and U+2000 to U+2FFF.
    table[0xc2] = true;
    table[0xe2] = true;
    table
};

/// Whether eight bytes are all plain: ASCII from the space to the tilde without quotes and backslashes.
const fn is_plain(eight: [u8; 8]) -> bool {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    let bytes = u64::from_le_bytes(eight);
    // A high bit that is set here belongs to a byte below 0x20, to a quote, to a backslash, to 0x7f or to one beyond ASCII; and
    // without any of these none is set.
    let below = bytes.wrapping_sub(ONES * 0x20);
    let quote = (bytes ^ (ONES * b'"' as u64)).wrapping_sub(ONES);
    let backslash = (bytes ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    let above = bytes | bytes.wrapping_add(ONES);
    (below | quote | backslash | above) & HIGH == 0
}

/// Adds the inside of a text, escaped where it must be.
fn inside(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let is_plain = match bytes.last_chunk::<8>() {
        Some(last) => is_plain(*last) && bytes.as_chunks::<8>().0.iter().all(|eight| is_plain(*eight)),
        None => !bytes.iter().any(|byte| LOOK[usize::from(*byte)]),
    };
    if is_plain {
        return short::push(out, bytes);
    }
    match bytes.iter().position(|byte| LOOK[usize::from(*byte)]) {
        None => out.extend_from_slice(bytes),
        // A byte that needs a look begins a character.
        Some(at) => {
            out.extend_from_slice(&bytes[..at]);
            text[at..].chars().for_each(|c| character(out, c));
        }
    }
}

fn character(out: &mut Vec<u8>, c: char) {
    let short = match c {
        '"' => b'"',
        '\\' => b'\\',
        '\u{8}' => b'b',
        '\u{c}' => b'f',
        '\n' => b'n',
        '\r' => b'r',
        '\t' => b't',
        _ if steers(c) => {
            // All that steers is in the first plane: four digits.
            out.extend_from_slice(format!("\\u{:04x}", u32::from(c)).as_bytes());
            return;
        }
        _ => {
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

fn text(out: &mut Vec<u8>, text: &str) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    inside(out, text);
    out.push(b'"');
}

/// The inside of a text that comes in pieces.
struct Pieces<'a>(&'a mut Vec<u8>);

impl Write for Pieces<'_> {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        inside(self.0, piece);
        Ok(())
    }
}

/// Something with several members: a record, a map, a list.
pub(super) struct Members<'b, 'a> {
    json: &'b mut Json<'a>,
    /// What stands before the next member: an opening bracket, later a comma.
    before: u8,
    /// What closes it.
    close: &'static [u8],
}

impl<'b, 'a> Members<'b, 'a> {
    fn list(json: &'b mut Json<'a>, close: &'static [u8]) -> Self {
        Self { json, before: b'[', close }
    }

    fn record(json: &'b mut Json<'a>, close: &'static [u8]) -> Self {
        let before = std::mem::replace(&mut json.begin, b'{');
        Self { json, before, close }
    }

    #[inline(always)]
    fn next(&mut self) -> &mut Vec<u8> {
        let before = std::mem::replace(&mut self.before, b',');
        self.json.out.push(before);
        self.json.out
    }

    #[inline]
    fn element<T: ?Sized + Serialize>(&mut self, value: &T) -> Done {
        self.next();
        value.serialize(&mut *self.json)
    }

    /// A field: its key is a literal of the program without anything to escape.
    #[inline(always)]
    fn field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Done {
        let out = self.next();
        out.push(b'"');
        out.extend_from_slice(key.as_bytes());
        out.extend_from_slice(b"\":");
        value.serialize(&mut *self.json)
    }

    fn finish(self) -> Done {
        if self.before != b',' {
            self.json.out.push(self.before);
        }
        self.json.out.extend_from_slice(self.close);
        Ok(())
    }
}

/// A value under the name of its variant, as in `{"two":[1,2]}`.
fn variant<'b, 'a>(json: &'b mut Json<'a>, name: &'static str) -> &'b mut Json<'a> {
    let begin = std::mem::replace(&mut json.begin, b'{');
    json.out.push(begin);
    text(json.out, name);
    json.out.push(b':');
    json
}

macro_rules! numbers {
    ($($method:ident $type:ty => $push:ident;)*) => { $(
        fn $method(self, number: $type) -> Done {
            digits::$push(self.out, number.into());
            Ok(())
        }
    )* };
}

impl<'b, 'a> Serializer for &'b mut Json<'a> {
    type Ok = ();
    type Error = NoJson;
    type SerializeSeq = Members<'b, 'a>;
    type SerializeTuple = Members<'b, 'a>;
    type SerializeTupleStruct = Members<'b, 'a>;
    type SerializeTupleVariant = Members<'b, 'a>;
    type SerializeMap = Members<'b, 'a>;
    type SerializeStruct = Members<'b, 'a>;
    type SerializeStructVariant = Members<'b, 'a>;

    numbers! {
        serialize_u8 u8 => push;
        serialize_u16 u16 => push;
        serialize_u32 u32 => push;
        serialize_u64 u64 => push;
        serialize_i8 i8 => push_signed;
        serialize_i16 i16 => push_signed;
        serialize_i32 i32 => push_signed;
        serialize_i64 i64 => push_signed;
    }

    fn serialize_bool(self, value: bool) -> Done {
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_f32(self, number: f32) -> Done {
        serde_json::to_writer(&mut *self.out, &number).map_err(ser::Error::custom)
    }

    fn serialize_f64(self, number: f64) -> Done {
        serde_json::to_writer(&mut *self.out, &number).map_err(ser::Error::custom)
    }

    fn serialize_char(self, c: char) -> Done {
        self.serialize_str(c.encode_utf8(&mut [0; 4]))
    }

    #[inline]
    fn serialize_str(self, value: &str) -> Done {
        text(self.out, value);
        Ok(())
    }

    fn collect_str<T: ?Sized + Display>(self, value: &T) -> Done {
        self.out.push(b'"');
        let written = write!(Pieces(self.out), "{value}");
        self.out.push(b'"');
        written.map_err(ser::Error::custom)
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Done {
        self.collect_seq(bytes)
    }

    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Done {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(self, _: &'static str, _: u32, name: &'static str, value: &T) -> Done {
        let json = variant(self, name);
        value.serialize(&mut *json)?;
        json.out.push(b'}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'b, 'a>, NoJson> {
        Ok(Members::list(self, b"]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Members<'b, 'a>, NoJson> {
        Ok(Members::list(self, b"]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Members<'b, 'a>, NoJson> {
        Ok(Members::list(self, b"]"))
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, name: &'static str, _: usize) -> Result<Members<'b, 'a>, NoJson> {
        Ok(Members::list(variant(self, name), b"]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'b, 'a>, NoJson> {
        Ok(Members::record(self, b"}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'b, 'a>, NoJson> {
        Ok(Members::record(self, b"}"))
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, name: &'static str, _: usize) -> Result<Members<'b, 'a>, NoJson> {
        Ok(Members::record(variant(self, name), b"}}"))
    }
}

macro_rules! members {
    ($($kind:ident $method:ident($($key:ident)?) => $own:ident;)*) => { $(
        impl ser::$kind for Members<'_, '_> {
            type Ok = ();
            type Error = NoJson;
            #[inline(always)]
            fn $method<T: ?Sized + Serialize>(&mut self, $($key: &'static str,)? value: &T) -> Done {
                self.$own($($key,)? value)
            }
            fn end(self) -> Done {
                self.finish()
            }
        }
    )* };
}

members! {
    SerializeSeq serialize_element() => element;
    SerializeTuple serialize_element() => element;
    SerializeTupleStruct serialize_field() => element;
    SerializeTupleVariant serialize_field() => element;
    SerializeStruct serialize_field(key) => field;
    SerializeStructVariant serialize_field(key) => field;
}

impl ser::SerializeMap for Members<'_, '_> {
    type Ok = ();
    type Error = NoJson;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Done {
        let out = self.next();
        let begin = out.len();
        key.serialize(&mut *self.json)?;
        // A key is a text: a number gets its quotes.
        if self.json.out.get(begin) != Some(&b'"') {
            self.json.out.insert(begin, b'"');
            self.json.out.push(b'"');
        }
        self.json.out.push(b':');
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Done {
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Done {
        self.finish()
    }
}
