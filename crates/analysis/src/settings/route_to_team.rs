//! Route to Team: routes with sound conditions and teams that exist.

use usher_model::{refs::Reference, steps::RouteToTeam};

use super::Checker;
use crate::detail::Wanted;

pub(super) fn check(settings: &RouteToTeam, checker: &mut Checker<'_>) {
    for (at, route) in settings.routes.iter().enumerate() {
        super::conditions::check(&format!("routes[{at}].when"), &route.when, checker);
        checker.required(&format!("routes[{at}].team"), route.team.as_ref(), Wanted::Team, Reference::Team);
    }
    if let Some(team) = &settings.default_team {
        checker.reference("defaultTeam", Reference::Team(team.clone()));
    }
}
