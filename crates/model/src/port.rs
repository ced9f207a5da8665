//! The named outputs of triggers and steps.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::ids::{BadId, PartId};

/// A named output. Most names are fixed; branches, routes and choices have ports named by their ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names of the ports are those of docs/domain.md, section 4")]
pub enum Port {
    Next,
    Answered,
    Invalid,
    Inside,
    Outside,
    Success,
    Failure,
    Dedicated,
    Assigned,
    Failed,
    Timeout,
    Else,
    Default,
    /// The port of a branch, a route or a choice.
    Part(PartId),
}

impl Port {
    /// The ports with fixed names.
    pub const FIXED: [Self; 13] = [
        Self::Next,
        Self::Answered,
        Self::Invalid,
        Self::Inside,
        Self::Outside,
        Self::Success,
        Self::Failure,
        Self::Dedicated,
        Self::Assigned,
        Self::Failed,
        Self::Timeout,
        Self::Else,
        Self::Default,
    ];

    /// The name in documents and traces.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Next => "next",
            Self::Answered => "answered",
            Self::Invalid => "invalid",
            Self::Inside => "inside",
            Self::Outside => "outside",
            Self::Success => "success",
            Self::Failure => "failure",
            Self::Dedicated => "dedicated",
            Self::Assigned => "assigned",
            Self::Failed => "failed",
            Self::Timeout => "timeout",
            Self::Else => "else",
            Self::Default => "default",
            Self::Part(id) => id.as_str(),
        }
    }

    /// The port of this name. A part whose id is a fixed name has that port.
    ///
    /// # Errors
    /// When the name could be no id.
    pub fn parse(name: &str) -> Result<Self, BadId> {
        match Self::FIXED.iter().find(|port| port.as_str() == name) {
            Some(port) => Ok(port.clone()),
            None => PartId::new(name).map(Self::Part),
        }
    }

    /// The port of a branch, route or choice.
    #[must_use]
    pub fn of_part(id: &PartId) -> Self {
        match Self::FIXED.iter().find(|port| port.as_str() == id.as_str()) {
            Some(port) => port.clone(),
            None => Self::Part(id.clone()),
        }
    }
}

impl fmt::Display for Port {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Port {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Port {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Port {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Port".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$" })
    }
}
