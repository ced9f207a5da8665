//! Add Comment: a note for the team.

use serde::{Deserialize, Serialize};

use crate::{ids::UserId, port::Port, template::Template};

/// Settings of an Add Comment step.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddComment {
    /// The note.
    #[serde(default)]
    pub text: Template,
    /// Who is told.
    #[serde(default)]
    pub mentions: Vec<UserId>,
}

impl AddComment {
    /// `next`.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        vec![Port::Next]
    }
}
