//! Branch: the branches in their order, each with its conditions.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use usher_editor::fresh;
use usher_model::{condition::Group, ids::PartId, limits, steps, steps::branch::Arm};
use usher_wording::inspector;

use super::super::form::Form;
use super::super::parts::{
    arm::ArmLine,
    items::{ItemList, focus_last, place_of, shift},
    setting::Place,
};
use super::super::words::{say, word};
use crate::ui::prelude::*;

/// The settings of the step.
#[component]
pub fn Branch() -> impl IntoView {
    let settings = Form::get().config::<steps::Branch>();
    let keys = settings.get(|step| step.branches.iter().map(|arm| arm.id.to_string()).collect::<Vec<_>>());
    let list = NodeRef::<html::Div>::new();
    let add = move |()| {
        settings.set(|step| {
            let parts: Vec<PartId> = step.branches.iter().map(|arm| arm.id.clone()).collect();
            step.branches.push(Arm { id: fresh::part(&parts, "branch"), name: String::new(), when: Group::default() });
        });
        focus_last(list);
    };
    let full =
        Signal::derive(
            move || if keys.with(Vec::len) >= limits::BRANCHES { word(|words| words.enough_branches).get() } else { String::new() },
        );
    let line = Arc::new(move |key: String| view! { <Line key=key keys=keys.into() /> }.into_any());
    view! {
        <div class="section">
            <h3 class="section__head">
                <span>{word(|words| words.branches)}</span>
                <span class="section__end num">{move || format!("{} / {}", keys.with(Vec::len), limits::BRANCHES)}</span>
            </h3>
            <Place path="branches">
                <ItemList keys=keys list=list on_move=move |(from, to)| settings.set(|step| shift(&mut step.branches, from, to)) line=line />
                <div class="section__more">
                    <Button label=word(|words| words.add_branch) icon=Glyph::Plus size=Size::Compact refused=full on_press=add />
                </div>
                <p class="section__note">{word(|words| words.else_hint)}</p>
            </Place>
        </div>
    }
}

#[component]
fn Line(key: String, keys: Signal<Vec<String>>) -> impl IntoView {
    let settings = Form::get().config::<steps::Branch>();
    let at = place_of(keys, key.clone());
    let id = StoredValue::new(key);
    let is_this = move |arm: &Arm| id.with_value(|id| arm.id.as_str() == id);
    let name = say(move |language| inspector::branch(at.get() + 1, language));
    let label = settings.get(move |step| step.branches.iter().find(|arm| is_this(arm)).map(|arm| arm.name.clone()).unwrap_or_default());
    let group = settings.get(move |step| step.branches.iter().find(|arm| is_this(arm)).map(|arm| arm.when.clone()).unwrap_or_default());
    let write = move |change: &dyn Fn(&mut Arm)| {
        settings.set(|step| {
            if let Some(arm) = step.branches.iter_mut().find(|arm| is_this(arm)) {
                change(arm);
            }
        });
    };
    let remove = move |()| settings.set(|step| step.branches.retain(|arm| !is_this(arm)));
    view! {
        <ArmLine
            at=at
            name=name
            label=label
            on_label=move |text: String| write(&|arm| arm.name.clone_from(&text))
            placeholder=word(|words| words.branch_name)
            remove=word(|words| words.remove_branch)
            on_remove=remove
            path=Signal::derive(move || format!("branches[{}].when", at.get()))
            when=group
            on_when=move |group: Group| write(&|arm| arm.when.clone_from(&group))
        />
    }
}
