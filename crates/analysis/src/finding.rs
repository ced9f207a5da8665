//! One finding: its code, how bad it is, where it is, and what its sentence says.

use usher_model::ids::{NodeId, WorkflowId};

use crate::{detail::Detail, fix::Fix};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published with it.
    Error,
    /// It works, and probably not as meant.
    Warning,
    /// Worth a look.
    Hint,
}

impl Severity {
    /// Every severity, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Hint];

    /// The word on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident: $text:literal, $severity:ident;)*) => {
        /// The stable name of a kind of finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The text on the command line and in reports; it never changes.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// How bad it is.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    /// The workflow has no trigger.
    NoTrigger: "no_trigger", Error;
    /// The workflow has several triggers.
    SeveralTriggers: "several_triggers", Error;
    /// A setting that must be chosen is not.
    MissingSetting: "missing_setting", Error;
    /// A reference to something that does not exist.
    MissingReference: "missing_reference", Error;
    /// Two settings of which only one may be set.
    BothSet: "both_set", Error;
    /// A duration past its limit.
    DurationTooLong: "duration_too_long", Error;
    /// A duration of nothing, or less.
    DurationNotPositive: "duration_not_positive", Error;
    /// More of something than a hard limit allows.
    TooMany: "too_many", Error;
    /// A number outside of its range.
    OutOfRange: "out_of_range", Error;
    /// A text longer than a hard limit allows.
    TextTooLong: "text_too_long", Error;
    /// The answer to a question cannot be kept in the field.
    AnswerDoesNotFit: "answer_does_not_fit", Error;
    /// Two choices that a contact cannot tell apart.
    DuplicateChoice: "duplicate_choice", Error;
    /// A range whose end is before its start.
    BackwardsRange: "backwards_range", Error;
    /// A step that jumps to itself.
    JumpToItself: "jump_to_itself", Error;
    /// A step that jumps to the trigger.
    JumpToTrigger: "jump_to_trigger", Error;
    /// The workflow that is to take over does not begin with a Manual trigger.
    TargetNotManual: "target_not_manual", Error;
    /// A template that does not parse.
    BadTemplate: "bad_template", Error;
    /// An address that is neither http nor https.
    UrlNotHttp: "url_not_http", Error;
    /// A text that is no JSON pointer.
    BadPointer: "bad_pointer", Error;
    /// An operator that the subject does not have.
    OperatorNotAllowed: "operator_not_allowed", Error;
    /// A value of another form than subject and operator ask for.
    WrongValue: "wrong_value", Error;
    /// Hours that end when they begin.
    EmptyInterval: "empty_interval", Error;
    /// A time zone that IANA does not know.
    UnknownTimeZone: "unknown_time_zone", Error;
    /// A variable that nothing in the workflow sets.
    UnknownVariable: "unknown_variable", Warning;
    /// A value that the list field does not allow.
    ValueNotInList: "value_not_in_list", Warning;
    /// A skill that nobody in the workspace has.
    SkillNobodyHas: "skill_nobody_has", Warning;
    /// More than the reference product allows.
    ReferenceLimit: "reference_limit", Warning;
    /// A step that no path leads to.
    UnreachableStep: "unreachable_step", Warning;
    /// A Branch whose `else` leads nowhere.
    BranchWithoutElse: "branch_without_else", Warning;
    /// A question that a silent contact never leaves.
    NoWayOutOnSilence: "no_way_out_on_silence", Warning;
    /// An assignment that may wait, without a path for when it waits too long.
    NoTimeoutPath: "no_timeout_path", Warning;
    /// A team without members.
    EmptyTeam: "empty_team", Warning;
    /// Two branches or routes with the same condition.
    SameCondition: "same_condition", Warning;
    /// Hours that are never open.
    EmptyBusinessHours: "empty_business_hours", Warning;
    /// A team, field or tag that no workflow uses.
    Unused: "unused", Hint;
}

/// Something to report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which kind.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// In which workflow; `None`: in the workspace.
    pub workflow: Option<WorkflowId>,
    /// At which node; `None`: the workflow or the workspace as a whole.
    pub node: Option<NodeId>,
    /// At which setting, as a path within the settings: `timeout`, `question.choices[2].label`, `conditions[0].value`.
    pub setting: Option<String>,
    /// What the sentence says.
    pub detail: Detail,
    /// What one click can do about it.
    pub fix: Option<Fix>,
}

impl Finding {
    /// A finding without a place yet; code and severity follow from what it says.
    #[must_use]
    pub fn new(detail: Detail) -> Self {
        let code = detail.code();
        Self { code, severity: code.severity(), workflow: None, node: None, setting: None, detail, fix: None }
    }

    /// The finding in a workflow.
    #[must_use]
    pub fn in_workflow(mut self, workflow: &WorkflowId) -> Self {
        self.workflow = Some(workflow.clone());
        self
    }

    /// The finding at a node.
    #[must_use]
    pub fn at(mut self, node: &NodeId) -> Self {
        self.node = Some(node.clone());
        self
    }

    /// The finding at a setting.
    #[must_use]
    pub fn of_setting(mut self, setting: impl Into<String>) -> Self {
        self.setting = Some(setting.into());
        self
    }

    /// The finding with what one click can do.
    #[must_use]
    pub fn fixed_by(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}
