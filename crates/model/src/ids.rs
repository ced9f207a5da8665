//! The identifiers by which records refer to each other: one type a kind, so that they cannot be mixed up.

use std::{borrow::Borrow, fmt, sync::Arc};

use serde::{Deserialize, Serialize, Serializer};

/// Why a text is no identifier (docs/format.md, "Ids").
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadId {
    /// Nothing at all.
    #[error("an id has at least one character")]
    Empty,
    /// More than 64 characters.
    #[error("an id has at most 64 characters, this one has {0}")]
    TooLong(usize),
    /// A character outside letters, digits, `-` and `_`.
    #[error("an id is made of letters, digits, - and _, not U+{:04X}", *.0 as u32)]
    Character(char),
}

/// The longest identifier, in characters.
pub const MAX_ID_CHARS: usize = 64;

/// Checks that a text may be used as an identifier of any kind.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check_id(text: &str) -> Result<(), BadId> {
    if text.is_empty() {
        return Err(BadId::Empty);
    }
    if let Some(c) = text.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))) {
        return Err(BadId::Character(c));
    }
    match text.chars().count() {
        n if n > MAX_ID_CHARS => Err(BadId::TooLong(n)),
        _ => Ok(()),
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Eq, PartialOrd, Ord, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(Arc<str>);

        // By hand: most ids that are compared are copies of one, and need no look at their characters.
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
            }
        }

        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.0.hash(state);
            }
        }

        impl $name {
            /// Parses an identifier.
            ///
            /// # Errors
            /// When the text is empty, too long or has a character that ids do not have.
            pub fn new(text: &str) -> Result<Self, BadId> {
                check_id(text)?;
                Ok(Self(Arc::from(text)))
            }

            /// The identifier as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadId;
            fn try_from(text: String) -> Result<Self, BadId> {
                Self::new(&text)
            }
        }

        impl std::str::FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0.as_ref().to_owned()
            }
        }

        // By hand: every line of a trace has several ids, and the derived way would copy each before writing it.
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", &*self.0)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$" })
            }
        }
    )* };
}

ids! {
    /// A user of the workspace.
    UserId
    /// A team of users.
    TeamId
    /// A connected messaging account.
    ChannelId
    /// A contact field: a custom one, or a standard one such as `first_name`.
    FieldId
    /// A tag that contacts can carry.
    TagId
    /// A stage of the lifecycle.
    StageId
    /// A category of closing notes.
    CategoryId
    /// A workflow.
    WorkflowId
    /// A trigger or step within its workflow.
    NodeId
    /// The part of a step that has a port of its own: a branch, a route, a choice.
    PartId
    /// A sticky note on the canvas.
    NoteId
    /// A guarantee of a workflow.
    GuaranteeId
    /// A person who writes in.
    ContactId
    /// A scenario: a test that travels with the workflows.
    ScenarioId
    /// An ad that contacts arrive from.
    AdId
    /// A variable of a run, as in `$var.need`.
    VariableName
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_and_plain() {
        for good in ["a", "A-1_b", "__proto__", "constructor", &"x".repeat(64)] {
            assert_eq!(check_id(good), Ok(()), "{good}");
        }
        assert_eq!(check_id(""), Err(BadId::Empty));
        assert_eq!(check_id(&"x".repeat(65)), Err(BadId::TooLong(65)));
        for (bad, c) in [("a b", ' '), ("../x", '.'), ("sаles", 'а'), ("a\u{202e}", '\u{202e}')] {
            assert_eq!(check_id(bad), Err(BadId::Character(c)), "{bad}");
        }
    }
}
