//! Route to Team: the dedicated agent first where that is set, then the first route that holds, else the default.

use usher_model::{
    Port,
    ids::TeamId,
    people::UserStatus,
    steps::{RouteToTeam, route_to_team::DedicatedAgent},
    trace::{Notice, What},
};

use super::{Cx, Outcome};

pub(super) fn enter(step: &RouteToTeam, cx: &mut Cx) -> Outcome {
    if step.dedicated_agent != DedicatedAgent::Off && dedicated_agent_takes_it(step.dedicated_agent, cx) {
        return Outcome::Leave(Port::Dedicated);
    }
    match step.routes.iter().find(|route| cx.holds(&route.when, &route.id)) {
        Some(route) => match &route.team {
            Some(team) => to_team(team, Port::of_part(&route.id), cx),
            None => cx.fail(Notice::NotSet { setting: "team" }),
        },
        None => match &step.default_team {
            Some(team) => to_team(team, Port::Default, cx),
            None => {
                cx.world.route(cx.run, None);
                Outcome::Leave(Port::Default)
            }
        },
    }
}

/// Whether the contact has an assignee, online if that is asked for.
fn dedicated_agent_takes_it(wanted: DedicatedAgent, cx: &mut Cx) -> bool {
    let user = cx.world.assignee(cx.run.key.contact).map(|at| &cx.world.state.users[at.at()]);
    let taken = user.is_some_and(|user| wanted == DedicatedAgent::AnyStatus || user.status == UserStatus::Online);
    let (id, status) = (user.map(|user| user.id.clone()), user.map(|user| user.status.as_str()));
    cx.tell(What::Dedicated { user: id, status, taken });
    taken
}

fn to_team(team: &TeamId, port: Port, cx: &mut Cx) -> Outcome {
    if cx.plan.members(team).is_none() {
        return cx.fail(Notice::Missing { what: "team", name: team.to_string() });
    }
    cx.world.route(cx.run, Some(team));
    Outcome::Leave(port)
}
