//! Assignee Updated: a user or team that is chosen and exists.

use usher_model::{
    refs::Reference,
    triggers::{AssigneeUpdated, assignee_updated::AssigneeIs},
};

use super::Checker;
use crate::detail::Wanted;

pub(super) fn check(settings: &AssigneeUpdated, checker: &mut Checker<'_>) {
    match &settings.to {
        AssigneeIs::User { user } => checker.required("to.user", user.as_ref(), Wanted::User, Reference::User),
        AssigneeIs::Team { team } => checker.required("to.team", team.as_ref(), Wanted::Team, Reference::Team),
        AssigneeIs::Anybody | AssigneeIs::Nobody => {}
    }
    super::conditions::check("conditions", &settings.conditions, checker);
}
