//! Remarkable things in a trace that are no decision.

use serde::Serialize;

use crate::ids::{FieldId, VariableName, WorkflowId};

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
    /// A value for a variable that is not of the type that is asked for; the variable stays without a value.
    CannotUse {
        /// The value.
        value: String,
        /// Which variable.
        variable: VariableName,
    },
    /// JSON in which a pointer leads to nothing; the variable stays without a value.
    NothingAt {
        /// The pointer.
        pointer: String,
        /// Which variable.
        variable: VariableName,
    },
    /// A web address that is none; nobody was asked.
    BadUrl {
        /// What there is.
        url: String,
    },
    /// A workflow that neither is published nor under test: it reacts to nothing.
    NotPublished {
        /// Which one.
        workflow: WorkflowId,
    },
    /// A workflow that does not start like this.
    OtherTrigger {
        /// Which one.
        workflow: WorkflowId,
        /// The type of the trigger that it would need.
        wanted: &'static str,
    },
    /// `nextTimer` without any timer, or `advanceTo` an instant that is past.
    NothingToWaitFor,
    /// The conversation was closed already, or is open already.
    NoEffect,
    /// The target of a hand-over starts no run.
    CannotHandOver {
        /// Which workflow.
        workflow: WorkflowId,
        /// Why not.
        why: CannotTakeOver,
    },
}

/// Why a workflow cannot take a contact over from another one (docs/domain.md, section 4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CannotTakeOver {
    /// It is neither published nor under test.
    NotPublished,
    /// Its trigger is not Manual.
    OtherTrigger,
    /// The contact has a run of it.
    AlreadyRunning,
    /// Another workflow that can write to the contact has an active run, and only one may.
    OtherWorkflowActive(WorkflowId),
}
