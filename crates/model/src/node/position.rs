//! Where a card is.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The top left corner of a card on the canvas, in CSS pixels at 100 %, with one decimal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Position {
    tenths_x: i32,
    tenths_y: i32,
}

impl Position {
    /// The farthest a coordinate may be from the origin, in pixels.
    pub const FARTHEST: f64 = 1e7;

    /// A place, rounded to tenths of a pixel and held within ten million pixels of the origin.
    #[must_use]
    pub fn new(x: f64, y: f64) -> Self {
        Self { tenths_x: tenths(x), tenths_y: tenths(y) }
    }

    /// Pixels to the right.
    #[must_use]
    pub fn x(self) -> f64 {
        f64::from(self.tenths_x) / 10.0
    }

    /// Pixels down.
    #[must_use]
    pub fn y(self) -> f64 {
        f64::from(self.tenths_y) / 10.0
    }
}

fn tenths(pixels: f64) -> i32 {
    if pixels.is_nan() {
        return 0;
    }
    #[expect(clippy::cast_possible_truncation, reason = "held within 10^8 just before")]
    let tenths = (pixels.clamp(-Position::FARTHEST, Position::FARTHEST) * 10.0).round() as i32;
    tenths
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Position"))]
#[serde(deny_unknown_fields)]
struct PositionDoc {
    x: crate::value::Number,
    y: crate::value::Number,
}

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use crate::value::Number;
        let number = |pixels| Number::new(pixels).unwrap_or(Number::from(0));
        PositionDoc { x: number(self.x()), y: number(self.y()) }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let doc = PositionDoc::deserialize(deserializer)?;
        Ok(Self::new(doc.x.get(), doc.y.get()))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Position {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Position".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        PositionDoc::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_one_decimal_and_are_never_out_of_reach() {
        for (x, shown) in [
            (0.0, 0.0),
            (12.34, 12.3),
            (-0.06, -0.1),
            (1e308, Position::FARTHEST),
            (f64::NAN, 0.0),
            (f64::NEG_INFINITY, -Position::FARTHEST),
        ] {
            assert!((Position::new(x, 0.0).x() - shown).abs() < f64::EPSILON, "{x}");
        }
    }
}
