//! Route to Team: the dedicated agent, the routes in their order, and the team for everybody else.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use usher_editor::fresh;
use usher_model::{
    condition::Group,
    ids::{PartId, TeamId},
    steps,
    steps::route_to_team::{DedicatedAgent, Route},
};
use usher_wording::{inspector, values};

use super::super::form::Form;
use super::super::parts::{
    arm::ArmLine,
    items::{ItemList, focus_last, place_of, shift},
    pick::Pick,
    records::Records,
    setting::{Place, Setting},
};
use super::super::words::{say, word};
use crate::ui::prelude::*;

const DEDICATED: [(&str, DedicatedAgent); 3] =
    [("off", DedicatedAgent::Off), ("any", DedicatedAgent::AnyStatus), ("online", DedicatedAgent::Online)];

/// The settings of the step.
#[component]
pub fn RouteToTeam() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<steps::RouteToTeam>();
    let dedicated = settings.get(|step| {
        DEDICATED.into_iter().find(|(_, choice)| *choice == step.dedicated_agent).map(|(code, _)| code.to_owned()).unwrap_or_default()
    });
    let choices = Signal::derive(move || {
        let language = form.ui.language();
        DEDICATED.map(|(code, choice)| Choice::new(code, values::dedicated_agent(choice, language))).to_vec()
    });
    let pick = move |picked: String| {
        if let Some((_, choice)) = DEDICATED.into_iter().find(|(code, _)| *code == picked) {
            settings.set(|step| step.dedicated_agent = choice);
        }
    };
    let keys = settings.get(|step| step.routes.iter().map(|route| route.id.to_string()).collect::<Vec<_>>());
    let list = NodeRef::<html::Div>::new();
    let add = move |()| {
        settings.set(|step| {
            let parts: Vec<PartId> = step.routes.iter().map(|route| route.id.clone()).collect();
            step.routes.push(Route { id: fresh::part(&parts, "route"), name: String::new(), when: Group::default(), team: None });
        });
        focus_last(list);
    };
    let line = Arc::new(move |key: String| view! { <Line key=key keys=keys.into() /> }.into_any());
    view! {
        <div class="section">
            <Setting path="dedicatedAgent" label=word(|words| words.dedicated_first) hint=word(|words| words.dedicated_hint)>
                <RadioGroup choices=choices value=dedicated on_pick=pick look=Look::List />
            </Setting>
        </div>
        <div class="section">
            <h3 class="section__head">{word(|words| words.routes)}</h3>
            <Place path="routes">
                <ItemList keys=keys list=list on_move=move |(from, to)| settings.set(|step| shift(&mut step.routes, from, to)) line=line />
                <div class="section__more">
                    <Button label=word(|words| words.add_route) icon=Glyph::Plus size=Size::Compact on_press=add />
                </div>
                <p class="section__note">{word(|words| words.routes_hint)}</p>
            </Place>
        </div>
        <div class="section">
            <Setting path="defaultTeam" label=word(|words| words.default_team) hint=word(|words| words.default_team_hint)>
                <Pick
                    records=Records::Teams
                    value=settings.get(|step| step.default_team.as_ref().map(ToString::to_string).unwrap_or_default())
                    on_pick=move |id: String| settings.set(|step| step.default_team = TeamId::new(&id).ok())
                    nothing=word(|words| words.no_team)
                />
            </Setting>
        </div>
    }
}

#[component]
fn Line(key: String, keys: Signal<Vec<String>>) -> impl IntoView {
    let settings = Form::get().config::<steps::RouteToTeam>();
    let at = place_of(keys, key.clone());
    let id = StoredValue::new(key);
    let is_this = move |route: &Route| id.with_value(|id| route.id.as_str() == id);
    let name = say(move |language| inspector::route(at.get() + 1, language));
    let label =
        settings.get(move |step| step.routes.iter().find(|route| is_this(route)).map(|route| route.name.clone()).unwrap_or_default());
    let group =
        settings.get(move |step| step.routes.iter().find(|route| is_this(route)).map(|route| route.when.clone()).unwrap_or_default());
    let team = settings.get(move |step| {
        let team = step.routes.iter().find(|route| is_this(route)).and_then(|route| route.team.as_ref());
        team.map(ToString::to_string).unwrap_or_default()
    });
    let write = move |change: &dyn Fn(&mut Route)| {
        settings.set(|step| {
            if let Some(route) = step.routes.iter_mut().find(|route| is_this(route)) {
                change(route);
            }
        });
    };
    let remove = move |()| settings.set(|step| step.routes.retain(|route| !is_this(route)));
    view! {
        <ArmLine
            at=at
            name=name
            label=label
            on_label=move |text: String| write(&|route| route.name.clone_from(&text))
            placeholder=word(|words| words.route_name)
            remove=word(|words| words.remove_route)
            on_remove=remove
            path=Signal::derive(move || format!("routes[{}].when", at.get()))
            when=group
            on_when=move |group: Group| write(&|route| route.when.clone_from(&group))
        >
            <Setting path=Signal::derive(move || format!("routes[{}].team", at.get())) label=word(|words| words.team)>
                <Pick
                    records=Records::Teams
                    value=team
                    on_pick=move |id: String| {
                        let team = TeamId::new(&id).ok();
                        write(&|route| route.team.clone_from(&team));
                    }
                />
            </Setting>
        </ArmLine>
    }
}
