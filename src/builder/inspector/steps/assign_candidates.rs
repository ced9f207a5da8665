//! Who would be next: the engine's own choice from the workspace as it is.

use std::sync::Arc;

use leptos::prelude::*;
use usher_engine::{Setup, World};
use usher_model::{
    Document, Workflow,
    ids::{TeamId, UserId},
    people::UserStatus,
    steps::{self, AssignTo, Step, assign_to::Target},
    time::Instant,
    trace::{Chosen, Skipped},
};
use usher_wording::{inspector, names, trace_reasons};

use super::super::form::Form;
use super::super::words::word;
use crate::ui::prelude::*;

/// The teams that the Route to Team steps of a workflow can choose, each once.
#[must_use]
pub fn routed_teams(workflow: &Workflow) -> Vec<TeamId> {
    let mut teams = Vec::new();
    for node in &workflow.nodes {
        if let Some(Step::RouteToTeam(step)) = node.step() {
            for team in step.routes.iter().filter_map(|route| route.team.as_ref()).chain(&step.default_team) {
                if !teams.contains(team) {
                    teams.push(team.clone());
                }
            }
        }
    }
    teams
}

/// One user of the pool.
#[derive(Clone, PartialEq)]
struct Candidate {
    id: UserId,
    name: String,
    status: UserStatus,
    result: Result<Chosen, Skipped>,
}

/// The list of users, each with the reason.
#[component]
pub fn Candidates() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::AssignTo>();
    let step = settings.get(AssignTo::clone);
    // For the routed team one looks at each team that it can be.
    let teams = Memo::new(move |_| {
        let is_routed = step.with(|step| step.target == Some(Target::RoutedTeam));
        if is_routed { form.with(|_, workflow| routed_teams(workflow)) } else { Vec::new() }
    });
    let wished = RwSignal::new(None::<TeamId>);
    let team = Memo::new(move |_| teams.with(|teams| wished.get().filter(|one| teams.contains(one)).or_else(|| teams.first().cloned())));
    let people = Memo::new(move |_| form.store.with(|document| (document.workspace.users.clone(), document.workspace.teams.clone())));
    let candidates = Memo::new(move |_| {
        people.track();
        let mut step = step.get();
        if let Some(team) = team.get() {
            step.target = Some(Target::Team { team: Some(team) });
        }
        form.store.with_untracked(|document| preview(document, &step))
    });
    let tabs = Signal::derive(move || {
        form.store
            .with(|document| teams.get().iter().map(|team| Choice::new(team.as_str(), names::team(team, document))).collect::<Vec<_>>())
    });
    let list = move || {
        let candidates = candidates.get();
        if candidates.is_empty() {
            return view! { <p class="section__note">{word(|words| words.nobody_in_pool)}</p> }.into_any();
        }
        let rows = candidates.into_iter().map(|one| row(form, one)).collect_view();
        view! { <ul class="candidates">{rows}</ul> }.into_any()
    };
    view! {
        <div class="section">
            <h3 class="section__head">
                <span>{word(|words| words.who_next)}</span>
            </h3>
            <Show when=move || { teams.with(Vec::len) > 1 }>
                <div class="candidates__team">
                    <RadioGroup
                        label=word(|words| words.team)
                        choices=tabs
                        value=Signal::derive(move || team.get().map(|team| team.to_string()).unwrap_or_default())
                        on_pick=move |id: String| wished.set(TeamId::new(&id).ok())
                        compact=true
                    />
                </div>
            </Show>
            {list}
            <p class="section__note">{word(|words| words.who_next_hint)}</p>
        </div>
    }
}

/// What the engine says of each user, in a world that has just begun.
fn preview(document: &Document, step: &AssignTo) -> Vec<Candidate> {
    // The workspace alone: no workflow takes part in the question of who is next.
    let alone = Document { workflows: Vec::new(), scenarios: Vec::new(), ..document.clone() };
    let start = Instant::from_seconds(0);
    let world = World::new(Setup { document: Arc::new(alone), under_test: None, start, contacts: Vec::new(), users: Vec::new() });
    let results = world.preview_assignment(step, None);
    let candidate = |(id, result): (UserId, Result<Chosen, Skipped>)| {
        let status = document.workspace.user(&id).map_or(UserStatus::Offline, |user| user.status_of(user.status));
        Candidate { name: names::user(&id, document), id, status, result }
    };
    results.into_iter().map(candidate).collect()
}

fn row(form: Form, one: Candidate) -> impl IntoView {
    let language = form.ui.language();
    let (state, why) = match &one.result {
        Ok(_) => ("next", inspector::next(language)),
        Err(Skipped::ChosenLater | Skipped::MoreOpen { .. } | Skipped::AssignedLater | Skipped::LaterInOrder) => {
            ("later", inspector::later(language))
        }
        Err(why) => ("out", trace_reasons::skipped(why, language)),
    };
    let initial: String = one.name.chars().next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    view! {
        <li class="candidate" data-state=state>
            <span class="avatar" data-presence=one.status.as_str() aria-hidden="true">
                {initial}
            </span>
            <span class="candidate__name">{one.name}</span>
            <span class="candidate__why">{why}</span>
        </li>
    }
}
