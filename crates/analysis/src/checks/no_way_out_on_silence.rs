//! A question that leads on when it is answered, and nowhere when the contact stays silent.

use usher_model::{Port, steps::Step};

use super::{Report, Whole};
use crate::{
    detail::Detail,
    fix::{Fix, PROPOSED_TIMEOUT},
};

pub(super) fn check(whole: &Whole<'_>, report: Report<'_>) {
    for (at, node) in whole.nodes() {
        let Some(Step::AskQuestion(question)) = node.step() else { continue };
        // Where nothing comes after the answer either, silence costs nobody anything.
        if whole.graph.outgoing(at).is_empty() || whole.graph.follow(at, &Port::Timeout).is_some() {
            continue;
        }
        let has_timeout = question.timeout.is_some();
        let mut finding = whole.of_node(node, Detail::NoWayOutOnSilence { has_timeout }).of_setting("timeout");
        if !has_timeout {
            finding = finding.fixed_by(Fix::SetTimeout(PROPOSED_TIMEOUT));
        }
        report(Some(at), finding);
    }
}
