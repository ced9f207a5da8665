//! Two branches or two routes with the same condition: the later one is never taken.

use usher_model::{condition::Group, steps::Step};

use super::{Report, Whole};
use crate::detail::Detail;

pub(super) fn check(whole: &Whole<'_>, report: Report<'_>) {
    for (at, node) in whole.nodes() {
        let (key, arms): (&str, Vec<(&str, &str, &Group)>) = match node.step() {
            Some(Step::Branch(step)) => {
                ("branches", step.branches.iter().map(|arm| (arm.id.as_str(), arm.name.as_str(), &arm.when)).collect())
            }
            Some(Step::RouteToTeam(step)) => {
                ("routes", step.routes.iter().map(|route| (route.id.as_str(), route.name.as_str(), &route.when)).collect())
            }
            Some(_) | None => continue,
        };
        for (later, (id, name, when)) in arms.iter().enumerate() {
            if let Some((first_id, first_name, _)) = arms[..later].iter().find(|(_, _, earlier)| is_same(earlier, when)) {
                let detail = Detail::SameCondition { first: label(first_id, first_name), second: label(id, name) };
                report(Some(at), whole.of_node(node, detail).of_setting(format!("{key}[{later}].when")));
            }
        }
    }
}

fn label(id: &str, name: &str) -> String {
    if name.trim().is_empty() { id.to_owned() } else { name.trim().to_owned() }
}

/// Whether two groups hold in the same cases: the same conditions in any order, joined alike where there are several.
fn is_same(a: &Group, b: &Group) -> bool {
    let joined_alike = a.join == b.join || a.conditions.len() <= 1;
    let within = |one: &Group, other: &Group| one.conditions.iter().all(|condition| other.conditions.contains(condition));
    joined_alike && within(a, b) && within(b, a)
}
