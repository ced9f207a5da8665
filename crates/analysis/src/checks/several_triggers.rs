//! A workflow has exactly one trigger: every further one is reported.

use super::{Report, Whole};
use crate::{detail::Detail, fix::Fix};

pub(super) fn check(whole: &Whole<'_>, report: Report<'_>) {
    let triggers = || whole.workflow.nodes.iter().enumerate().filter(|(_, node)| node.trigger().is_some());
    let count = triggers().count();
    for (at, node) in triggers().skip(1) {
        report(Some(at), whole.of_node(node, Detail::SeveralTriggers { count }).fixed_by(Fix::DeleteStep));
    }
}
