//! More steps than the reference product allows: a warning, for ours works on.

use usher_model::limits;

use super::{Report, Whole};
use crate::detail::{Counted, Detail};

pub(super) fn check(whole: &Whole<'_>, report: Report<'_>) {
    let given = whole.workflow.nodes.iter().filter(|node| node.trigger().is_none()).count();
    if given > limits::STEPS {
        report(None, whole.of_workflow(Detail::ReferenceLimit { what: Counted::Steps, name: None, given, limit: limits::STEPS }));
    }
}
