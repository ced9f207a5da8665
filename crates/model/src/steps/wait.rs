//! Wait: for a duration, or until a date and time.

use serde::{Deserialize, Serialize};

use crate::{port::Port, template::Template, time::Duration};

/// Settings of a Wait step: exactly one of the two is set once it is finished.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Wait {
    /// How long, at most 7 days.
    #[serde(default, rename = "for")]
    pub span: Option<Duration>,
    /// Until when: an instant, or a template that gives one.
    #[serde(default)]
    pub until: Option<Template>,
}

impl Wait {
    /// `next`.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        vec![Port::Next]
    }
}
