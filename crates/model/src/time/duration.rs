//! Spans of time.

use serde::{Deserialize, Serialize};

/// The unit of a [`Duration`]; exact: a day is 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Unit {
    /// One second.
    Seconds,
    /// 60 seconds.
    Minutes,
    /// 3,600 seconds.
    Hours,
    /// 86,400 seconds.
    Days,
}

impl Unit {
    /// Every unit, shortest first.
    pub const ALL: [Self; 4] = [Self::Seconds, Self::Minutes, Self::Hours, Self::Days];

    /// How many seconds one of it is.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        match self {
            Self::Seconds => 1,
            Self::Minutes => 60,
            Self::Hours => 3_600,
            Self::Days => 86_400,
        }
    }
}

/// A span of time as a person set it. Any value can be read; the limits are checked by the analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Duration {
    /// How many units.
    pub value: i64,
    /// Of which length.
    pub unit: Unit,
}

impl Duration {
    /// A span of so many units.
    #[must_use]
    pub const fn new(value: i64, unit: Unit) -> Self {
        Self { value, unit }
    }

    /// The span in seconds; a negative or absurdly long one is cut to what time can hold.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.value.saturating_mul(self.unit.seconds()).clamp(0, MAX_SPAN)
    }
}

/// No span is longer than this, in seconds: ten thousand years.
const MAX_SPAN: i64 = 10_000 * 366 * 86_400;

#[cfg(test)]
mod tests {
    use super::{super::Instant, *};

    #[test]
    fn absurd_spans_do_not_overflow() {
        let far = Instant::from_seconds(0).plus(Duration::new(i64::MAX, Unit::Days));
        assert_eq!(far, Instant::MAX);
        assert_eq!(Instant::from_seconds(5).plus(Duration::new(-9, Unit::Days)), Instant::from_seconds(5));
    }
}
