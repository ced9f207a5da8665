//! A workflow without a trigger never starts.

use super::{Report, Whole};
use crate::detail::Detail;

pub(super) fn check(whole: &Whole<'_>, report: Report<'_>) {
    if whole.workflow.trigger().is_none() {
        report(None, whole.of_workflow(Detail::NoTrigger));
    }
}
