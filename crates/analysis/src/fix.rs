//! What one click can do about a finding.

use usher_model::{
    NodeKind,
    steps::Step,
    template::Template,
    time::{Duration, Unit},
    triggers::Trigger,
};

use crate::finding::Finding;

/// A change that does away with a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Give the step a timeout.
    SetTimeout(Duration),
    /// Shorten the duration of the finding's setting.
    SetDuration(Duration),
    /// Take the time zone whose name is nearest.
    SetTimeZone(String),
    /// Write `https://` before the address.
    UseHttps,
    /// Delete the step.
    DeleteStep,
}

/// The timeout that is proposed where one is missing.
pub(crate) const PROPOSED_TIMEOUT: Duration = Duration::new(15, Unit::Minutes);

/// The settings of a node after the fix of one of its findings; `None` when the fix is not one of settings, or when the node
/// is no longer what the finding was about.
#[must_use]
pub fn apply(finding: &Finding, node: &NodeKind) -> Option<NodeKind> {
    let (mut kind, setting) = (node.clone(), finding.setting.as_deref().unwrap_or_default());
    let done = match finding.fix.as_ref()? {
        Fix::SetTimeout(timeout) => set_timeout(&mut kind, *timeout),
        Fix::SetDuration(duration) => set_duration(&mut kind, setting, *duration),
        Fix::SetTimeZone(zone) => match &mut kind {
            NodeKind::Step(Step::DateTime(step)) => {
                step.time_zone = Some(zone.clone());
                true
            }
            NodeKind::Step(_) | NodeKind::Trigger(_) => false,
        },
        Fix::UseHttps => use_https(&mut kind, setting),
        Fix::DeleteStep => false,
    };
    done.then_some(kind)
}

fn set_timeout(kind: &mut NodeKind, timeout: Duration) -> bool {
    match kind {
        NodeKind::Step(Step::AskQuestion(step)) => step.timeout = Some(timeout),
        NodeKind::Step(Step::AssignTo(step)) => step.timeout = Some(timeout),
        NodeKind::Step(_) | NodeKind::Trigger(_) => return false,
    }
    true
}

fn set_duration(kind: &mut NodeKind, setting: &str, duration: Duration) -> bool {
    match (kind, setting) {
        (NodeKind::Step(Step::AskQuestion(step)), "timeout") => step.timeout = Some(duration),
        (NodeKind::Step(Step::AssignTo(step)), "timeout") => step.timeout = Some(duration),
        (NodeKind::Step(Step::AssignTo(step)), "fairLimit.per") => match &mut step.fair_limit {
            Some(limit) => limit.per = duration,
            None => return false,
        },
        (NodeKind::Step(Step::Wait(step)), "for") => step.span = Some(duration),
        (NodeKind::Trigger(Trigger::NoReplyFromAgent(trigger)), "after") => trigger.after = Some(duration),
        (NodeKind::Step(_) | NodeKind::Trigger(_), _) => return false,
    }
    true
}

fn use_https(kind: &mut NodeKind, setting: &str) -> bool {
    let with_https = |url: &str| format!("https://{}", url.split_once("://").map_or(url, |(_, rest)| rest));
    match kind {
        NodeKind::Step(Step::HttpRequest(step)) if setting == "url" => {
            step.url = Template::new(&with_https(step.url.as_str()));
            true
        }
        NodeKind::Step(_) | NodeKind::Trigger(_) => false,
    }
}
