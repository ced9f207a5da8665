//! A way out that has conditions, as a boxed line of a list: a branch, a route.

use leptos::prelude::*;
use usher_model::condition::Group;

use super::condition::Conditions;
use super::items::{Item, ItemMenu};
use crate::ui::prelude::*;

/// The line: its label, its menu, its conditions, and what else it has.
#[component]
pub fn ArmLine(
    /// Its place, from 0.
    at: Memo<usize>,
    /// What it is called: Branch 2.
    name: Signal<String>,
    /// The label of its port.
    #[prop(into)]
    label: Signal<String>,
    /// Called with the new label.
    #[prop(into)]
    on_label: Callback<String>,
    /// What stands where there is no label.
    placeholder: Signal<String>,
    /// The act that takes it away, in words.
    remove: Signal<String>,
    /// Takes it away.
    #[prop(into)]
    on_remove: Callback<()>,
    /// The path of its conditions, as findings name it.
    #[prop(into)]
    path: Signal<String>,
    /// Its conditions.
    #[prop(into)]
    when: Signal<Group>,
    /// Called with the changed conditions.
    #[prop(into)]
    on_when: Callback<Group>,
    /// What else it has.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <Item at=at name=name boxed=true>
            <div class="item__body">
                <div class="item__head">
                    <TextInput value=label on_input=on_label name=name placeholder=placeholder compact=true />
                    <ItemMenu at=at name=name remove=remove on_remove=on_remove />
                </div>
                <Conditions path=path value=when on_change=on_when />
                {children.map(|children| children())}
            </div>
        </Item>
    }
}
