//! Assignee Updated: to whom.

use leptos::prelude::*;
use usher_model::{
    ids::{TeamId, UserId},
    triggers::{self, assignee_updated::AssigneeIs},
};
use usher_wording::values;

use super::super::form::Form;
use super::super::parts::{pick::Pick, records::Records, setting::Setting, starts::Starts};
use super::super::words::word;
use crate::ui::prelude::*;

/// Whom it may look for, in the order in which that is offered.
fn kinds() -> [(&'static str, AssigneeIs); 4] {
    [
        ("anybody", AssigneeIs::Anybody),
        ("user", AssigneeIs::User { user: None }),
        ("team", AssigneeIs::Team { team: None }),
        ("nobody", AssigneeIs::Nobody),
    ]
}

fn code(to: &AssigneeIs) -> &'static str {
    let same = |one: &AssigneeIs| std::mem::discriminant(one) == std::mem::discriminant(to);
    kinds().into_iter().find(|(_, one)| same(one)).map_or("", |(code, _)| code)
}

/// The settings of the trigger.
#[component]
pub fn AssigneeUpdated() -> impl IntoView {
    let form = Form::get();
    let settings = form.config::<triggers::AssigneeUpdated>();
    let kind = settings.get(|trigger| code(&trigger.to));
    let options = Signal::derive(move || {
        let language = form.ui.language();
        kinds().map(|(code, to)| Choice::new(code, values::assignee_is(&to, language))).to_vec()
    });
    let pick = move |picked: String| {
        if let Some((_, to)) = kinds().into_iter().find(|(code, _)| *code == picked && *code != kind.get_untracked()) {
            settings.set(|trigger| trigger.to = to);
        }
    };
    let chosen = settings.get(|trigger| match &trigger.to {
        AssigneeIs::User { user: Some(user) } => user.to_string(),
        AssigneeIs::Team { team: Some(team) } => team.to_string(),
        AssigneeIs::User { user: None } | AssigneeIs::Team { team: None } | AssigneeIs::Anybody | AssigneeIs::Nobody => String::new(),
    });
    let user = move |id: String| settings.set(|trigger| trigger.to = AssigneeIs::User { user: UserId::new(&id).ok() });
    let team = move |id: String| settings.set(|trigger| trigger.to = AssigneeIs::Team { team: TeamId::new(&id).ok() });
    view! {
        <div class="section">
            <Setting path="to" label=word(|words| words.assigned_to)>
                <Select value=Signal::derive(move || kind.get().to_owned()) options=options on_pick=pick />
            </Setting>
            {move || match kind.get() {
                "user" => view! {
                    <Setting path="to.user" label=word(|words| words.user)>
                        <Pick records=Records::Users value=chosen on_pick=user />
                    </Setting>
                }
                .into_any(),
                "team" => view! {
                    <Setting path="to.team" label=word(|words| words.team)>
                        <Pick records=Records::Teams value=chosen on_pick=team />
                    </Setting>
                }
                .into_any(),
                _ => ().into_any(),
            }}
        </div>
        <Starts empty=word(|words| words.any_event) />
    }
}
