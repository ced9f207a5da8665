//! The team: who is there, how much each has to do, and who waits for whom.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use usher_engine::Queue;
use usher_model::{
    NodeKind,
    event::Event,
    ids::{TeamId, UserId},
    people::{UserKind, UserStatus},
    steps::Step,
};
use usher_wording::{Language, names, plural, simulator as words, values};

use super::look;
use super::words::{say, word};
use crate::state::{Simulator, desk::Desk, simulator::Place};
use crate::ui::prelude::*;

/// A user of the team.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Mate {
    id: UserId,
    name: String,
    is_ai: bool,
}

/// Users who belong to the same teams.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Group {
    name: String,
    /// The pools whose queues stand here.
    pools: Vec<String>,
    mates: Vec<Mate>,
}

/// Each user once, by teams; then pools that somebody waits for and that have no users.
fn groups(desk: &Desk, language: Language) -> Vec<Group> {
    let workspace = &desk.document().workspace;
    let mut by_teams: BTreeMap<Vec<usize>, Vec<Mate>> = BTreeMap::new();
    for user in &workspace.users {
        let teams = workspace.teams.iter().enumerate().filter(|(_, team)| team.members.contains(&user.id)).map(|(at, _)| at).collect();
        let mate = Mate { id: user.id.clone(), name: names::user(&user.id, desk.document()), is_ai: user.kind == UserKind::Ai };
        by_teams.entry(teams).or_default().push(mate);
    }
    let mut claimed: BTreeSet<&str> = BTreeSet::new();
    let without = by_teams.remove(&Vec::new());
    let mut all: Vec<Group> = Vec::new();
    for (teams, mates) in by_teams {
        let teams: Vec<&TeamId> = teams.iter().filter_map(|at| workspace.teams.get(*at)).map(|team| &team.id).collect();
        let name = teams.iter().map(|id| names::team(id, desk.document())).collect::<Vec<_>>().join(", ");
        // A queue stands in one place: at the first group of its team.
        let pools = teams.iter().map(|id| id.as_str()).filter(|id| claimed.insert(id)).map(str::to_owned).collect();
        all.push(Group { name, pools, mates });
    }
    if let Some(mates) = without {
        all.push(Group { name: language.simulator().without_team.to_owned(), pools: Vec::new(), mates });
    }
    let waited_for: BTreeSet<String> = desk.session.world().queues().into_iter().map(|queue| queue.pool).collect();
    for pool in waited_for.into_iter().filter(|pool| !claimed.contains(pool.as_str())) {
        let team = TeamId::new(&pool).ok().filter(|id| workspace.team(id).is_some());
        let name = team.map_or_else(|| language.simulator().everybody.to_owned(), |id| names::team(&id, desk.document()));
        all.push(Group { name, pools: vec![pool], mates: Vec::new() });
    }
    all
}

fn in_words(queue: &Queue, desk: &Desk, language: Language) -> Vec<String> {
    let entry = |(at, entry): (usize, &usher_engine::QueueEntry)| {
        let position = i64::try_from(at + 1).unwrap_or(i64::MAX);
        words::in_queue(position, &desk.name_of(&entry.contact), &words::time(entry.until, desk.document()), language)
    };
    queue.entries.iter().enumerate().map(entry).collect()
}

/// The smallest limit of open contacts in the workflow, for the meters.
fn limit(desk: &Desk) -> Option<i64> {
    let nodes = desk.flow()?.nodes.iter();
    let limits = nodes.filter_map(|node| match &node.kind {
        NodeKind::Step(Step::AssignTo(step)) if node.enabled => step.max_open_contacts.filter(|limit| *limit > 0),
        NodeKind::Step(_) | NodeKind::Trigger(_) => None,
    });
    limits.min()
}

/// The team.
#[component]
pub fn Team(
    /// The simulator.
    simulator: Simulator,
) -> impl IntoView {
    let ui = simulator.ui;
    let shown = Memo::new(move |_| simulator.with(|desk| groups(desk, ui.language())).unwrap_or_default());
    let limit = Memo::new(move |_| simulator.with(limit).flatten());
    view! {
        <div class="team">
            <div class="team__head">
                <h3 class="team__title">{word(|words| words.team)}</h3>
                <span>{word(|words| words.open_and_status)}</span>
            </div>
            <For each=move || shown.get() key=Group::clone let:group>
                <GroupRows simulator=simulator group=group limit=limit />
            </For>
        </div>
    }
}

/// A group: its name, who waits, and its users.
#[component]
fn GroupRows(simulator: Simulator, group: Group, limit: Memo<Option<i64>>) -> impl IntoView {
    let ui = simulator.ui;
    let pools = group.pools;
    let queue = Memo::new(move |_| {
        let language = ui.language();
        let lines = simulator.with(|desk| {
            let queues = desk.session.world().queues();
            queues.iter().filter(|queue| pools.contains(&queue.pool)).flat_map(|queue| in_words(queue, desk, language)).collect::<Vec<_>>()
        });
        lines.unwrap_or_default()
    });
    let badge = move || {
        let waiting = i64::try_from(queue.with(Vec::len)).unwrap_or(i64::MAX);
        (waiting > 0).then(|| view! { <span class="team__queue">{(ui.language().simulator().waiting)(waiting)}</span> })
    };
    view! {
        <div class="team__group">
            <span>{group.name}</span>
            {badge}
        </div>
        {move || queue.get().into_iter().map(|line| view! { <p class="team__line muted">{line}</p> }).collect_view()}
        {group.mates.into_iter().map(|mate| view! { <MateRow simulator=simulator mate=mate limit=limit /> }).collect_view()}
    }
}

/// A user: presence, load and status.
#[component]
fn MateRow(simulator: Simulator, mate: Mate, limit: Memo<Option<i64>>) -> impl IntoView {
    let ui = simulator.ui;
    let id = StoredValue::new(mate.id);
    let now = Memo::new(move |_| {
        let of = id.get_value();
        let found =
            simulator.with(|desk| desk.session.world().users().iter().find(|user| user.id == of).map(|user| (user.status, user.open)));
        found.flatten().unwrap_or_default()
    });
    let status = Signal::derive(move || now.get().0.as_str().to_owned());
    let is_full = Signal::derive(move || limit.get().is_some_and(|limit| i64::from(now.get().1) >= limit));
    #[expect(clippy::cast_precision_loss, reason = "limits are small")]
    let share = move || limit.get().map_or(0.0, |limit| (f64::from(now.get().1) / limit as f64).min(1.0)).to_string();
    let load = move || {
        let (language, open) = (ui.language(), i64::from(now.get().1));
        let open = plural::integer(open, language);
        limit.get().map_or_else(|| open.clone(), |limit| format!("{open}/{}", plural::integer(limit, language)))
    };
    let says = move || (ui.language().simulator().open_contacts)(i64::from(now.get().1));
    let options = Signal::derive(move || {
        let language = ui.language();
        UserStatus::ALL.map(|status| Choice::new(status.as_str(), values::user_status(status, language))).to_vec()
    });
    let pick = move |picked: String| {
        if let Some(status) = UserStatus::ALL.into_iter().find(|status| status.as_str() == picked) {
            simulator.act(Event::UserStatus { user: id.get_value(), status }, Place::Team);
        }
    };
    let name = mate.name.clone();
    let label = say(move |language| (language.simulator().status_of)(&name));
    let hint = mate.is_ai.then(|| word(|words| words.always_online));
    view! {
        <div class="mate">
            <span class="avatar" data-presence=status aria-hidden="true">
                {look::initial(&mate.name)}
            </span>
            <span class="mate__name" title=hint>
                {mate.name}
            </span>
            <span class="meter" data-full=is_full style=("--value", share) role="img" aria-label=says>
                <span class="meter__text">{load}</span>
            </span>
            <Select value=status options=options on_pick=pick name=label compact=true disabled=mate.is_ai class="mate__status" />
        </div>
    }
}
