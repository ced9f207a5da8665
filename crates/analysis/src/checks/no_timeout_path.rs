//! An assignment that may wait for somebody online or with room, without a path for when it waits too long.

use usher_model::{
    Port,
    steps::{Step, assign_to::Target},
};

use super::{Report, Whole};
use crate::{
    detail::Detail,
    fix::{Fix, PROPOSED_TIMEOUT},
};

pub(super) fn check(whole: &Whole<'_>, report: Report<'_>) {
    for (at, node) in whole.nodes() {
        let Some(Step::AssignTo(assign)) = node.step() else { continue };
        let may_wait = assign.only_online || assign.max_open_contacts.is_some() || assign.fair_limit.is_some();
        let is_pool = assign.target.as_ref().is_some_and(Target::is_pool);
        if !(is_pool && may_wait) || whole.graph.follow(at, &Port::Timeout).is_some() {
            continue;
        }
        let has_timeout = assign.timeout.is_some();
        let mut finding = whole.of_node(node, Detail::NoTimeoutPath { has_timeout }).of_setting("timeout");
        if !has_timeout {
            finding = finding.fixed_by(Fix::SetTimeout(PROPOSED_TIMEOUT));
        }
        report(Some(at), finding);
    }
}
