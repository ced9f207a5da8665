//! Assign To: to whom, how one of several is chosen, and what happens if nobody is free.

use leptos::prelude::*;
use usher_model::{
    ids::{TeamId, UserId},
    steps::{
        self, Step,
        assign_to::{Logic, Target},
    },
};
use usher_wording::{inspector, names, values};

use super::super::form::Form;
use super::super::parts::{pick::Pick, records::Records, setting::Setting, timeout::Timeout};
use super::super::words::word;
use super::assign_candidates::Candidates;
use super::assign_filters::Filters;
use crate::ui::prelude::*;

/// The targets in the order in which they are offered.
fn targets() -> [(&'static str, Target); 6] {
    [
        ("user", Target::User { user: None }),
        ("team", Target::Team { team: None }),
        ("routedTeam", Target::RoutedTeam),
        ("workspace", Target::Workspace),
        ("dedicatedAgent", Target::DedicatedAgent),
        ("nobody", Target::Nobody),
    ]
}

fn code(target: Option<&Target>) -> &'static str {
    let Some(target) = target else { return "" };
    let same = |one: &Target| std::mem::discriminant(one) == std::mem::discriminant(target);
    targets().into_iter().find(|(_, one)| same(one)).map_or("", |(code, _)| code)
}

/// The settings of the step.
#[component]
pub fn AssignTo() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::AssignTo>();
    let kind = settings.get(|step| code(step.target.as_ref()));
    let is_pool = settings.get(|step| step.target.as_ref().is_some_and(Target::is_pool));
    let can_wait = Memo::new(move |_| is_pool.get() || kind.get() == "dedicatedAgent");
    let options = Signal::derive(move || {
        let language = form.ui.language();
        targets().map(|(code, target)| Choice::new(code, values::target(&target, language))).to_vec()
    });
    let pick = move |picked: String| {
        let wished = targets().into_iter().find(|(code, _)| *code == picked).map(|(_, target)| target);
        if picked != kind.get_untracked() {
            settings.set(|step| step.target = wished);
        }
    };
    let routed = routed_by(form);
    let hint = Signal::derive(move || if kind.get() == "routedTeam" { routed.get() } else { String::new() });
    view! {
        <div class="section">
            <Setting path="target" label=word(|words| words.assign_to) hint=hint>
                <Select
                    value=Signal::derive(move || kind.get().to_owned())
                    options=options
                    on_pick=pick
                    placeholder=word(|words| words.not_chosen)
                />
            </Setting>
            {move || match kind.get() {
                "user" => user(form).into_any(),
                "team" => team(form).into_any(),
                _ => ().into_any(),
            }}
            <Show when=move || is_pool.get()>
                <LogicChoice />
            </Show>
        </div>
        <Show when=move || is_pool.get()>
            <Filters />
        </Show>
        <Show when=move || can_wait.get()>
            <Timeout
                title=word(|words| words.if_nobody)
                value=settings.get(|step| step.timeout)
                on_change=move |timeout| settings.set(|step| step.timeout = timeout)
            />
        </Show>
        <Show when=move || is_pool.get()>
            <Candidates />
        </Show>
    }
}

/// Which steps choose the routed team, and which teams that can be.
fn routed_by(form: Form) -> Memo<String> {
    Memo::new(move |_| {
        let language = form.ui.language();
        form.with(|document, workflow| {
            let routing = |node: &&std::sync::Arc<usher_model::Node>| matches!(node.step(), Some(Step::RouteToTeam(_)));
            let steps: Vec<String> =
                workflow.nodes.iter().filter(routing).map(|node| usher_wording::steps::node_name(node, document, language)).collect();
            let teams: Vec<String> =
                super::assign_candidates::routed_teams(workflow).iter().map(|team| names::team(team, document)).collect();
            inspector::routed_by(&steps, &teams, language)
        })
    })
}

fn user(form: Form) -> impl IntoView {
    let settings = form.config::<steps::AssignTo>();
    let user =
        settings.get(|step| if let Some(Target::User { user: Some(user) }) = &step.target { user.to_string() } else { String::new() });
    view! {
        <Setting path="target.user" label=word(|words| words.user)>
            <Pick
                records=Records::Users
                value=user
                on_pick=move |id: String| settings.set(|step| step.target = Some(Target::User { user: UserId::new(&id).ok() }))
            />
        </Setting>
    }
}

fn team(form: Form) -> impl IntoView {
    let settings = form.config::<steps::AssignTo>();
    let team =
        settings.get(|step| if let Some(Target::Team { team: Some(team) }) = &step.target { team.to_string() } else { String::new() });
    view! {
        <Setting path="target.team" label=word(|words| words.team)>
            <Pick
                records=Records::Teams
                value=team
                on_pick=move |id: String| settings.set(|step| step.target = Some(Target::Team { team: TeamId::new(&id).ok() }))
            />
        </Setting>
    }
}

/// How one of the pool is chosen.
#[component]
fn LogicChoice() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::AssignTo>();
    let logic = settings.get(|step| step.logic);
    let choices = Signal::derive(move || {
        let words = form.ui.language().inspector();
        vec![Choice::new("roundRobin", words.round_robin), Choice::new("leastOpen", words.least_open)]
    });
    let is_least = move || logic.get() == Logic::LeastOpenContacts;
    let (round_robin, least_open) = (word(|words| words.round_robin_hint), word(|words| words.least_open_hint));
    view! {
        <Setting
            path="logic"
            label=word(|words| words.how_to_choose)
            hint=Signal::derive(move || if is_least() { least_open.get() } else { round_robin.get() })
        >
            <RadioGroup
                choices=choices
                value=Signal::derive(move || if is_least() { "leastOpen" } else { "roundRobin" }.to_owned())
                on_pick=move |picked: String| {
                    settings.set(|step| step.logic = if picked == "leastOpen" { Logic::LeastOpenContacts } else { Logic::RoundRobin });
                }
            />
        </Setting>
    }
}
