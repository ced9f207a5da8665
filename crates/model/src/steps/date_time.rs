//! Date & Time: inside or outside of business hours or date ranges.

use serde::{Deserialize, Serialize};

use crate::{
    port::Port,
    time::{DateRange, OpenHours},
};

/// Settings of a Date & Time step.
#[derive(Default, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DateTime {
    /// An IANA name; absent: the workspace's time zone.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// What counts as inside; `null` while not chosen.
    #[serde(default)]
    pub when: Option<Calendar>,
}

/// What counts as inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Calendar {
    /// Hours of its own.
    BusinessHours {
        /// The open intervals; a day without any is closed.
        #[serde(default)]
        hours: Vec<OpenHours>,
    },
    /// The workspace's business hours.
    WorkspaceHours,
    /// Whole days.
    DateRanges {
        /// The ranges, both days included.
        #[serde(default)]
        ranges: Vec<DateRange>,
    },
}

impl DateTime {
    /// `inside`, `outside`.
    #[must_use]
    pub fn ports(&self) -> Vec<Port> {
        vec![Port::Inside, Port::Outside]
    }
}
