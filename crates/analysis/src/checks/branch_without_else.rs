//! A Branch whose `else` leads nowhere: contacts that fit no branch are left alone.

use usher_model::{Port, steps::Step};

use super::{Report, Whole};
use crate::detail::Detail;

pub(super) fn check(whole: &Whole<'_>, report: Report<'_>) {
    for (at, node) in whole.nodes() {
        if matches!(node.step(), Some(Step::Branch(_))) && whole.graph.follow(at, &Port::Else).is_none() {
            report(Some(at), whole.of_node(node, Detail::BranchWithoutElse));
        }
    }
}
