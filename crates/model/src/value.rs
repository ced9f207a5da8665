//! Numbers, field values and what others keep under `"x"`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A finite number that is written without a needless fraction: `3`, not `3.0`.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Number(f64);

impl Number {
    /// A number; infinite and undefined ones are none.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        // Adding zero turns -0 into 0, which JSON readers tell apart and people do not.
        value.is_finite().then_some(Self(value + 0.0))
    }

    /// The number itself.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }

    /// The number when it has no fraction and every integer near it is exact.
    #[must_use]
    pub fn as_integer(self) -> Option<i64> {
        #[expect(clippy::cast_possible_truncation, reason = "the range was checked: below 2^53 it is exact")]
        (self.0.fract() == 0.0 && self.0.abs() < 9_007_199_254_740_992.0).then_some(self.0 as i64)
    }
}

// A finite number equals itself, so the relation is an equivalence.
impl Eq for Number {}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        Self(f64::from(value))
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_integer() {
            Some(integer) => serializer.serialize_i64(integer),
            None => serializer.serialize_f64(self.0),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        Self::new(value).ok_or_else(|| serde::de::Error::custom("a number is finite"))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Number {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

/// A place on earth, in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// Degrees east, from -180 to 180.
    pub longitude: Number,
    /// Degrees north, from -90 to 90.
    pub latitude: Number,
}

/// What a contact field or a variable holds. Dates and times are ISO texts (`2026-03-02`, `14:30`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Value {
    /// A checkbox.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Any text; also dates, times, phones, list values.
    Text(String),
    /// Both numbers of a location.
    Location(Location),
}

impl Value {
    /// The value as a person reads it in a message.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Bool(value) => value.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
            Self::Location(at) => format!("{}, {}", at.longitude, at.latitude),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// What other tools keep under the key `"x"`: read, kept and written back as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Extra(pub Option<serde_json::Value>);

impl Extra {
    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        for (number, text) in [(3.0, "3"), (-0.0, "0"), (0.1, "0.1"), (1e300, "1e+300"), (-2.5, "-2.5")] {
            let number = Number::new(number).unwrap();
            let written = serde_json::to_string(&number).unwrap();
            assert_eq!(written, text);
            assert_eq!(serde_json::from_str::<Number>(&written).unwrap(), number);
        }
        assert_eq!(Number::new(f64::NAN), None);
        assert_eq!(Number::new(f64::INFINITY), None);
    }
}
