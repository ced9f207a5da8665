//! Assign To: a target, filters that somebody can pass, a timeout (docs/domain.md, section 6).

use usher_model::{
    refs::Reference,
    steps::{
        AssignTo,
        assign_to::{QueueOrder, Target},
    },
    template::{TemplateError, Variable},
};

use super::Checker;
use crate::detail::{Detail, Wanted};

pub(super) fn check(settings: &AssignTo, checker: &mut Checker<'_>) {
    match &settings.target {
        None => checker.missing("target", Wanted::Assignee),
        Some(Target::User { user }) => checker.required("target.user", user.as_ref(), Wanted::User, Reference::User),
        Some(Target::Team { team }) => checker.required("target.team", team.as_ref(), Wanted::Team, Reference::Team),
        Some(Target::RoutedTeam | Target::Workspace | Target::DedicatedAgent | Target::Nobody) => {}
    }
    if let Some(limit) = settings.max_open_contacts {
        checker.within("maxOpenContacts", limit, 1, None);
    }
    for (at, skill) in settings.skills.iter().enumerate() {
        check_skill(&format!("skills[{at}]"), skill.trim(), checker);
    }
    if let Some(fair) = &settings.fair_limit {
        checker.within("fairLimit.count", fair.count, 1, None);
        checker.duration("fairLimit.per", fair.per);
    }
    if let QueueOrder::TagFirst { tag } = &settings.queue_order {
        checker.required("queueOrder.tag", tag.as_ref(), Wanted::Tag, Reference::Tag);
    }
    if let Some(timeout) = settings.timeout {
        checker.duration("timeout", timeout);
    }
}

fn check_skill(setting: &str, skill: &str, checker: &mut Checker<'_>) {
    if skill.is_empty() {
        checker.missing(setting, Wanted::Skill);
    } else if skill.starts_with('$') {
        match Variable::parse(skill) {
            Ok(variable) => checker.variable(setting, &variable),
            Err(kind) => checker.report(setting, Detail::BadTemplate(TemplateError { column: 1, kind })),
        }
    } else {
        let folded = skill.to_lowercase();
        let mut skills = checker.document.workspace.users.iter().flat_map(|user| &user.skills);
        if !skills.any(|has| has.trim().to_lowercase() == folded) {
            checker.report(setting, Detail::SkillNobodyHas { skill: skill.to_owned() });
        }
    }
}
