//! Remarkable things in a trace that are no decision.

use serde::Serialize;

use crate::ids::{FieldId, WorkflowId};

/// Something that is remarkable, and after which the run goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Notice {
    /// A variable of a text has no value; empty text, or the fallback, stands in.
    AbsentVariable {
        /// Its name, as `$contact.first_name`.
        variable: String,
    },
    /// A number was wanted, and this is none.
    NotANumber {
        /// What there is.
        value: String,
    },
    /// A value that cannot be converted to the field's type; nothing was changed.
    CannotConvert {
        /// The value.
        value: String,
        /// What the field holds.
        field: FieldId,
    },
    /// Something that does not exist, by its id or name.
    Missing {
        /// What kind of thing.
        what: &'static str,
        /// By which name it was looked for.
        name: String,
    },
    /// A setting that is not chosen.
    NotSet {
        /// Which one.
        setting: &'static str,
    },
    /// A template that does not parse.
    BadTemplate {
        /// Why.
        message: String,
    },
    /// A date and time that cannot be read.
    BadTime {
        /// What there is.
        value: String,
    },
    /// A step that this version does not run.
    NotRunYet {
        /// Its type.
        step: &'static str,
    },
    /// `nextTimer` without any timer, or `advanceTo` an instant that is past.
    NothingToWaitFor,
    /// The conversation was closed already, or is open already.
    NoEffect,
    /// The target of a hand-over does not take part, or the contact has a run of it.
    CannotHandOver {
        /// Which workflow.
        workflow: WorkflowId,
    },
}
