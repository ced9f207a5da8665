//! A step that sends contacts to a team without members who exist.

use usher_model::{
    ids::TeamId,
    steps::{Step, assign_to::Target},
};

use super::{Report, Whole};
use crate::detail::Detail;

pub(super) fn check(whole: &Whole<'_>, report: Report<'_>) {
    for (at, node) in whole.nodes() {
        let Some(step) = node.step() else { continue };
        for (setting, team) in teams(step) {
            if is_empty(whole, team) {
                report(Some(at), whole.of_node(node, Detail::EmptyTeam { team: team.clone() }).of_setting(setting));
            }
        }
    }
}

/// The teams that a step sends contacts to, with the settings that name them.
fn teams(step: &Step) -> Vec<(String, &TeamId)> {
    match step {
        Step::RouteToTeam(step) => {
            let routes = step.routes.iter().enumerate();
            let routes = routes.filter_map(|(at, route)| route.team.as_ref().map(|team| (format!("routes[{at}].team"), team)));
            routes.chain(step.default_team.as_ref().map(|team| ("defaultTeam".to_owned(), team))).collect()
        }
        Step::AssignTo(step) => match &step.target {
            Some(Target::Team { team: Some(team) }) => vec![("target.team".to_owned(), team)],
            Some(_) | None => Vec::new(),
        },
        Step::Branch(_)
        | Step::DateTime(_)
        | Step::AskQuestion(_)
        | Step::UpdateField(_)
        | Step::UpdateTags(_)
        | Step::UpdateLifecycle(_)
        | Step::HttpRequest(_)
        | Step::SendMessage(_)
        | Step::AddComment(_)
        | Step::Wait(_)
        | Step::JumpTo(_)
        | Step::TriggerWorkflow(_)
        | Step::OpenConversation(_)
        | Step::CloseConversation(_) => Vec::new(),
    }
}

fn is_empty(whole: &Whole<'_>, team: &TeamId) -> bool {
    let workspace = &whole.document.workspace;
    // A team that does not exist is a missing reference, not an empty team.
    workspace.team(team).is_some_and(|team| !team.members.iter().any(|member| workspace.user(member).is_some()))
}
