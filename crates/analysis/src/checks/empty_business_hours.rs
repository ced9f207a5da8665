//! Hours that are never open: `inside` is never taken.

use usher_model::steps::{Step, date_time::Calendar};

use super::{Report, Whole};
use crate::detail::Detail;

pub(super) fn check(whole: &Whole<'_>, report: Report<'_>) {
    for (at, node) in whole.nodes() {
        let Some(Step::DateTime(step)) = node.step() else { continue };
        let (hours, of_workspace) = match &step.when {
            Some(Calendar::BusinessHours { hours }) => (hours, false),
            Some(Calendar::WorkspaceHours) => (&whole.document.workspace.business_hours, true),
            Some(Calendar::DateRanges { .. }) | None => continue,
        };
        if hours.iter().all(|interval| interval.from == interval.to) {
            let setting = if of_workspace { "when" } else { "when.hours" };
            report(Some(at), whole.of_node(node, Detail::EmptyBusinessHours { of_workspace }).of_setting(setting));
        }
    }
}
